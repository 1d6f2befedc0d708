"""Keep who closed an action, as the trail tells it of those that wait to be confirmed."""

from django.db import migrations, models


def fill_in(apps, schema_editor):
    """Say of each action that waits to be confirmed who closed it last."""
    actions, entries = apps.get_model("actions", "Action"), apps.get_model("trail", "Entry")
    for action in actions.objects.filter(state="to-confirm"):
        told = entries.objects.filter(subject_kind="action", subject_id=action.public_id)
        last = told.filter(deed="closed action").order_by("-sequence").first()
        action.closer_id_used = last.actor_person if last else ""
        action.save(update_fields=["closer_id_used"])


class Migration(migrations.Migration):
    dependencies = [
        ("actions", "0003_closed_by_two"),
        ("trail", "0002_written_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="closer_id_used",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
