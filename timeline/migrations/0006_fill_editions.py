"""What the rows that are there say of each day, by the rules that keep it from now on.

Apart from the columns themselves: PostgreSQL makes no index on a table whose rows the same transaction changed.
"""

from django.db import migrations, models

from timeline.curation.differing import differs
from timeline.curation.editions import editions_of
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
        events.objects.filter(pk=event.pk).update(sources_differ=differs(rows))
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
        ('timeline', '0005_edition'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
