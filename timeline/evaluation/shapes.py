"""Does JSON have the shape that a reader expects? Looks a value up, or says in a sentence what is missing where."""

from collections.abc import Mapping
from typing import Any, TypeVar

from timeline.evaluation.errors import EvaluationError

T = TypeVar("T")
_WORDS: dict[type, str] = {
    dict: "an object", list: "a list", str: "a text", int: "a whole number", bool: "true or false",
    float: "a number", type(None): "null",
}  # fmt: skip


def checked(value: Any, kind: type[T], *, where: str) -> T:
    """``value`` itself; raises ``EvaluationError`` unless it is of ``kind``. ``where`` begins the sentence."""
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    is_not = _WORDS.get(type(value), type(value).__name__)
    raise EvaluationError(f"{where} must be {_WORDS[kind]}, but is {is_not}.")


def required(entry: Mapping[str, Any], key: str, kind: type[T], *, where: str) -> T:
    """The value of ``key``; raises ``EvaluationError`` where it is missing or of another kind."""
    if key not in entry:
        raise EvaluationError(f"{where} has no “{key}”. Add it: {_WORDS[kind]}.")
    return checked(entry[key], kind, where=f"{where}: “{key}”")


def nullable(entry: Mapping[str, Any], key: str, kind: type[T], *, where: str) -> T | None:
    """The same where null is an answer too, such as an undated event's date; the key must still be there."""
    if key not in entry:
        raise EvaluationError(f"{where} has no “{key}”. Add it: {_WORDS[kind]}, or null.")
    return None if entry[key] is None else checked(entry[key], kind, where=f"{where}: “{key}”")


def texts(entry: Mapping[str, Any], key: str, *, where: str, optional: bool = True) -> tuple[str, ...]:
    """A list of texts; empty where the key is missing and ``optional``."""
    if optional and entry.get(key) is None:
        return ()
    values = required(entry, key, list, where=where)
    return tuple(checked(value, str, where=f"{where}: “{key}”, entry {n}") for n, value in enumerate(values, 1))
