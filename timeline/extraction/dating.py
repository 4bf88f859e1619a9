"""When did each clause of a sentence take place? Links resolved against the report, another date, or a stated rule."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from timeline.chronology import Modality, PartialDate, day, describe
from timeline.extraction.clauses import Clause
from timeline.extraction.linking import Link
from timeline.extraction.mention import Derivation
from timeline.extraction.modality import Standing, in_present
from timeline.extraction.reading import SentenceReading
from timeline.extraction.timex_readings import Reading
from timeline.extraction.timex_resolution import Anchor, Outcome, Resolved, Unresolved, resolve
from timeline.extraction.timex_story import with_told_year
from timeline.extraction.vocabulary import word_set


@dataclass(frozen=True)
class Dating:
    """The date of one clause (or of the event that ``noun`` names), or the reason why it has none."""

    clause: int
    modality: Modality
    date: PartialDate | None
    derivation: Derivation | None
    undated_reason: str = ""
    noun: Token | None = None
    rule: str = ""
    alternative: bool = False
    intended: Token | None = None
    gapped: Token | None = None


def date_clauses(
    reading: SentenceReading,
    text: str,
    *,
    published: dt.date | None,
    anchor: Anchor | None,
    mainline: Anchor | None = None,
    history: bool = False,
    resumed: Anchor | None = None,
    known: Callable[[Token], Anchor | None] = lambda noun: None,
) -> tuple[Dating, ...]:
    """A dating for every link of the sentence, in reading order; ``anchor`` is the date that the story told last.

    ``history`` is true where a day without a year belongs to the year that a main clause told last, ``mainline``.
    ``resumed`` is the date of what the sentence takes up again (“the explosion, which …”), ``known`` gives that of an
    event noun told of before (“a month after the quake”).
    """
    datings: list[Dating] = []
    for found in _ordered(reading.links):
        link, nearer = _counted_from(found, reading, datings, known) or (found, None)
        clause, standing = reading.clauses[link.clause], reading.standings[link.clause]
        modality = _modality(link, clause, standing, reading)
        nearer = nearer or _anchor_for(link, reading, datings, anchor, resumed)
        expression = _turned(link, reading)
        if modality == "happened" and nearer and (history or _long_past(nearer, anchor, published)):
            told = mainline if nearer is anchor and mainline else nearer
            expression = with_told_year(expression, told.date)
            nearer = told if expression.anchored else nearer
        outcome = resolve(expression, reference=published, planned=modality == "planned", anchor=nearer)
        purpose = link.purpose if modality == "happened" and _far_back(outcome, published) else None
        if purpose is not None:
            modality, outcome = "planned", resolve(expression, reference=published, planned=True, anchor=nearer)
        intended = purpose or link.intended
        if intended is None or not _far_ahead(outcome, published):
            datings.append(_dating(replace(link, intended=intended), outcome, modality, text))
    return tuple(_without_weaker(datings, reading))


def _counted_from(
    link: Link, reading: SentenceReading, datings: list[Dating], known: Callable[[Token], Anchor | None]
) -> tuple[Link, Anchor] | None:
    """“A month after the quake, the schools reopened”: the clause is counted from the noun, not the noun from it."""
    if link.rule != "counted from the clause" or link.noun is None or (told := known(link.noun)) is None:
        return None
    if any(dating.clause == link.clause and dating.date is not None for dating in datings):
        return None
    return replace(link, rule="in the clause", noun=None), told


def _far_back(outcome: Outcome, published: dt.date | None) -> bool:
    """What somebody is called up for lies ahead, not most of a year behind."""
    if not isinstance(outcome, Resolved) or outcome.date.latest is None or published is None:
        return False
    return outcome.rule in ("day", "month") and (published - outcome.date.latest).days > _HALF_A_YEAR


def _far_ahead(outcome: Outcome, published: dt.date | None) -> bool:
    """A day without a year inside an infinitive that would come back most of a year later was a day gone by."""
    if not isinstance(outcome, Resolved) or outcome.date.earliest is None or published is None:
        return False
    return outcome.rule == "day" and (outcome.date.earliest - published).days > _HALF_A_YEAR


_HALF_A_YEAR = 183


def _long_past(nearer: Anchor, anchor: Anchor | None, published: dt.date | None) -> bool:
    """A date before it in the sentence, known to the month or day, that lies two years back: what follows does too."""
    told = nearer.date
    if nearer is anchor or told.earliest is None or told.precision not in ("day", "month", "season"):
        return False
    return published is None or published.year - told.earliest.year > 1


def _ordered(links: tuple[Link, ...]) -> list[Link]:
    """Clauses counted from others come after those that they are counted from."""
    return [link for link in links if link.rule != "counted from the clause"] + [
        link for link in links if link.rule == "counted from the clause"
    ]


def _modality(link: Link, clause: Clause, standing: Standing, reading: SentenceReading) -> Modality:
    """The clause's own, or planned where the date's frame says so (“called a meeting for Tuesday”, “put off until”)."""
    if link.rule == "of the event noun" or standing.modality != "happened":
        return standing.modality if link.noun is None else "happened"
    if link.intended is not None:
        return "planned"
    timex, lemma = link.timex, clause.head.lemma_
    if timex.preposition == "for" and lemma in word_set("words", "calling_verbs"):
        return "planned"
    if timex.preposition in ("until", "till", "to") and lemma in word_set("words", "postponing_verbs"):
        return "planned"
    forward = (
        timex.reading.modifier == "next"
        or (timex.reading.shape == "unit" and timex.reading.count > 0)
        or (timex.reading.shape == "ago" and timex.reading.count > 0)
    )
    timetable = (
        in_present(clause.head)
        and timex.reading.shape in ("day", "weekday", "month")
        and clause.role in ("main", "joined")
    )
    if forward or (
        timetable
        and timex.reading.modifier == ""
        and not timex.reading.absolute
        and lemma not in word_set("words", "plain_saying_verbs")
    ):
        return "planned"
    lasting = timex.preposition == "since" and clause.role != "temporal" and link.rule != "of the when-clause"
    return "ongoing" if lasting else "happened"


def _turned(link: Link, reading: SentenceReading) -> Reading:
    """“A day after X” dates X: a day back from the clause above; a when-clause drops the “since” of its date."""
    expression = link.timex.reading
    if link.rule == "counted from the clause":
        return replace(expression, count=-expression.count)
    if link.rule == "of the when-clause" and expression.shape == "since" and expression.first:
        return expression.first
    return expression


def _anchor_for(
    link: Link,
    reading: SentenceReading,
    datings: list[Dating],
    anchor: Anchor | None,
    resumed: Anchor | None,
) -> Anchor | None:
    """The date of the clause above for “a day after X”; else the date before it in the sentence; else the story's."""
    dated = [dating for dating in datings if dating.date is not None and dating.date.earliest is not None]
    if link.rule == "counted from the clause":
        above = reading.clauses[link.clause].parent if link.noun is None else link.clause
        dated = [dating for dating in dated if dating.clause == above] or dated[-1:]
        return (
            Anchor(dated[-1].date, f"the other event of the sentence, {dated[-1].date.edtf}")
            if dated and dated[-1].date
            else resumed
        )
    before = [
        d
        for d in dated
        if d.derivation
        and d.derivation.start is not None
        and d.derivation.start < link.timex.start
        and d.derivation.rule != "since"
        and d.modality != "planned"
    ]
    if before and before[-1].date:
        return Anchor(before[-1].date, f"the date before it, {before[-1].date.edtf}")
    return anchor


