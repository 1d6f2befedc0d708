"""A case that waits for its decision holds none; apart from the step before, which changes rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_case_steps")]

    operations = [
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "received"), _negated=True)
                | models.Q(("decided_because", ""), ("decided_on__isnull", True)),
                name="case_received_without_a_decision",
                violation_error_message="A case that waits for its decision holds none.",
            ),
        ),
    ]
