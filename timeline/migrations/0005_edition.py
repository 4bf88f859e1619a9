"""Editions, whether sources differ, and what readers saw change. The next migration fills them."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0004_titles_and_apart'),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True, editable=False, help_text='When readers last saw it change.'),
        ),
        migrations.AddField(
            model_name='event',
            name='sources_differ',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='revision',
            name='corrects',
            field=models.ManyToManyField(blank=True, related_name='corrections', to='timeline.event'),
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edtf', models.CharField(blank=True, default='', help_text='2023-11-24, 2023-11 or 2011/..; or nothing', max_length=40, verbose_name='date (EDTF)')),
                ('earliest', models.DateField(blank=True, db_index=True, editable=False, null=True)),
                ('latest', models.DateField(blank=True, db_index=True, editable=False, null=True)),
                ('precision', models.CharField(choices=[('day', 'day'), ('week', 'week'), ('month', 'month'), ('season', 'season'), ('year', 'year'), ('decade', 'decade'), ('range', 'range'), ('unknown', 'unknown')], default='unknown', editable=False, max_length=8)),
                ('modality', models.CharField(choices=[('happened', 'Happened'), ('ongoing', 'Ongoing'), ('planned', 'Planned'), ('conditional', 'Conditional'), ('denied', 'Denied')], default='happened', max_length=12)),
                ('known_from', models.DateField()),
                ('known_until', models.DateField(null=True)),
                ('complete', models.BooleanField()),
                ('title', models.CharField(max_length=200)),
                ('sources_differ', models.BooleanField(default=False)),
                ('words', models.TextField(default='')),
                ('sorts_on', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('earliest', 'latest'), output_field=models.DateField(null=True))),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='timeline.event')),
            ],
            options={
                'ordering': ('event_id', 'known_from'),
                'constraints': [models.UniqueConstraint(fields=('event', 'known_from'), name='edition_once_a_day')],
            },
        ),
    ]
