"""What a licence lets a cooperative do, read from its usual short name. Pure."""

import re
from dataclasses import dataclass

OURS = "CC BY 4.0"
"""Of what this portal writes itself: worksheets, summaries."""

_CREATIVE_COMMONS = re.compile(r"^CC (?:BY(?P<terms>(?:-(?:NC|ND|SA))*)|0)(?: \d\.\d)?(?: \w+)?$")


@dataclass(frozen=True)
class Permission:
    """`may_change`, `may_sell`: with the source named. `same_licence`: changes stay as free."""

    may_change: bool
    may_sell: bool
    same_licence: bool


def permission(licence: str) -> Permission | None:
    """Of a Creative Commons licence such as "CC BY-NC-SA 3.0"; None when it is not one.

    >>> permission("CC BY-NC-SA 3.0")
    Permission(may_change=True, may_sell=False, same_licence=True)
    >>> permission("all rights reserved")
    """
    match = _CREATIVE_COMMONS.match(licence.strip())
    if not match:
        return None
    terms = set((match["terms"] or "").split("-"))
    return Permission("ND" not in terms, "NC" not in terms, "SA" in terms)
