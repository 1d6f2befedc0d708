"""The end of an empty chain, and the triggers that refuse every change to an entry."""

from django.db import migrations

from kith.base.trail import locks


def begin(apps, schema_editor):
    apps.get_model("trail", "Head").objects.using(schema_editor.connection.alias).create(pk=1, length=0, hash="")
    locks.put_up(schema_editor.connection)


def undo(apps, schema_editor):
    locks.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(begin, undo)]
