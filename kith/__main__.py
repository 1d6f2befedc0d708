"""`python -m kith …`: every command of Kith, those of Django among them."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0].replace("__main__.py", "kith"), *sys.argv[1:]])


if __name__ == "__main__":
    main()