def _dating(link: Link, outcome: Outcome, modality: Modality, text: str) -> Dating:
    timex = link.timex
    linked = Dating(
        link.clause, modality, None, None, "", link.noun, link.rule, link.alternative, link.intended, link.gapped
    )
    expression = text[timex.phrase_start : timex.end]
    if isinstance(outcome, Unresolved):
        reason = f"“{expression}” {outcome.reason}."
        return replace(linked, undated_reason=reason)
    derivation = Derivation(
        expression, outcome.rule, outcome.reference, explain(expression, outcome), timex.phrase_start, timex.end
    )
    return replace(linked, date=outcome.date, derivation=derivation)


def explain(expression: str, outcome: Resolved) -> str:
    """“on Monday” → 2024-06-10: weekday in or before the week of the report, published 2024-06-11."""
    reference = f", {outcome.reference}" if outcome.reference else ""
    return f"“{' '.join(expression.split())}” → {outcome.date.edtf}: {outcome.because}{reference}"


def _without_weaker(datings: list[Dating], reading: SentenceReading) -> list[Dating]:
    """One date for a clause: the finest, the nearer to the verb of two alike; further dates of a list stay."""
    kept: list[Dating] = []
    for dating in datings:
        rivals = [
            other
            for other in datings
            if other.clause == dating.clause
            and other.noun is dating.noun
            and not other.alternative
            and (other.modality == "planned") == (dating.modality == "planned")
        ]
        if dating.alternative or dating is min(rivals, key=lambda rival: _weakness(rival, reading)):
            kept.append(dating)
    return sorted(kept, key=lambda dating: (reading.clauses[dating.clause].head.i, _start(dating)))


def _weakness(dating: Dating, reading: SentenceReading) -> tuple[int, int, int]:
    order = {"day": 0, "week": 1, "range": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "unknown": 6}
    undated = dating.date is None
    precision = dating.date.precision if dating.date else "unknown"
    head = reading.clauses[dating.clause].head.idx + reading.sentence.start
    return int(undated), order[precision], abs(_start(dating) - head)


def _start(dating: Dating) -> int:
    return dating.derivation.start if dating.derivation and dating.derivation.start is not None else 0


def report_day(published: dt.date, rule: str, because: str) -> tuple[PartialDate, Derivation]:
    """The report's own day by a stated rule, uncertain, where no words of the sentence say a date."""
    date = day(published).qualified("?")
    explanation = f"no date in the sentence → {date.edtf}: {because}, published {published.isoformat()}"
    return date, Derivation("", rule, f"published {published.isoformat()}", explanation)


def inherited(date: PartialDate, source: str, because: str) -> Derivation:
    """A derivation for a date taken over from another sentence of the article by a stated rule."""
    explanation = f"no date in the sentence → {date.edtf}: {because} ({describe(date)} in “{source}”)"
    return Derivation("", "same event", f"“{source}”", explanation)
