"""Do the numbers beside the filters belong to the current result?"""

import pytest
from django.http import QueryDict

from tests import factories
from timeline.models import Actor
from timeline.publication import Selection
from timeline.publication.facets import facet_of, facets_of

pytestmark = pytest.mark.django_db


def facets(query: str) -> dict[str, list[tuple[str, int, bool]]]:
    found = facets_of(Selection.read(QueryDict(query).lists()))
    return {facet.parameter: [(each.value, each.count, each.chosen) for each in facet.options] for facet in found}


@pytest.fixture(autouse=True)
def events() -> None:
    conflict, sport = factories.category("conflict"), factories.category("sport")
    factories.event("A", category=conflict, actors=["Hamas", "Israel"], places=["Gaza"])
    factories.event("B", category=conflict, actors=["Israel"], modality="planned")
    factories.event("C", category=sport, places=["Gaza"], edtf="")
    factories.event("D", category=sport, status="draft", actors=["Hamas"])


def test_facets_of_everything_count_published_events() -> None:
    assert facets("") == {
        "category": [("conflict", 2, False), ("sport", 1, False)],
        "modality": [("happened", 2, False), ("planned", 1, False)],
        "actor": [("israel", 2, False), ("hamas", 1, False)],
        "place": [("gaza", 2, False)],
        "source": [("the-sample-wire", 3, False)],
    }


def test_facets_of_a_slug_in_capitals_offer_it_once() -> None:
    factories.actor("Israel")
    Actor.objects.filter(slug="israel").update(slug="Israel")
    for query in ("actor=HAMAS&actor=Israel", "actor=hamas&actor=israel"):
        assert facets(query)["actor"] == [("israel", 2, True), ("hamas", 1, True)]
        assert Selection.read(QueryDict(query).lists()).events().count() == 2


def test_facets_of_a_selection_ignore_their_own_and_heed_the_others() -> None:
    assert facets("category=conflict&actor=hamas") == {
        "category": [("conflict", 1, True)],
        "modality": [("happened", 1, False)],
        "actor": [("hamas", 1, True), ("israel", 2, False)],
        "place": [("gaza", 1, False)],
        "source": [("the-sample-wire", 1, False)],
    }


def test_facets_of_a_selection_without_result_still_list_what_is_chosen() -> None:
    assert facets("q=nowhere&actor=hamas&place=atlantis") == {
        "actor": [("hamas", 0, True)],
        "place": [("atlantis", 0, True)],
    }


@pytest.mark.parametrize(("values", "shown", "more"), [(6, 6, False), (7, 7, False), (8, 6, True), (20, 6, True)])
def test_facet_shows_the_most_frequent_values_and_never_leaves_out_one_alone(
    values: int, shown: int, more: bool
) -> None:
    for number in range(values):
        factories.event(f"Event {number}", stories=[f"Story {each}" for each in range(number + 1)])
    facet = next(each for each in facets_of(Selection()) if each.parameter == "story")
    assert (len(facet.options), facet.more) == (shown, more)
    assert (facet.options[0].value, facet.options[0].count) == ("story-0", values)
    assert len(facet_of("story", Selection()).options) == values


def test_facet_shows_every_value_chosen_with_its_count_however_rare() -> None:
    for number in range(12):
        factories.event(f"Event {number}", stories=[f"Story {each}" for each in range(number + 1)])
    rare = [f"story-{number}" for number in range(4, 12)]
    selection = Selection.read([("story", [*rare, "unheard-of"])])
    facet = next(each for each in facets_of(selection) if each.parameter == "story")
    assert [(each.value, each.count) for each in facet.options if each.chosen] == [
        *((slug, 12 - number) for number, slug in enumerate(rare, 4)),
        ("unheard-of", 0),
    ]
    assert facet.more
