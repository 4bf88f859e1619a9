"""Whatever curators do in whatever order: nothing is lost, nothing unproven is public, and no link dies."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import factories
from timeline import curation
from timeline.chronology import parse_edtf
from timeline.models import Citation, Event, Mention, Revision, TrustError

ROWS = st.integers(min_value=0, max_value=11)
"""Stands for the row of that place, counted round: what it means depends on what is there."""
TOLD = [
    ("Talks began on Monday. Envoys left in June.", "2024-06-11"),
    ("The talks opened last week. Envoys departed. Rain fell.", "2024-06-14"),
    ("Talks will begin in June. It rained.", None),
]
DATES = ["2024-06-10", "2024-06", "2024-06-03/2024-06-09", ""]


class Curators(RuleBasedStateMachine):
    """Acts may be refused, in which case nothing at all is changed."""

    @initialize()
    def begin(self) -> None:
        self.client, self.acted = Client(), True
        self.cited: set[int] = set()
        self.public_events: set[str] = set()
        self.public_quotes: dict[int, int] = {}
        self.recorded: dict[int, object] = {}
        self.outer = transaction.atomic()
        self.outer.__enter__()
        for text, published in TOLD:
            article = factories.article(text, published=published, story=factories.story("Talks"))
            for number, sentence in enumerate(text.split(". ")):
                fields = {"title": sentence.rstrip("."), "actors": ["Envoys"][:number], "edtf": DATES[number]}
                factories.mention(article, sentence, modality="planned" if "will" in sentence else "happened", **fields)
        factories.mention(article, "It rained.", title="Rain again")
        # Something to act on from the first step: two public events, one of which two articles tell, and a draft.
        opening, leaving, again, departing, _, planned, *_ = Mention.objects.order_by("pk")
        curation.join_mentions(opening, again, editor=None)
        curation.accept_mention(opening, editor=None, publish=True)
        curation.accept_mention(leaving, editor=None, publish=True)
        curation.accept_mention(planned, editor=None)

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def attempt(self, act: Callable[..., object], *rows: object, **fields: object) -> None:
        before, rows_before = Revision.objects.count(), self.rows()
        try:
            act(*rows, editor=None, **fields)
        except (curation.CurationError, TrustError) as refusal:
            assert (str(refusal)[-1], self.rows()) == (".", rows_before)
        self.acted = Revision.objects.count() > before

    def rows(self) -> list[dict]:
        """What a refused act must leave as it was."""
        return [row for model in (Event, Citation, Mention, Revision) for row in model.objects.order_by("pk").values()]

    @rule(which=ROWS, publish=st.booleans())
    def accept(self, which: int, publish: bool) -> None:
        self.attempt(curation.accept_mention, undecided(which), publish=publish)

    @rule(which=ROWS, other=ROWS)
    def accept_into(self, which: int, other: int) -> None:
        self.attempt(curation.accept_into, undecided(which), standing(other))

    @rule(which=ROWS, other=ROWS)
    def join(self, which: int, other: int) -> None:
        self.attempt(curation.join_mentions, undecided(which), nth(Mention, other))

    @rule(which=ROWS, date=st.sampled_from(DATES))
    def edit(self, which: int, date: str) -> None:
        title, value = f"Edited {Revision.objects.count()}", parse_edtf(date) if date else None
        self.attempt(curation.edit_event, nth(Event, which), reason="better", title=title, date=value)

    @rule(which=ROWS, other=ROWS)
    def merge(self, which: int, other: int) -> None:
        keep = standing(which)
        others = Event.objects.exclude(pk=keep.pk).order_by("merged_into", "pk")
        self.attempt(curation.merge_events, keep, nth(others, other), reason="same")

    @rule(which=ROWS, how_many=st.integers(1, 2))
    def split(self, which: int, how_many: int) -> None:
        told_twice = Event.objects.annotate(quotes=Count("citations")).order_by("-quotes", "pk")[:3]
        event = nth(told_twice, which)
        self.attempt(curation.split_event, event, list(event.citations.all())[-how_many:], reason="another")

    @precondition(lambda self: Event.objects.filter(merged_into__isnull=False).exists())
    @rule(which=ROWS)
    def split_merged(self, which: int) -> None:
        absorbed = nth(Event.objects.filter(merged_into__isnull=False).order_by("pk"), which)
        self.attempt(curation.split_merged, absorbed.merged_into, absorbed, reason="two")

    @rule(which=ROWS)
    def withdraw(self, which: int) -> None:
        self.attempt(curation.withdraw_event, standing(which), reason="wrong")

    @rule(which=ROWS)
    def publish(self, which: int) -> None:
        hidden = Event.objects.exclude(status="published").order_by("merged_into", "pk")
        self.attempt(curation.publish_event, nth(hidden if hidden else Event, which))

    @rule(which=ROWS, other=ROWS, mention=st.booleans())
    def set_apart(self, which: int, other: int, mention: bool) -> None:
        self.attempt(curation.set_apart, nth(Event, which), nth(Mention if mention else Event, other))

    @rule(which=ROWS)
    def remove(self, which: int) -> None:
        self.attempt(curation.remove_citation, nth(Citation, which), reason="no")

    @rule(which=ROWS)
    def undo(self, which: int) -> None:
        self.attempt(curation.undo, nth(Revision.objects.exclude(act="undo").order_by("-pk"), which))

    @invariant()
    def no_citation_is_lost(self) -> None:
        standing = set(Citation.objects.values_list("pk", flat=True))
        gone = {
            change["pk"]
            for changes in Revision.objects.values_list("changes", flat=True)
            for change in changes
            if change["model"] == "citation" and change["after"] is None
        }
        self.cited |= standing
        assert self.cited - standing <= gone

    @invariant()
    def every_published_event_is_proven(self) -> None:
        assert list(curation.failing_citations()) == []

    @invariant()
    def every_revision_stays_as_it_was_and_says_something(self) -> None:
        for revision in Revision.objects.all():
            assert self.recorded.setdefault(revision.pk, revision.changes) == revision.changes
            assert revision.changes or revision.act in Revision.LASTING_ACTS

    @invariant()
    def every_address_that_readers_saw_answers(self) -> None:
        if not self.acted:
            return
        self.public_events |= set(Event.objects.published().values_list("public_id", flat=True))
        answers = [self.client.get(f"/e/{public_id}/") for public_id in self.public_events]
        assert {answer.status_code for answer in answers} <= {301, 410}
        for address in {answer["Location"] for answer in answers if answer.status_code == 301}:
            assert self.client.get(address).status_code in (200, 410)

    @invariant()
    def every_quote_that_readers_saw_is_shown_or_told_of(self) -> None:
        if not self.acted:
            return
        self.public_quotes |= dict(
            Citation.objects.filter(event__status="published").values_list("pk", "article_id")
        )
        pages = {article: self.client.get(f"/articles/{article}/") for article in set(self.public_quotes.values())}
        for citation, article in self.public_quotes.items():
            page = pages[article]
            shown = page.status_code == 200 and f'id="q-{citation}"' in page.content.decode()
            assert shown or page.status_code == 410


def nth(rows: Any, place: int) -> Any:
    """The row at the place, counted round."""
    rows = list(rows.objects.order_by("pk") if isinstance(rows, type) else rows)
    return rows[place % len(rows)]


def undecided(place: int) -> Mention:
    """Any mention once all are decided."""
    return nth(Mention.objects.undecided().order_by("pk") or Mention, place)


def standing(place: int) -> Event:
    """Any event once all are withdrawn."""
    return nth(Event.objects.exclude(status="withdrawn").order_by("pk") or Event, place)


@pytest.mark.django_db
def test_curation_in_any_order_keeps_every_promise():
    few = settings(
        max_examples=30, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Curators, settings=few)
