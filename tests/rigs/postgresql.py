"""How do tests get a real PostgreSQL? ``python -m tests.rigs.postgresql -- COMMAND…`` runs the command beside one.

The cluster is made for that one command, in a folder of its own, on a free port of the loopback interface, and is
gone afterwards. The command finds its address as DATABASE_URL and as TEST_DATABASE_URL; where TEST_DATABASE_URL is set
already, that server is used instead and nothing is started.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from tests.rigs import programs

PREFIX = "timeline-postgresql-"
ACCOUNT = "postgres"
"""Runs the server when we are root, as whom PostgreSQL refuses to run; Debian's package makes the account."""
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "''",
    "max_connections": "60",
    "statement_timeout": "60s",
}
"""Losing the rows of a test in a crash costs nothing, so nothing waits for the disk. A query that the planner misjudges
fails by itself, with its test named, instead of holding up everything."""


def main(arguments: list[str]) -> int:
    """Run the command that follows ``--``; its exit status, 128 + the signal's number when a signal ended us."""
    command = arguments[arguments.index("--") + 1 :] if "--" in arguments else arguments
    if not command:
        print("What shall run beside PostgreSQL? python -m tests.rigs.postgresql -- COMMAND…", file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    if url := os.environ.get("TEST_DATABASE_URL"):
        return _run(command, url)
    with cluster() as url:
        return _run(command, url)


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster's address, ``postgres://…``; the cluster ends and its folder goes with the block."""
    binaries = programs.postgresql()
    if binaries is None:
        sys.exit("PostgreSQL is not installed here: python -m tests.rigs.programs installs it.")
    _remove_abandoned(binaries)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    try:
        yield _start(binaries, folder)
    finally:
        _stop(binaries, folder)


def _start(binaries: Path, folder: Path) -> str:
    password = secrets.token_urlsafe(16)
    secret = folder / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        for path in (folder, secret):
            shutil.chown(path, ACCOUNT, ACCOUNT)
    initialise = ["--auth=scram-sha-256", f"--pwfile={secret}", "--username=timeline", "--encoding=UTF8", "--no-sync"]
    _call(binaries / "initdb", "--pgdata", folder / "data", "--locale=C.UTF-8", *initialise)
    secret.unlink()
    for attempt in range(3):
        port = _free_port()
        options = " ".join(f"-c {name}={value}" for name, value in {**SETTINGS, "port": port}.items())
        try:
            _call(binaries / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", options)
            return f"postgres://timeline:{password}@127.0.0.1:{port}/postgres"
        except subprocess.CalledProcessError:
            # Another program may have taken the port since we looked.
            if attempt == 2:
                print((folder / "log").read_text(), file=sys.stderr)
                raise
    raise AssertionError("unreachable")


def _stop(binaries: Path, folder: Path) -> None:
    if (folder / "data" / "postmaster.pid").exists():
        _call(binaries / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder / "data", check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_abandoned(binaries: Path) -> None:
    """Stop and remove the clusters whose launcher was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        launcher = folder.name.removeprefix(PREFIX).partition("-")[0]
        if launcher.isdecimal() and not _is_running(int(launcher)) and os.access(folder, os.W_OK):
            _stop(binaries, folder)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _run(command: list[str], url: str) -> int:
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url, "TEST_DATABASE_URL": url})
    try:
        return child.wait()
    finally:
        # After Ctrl-C the terminal has told the command too, which may be cleaning up.
        for end in (lambda: None, child.terminate, child.kill):
            end()
            with suppress(subprocess.TimeoutExpired):
                child.wait(timeout=3)
                break


def _call(program: Path, *arguments: object, check: bool = True) -> None:
    # No pipes: the server would inherit and hold them open long after this call.
    account = {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(program), *map(str, arguments)],
        check=check,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None if check else subprocess.DEVNULL,
        **account,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
