"""Quarterly reports, and the trigger that refuses to change one."""

import django.db.models.deletion
import kith.base.kernel.ids
from django.db import migrations, models

from kith.work.performance.reports import locks


def put_up(apps, schema_editor):
    locks.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    locks.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("arrangements", "0001_initial"),
        ("partnerships", "0001_initial"),
        ("performance", "0004_children_covered"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuarterlyReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=kith.base.kernel.ids.public_id, editable=False, max_length=16, unique=True),
                ),
                ("period_from", models.DateField()),
                ("issue", models.PositiveSmallIntegerField(default=1)),
                ("because", models.TextField(blank=True)),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("frozen_on", models.DateField()),
                ("frozen_at", models.DateTimeField()),
                ("frozen_by", models.CharField(max_length=200)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quarterly_reports",
                        to="arrangements.group",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quarterly_reports",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "quarterly report",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "group", "period_from", "issue"),
                        name="quarterly_report_issue_once",
                        violation_error_message="That issue of the report is frozen already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issue", 1), models.Q(("because", ""), _negated=True), _connector="OR"),
                        name="quarterly_report_again_for_a_reason",
                        violation_error_message="Say why the report is frozen again.",
                    ),
                ],
            },
        ),
        migrations.RunPython(put_up, take_down),
    ]
