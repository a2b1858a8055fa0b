"""What is counted: views of people, as far as a request tells; addresses people ask for. Pure.

A robot is who says so, or says nothing. A browser that fetches something for later (prefetching,
saving for offline reading, a filter of a list) says so as well, and is no reader yet.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.utils.encoding import escape_uri_path

from home.visits.naming import names_somebody

LONGEST = 200
LONGEST_AGENT = 400
ROBOT = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|archiver|preview|facebookexternal|whatsapp|lighthouse"
    r"|headless|monitor|uptime|scan|feed|curl|wget|python|java/|okhttp|go-http|libwww|perl|ruby"
    r"|php|axios|node|httpclient|postman",
    re.IGNORECASE,
)
# What nobody who reads this portal asks for: files of other software, hidden files.
PROBED = re.compile(
    r"/\.|\.(?:php|aspx?|jsp|cgi|env|git|sql|bak|old|zip|tar|gz|ini|ya?ml|log|conf|exe|dll|sh)\d?/?$"
    r"|/wp-|/(?:xmlrpc|phpmyadmin|cgi-bin|vendor|actuator|owa|autodiscover)\b",
    re.IGNORECASE,
)
NOT_COUNTED = ("fbclid", "gclid", "utm_")  # how somebody came changes no page


def is_read_by_a_person(meta: Mapping[str, Any]) -> bool:
    agent = meta.get("HTTP_USER_AGENT", "")
    if not agent or is_robot(agent[:LONGEST_AGENT]):
        return False
    if "prefetch" in meta.get("HTTP_SEC_PURPOSE", ""):
        return False
    return bool(meta.get("HTTP_SEC_FETCH_DEST", "document") == "document")


@lru_cache(maxsize=1_000)
def is_robot(agent: str) -> bool:
    """Remembered: looking through it costs fifteen times the rest of a count."""
    return bool(ROBOT.search(agent))


def is_page_itself(query: str) -> bool:
    """Not its second page, nor a filter of it."""
    return not query or all(part.startswith(NOT_COUNTED) for part in query.split("&"))


def address(path: str) -> str:
    """As it stands in a link, and as Wagtail looks for a redirect; empty for one that is not to be
    remembered.
    """
    if not 1 < len(path) <= LONGEST:
        return ""
    encoded = escape_uri_path(path)
    is_odd = len(encoded) > LONGEST or PROBED.search(path) or names_somebody(path)
    return "" if is_odd or path.startswith("//") else encoded


def source(referer: str, host: str, public: tuple[str, ...], passes: tuple[str, ...]) -> str:
    """The page of ours that a visitor came from; empty for any other."""
    try:
        given = urlsplit(referer)
    except ValueError:
        return ""
    is_ours = given.netloc == host and given.path.startswith(public)
    if not is_ours or given.path.startswith(passes):
        return ""
    return address(given.path) if given.path.isascii() and "%" not in given.path else ""
