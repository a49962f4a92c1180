"""One machine, no other service: development and the demo. Needs nothing in the environment."""

from config import env
from config.settings.base import *
from config.settings.base import VAR_DIR

DEBUG = env.flag("DEBUG", True)
SECRET_KEY = env.local_secret(VAR_DIR / "secret_key")
FIELD_KEYS = env.field_keys("FIELD_KEYS", VAR_DIR / "field_key")
BACKUP_KEYS = env.field_keys("BACKUP_KEYS", VAR_DIR / "backup_key")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])

SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", False)  # everybody tries the demo's accounts
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost

SHOW_GALLERY = True
DEMO_DATA = True

# Static files straight from their apps, so that nothing has to be collected first.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
# Each is read anew, with DEBUG off too: the demo runs for days while somebody edits a stylesheet.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 0

# Mail goes to files under VAR_DIR; name a mail catcher such as Mailpit to see it there.
if env.text("EMAIL_HOST", ""):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("EMAIL_HOST")
    EMAIL_PORT = env.integer("EMAIL_PORT", 1025, least=1)
