"""What can an act of curation refuse?"""


class CurationError(Exception):
    """An act that cannot be done now; the message is a sentence that an editor can act on."""
