"""Which numbers does a sentence give, of what, how exactly, and on whose word?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extraction.mention import Figure, Qualifier
from timeline.extraction.vocabulary import load, word_set

_MEASURES = load("measures")
_NUMBERS: dict[str, int] = _MEASURES["number_words"]
_MAGNITUDES: dict[str, int] = _MEASURES["magnitudes"]
_QUALIFIERS: dict[str, Qualifier] = _MEASURES["qualifiers"]
_CURRENCIES: dict[str, str] = _MEASURES["currencies"]
_PEOPLE = word_set("measures", "people")
_NOT_COUNTED = word_set("measures", "not_counted")
_VERB_UNITS = {verb: unit for unit, verbs in _MEASURES["verb_units"].items() for verb in verbs}
_NOUN_UNITS = {noun: unit for unit, nouns in _MEASURES["noun_units"].items() for noun in nouns}

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<currency>US\$|[$£€])?(?<![\w.,-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<glued>bn|mn|mln|tn|m|b|k)?(?![\w%])"
    rf"|(?<![\w-])(?P<tens>{_TENS})-(?P<ones>one|two|three|four|five|six|seven|eight|nine)\b"
    rf"|(?<![\w-])(?P<word>{_WORDS}|a(?=\s(?:dozen|hundred|thousand|million|billion)))(?![\w-])",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\s(hundred|thousand|million|billion|trillion|bn|m|dozen)\b", re.IGNORECASE)
_CURRENCY_WORD = re.compile(r"\s(?:US\s|U\.S\.\s)?(dollars?|pounds?|euros?)\b", re.IGNORECASE)
_QUALIFIER = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))})"
    r"\s(?:a\s(?:further|total\sof)\s|another\s|the\s)?$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(r"according to ([^,.;()]{3,80})", re.IGNORECASE)
_LOOK_BEHIND = 30


@dataclass(frozen=True)
class Count:
    """A number at ``text[start:end]`` before it is known what it counts; ``currency`` is a unit of money or empty."""

    start: int
    end: int
    value: float
    qualifier: Qualifier
    currency: str = ""


@dataclass(frozen=True)
class WordTag:
    """What a figure needs to know of a word: where it stands, its text, its lemma, its part of speech."""

    start: int
    text: str
    lemma: str
    part: str


def find_counts(sentence: str, *, skipped: tuple[tuple[int, int], ...] = ()) -> tuple[Count, ...]:
    """The numbers of a sentence (plain characters) outside the ``skipped`` spans, which are its dates and durations."""
    found: list[Count] = []
    for match in _NUMBER.finditer(sentence):
        if any(start < match.end() and end > match.start() for start, end in skipped):
            continue
        if count := _count(sentence, match):
            if found and count.start < found[-1].end:
                continue
            found.append(count)
    return tuple(found)


def find_figures(
    sentence: str,
    words: tuple[WordTag, ...],
    *,
    start: int = 0,
    end: int | None = None,
    skipped: tuple[tuple[int, int], ...] = (),
    attributed_to: str = "",
) -> tuple[Figure, ...]:
    """The figures between ``start`` and ``end`` of a sentence, with the unit that its verb or noun gives them."""
    stop = len(sentence) if end is None else end
    figures: list[Figure] = []
    previous_unit = ""
    for count in find_counts(sentence, skipped=skipped):
        unit = count.currency or _unit(sentence, words, count, previous_unit)
        if not unit:
            continue
        previous_unit = unit if not count.currency else previous_unit
        if start <= count.start < stop:
            figures.append(
                Figure(count.value, unit, count.qualifier, attributed_to=attributed_to or attribution(sentence))
            )
    return tuple(dict.fromkeys(figures))


def attribution(sentence: str) -> str:
    """Whom the sentence credits with “according to …”; empty if nobody."""
    match = _ATTRIBUTION.search(sentence)
    return re.sub(r"^the\s", "", match[1].strip()) if match else ""


def _count(sentence: str, match: re.Match[str]) -> Count | None:
    value = _value(match)
    end, currency = match.end(), _CURRENCIES.get((match["currency"] or "").lower(), "")
    before = sentence[max(0, match.start() - _LOOK_BEHIND) : match.start()]
    if match["currency"] is None and re.search(
        r"(?:No\.|nos?\.|number|age|aged|page|section|article|flight|route|channel|platform|hangar|phase|chapter|article)\s$",
        before,
        re.IGNORECASE,
    ):
        return None
    if magnitude := _MAGNITUDE.match(sentence, end):
        value, end = value * _MAGNITUDES[magnitude[1].lower()], magnitude.end()
    if not currency and (word := _CURRENCY_WORD.match(sentence, end)):
        currency, end = _CURRENCIES[word[1].lower()], word.end()
    qualifier = _QUALIFIER.search(before)
    return Count(
        match.start(),
        end,
        value,
        _QUALIFIERS[" ".join(qualifier[1].lower().split())] if qualifier else "exact",
        currency,
    )


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        number = float(match["digits"].replace(",", ""))
        return number * _MAGNITUDES[match["glued"].lower()] if match["glued"] else number
    if match["tens"]:
        return float(_NUMBERS[match["tens"].lower()] + _NUMBERS[match["ones"].lower()])
    return float(_NUMBERS.get(match["word"].lower(), 1))


def _unit(sentence: str, words: tuple[WordTag, ...], count: Count, previous: str) -> str:
    """The measure that the words around a number give; empty for what is no figure (ages, scores, distances)."""
    behind = [word for word in words if word.start >= count.end][:12]
    before = [word for word in words if word.start < count.start][-12:]
    noun = _counted_noun(behind)
    if noun is None:
        return _bare_unit(behind, before, previous)
    if noun.text.lower() in _NOT_COUNTED or sentence[count.end : count.end + 1] == "%":
        return ""
    if (unit := _NOUN_UNITS.get(noun.text.lower())) and unit != "hostages":
        return unit
    if noun.text.lower() in _PEOPLE or noun.text.lower() in ("hostages", "hostage") or noun.text[0].isupper():
        return _people_unit(noun, behind, before)
    return noun.text.lower() if noun.text.lower().endswith("s") and noun.part == "NOUN" else ""


def _counted_noun(behind: list[WordTag]) -> WordTag | None:
    """The noun right behind a number, past adjectives and further nouns."""
    last: WordTag | None = None
    for word in behind[:5]:
        if word.part in ("NOUN", "PROPN"):
            last = word
            if word.text.lower() in _PEOPLE or word.text.lower() in _NOUN_UNITS or word.text.lower() in _NOT_COUNTED:
                return word
        elif word.part not in ("ADJ", "NUM", "DET") and not (
            word.part == "VERB" and last is None and word.lemma not in _VERB_UNITS
        ) or last is not None:
            return last
    return last


def _people_unit(noun: WordTag, behind: list[WordTag], before: list[WordTag]) -> str:
    for word in _verbs_near(noun, behind, before):
        if unit := _VERB_UNITS.get(word.lemma) or _NOUN_UNITS.get(word.text.lower()):
            return unit
        if word.lemma in ("seize", "take", "hold") and any(
            w.text.lower() in ("hostage", "hostages", "captive") for w in behind
        ):
            return "hostages"
        if word.lemma in word_set("measures", "gathering_verbs"):
            return "participants"
    if noun.text.lower() in ("hostages", "hostage", "captives"):
        return "hostages"
    return _homes(behind) or noun.text.lower()


def _homes(behind: list[WordTag]) -> str:
    words = {word.text.lower() for word in behind}
    return (
        "displaced"
        if words & {"homeless", "displaced"}
        or ({"homes"} & words and words & {"lost", "fled", "forced", "driven", "left"})
        else ""
    )


def _verbs_near(noun: WordTag, behind: list[WordTag], before: list[WordTag]) -> Iterator[WordTag]:
    """The verb of the number: a measure's verb just behind it or just in front of it, the nearer first."""
    for word in behind:
        if word.start > noun.start and word.text in (",", ";", "and") and word.text == ";":
            break
        if word.start > noun.start and word.part in ("VERB", "AUX", "ADJ") and word.lemma not in ("be", "have"):
            yield word
            break
    for word in reversed(before):
        if word.text in (";", ")"):
            return
        if word.part == "VERB":
            yield word
            return


def _bare_unit(behind: list[WordTag], before: list[WordTag], previous: str) -> str:
    """“… and 700 injured”, “seizing more than 250 as hostages”, “killing 137”."""
    for word in behind[:3]:
        if word.part in ("VERB", "ADJ") and (unit := _VERB_UNITS.get(word.lemma) or _NOUN_UNITS.get(word.text.lower())):
            return unit
        if word.text.lower() in ("hostage", "hostages"):
            return "hostages"
        if word.text in (",", ".", ";"):
            break
    last = before[-1] if before else None
    while before and before[-1].part in ("ADV", "ADP", "ADJ", "DET", "PRON", "SCONJ", "NUM"):
        before = before[:-1]
    if last is not None and before and before[-1].part == "VERB":
        return _VERB_UNITS.get(before[-1].lemma, "")
    return ""
