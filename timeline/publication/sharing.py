"""What does a page say of itself where its address is shared: its title, a sentence, and what stands in its picture?

Whoever sees only that much must not be misled: what has not happened says so first, a date is worded as exactly as it
is known, and sources that differ are named.
"""

import hashlib
from dataclasses import astuple, dataclass

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.models import Article, Event
from timeline.publication.cards import Card
from timeline.publication.counts import counted
from timeline.publication.records import ArticleRecord, EventRecord
from timeline.publication.timeline import TimelinePage

DESCRIPTION_LIMIT = 300
"""Letters; what shows such descriptions cuts them at about 200 itself."""
_LOOK = "1"
"""Counts the looks of pictures; raise it with every change of it, so that none of the old look stays in use."""


@dataclass(frozen=True)
class Picture:
    """Every word of a page's picture. ``stance`` stands before the title of what has not happened; ``mark`` warns."""

    site: str
    title: str
    above: str = ""
    stance: str = ""
    below: str = ""
    mark: str = ""

    @property
    def version(self) -> str:
        """Changes with whatever is to be seen, and with nothing else."""
        return hashlib.sha256("\0".join((_LOOK, *astuple(self))).encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def in_words(self) -> str:
        told = f"{self.stance}: {self.title}" if self.stance else self.title
        return ". ".join(filter(None, (self.above, told, self.below, self.mark)))


@dataclass(frozen=True)
class Shared:
    title: str
    description: str
    picture: Picture


def told_title(event: Event) -> str:
    """The title as it may stand alone."""
    return f"{event.stance}: {event.title}" if event.stance else event.title


def shared_event(record: EventRecord, *, site: str) -> Shared:
    event, card = record.event, record.card
    date = event.date_in_words[:1].upper() + event.date_in_words[1:]
    known = _("as known on %(day)s") % {"day": date_format(card.reading.asof)} if card.reading.asof else ""
    dated, reported = ", ".join(filter(None, (date, known))), _reported(card)
    differs = _("Sources differ") if card.comparison.differs else ""
    picture = Picture(site, event.title, above=dated, stance=event.stance, below=reported, mark=differs)
    told = " · ".join(filter(None, (dated, reported, differs)))
    return Shared(told_title(event), _cut(f"{told}. {event.summary}" if event.summary else f"{told}."), picture)


def shared_timeline(page: TimelinePage, *, name: str, site: str) -> Shared:
    """The picture is the site's, or that of the subject of the page (``name``), whatever the filters."""
    set_ = ", ".join(chip.value for chip in page.chips)
    told = f"{counted(page.counts.total, 'event')} {counted(page.counts.articles, 'from article')}. {_claim()}"
    title = name or site
    return Shared(_cut(f"{title}: {set_}" if set_ else title), _cut(told), list_picture(name, site=site))


def shared_article(record: ArticleRecord, *, site: str) -> Shared:
    article: Article = record.article
    count = len(record.passages)
    told = ngettext(
        "One sentence of this article supports events in the timeline",
        "%(count)s sentences of this article support events in the timeline",
        count,
    ) % {"count": count}
    published = date_format(article.published_on) if article.published_on else _("publication date unknown")
    return Shared(f"{article} · {article.publisher_name}", f"{told} ({published}).", list_picture(site=site))


def list_picture(name: str = "", *, site: str) -> Picture:
    """Of the timeline of whoever or whatever has this name; without one, of the site."""
    return Picture(site, name or site, above=_("Timeline") if name else "", below=_claim())


def _reported(card: Card) -> str:
    return counted(card.articles, "confirmed by article" if card.confirmed else "reported by article")


def _claim() -> str:
    return _("Every statement shows the sentence it comes from.")


def _cut(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(DESCRIPTION_LIMIT)
