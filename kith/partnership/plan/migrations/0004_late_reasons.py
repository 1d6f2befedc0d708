"""Keep why something is late, and why an objective is completed without its milestones."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_children_covered")]

    operations = [
        migrations.AddField(
            model_name="objective",
            name="completed_without",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="LateReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="late_reasons",
                        to="plan.milestone",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="late_reasons",
                        to="plan.objective",
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="late_reasons",
                        to="plan.update",
                    ),
                ),
            ],
            options={
                "verbose_name": "late reason",
                "verbose_name_plural": "late reasons",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("milestone__isnull", True), ("objective__isnull", False)),
                            models.Q(("milestone__isnull", False), ("objective__isnull", True)),
                            _connector="OR",
                        ),
                        name="late_reason_of_one_thing",
                        violation_error_message="A reason belongs to an objective or to a milestone.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="late_reason_says_something",
                        violation_error_message="What is late has its reason.",
                    ),
                ],
            },
        ),
    ]
