"""What stands at a web address, fetched so that no address can harm?

The name is resolved once, all its addresses are checked, and the connection goes to a checked address, so a second
answer of the name server cannot lead elsewhere. Every redirect is checked anew. Time and size are bounded for the
whole journey, size also after decompression.
"""

import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as HTTPTimeoutError

from timeline.ingestion.addresses import is_public, resolve
from timeline.ingestion.decode import MAX_BYTES
from timeline.ingestion.errors import IngestionError

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_USER_AGENT = "Mozilla/5.0 (compatible; timeline/1.0; reads single articles on an editor's request)"
_CHUNK = 65536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASTE = "open it in a browser and paste its text"


@dataclass(frozen=True)
class Limits:
    """``seconds`` bounds the whole fetch with its redirects, ``size`` the bytes as sent and as decompressed."""

    seconds: float = 20.0
    size: int = MAX_BYTES
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """The body as served, after decompression; ``url`` is where the redirects ended, ``charset`` as declared."""

    content: bytes
    url: str
    content_type: str
    charset: str = ""


@dataclass(frozen=True)
class Target:
    """One hop: a web address taken apart, with the addresses that it may be reached at."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...] = ()


Resolver = Callable[[str, int], Sequence[str]]
Opener = Callable[[Target, float], HTTPConnection]


def open_target(target: Target, seconds: float) -> HTTPConnection:
    """A connection to the first of the target's addresses that answers; certificate and SNI are the name's.

    Raises ``OSError`` or urllib3's ``HTTPError``.
    """
    deadline = time.monotonic() + seconds
    for position, address in enumerate(target.addresses):
        # Half of the rest for each address but the last: a dead IPv6 route must not eat the whole time.
        last = position == len(target.addresses) - 1
        rest = max(0.1, deadline - time.monotonic())
        connection = _connection(target, address, seconds=rest if last else rest / 2)
        try:
            connection.connect()
            return connection
        except (OSError, HTTPError):
            connection.close()
            if last:
                raise
    raise OSError("no address")


def fetch(
    url: str, *, opener: Opener = open_target, resolver: Resolver = resolve,
    allowed: Callable[[str], bool] = is_public, limits: Limits = Limits(), accepted: frozenset[str] = PAGE_TYPES,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """The page at ``url`` after at most ``limits.redirects`` redirects.

    ``allowed`` says of an IP address whether it may be connected to; ``accepted`` are the media types wanted. Raises
    ``IngestionError`` for everything else than a page: its message says what an editor can do.
    """
    deadline = clock() + limits.seconds
    for _ in range(limits.redirects + 1):
        target = _resolve(parse_url(url), resolver=resolver, allowed=allowed, seconds=deadline - clock())
        answer = _ask(target, opener=opener, limits=limits, accepted=accepted, rest=lambda: deadline - clock())
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise IngestionError(f"The address redirects more than {limits.redirects} times; {_PASTE}.")


def parse_url(url: str) -> Target:
    """``url`` taken apart; raises ``IngestionError`` unless it is a plain http or https address."""
    url = url.strip()
    if len(url) > 2048 or re.search(r"[\x00-\x20\x7f\\<>\"]", url):
        raise IngestionError("This is not a web address (it holds spaces or control characters); copy it again.")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = _ascii_host(parts.hostname or "")
    except ValueError as error:  # UnicodeError is one
        raise IngestionError(f"“{url[:80]}” is not a web address; copy it again.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise IngestionError(f"“{url[:80]}” is not a web address; it must begin with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise IngestionError("The address holds a user name; remove everything between // and @.")
    if port < 1024 and port not in (80, 443):
        raise IngestionError(f"The address names port {port}, which serves no web pages; remove “:{port}”.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url=url, scheme=parts.scheme, host=host, port=port, path=_quote(path))


def _resolve(target: Target, *, resolver: Resolver, allowed: Callable[[str], bool], seconds: float) -> Target:
    """In a thread of its own: the system's resolver knows no deadline."""
    waiting = ThreadPoolExecutor(max_workers=1)
    try:
        addresses = tuple(waiting.submit(resolver, target.host, target.port).result(timeout=max(0.0, seconds)))
    except TimeoutError as error:
        raise IngestionError(f"The name {target.host} is not found in time; try again later.") from error
    except (OSError, UnicodeError) as error:
        raise IngestionError(f"There is no site named {target.host}; check the address for a slip.") from error
    finally:
        waiting.shutdown(wait=False)
    if not addresses or not all(map(allowed, addresses)):
        raise IngestionError(f"{target.host} is not on the public internet; {_PASTE}.")
    return replace(target, addresses=addresses)


def _ask(
    target: Target, *, opener: Opener, limits: Limits, accepted: frozenset[str], rest: Callable[[], float]
) -> Fetched | str:
    """The page, or the address it redirects to."""
    try:
        if rest() <= 0:
            raise TimeoutError
        connection = opener(target, rest())
        with _closing_after(connection, seconds=rest()):
            answer = _read_answer(connection, target, limits=limits, accepted=accepted)
        if rest() <= 0:
            raise TimeoutError
    except (OSError, HTTPError, HTTPException, ValueError, zlib.error, IngestionError) as error:
        if rest() <= 0 or _is_timeout(error):
            reason = f"took longer than {limits.seconds:g} seconds; try again later"
        elif isinstance(error, IngestionError):
            raise
        else:
            reason = f"could not be read ({_reason(error)}); try again later or {_PASTE}"
        raise IngestionError(f"{target.host} {reason}.") from error
    return answer


