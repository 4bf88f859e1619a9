"""Who works at the desk, and on what?"""

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.admin.desk import QUOTE


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("ada", password="one for the tests")
    client.force_login(user)
    return user


@pytest.fixture
def mention():
    return factories.mention(
        factories.article("Rain fell.", QUOTE, "More talks follow."),
        QUOTE,
        title="Ministers sign accord",
        expression="on Monday",
        expression_start=12 + QUOTE.index("on Monday"),
        expression_end=12 + QUOTE.index("on Monday") + len("on Monday"),
        explanation="“on Monday” → 2024-06-10: weekday in or before the week of the report",
        actors=["Ministers"],
        figures=[{"value": 2.0, "high": None, "unit": "countries", "qualifier": "exact", "attributed_to": "officials"}],
    )
