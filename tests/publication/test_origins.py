"""Is evidence counted by where it comes from, not by how often it is printed?"""

import pytest

from tests import factories
from timeline.models import Citation
from timeline.publication.origins import count_origins

pytestmark = pytest.mark.django_db

WIRE = "He called the statement encouraging on Tuesday but said the decisive answer had yet to come."
COPY = "The secretary called the statement encouraging on Tuesday, adding that the decisive answer had yet to come."
OTHER = "Officials in the capital spoke of a hopeful sign after two days of silence."


@pytest.mark.parametrize(
    ("quotes", "origins"),
    [
        ([("A", WIRE)], 1),
        ([("A", WIRE), ("A", OTHER)], 1),
        ([("A", WIRE), ("B", OTHER)], 2),
        ([("A", WIRE), ("B", COPY)], 1),
        ([("A", WIRE), ("B", OTHER), ("C", COPY)], 2),
        ([("A", WIRE), ("B", OTHER), ("C", COPY), ("C", OTHER)], 1),
    ],
)
def test_origins_of_citations_join_publishers_and_shared_wording(quotes: list[tuple[str, str]], origins: int) -> None:
    event = factories.event("Reply", status="draft", quote="x")
    event.citations.all().delete()
    for number, (by, quote) in enumerate(quotes):
        factories.cite(event, factories.article(f"Report {number}.", quote, by=by), quote)
    assert count_origins(Citation.objects.filter(event=event).select_related("article")) == origins
