"""Addresses behind scoped links, of no school: parents and providers without an account."""

from django.urls import URLPattern

app_name = "inclusion_links"

urlpatterns: list[URLPattern] = []
