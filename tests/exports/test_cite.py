"""Does an event cited in each format say the same to a reader that is not ours, however hostile its title?"""

import datetime as dt
import json
import re
import string

import pytest

from tests import factories
from timeline.exports import cite_bibtex, cite_csl, cite_ris, cite_text
from timeline.exports.reference import Reference, one_line, reference_to
from timeline.models import Event

URL = "https://timeline.example/e/k7m2qdbc/vote_held/?asof=2024-06-11"
HOSTILE = [
    "Council votes",
    'He said "no", she “yes”, they \'maybe\'',
    "Open { brace",
    "Shut } brace }} twice",
    "{{Infobox|a=b}} [[Link|text]] <ref>x</ref> '''bold''' ~~~~ __NOTOC__ &amp; R&D",
    r"Back\slash \end{document} \\",
    "Up 5% & $3_000 #1 ~ ^ 2 < 3 > 1 |",
    "ER  - TY  - JOUR",
    "停戦 “Waffenstillstand” é",
    "\u200fשביתת נשק\u200f and \u200eceasefire",
    "See https://elsewhere.example/ now",
    "@misc{x, title={y}}",
    "%", "\\", "}", "|", "x" * 200, "{" * 200, "\\" * 200,
]  # fmt: skip


def reference(title: str = "Council votes", **fields: object) -> Reference:
    known = {
        "event_date_in_words": "about September 2023", "site": "Timeline", "url": URL,
        "changed": dt.date(2024, 6, 4), "public_id": "k7m2qdbc",
    }  # fmt: skip
    return Reference(title=title, **{**known, **fields})  # type: ignore[arg-type]


def bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Kind, key and raw fields, read as BibTeX reads: braces count whatever stands before them."""
    kind, key, at = re.match(r"@(\w+)\{([^,\s]+),", text).group(1, 2, 0)  # type: ignore[union-attr]
    rest, fields = text[len(at) :], {}
    while field := re.match(r"\s*(\w+)\s*=\s*", rest):
        rest = rest[field.end() :]
        end = braced(rest) if rest[0] == "{" else re.match(r"\w+", rest).end()  # type: ignore[union-attr]
        fields[field[1]], rest = rest[:end], rest[end:].lstrip().removeprefix(",")
    assert rest.strip() == "}"
    return kind, key, fields


def braced(text: str) -> int:
    depth = 0
    for at, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return at + 1
    raise AssertionError("a brace is never shut")


NAMES = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip


def typeset(latex: str) -> str:
    """What LaTeX prints; a special character that would do anything else is an error."""
    printed, rest = "", latex
    while rest:
        if named := re.match(r"\{\\(\w+)\}", rest):
            printed, rest = printed + NAMES[named[1]], rest[named.end() :]
        elif rest[0] == "\\":
            assert rest[1] in "&%$#_"
            printed, rest = printed + rest[1], rest[2:]
        elif rest[0] in "{}":
            rest = rest[1:]
        else:
            assert rest[0] not in "&%$#_~^<>|\\"
            printed, rest = printed + rest[0], rest[1:]
    return printed


def ris(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert lines.pop() == "" and not any(set(line) & set("\r\n") for line in lines)
    rows = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).group(1, 2) for line in lines]  # type: ignore[union-attr]
    assert rows[0][0] == "TY" and rows[-1] == ("ER", "") and [tag for tag, _ in rows].count("ER") == 1
    return rows  # type: ignore[return-value]


def wiki(text: str) -> dict[str, str]:
    """The template's parameters as MediaWiki shows them; markup inside a value is an error."""
    inner = re.fullmatch(r"\{\{cite web \|([^{}\[\]<>]*)\}\}", text)[1]  # type: ignore[index]
    fields = dict(part.rstrip().split("=", 1) for part in inner.split("|"))
    for name, value in fields.items():
        assert not re.search(r"''|~~~|__|&(?!#\d+;)#?\w+;", value), value
        assert name == "url" or "://" not in value
    return {name: re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), value) for name, value in fields.items()}


