"""A source comes in, clean text comes out. Knows bytes, markup and addresses; knows no database."""

from timeline.ingestion.document import Basis, Document
from timeline.ingestion.errors import IngestionError

__all__ = ["Basis", "Document", "IngestionError"]
