"""Which numbers does a sentence give, of what, how exactly, and on whose word?"""

import re
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
    rf"(?P<currency>(?:US|HK|NZ|[CAS])?\$|[£€])?(?<![\w.,-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<glued>bn|mn|mln|tn|m|b|k)?(?![\w%])"
    rf"|(?<![\w-])(?P<tens>{_TENS})-(?P<ones>one|two|three|four|five|six|seven|eight|nine)\b"
    rf"|(?<![\w-])(?P<word>{_WORDS}|a(?=\s(?:dozen|hundred|thousand|million|billion)))(?![\w-])",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\s(hundred|thousand|million|billion|trillion|bn|m|dozen)\b", re.IGNORECASE)
_CURRENCY_WORD = re.compile(r"\s(?:US\s|U\.S\.\s)?(dollars?|pounds?(?!\s(?:of|\())|euros?)\b", re.IGNORECASE)
_QUALIFIER = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))})"
    r"\s(?:a\s(?:further|total\sof)\s|another\s|the\s)?$",
    re.IGNORECASE,
)
# “Fourteen of 15”, “three of the 12”: the number behind is the whole that the one counted is a part of.
_WHOLE = re.compile(rf"(?:\d|\b(?:{_WORDS}))\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?$", re.IGNORECASE)
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
    """What a figure needs to know of a word: where it stands, its text and part of speech, and its verb.

    ``governor`` is the lemma of the verb that the word is an argument of, ``complements`` the other words of that
    verb in lower case. ``credit`` is whom the sentence credits with a number here, ``unit`` what it counts where the
    sentence says it some way off (“put the toll at 88”).
    """

    start: int
    text: str
    part: str
    governor: str = ""
    complements: frozenset[str] = frozenset()
    credit: str = ""
    unit: str = ""


def find_counts(sentence: str, *, skipped: tuple[tuple[int, int], ...] = ()) -> tuple[Count, ...]:
    """The numbers of a sentence (plain characters) outside the ``skipped`` spans, which are its dates and durations."""
    found: list[Count] = []
    for match in _NUMBER.finditer(sentence):
        if any(start < match.end() and end > match.start() for start, end in skipped):
            continue
        if _WHOLE.search(sentence, max(0, match.start() - _LOOK_BEHIND), match.start()):
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
    within: frozenset[int] | None = None,
    skipped: tuple[tuple[int, int], ...] = (),
) -> tuple[Figure, ...]:
    """The figures of a sentence with the unit that verb or noun gives them; ``within`` keeps those of some words only.

    A sum in brackets right behind another is the same sum in another currency and is left to the quote.
    """
    figures: list[Figure] = []
    for count in find_counts(sentence, skipped=skipped):
        place = next((p for p, word in enumerate(words) if word.start + len(word.text) > count.start), None)
        if place is None or (within is not None and place not in within):
            continue
        if count.currency and figures and sentence[count.start - 1 : count.start] == "(":
            continue
        if unit := count.currency or words[place].unit or _unit(sentence, words, place, count):
            figures.append(Figure(count.value, unit, count.qualifier, attributed_to=words[place].credit))
    return tuple(dict.fromkeys(figures))


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
        value, end = round(value * _MAGNITUDES[magnitude[1].lower()], 2), magnitude.end()
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
        return round(number * _MAGNITUDES[match["glued"].lower()], 2) if match["glued"] else number
    if match["tens"]:
        return float(_NUMBERS[match["tens"].lower()] + _NUMBERS[match["ones"].lower()])
    return float(_NUMBERS.get(match["word"].lower(), 1))


def _unit(sentence: str, words: tuple[WordTag, ...], place: int, count: Count) -> str:
    """The measure that the words around a number give; empty for what is no figure (ages, scores, distances)."""
    if sentence[count.end : count.end + 1] == "%":
        return ""
    behind = [word for word in words if word.start >= count.end][:6]
    noun = _counted_noun(behind)
    text = noun.text.lower() if noun else ""
    if text in _NOT_COUNTED:
        return ""
    if unit := _NOUN_UNITS.get(text):
        return (_verb_unit(noun) if noun and unit in ("hostages", "participants") else "") or unit
    if noun is None:
        return _bare_unit(words, place, behind)
    if text in _PEOPLE or noun.part == "PROPN" or _nationals(text):
        named = "people" if _nationals(text) else text if text.endswith("s") or text in _PEOPLE else ""
        return _unit_right_behind(noun, behind) or _verb_unit(noun) or named
    return text if text.endswith("s") and noun.part == "NOUN" else ""


def _nationals(text: str) -> bool:
    """“Norwegians”: people, named by their country."""
    return text.endswith("s") and text.removesuffix("s") in load("demonyms")


def _unit_right_behind(noun: WordTag, behind: list[WordTag]) -> str:
    """“… and about 30 others hurt”: the participle that follows the people counted."""
    after = next((word for word in behind if word.start > noun.start), None)
    return _NOUN_UNITS.get(after.text.lower(), "") if after is not None else ""


def _counted_noun(behind: list[WordTag]) -> WordTag | None:
    """The noun right behind a number, past adjectives and further nouns; “more people”, “of the planes”."""
    last: WordTag | None = None
    for word in behind:
        text = word.text.lower()
        if word.part in ("NOUN", "PROPN"):
            last = word
            if text in _PEOPLE or text in _NOUN_UNITS or text in _NOT_COUNTED:
                return word
        elif last is not None or word.part not in ("ADJ", "NUM", "DET"):
            return last
    return last


def _verb_unit(word: WordTag) -> str:
    """What happened to the people counted, by the verb that they are the subject or object of."""
    if unit := _VERB_UNITS.get(word.governor):
        return unit
    if word.governor in ("seize", "take", "hold") and word.complements & {"hostage", "hostages", "captive", "captives"}:
        return "hostages"
    if word.governor in word_set("measures", "gathering_verbs"):
        return "participants"
    homeless = word.complements & {"homeless"} or ("homes" in word.complements and word.governor in _LOSING)
    return "displaced" if homeless else ("missing" if "missing" in word.complements else "")


_LOSING = frozenset(("lose", "flee", "leave", "force", "drive", "abandon"))


def _bare_unit(words: tuple[WordTag, ...], place: int, behind: list[WordTag]) -> str:
    """A number without a noun: “and 700 injured”, “taking 40 as hostages”, “killing 137”."""
    for word in behind[:3]:
        if unit := _NOUN_UNITS.get(word.text.lower()):
            return unit
        if word.text in (",", ".", ";"):
            break
    number = words[place]
    return _verb_unit(number) if number.part in ("NUM", "NOUN", "PRON", "ADJ") else ""
