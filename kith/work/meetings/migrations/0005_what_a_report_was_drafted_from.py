"""Keep what a report was drafted from, so that a draft can be brought up to date without losing words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_two_people_open_a_closed_item")]

    operations = [
        migrations.AddField(
            model_name="groupreport",
            name="drafted_words",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
