"""A trail with nothing in it: the samples have filled the one that every test stands on."""

import pytest


@pytest.fixture(autouse=True)
def _empty_trail(request):
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if commits else "db")
    from django.db import connection

    from kith.base.trail import locks
    from kith.base.trail.models import Entry, Head

    locks.take_down(connection)
    Entry.objects.all().delete()
    Head.objects.update(length=0, hash="", changed="", facts="")
    locks.put_up(connection)
