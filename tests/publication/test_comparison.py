"""Does the verdict on figures and dates follow from their wording alone?"""

import pytest

from tests import factories
from timeline.models import Citation, Event
from timeline.publication.comparison import Comparison, compare

pytestmark = pytest.mark.django_db

Wording = tuple[str, int, int | None]


def compared(event: Event) -> Comparison:
    return compare(list(Citation.objects.filter(event=event).select_related("article").prefetch_related("claims")))


def cited(event: Event, number: int, **fields: object) -> Citation:
    quote = f"Report {number} gives a figure."
    return factories.cite(event, factories.article(quote, by=f"Paper {number}"), quote, **fields)  # type: ignore[arg-type]


def verdict(*wordings: Wording) -> str | None:
    event = factories.event("Assault")
    for number, (qualifier, value, high) in enumerate(wordings):
        factories.claim(cited(event, number), "killed", value, high=high, qualifier=qualifier)
    return compared(event).measures[0].verdict


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ([("exact", 1200, None)], None),
        ([("exact", 1200, None), ("exact", 1200, None)], "same"),
        ([("about", 1200, None), ("about", 1200, None)], "same"),
        ([("about", 1200, None), ("more_than", 1200, None)], "compatible"),
        ([("exact", 1400, None), ("about", 1200, None), ("more_than", 1200, None)], "differ"),
        ([("exact", 1200, None), ("more_than", 1200, None)], "differ"),
        ([("exact", 1200, None), ("at_least", 1200, None)], "compatible"),
        ([("exact", 37164, None), ("more_than", 37000, None)], "compatible"),
        ([("up_to", 100, None), ("exact", 80, None)], "compatible"),
        ([("up_to", 100, None), ("more_than", 100, None)], "differ"),
        ([("nearly", 100, None), ("exact", 100, None)], "compatible"),
        ([("nearly", 100, None), ("exact", 101, None)], "differ"),
        ([("exact", 3, 5), ("exact", 5, None)], "compatible"),
        ([("exact", 3, 5), ("exact", 6, None)], "differ"),
        ([("exact", 0, None), ("about", 0, None)], "compatible"),
    ],
)
def test_verdict_on_figures_says_whether_a_number_fits_all(wordings: list[Wording], expected: str | None) -> None:
    assert verdict(*wordings) == expected


def test_two_figures_of_one_article_credited_to_two_sides_differ() -> None:
    event = factories.event("Assault")
    citation = event.citations.get()
    factories.claim(citation, "killed", 100, attributed_to="Israel")
    factories.claim(citation, "killed", 300, attributed_to="Hamas")
    assert compared(event).differs is True


def test_two_figures_of_one_source_are_not_compared() -> None:
    event = factories.event("Assault")
    citation = event.citations.get()
    factories.claim(citation, "killed", 100)
    factories.claim(citation, "killed", 300)
    assert [measure.verdict for measure in compared(event).measures] == [None]


def test_figures_of_different_scope_are_not_compared() -> None:
    event = factories.event("Assault")
    factories.claim(cited(event, 1), "killed", 100, scope="civilians")
    factories.claim(cited(event, 2), "killed", 300, scope="soldiers")
    assert [(measure.scope, measure.verdict) for measure in compared(event).measures] == [
        ("civilians", None),
        ("soldiers", None),
    ]


@pytest.mark.parametrize(
    ("other", "dates"),
    [
        ("2023-11", ()),
        ("2023-11-24", ()),
        ("2023-11-25", ("24 November 2023", "25 November 2023")),
        ("2022", ("24 November 2023", "2022")),
    ],
)
def test_dates_that_cannot_both_hold_are_named(other: str, dates: tuple[str, ...]) -> None:
    event = factories.event("Truce", edtf="2023-11-24")
    cited(event, 1, edtf=other)
    assert set(compared(event).dates) == set(dates)


def test_a_denial_beside_a_report_is_a_difference_and_a_plan_is_none() -> None:
    denied, planned = factories.event("Denied"), factories.event("Planned")
    cited(denied, 1, modality="denied")
    cited(planned, 2, modality="planned")
    assert (compared(denied).stances, compared(planned).stances) == (("denied", "happened"), ())
