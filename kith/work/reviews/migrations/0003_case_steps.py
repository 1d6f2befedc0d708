"""Steps of cases with their words; what is decided so far becomes one, and a case that waits holds none."""

from datetime import UTC, datetime, time

import django.db.models.deletion
from django.db import migrations, models

NOT_KNOWN = "Not told before steps were kept; the trail names them"


def keep_decisions(apps, schema_editor):
    """Keep each decision on record as a step, and clear those of cases that are looked at again."""
    case_step, case = apps.get_model("reviews", "CaseStep"), apps.get_model("reviews", "Case")
    for one in case.objects.filter(decided_on__isnull=False).exclude(decided_because=""):
        case_step.objects.create(
            case=one,
            kind="notified" if one.sent_on else "not-notified",
            words=one.decided_because,
            taken_on=one.decided_on,
            taken_at=datetime.combine(one.decided_on, time(12), tzinfo=UTC),
            taken_by=NOT_KNOWN,
        )
    case.objects.filter(state="received").update(decided_on=None, decided_because="")


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0002_one_form_one_case"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("notified", "The Panel was notified"),
                            ("not-notified", "It was not notified"),
                            ("looked-again", "It was looked at again"),
                            ("recalled", "A return was taken back"),
                            ("reported", "The report was sent to the Panel"),
                            ("answered", "The Panel answered"),
                            ("ended", "The case was ended"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.TextField()),
                ("taken_on", models.DateField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps_in_cases",
                        to="partnerships.body",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="reviews.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "case step",
                "verbose_name_plural": "case steps",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="case_step_with_its_words",
                        violation_error_message="A step of a case keeps its words.",
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="scrutinycomment",
            name="also",
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(keep_decisions, migrations.RunPython.noop),
    ]
