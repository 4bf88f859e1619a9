"""Which numbers does a sentence give, how exactly, and in which currency? What they count is for ``figures`` to say."""

import re
from dataclasses import dataclass, replace

from timeline.extraction.mention import Qualifier
from timeline.extraction.vocabulary import load

_MEASURES = load("measures")
_NUMBERS: dict[str, int] = _MEASURES["number_words"]
_MAGNITUDES: dict[str, int] = _MEASURES["magnitudes"]
_QUALIFIERS: dict[str, Qualifier] = _MEASURES["qualifiers"]
_CURRENCIES: dict[str, str] = _MEASURES["currencies"]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = "|".join(sorted((word for word in _NUMBERS if word != "hundred"), key=len, reverse=True))
_LARGE = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_SMALL = rf"(?:(?:{_TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_WORDS})"
_SPELLED = (
    rf"(?:half\sa\s(?=dozen)|an?\s(?=(?:{_LARGE})\b)|(?:{_SMALL})\b\s?)"
    rf"(?:(?<=\s)(?:{_LARGE})\b\s?(?:(?:(?<=hundred)|(?<=thousand)|(?<=\s))(?:and\s)?(?:{_SMALL})\b\s?)?)*"
)
_SIGNS = r"(?:US|HK|NZ|[CAS])?\$|[£€₹¥]|(?:(?<![A-Za-z])(?:Rs\.?|INR|USD|EUR|GBP))(?=\s?\d)"
_NUMBER = re.compile(
    rf"(?:(?P<currency>{_SIGNS})\s?)?"
    r"(?<![\w,])(?<!\d\.)(?<!\D-)"
    r"(?P<digits>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?P<glued>bn|mn|mln|tn|m|b|k)?(?!\w)"
    rf"|(?<![\w-])(?P<spelled>{_SPELLED})(?!-)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"[\s\u00a0](hundred|thousand|million|billion|trillion|lakhs?|crores?|bn|m|dozen)\b", re.I)
_GLUED_OR_WORD = re.compile(r"(?<=\d)\s?(hundred|thousand|million|billion|trillion|lakhs?|crores?|bn|mn|m|b|k)\b", re.I)
_CURRENCY_WORD = re.compile(
    r"[\s\u00a0](?:US\s|U\.S\.\s)?(dollars?|pounds?(?!\s(?:of|\())|euros?|rupees?|yen)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\s?%|[\s\u00a0](?:per\scent|percent)\b(?!age)", re.IGNORECASE)
_QUALIFIER = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))})"
    r"\s(?:a\s(?:further|total\sof)\s|another\s|the\s)?(?=$)",
    re.IGNORECASE,
)
# “Fourteen of 15”, “three of the 12”, “most of 15”: the number behind is the whole that the one counted is a part of.
_WHOLE = re.compile(
    rf"(?:\d|\b(?:{_WORDS}|most|half|third|quarter|majority))\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?$", re.I
)
# “Nine in ten”, “one in every 20”, “three out of four people”: a share, neither number counts anybody.
_SHARE = re.compile(
    rf"\b(?:\d{{1,2}}|{_WORDS})\s(?:in(?:\severy)?|out\sof(?:\severy)?)\s(?:\d{{1,3}}|{_WORDS})"
    rf"(?=\s(?:{'|'.join([*_MEASURES['people'], *_MEASURES['share_followers']])})\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:No\.|nos?\.|number|age|aged|page|section|article|flight|route|channel|platform|hangar|phase|chapter|article)\s$",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:several|few|many|couple\sof)\s$", re.IGNORECASE)
_JOINT = re.compile(r"\s?[–-]\s?|\s(?:to|or)\s|\sand\s")
_YEARS = range(1000, 2100)
_YEAR_BEFORE = re.compile(r"\b(?:the|of|in|since|until|for|[a-z]+'s)\s$", re.IGNORECASE)
_LOOK_BEHIND = 30


@dataclass(frozen=True)
class Count:
    """A number at ``text[start:end]`` before it is known what it counts; ``high`` is the upper end of a range.

    ``currency`` is the unit that the number itself shows: one of money, ``percent``, or empty.
    """

    start: int
    end: int
    value: float
    qualifier: Qualifier
    currency: str = ""
    high: float | None = None


