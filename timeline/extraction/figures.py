"""What does each number of a sentence count, and on whose word? Its noun says, or what happened to the people."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from timeline.extraction.counts import Count
from timeline.extraction.mention import Figure, Qualifier
from timeline.extraction.vocabulary import load, word_set

_MEASURES = load("measures")
_PEOPLE = word_set("measures", "people")
_NOT_COUNTED = word_set("measures", "not_counted")
_VERB_UNITS = {verb: unit for unit, verbs in _MEASURES["verb_units"].items() for verb in verbs}
_NOUN_UNITS = {noun: unit for unit, nouns in _MEASURES["noun_units"].items() for noun in nouns}
_TOLL_UNITS = {word: unit for unit, words in _MEASURES["toll_units"].items() for word in words}
_ANIMALS = word_set("measures", "animals")
_TOLL_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_TOLL_UNITS, key=len, reverse=True))})\b", re.IGNORECASE)
# “The death toll rose above 88”, “the number known to have died stands at 88”, “the injured at 88”.
_TOLL = re.compile(
    rf"\b(?P<of>{'|'.join(sorted(_TOLL_UNITS, key=len, reverse=True))})\b(?P<between>[^;:.“”]*?)"
    rf"(?:\b(?P<verb>{'|'.join(_MEASURES['toll_verbs'])})\b[^;:.“”,]*?)?"
    r"\b(?P<preposition>at|to|of|above|over|past|beyond|by|from)?\s*$",
    re.IGNORECASE,
)
_COUNTED_AS = re.compile(r"\b(?:number|total|count|toll|tally)\b[^,;:]*$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_AROUND = re.compile(r"(?:in|from|of|on|after|across|and|since|worldwide|nationwide)\b", re.IGNORECASE)
_ECHO = re.compile(rf"\b{_MEASURES['echoes']}$", re.IGNORECASE)
# “A country of 7 million”, “a union of 3,000 members”: how many belong to it, not how many came.
_POPULATION = re.compile(rf"\b(?:{'|'.join(_MEASURES['populated'])})\s(?:of|with)$", re.IGNORECASE)
# “Fourteen of 15 economists gathered”: a share of those asked or invited, no crowd.
_PART_OF = re.compile(rf"\s(?:out\s)?of\s(?:the\s)?(?:\d|(?:{'|'.join(_MEASURES['number_words'])})\b)", re.IGNORECASE)
_LOOK_BEHIND = 110


@dataclass(frozen=True)
class WordTag:
    """What a figure needs to know of a word: where it stands, its text and part of speech, and its verb.

    ``governor`` is the lemma of the verb that the word is an argument of, ``complements`` the other words of that
    verb in lower case; ``acting`` says that the word is the subject of a verb that has an object, ``direct`` that no
    preposition stands between. ``credit`` is whom the sentence credits with a number here, ``unit`` what it counts
    where the sentence says it some way off (“put the toll at 88”).
    """

    start: int
    text: str
    part: str
    governor: str = ""
    complements: frozenset[str] = frozenset()
    credit: str = ""
    unit: str = ""
    acting: bool = False
    direct: bool = False


@dataclass(frozen=True)
class Counted:
    """A figure and the position of the word that holds its number; ``bracketed`` if it is a sum in brackets."""

    place: int
    figure: Figure
    bracketed: bool


def find_figures(
    sentence: str, words: tuple[WordTag, ...], counts: tuple[Count, ...], *, told: str = ""
) -> tuple[Counted, ...]:
    """What the ``counts`` of a sentence count, by verb or noun; those that count nothing are left out.

    A number alone behind a verb of counting (“police spoke of 60”) counts what the sentence counted first, or else the
    unit ``told`` in the sentence before.
    """
    figures: list[Counted] = []
    first = ""
    for count in counts:
        place = bisect_right(words, count.start, key=lambda word: word.start + len(word.text))
        if place == len(words):
            break
        unit, qualifier = _measure(sentence, words, place, count, first or told)
        first = first or ("" if count.currency else unit)
        if unit:
            figure = Figure(count.value, unit, qualifier, high=count.high, attributed_to=words[place].credit)
            bracketed = bool(count.currency) and sentence[count.start - 1 : count.start] == "("
            figures.append(Counted(place, figure, bracketed))
    return tuple(figures)


def figures_among(words: frozenset[int], counted: tuple[Counted, ...]) -> tuple[Figure, ...]:
    """The figures whose words stand at these positions, each once.

    A sum in brackets right behind another is the same sum in another currency and is left to the quote.
    """
    figures: list[Figure] = []
    for found in counted:
        if found.place in words and not (found.bracketed and figures):
            figures.append(found.figure)
    return tuple(dict.fromkeys(figures))


def _measure(sentence: str, words: tuple[WordTag, ...], place: int, count: Count, told: str) -> tuple[str, Qualifier]:
    """The unit of a number and its qualifier; the unit is empty for what is no figure."""
    if count.currency:
        return count.currency, count.qualifier
    after = bisect_left(words, count.end, key=lambda word: word.start)
    behind = list(words[after : after + 6])
    noun = _counted_noun(behind)
    counted = noun.text.lower() if noun else ""
    if (not counted or counted in _PEOPLE or counted in _TOLL_UNITS) and (toll := _toll(sentence, count)):
        return toll
    if counted == "lives" and noun is not None:
        return _lives(sentence, count, noun), count.qualifier
    unit = words[place].unit or (_unit(noun, behind) if noun else _bare_unit(words, place, behind))
    if unit != "displaced" and _POPULATION.search(_before(sentence, count)):
        return "", count.qualifier
    if unit == "participants" and _PART_OF.match(sentence, count.end):
        return "", count.qualifier
    return unit or (told if noun is None and _echoes(sentence, count) else ""), count.qualifier


def _echoes(sentence: str, count: Count) -> bool:
    """“There were only nine”, “police put the number at 60”: what is counted was said before."""
    return bool(_ECHO.search(_before(sentence, count)))


def _before(sentence: str, count: Count, *, kept: frozenset[str] = frozenset()) -> str:
    """The words in front of a number and of its qualifier, unless that is one of those ``kept``."""
    before = sentence[max(0, count.start - _LOOK_BEHIND) : count.start].rstrip()
    for qualifier in sorted(_MEASURES["qualifiers"], key=len, reverse=True):
        if before.lower().endswith(" " + qualifier) and qualifier not in kept:
            return before[: -len(qualifier)].rstrip()
    return before


def _toll(sentence: str, count: Count) -> tuple[str, Qualifier] | None:
    """“The toll rose above 88”: what is counted stands before the number, and a verb or “of” leads to it."""
    before = _before(sentence, count, kept=frozenset(("above", "over")))
    for start in (match.start() for match in _TOLL_WORD.finditer(before)):
        found = _TOLL.match(before, start)
        if found is None or not _leads(found, before[:start]):
            continue
        passed = (found["verb"] or "").lower() in word_set("measures", "passing_verbs")
        more = passed or (found["preposition"] or "").lower() in ("above", "over", "past", "beyond")
        return _TOLL_UNITS[found["of"].lower()], "more_than" if more and count.qualifier == "exact" else count.qualifier
    return None


def _leads(found: re.Match[str], before: str) -> bool:
    """A verb of the list leads from the counted to the number, or “toll of”, “the injured at” right before it.

    “The dead” and “the number who died” are counted, a dead king and whoever stands behind a comma are not.
    """
    word, between = found["of"].lower(), found["between"].strip()
    preposition = (found["preposition"] or "").lower()
    if word in word_set("measures", "states") and not (_COUNTED_AS.search(before) or _THE.search(before)):
        return False
    if word != "toll" and ("," in between or (between and not _AROUND.match(between))):
        return False
    if found["verb"]:
        return preposition not in ("by", "from")
    return not between and (preposition == "at" or (preposition == "of" and word in ("toll", "casualties")))


def _unit(noun: WordTag, behind: list[WordTag]) -> str:
    """The measure that the noun behind a number gives; empty for what is no figure (ages, scores, distances)."""
    text = noun.text.lower()
    if text in _NOT_COUNTED:
        return ""
    if unit := _NOUN_UNITS.get(text):
        return (_verb_unit(noun) if unit in ("hostages", "participants") else "") or unit
    if text in _PEOPLE or noun.part == "PROPN" or _nationals(text) or _somebody(text):
        named = "people" if _nationals(text) else text if text.endswith("s") or text in _PEOPLE else ""
        return _unit_right_behind(noun, behind) or _verb_unit(noun) or named
    if noun.direct and noun.governor in word_set("measures", "personal_verbs") and text not in _ANIMALS:
        return _verb_unit(noun) or text
    return text if text.endswith("s") and noun.part == "NOUN" else ""


def _lives(sentence: str, count: Count, noun: WordTag) -> str:
    """Lives claimed or lost are people killed, lives saved are people rescued, other lives are left alone."""
    if noun.governor in ("save", "spare"):
        return "rescued"
    lost = re.search(r"\bloss\sof\s(?:\w+\s){0,4}$", sentence[max(0, count.start - 40) : count.start], re.IGNORECASE)
    return "killed" if lost or noun.governor in ("claim", "cost", "lose", "take") else "lives"


def _nationals(text: str) -> bool:
    """“Norwegians”: people, named by their country."""
    return text.endswith("s") and text.removesuffix("s") in load("demonyms")


def _somebody(text: str) -> bool:
    """“Hikers”, “cellists”, “gunmen”: people, by the ending of the word."""
    return text.endswith(tuple(_MEASURES["person_endings"])) and text not in _MEASURES["things_like_persons"]


def _unit_right_behind(noun: WordTag, behind: list[WordTag]) -> str:
    """“… and about 30 others hurt”: the participle that follows the people counted."""
    after = next((word for word in behind if word.start > noun.start), None)
    return _NOUN_UNITS.get(after.text.lower(), "") if after is not None and not noun.acting else ""


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
    """What happened to the people counted, by the verb that they are the subject or object of.

    Who kills, arrests or frees others is not killed, arrested or freed.
    """
    around = word.complements
    for frame in _MEASURES["frames"]:
        if word.governor in frame["verbs"] and around & set(frame["with"]) and not (word.acting and frame["passive"]):
            return str(frame["unit"])
    if word.governor in _VERB_UNITS and (not word.acting or word.governor in word_set("measures", "own_verbs")):
        return _VERB_UNITS[word.governor]
    gathering = word_set("measures", "gathering_verbs")
    if word.governor in gathering or around & word_set("measures", "gathering_complements"):
        return "participants"
    return "displaced" if "homeless" in around else ("missing" if "missing" in around else "")


def _bare_unit(words: tuple[WordTag, ...], place: int, behind: list[WordTag]) -> str:
    """A number without a noun: “and 700 injured”, “taking 40 as hostages”, “killing 137”."""
    for word in behind[:3]:
        if unit := _NOUN_UNITS.get(word.text.lower()):
            return unit
        if word.text in (",", ".", ";"):
            break
    number = words[place]
    return _verb_unit(number) if number.part in ("NUM", "NOUN", "PRON", "ADJ") else ""
