"""What do pages count, and how is one of it said, and more than one? By the words that it is asked for with.

Whole phrases, so that a language can inflect them: “from 2 articles” is “aus 2 Artikeln” in German.
"""

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from timeline.models.words import number_in_digits

COUNTED: dict[str, Promise] = {
    "event": ngettext_lazy("%(count)s event", "%(count)s events", "number"),
    "article": ngettext_lazy("%(count)s article", "%(count)s articles", "number"),
    "origin": ngettext_lazy("%(count)s origin", "%(count)s origins", "number"),
    "citation": ngettext_lazy("%(count)s citation", "%(count)s citations", "number"),
    "from article": ngettext_lazy("from %(count)s article", "from %(count)s articles", "number"),
    "by publisher": ngettext_lazy("by %(count)s publisher", "by %(count)s publishers", "number"),
    "and origin": ngettext_lazy("and %(count)s origin", "and %(count)s origins", "number"),
    "undated": ngettext_lazy("%(count)s undated", "%(count)s undated", "number"),
    "all undated events": ngettext_lazy("All %(count)s undated event", "All %(count)s undated events", "number"),
    "more event shown": ngettext_lazy("%(count)s more event shown.", "%(count)s more events shown.", "number"),
    "event of the whole": ngettext_lazy(
        "%(count)s event: see the whole timeline", "%(count)s events: see the whole timeline", "number"
    ),
    "event to come": ngettext_lazy("%(count)s further event to come.", "%(count)s further events to come.", "number"),
    "event told later": ngettext_lazy(
        "%(count)s event that rests on later or undated articles alone is left out.",
        "%(count)s events that rest on later or undated articles alone are left out.",
        "number",
    ),
    "undated event matches": ngettext_lazy(
        "%(count)s undated event matches the other filters and cannot be placed in this period.",
        "%(count)s undated events match the other filters and cannot be placed in this period.",
        "number",
    ),
    "confirmed by article": ngettext_lazy(
        "Confirmed by %(count)s article",
        "Confirmed by %(count)s articles",
        "number",
    ),
    "reported by article": ngettext_lazy("Reported by %(count)s article", "Reported by %(count)s articles", "number"),
    "show quote for": ngettext_lazy("Show %(count)s quote for:", "Show %(count)s quotes for:", "number"),
    "more figure": ngettext_lazy("%(count)s more figure", "%(count)s more figures", "number"),
    "more quote on the page": ngettext_lazy(
        "%(count)s more quote on the event’s page",
        "%(count)s more quotes on the event’s page",
        "number",
    ),
    "quote does not stand": ngettext_lazy(
        "%(count)s quote does not stand where the citation says.",
        "%(count)s quotes do not stand where the citation says.",
        "number",
    ),
    "sentence supports": ngettext_lazy(
        "%(count)s sentence supports events in the timeline, in the article’s order.",
        "%(count)s sentences support events in the timeline, in the article’s order.",
        "number",
    ),
    "word not shown": ngettext_lazy("%(count)s word not shown", "%(count)s words not shown", "number"),
}


def counted(count: int, what: str) -> str:
    """``counted(1200, "event")`` is “1,200 events”; ``what`` is a key of ``COUNTED``."""
    return COUNTED[what] % {"number": count, "count": number_in_digits(count)}
