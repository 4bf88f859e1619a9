"""A source comes in, clean text comes out. Knows bytes, markup and addresses; knows no database."""

from timeline.ingestion.document import Basis, Document
from timeline.ingestion.errors import IngestionError
from timeline.ingestion.fetch import Fetched, Limits, fetch
from timeline.ingestion.read import MAX_BYTES, read_document, read_paste

__all__ = [
    "MAX_BYTES", "Basis", "Document", "Fetched", "IngestionError", "Limits",
    "fetch", "read_document", "read_paste",
]
