"""What does the database stand at? A word that is another one as soon as anything that pages show was committed."""

from collections.abc import Iterable

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_STATE = {
    "sqlite": "SELECT hex(token) FROM timeline_state",
    # Equal snapshots of one server see the same transactions (PostgreSQL 15, 9.27.9). They may come again after a
    # restore, with another start of the server; and on a standby they do not name what is still in progress.
    "postgresql": """SELECT CASE WHEN NOT pg_is_in_recovery()
        THEN pg_current_snapshot()::text || pg_postmaster_start_time() END""",
}
_TRIGGER = """CREATE TRIGGER IF NOT EXISTS "{name}" AFTER {act} ON "{table}" BEGIN
    UPDATE timeline_state SET token = randomblob(16); END"""


def state_of_rows() -> str | None:
    """Where two answers are equal, whatever is read between them is what stands.

    None where nobody can tell: within a transaction, which sees what it wrote itself, and on a standby server.
    """
    if connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_STATE[connection.vendor])
        return cursor.fetchone()[0]


def watch(schema_editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Have each row written to SQLite give its state another name, drawn at random: one that comes back was restored.

    For migrations; one that makes a table anew, as Django does to alter it, ends with this.
    """
    for name, act, table in triggers(tables):
        schema_editor.execute(_TRIGGER.format(name=name, act=act, table=table))


def triggers(tables: Iterable[str]) -> list[tuple[str, str, str]]:
    """Name, act and table of each."""
    return [(f"{table}_state_{act.lower()}", act, table) for table in tables for act in ("INSERT", "UPDATE", "DELETE")]
