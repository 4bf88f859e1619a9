"""Editions, whether sources differ, and what readers saw change: new columns, filled by the rules that keep them."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models

from timeline.curation.differing import differs
from timeline.curation.editions import editions_of, tellings_of
from timeline.curation.readers import seen_of, touched_by


def fill(apps, schema_editor):
    write_editions(apps.get_model("timeline", "Event"), apps.get_model("timeline", "Edition"))
    note_corrections(*(apps.get_model("timeline", name) for name in ("Event", "Revision", "Citation")))


def write_editions(events, editions):
    events.objects.update(changed_at=models.F("updated_at"))
    for event in events.objects.iterator():
        citations = event.citations.select_related("article").defer("article__text").prefetch_related("claims")
        rows = list(citations.order_by("article__published_on", "article_id", "start", "pk"))
        names = [*event.actors.values_list("name", flat=True), *event.places.values_list("name", flat=True)]
        events.objects.filter(pk=event.pk).update(sources_differ=differs(tellings_of(rows)))
        editions.objects.bulk_create(editions(event=event, **fields) for fields in editions_of(event, rows, names))


def note_corrections(events, revisions, citations):
    """From the last act back to the first, so that the status that an act left is known where it changed none."""
    now = dict(events.objects.values_list("pk", "status"))
    homes = dict(citations.objects.values_list("pk", "event_id"))
    for revision in revisions.objects.order_by("-pk").iterator(chunk_size=200):
        touched = touched_by(revision.changes, homes)
        revision.corrects.set(seen_of(touched, now).corrected)
        now |= {pk: event.was["status"] if event.was else "draft" for pk, event in touched.items() if event.own}


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
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
