from django.db import migrations, models


class Migration(migrations.Migration):
    """A form sent twice opens one case; and a conflict names who put it on record, who does not lift it."""

    dependencies = [
        ("reviews", "0001_first_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="form_key",
            field=models.CharField(blank=True, editable=False, max_length=16, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="caseconflict",
            name="declared_by_person",
            field=models.CharField(blank=True, max_length=16),
        ),
    ]