@pytest.mark.parametrize("title", HOSTILE)
def test_bibtex_is_read_back(title: str) -> None:
    kind, key, fields = bibtex(cite_bibtex.render(reference(title)))
    assert (kind, key, fields["url"], fields["month"]) == ("misc", "event-k7m2qdbc", f"{{{URL}}}", "jun")
    assert {name: typeset(fields[name]) for name in ("author", "title", "organization", "year", "date", "note")} == {
        "author": "Timeline", "title": title, "organization": "Timeline", "year": "2024", "date": "2024-06-04",
        "note": "Date of the event: about September 2023",
    }  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_ris_is_read_back(title: str) -> None:
    assert ris(cite_ris.render(reference(title))) == [
        ("TY", "ELEC"), ("ID", "event-k7m2qdbc"), ("AU", "Timeline"), ("TI", title), ("T2", "Timeline"),
        ("PB", "Timeline"), ("PY", "2024"), ("DA", "2024/06/04/"), ("UR", URL),
        ("N1", "Date of the event: about September 2023"), ("ER", ""),
    ]  # fmt: skip


def test_ris_of_a_site_with_a_comma_makes_it_no_person() -> None:
    rows = dict(ris(cite_ris.render(reference(site="War, Peace"))))
    assert rows["T2"] == "War, Peace" and "AU" not in rows


@pytest.mark.parametrize("title", HOSTILE)
def test_csl_is_read_back(title: str) -> None:
    assert json.loads(cite_csl.render(reference(title))) == [
        {
            "id": "event-k7m2qdbc",
            "type": "webpage",
            "author": [{"literal": "Timeline"}],
            "title": title,
            "container-title": "Timeline",
            "publisher": "Timeline",
            "issued": {"date-parts": [[2024, 6, 4]]},
            "URL": URL,
            "note": "Date of the event: about September 2023",
        }
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_wiki_template_is_read_back(title: str) -> None:
    assert wiki(cite_text.render(reference(title))["Wiki"]) == {
        "url": URL, "title": f"{title} (about September 2023)", "website": "Timeline", "date": "4 June 2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "apa", "chicago"),
    [
        ("Council votes", "Council votes", "“Council votes.”"),
        ('Said "no" to “it”', 'Said "no" to “it”', "“Said 'no' to ‘it’.”"),
        ("Who votes?", "Who votes?", "“Who votes?”"),
        ("Acme Inc.", "Acme Inc.", "“Acme Inc.”"),
    ],
)
def test_text_is_in_the_words_of_each_style(title: str, apa: str, chicago: str) -> None:
    texts = cite_text.render(reference(title))
    note = "Date of the event: about September 2023"
    assert texts["APA"] == f"Timeline. (2024, June 4). {apa} [{note}]. {URL}"
    assert texts["Chicago"] == f"Timeline. {chicago} {note}. Last modified June 4, 2024. {URL}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two\r\nlines\u2028and\ta tab", "Two lines and a tab"),
        ("\x00Null\x1b[0m \x7f", "Null[0m"),
        ("\u202eturned \u2066round", "turned round"),
        ("\u200fmarks\u200e \u200dstay", "\u200fmarks\u200e \u200dstay"),
    ],
)
def test_title_is_one_line_that_turns_nothing_round(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("modality", "title"),
    [
        ("happened", "Vote"), ("ongoing", "Vote"), ("planned", "Planned: Vote"),
        ("conditional", "Conditional: Vote"), ("denied", "Denied: Vote"),
    ],
)  # fmt: skip
def test_what_has_not_happened_is_not_cited_as_having_happened(modality: str, title: str) -> None:
    event = Event(title="Vote", modality=modality, changed_at=dt.datetime(2024, 6, 4, 23, 59, tzinfo=dt.UTC))
    assert reference_to(event, site="Timeline", url=URL).title == title


@pytest.mark.django_db
def test_reference_to_an_earlier_day_names_it_and_keeps_apart_from_todays() -> None:
    event = factories.event("Vote\nheld", edtf="2024-06")
    Event.objects.update(changed_at=dt.datetime(2024, 6, 14, 12, tzinfo=dt.UTC))
    event.refresh_from_db()
    told = reference_to(event, site="Timeline", url=URL, asof=dt.date(2024, 6, 11))
    assert told == Reference("Vote held", "June 2024", "Timeline", URL, dt.date(2024, 6, 14), event.public_id,
                             dt.date(2024, 6, 11))  # fmt: skip
    assert told.note == "Date of the event: June 2024, as known on 11 June 2024"
    assert told.key == f"event-{event.public_id}-asof-2024-06-11" != reference_to(event, site="", url="").key
    assert set(told.key) <= set(string.ascii_letters + string.digits + "-")