def _read_answer(
    connection: HTTPConnection, target: Target, *, limits: Limits, accepted: frozenset[str]
) -> Fetched | str:
    default_port = target.port == (443 if target.scheme == "https" else 80)
    name = f"[{target.host}]" if ":" in target.host else target.host
    connection.request("GET", target.path, preload_content=False, decode_content=False, headers={
        "Host": name if default_port else f"{name}:{target.port}", "User-Agent": _USER_AGENT,
        "Accept": ", ".join(sorted(accepted)), "Accept-Encoding": "gzip",
    })
    response = connection.getresponse()
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return urljoin(target.url, location)
    _refuse_status(response.status, host=target.host)
    kind, charset = _content_type(response.headers.get("Content-Type", ""))
    if kind not in accepted:
        raise IngestionError(f"The address serves {kind or 'nothing it names'}, not a page of text; {_PASTE}.")
    if (response.headers.get("Content-Length") or "").isdigit():
        _refuse_size(int(response.headers["Content-Length"]), limits=limits)
    chunks = response.stream(_CHUNK, decode_content=False)
    content = _read_bounded(chunks, encoding=response.headers.get("Content-Encoding", ""), limits=limits)
    return Fetched(content=content, url=target.url, content_type=kind, charset=charset)


def _read_bounded(chunks: Iterator[bytes], *, encoding: str, limits: Limits) -> bytes:
    """All of ``chunks``, decompressed step by step: a bomb is dropped at the limit, not after it went off."""
    encoding = encoding.strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise IngestionError(f"The site sends its page packed as {encoding[:20]}, which was not asked for; {_PASTE}.")
    packed = encoding not in ("", "identity")
    unpacker = zlib.decompressobj(wbits=47)  # 32 + 15: gzip or zlib by its head
    content, received = bytearray(), 0
    for chunk in chunks:
        received += len(chunk)
        content += unpacker.decompress(chunk, limits.size + 1 - len(content)) if packed else chunk
        _refuse_size(max(received, len(content)), limits=limits)
    if packed and received and not unpacker.eof:
        raise zlib.error("the packed page is cut off")
    return bytes(content)


def _refuse_size(size: int, *, limits: Limits) -> None:
    if size > limits.size:
        raise IngestionError(f"The page is larger than {limits.size / 1024 / 1024:.3g} MB; {_PASTE}.")


def _refuse_status(status: int, *, host: str) -> None:
    if status == 200:
        return
    if status in (404, 410):
        raise IngestionError(f"{host} says there is no such page ({status}); check the address, or use an archive.")
    if status in (401, 402, 403, 407, 451):
        raise IngestionError(f"{host} does not give this page to programs ({status}); {_PASTE}.")
    if status == 429 or status >= 500:
        raise IngestionError(f"{host} cannot answer now ({status}); try again later.")
    raise IngestionError(f"{host} gave no page ({status}); {_PASTE}.")


def _content_type(header: str) -> tuple[str, str]:
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", header, re.I)
    return header.partition(";")[0].strip().lower(), charset.group(1) if charset else ""


@contextmanager
def _closing_after(connection: HTTPConnection, *, seconds: float) -> Iterator[None]:
    """Shuts the socket at the deadline: socket timeouts are per packet, and a slow drip would outlast them all."""
    sock = connection.sock
    timer = threading.Timer(seconds, _shut, args=(sock,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _shut(sock: socket.socket | None) -> None:
    """Plain ``shutdown`` also on a TLS socket: its own would pull the TLS state from under the reading thread."""
    try:
        if sock is not None:
            socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:  # closed in the same moment
        return


def _connection(target: Target, address: str, *, seconds: float) -> HTTPConnection:
    if target.scheme == "https":
        return HTTPSConnection(
            address, port=target.port, timeout=seconds, cert_reqs="CERT_REQUIRED",
            server_hostname=target.host, assert_hostname=target.host,
        )
    return HTTPConnection(address, port=target.port, timeout=seconds)


def _ascii_host(host: str) -> str:
    """The host as sent: punycode for names beyond ASCII. Raises ``UnicodeError``."""
    host = host.rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _quote(path: str) -> str:
    return "".join(character if character.isascii() else "".join(f"%{byte:02X}" for byte in character.encode())
                   for character in path)


def _is_timeout(error: Exception) -> bool:
    """urllib3 counts a refused connection among its timeouts."""
    return isinstance(error, TimeoutError | HTTPTimeoutError) and not isinstance(error, NewConnectionError)


def _reason(error: Exception) -> str:
    """A few words of an exception, without the addresses and objects that urllib3 puts into its messages."""
    named = {
        "SSLError": "its certificate is not valid", "CertificateError": "its certificate is not valid",
        "SSLCertVerificationError": "its certificate is not valid",
        "NewConnectionError": "it does not answer", "ConnectionRefusedError": "it does not answer",
        "ProtocolError": "it broke off", "IncompleteRead": "it broke off", "error": "its compression is damaged",
    }
    return named.get(type(error).__name__, "it does not speak plain HTTP")
