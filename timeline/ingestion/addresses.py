"""Which network addresses are public, so that fetching a page cannot reach into the editor's own network?

``ipaddress.is_global`` alone is wrong for multicast, 6to4 and others on Python 3.11, so the networks are listed
(IANA special-purpose address registries, RFC 6890) and the library's answer comes on top.
"""

import ipaddress
import socket

_DENIED = tuple(map(ipaddress.ip_network, """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
    203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
""".split()))
# All that is public in IPv6 lies here; mapped, translated (NAT64), local, link-local and multicast ones do not.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")


def is_public(address: str) -> bool:
    """Whether ``address`` (dotted or colon form) is a host on the public internet; False where it is no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if parsed.version == 6 and parsed not in _GLOBAL_UNICAST:
        return False
    return parsed.is_global and not any(parsed in network for network in _DENIED if network.version == parsed.version)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of ``host`` once, in the system's order. Raises ``OSError`` or ``UnicodeError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