def find_counts(sentence: str, *, skipped: tuple[tuple[int, int], ...] = ()) -> tuple[Count, ...]:
    """The numbers of a sentence (plain characters) outside the ``skipped`` spans, which are its dates and durations.

    “20–30”, “20 to 30” and “between 20 and 30” are one count; years, spans of years and scores (“3-1”) are none.
    """
    shares = tuple(match.span() for match in _SHARE.finditer(sentence))
    open_text = _masked(sentence, skipped + shares)
    found: list[Count] = []
    for match in _NUMBER.finditer(open_text):
        if _WHOLE.search(sentence, max(0, match.start() - _LOOK_BEHIND), match.start()):
            continue
        count = _count(sentence, match)
        if count is None or (found and count.start < found[-1].end):
            continue
        if found and (whole := _range(sentence, found[-1], count)):
            found[-1] = whole
        elif found and re.fullmatch("[–-]", sentence[found[-1].end : count.start]):
            found.pop()
        else:
            found.append(count)
    return tuple(count for count in found if not _is_year(sentence, count))


def _masked(sentence: str, skipped: tuple[tuple[int, int], ...]) -> str:
    for start, end in skipped:
        sentence = sentence[: max(start, 0)] + "\x01" * (end - max(start, 0)) + sentence[end:]
    return sentence


def _count(sentence: str, match: re.Match[str]) -> Count | None:
    start, end = match.start(), match.end() - (match[0].endswith(" "))
    before = sentence[max(0, start - _LOOK_BEHIND) : start]
    if (match["currency"] is None and _LABEL.search(before)) or _VAGUE.search(before):
        return None
    value, unit = _value(match), _CURRENCIES.get((match["currency"] or "").lower().rstrip("."), "")
    if match["digits"] and (magnitude := _MAGNITUDE.match(sentence, end)):
        value, end = round(value * _MAGNITUDES[magnitude[1].lower().rstrip("s")], 2), magnitude.end()
    if not unit and (word := _CURRENCY_WORD.match(sentence, end) or _PERCENT.match(sentence, end)):
        unit, end = _CURRENCIES[word[1].lower()] if word.re is _CURRENCY_WORD else "percent", word.end()
    qualifier = _QUALIFIER.search(before)
    said = _QUALIFIERS[" ".join(qualifier[1].lower().split())] if qualifier else "exact"
    return Count(start, end, value, said, unit)


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        number = float(re.sub(r"[,\s]", "", match["digits"]))
        return round(number * _MAGNITUDES[match["glued"].lower()], 2) if match["glued"] else number
    words = match["spelled"].lower().replace("-", " ").split()
    if words[0] == "half":
        return _MAGNITUDES["dozen"] / 2
    whole, part = 0.0, 0.0
    for word in words:
        if word == "hundred":
            part = max(part, 1) * 100
        elif word in _MAGNITUDES and word not in _NUMBERS:
            whole, part = whole + max(part, 1) * _MAGNITUDES[word], 0.0
        else:
            part += _NUMBERS.get(word, 1 if word in ("a", "an") and len(words) > 1 else 0)
    return whole + part


def _range(sentence: str, low: Count, high: Count) -> Count | None:
    """“20–30”, “20 to 30”, “between 20 and 30”, “$2-3 million”; “by 90 to 98” and “from 54 to 61” are not ranges."""
    joint, before = sentence[low.end : high.start], sentence[: low.start].lower()
    if not _JOINT.fullmatch(joint) or (low.currency and high.currency not in ("", low.currency)):
        return None
    word = joint.strip()
    if (word == "and" and not before.endswith("between ")) or (word == "to" and before.endswith(("by ", "from "))):
        return None
    shared = _GLUED_OR_WORD.search(sentence[high.start : high.end])
    alone = not _GLUED_OR_WORD.search(sentence[low.start : low.end])
    value = low.value * _MAGNITUDES[shared[1].lower().rstrip("s")] if shared and alone else low.value
    if not value < high.value:
        return None
    return replace(low, end=high.end, value=value, high=high.value, currency=high.currency or low.currency)


def _is_year(sentence: str, count: Count) -> bool:
    """“Of 1998–99”, “the 2012 Games”: a plain number of four digits before a name or behind “the”, “in”, “since”."""
    if count.currency or count.qualifier != "exact" or not re.match(r"\d{4}(?!\d)", sentence[count.start : count.end]):
        return False
    if int(count.value) not in _YEARS or count.value < 1500:
        return False
    spans = count.high is not None or re.match(r"[–-]\d", sentence[count.end : count.end + 2])
    named = re.match(r"\s[A-Z]", sentence[count.end : count.end + 2])
    return bool(spans or named or _YEAR_BEFORE.search(sentence[max(0, count.start - 20) : count.start]))
