"""Which error says that a rule of trust would be broken?"""


class TrustError(Exception):
    """A write that would break a rule of trust; the message is a sentence that an editor can act on."""
