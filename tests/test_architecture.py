"""Does the house stand as DESIGN.md section 3 draws it? Read off the imports; there is no list of exceptions."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TIMELINE = Path(__file__).parent.parent / "timeline"
DATA = set(
    "chronology ingestion extraction evaluation matching models search curation publication exports".split()
)
MAY_IMPORT = {
    "chronology": set(),
    "ingestion": {"chronology"},
    "extraction": {"chronology"},
    "evaluation": {"chronology", "extraction"},
    "matching": {"chronology"},
    "models": {"chronology"},
    "search": {"chronology", "models"},
    "curation": {"chronology", "matching", "models", "search"},
    "publication": {"chronology", "matching", "models", "search"},
    "exports": {"chronology", "models", "publication"},
    "pipeline": {"ingestion", "extraction", "curation"},
    "templatetags": {"chronology", "models", "publication"},
    "migrations": {"chronology", "models", "search", "curation"},
    "sample": set(),
    "locale": set(),
    "views": DATA | {"pipeline"},
    "admin": DATA | {"pipeline"},
    "management": DATA | {"pipeline"},
}
"""Room to the rooms it may import of ours; its own modules are understood."""
VALUE_TYPES = {
    "timeline.ingestion.Document",
    "timeline.ingestion.IngestionError",
    "timeline.ingestion.document",
    "timeline.ingestion.errors",
    "timeline.extraction.mention",
    "timeline.extraction.shared",
}
"""What curation may know of the rooms that the articles come from: what they hand over, not how they get it."""
THE_PROJECTS_OWN = {"__init__", "settings", "urls", "wsgi", "asgi", "apps", "storage"}
WITHOUT_DJANGO = {"chronology", "ingestion", "extraction", "evaluation", "matching"}
STANDARD_LIBRARY_ONLY = {"chronology", "evaluation"}
BANNED_NAMES = {"utils", "helpers", "common", "service", "manager"}
MODULES = sorted(path for path in TIMELINE.rglob("*.py") if "migrations" not in path.parts)


def test_every_room_imports_only_what_the_table_allows() -> None:
    every = sorted(TIMELINE.rglob("*.py"))
    assert [fault for path in every for fault in faults(path.relative_to(TIMELINE.parent), _source(path))] == []


def test_dateparser_is_imported_in_one_module_at_most() -> None:
    users = [path.name for path in MODULES if "dateparser" in {name.split(".")[0] for name in _imports(path)}]
    assert len(users) <= 1, users


def test_no_import_hides_in_a_function() -> None:
    assert [f"{path}: {ast.unparse(node)}" for path in MODULES for node in _hidden_imports(_source(path))] == []


def test_functions_and_files_stay_readable() -> None:
    long = [
        f"{path}: {node.name} is {node.end_lineno - node.lineno + 1} lines long"
        for path in MODULES
        for node in ast.walk(ast.parse(_source(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 60
    ]
    long += [f"{path} is over 450 lines long" for path in MODULES if len(_source(path).splitlines()) > 450]
    assert long == []


def test_modules_are_named_for_what_they_do() -> None:
    assert [str(path) for path in MODULES if BANNED_NAMES & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("timeline/views/event.py", "from timeline.curation.merge import merge_events", True),
        ("timeline/views/event.py", "from timeline.admin import forms", False),
        ("timeline/views/event.py", "from django.conf import settings", True),
        ("timeline/views/event.py", "from timeline import settings", False),
        ("timeline/chronology/edtf.py", "import re", True),
        ("timeline/chronology/edtf.py", "import regex", False),
        ("timeline/chronology/edtf.py", "from . import vocabulary", True),
        ("timeline/chronology/edtf.py", "from ..models import Event", False),
        ("timeline/ingestion/fetch.py", "import urllib3", True),
        ("timeline/ingestion/fetch.py", "import django.utils.html", False),
        ("timeline/curation/intake.py", "from timeline.ingestion import Document", True),
        ("timeline/curation/intake.py", "from timeline.ingestion.document import Document", True),
        ("timeline/curation/intake.py", "from timeline.ingestion import fetch", False),
        ("timeline/curation/intake.py", "from timeline.extraction import extract", False),
        ("timeline/publication/filters.py", "from timeline.curation import review", False),
        ("timeline/urls.py", "from timeline.views import event", True),
        ("timeline/utensils/fork.py", "", False),
    ],
)
def test_faults_finds_what_the_table_forbids(path: str, source: str, expected: bool) -> None:
    assert (list(faults(Path(path), source)) == []) is expected


def faults(path: Path, source: str) -> Iterator[str]:
    """Sentences about what one module, ``timeline/<room>/…py``, imports and may not."""
    room = path.parts[1].removesuffix(".py")
    if room in THE_PROJECTS_OWN:
        return
    if room not in MAY_IMPORT:
        yield f"{path}: {room} is no room of the table"
        return
    for name in _imported(path, source):
        top, _, rest = name.partition(".")
        imported = rest.partition(".")[0]
        if top == "timeline":
            value_type = room == "curation" and any(f"{name}.".startswith(f"{value}.") for value in VALUE_TYPES)
            if imported != room and imported not in MAY_IMPORT[room] and not value_type:
                yield f"{path}: {room} may not import {name}"
        elif top == "django" and room in WITHOUT_DJANGO:
            yield f"{path}: {room} knows no Django, but imports {name}"
        elif room in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names:
            yield f"{path}: {room} needs the standard library only, but imports {name}"


def _imports(path: Path) -> Iterator[str]:
    return _imported(path.relative_to(TIMELINE.parent), _source(path))


def _imported(path: Path, source: str) -> Iterator[str]:
    """Full dotted names, those of ``from a import b`` as ``a.b``, relative ones resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = [*path.parts[: len(path.parts) - node.level]] if node.level else []
            module = ".".join([*package, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _hidden_imports(source: str) -> Iterator[ast.AST]:
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")
