"""What does ``manage.py evaluate`` print, write and refuse?"""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.management.test_commands import run

TEXT = (
    "Title: Ministers sign the Oslo accord\n\nMinisters of both countries signed the accord in Oslo on Monday.\n\n"
    "About 40 people were injured in a protest against it on 9 June 2024, according to police.\n"
)
SIGNED: dict[str, Any] = {
    "date": "2024-06-10", "status": "happened", "must": True, "title": "Ministers sign accord in Oslo",
    "quote": "Ministers of both countries signed the accord in Oslo on Monday.", "keywords": ["accord", "sign"],
    "category": "diplomacy", "figures": [],
}  # fmt: skip
GOLD = [
    {
        "file": "articles/accord.txt", "published": "2024-06-11", "published_true": "2024-06-11", "events": [SIGNED],
        "forbidden": [],
    }
]  # fmt: skip
TIMEXES = [
    {
        "id": "fair", "dct": "2012-03-05", "text": "The fair opened on 3 March 2012 and closed on 9 May 2013.",
        "timexes": [
            {"start": 19, "end": 31, "type": "DATE", "value": "2012-03-03"},
            {"start": 46, "end": 56, "type": "DATE", "value": "2013-05-09"},
        ],
    }
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "accord.txt").write_text(TEXT)
    (tmp_path / "gold.json").write_text(json.dumps(GOLD))
    (tmp_path / "timexes.json").write_text(json.dumps(TIMEXES))
    return tmp_path


def test_evaluate_of_both_kinds_prints_their_measures_as_json(folder):
    out, err, failure = run(
        "evaluate", "--events", f"{folder}/gold.json", "--timexes", f"{folder}/timexes.json", "--json"
    )
    report = json.loads(out)
    assert (err, failure, set(report)) == ("", "", {"events", "timexes"})
    events = report["events"]
    assert [events[key] for key in ("gold_events", "predicted_events", "must_recall", "date_exact")] == [1, 2, 1.0, 1.0]
    assert report["timexes"]["value"] == {"P": 100.0, "R": 100.0, "F1": 100.0}


def test_evaluate_prints_tables_and_the_mistakes_with_their_sentences(folder):
    out, _, failure = run("evaluate", "--events", f"{folder}/gold.json", "--timexes", f"{folder}/timexes.json")
    assert failure == ""
    assert "  must_recall                            1.000" in out
    assert "EXTRA: 1\n  accord.txt · got: 2024-06-09 " in out
    assert "“About 40 people were injured in a protest against it on 9 June 2024, according to police.”" in out
    assert "2 in the gold, of them 2 calendar dates; 2 predicted" in out
    assert max(map(len, out.splitlines())) <= 120
    assert "EXTRA" not in run("evaluate", "--events", f"{folder}/gold.json", "--errors", "0")[0]


def test_evaluate_writes_the_events_that_extract_prints(folder):
    path = folder / "articles" / "accord.txt"
    run("evaluate", "--events", f"{folder}/gold.json", "--predictions-out", f"{folder}/out.json")
    printed, _, _ = run("extract", str(path), "--published", "2024-06-11", "--json")
    assert json.loads((folder / "out.json").read_text()) == json.loads(printed)


def test_evaluate_writes_timexes_by_document(folder):
    run("evaluate", "--timexes", f"{folder}/timexes.json", "--predictions-out", f"{folder}/out.json")
    expected = {"fair": [{key: row[key] for key in ("start", "end", "type", "value")} for row in TIMEXES[0]["timexes"]]}
    assert json.loads((folder / "out.json").read_text()) == expected


def test_evaluate_beside_a_baseline_says_what_got_worse(folder):
    gold, saved = f"{folder}/gold.json", folder / "saved.json"
    saved.write_text(run("evaluate", "--events", gold, "--json")[0])
    assert "Nothing got worse." in run("evaluate", "--events", gold, "--baseline", str(saved))[0]
    before = json.loads(saved.read_text())
    before["events"]["precision"] = 0.75
    saved.write_text(json.dumps(before))
    out, _, _ = run("evaluate", "--events", gold, "--baseline", str(saved))
    assert "Worse than before (1):\n  precision: 0.750 → 0.500" in out
    changes = json.loads(run("evaluate", "--events", gold, "--baseline", str(saved), "--json")[0])["changes"]["events"]
    assert [row for row in changes if row["verdict"]] == [
        {"name": "precision", "now": 0.5, "before": 0.75, "verdict": "worse", "difference": -0.25}
    ]


