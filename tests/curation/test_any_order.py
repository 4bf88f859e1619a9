"""Whatever curators do in whatever order: nothing is lost, nothing unproven is public, and no link dies."""

import pytest
from django.db import transaction
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
        self.client = Client(raise_request_exception=True)
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

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def attempt(self, act: object, *rows: object, **fields: object) -> None:
        before = Revision.objects.count()
        try:
            act(*rows, editor=None, **fields)  # type: ignore[operator]
        except (curation.CurationError, TrustError) as refusal:
            assert str(refusal).endswith(".")
            assert Revision.objects.count() == before
        else:
            assert Revision.objects.count() == before + 1

    def mention(self, place: int) -> Mention:
        return nth(Mention, place)

    def event(self, place: int) -> Event:
        return nth(Event, place)

    @rule(which=ROWS, publish=st.booleans())
    def accept(self, which: int, publish: bool) -> None:
        self.attempt(curation.accept_mention, self.mention(which), publish=publish)

    @rule(which=ROWS, other=ROWS)
    def join(self, which: int, other: int) -> None:
        self.attempt(curation.join_mentions, self.mention(which), self.mention(other))

    @rule(which=ROWS)
    def reject(self, which: int) -> None:
        self.attempt(curation.reject_mention, self.mention(which), reason="no")

    @precondition(lambda self: Event.objects.exists())
    @rule(which=ROWS, other=ROWS)
    def accept_into(self, which: int, other: int) -> None:
        self.attempt(curation.accept_into, self.mention(which), self.event(other))

    @precondition(lambda self: Event.objects.exists())
    @rule(which=ROWS, date=st.sampled_from(DATES))
    def edit(self, which: int, date: str) -> None:
        title, value = f"Edited {Revision.objects.count()}", parse_edtf(date) if date else None
        self.attempt(curation.edit_event, self.event(which), reason="better", title=title, date=value)

    @precondition(lambda self: Event.objects.count() > 1)
    @rule(which=ROWS, other=ROWS)
    def merge(self, which: int, other: int) -> None:
        self.attempt(curation.merge_events, self.event(which), self.event(other), reason="same")

    @precondition(lambda self: Citation.objects.exists())
    @rule(which=ROWS, more=st.booleans())
    def split(self, which: int, more: bool) -> None:
        citation = nth(Citation, which)
        chosen = list(citation.event.citations.all())[-2:] if more else [citation]
        self.attempt(curation.split_event, citation.event, chosen, reason="another")

    @precondition(lambda self: Event.objects.filter(merged_into__isnull=False).exists())
    @rule(which=ROWS)
    def split_merged(self, which: int) -> None:
        absorbed = nth(Event.objects.filter(merged_into__isnull=False), which)
        self.attempt(curation.split_merged, absorbed.merged_into, absorbed, reason="two")

    @precondition(lambda self: Event.objects.exists())
    @rule(which=ROWS)
    def withdraw(self, which: int) -> None:
        self.attempt(curation.withdraw_event, self.event(which), reason="wrong")

    @precondition(lambda self: Event.objects.exists())
    @rule(which=ROWS)
    def publish(self, which: int) -> None:
        self.attempt(curation.publish_event, self.event(which))

    @precondition(lambda self: Event.objects.exists())
    @rule(which=ROWS, other=ROWS, mention=st.booleans())
    def set_apart(self, which: int, other: int, mention: bool) -> None:
        self.attempt(curation.set_apart, self.event(which), self.mention(other) if mention else self.event(other))

    @precondition(lambda self: Citation.objects.exists())
    @rule(which=ROWS)
    def remove(self, which: int) -> None:
        self.attempt(curation.remove_citation, nth(Citation, which), reason="no")

    @precondition(lambda self: Revision.objects.exists())
    @rule(which=ROWS)
    def undo(self, which: int) -> None:
        self.attempt(curation.undo, nth(Revision.objects.order_by("-pk"), which))

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
        self.public_events |= set(Event.objects.published().values_list("public_id", flat=True))
        for public_id in self.public_events:
            response = self.client.get(f"/e/{public_id}/", follow=True)
            assert (response.status_code in (200, 410), len(response.redirect_chain) < 2) == (True, True)

    @invariant()
    def every_quote_that_readers_saw_is_shown_or_told_of(self) -> None:
        self.public_quotes |= dict(
            Citation.objects.filter(event__status="published").values_list("pk", "article_id")
        )
        pages = {article: self.client.get(f"/articles/{article}/") for article in set(self.public_quotes.values())}
        for citation, article in self.public_quotes.items():
            page = pages[article]
            shown = page.status_code == 200 and f'id="q-{citation}"' in page.content.decode()
            assert shown or page.status_code == 410


def nth(rows: object, place: int) -> object:
    """The row at the place, counted round."""
    rows = rows.objects.order_by("pk") if isinstance(rows, type) else rows  # type: ignore[attr-defined]
    return rows[place % rows.count()]  # type: ignore[attr-defined, index]


@pytest.mark.django_db
def test_curation_in_any_order_keeps_every_promise():
    few = settings(
        max_examples=30, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Curators, settings=few)
