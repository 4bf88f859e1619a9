"""What can go wrong with a source, said so that an editor can act on it?"""


class IngestionError(Exception):
    """A source that cannot be taken in; the message is a sentence that says what to do."""
