"""Are title and byline found where they are, and nothing else taken for them?"""

import pytest

from timeline.ingestion.heading import find_authors, find_title

TITLE = "Crane falls across two piers"
BODY = (
    "The harbour at Vinterhavn was closed on Monday after a crane fell across two of its piers, the port said, and "
    "the ferries will use the old quay."
)


@pytest.mark.parametrize("above", [
    [TITLE], ["NEWS", TITLE], ["By Dana Lund", TITLE], ["11 June 2024", TITLE], ["Published 11 June 2024", TITLE],
    [TITLE, *["Fjord Post"] * 6], [TITLE, "By Dana Lund", "Port to reopen in a week"],
])
def test_find_title_above_the_article_is_the_headline(above):
    assert find_title([*above, BODY]) == TITLE


@pytest.mark.parametrize("line", ["Why did the crane fall?", "“It rang like a bell”: a crane falls", "CRANE FALLS"])
def test_find_title_of_each_form_is_taken(line):
    assert find_title([line, BODY]) == line


@pytest.mark.parametrize("paragraphs", [
    [], [BODY], [TITLE], ["The crane fell on Monday.", BODY], ["GENEVA, June 11, 2024 -", BODY[:20]],
    ["11 June 2024", BODY],
    ["By Dana Lund", BODY], ["123", BODY], [BODY[:-1] * 2, BODY],
])
def test_find_title_of_a_text_without_one_is_empty(paragraphs):
    assert find_title(paragraphs) == ""


@pytest.mark.parametrize("line,authors", [
    ("By Dana Lund", ("Dana Lund",)), ("BY DANA LUND", ("DANA LUND",)), ("By Dana Lund, crime editor", ("Dana Lund",)),
    ("By Dana Lund and Per O’Vik", ("Dana Lund", "Per O’Vik")),
    ("By Dana Lund, Per Vik and Ada Holm", ("Dana Lund", "Per Vik", "Ada Holm")),
    ("By Dana Lund @dlund_fjord", ("Dana Lund",)), ("By: Dana Lund | 11 June 2024", ("Dana Lund",)),
    ("By Juan de la Cruz in Vinterhavn", ("Juan de la Cruz",)), ("By Dana Lund (Fjord Post)", ("Dana Lund",)),
    ("Dana Lund in Vinterhavn", ("Dana Lund",)), ("Dana Lund and Per Vik in New York", ("Dana Lund", "Per Vik")),
    ("Dana Lund in Beirut, and agencies", ("Dana Lund",)), ("by Dana Lund", ("Dana Lund",)),
])
def test_find_authors_of_a_byline_are_its_names(line, authors):
    assert find_authors([TITLE, line, BODY], title=TITLE) == authors


@pytest.mark.parametrize("line", [
    "By Monday the harbour was open.", "By the sea", "By Dana Lund the pier was rebuilt", "By Dawn", "BODY",
    "Ferries sail in Vinterhavn", "Vinterhavn", "By 2030 Oslo will have two more",
])
def test_find_authors_of_any_other_line_are_none(line):
    assert find_authors([TITLE, line, BODY], title=TITLE) == ()


def test_find_authors_of_a_headline_with_a_place_are_none():
    assert find_authors(["Riot Police March in Paris", BODY], title="Riot Police March in Paris") == ()
    assert find_authors(["Riot Police March in Paris", BODY]) == ()


def test_find_authors_below_the_article_are_none():
    assert find_authors([TITLE, *[BODY] * 8, "By Dana Lund"], title=TITLE) == ()
