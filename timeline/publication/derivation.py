"""How was a date read, said in the language of the page?

Derivations are kept in English, as the extraction words them, and as an editor may have worded them. The phrases that
it always uses are known here; anything else is None, and shown as it is kept.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from timeline.chronology import parse_edtf
from timeline.models.words import date_in_words

_READ = {
    _("stated in full"),
    _("weekday in or before the week of the report"),
    _("latest such weekday before the report"),
    _("that weekday, and as many weeks on as said"),
    _("that weekday of the week after the report"),
    _("next such weekday, the day of the report included"),
    _("latest day of that name"),
    _("latest month of that name"),
    _("latest season of that name"),
    _("latest quarter of that name"),
    _("latest half of that name"),
    _("latest holiday of that name"),
    _("next day of that name"),
    _("next month of that name"),
    _("next season of that name"),
    _("next quarter of that name"),
    _("next half of that name"),
    _("next holiday of that name"),
    _("month of the year of the report"),
    _("season of the year of the report"),
    _("day counted from the day of the report"),
    _("week counted from the week of the report"),
    _("month counted from the month of the report"),
    _("quarter counted from the quarter of the report"),
    _("year counted from the year of the report"),
    _("decade counted from the decade of the report"),
    _("counted from the day of the report"),
    _("the night before the day of the report"),
    _("counted from the date told before"),
    _("the same as the date told before"),
    _("year counted from that of the date told before"),
    _("from the first to the last"),
    _("a length that ends then"),
    _("some time up to then"),
    _("open from then on"),
    _("some time from then on"),
    _("the same event is dated earlier in the article"),
    _("the lead tells what is new, so it is put on the day of the report"),
    _("a time of day in an article that has told no other day is put on the day of the report"),
    _("an hour of the day told before"),
    _("goes on from the sentence before"),
}
_AGAINST = {
    _("the date told before"),
    _("the date before it"),
    _("the other event of the sentence"),
    _("the day of the report"),
}
_UNDATED = {
    _("The sentence says no date."),
    _("The lead names a time that could not be read."),
    _("The lead says no date, and the article's publication date is unknown."),
}
_UNDATED_WORDS = {
    _("needs the article's publication date, which is unknown."),
    _("names no date."),
    _("names a day that does not exist in the calendar."),
    _("lies before the year 1, which is as far back as a timeline goes."),
    _("counts from another event whose date is not known."),
    _("does not say how long."),
}
"""What is said of the words in question, which stand before it in quotation marks."""
_NO_WORDS = _("no date in the sentence")
_EXPLANATION = re.compile(
    r"(?:“(?P<words>.*)”|no date in the sentence) → (?P<edtf>\S+): (?P<rule>.*?)"
    r"(?:, (?:published (?P<published>\d{4}-\d\d-\d\d)|(?P<against>the [a-z ]+(?:, \S+)?)))?"
)
_ABOUT_WORDS = re.compile(r"“(?P<words>[^”]*)” (?P<rest>.*)")


def read_in_words(rule: str) -> str | None:
    """“from the first to the last; latest day of that name”. The sentence a date was taken from is left to others."""
    phrases = [phrase.partition(" (")[0] for phrase in rule.split("; ")]
    return "; ".join(map(gettext, phrases)) if _READ.issuperset(phrases) else None


def against_in_words(reference: str) -> str | None:
    """“the date told before, 2023-11-24”: the date stays as it is kept."""
    phrase, comma, edtf = reference.partition(", ")
    return f"{gettext(phrase)}{comma}{edtf}" if phrase in _AGAINST else None


def explanation_in_words(explanation: str) -> str | None:
    """““on Monday” → 2024-06-10: weekday in or before the week of the report, published 11 June 2024”, or why none."""
    match = _EXPLANATION.fullmatch(explanation)
    if match is None:
        return undated_in_words(explanation)
    against = against_in_words(match["against"]) if match["against"] else ""
    rule = read_in_words(match["rule"])
    if rule is None or against is None:
        return None
    if match["published"]:
        against = gettext("published {day}").format(day=date_in_words(parse_edtf(match["published"])))
    words = gettext("“{words}”").format(words=match["words"]) if match["words"] else gettext(_NO_WORDS)
    return f"{words} → {match['edtf']}: {rule}" + (f", {against}" if against else "")


def undated_in_words(reason: str) -> str | None:
    """“The sentence says no date.”, or what is said of its “words”."""
    if reason in _UNDATED:
        return gettext(reason)
    about = _ABOUT_WORDS.fullmatch(reason)
    if about is None or about["rest"] not in _UNDATED_WORDS:
        return None
    return f"{gettext('“{words}”').format(words=about['words'])} {gettext(about['rest'])}"
