"""Where a request comes from, as far as we can know it: the one place that says so.

Each proxy in front adds the address of whoever asked it at the right end of `X-Forwarded-For`;
`settings.PROXIES` says how many of them are ours. What stands further left was sent along by the
visitor, and is believed nowhere.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
IPV6_NETWORK = 64  # bits that one household or office has to itself

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(request: HttpRequest) -> str:
    """The visitor's address without port; `UNKNOWN` where nobody tells it, as on a unix socket
    without a proxy.
    """
    found = _parsed(_forwarded(request) or request.META.get("REMOTE_ADDR", ""))
    return str(found) if found else UNKNOWN


def network_of(request: HttpRequest) -> str:
    """What limits count: the address, of IPv6 its network of 64 bits."""
    address = address_of(request)
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/{IPV6_NETWORK}", strict=False).network_address)


def _forwarded(request: HttpRequest) -> str:
    """What the outermost of our proxies saw. Of fewer entries than proxies the last is the only
    one that a proxy of ours has surely written.
    """
    if not settings.PROXIES:
        return ""
    told = [part for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part]
    if not told:
        return ""
    return told[-settings.PROXIES] if len(told) >= settings.PROXIES else told[-1]


def _parsed(text: str) -> _Address | None:
    """`1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]:80`; IPv4 written as IPv6 is IPv4."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
