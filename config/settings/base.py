"""Settings that hold everywhere. dev, test and prod add what differs; nothing here reads a secret."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
"""Everything the program writes lies under here."""

# --- Applications -----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "core",
    "schools",
    "partnerships",
    "collaboration",
    "inclusion",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "js_lib_bootstrap5",
    "tablericons",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.PrivatePageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.middleware.SignOutMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.middleware.RefusalMiddleware",
    "schools.middleware.SchoolMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ADMIN_PATH = env.path_segment("ADMIN_PATH", "dukungan")
RESERVED_SLUGS = frozenset(
    {
        "accounts",
        "aplikasi",
        "healthz",
        "i18n",
        "k",
        "l",
        "metrics",
        "profil",
        "static",
        "t",
        "ui",
        "undangan",
        "v",
        ADMIN_PATH,
    }
)
"""First segments of addresses that are no school; a school may not take one as its slug."""

SHOW_GALLERY = False
"""The component gallery at /ui/ for everybody; support staff always see it."""

TENANT_MODEL = "schools.School"
"""What `core` means by a tenant (docs/adr/0003)."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.shell",
                "schools.context.people",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
FORM_RENDERER = "core.form_renderer.Renderer"
FORMS_URLFIELD_ASSUME_HTTPS = True  # Django 6.0's behaviour

# --- Data -------------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["models.W040"]  # SQLite leaves out the extra columns of an index, which only makes it slower

# Only the counters that slow down password guessing are cached. They live in the database so that all web machines share
# them and so that a Redis that is down or hangs never stands between a person and the sign-in page. `createcachetable` makes
# the table. Pages are never cached.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

PRIVATE_ROOT = VAR_DIR / "private"
"""Documents and attachments. No web address leads here: a view with its policy hands each file out."""

STATIC_URL = "static/"
STATIC_ROOT: Path | None = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "core.sealed_storage.SealedStorage",
        "OPTIONS": {
            "inner": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
            }
        },
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nobody else's pages use our files
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
BACKUP_KEYS = env.field_keys("BACKUP_KEYS") if env.text("BACKUP_KEYS", "") else ()
"""Keys of `manage.py backup`, the writing one first; none, no backup by this command."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440  # form fields without files, bytes
UPLOAD_MAX_BYTES = 15 * 1024 * 1024
"""Largest single upload. The proxy in front holds the same limit."""
DISK_RESERVE_MB = env.integer("DISK_RESERVE_MB", 2_048)
"""Below so many MiB, and below a tenth of the disk, no file comes in (core.disk); 0, no reserve."""
SCHOOL_QUOTA_MB = env.integer("SCHOOL_QUOTA_MB", 20_480)
"""How many MiB of attachments a school may keep; 0, no limit."""
CLAMD_SOCKET = env.text("CLAMD_SOCKET", "")
CLAMD_HOST, CLAMD_PORT = env.text("CLAMD_HOST", ""), env.integer("CLAMD_PORT", 3310, least=1)
"""Where ClamAV listens, by socket or by network; neither, and files are not scanned (core.scanner)."""
CLAMD_REQUIRED = env.flag("CLAMD_REQUIRED", True)
"""While the scanner is silent: on, uploads are refused; off, they are taken in, marked, and looked at later."""
CLAMD_TIMEOUT = 20  # seconds

DEMO_DATA = False
"""Whether `load_demo` may run: it makes accounts whose password everybody knows."""

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "schools.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {  # ... and what people in Indonesian schools like to choose
        "NAME": "django.contrib.auth.password_validation.CommonPasswordValidator",
        "OPTIONS": {"password_list_path": BASE_DIR / "schools" / "data" / "common_passwords.lst"},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "schools.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_UNIQUE_EMAIL = True
# Nobody signs up: accounts come from an invitation that was opened from the mailbox, so the address is proven already.
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = None  # the sign-in page asks; unticked, the session ends with the browser
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# A whole school shares one address on the internet: wide by address, narrow by account.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT", 0)
SECOND_FACTOR_REQUIRED = True
"""Whether roles that keep accounts or see plans must set up a second factor before they see their school."""
MFA_ADAPTER = "schools.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True  # a passkey asks for finger, face or PIN: two steps in one
MFA_TOTP_ISSUER = "Guyub"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True  # htmx takes the token from the page, not from the cookie
CSRF_COOKIE_SAMESITE = "Lax"

# --- What a browser may do with our pages -----------------------------------------------------------------------------

CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not no-referrer: over https Django's CSRF check reads Origin or Referer, and browsers send `Origin: null` under no-referrer.
# same-origin keeps addresses, scoped links among them, from every other site.
SECURE_REFERRER_POLICY = "same-origin"

# --- Language and time ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # moments are kept in UTC; the school's zone is activated for each request

# --- Mail -------------------------------------------------------------------------------------------------------------

SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000")
"""Base of every link in a mail or a document; never taken from a request's Host header."""
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 15  # seconds; Django's default waits for ever
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Guyub <guyub@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""

# --- Queue ------------------------------------------------------------------------------------------------------------
# Frozen in tests/config/test_queue.py; reliability rests on these.

CELERY_BROKER_URL = env.broker("REDIS_URL", f"unix://{VAR_DIR / 'valkey.sock'}")
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TIMEZONE = "UTC"
CELERY_TASK_DEFAULT_QUEUE = "guyub"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True  # rows count their attempts, so a task that kills its worker is parked
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
VISIBILITY_TIMEOUT = 300  # seconds until an unacknowledged message is handed out again
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_TASK_TIME_LIMIT = 240  # below the visibility timeout, or a slow task would run twice at once
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # KiB: should a child grow, two must fit into deploy/'s 1 GiB
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_PUBLISH_RETRY = False  # a web request rings once and goes on; the sweep rings again
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_TIMEOUT,
    "unacked_restore_interval": 5,  # kombu's defaults wait 10 s x 10
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,  # a Redis that accepts and never answers would hang the web request for ever
    "socket_connect_timeout": 2,
    "max_retries": 0,  # a refused ring fails at once instead of after 2 s; workers reconnect by rules of their own
}
SWEEP_SECONDS = env.integer("SWEEP_SECONDS", 60, least=1)
MAIL_LEASE_SECONDS = 900  # how long a worker may hold a message before another one may take it over
RING_AGAIN_SECONDS = 60  # rows younger than this have been rung for already; the sweep leaves them alone
CELERY_BEAT_SCHEDULE = {
    # expires: ticks that waited out a stopped worker are dropped; one sweep does the work of all of them.
    "sweep": {"task": "core.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
}

METRICS_TOKEN = env.token("METRICS_TOKEN")
"""Who sends it as `Authorization: Bearer …` may read /metrics; empty, nobody may."""

# --- Log --------------------------------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"keys": {"()": "core.logs.StrikeKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["keys"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
