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
        ([("about", 1200, None), ("more_than", 1200, None)], "compatible wording"),
        ([("exact", 1400, None), ("about", 1200, None), ("more_than", 1200, None)], "differ"),
        ([("exact", 1200, None), ("more_than", 1200, None)], "differ"),
        ([("exact", 1200, None), ("at_least", 1200, None)], "compatible wording"),
        ([("exact", 37164, None), ("more_than", 37000, None)], "compatible wording"),
        ([("up_to", 100, None), ("exact", 80, None)], "compatible wording"),
        ([("up_to", 100, None), ("more_than", 100, None)], "differ"),
        ([("nearly", 100, None), ("exact", 100, None)], "compatible wording"),
        ([("nearly", 100, None), ("exact", 101, None)], "differ"),
        ([("exact", 3, 5), ("exact", 5, None)], "compatible wording"),
        ([("exact", 3, 5), ("exact", 6, None)], "differ"),
        ([("exact", 0, None), ("about", 0, None)], "compatible wording"),
        ([("about", 240, None), ("more_than", 250, None)], "differ"),
        ([("about", 240, None), ("at_least", 250, None)], "compatible wording"),
        ([("about", 240, None), ("exact", 229, None)], "differ"),
        ([("about", 250, None), ("more_than", 250, None)], "compatible wording"),
        ([("about", 1200, None), ("exact", 1300, None)], "compatible wording"),
        ([("about", 1200, None), ("exact", 1301, None)], "differ"),
        ([("about", 40, None), ("exact", 44, None)], "compatible wording"),
        ([("about", 40, None), ("exact", 45, None)], "differ"),
        ([("about", 1_100_000, None), ("exact", 1_200_000, None)], "compatible wording"),
        ([("nearly", 240, None), ("exact", 230, None)], "compatible wording"),
        ([("nearly", 240, None), ("exact", 229, None)], "differ"),
        ([("about", 230, 240), ("exact", 250, None)], "compatible wording"),
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


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("exact", 105, ""), ("exact", 240, "")], "different scope"),
        ([("at_least", 105, ""), ("exact", 240, "")], "different scope"),
        ([("exact", 105, ""), ("exact", 240, "Qatar")], "different scope"),
        ([("exact", 105, "Qatar"), ("exact", 240, "Qatar")], "different scope"),
        ([("exact", 100, "Israel"), ("exact", 300, "Hamas")], "differ"),
        ([("exact", 105, ""), ("more_than", 100, "")], "compatible wording"),
        ([("exact", 105, ""), ("exact", 105, "")], "compatible wording"),
    ],
)
def test_several_figures_of_one_article_may_count_different_people(
    told: list[tuple[str, int, str]], expected: str
) -> None:
    event = factories.event("Truce")
    for qualifier, value, credited in told:
        factories.claim(event.citations.get(), "freed", value, qualifier=qualifier, attributed_to=credited)
    factories.claim(cited(event, 1), "freed", 100, qualifier="more_than")
    comparison = compared(event)
    assert [measure.verdict for measure in comparison.measures] == [expected]
    assert comparison.differs is (expected == "differ")


def test_two_citations_of_one_article_that_give_two_figures_may_count_different_people() -> None:
    article = factories.article("They freed 105.", "They freed 240.")
    event = factories.event("Truce", of=article, quote="They freed 105.")
    factories.claim(event.citations.get(), "freed", 105)
    factories.claim(factories.cite(event, article, "They freed 240."), "freed", 240)
    (measure,) = compared(event).measures
    assert measure.remark == "An article gives several of these; they may count different people."


def test_toll_that_a_later_report_gives_larger_is_growing_and_no_difference() -> None:
    event = factories.event("Quake")
    for number, (published, value) in enumerate([("2020-08-05", 100), ("2020-08-06", 137)]):
        quote = f"Report {number} gives a figure."
        citation = factories.cite(event, factories.article(quote, published=published, by=f"Paper {number}"), quote)
        factories.claim(citation, "killed", value, qualifier="at_least" if value == 100 else "exact")
    comparison = compared(event)
    assert ([measure.verdict for measure in comparison.measures], comparison.differs) == (["growing"], False)


def test_figures_of_different_scope_are_not_compared() -> None:
    event = factories.event("Assault")
    factories.claim(cited(event, 1), "killed", 100, scope="civilians")
    factories.claim(cited(event, 2), "killed", 300, scope="soldiers")
    assert [(measure.scope, measure.verdict) for measure in compared(event).measures] == [
        ("civilians", None),
        ("soldiers", None),
    ]


@pytest.mark.parametrize(
    ("other", "verdict", "dates"),
    [
        ("2023-11", "compatible wording", {"24 November 2023", "November 2023"}),
        ("2023-11-24", "same", set()),
        ("2023-11-25", "differ", {"24 November 2023", "25 November 2023"}),
        ("2022", "differ", {"24 November 2023", "2022"}),
    ],
)
def test_dates_that_are_not_the_same_are_named(other: str, verdict: str, dates: set[str]) -> None:
    event = factories.event("Truce", edtf="2023-11-24")
    cited(event, 1, edtf=other)
    comparison = compared(event)
    assert (comparison.dates_verdict, {told.words for told in comparison.dates}) == (verdict, dates)
    assert comparison.differs is (verdict == "differ")


def test_a_denial_beside_a_report_is_a_difference_and_a_plan_is_none() -> None:
    denied, planned = factories.event("Denied"), factories.event("Planned")
    cited(denied, 1, modality="denied")
    cited(planned, 2, modality="planned")
    assert (compared(denied).stances, compared(planned).stances) == (("denied", "happened"), ())
