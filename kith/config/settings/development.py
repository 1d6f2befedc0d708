"""Settings for a machine that shows the sample partnerships or that Kith is built on."""

from kith.config.settings.base import *  # noqa: F403
from kith.config.settings.base import INSTALLED_APPS, SECRET_KEY

SECRET_KEY = SECRET_KEY or "sample-partnerships-only-never-real-records-0123456789"
INSTALLED_APPS = [*INSTALLED_APPS, "kith.front.demo"]
SECOND_FACTOR_REQUIRED = False
