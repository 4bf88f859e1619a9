"""The controlled list of categories, and the full-text index of either database."""

from django.db import migrations

CATEGORIES = [
    ("conflict", "Attacks, fighting, military operations"),
    ("diplomacy", "Talks, visits, resolutions, agreements between states or parties"),
    ("politics", "Elections, governments, parliaments, parties"),
    ("disaster", "Accidents and natural catastrophes"),
    ("science", "Research, space, technology"),
    ("business", "Companies, markets, the economy"),
    ("justice", "Courts, crime, police, law"),
    ("health", "Medicine, epidemics, humanitarian need"),
    ("sport", "Matches, records, competitions"),
    ("protest", "Demonstrations, strikes, boycotts"),
    ("other", "Anything else"),
]

SQLITE = [
    """CREATE VIRTUAL TABLE timeline_event_fts USING fts5(
        title, summary, quotes, content='timeline_eventtext', content_rowid='event_id',
        tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER timeline_eventtext_added AFTER INSERT ON timeline_eventtext BEGIN
        INSERT INTO timeline_event_fts(rowid, title, summary, quotes)
        VALUES (new.event_id, new.title, new.summary, new.quotes); END""",
    """CREATE TRIGGER timeline_eventtext_removed AFTER DELETE ON timeline_eventtext BEGIN
        INSERT INTO timeline_event_fts(timeline_event_fts, rowid, title, summary, quotes)
        VALUES ('delete', old.event_id, old.title, old.summary, old.quotes); END""",
    """CREATE TRIGGER timeline_eventtext_changed AFTER UPDATE ON timeline_eventtext BEGIN
        INSERT INTO timeline_event_fts(timeline_event_fts, rowid, title, summary, quotes)
        VALUES ('delete', old.event_id, old.title, old.summary, old.quotes);
        INSERT INTO timeline_event_fts(rowid, title, summary, quotes)
        VALUES (new.event_id, new.title, new.summary, new.quotes); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER timeline_eventtext_added", "DROP TRIGGER timeline_eventtext_removed",
    "DROP TRIGGER timeline_eventtext_changed", "DROP TABLE timeline_event_fts",
]
POSTGRESQL = [
    """CREATE INDEX timeline_eventtext_words ON timeline_eventtext USING gin
        (to_tsvector('english', title || ' ' || summary || ' ' || quotes))""",
]
POSTGRESQL_BACK = ["DROP INDEX timeline_eventtext_words"]


def add_categories(apps, schema_editor):
    rows = apps.get_model("timeline", "Category").objects
    for position, (slug, description) in enumerate(CATEGORIES):
        rows.get_or_create(
            slug=slug,
            defaults={"name": slug.capitalize(), "description": description, "icon": slug, "position": position},
        )


def add_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]
    operations = [
        migrations.RunPython(add_categories, migrations.RunPython.noop),
        migrations.RunPython(add_index, drop_index),
    ]
