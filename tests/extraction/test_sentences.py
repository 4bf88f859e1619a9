"""Are paragraphs, sentences and quotations told apart with true offsets?"""

import pytest

from timeline.extraction.characters import plain
from timeline.extraction.paragraphs import split_paragraphs
from timeline.extraction.quotations import find_quotations
from timeline.extraction.sentences import split_sentences


def sentences(text: str) -> list[str]:
    clean = plain(text)
    return [
        text[s.start : s.end]
        for number, paragraph in enumerate(split_paragraphs(clean))
        for s in split_sentences(clean, paragraph, number=number)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on Oct. 7. It ended soon.", ["It began on Oct. 7.", "It ended soon."]),
        ("The U.S. Senate met. Mr. Hale left.", ["The U.S. Senate met.", "Mr. Hale left."]),
        ("He flew to the U.S. The trip was short.", ["He flew to the U.S.", "The trip was short."]),
        ("At 6:40 a.m. Monday it rang. No. 4 blew up.", ["At 6:40 a.m. Monday it rang.", "No. 4 blew up."]),
        ("J. R. Marsh sang. Who knew?", ["J. R. Marsh sang.", "Who knew?"]),
        ("“Is it over?” she asked. Nobody knew.", ["“Is it over?” she asked.", "Nobody knew."]),
        ("LEEDS, March 3 (Agency) - Miners voted. They left.", ["Miners voted.", "They left."]),
        ("LEEDS (PNW) — Miners voted.", ["Miners voted."]),
        ("HARWICH, Essex, Monday, June 3.—The ferry sank. It was old.", ["The ferry sank.", "It was old."]),
        ("PORT ELBA, Aug 16: In a raid the police came.", ["In a raid the police came."]),
        ("LEEDS, March 4 (Agency) – The bank closed.", ["The bank closed."]),
        ("Lima, March 3 – The bank closed.", ["The bank closed."]),
        ("BBC, ITV and others - said it closed.", ["BBC, ITV and others - said it closed."]),
        ("The mine sold its ore. In May it shut.", ["The mine sold its ore.", "In May it shut."]),
        ("It rained in Bend, Ore. In the mill it was dry.", ["It rained in Bend, Ore. In the mill it was dry."]),
        ("He said no. See no. 4 there.", ["He said no.", "See no. 4 there."]),
        ("Wait… what? Yes!", ["Wait… what?", "Yes!"]),
        ("Over a\nline end. Done.", ["Over a\nline end.", "Done."]),
    ],
)
def test_sentence_ends_only_where_it_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Port workers walk out", "title"),
        ("By Ann Lee", "byline"),
        ("Ann Lee in Harwich, and agencies", "byline"),
        ("Read more: what we know so far.", "boilerplate"),
        ("© 2016 The Post.", "boilerplate"),
        ("Home | News | Sport | Jobs", "boilerplate"),
        ("Dockers walked out on Monday.", "prose"),
        ("Dockers walked out on Monday. " * 20 + "| News | Sport", "prose"),
    ],
)
def test_paragraph_kind(paragraph: str, kind: str) -> None:
    assert [p.kind for p in split_paragraphs(paragraph)] == [kind]


def test_heading_in_capitals_is_no_prose() -> None:
    kinds = [p.kind for p in split_paragraphs("It began.\n\nFEARS OF A WIDER WAR\n\nIt went on.")]
    assert kinds == ["prose", "heading", "prose"]


def test_quotation_may_run_over_paragraphs() -> None:
    text = "“It is over.\n\n“We go home,” she said. Then she left."
    spans = find_quotations(text, split_paragraphs(text))
    assert [text[a:b] for a, b in spans] == ["“It is over.", "“We go home,”"]


def test_plain_keeps_the_length() -> None:
    text = "\ud800\u202ea\u00a0b’“”\r\n\x00"
    assert len(plain(text)) == len(text)


def test_lines_that_end_like_sentences_are_paragraphs_where_no_line_is_blank() -> None:
    assert [p.kind for p in split_paragraphs("Port shut\nDockers left.\nThe port is shut.")] == [
        "title",
        "prose",
        "prose",
    ]


def test_wrapped_lines_stay_one_paragraph() -> None:
    assert len(split_paragraphs("Dockers left the\nport on Monday and\nit shut.")) == 1
