"""Which addresses this portal may ask: public ones. Nothing inside a network, whatever its name.

A name is looked up once, all that it stands for must be public, and the connection is made to what
was looked at: a name that means something else a moment later leads nowhere.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from home.links.models import LONGEST, Problem

Resolve = Callable[[str, int], list[str]]
PORTS = {"http": 80, "https": 443}
SAFE = "/%?~-._!$&'(),;=:@*+"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotAsked(Exception):
    """Facts: why, a `Problem`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.value)


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str


def looked_up(host: str, port: int) -> list[str]:
    """Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def goal_of(url: str, resolve: Resolve) -> Goal:
    """Raises NotAsked."""
    parts, host = _parts(url)
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise NotAsked(Problem.MALFORMED) from error
    if port not in PORTS.values():
        raise NotAsked(Problem.INSIDE)
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotAsked(Problem.UNKNOWN_NAME) from error
    if not found:
        raise NotAsked(Problem.UNKNOWN_NAME)
    if not all(map(is_public, found)):
        raise NotAsked(Problem.INSIDE)
    path = quote(parts.path or "/", safe=SAFE)
    asked = f"{path}?{quote(parts.query, safe=SAFE)}" if parts.query else path
    return Goal(parts.scheme, host, port, found[0], asked)


def _parts(url: str) -> tuple[SplitResult, str]:
    """The parts of an address, and its host in ASCII."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise NotAsked(Problem.MALFORMED) from error
    is_odd = len(url) > LONGEST or not url.isprintable() or " " in url
    if parts.scheme not in PORTS or not host or parts.username is not None or is_odd:
        raise NotAsked(Problem.MALFORMED)
    return parts, host


def is_public(ip: str) -> bool:
    """Also behind the ways of writing IPv4 as IPv6."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour or address.teredo or address in _NAT64:
            return False
        address = address.ipv4_mapped or address
    return address.is_global and not address.is_multicast
