"""How does an act leave its trace, and how is it undone?"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Max, ProtectedError

from timeline.curation.editions import keep_in_step
from timeline.curation.errors import CurationError
from timeline.curation.readers import note_readers
from timeline.curation.snapshot import MODELS, VOCABULARY, current, put_back, snapshot
from timeline.models import Article, Citation, Event, Mention, Report, Revision

Editor = User | None
"""Who acts; ``None`` is the program itself, in an act that decides nothing or that its command line asked for."""
Change = dict[str, Any]
"""One of the ``changes`` of a Revision."""


@dataclass
class Trace:
    """Rows that an act touches, as they were before it. ``watch`` a row before changing it, ``added`` after making it.

    ``article``, ``mention``, ``event`` and ``report`` name what the act was about; the act may set them as it learns
    them.
    """

    article: Article | None = None
    mention: Mention | None = None
    event: Event | None = None
    report: Report | None = None
    before: dict[tuple[str, int], dict[str, Any] | None] = field(default_factory=dict)

    def watch(self, *rows: models.Model) -> None:
        for row in rows:
            self.before.setdefault((row._meta.model_name or "", row.pk), snapshot(row))

    def added(self, *rows: models.Model) -> None:
        for row in rows:
            self.before.setdefault((row._meta.model_name or "", row.pk), None)

    def changes(self) -> list[Change]:
        rows = [
            {"model": name, "pk": pk, "before": before, "after": current(name, pk)}
            for (name, pk), before in self.before.items()
        ]
        return [row for row in rows if row["before"] != row["after"]]


@contextmanager
def recorded(
    act: str,
    *,
    editor: Editor,
    reason: str = "",
    article: Article | None = None,
    mention: Mention | None = None,
    event: Event | None = None,
    report: Report | None = None,
    undoes: Revision | None = None,
) -> Iterator[Trace]:
    """One act: one transaction and one revision of all rows that the trace was told of.

    Events touched are found by their new words from the same moment on, on every day that readers may ask for.
    """
    with transaction.atomic():
        trace = Trace(article, mention, event, report)
        yield trace
        changes = trace.changes()
        own, resting = _events_of(changes), _resting_on(changes)
        _lock_all({"event": own | resting})
        events = set(Event.objects.filter(pk__in=own))
        for row in events | set(Event.objects.filter(pk__in=resting)):
            keep_in_step(row)
        revision = Revision.objects.create(
            act=act,
            editor=editor,
            editor_name=name_of(editor),
            reason=reason,
            article=trace.article,
            mention=trace.mention,
            report=trace.report,
            changes=changes,
            undoes=undoes,
        )
        revision.events.set(events | ({trace.event} if trace.event else set()))
        note_readers(revision)


def hold(*rows: Article | Mention | Event | Report) -> None:
    """Keep the rows to this transaction, with mentions their articles.

    Articles first, then mentions, then events, each in the order of keys, so that no two acts wait for each other.
    """
    keys: dict[str, set[int]] = {name: set() for name in MODELS}
    for row in rows:
        keys[row._meta.model_name or ""].add(row.pk)
        if isinstance(row, Mention):
            keys["article"].add(row.article_id)
    _lock_all(keys)


def hold_with_events(article: Article) -> None:
    """Keep the article to this transaction, then every event that cites it: nobody cites an article that is held."""
    hold(article)
    citing = Event.objects.filter(citations__article=article).distinct()
    held = list(citing)
    hold(*held)
    if not set(citing.all()) <= set(held):
        raise CurationError("Somebody acted on this article at the same moment. Nothing was changed; try again.")


def undo(revision: Revision, *, editor: Editor, reason: str = "") -> Revision:
    """Put back what the act changed and record that as an act of its own.

    An event that the act made is withdrawn, not removed: its permalink may be known, so it must keep answering; its
    citations stay with it. Refused if a row has changed since, if the act is a lasting one, or was undone before.
    """
    with transaction.atomic():
        revision = Revision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
        made = {change["pk"] for change in revision.changes if change["model"] == "event" and change["before"] is None}
        _hold_all(revision)
        _check_undoable(revision, made)
        with recorded(
            "undo",
            editor=editor,
            reason=reason,
            article=revision.article,
            mention=revision.mention,
            report=revision.report,
            undoes=revision,
        ) as trace:
            try:
                for change in reversed(revision.changes):
                    _reverse(change, revision.changes, made, trace, reason=reason)
            except ProtectedError as error:
                raise CurationError("What this act made is in use by now, so it stays.") from error
    return Revision.objects.get(undoes=revision)


def last_revision(row: Article | Mention | Event | Report) -> int:
    """Key of the latest revision about the row, 0 if none: two equal answers say that nobody acted in between."""
    return row.revisions.order_by("-pk").values_list("pk", flat=True).first() or 0


def last_revisions(rows: Iterable[Mention | Event]) -> dict[Mention | Event, int]:
    """``last_revision`` of each row, in two queries."""
    rows = list(rows)
    of_events = Revision.events.through.objects.filter(event__in=[row for row in rows if isinstance(row, Event)])
    of_mentions = Revision.objects.filter(mention__in=[row for row in rows if isinstance(row, Mention)])
    last = {
        Event: dict(of_events.values_list("event").annotate(last=Max("revision"))),
        Mention: dict(of_mentions.order_by().values_list("mention").annotate(last=Max("pk"))),
    }
    return {row: last[type(row)].get(row.pk, 0) for row in rows}


def name_of(editor: Editor) -> str:
    return editor.get_username() if editor else "the program"


def _events_of(changes: list[Change]) -> set[int]:
    """Keys of the events whose own row or citations changed, or that were set apart from another."""
    states = [(change, state) for change in changes for state in (change["before"], change["after"]) if state]
    events = {change["pk"] for change, _ in states if change["model"] == "event"}
    cited = {state["event_id"] for change, state in states if change["model"] == "citation"}
    sides = ("event_id", "other_event_id")
    apart = {state[side] for change, state in states if change["model"] == "apart" for side in sides}
    return events | cited | (apart - {None})


def _lock_all(keys: Mapping[str, set[int]]) -> None:
    """Hold rows of several models in the order of MODELS, those of one model in the order of their keys."""
    for name, wanted in keys.items():
        if wanted:
            rows = MODELS[name]._base_manager.select_for_update(of=("self",))
            list(rows.filter(pk__in=wanted).order_by("pk"))


def _resting_on(changes: list[dict[str, Any]]) -> set[int]:
    """Keys of the events whose figures changed, or whose articles got another date or publisher."""
    keys: dict[str, set[int]] = {"claim": set(), "article": set()}
    for change in changes:
        if change["model"] in keys:
            states = [state for state in (change["before"], change["after"]) if state]
            keys[change["model"]] |= {state.get("citation_id", change["pk"]) for state in states}
    cited = Citation.objects.filter(models.Q(pk__in=keys["claim"]) | models.Q(article__in=keys["article"]))
    return set(cited.values_list("event_id", flat=True)) if any(keys.values()) else set()


def _hold_all(revision: Revision) -> None:
    """Hold every row of the act, the articles of its quotes and mentions, and the events that its quotes go back to."""
    keys: dict[str, set[int]] = {name: set() for name in MODELS}
    if revision.article_id:
        keys["article"].add(revision.article_id)
    for change in revision.changes:
        keys[change["model"]].add(change["pk"])
        for state in filter(None, (change["before"], change["after"])):
            keys["article"].add(state.get("article_id"))
            keys["event"].add(state.get("event_id"))
    _lock_all({name: wanted - {None} for name, wanted in keys.items()})


def _check_undoable(revision: Revision, made: set[int]) -> None:
    if revision.act in Revision.LASTING_ACTS:
        raise CurationError(f"“{revision.act}” cannot be undone. Act again on the mention or event itself.")
    if Revision.objects.filter(undoes=revision).exists():
        raise CurationError("This act was undone already.")
    if any(change["before"] is None and change["model"] in VOCABULARY for change in revision.changes):
        raise CurationError("A name that was added stays, since events may use it. Rename it instead.")
    later = Revision.objects.filter(events__in=made, pk__gt=revision.pk, undone_by=None).exclude(act="undo")
    if later.exists():
        raise CurationError("The event that this act made was acted on since. Undo the later acts first.")
    for change in revision.changes:
        if not _is_still(change["after"], current(change["model"], change["pk"])):
            raise CurationError(
                f"The {change['model']} was changed after this act. Undo the later act first, then this one."
            )
    _check_homes(revision)


def _check_homes(revision: Revision) -> None:
    """A quote goes back only to an event that stands by itself and does not cite its sentence by now."""
    leaving = [row for row in revision.changes if row["model"] == "citation" and _changes_home(row)]
    put_back = {row["pk"] for row in revision.changes if row["model"] == "event"}
    for quote in (row["before"] for row in leaving):
        home = Event.objects.select_related("merged_into").get(pk=quote["event_id"])
        if home.merged_into and home.pk not in put_back:
            raise CurationError(f"“{home}” was merged into “{home.merged_into}” since. Undo that first, then this act.")
        span = {name: quote[name] for name in ("article_id", "start", "end")}
        if home.citations.filter(**span).exists():
            raise CurationError(f"“{home}” cites the sentence anew by now. Undo that first, then this act.")


def _changes_home(change: Change) -> bool:
    """True for a citation that the act moved to another event or took away."""
    before, after = change["before"], change["after"]
    return before is not None and (after is None or before["event_id"] != after["event_id"])


def _is_still(after: dict[str, Any] | None, now: dict[str, Any] | None) -> bool:
    """A field that rows were given only since the act was recorded says nothing of it."""
    if after is None or now is None:
        return after is now
    return after == {name: value for name, value in now.items() if name in after}


def _reverse(change: Change, changes: list[Change], made: set[int], trace: Trace, *, reason: str) -> None:
    model, pk, before = MODELS[change["model"]], change["pk"], change["before"]
    if before is not None:
        row = model._base_manager.filter(pk=pk).first()
        if row is None:
            trace.added(model(pk=pk))
        else:
            trace.watch(row)
        put_back(change["model"], pk, before)
    elif change["model"] == "event":
        event = Event.objects.get(pk=pk)
        trace.watch(event)
        event.status, event.withdrawn_reason = Event.Status.WITHDRAWN, reason or "Its acceptance was undone."
        event.merged_into_id = _came_from(pk, changes)
        event.save()
    elif not _belongs_to(change, made):
        row = model._base_manager.get(pk=pk)
        if isinstance(row, Mention) and row.repetitions.exists():
            raise CurationError(f"Other tellings were joined to “{row}” since. Undo that first, then this act.")
        trace.watch(row)
        row.delete()


def _came_from(event: int, changes: list[Change]) -> int | None:
    """The event that a split took the quotes of this one from: its address leads there once the split is undone."""
    moved = [row for row in changes if row["model"] == "citation" and _changes_home(row) and row["after"]]
    return next((row["before"]["event_id"] for row in moved if row["after"]["event_id"] == event), None)


def _belongs_to(change: Change, events: set[int]) -> bool:
    """True for a citation or claim of one of the events."""
    after = change["after"]
    if change["model"] == "claim":
        citation = current("citation", after["citation_id"])
        return citation is not None and citation["event_id"] in events
    return change["model"] == "citation" and after["event_id"] in events
