"""Which gold, articles and saved runs stand in files? Read, or refused with a sentence that names the file."""

import json
from pathlib import Path
from typing import Any

from timeline.evaluation import (
    EvaluationError,
    GoldArticle,
    GoldGroup,
    article_files,
    groups_in_gold,
    read_event_gold,
    read_gold_groups,
)

GOLD_NAME = "gold.json"


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises ``EvaluationError``."""
    text = read_text(path, otherwise="Name a JSON file in UTF-8.").removeprefix("\ufeff")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise EvaluationError(f"{path} is not JSON: {error.msg} at {where}. Put that right.") from error
    except RecursionError as error:
        raise EvaluationError(f"{path} is nested too deeply to be read. Name a JSON file of gold.") from error


def read_gold_events(path: Path) -> tuple[GoldArticle, ...]:
    """Gold with its articles, whose files stand relative to the gold's folder. Raises ``EvaluationError``."""
    gold = read_json(path)
    files = article_files(gold, name=path.name)
    advice = f"{path.name} lists it: put the article's text there, in UTF-8, or take it off the list."
    articles = {file: read_text(path.parent / file, otherwise=advice) for file in files}
    return read_event_gold(gold, articles=articles, name=path.name)


def read_gold_merges(path: Path) -> tuple[tuple[GoldArticle, ...], tuple[GoldGroup, ...]]:
    """Articles and groups of a ``merges.json`` with its ``gold.json`` beside it, or of a gold with ``same_as``."""
    if path.name == GOLD_NAME:
        gold = read_gold_events(path)
        return gold, groups_in_gold(gold)
    groups = read_gold_groups(read_json(path), name=path.name)
    named = {file for group in groups for file, _ in group.members}
    gold = read_gold_events(path.parent / GOLD_NAME)
    return tuple(article for article in gold if article.file in named), groups


def read_text(path: Path, *, otherwise: str) -> str:
    """The text of a UTF-8 file; ``otherwise`` says what to do where it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path} cannot be read: {_reason(error)}. {otherwise}") from error
    if "\0" in text:
        raise EvaluationError(f"{path} cannot be read: it is a binary file. {otherwise}")
    return text


def _reason(error: OSError | ValueError) -> str:
    """A ValueError is bytes that are no UTF-8, or a path with a null in it."""
    if isinstance(error, UnicodeDecodeError):
        return "it is a binary file, or text in another encoding than UTF-8"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
