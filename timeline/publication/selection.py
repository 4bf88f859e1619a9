"""What has a reader asked for, and which events, citations and addresses follow from it?

A selection and its canonical query string say the same thing: parameters in the order of ``FILTERS``, values sorted,
nothing that is a default.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.chronology import parse_edtf
from timeline.models import Citation, Event
from timeline.models.event import EventQuerySet
from timeline.publication.errors import MalformedFilter
from timeline.publication.filters import BY_PARAMETER, DEFAULT_SORT, FILTERS, VALUES_LIMIT, Filter, cited_by
from timeline.publication.knowledge import as_known, column
from timeline.publication.moments import read_moment
from timeline.publication.reading import Reading
from timeline.search import Hits

Subject = tuple[str, str]
Parameters = Iterable[tuple[str, list[str]]]
"""Each parameter of an address with all its values, as ``QueryDict.lists()`` gives them."""


@dataclass(frozen=True)
class Selection:
    """``chosen`` holds (parameter, canonical values) in canonical order.

    ``subject`` is what the page is about: a parameter of ``Named`` with the slug as it stands in the page's address,
    such as ``("place", "new-york")``. It holds whatever else is chosen or cleared.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    subject: Subject | None = None

    @classmethod
    def read(cls, parameters: Parameters, *, subject: Subject | None = None) -> "Selection":
        """Raises MalformedFilter. Parameters outside the vocabulary are ignored, and so are empty values."""
        given = dict(parameters)
        read = {each.parameter: _read(each, given.get(each.parameter, [])) for each in FILTERS}
        if subject:
            read[subject[0]] = ()
        selection = cls._of(read, subject=subject)
        selection._check_period()
        return selection

    @classmethod
    def _of(cls, values: Mapping[str, tuple[str, ...]], *, subject: Subject | None) -> "Selection":
        kept = {**values, "sort": tuple(value for value in values.get("sort", ()) if value != DEFAULT_SORT)}
        ordered = ((each.parameter, kept.get(each.parameter, ())) for each in FILTERS)
        return cls(tuple((parameter, values) for parameter, values in ordered if values), subject)

    def values(self, parameter: str) -> tuple[str, ...]:
        return dict(self.chosen).get(parameter, ())

    def first(self, parameter: str) -> str:
        return next(iter(self.values(parameter)), "")

    @property
    def values_shown(self) -> dict[str, str]:
        """What stands in each field that takes one value."""
        return {parameter: values[0] for parameter, values in self.chosen if not BY_PARAMETER[parameter].repeatable}

    @property
    def sort(self) -> str:
        return self.first("sort") or DEFAULT_SORT

    @property
    def asof(self) -> dt.date | None:
        return parse_edtf(self.first("asof")).earliest if self.first("asof") else None

    @property
    def since(self) -> dt.datetime | None:
        return read_moment(self.first("since"))[1] if self.first("since") else None

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.asof, self.since, Hits(self.first("q")), self.view)

    @property
    def has_period(self) -> bool:
        return bool(self.first("from") or self.first("to"))

    @property
    def about(self) -> Subject | None:
        """The subject as a filter writes it: slugs of any case are one."""
        return (self.subject[0], self.subject[1].lower()) if self.subject else None

    @property
    def filters_set(self) -> int:
        return sum(len(values) for parameter, values in self.chosen if parameter != "sort")

    # Other selections ------------------------------------------------------------------------------------------------
    def with_(self, **values: str) -> "Selection":
        """The same with these parameters set to one value each; an empty one is dropped. ``from_`` stands for from."""
        changed = {name.rstrip("_"): (value,) if value else () for name, value in values.items()}
        return self._of({**dict(self.chosen), **changed}, subject=self.subject)

    def without(self, parameter: str, value: str | None = None) -> "Selection":
        """The same without one value, or without all the values of a parameter."""
        left = tuple(each for each in self.values(parameter) if value is not None and each != value)
        return self._of({**dict(self.chosen), parameter: left}, subject=self.subject)

    @property
    def cleared(self) -> "Selection":
        """Nothing set but the order."""
        return self._of({"sort": self.values("sort")}, subject=self.subject)

    @property
    def bare(self) -> "Selection":
        """Nothing set but what the page is about and the day whose knowledge it shows."""
        return self._of({"asof": self.values("asof")}, subject=self.subject)

    # Rows ------------------------------------------------------------------------------------------------------------
    @cached_property
    def citations(self) -> QuerySet[Citation]:
        """Every citation that this selection lets be seen, of whatever event."""
        return cited_by(self.asof)

    def events(self, *, ignoring: Collection[str] = ()) -> EventQuerySet:
        """Published events, dated and undated; ``ignoring`` leaves out the conditions of some parameters.

        With ``asof``, those told by then, and their dates and stance are asked for as ``column`` names them.
        """
        condition = Q()
        if self.about:
            condition &= BY_PARAMETER[self.about[0]].condition((self.about[1],), asof=self.asof)
        for parameter, values in self.chosen:
            if parameter not in ignoring:
                condition &= BY_PARAMETER[parameter].condition(values, asof=self.asof)
        return as_known(Event.objects.published(), self.asof).filter(condition)

    def dated(self, *, ignoring: Collection[str] = ()) -> EventQuerySet:
        return self.events(ignoring=ignoring).filter(**{f"{self.column('edtf')}__gt": ""})

    def undated(self, *, ignoring: Collection[str] = ()) -> EventQuerySet:
        return self.events(ignoring=ignoring).filter(**{self.column("edtf"): ""})

    def column(self, name: str) -> str:
        """Under which name the rows of ``events`` have a column of the event as it was told by then."""
        return column(name, self.asof)

    # Addresses -------------------------------------------------------------------------------------------------------
    @property
    def path(self) -> str:
        return subject_path(*self.subject) if self.subject else reverse("timeline")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(parameter, value) for parameter, values in self.chosen for value in values]

    @property
    def query(self) -> str:
        """The canonical query string, which says everything but what the page is about."""
        return urlencode(self.pairs)

    def address(self, **cursor: str) -> str:
        """Path and query; a cursor such as ``after=…`` comes last."""
        query = urlencode([*self.pairs, *cursor.items()])
        return f"{self.path}?{query}" if query else self.path

    @property
    def view(self) -> str:
        """The canonical query string that selects the same on any page: what a page is about becomes a filter too."""
        return urlencode([*self.pairs, *([self.about] if self.about else [])])

    @property
    def json_address(self) -> str:
        """Where the same events are carried away from."""
        return self.address_at("timeline_json")

    @property
    def dossier_address(self) -> str:
        """Where the same events stand on paper."""
        return self.address_at("dossier")

    @property
    def embed_code_address(self) -> str:
        """Where the HTML is offered that shows the same events on another site."""
        return self.address_at("embed_code")

    def address_at(self, name: str) -> str:
        """The same events under another address; what a page is about becomes a filter like any other."""
        return f"{reverse(name)}?{self.view}" if self.view else reverse(name)

    def _check_period(self) -> None:
        start, end = self.first("from"), self.first("to")
        if start and end and not _in_order(start, end):
            message = _("The period begins ({start}) after it ends ({end}); write the earlier date in “from”.")
            raise MalformedFilter("from", start, message.format(start=start, end=end), end, out_of_order=True)


