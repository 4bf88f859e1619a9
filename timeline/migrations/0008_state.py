"""The state of the rows in SQLite, which has no name for it of its own."""

from django.db import migrations

from timeline.models.state import triggers, watch


def add_state(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("CREATE TABLE timeline_state (token BLOB NOT NULL)")
        schema_editor.execute("INSERT INTO timeline_state VALUES (randomblob(16))")
        watch(schema_editor, tables(apps))


def drop_state(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, _, _ in triggers(tables(apps)):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        schema_editor.execute("DROP TABLE timeline_state")


def tables(apps):
    models = apps.get_app_config("timeline").get_models(include_auto_created=True)
    return sorted(model._meta.db_table for model in models)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0007_report")]
    operations = [migrations.RunPython(add_state, drop_state)]
