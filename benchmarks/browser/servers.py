"""Who answers the browser? This project as ``make run`` serves it, and a plain server of compressed files for peers."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.texts import ROOT

HOST = "127.0.0.1"
PATIENCE = 60
"""Seconds that a server may take to start."""


def environment(database: Path) -> dict[str, str]:
    """A public server's settings, whatever the shell or ``.env`` says."""
    ours = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "timeline.settings",
        "DEBUG": "false",
        "HTTPS": "false",
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": "",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_urlsafe(50),
    }
    return {**os.environ, **ours}


def run(*arguments: str, database: Path) -> str:
    """What a module of Python prints, run with the settings of the server."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(database), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


@contextmanager
def ours(database: Path) -> Iterator[str]:
    """The address of this project over a database: the gunicorn of ``make run``, static files collected before."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "timeline.wsgi:application", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--threads", "4", "--timeout", "120", "--log-level", "warning", "--no-control-socket"]
    with _running(command, port, environment(database)) as address:
        yield address


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """The address of a folder's files, each compressed once, in a process of its own."""
    port = _free_port()
    command = [sys.executable, "-m", "benchmarks.browser.files", str(folder), str(port)]
    with _running(command, port, dict(os.environ)) as address:
        yield address


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[str]:
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            _await(server, port)
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    """Raises RuntimeError if the server ends or stays deaf."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server of port {port} did not start.")


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])
