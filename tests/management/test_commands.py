"""The shell's door: what each command prints, stores and refuses."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from tests import factories
from timeline.models import Article, Event, Mention, Publisher, Revision, Story

ARTICLE = (
    "Title: Ministers sign the Oslo accord\nPublisher: The Sample Wire\nPublished: 2024-06-11\n\n"
    "Ministers of both countries signed the accord in Oslo on Monday.\n\n"
    "About 40 people were injured in a protest against it on Sunday, according to police.\n"
)
UNDATED = ARTICLE.replace("Published: 2024-06-11\n", "")
SAME_DAY = (
    "Title: Accord signed\nPublisher: The Ferry Wire\n\n"
    "Ministers of both countries signed the accord in Oslo yesterday.\n\n"
    "Some 40 people were injured in a protest against the accord on Sunday, police said.\n"
)


@pytest.fixture
def write(tmp_path):
    def write_file(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write_file


def run(*args: str) -> tuple[str, str, str]:
    """What a command printed, what it complained of, and the sentence it failed with (empty: it succeeded)."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*args, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


@pytest.mark.django_db
def test_ingest_stores_the_article_with_pending_mentions(write):
    path = write("accord.txt", ARTICLE)
    assert run("ingest", path, "--story", "Accord") == (
        f"{path}: stored as article {Article.objects.get().pk} “Ministers sign the Oslo accord”, "
        "published 2024-06-11 (supplied), 2 mentions to review\n",
        "",
        "",
    )
    article = Article.objects.get()
    assert (article.publisher.name, str(article.published_on), article.story.name) == (
        "The Sample Wire",
        "2024-06-11",
        "Accord",
    )
    assert [(row.edtf, row.precision, row.modality, row.state) for row in article.mentions.all()] == [
        ("2024-06-10", "day", "happened", "pending"),
        ("2024-06-09", "day", "happened", "pending"),
    ]
    assert all(row.exact == article.text[row.start : row.end] and row.explanation for row in article.mentions.all())


@pytest.mark.django_db
def test_ingest_twice_changes_nothing(write):
    path = write("accord.txt", ARTICLE)
    run("ingest", path)
    before = [list(model.objects.values()) for model in (Article, Mention, Publisher, Story, Revision)]
    out, err, failure = run("ingest", path)
    assert "already stored" in out
    assert [list(model.objects.values()) for model in (Article, Mention, Publisher, Story, Revision)] == before


@pytest.mark.django_db
def test_ingest_without_a_publication_date_leaves_relative_dates_undated(write):
    run("ingest", write("accord.txt", UNDATED))
    mentions = list(Mention.objects.all())
    assert mentions
    assert [(row.edtf, row.earliest, row.precision) for row in mentions] == [("", None, "unknown")] * len(mentions)
    assert all("publication date" in row.undated_reason for row in mentions)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 8, ""),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "PNG"),
        ("huge.txt", b"a " * 5_100_000, "MB"),
        ("numbers.txt", b"1234 5678 9012 3456 " * 20, ""),
        ("koi8.txt", "Министры подписали договор в понедельник вечером.".encode("koi8-r") * 5, "UTF-8"),
        ("future.txt", ARTICLE.replace("2024-06-11", "2999-01-01"), "future"),
        ("bad-date.txt", ARTICLE.replace("2024-06-11", "June eleventh"), "Published"),
    ],
)
def test_ingest_of_bad_input_says_why_and_takes_the_others(write, name, content, complaint):
    out, err, failure = run("ingest", write(name, content), write("accord.txt", ARTICLE))
    assert name in err
    assert complaint in err
    assert failure == "1 of 2 sources could not be taken in; see above."
    assert [article.title for article in Article.objects.all()] == ["Ministers sign the Oslo accord"]


@pytest.mark.django_db
@pytest.mark.parametrize("command", [["ingest"], ["extract", "--json"]])
def test_overlong_text_is_told_how_far_it_was_searched(write, command):
    path = write("long.txt", ARTICLE + "\n" + "1 " * 23_000)
    _, err, failure = run(*command, path)
    assert err.startswith(f"{path}: Only the first 40,")
    assert failure == ""


@pytest.mark.django_db
def test_ingest_of_a_missing_file_says_so():
    out, err, failure = run("ingest", "nowhere.txt")
    assert err == "nowhere.txt: nowhere.txt cannot be read: No such file or directory.\n"


@pytest.mark.django_db
def test_ingest_from_standard_input_reads_it_and_says_when_it_is_closed(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert run("ingest", "-")[1] == "-: Standard input is closed. Pipe a text into the command, or name a file.\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert "stored as article" in run("ingest", "-")[0]


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "11/06/2024"])
def test_ingest_with_a_malformed_date_shows_a_right_one(value):
    with pytest.raises(CommandError, match="such as 2024-06-11"):
        call_command("ingest", "x.txt", "--published", value)


