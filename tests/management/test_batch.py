"""Do the commands read many sources over several processes, past every failure, and end well when stopped?"""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from tests.management.test_commands import ARTICLE, run
from timeline.management import batch
from timeline.models import Article
from timeline.pipeline import find_mentions

PARENT = os.getpid()
TOWNS = ("Oslo", "Paris", "Rome", "Riga", "Bern")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Five articles that differ in a word."""
    paths = [tmp_path / f"{town}.txt" for town in TOWNS]
    for path in paths:
        path.write_text(ARTICLE.replace("Oslo", path.stem))
    return [str(path) for path in paths]


def titles(printed: str) -> list[str]:
    return [article["title"] for article in json.loads(printed)["articles"]]


def search_or_fail(document, *, language_model):
    """Stands in for the search: the second article kills the worker, the fourth meets a fault."""
    assert os.getpid() != PARENT
    if "Paris" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "Riga" in document.text:
        raise KeyError("riga")
    return find_mentions(document, language_model=language_model)


def test_extract_prints_the_same_over_any_number_of_processes(files):
    printed = [run("extract", *files, "--json", "--jobs", jobs) for jobs in ("1", "2", "99")]
    assert printed[0][1:] == ("", "")
    assert printed[0] == printed[1] == printed[2]
    assert titles(printed[0][0]) == [f"Ministers sign the {town} accord" for town in TOWNS]
    assert printed[0][0] == json.dumps(json.loads(printed[0][0]), ensure_ascii=False, indent=1) + "\n"


def test_extract_of_nothing_readable_prints_an_empty_list(tmp_path):
    out, _, failure = run("extract", "nowhere.txt", "none.txt", "--json")
    assert (json.loads(out), failure) == ({"articles": []}, "2 of 2 sources could not be read; see above.")


def test_a_worker_that_dies_and_a_fault_are_rows_of_the_batch(files, monkeypatch):
    monkeypatch.setattr(batch, "find_mentions", search_or_fail)
    out, err, failure = run("extract", *files, "--json", "--jobs", "2")
    assert titles(out) == [f"Ministers sign the {town} accord" for town in ("Oslo", "Rome", "Bern")]
    assert err.splitlines() == [
        f"{files[1]}: The process that worked on it was killed, perhaps for lack of memory. "
        "Try again, or split the text.",
        f"{files[3]}: A fault in this program ended searching it. Please report it with the source: KeyError: 'riga'",
    ]
    assert failure == "2 of 5 sources could not be read; see above."


def test_a_fault_in_reading_is_a_row_of_the_batch(files, monkeypatch):
    def read(source, **given):
        raise RuntimeError("no such thing")

    monkeypatch.setattr(batch, "read_source", read)
    assert run("extract", files[0])[1] == (
        f"{files[0]}: A fault in this program ended reading it. "
        "Please report it with the source: RuntimeError: no such thing\n"
    )


def test_standard_input_among_several_sources_is_read(files, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.replace("Oslo", "Kyiv").encode())))
    out, err, _ = run("extract", files[0], "-", files[1], "--json", "--jobs", "2")
    assert (err, [title.split()[3] for title in titles(out)]) == ("", ["Oslo", "Kyiv", "Paris"])


@pytest.mark.django_db
def test_ingest_over_processes_stores_in_order_and_searches_nothing_twice(files, monkeypatch):
    assert run("ingest", *files, "--jobs", "2")[1:] == ("", "")
    assert [article.title.split()[3] for article in Article.objects.order_by("pk")] == list(TOWNS)
    assert {article.mentions.count() for article in Article.objects.all()} == {2}
    monkeypatch.setattr(batch, "find_mentions", search_or_fail)
    out, err, failure = run("ingest", *files, "--jobs", "2")
    assert (out.count("already stored"), err, failure) == (5, "", "")


@pytest.mark.django_db(transaction=True)
def test_ingest_goes_on_with_its_database_after_a_worker_died(files, monkeypatch):
    run("ingest", files[0])
    monkeypatch.setattr(batch, "find_mentions", search_or_fail)
    _, err, failure = run("ingest", *files, "--jobs", "2")
    assert failure == "2 of 5 sources could not be taken in; see above."
    assert [article.title.split()[3] for article in Article.objects.order_by("pk")] == ["Oslo", "Rome", "Bern"]


@pytest.mark.django_db
def test_ingest_of_an_article_that_was_deleted_meanwhile_stores_it_with_its_mentions(files, monkeypatch):
    monkeypatch.setattr("timeline.management.commands.ingest._is_stored", lambda document: True)
    run("ingest", files[0])
    assert Article.objects.get().mentions.count() == 2


@pytest.mark.parametrize("value", ["0", "-1", "two", "²"])
def test_jobs_that_are_no_number_are_refused(value):
    with pytest.raises(CommandError, match="is not a number of processes. Write 1 or more."):
        call_command("extract", "x.txt", "--jobs", value)


def test_extract_without_its_language_model_says_so_once(files):
    with override_settings(LANGUAGE_MODEL="no_such_model"):
        out, err, failure = run("extract", *files)
    assert (out, err) == ("", "")
    assert failure.startswith("The language model no_such_model cannot be loaded: install it, or correct LANGUAGE")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_shown_to_whoever_watches_a_batch_and_to_nobody_else(files, monkeypatch):
    def bar_of(screen: io.StringIO, *sources: str) -> str:
        monkeypatch.setattr("sys.stderr", screen)
        run("extract", *sources, "--jobs", "1")
        return screen.getvalue()

    assert "0/5" in bar_of(Terminal(), *files)
    assert (bar_of(Terminal(), files[0]), bar_of(io.StringIO(), *files)) == ("", "")


def test_ctrl_c_ends_a_batch_with_a_sentence_and_what_was_done(files, root):
    """As a terminal does it: the signal goes to the command and its workers alike."""
    process, printed, children = start_long_batch(files, root)
    os.killpg(process.pid, signal.SIGINT)
    assert process.stdout and process.stderr
    printed += process.stdout.read()
    assert process.stderr.read() == "CommandError: Stopped. What was done by then stands.\n"
    assert process.wait(timeout=30) == 130
    assert titles(printed)[:5] == [f"Ministers sign the {town} accord" for town in TOWNS]
    assert_gone(children)


def test_workers_end_with_a_command_that_is_killed(files, root):
    process, _, children = start_long_batch(files, root)
    process.kill()
    process.communicate(timeout=30)
    assert_gone(children)


def start_long_batch(files: list[str], root: Path) -> tuple[subprocess.Popen[str], str, set[int]]:
    """A command with much before it, what it has printed of some five articles, and the ids of its workers."""
    process = subprocess.Popen(
        [sys.executable, str(root / "manage.py"), "extract", *files * 400, "--json", "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, bufsize=1,
        env={"PATH": "", "SECRET_KEY": "", "DATABASE_URL": "sqlite://:memory:", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout
    printed = ""
    while "Bern" not in printed:
        assert process.poll() is None
        printed += process.stdout.readline()
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    children = {int(child) for child in listed.split()}
    assert len(children) >= 2
    return process, printed, children


def assert_gone(children: set[int]) -> None:
    patience = time.monotonic() + 20
    while (left := {child for child in children if Path(f"/proc/{child}").exists()}) and time.monotonic() < patience:
        time.sleep(0.1)
    assert left == set()
