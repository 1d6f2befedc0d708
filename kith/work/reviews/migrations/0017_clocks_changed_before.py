"""What was done to clocks before a second person was asked stays as it was: who made it stands as who
confirmed it."""

from django.db import migrations
from django.db.models import F


def confirm_what_held(apps, schema_editor):
    changes = apps.get_model("reviews", "ClockChange").objects.filter(confirmed_at__isnull=True)
    changes.update(confirmed_at=F("made_at"), confirmed_by=F("made_by"))


class Migration(migrations.Migration):
    dependencies = [("reviews", "0016_second_person_for_clocks")]

    operations = [migrations.RunPython(confirm_what_held, migrations.RunPython.noop)]
