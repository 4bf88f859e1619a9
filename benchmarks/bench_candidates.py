"""How long does it take to find what a new article tells again among 10,000 events? In a database of its own."""

import os
import subprocess
import sys
import tempfile

from benchmarks.texts import ROOT


def main() -> None:
    """The database is removed afterwards; BENCH_DATABASE_URL names another, which must be empty."""
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/events.sqlite3")
        environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
        command = [sys.executable, "-m", "benchmarks.candidates_among"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
