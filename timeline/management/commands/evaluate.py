"""Score against gold: events, temporal expressions, and which events are one. Writes nothing to the database."""

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
    read_predicted_groups,
    read_predictions,
    read_timex_gold,
    score_events,
    score_merges,
    score_timexes,
    timex_findings,
)
from timeline.evaluation.tables import event_table, finding_list, merge_table, timex_table, worse_list
from timeline.extraction.timex3 import tag
from timeline.management.as_json import article_as_json
from timeline.management.batch import Reading, readings
from timeline.management.gold_files import read_gold_events, read_gold_merges, read_json
from timeline.management.merging import groups_as_json, tellings_of
from timeline.management.sources import add_jobs_argument
from timeline.matching import Telling
from timeline.pipeline import Given

TABLES = {"events": event_table, "timexes": timex_table, "merges": merge_table}
Report = dict[str, tuple[dict[str, Any], tuple[Finding, ...]]]
"""Measures and mistakes of each kind, by the names of ``TABLES``."""


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=Path, metavar="GOLD", help="gold for events; its articles lie beside it")
        parser.add_argument("--timexes", type=Path, metavar="GOLD", help="gold for temporal expressions")
        parser.add_argument("--merges", type=Path, metavar="GOLD", help="gold for what events are one: merges.json")
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
        kinds = [kind for kind in ("events", "timexes", "merges") if options[kind]]
        _refuse_unclear(kinds, options)
        earlier = _earlier(options["baseline"], kinds) if options["baseline"] else {}
        failed: list[str] = []
        report: Report = {}
        if options["timexes"]:
            report["timexes"] = _timexes(options["timexes"], out=options["predictions_out"])
        if options["events"]:
            gold = read_gold_events(options["events"])
            predicted, _ = self._extract(gold, folder=options["events"].parent, jobs=options["jobs"], failed=failed)
            _save(options["predictions_out"], {"articles": predicted})
            scores = score_events(read_predictions(predicted), gold, today=timezone.localdate())
            report["events"] = (scores.measures, event_findings(scores.articles))
        if options["merges"]:
            report["merges"] = self._merges(options, failed)
        changes = {kind: compare(report[kind][0], before) for kind, before in earlier.items()}
        self._show({kind: report[kind] for kind in kinds}, changes, options)
        if failed:
            raise CommandError(f"{len(failed)} of {len(gold)} articles could not be read; see above.")

    def _extract(
        self, gold: Sequence[GoldArticle], *, folder: Path, jobs: int | None, failed: list[str]
    ) -> tuple[list[dict[str, Any]], list[Telling]]:
        """The articles as ``extract --json`` prints them with their events; those that fail are named in ``failed``."""
        sources = [Reading(str(folder / article.file), Given(published=article.published)) for article in gold]
        articles: list[dict[str, Any]] = []
        tellings: list[Telling] = []
        with readings(sources, jobs=jobs) as found:
            for reading in found:
                if reading.document is None or reading.mentions is None:
                    failed.append(reading.source)
                    self.stderr.write(f"{reading.source}: {reading.failure}")
                else:
                    tellings += tellings_of(reading.document, reading.mentions, article=len(articles))
                    articles.append(article_as_json(reading.source, reading.document, reading.mentions))
        return articles, tellings

    def _merges(self, options: dict[str, Any], failed: list[str]) -> tuple[dict[str, Any], tuple[Finding, ...]]:
        gold, gold_groups = read_gold_merges(options["merges"])
        folder = options["merges"].parent
        predicted, tellings = self._extract(gold, folder=folder, jobs=options["jobs"], failed=failed)
        groups = groups_as_json(tellings)
        _save(options["predictions_out"], {"articles": predicted, "groups": groups})
        read = [article for article in gold if str(folder / article.file) not in failed]
        scores = score_merges(read_predictions(predicted), read_predicted_groups(groups), read, gold_groups)
        return scores.measures, scores.findings

    def _show(self, report: Report, changes: dict[str, tuple[Change, ...]], options: dict[str, Any]) -> None:
        if options["json"]:
            printed: dict[str, Any] = {kind: measures for kind, (measures, _) in report.items()}
            if changes:
                printed["changes"] = {kind: [_change_as_json(row) for row in rows] for kind, rows in changes.items()}
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=1))
            return
        for kind, (measures, findings) in report.items():
            parts = [f"{kind.upper()} · {options[kind]}", TABLES[kind](measures, changes.get(kind, ()))]
            parts += [worse_list(changes[kind])] if kind in changes else []
            parts += [finding_list(findings, most=options["errors"])] if options["errors"] and findings else []
            self.stdout.write("\n\n".join(parts) + "\n\n")


def _refuse_unclear(kinds: list[str], options: dict[str, Any]) -> None:
    if not kinds:
        raise CommandError("Say what to evaluate: --events GOLD.json, --timexes GOLD.json or --merges MERGES.json.")
    if len(kinds) > 1 and options["predictions_out"]:
        raise CommandError("--predictions-out takes one kind: run --events, --timexes and --merges one by one.")


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