def subject_path(parameter: str, slug: str) -> str:
    """The page about one actor, place, category, story or publisher; its pattern is named by the parameter."""
    return reverse(parameter, kwargs={"slug": slug})


def is_untidy(parameters: Parameters) -> bool:
    """True if an address carries what a plain form sends along: empty fields, or an order that is the default."""
    for parameter, values in parameters:
        empty = any(not value.strip() for value in values)
        if parameter in BY_PARAMETER and (empty or (parameter == "sort" and DEFAULT_SORT in values)):
            return True
    return False


def read_alone(parameter: str, parameters: Parameters) -> str:
    """The canonical value of one parameter, empty if it is not set, whatever the others are. Raises MalformedFilter."""
    each = BY_PARAMETER[parameter]
    return next(iter(_read(each, dict(parameters).get(parameter, []))), "")


def _read(each: Filter, given: list[str]) -> tuple[str, ...]:
    texts = dict.fromkeys(text.strip() for text in given if text.strip())
    if len(texts) > VALUES_LIMIT:
        message = _("No more than {limit} values can be asked for at once.").format(limit=VALUES_LIMIT)
        raise each.malformed(_("{number} values").format(number=len(texts)), message)
    values = tuple(sorted({value for value in map(each.read, texts) if value}))
    if len(values) > 1 and not each.repeatable:
        raise each.malformed(_(" and ").join(values), _("It is given more than once; write it once."))
    return values


def _in_order(start: str, end: str) -> bool:
    first, last = parse_edtf(start).earliest, parse_edtf(end).latest
    return first is None or last is None or first <= last
