"""Production: PostgreSQL, Redis, a mail server, HTTPS in front. Every secret comes from the environment; whatever is missing or
weak stops the start with a sentence."""

from config import env
from config.settings.base import *
from config.settings.base import CONTENT_SECURITY_POLICY, STORAGES

if env.flag("DEBUG", False):
    raise env.ConfigError("DEBUG cannot be on in production: error pages would show settings and data. Remove DEBUG.")
DEBUG = False

SECRET_KEY = env.secret_key("SECRET_KEY")
FIELD_KEYS = env.field_keys("FIELD_KEYS")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
SITE_URL = env.site_url("SITE_URL", https=True)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ADMIN_PATH = env.path_segment("ADMIN_PATH")
if ADMIN_PATH == "admin":
    raise env.ConfigError(
        "ADMIN_PATH must not be admin: that is the first address a robot tries. Choose a word of your own."
    )

DATABASES = {"default": env.database("DATABASE_URL")}
if not DATABASES["default"]["ENGINE"].endswith("postgresql"):
    raise env.ConfigError(
        "DATABASE_URL must name a PostgreSQL database in production; SQLite serves one machine without other services."
    )
CELERY_BROKER_URL = env.broker("REDIS_URL", guarded=True)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.integer("EMAIL_PORT", 587, least=1)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and env.flag("EMAIL_USE_TLS", True)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL")

# HTTPS ends at the proxy, which must set X-Forwarded-Proto itself and drop what a client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT", 1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]  # asked from inside, without HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "upgrade-insecure-requests": True}}

if env.text("S3_BUCKET", ""):
    STORAGES = {**STORAGES, "default": {**STORAGES["default"], "OPTIONS": {"inner": env.object_storage()}}}
# Static files are nobody's secret, and the proxy runs as another user; private ones stay 0600.
_static = {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage", "OPTIONS": _static},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
