"""Score the extraction against gold: events, temporal expressions, or both. Writes nothing to the database."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from timeline.evaluation import (
    Change,
    EvaluationError,
    Finding,
    GoldArticle,
    Span,
    TimexDocument,
    baseline_of,
    compare,
    event_findings,
    read_predictions,
    read_timex_gold,
    score_events,
    score_timexes,
    timex_findings,
)
from timeline.evaluation.tables import event_table, finding_list, timex_table, worse_list
from timeline.extraction.timex3 import tag
from timeline.management.as_json import article_as_json
from timeline.management.batch import Reading, readings
from timeline.management.gold_files import read_gold_events, read_json
from timeline.management.sources import add_jobs_argument
from timeline.pipeline import Given

Report = dict[str, tuple[dict[str, Any], tuple[Finding, ...]]]
"""Measures and mistakes of each kind, ``events`` and ``timexes``."""


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=Path, metavar="GOLD", help="gold for events; its articles lie beside it")
        parser.add_argument("--timexes", type=Path, metavar="GOLD", help="gold for temporal expressions")
        parser.add_argument("--predictions-out", type=Path, metavar="FILE", help="write what was found as JSON")
        parser.add_argument("--baseline", type=Path, metavar="FILE", help="a saved --json run to compare with")
        parser.add_argument("--errors", type=_count, default=5, metavar="N", help="mistakes shown of each kind (5)")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
        add_jobs_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._evaluate(options)
        except EvaluationError as error:
            raise CommandError(str(error)) from error

    def _evaluate(self, options: dict[str, Any]) -> None:
        kinds = [kind for kind in ("events", "timexes") if options[kind]]
        _refuse_unclear(kinds, options)
        earlier = _earlier(options["baseline"], kinds) if options["baseline"] else {}
        failed: list[str] = []
        report: Report = {}
        if options["timexes"]:
            report["timexes"] = _timexes(options["timexes"], out=options["predictions_out"])
        if options["events"]:
            gold = read_gold_events(options["events"])
            predicted = self._extract(gold, folder=options["events"].parent, jobs=options["jobs"], failed=failed)
            _save(options["predictions_out"], {"articles": predicted})
            scores = score_events(read_predictions(predicted), gold, today=timezone.localdate())
            report["events"] = (scores.measures, event_findings(scores.articles))
        changes = {kind: compare(report[kind][0], before) for kind, before in earlier.items()}
        self._show({kind: report[kind] for kind in kinds}, changes, options)
        if failed:
            raise CommandError(f"{len(failed)} of {len(gold)} articles could not be read; see above.")

    def _extract(
        self, gold: Sequence[GoldArticle], *, folder: Path, jobs: int | None, failed: list[str]
    ) -> list[dict[str, Any]]:
        """The articles as ``extract --json`` prints them; those that fail are named here and in ``failed``."""
        sources = [Reading(str(folder / article.file), Given(published=article.published)) for article in gold]
        articles = []
        with readings(sources, jobs=jobs) as found:
            for reading in found:
                if reading.document is None or reading.mentions is None:
                    failed.append(reading.source)
                    self.stderr.write(f"{reading.source}: {reading.failure}")
                else:
                    articles.append(article_as_json(reading.source, reading.document, reading.mentions))
        return articles

    def _show(self, report: Report, changes: dict[str, tuple[Change, ...]], options: dict[str, Any]) -> None:
        if options["json"]:
            printed: dict[str, Any] = {kind: measures for kind, (measures, _) in report.items()}
            if changes:
                printed["changes"] = {kind: [_change_as_json(row) for row in rows] for kind, rows in changes.items()}
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=1))
            return
        for kind, (measures, findings) in report.items():
            table = event_table if kind == "events" else timex_table
            parts = [f"{kind.upper()} · {options[kind]}", table(measures, changes.get(kind, ()))]
            parts += [worse_list(changes[kind])] if kind in changes else []
            parts += [finding_list(findings, most=options["errors"])] if options["errors"] and findings else []
            self.stdout.write("\n\n".join(parts) + "\n\n")


def _refuse_unclear(kinds: list[str], options: dict[str, Any]) -> None:
    if not kinds:
        raise CommandError("Say what to evaluate: --events GOLD.json, --timexes GOLD.json, or both.")
    if len(kinds) == 2 and options["predictions_out"]:
        raise CommandError("--predictions-out takes one kind: run --events and --timexes one after the other.")


def _earlier(path: Path, kinds: list[str]) -> dict[str, dict[str, Any]]:
    saved = read_json(path)
    return {kind: baseline_of(saved, kind, name=str(path)) for kind in kinds}


def _timexes(path: Path, *, out: Path | None) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    documents = read_timex_gold(read_json(path), name=path.name)
    tagged = {document.id: _tagged(document) for document in documents}
    _save(out, {identity: [asdict(span) for span in spans] for identity, spans in tagged.items()})
    scores = score_timexes(tagged, documents)
    return scores.measures, timex_findings(scores.documents)


def _tagged(document: TimexDocument) -> tuple[Span, ...]:
    found = tag(document.text, reference=document.reference)
    return tuple(Span(timex.start, timex.end, timex.type, timex.value) for timex in found)


def _save(path: Path | None, predictions: dict[str, Any]) -> None:
    if path is None:
        return
    try:
        path.write_text(json.dumps(predictions, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}. Name another file.") from error


def _change_as_json(change: Change) -> dict[str, Any]:
    return {**asdict(change), "difference": change.difference}


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of mistakes to show. Write one such as 20, or 0.")
    return int(text)
