"""What does the database stand at? A word that is another one as soon as anything at all was committed."""

import sqlite3
from itertools import count
from pathlib import Path
from threading import Lock

from django.db import connection

_numbers = count(1)
_lock = Lock()
_watches: dict[tuple[int, int], tuple[int, sqlite3.Connection]] = {}
"""By device and inode of a database file: the number and the connection of who watches it in this process."""


def state_of_rows() -> str | None:
    """Where two answers are equal, whatever is read between them is what stands. None where nobody can tell.

    That is within a transaction, which sees what it wrote itself, and of a database in memory.
    """
    if connection.in_atomic_block:
        return None
    return _of_postgresql() if connection.vendor == "postgresql" else state_of_file(connection.settings_dict["NAME"])


def state_of_file(name: str | Path) -> str | None:
    """That of a SQLite database, None of what is no file or no database.

    Its ``data_version`` counts what others committed, for one connection: it needs one that writes nothing. A file that
    was put in the place of the old one has another inode, or another time of its last change.
    """
    path = Path(name)
    try:
        file = path.stat()
        with _lock:
            number, watch = _watches.get((file.st_dev, file.st_ino)) or _watch(path, (file.st_dev, file.st_ino))
            version = watch.execute("PRAGMA data_version").fetchone()[0]
    except (OSError, sqlite3.Error):
        return None
    return f"{number}.{version}.{file.st_mtime_ns}"


def _of_postgresql() -> str:
    """Equal snapshots see the same transactions (PostgreSQL 15, 9.27.9); those of other databases count too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def _watch(path: Path, file: tuple[int, int]) -> tuple[int, sqlite3.Connection]:
    while _watches:
        _watches.popitem()[1][1].close()
    # Read and write, though it only reads: the last one to leave a database writes back its log, if it may.
    opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, check_same_thread=False)
    _watches[file] = next(_numbers), opened
    return _watches[file]