def test_evaluate_without_a_date_to_supply_supplies_none(folder):
    (folder / "gold.json").write_text(json.dumps([{**GOLD[0], "published": None, "published_true": None}]))
    events = json.loads(run("evaluate", "--events", f"{folder}/gold.json", "--json")[0])["events"]
    assert (events["published_invented"], events["date_exact"]) == (0, 0.0)


def test_evaluate_of_an_article_that_cannot_be_taken_in_goes_on_with_the_others(folder):
    (folder / "articles" / "short.txt").write_text("Too short.")
    (folder / "gold.json").write_text(json.dumps([{**GOLD[0], "file": "articles/short.txt"}, *GOLD]))
    out, err, failure = run("evaluate", "--events", f"{folder}/gold.json", "--json")
    assert json.loads(out)["events"]["articles_predicted"] == 1
    assert err.startswith(f"{folder}/articles/short.txt: ")
    assert failure == "1 of 2 articles could not be read; see above."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Say what to evaluate: --events GOLD.json, --timexes GOLD.json or --merges MERGES.json."),
        (
            ["--events", "gold.json", "--timexes", "timexes.json", "--predictions-out", "out.json"],
            "--predictions-out takes one kind: run --events, --timexes and --merges one by one.",
        ),
        (
            ["--events", "none.json"],
            "none.json cannot be read: No such file or directory. Name a JSON file in UTF-8.",
        ),
        (["--events", "articles"], "articles cannot be read: Is a directory. Name a JSON file in UTF-8."),
        (
            ["--timexes", "photo.png"],
            "photo.png cannot be read: it is a binary file, or text in another encoding than UTF-8. "
            "Name a JSON file in UTF-8.",
        ),
        (
            ["--timexes", "articles/accord.txt"],
            "articles/accord.txt is not JSON: Expecting value at line 1, column 1. Put that right.",
        ),
        (["--events", "deep.json"], "deep.json is nested too deeply to be read. Name a JSON file of gold."),
        (
            ["--events", "shapeless.json"],
            "shapeless.json: article 1 (articles/accord.txt) has no “forbidden”. Add it: a list.",
        ),
        (
            ["--events", "lost.json"],
            "articles/lost.txt cannot be read: No such file or directory. "
            "lost.json lists it: put the article's text there, in UTF-8, or take it off the list.",
        ),
        (
            ["--events", "nulls.json"],
            "articles/nulls.txt cannot be read: it is a binary file. "
            "nulls.json lists it: put the article's text there, in UTF-8, or take it off the list.",
        ),
        (
            ["--events", "gold.json", "--baseline", "gold.json"],
            "gold.json is no saved run. Make one: manage.py evaluate … --json > gold.json",
        ),
        (
            ["--timexes", "timexes.json", "--baseline", "empty.json"],
            "empty.json is no saved run. Make one: manage.py evaluate … --json > empty.json",
        ),
        (
            ["--timexes", "timexes.json", "--predictions-out", "no/folder.json"],
            "no/folder.json cannot be written: No such file or directory. Name another file.",
        ),
        (
            ["--timexes", "timexes.json", "--errors", "-1"],
            "Error: argument --errors: “-1” is not a number of mistakes to show. Write one such as 20, or 0.",
        ),
    ],
)
def test_evaluate_of_what_it_cannot_use_says_what_to_do(folder, monkeypatch, arguments, sentence):
    monkeypatch.chdir(folder)
    Path("photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    Path("empty.json").write_text("{}")
    Path("deep.json").write_text("[" * 100_000)
    shapeless = copy.deepcopy(GOLD)
    del shapeless[0]["forbidden"]
    Path("shapeless.json").write_text(json.dumps(shapeless))
    for name in ("lost", "nulls"):
        Path(f"{name}.json").write_text(json.dumps([{**GOLD[0], "file": f"articles/{name}.txt"}]))
    Path("articles/nulls.txt").write_bytes(b"abc\0def")
    with pytest.raises(CommandError) as caught:
        call_command("evaluate", *arguments)
    assert str(caught.value) == sentence
