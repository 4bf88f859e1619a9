"""Which characters do these bytes spell, and are they text at all?"""

import codecs
import re

from timeline.ingestion.characters import count_letters
from timeline.ingestion.errors import IngestionError

MAX_BYTES = 5 * 1024 * 1024

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # the longer mark first: UTF-32's begins with UTF-16's
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"), (b"%!PS", "a PostScript document"), (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive"), (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh91AY&SY", "a bzip2 archive"), (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!\x1a\x07", "a RAR archive"), (b"(\xb5/\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"), (b"SQLite format 3\x00", "a SQLite database"),
    (b"ID3\x03", "a sound file"), (b"ID3\x04", "a sound file"), (b"OggS\x00", "a sound file"),
)
_ZIPPED = (
    (b"word/", "a Word document"), (b"xl/", "an Excel workbook"), (b"ppt/", "a PowerPoint file"),
    (b"opendocument", "an OpenDocument file"), (b"epub", "an EPUB book"),
)
_META_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.I)
# Only charsets that pages really use: the standard library's "text" codecs include utf-7 and unicode_escape.
_PAGE_CHARSET = re.compile(
    r"iso[-_]?8859[-_][0-9]{1,2}|latin[-_]?1|us-ascii|windows-(?:125[0-8]|874)|cp125[0-8]|koi8-[ru]|macintosh|"
    r"shift[-_]jis|x-sjis|sjis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5(?:-hkscs)?", re.I
)
_LATIN_1 = re.compile(r"iso[-_]?8859[-_]1|latin[-_]?1|us-ascii|x-sjis|sjis|macintosh", re.I)
_CODEC_OF_LABEL = {"x-sjis": "shift_jis", "sjis": "shift_jis", "macintosh": "mac_roman"}  # else windows-1252
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_FOREIGN_RUN = re.compile("[^\x00-\xbf\u0100-\uffff]{4}")
_MAC_APOSTROPHE = re.compile("[a-z]Õ[a-z]")
_SAVE_AS_UTF8 = "save it as UTF-8, or paste its text"


def decode(content: bytes, *, charset: str = "") -> str:
    """The text of ``content``: byte order mark, UTF-8, UTF-16, declared charset, Windows-1252, in that order.

    A declaration (in the page, or ``charset`` from the server) counts only where the bytes are no valid UTF-8: pages
    that declare Latin-1 and send UTF-8 are common, the reverse accident is next to impossible.
    Raises ``IngestionError`` for what is too big, empty, no text, or in a charset that cannot be told.
    """
    refuse_size(len(content))
    _refuse_magic(content)
    text = _decode_marked(content)
    if text is None:
        text = _decode_wide(content) if b"\x00" in content else _decode_narrow(content, charset=charset)
    if not text.strip():
        raise IngestionError("There is nothing to read: the text is empty. Paste the article or choose another file.")
    _refuse_controls(text)
    return text


def refuse_size(size: int) -> None:
    """Raises ``IngestionError`` where ``size`` bytes are more than an article can be."""
    if size > MAX_BYTES:
        raise IngestionError(
            f"This is larger than {MAX_BYTES // 1024 // 1024} MB, the most that an article may have. "
            "Save only the article's text, or split it."
        )


def _refuse_magic(content: bytes) -> None:
    start = content[:1024].lstrip()
    for magic, kind in _MAGIC:
        if content.startswith(magic) or start.startswith(magic):
            raise IngestionError(f"This is {_zipped_kind(content) or kind}; save its text as .txt or paste it.")
    if content[4:8] == b"ftyp" or (content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        raise IngestionError("This is an image, sound or film; save its text as .txt or paste it.")


def _zipped_kind(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return ""
    return next((name for part, name in _ZIPPED if part in content[:65536]), "")


def _decode_marked(content: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark):].decode(encoding)
            except UnicodeDecodeError as error:
                raise IngestionError(
                    f"The file says it is {encoding[:6].rstrip('-').upper()} but is damaged at byte {error.start}; "
                    f"{_SAVE_AS_UTF8}."
                ) from error
    return None


def _decode_wide(content: bytes) -> str:
    """UTF-16 without a mark: in an even number of bytes the NULs stand (nearly) all at odd or all at even places."""
    odd, even = content[1::2].count(0), content[::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(content) % 2 == 0 and min(odd, even) <= max(odd, even) // 20:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = ""
        if text and count_letters(text) * 2 > len(text) and not _CONTROL.search(text):
            return text
    raise IngestionError("This is not a text file (it holds NUL bytes); save its text as .txt or paste it.")


def _decode_narrow(content: bytes, *, charset: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        damaged_at = error.start
    declared = _decode_declared(content, charset=charset)
    if declared is not None:
        return declared
    _refuse_damaged_utf8(content, damaged_at=damaged_at)
    return _decode_windows_1252(content)


def _decode_declared(content: bytes, *, charset: str) -> str | None:
    found = _META_CHARSET.search(content[:4096])
    for label in (charset, found.group(1).decode("ascii") if found else ""):
        if not _PAGE_CHARSET.fullmatch(label):
            continue
        codec = _CODEC_OF_LABEL.get(label.lower(), "windows-1252") if _LATIN_1.fullmatch(label) else label
        try:
            return content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _refuse_damaged_utf8(content: bytes, *, damaged_at: int) -> None:
    """UTF-8 with a few wrong bytes must not turn into "â€œ": its good sequences far outnumber the bad bytes."""
    good, rest = 0, 0
    for match in _UTF8_SEQUENCE.finditer(content):
        good += 1
        rest -= len(match.group())
    rest += len(content) - len(content.translate(None, bytes(range(128, 256))))
    if good >= 2 and good > rest:
        raise IngestionError(f"The text is UTF-8 but damaged at byte {damaged_at}; {_SAVE_AS_UTF8}.")


def _decode_windows_1252(content: bytes) -> str:
    try:
        text = content.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise IngestionError(
            f"The text is in a charset that cannot be told (byte {error.start} is neither UTF-8 nor Windows-1252); "
            f"{_SAVE_AS_UTF8}."
        ) from error
    letters = count_letters(text)
    foreign = sum(1 for character in text if character > "\x7f" and character.isalpha())
    if foreign * 10 > letters * 3 or _MAC_APOSTROPHE.search(text) or len(_FOREIGN_RUN.findall(text)) > 2:
        raise IngestionError(
            f"The text is in a charset that cannot be told (read as Windows-1252 it spells no words); {_SAVE_AS_UTF8}."
        )
    return text


def _refuse_controls(text: str) -> None:
    """A stray control character is cleaned away later; more than one in a hundred is a binary file."""
    controls = len(_CONTROL.findall(text))
    if controls > max(3, len(text) // 100):
        raise IngestionError("This is not a text file (it holds control codes); save its text as .txt or paste it.")
