"""How is chrono-node, a date finder in JavaScript, asked? In one node process that is fed over its standard input."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.ingestion import Document

VERSION = "2.10.3"
FOLDER = Path(__file__).parent.parent / "build" / "chrono-node"


@contextmanager
def chrono() -> Iterator[Callable[[Document], object] | str]:
    """What reads a document, installed into ``build/`` on the first run; or a sentence why it cannot be measured."""
    if missing := _install():
        yield missing
        return
    script = Path(__file__).with_suffix(".mjs")
    command = [str(shutil.which("node")), str(script), str(FOLDER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        source, answers = process.stdin, process.stdout

        def read(document: Document) -> object:
            published = document.published.isoformat() if document.published else None
            source.write(json.dumps({"text": document.text, "published": published}) + "\n")
            source.flush()
            return int(answers.readline())

        yield read
        source.close()


def _install() -> str:
    """Empty if chrono-node is there; else why it is not."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        return "chrono-node is not measured: node and npm are not installed here."
    package = FOLDER / "node_modules" / "chrono-node" / "package.json"
    if package.exists() and json.loads(package.read_text(encoding="utf-8"))["version"] == VERSION:
        return ""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run([*command, f"chrono-node@{VERSION}"], capture_output=True, text=True, check=False)
    reason = (done.stderr.strip().splitlines() or ["npm failed"])[-1]
    return "" if done.returncode == 0 else f"chrono-node is not measured: npm could not install it ({reason})."
