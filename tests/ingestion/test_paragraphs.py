"""Are wrapped lines joined, and lines that stand alone kept apart?"""

import textwrap

import pytest

from timeline.ingestion.paragraphs import count_lines, split_paragraphs

FIRST = (
    "The harbour at Vinterhavn was closed on Monday after a crane fell across two of its piers, the port authority "
    "said in a statement, and ferries were sent to the old quay until the steel can be cut up and taken away."
)
SECOND = (
    "Nobody was hurt, but a second-hand boat belonging to the sea-rescue club was crushed. It had been bought in May "
    "with money that the town had raised at two concerts, its skipper said."
)
HEADING = "FERRIES SENT TO THE OLD QUAY"


def wrap(text, width):
    return textwrap.fill(text, width, break_long_words=False)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_split_paragraphs_of_wrapped_text_joins_the_lines(width):
    text = "\n\n".join([HEADING, wrap(FIRST, width), wrap(SECOND, width)])
    assert split_paragraphs(text) == (HEADING, FIRST, SECOND)


def test_split_paragraphs_of_one_line_each_keeps_every_line():
    assert split_paragraphs("\n".join([HEADING, FIRST, SECOND])) == (HEADING, FIRST, SECOND)


def test_split_paragraphs_of_short_lines_above_wrapped_text_stay_apart():
    text = "\n".join(["Crane falls on piers\nBy Dana Lund\nStaff writer\n", wrap(FIRST, 72), "", wrap(SECOND, 72)])
    assert split_paragraphs(text) == ("Crane falls on piers", "By Dana Lund", "Staff writer", FIRST, SECOND)


def test_split_paragraphs_of_indented_wrapped_text_starts_one_at_each_indent():
    indented = ["    " + wrap(paragraph, 60) for paragraph in (FIRST, SECOND)]
    assert split_paragraphs("\n".join(indented)) == (FIRST, SECOND)


def test_split_paragraphs_of_list_lines_keeps_them_apart():
    lines = "The port named three steps for the weeks that", "• cut up the crane", "• dredge it", "1. open the piers"
    assert split_paragraphs("\n".join(lines)) == lines


def test_split_paragraphs_of_a_lower_case_byline_keeps_it_apart():
    assert split_paragraphs("Crane falls across two of the town’s piers\nby Dana Lund") == (
        "Crane falls across two of the town’s piers", "by Dana Lund",
    )


@pytest.mark.parametrize("text,paragraphs", [
    ("", ()), (" \n \n", ()), ("a", ("a",)), ("\n\n a  b \n \n\n c", ("a b", "c")), ("a\n   \nb", ("a", "b")),
])
def test_split_paragraphs_of_white_space_trims_it(text, paragraphs):
    assert split_paragraphs(text) == paragraphs


@pytest.mark.parametrize("text,lines", [("", 1), ("a", 1), ("a\n\n \nb\nc\n", 3)])
def test_count_lines_counts_full_ones(text, lines):
    assert count_lines(text) == lines
