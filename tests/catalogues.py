"""What do the catalogues of words say? Read from the .po files, so that tests may ask."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CATALOGUES = sorted((Path(__file__).parent.parent / "timeline" / "locale").glob("*/LC_MESSAGES/django.po"))
_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) ((?:".*"\n?)+)')


@dataclass(frozen=True)
class Entry:
    """``said`` is what is to be translated, singular and plural; ``translated`` every form of the other language."""

    context: str
    said: tuple[str, ...]
    translated: tuple[str, ...]
    fuzzy: bool

    def __str__(self) -> str:
        return self.said[0]


def entries(catalogue: Path) -> Iterator[Entry]:
    """All but the head."""
    for block in catalogue.read_text(encoding="utf-8").split("\n\n")[1:]:
        fields = {name: _text(quoted) for name, quoted in _FIELD.findall(f"{block}\n")}
        said = tuple(fields[name] for name in ("msgid", "msgid_plural") if name in fields)
        translated = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
        yield Entry(
            fields.get("msgctxt", ""), said, translated, re.search("^#,.*fuzzy", block, re.MULTILINE) is not None
        )


def _text(quoted: str) -> str:
    return "".join(ast.literal_eval(line) for line in quoted.splitlines())