def test_extract_prints_the_contract_and_opens_no_database(write, tmp_path, root):
    """In a process of its own, without a key, and with a database that cannot be opened."""
    environment = {"PATH": "", "DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/x.sqlite3", "SECRET_KEY": ""}
    path = write("accord.txt", ARTICLE)
    done = subprocess.run(
        [sys.executable, str(root / "manage.py"), "extract", path, "--json"],
        capture_output=True, text=True, check=True, env=environment, cwd=tmp_path,
    )  # fmt: skip
    article = json.loads(done.stdout)["articles"][0]
    assert {name: article[name] for name in ("path", "title", "publisher", "published", "published_basis")} == {
        "path": path,
        "title": "Ministers sign the Oslo accord",
        "publisher": "The Sample Wire",
        "published": "2024-06-11",
        "published_basis": "supplied",
    }
    first, second = article["events"]
    assert article["text"][first["start"] : first["end"]] == first["quote"]
    assert {name: first[name] for name in ("date", "precision", "modality", "expression", "undated_reason")} == {
        "date": "2024-06-10",
        "precision": "day",
        "modality": "happened",
        "expression": "on Monday",
        "undated_reason": "",
    }
    assert set(first) == {
        "date", "precision", "modality", "title", "category", "quote", "start", "end", "expression", "rule", "actors",
        "places", "figures", "undated_reason", "told_again",
    }  # fmt: skip
    assert second["figures"] == [
        {"value": 40, "unit": "injured", "qualifier": "about", "high": None, "attributed_to": "police"}
    ]


def test_extract_options_override_header_lines(write):
    out, _, _ = run("extract", write("accord.txt", ARTICLE), "--published", "2024-06-18", "--publisher", "P", "--json")
    article = json.loads(out)["articles"][0]
    assert (article["publisher"], article["published"], article["events"][0]["date"]) == (
        "P",
        "2024-06-18",
        "2024-06-17",
    )


def test_extract_of_two_files_goes_on_after_a_bad_one(write):
    out, err, failure = run("extract", write("empty.txt", b""), write("accord.txt", ARTICLE), "--json")
    assert [article["title"] for article in json.loads(out)["articles"]] == ["Ministers sign the Oslo accord"]
    assert failure == "1 of 2 sources could not be read; see above."


def test_extract_without_json_prints_lines_to_read(write):
    out, _, _ = run("extract", write("accord.txt", ARTICLE))
    assert "10 June 2024 · happened" in out
    assert "published 2024-06-11" in out


@pytest.mark.django_db
def test_verify_citations_names_what_fails():
    event = factories.event()
    assert run("verify_citations") == ("1 citations are verbatim.\n", "", "")
    QuerySet(Article).update(text="Rewritten.")
    out, err, failure = run("verify_citations")
    assert event.public_id in err
    assert failure.startswith("2 failures.")


@pytest.mark.django_db
def test_first_curator_is_made_once_and_prints_the_password_once(client):
    out, _, _ = run("first_curator")
    password = out.split("One-time password: ")[1].split()[0]
    assert User.objects.get(username="curator").check_password(password)
    assert run("first_curator") == ("", "", "")


@pytest.mark.django_db
def test_first_curator_with_reset_gives_a_new_password():
    run("first_curator")
    before = User.objects.get().password
    assert "One-time password" in run("first_curator", "--reset")[0]
    assert User.objects.get().password != before


@pytest.mark.django_db
def test_load_sample_shows_a_whole_timeline_and_a_second_run_changes_nothing():
    assert run("load_sample")[0].startswith("Sample timeline:")
    published = Event.objects.published()
    assert published.count() >= 25
    assert published.undated().count() == 1
    assert published.filter(modality="planned").count() == 1
    assert all(event.citations.exists() for event in published)
    assert not Publisher.objects.filter(is_sample=False).exists()
    assert run("verify_citations")[2] == ""
    before = list(Revision.objects.values())
    assert run("load_sample") == ("", "", "")
    assert list(Revision.objects.values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("first", ["dated", "undated"])
def test_ingest_suggests_a_date_with_reasons_and_never_applies_it(write, first):
    paths = {"dated": write("dated.txt", ARTICLE), "undated": write("undated.txt", SAME_DAY)}
    out, err, failure = run("ingest", *sorted(paths.values(), reverse=first == "undated"))
    assert (err, failure) == ("", "")
    (line,) = [line for line in out.splitlines() if "no publication date" in line]
    assert line.startswith(f"{paths['undated']}: no publication date; suggested: 2024-06-11 because “yesterday” of “")
    assert "is then 9 June 2024" in line
    article = Article.objects.get(published_on=None)
    assert (article.published_basis, article.mentions.exclude(edtf="").exists()) == ("unknown", False)
    assert "no publication date" not in run("ingest", *paths.values())[0]


@pytest.mark.django_db
def test_ingest_suggests_nothing_where_nothing_is_known(write):
    assert "suggested" not in run("ingest", write("accord.txt", UNDATED))[0]


@pytest.mark.django_db
def test_load_sample_into_a_database_in_use_leaves_it_as_it_is(write):
    run("ingest", write("accord.txt", ARTICLE))
    assert run("load_sample") == ("", "", "")
    assert Article.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.skipif(
    not (Path(__file__).parents[3] / "shared" / "articles").is_dir(),
    reason="the real articles are not beside the project",
)
def test_ingest_of_the_real_articles_dates_the_first_one_from_its_text(root):
    shared = root.parent / "shared" / "articles"
    run("ingest", str(shared / "independent-2024-06-11.txt"))
    article = Article.objects.get()
    assert (str(article.published_on), article.published_basis) == ("2024-06-11", "stated")
    assert "newsletter" not in article.text.lower()
    assert "sign up" not in article.text.lower()
    assert article.mentions.filter(edtf="2023-10-07").exists()
