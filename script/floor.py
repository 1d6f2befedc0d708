"""The floor: a bare Django page that shows 30 rows from one query to somebody who is signed in.

It has the same server, database, middleware of Django's own and template engine as Kith, and nothing else.
`python script/floor.py` makes its tables and rows and prints the cookie to ask with.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kith.config.databases import database_from, take_bundled_sqlite

take_bundled_sqlite()

from django.conf import settings  # noqa: E402

ROWS = 30

settings.configure(
    SECRET_KEY="measuring-only",
    ALLOWED_HOSTS=["127.0.0.1"],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    ROOT_URLCONF="floor",
    DATABASES={"default": database_from(os.environ["FLOOR_DATABASE_URL"], base=Path.cwd())},
    TEMPLATES=[
        {"BACKEND": "django.template.backends.jinja2.Jinja2", "OPTIONS": {"environment": "floor.environment"}}
    ],
    USE_TZ=True,
    TIME_ZONE="Europe/London",
)

import django  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><p>Signed in as {{ request.user.username }}</p>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{{ csrf_token }}"></form>
<table><caption>{{ title }}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Since</th></tr></thead><tbody>
{% for row in rows %}<tr>
<th scope="row"><a href="/{{ row.pk }}">{{ row.first_name }} {{ row.last_name }}</a></th>
<td>{{ row.email }}</td><td>{{ row.date_joined.strftime("%d %B %Y") }}</td></tr>
{% endfor %}</tbody></table></body></html>"""


def environment(**options):
    """Return the plain Jinja2 environment of the one page."""
    from jinja2 import DictLoader, Environment

    return Environment(**{**options, "loader": DictLoader({"page.jinja": PAGE})})


@login_required
def page(request):
    """Show the rows."""
    from django.contrib.auth.models import User

    rows = User.objects.order_by("last_name", "pk")[:ROWS]
    return render(request, "page.jinja", {"title": "Thirty rows", "rows": rows})


urlpatterns = [path("", page)]

application = get_wsgi_application()


def main() -> None:
    """Make the tables, the rows and a session, and print the session's cookie."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    people = (
        User(
            username=f"person-{n}", first_name="Willow", last_name=f"Number {n}", email=f"p{n}@floor.example"
        )
        for n in range(ROWS)
    )
    User.objects.bulk_create(people)
    client = Client()
    client.force_login(User.objects.get(username="person-0"))
    print("; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items()))


if __name__ == "__main__":
    sys.modules["floor"] = sys.modules["__main__"]
    django.setup()
    main()
