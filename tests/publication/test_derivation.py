"""Is the way to a date said in the language of the page as far as it is known, and never half?"""

from pathlib import Path

import pytest
from django.utils.translation import override

from timeline import extraction
from timeline.publication import derivation
from timeline.publication.derivation import against_in_words, explanation_in_words, read_in_words, undated_in_words

MADE = {"latest", "next", "day", "week", "month", "season", "quarter", "year", "decade"}
"""First words of phrases that the extraction puts together from the name of a unit."""


@pytest.mark.parametrize(
    ("rule", "german"),
    [
        ("stated in full", "vollständig angegeben"),
        (
            "from the first to the last; latest day of that name",
            "vom ersten bis zum letzten; letzter Tag dieses Namens",
        ),
        (
            "goes on from the sentence before (11 June 2024 in “They met”)",
            "setzt den Satz davor fort",
        ),
        ("stated in full; by a rule of the editor", None),
        ("", None),
    ],
)
def test_rule_is_said_in_the_language_of_the_page_whole_or_not_at_all(rule: str, german: str | None) -> None:
    with override("de"):
        assert read_in_words(rule) == german


def test_reference_keeps_its_date_as_it_is_kept() -> None:
    with override("de"):
        assert against_in_words("the date told before, 2023-11-24") == "das zuvor genannte Datum, 2023-11-24"
        assert against_in_words("“the talks”, told of the talks before") is None


def test_reason_for_no_date_keeps_the_words_it_is_about() -> None:
    with override("de"):
        assert undated_in_words("The sentence says no date.") == "Der Satz nennt kein Datum."
        reason = undated_in_words("“on Sunday” needs the article's publication date, which is unknown.")
        assert reason == "„on Sunday“ braucht das Veröffentlichungsdatum des Artikels, und das ist unbekannt."
        assert undated_in_words("“on Sunday” is for an editor to say.") is None


@pytest.mark.parametrize(
    ("explanation", "german"),
    [
        (
            "“on Monday” → 2024-06-10: weekday in or before the week of the report, published 2024-06-11",
            "„on Monday“ → 2024-06-10: Wochentag in oder vor der Woche des Berichts, veröffentlicht am 11. Juni 2024",
        ),
        ("“11 June 2024” → 2024-06-11: stated in full", "„11 June 2024“ → 2024-06-11: vollständig angegeben"),
        (
            "“next Friday” → 2024-06-14: next such weekday, the day of the report included, published 2024-06-11",
            "„next Friday“ → 2024-06-14: nächster solcher Wochentag, den Tag des Berichts eingeschlossen, "
            "veröffentlicht am 11. Juni 2024",
        ),
        (
            "“that day” → 2024-06-10: the same as the date told before, the date told before, 2024-06-10",
            "„that day“ → 2024-06-10: dasselbe wie das zuvor genannte Datum, das zuvor genannte Datum, 2024-06-10",
        ),
        (
            "no date in the sentence → 2024-06-11?: the lead tells what is new, so it is put on the day of the report, "
            "published 2024-06-11",
            "kein Datum im Satz → 2024-06-11?: der Einstieg erzählt das Neue, gilt also für den Tag des Berichts, "
            "veröffentlicht am 11. Juni 2024",
        ),
        ("The sentence says no date.", "Der Satz nennt kein Datum."),
        ("set to 11 June 2024 by an editor", None),
        ("“then” → 2024-06-11: as an editor sees it, published 2024-06-11", None),
    ],
)
def test_explanation_is_said_in_the_language_of_the_page_whole_or_not_at_all(
    explanation: str, german: str | None
) -> None:
    with override("de"):
        assert explanation_in_words(explanation) == german


def test_phrases_are_those_of_the_extraction() -> None:
    modules = Path(str(extraction.__file__)).parent.glob("*.py")
    said = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    phrases = derivation._READ | derivation._AGAINST | derivation._UNDATED
    phrases |= {phrase.removesuffix(".") for phrase in derivation._UNDATED_WORDS}
    assert [each for each in sorted(phrases) if each not in said and each.split()[0] not in MADE] == []
