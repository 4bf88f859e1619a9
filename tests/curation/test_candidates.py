"""Are events and mentions that may be one proposed, with reasons, whichever came first?"""

import pytest

from tests import factories
from timeline.curation import accept_mention, join_mentions, merge_events, reject_mention, set_apart, withdraw_event
from timeline.curation.candidates import candidates_for, candidates_in, likely_pairs
from timeline.models import Article, Event, Mention

pytestmark = pytest.mark.django_db

ONE = "President Ana Ruiz signed a truce with the Verdant Front in Port Lemaire on 6 May 1998."
OTHER = "Ms Ruiz and the Verdant Front agreed a ceasefire at Port Lemaire on Wednesday."
FIELDS = {"actors": ["Ana Ruiz", "Verdant Front"], "places": ["Port Lemaire"]}


def tell(quote: str, title: str, by: str, edtf: str = "1998-05-06", **fields: object) -> Mention:
    article = factories.article(quote, by=by, published="1998-05-08")
    return factories.mention(article, quote, title=title, edtf=edtf, **{**FIELDS, **fields})


@pytest.fixture
def pair() -> tuple[Mention, Mention]:
    first = tell(ONE, "Ana Ruiz signs truce with Verdant Front", "The Lemaire Post")
    return first, tell(OTHER, "Ana Ruiz and Verdant Front agree ceasefire", "The Ferry Wire")


def rows(row: Mention | Event) -> list[Mention | Event]:
    return [candidate.row for candidate in candidates_for(row)]


def test_mention_finds_mention_of_another_article_with_reasons(pair):
    (found,) = candidates_for(pair[0])
    assert found.row == pair[1]
    assert found.score > 0.9
    assert found.reasons == (
        "same day, 6 May 1998", "both name Ana Ruiz, Verdant Front and Port Lemaire",
        "“signs” and “agree” may tell of one act",
    )  # fmt: skip


def test_candidates_do_not_depend_on_who_came_first(pair):
    assert rows(pair[0]) == [pair[1]]
    assert rows(pair[1]) == [pair[0]]
    assert candidates_for(pair[0])[0].score == candidates_for(pair[1])[0].score


def test_mention_finds_event_and_event_finds_mention(pair):
    event = accept_mention(pair[0], editor=None).event
    assert (rows(pair[1]), rows(event)) == ([event], [pair[1]])


def test_two_events_find_each_other_until_they_are_one(pair):
    one, other = (accept_mention(mention, editor=None).event for mention in pair)
    assert (rows(one), rows(other)) == ([other], [one])
    merge_events(one, other, editor=None, reason="Same signing")
    assert rows(one) == []


def test_event_of_any_age_is_found_by_two_words_of_its_title(pair):
    event = accept_mention(
        tell(f"{OTHER} It held.", "Verdant Front ceasefire agreed", "The Gazette", edtf="1998"), editor=None
    ).event
    assert event in rows(pair[0])


def test_undated_mention_finds_its_event(pair):
    event = accept_mention(pair[0], editor=None).event
    undated = tell("The truce that Ruiz signed with the Verdant Front held.", pair[0].title, "The Herald", edtf="")
    assert event in rows(undated)


@pytest.mark.parametrize(
    ("title", "edtf"),
    [
        ("Ana Ruiz signs truce with Verdant Front", "1998-05-07"),
        ("Bakers of Halden raise the price of bread", "1998-05-06"),
    ],
)
def test_another_day_or_another_matter_is_no_candidate(pair, title, edtf):
    other = tell(f"{title}, the paper said.", title, "The Herald", edtf=edtf, actors=[], places=[])
    assert other not in rows(pair[0])


def test_what_was_set_apart_withdrawn_or_joined_is_proposed_no_more(pair):
    set_apart(*pair, editor=None)
    assert rows(pair[0]) == []
    event = accept_mention(pair[0], editor=None).event
    assert rows(event) == []


def test_withdrawn_event_is_no_candidate(pair):
    event = accept_mention(pair[0], editor=None, publish=True).event
    withdraw_event(event, editor=None, reason="Wrong")
    assert rows(pair[1]) == []


def test_joined_mentions_are_one_row(pair):
    join_mentions(*pair, editor=None)
    assert rows(pair[0]) == []
    third = tell(OTHER.replace("Wednesday", "6 May"), pair[0].title, "The Gazette")
    assert rows(third) == [pair[0]]


def test_repetition_of_a_rejected_mention_stands_for_itself(pair):
    head = tell(f"{ONE} It held.", pair[0].title, "The Gazette")
    join_mentions(head, pair[0], editor=None)
    assert rows(pair[1]) == [head]
    reject_mention(head, editor=None, reason="Not an event")
    assert (rows(pair[0]), rows(pair[1])) == ([pair[1]], [pair[0]])


def test_pairs_of_several_articles_are_given_once_each_the_event_first(pair):
    event = accept_mention(tell(f"{OTHER} It held.", pair[1].title, "The Gazette"), editor=None).event
    every = set(Article.objects.values_list("pk", flat=True))
    found = [(each.one, each.other) for each in likely_pairs(every)]
    assert sorted(found, key=str) == sorted([(event, pair[0]), (event, pair[1]), (pair[0], pair[1])], key=str)
    scores = [each.score for each in likely_pairs(every)]
    assert scores == sorted(scores, reverse=True)
    assert [(each.one, each.other) for each in likely_pairs({pair[0].article_id})] == [
        each for each in found if pair[0] in each
    ]


def test_articles_to_do_without_are_not_looked_at(pair):
    later = Article.objects.filter(pk=pair[1].article_id)
    assert candidates_in({pair[0].article_id}, without=later) == {}
    accept_mention(pair[1], editor=None)
    assert likely_pairs({pair[0].article_id}, without=later) == []


def test_number_of_queries_does_not_grow_with_what_is_stored(pair, django_assert_max_num_queries):
    for number in range(30):
        accept_mention(tell(f"{ONE} Report {number}.", f"{pair[0].title} {number}", f"Paper {number}"), editor=None)
    with django_assert_max_num_queries(30):
        assert len(candidates_in({pair[0].article_id})) == 1
