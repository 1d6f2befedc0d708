"""Settings that hold everywhere. Each of the other files in this folder changes as little as it can."""

from pathlib import Path

from kith.config import environment
from kith.config.databases import database_from, take_bundled_sqlite

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
    "kith.base.ui",
    "kith.base.trail",
    "kith.base.accounts",
    "kith.partnership.partnerships",
    "kith.partnership.arrangements",
    "kith.partnership.decisions",
    "kith.front.workspace",
    "kith.front.public",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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

AUTH_USER_MODEL = "accounts.Account"

# No working days besides England's bank holidays, as ISO dates.
EXTRA_HOLIDAYS = environment.EXTRA_HOLIDAYS.items()
