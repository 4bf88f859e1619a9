"""Do the numbers beside the filters belong to the current result?"""

import pytest
from django.http import QueryDict

from tests import factories
from timeline.models import Actor
from timeline.publication import Selection
from timeline.publication.facets import Facet, Option, facets_of

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


def test_facet_folds_what_is_rare_and_never_one_value_alone_nor_a_chosen_one() -> None:
    def facet(number: int, chosen: int) -> Facet:
        return Facet("actor", "Who", tuple(Option(str(n), str(n), 1, n < chosen) for n in range(number)))

    assert [len(facet(number, 0).folded) for number in (6, 7, 8, 20)] == [0, 0, 2, 14]
    assert len(facet(20, 9).folded) == 11
