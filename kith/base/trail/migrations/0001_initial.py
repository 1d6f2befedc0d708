"""First tables."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('sequence', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor_person', models.CharField(blank=True, max_length=64)),
                ('actor_name', models.TextField()),
                ('actor_appointment', models.CharField(blank=True, max_length=64)),
                ('partnership', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('change', 'Change'), ('read', 'Read'), ('export', 'Export')], max_length=10)),
                ('deed', models.CharField(max_length=100)),
                ('subject_kind', models.CharField(max_length=100)),
                ('subject_id', models.CharField(max_length=64)),
                ('subject_title', models.TextField(blank=True)),
                ('old', models.JSONField(null=True)),
                ('new', models.JSONField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('previous_hash', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['sequence'],
                'indexes': [models.Index(fields=['subject_kind', 'subject_id', '-sequence'], name='trail_entry_by_subject'), models.Index(fields=['partnership', '-sequence'], name='trail_entry_by_partnership'), models.Index(fields=['actor_person', '-sequence'], name='trail_entry_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='trail_entry_sequence_from_one'), models.CheckConstraint(condition=models.Q(('kind__in', ['change', 'read', 'export'])), name='trail_entry_kind_known'), models.CheckConstraint(condition=models.Q(('deed', ''), _negated=True), name='trail_entry_deed_stated')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('length', models.BigIntegerField(default=0)),
                ('hash', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='trail_head_single')],
            },
        ),
    ]
