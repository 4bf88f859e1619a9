"""Does the throw-away PostgreSQL hand on what it must and leave nothing behind?"""

import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.rigs import postgresql


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that PostgreSQL's account may enter too."""
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_command_is_given_an_address_and_its_status_returned(scratch: Path) -> None:
    code = """if True:
        import os, psycopg
        assert os.environ["DATABASE_URL"] == os.environ["TEST_DATABASE_URL"]
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            print(*connection.execute("SELECT lower('É'), 6 * 7").fetchone())
        raise SystemExit(3)
    """
    done = subprocess.run(_beside(sys.executable, "-c", code), check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (3, "é 42\n", "")
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_stops_cluster_and_removes_folder(scratch: Path, number: signal.Signals) -> None:
    rig = subprocess.Popen(_beside("sleep", "60"), stderr=subprocess.DEVNULL)
    _wait_for_cluster(scratch)
    rig.send_signal(number)
    assert rig.wait(timeout=30) != 0
    assert list(scratch.iterdir()) == []


def test_cluster_of_a_killed_rig_is_removed_by_the_next(scratch: Path) -> None:
    rig = subprocess.Popen(_beside("sleep", "5"))
    port = _wait_for_cluster(scratch)
    rig.kill()
    rig.wait()
    assert subprocess.run(_beside("true"), check=False).returncode == 0
    assert list(scratch.iterdir()) == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_server_that_is_named_is_used_and_none_started(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://elsewhere/timeline")
    done = subprocess.run(
        _beside("sh", "-c", "echo $DATABASE_URL; ls -A $TMPDIR"), check=False, capture_output=True, text=True
    )
    assert done.stdout == "postgres://elsewhere/timeline\n"


def test_no_command_is_refused_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert postgresql.main(["--"]) == 2
    assert "COMMAND" in capsys.readouterr().err


def _beside(*command: str) -> list[str]:
    return [sys.executable, "-m", "tests.rigs.postgresql", "--", *command]


def _wait_for_cluster(scratch: Path) -> int:
    """The server's port, once it takes connections."""
    for _ in range(300):
        for lock in scratch.glob("*/data/postmaster.pid"):
            lines = lock.read_text().splitlines()
            if len(lines) > 7 and lines[7].strip() == "ready":
                return int(lines[3])
        time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start within 30 s")
