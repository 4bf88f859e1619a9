"""Which texts are the benchmarks measured on? The sample articles and the gold ones, read as the app reads them."""

from pathlib import Path

from timeline.ingestion import Document, read_document

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "timeline" / "sample" / "articles", *sorted((ROOT / "tests" / "gold").glob("*/articles")))


def documents() -> list[Document]:
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    return [read_document(path.read_bytes(), name=path.name) for path in paths]
