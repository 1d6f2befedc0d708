"""Settings that hold everywhere. Each of the other files in this folder changes as little as it can."""

from pathlib import Path

from kith.config import environment
from kith.config.databases import database_from, take_bundled_sqlite
from kith.config.mail import mail_from

take_bundled_sqlite()

BASE_DIR = Path(__file__).resolve().parents[3]

SECRET_KEY = environment.SECRET_KEY.text()
DEBUG = False
ALLOWED_HOSTS = environment.HOSTS.items()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules",
    "csp",
    "django_q",
    "kith.base.ui",
    "kith.base.trail",
    "kith.base.accounts",
    "kith.partnership.partnerships",
    "kith.partnership.arrangements",
    "kith.partnership.notices",
    "kith.partnership.documents",
    "kith.partnership.decisions",
    "kith.partnership.contributions",
    "kith.partnership.actions",
    "kith.partnership.plan",
    "kith.partnership.risks",
    "kith.work.processes",
    "kith.work.meetings",
    "kith.work.performance",
    "kith.work.reviews",
    "kith.work.practice_reviews",
    "kith.work.chronologies",
    "kith.work.child_deaths",
    "kith.front.workspace",
    "kith.front.public",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kith.base.accounts.middleware.PrivatePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kith.base.accounts.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kith.base.accounts.middleware.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "kith.config.urls"
WSGI_APPLICATION = "kith.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "kith.config.jinja2.environment",
            "context_processors": ["django.template.context_processors.request"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_from(environment.DATABASE_URL.text(), base=BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What people hand in: a folder that no address leads to, under random names. `uploads` counts what comes in,
# and what is larger than the cap never reaches memory or disk whole.
MEDIA_ROOT = BASE_DIR / environment.FILES.text()
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "kith.partnership.documents.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_MEGABYTES = int(environment.FILE_MEGABYTES.text())
VIRUS_SCANNER = environment.VIRUS_SCANNER.text()

ADDRESS = environment.ADDRESS.text().rstrip("/")
DEFAULT_FROM_EMAIL = environment.EMAIL_FROM.text()
NOTIFY_KEY = ""
NOTIFY_TEMPLATE = ""
NOTIFY_SERVER = ""
vars().update(mail_from(environment.EMAIL_URL.text()))

# Signing in. The rooms’ own rules are in kith/base/accounts.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["kith.base.accounts.hashers.TunedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]

# Everybody uses a second factor. Only an installation of the sample partnerships may do without.
SECOND_FACTOR_REQUIRED = True

ACCOUNT_ADAPTER = "kith.base.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address
ACCOUNT_FORMS = {
    "login": "kith.base.accounts.forms.SignIn",
    "reauthenticate": "kith.base.accounts.forms.PasswordAgain",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip",
    "reset_password_of": "3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "kith.base.accounts.adapters.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "kith.base.accounts.forms.FirstCode",
    "authenticate": "kith.base.accounts.forms.Code",
    "reauthenticate": "kith.base.accounts.forms.CodeAgain",
    "generate_recovery_codes": "kith.base.accounts.forms.NewRecoveryCodes",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kith"
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds either way

# Throttles and used codes must be the same for every process, so the cache is in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cached_item",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# A session ends after 30 minutes without a page and after 12 hours in any case.
SESSION_ENGINE = "kith.base.accounts.sessions"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_LONGEST_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kith.base.ui.errors.csrf_failure"

# What browsers may do with a page. With “no-referrer” they would send “Origin: null” with every form, which
# the check against forged requests refuses; “same-origin” tells other sites as little.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
    }
}

# Jobs are kept in the database, so that a crash loses none. A job may run again, but mail never goes twice:
# the room of notices writes down what it is about to send.
Q_CLUSTER = {
    "name": "kith",
    "orm": "default",
    "workers": 1,
    "timeout": 300,
    "retry": 600,
    "max_attempts": 3,
    "catch_up": False,
    "poll": 2,
    "guard_cycle": 5,
    "log_level": "WARNING",
    "save_limit": 500,
    "label": "Jobs",
}

# No working days besides England's bank holidays, as ISO dates.
EXTRA_HOLIDAYS = environment.EXTRA_HOLIDAYS.items()
