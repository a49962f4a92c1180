"""All addresses. What belongs to a school lies under its slug; the other first segments are in settings.RESERVED_SLUGS."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from core.admin import show_only_ours

show_only_ours()

handler500 = "core.trouble.server_error"

urlpatterns = [
    path("", include("schools.site_urls")),
    path("", include("core.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    # Support staff sign in like everybody else: rate limits and the second factor hold for the admin too.
    path(f"{settings.ADMIN_PATH}/login/", secure_admin_login(admin.site.login)),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("t/", include("partnerships.link_urls")),
    path("k/", include("collaboration.feed_urls")),
    path("t/", include("collaboration.link_urls")),
    path("t/", include("inclusion.link_urls")),
    path("<slug:school_slug>/", include("schools.urls")),
    path("<slug:school_slug>/", include("partnerships.urls")),
    path("<slug:school_slug>/", include("collaboration.urls")),
    path("<slug:school_slug>/", include("inclusion.urls")),
]
