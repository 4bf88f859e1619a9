"""Does a page of one event, of thirty and of three thousand cost the same few queries?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import crowds
from timeline.models import Actor

pytestmark = pytest.mark.django_db
BOUND = 40


def queries(client: Client, address: str, expected: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    assert expected in response.content.decode(), address
    return len(captured)


def test_pages_cost_a_bounded_number_of_queries_at_1_30_and_3000_events(client: Client) -> None:
    told = crowds.numbered(3000)
    costs: dict[str, list[int]] = {}
    published = 0
    for number in (1, 30, 3000):
        crowds.publish(told[published:number])
        published = number
        actor = Actor.objects.order_by("pk")[0].slug
        found = f"{number:,} event"
        costs.setdefault("list", []).append(queries(client, "/", found))
        filtered = "/?q=event&from=2024&category=diplomacy&modality=happened&asof=2030-01-01&sort=date"
        costs.setdefault("filtered", []).append(queries(client, filtered, found))
        costs.setdefault("subject", []).append(queries(client, f"/actors/{actor}/", 'id="results-title"'))
        costs.setdefault("embed", []).append(queries(client, "/embed/", "see the whole timeline"))
    assert all(max(each) <= BOUND for each in costs.values()), costs
    assert all(each[2] <= each[1] + 2 for each in costs.values()), costs
