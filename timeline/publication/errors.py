"""Which errors does a reader's request meet?"""


class PublicationError(Exception):
    """A request that cannot be answered; the message is a sentence that the reader can act on."""


class MalformedFilter(PublicationError):  # noqa: N818 - named for what it is about, as Http404 is
    """A parameter whose value cannot be read. ``example`` is a right one, ready to be put in its place.

    ``out_of_order`` if it was read, and only begins a period after the end of it.
    """

    def __init__(self, parameter: str, value: str, message: str, example: str, *, out_of_order: bool = False) -> None:
        super().__init__(printable(message))
        self.parameter = parameter
        self.value = shown(value)
        self.message = printable(message)
        self.example = example
        self.out_of_order = out_of_order


def printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def shown(value: str) -> str:
    """A hostile value as it can be shown: printable, and not longer than a line."""
    return printable(value if len(value) <= 80 else f"{value[:79]}…")
