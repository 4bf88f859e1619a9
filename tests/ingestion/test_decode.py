"""Are bytes read in the charset they were written in, or refused by name?"""

import codecs
import gzip

import pytest

from timeline.ingestion.decode import MAX_BYTES, decode, refuse_size
from timeline.ingestion.errors import IngestionError

TEXT = "“Smør”, said Åse – twice. Über café naïve. It’s 20 € a day."
PLAIN = "The harbour was closed on Monday, the port said."
PAGE = f'<html><head><meta charset="{{}}"></head><body><p>{TEXT}</p></body></html>'
RUSSIAN = "Порт закрыт в понедельник, сообщили власти города. " * 4
JAPANESE = "港は月曜日に閉鎖されたと当局が発表した。" * 4


@pytest.mark.parametrize("mark,encoding", [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "utf-8"), (b"", "utf-16-le"), (b"", "utf-16-be"), (b"", "windows-1252"),
])
def test_decode_of_each_charset_is_the_text(mark, encoding):
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_decode_of_utf8_page_with_a_wrong_declaration_stays_utf8():
    page = PAGE.format("iso-8859-1")
    assert decode(page.encode()) == page


@pytest.mark.parametrize("declared,codec", [
    ("iso-8859-1", "windows-1252"), ("windows-1252", "windows-1252"), ("macintosh", "mac_roman"),
])
def test_decode_of_a_page_in_its_declared_charset(declared, codec):
    page = PAGE.format(declared)
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("declared,text", [
    ("koi8-r", RUSSIAN), ("windows-1251", RUSSIAN), ("shift_jis", JAPANESE), ("euc-jp", JAPANESE), ("x-sjis", JAPANESE),
])
def test_decode_of_a_foreign_page_in_its_declared_charset(declared, text):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    assert decode(page.encode("shift_jis" if declared == "x-sjis" else declared)) == page


def test_decode_with_the_servers_charset():
    assert decode(RUSSIAN.encode("koi8-r"), charset="KOI8-R") == RUSSIAN


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "rot13", "nonsense", "iso-8859-99", "shift_jis"])
def test_decode_with_a_charset_that_does_not_fit_falls_through(charset):
    assert decode(TEXT.encode("windows-1252"), charset=charset) == TEXT


@pytest.mark.parametrize("content", [
    RUSSIAN.encode("koi8-r"), RUSSIAN.encode("windows-1251"), JAPANESE.encode("shift_jis"), JAPANESE.encode("gb18030"),
    "It’s what we don’t have yet, said the mayor.".encode("mac_roman"), PLAIN.encode() + RUSSIAN.encode("koi8-r"),
    PLAIN.encode() + b" \x81\x8d",
])
def test_decode_of_an_unknown_charset_asks_for_utf8(content):
    with pytest.raises(IngestionError, match="charset that cannot be told.*save it as UTF-8"):
        decode(content)


def test_decode_of_damaged_utf8_says_where():
    with pytest.raises(IngestionError, match="UTF-8 but damaged at byte 48; save it as UTF-8"):
        decode(PLAIN.encode() + b"\xff" + TEXT.encode())


@pytest.mark.parametrize("content", [codecs.BOM_UTF16_LE + b"a\x00b", codecs.BOM_UTF8 + b"a\xff"])
def test_decode_of_a_mark_that_lies_says_so(content):
    with pytest.raises(IngestionError, match="says it is UTF-.* but is damaged at byte"):
        decode(content)


@pytest.mark.parametrize("content,kind", [
    (b"%PDF-1.7\n...", "a PDF"),
    (b"PK\x03\x04....word/document.xml", "a Word document"), (b"PK\x03\x04...", "a ZIP archive"),
    (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
    (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"), (b"\xff\xd8\xff\xe0", "a JPEG image"),
    (gzip.compress(b"a", mtime=0), "a gzip archive"),
    (b"{\\rtf1 text}", "an RTF document"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x00\x00\x00\x18ftypmp42", "an image, sound or film"), (b"RIFF....WEBPVP8 ", "an image, sound or film"),
])
def test_decode_of_a_binary_file_names_its_kind(content, kind):
    with pytest.raises(IngestionError, match=f"^This is {kind}; save its text as .txt or paste it.$"):
        decode(content)


@pytest.mark.parametrize("content", [
    b"abc\x00def", bytes(range(1, 32)) * 4, b"\x00" * 50,
    b"a\x00" * 20 + b"\x01\xd8", b"\x7fabc\x01\x02\x03\x04\x05\x06",
])
def test_decode_of_other_binary_is_no_text(content):
    with pytest.raises(IngestionError, match="This is not a text file"):
        decode(content)


def test_decode_with_a_stray_control_character_is_text():
    assert decode(PLAIN.encode() + b"\x0c\x02") == PLAIN + "\x0c\x02"


@pytest.mark.parametrize("content", [b"", b" \n", codecs.BOM_UTF8, codecs.BOM_UTF16_BE + b"\x00 "])
def test_decode_of_nothing_says_so(content):
    with pytest.raises(IngestionError, match="There is nothing to read"):
        decode(content)


def test_refuse_size_at_the_limit_passes():
    refuse_size(MAX_BYTES)
    with pytest.raises(IngestionError, match=r"This is larger than 5 MB"):
        refuse_size(MAX_BYTES + 1)
