"""Fields for regency and province that offer the official list and mend what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from schools.models import Region
from schools.regions import mended_province, mended_regency, names_of


class Suggested(forms.TextInput):
    """A text field with a list of suggestions that the browser offers; any other text may be typed as well."""

    def __init__(self, options: Callable[[], list[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.options = options

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The input and, when there are suggestions, the list to which it points."""
        names = self.options()
        list_id = f"{(attrs or {}).get('id', name)}-daftar"
        given = {**(attrs or {}), **({"list": list_id, "autocomplete": "off"} if names else {})}
        field = super().render(name, value, given, renderer)
        if not names:
            return field
        return format_html(
            '{}<datalist id="{}">{}</datalist>',
            field,
            list_id,
            format_html_join("", '<option value="{}">', ((n,) for n in names)),
        )


def regencies() -> list[str]:
    """Every regency and city of the list."""
    return names_of(Region.Level.REGENCY)


def provinces() -> list[str]:
    """Every province of the list."""
    return names_of(Region.Level.PROVINCE)


class RegionFields(forms.BaseForm):
    """Mix-in for forms with the fields `regency` and `province`: they offer the list and take its spelling."""

    def offer_regions(self) -> None:
        """Put the list behind the two fields. Call it in `__init__`."""
        for name, options in (("regency", regencies), ("province", provinces)):
            field = self.fields[name]
            field.widget = Suggested(options, {**field.widget.attrs, "maxlength": "100"})

    def mend_regions(self, data: dict[str, Any]) -> None:
        """Write regency and province as the list does, the province also where only the regency was typed. Call it in `clean`."""
        if "regency" in data:
            data["regency"] = mended_regency(data["regency"], data.get("province", ""))
        if "province" in data:
            data["province"] = mended_province(data["province"], data.get("regency", ""))
