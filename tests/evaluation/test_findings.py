"""Is each mistake told with its sentence, by kind, and in lines of 120 columns?"""

import datetime as dt

from timeline.evaluation import (
    Span,
    compare,
    event_findings,
    read_event_gold,
    read_predictions,
    read_timex_gold,
    score_events,
    score_timexes,
    timex_findings,
)
from timeline.evaluation.findings import Finding
from timeline.evaluation.tables import WIDTH, event_table, finding_list, timex_table, worse_list

TEXT = (
    "The old mill burned down on Monday, killing three.\n\nThe mayor denied on Tuesday that it was arson.\n\n"
    "A new mill will open in May.\n\nA fair was held on Sunday."
)
BURNS = {
    "date": "2024-06-10", "status": "happened", "must": True, "title": "Old mill burns down",
    "quote": "The old mill burned down on Monday, killing three.", "keywords": ["mill", "burns|fire"],
    "category": "disaster", "figures": [{"value": 3, "unit": "killed"}], "accept": ["2024"],
}  # fmt: skip
OPENS = {
    "date": "2025-05", "status": "planned", "must": True, "title": "New mill to open", "keywords": ["mill"],
    "quote": "A new mill will open in May.", "category": "business",
}  # fmt: skip
FAIR = {**OPENS, "date": "2024-06-09", "title": "Fair held", "quote": "A fair was held on Sunday."}
GOLD = [
    {
        "file": "articles/mill.txt", "published": None, "published_true": "2024-06-11", "events": [BURNS, OPENS, FAIR],
        "forbidden": [{"quote": "The mayor denied on Tuesday that it was arson.", "why": "denied"}],
    }
]  # fmt: skip
RUN = [
    {
        "path": "mill.txt",
        "published": "2024-06-11",
        "events": [
            {"date": "2023-06-03", "title": "which burned down", "quote": BURNS["quote"], "modality": "happened"},
            {"date": None, "title": "Mayor denies arson", "quote": GOLD[0]["forbidden"][0]["quote"]},
            {"date": "2025", "title": "New mill to open", "quote": OPENS["quote"], "category": "business"},
        ],
    }
]
SCORES = score_events(
    read_predictions(RUN),
    read_event_gold(GOLD, articles={"articles/mill.txt": TEXT}, name="gold.json"),
    today=dt.date(2026, 11, 21),
)


def test_event_findings_tell_what_is_wrong_the_worst_first():
    burned, denied, opened = (event["quote"] for event in RUN[0]["events"])
    assert event_findings(SCORES.articles) == (
        Finding("MISSED", "mill.txt", "2024-06-09 Fair held", "", "A fair was held on Sunday."),
        Finding("FORBIDDEN", "mill.txt", "denied", "undated Mayor denies arson", denied),
        Finding("DATE", "mill.txt", "2024-06-10 or 2024 Old mill burns down", "2023-06-03 which burned down", burned),
        Finding("COARSE", "mill.txt", "2025-05 New mill to open", "2025 New mill to open", opened),
        Finding("EXTRA", "mill.txt", "", "undated Mayor denies arson", denied),
        Finding("UNTIDY", "mill.txt", "Old mill burns down", "which burned down", burned),
        Finding("KEYWORDS", "mill.txt", "mill, burns|fire", "which burned down", burned),
        Finding("FIGURES", "mill.txt", "3 killed", "none", burned),
        Finding("MODALITY", "mill.txt", "planned", " · New mill to open", opened),
        Finding("CATEGORY", "mill.txt", "disaster", " · which burned down", burned),
    )


def test_timex_findings_show_the_words_around():
    text = "The old mill burned down on Monday. It had stood there since early May 1890, and a century is long."
    spans = [(28, 34, "2024-06-10"), (61, 75, "1890-05"), (81, 90, "P1C")]
    timexes = [{"start": start, "end": end, "type": "DATE", "value": value} for start, end, value in spans]
    gold = read_timex_gold([{"id": "mill", "dct": "2024-06-11", "text": text, "timexes": timexes}], name="gold.json")
    run = [Span(28, 34, "DATE", "2024-06-03"), Span(67, 75, "DATE", "1890-05"), Span(4, 7, "DATE", "PAST_REF")]
    place = "mill 2024-06-11"
    assert timex_findings(score_timexes({"mill": run}, gold).documents) == (
        Finding("MISS", place, "P1C", "", "d stood there since early May 1890, and [a century] is long."),
        Finding("FALSE", place, "", "PAST_REF", "The [old] mill burned down on Monday. It had stoo"),
        Finding("VALUE", place, "2024-06-10", "2024-06-03", f"The old mill burned down on [Monday]{text[34:74]}"),
        Finding("SPAN", place, "[early May 1890]", "", f"{text[28:67]}[May 1890]{text[75:]}"),
    )


def test_finding_list_shows_so_many_of_each_kind_in_lines_that_fit():
    findings = [Finding("DATE", "a.txt", "2024", "2023", "Word " * 40), Finding("DATE", "b.txt", "2024", "2023", "x")]
    lines = finding_list([*findings, Finding("EXTRA", "a.txt", "", "2024 A fair", "x")], most=1).splitlines()
    assert lines[:2] == ["DATE: 2, the first 1 of them", "  a.txt · gold: 2024 · got: 2023"]
    assert lines[-4:] == ["", "EXTRA: 1", "  a.txt · got: 2024 A fair", "      “x”"]
    assert max(map(len, lines)) <= WIDTH


def test_event_table_names_every_measure_and_fits():
    table = event_table(SCORES.measures)
    names = set(SCORES.measures) - {"unknown_paths", "per_article"}
    assert {name for name in names if f"  {name} " not in table} == set()
    assert max(map(len, table.splitlines())) <= WIDTH
    assert f"mill.txt{'0.667':>39}{'0.667':>11}{'0.000':>12}{1:>11}{0:>7}{3:>11}" in table


def test_event_table_names_articles_that_the_gold_has_not():
    assert "Not in the gold: fair.txt" in event_table({**SCORES.measures, "unknown_paths": ["fair.txt"]})


def test_tables_beside_an_earlier_run_show_the_differences():
    earlier = {**SCORES.measures, "f1": 0.9, "forbidden_hits": 2, "date_exact": None}
    changes = compare(SCORES.measures, earlier)
    lines = event_table(SCORES.measures, changes).splitlines()
    cells = {line.split()[0]: line.split()[1:5] for line in lines if line.startswith("  ")}
    assert [cells[name] for name in ("f1", "forbidden_hits", "date_exact", "precision")] == [
        ["0.667", "0.900", "-0.233", "worse"],
        ["1", "2", "-1", "better"],
        ["0.000", "–", "of", "found"],
        ["0.667", "0.667", "=", "of"],
    ]
    assert max(map(len, lines)) <= WIDTH
    assert worse_list(changes) == "Worse than before (1):\n  f1: 0.900 → 0.667"
    assert worse_list(compare(SCORES.measures, SCORES.measures)) == "Nothing got worse."


def test_timex_table_beside_an_earlier_run_shows_f1():
    gold = read_timex_gold([{"id": "a", "dct": None, "text": "", "timexes": []}], name="gold.json")
    measures = score_timexes({}, gold).measures
    earlier = {**measures, "value": {"P": 10.0, "R": 10.0, "F1": 10.0}}
    lines = timex_table(measures, compare(measures, earlier)).splitlines()
    assert any("0.00     0.00     0.00   10.000  -10.000 worse " in line for line in lines if " value " in f" {line} ")
    assert max(map(len, lines)) <= WIDTH
