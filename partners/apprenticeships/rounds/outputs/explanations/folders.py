"""Where each explanation lies: one folder per regency, so that no folder holds thousands."""

import hashlib
from collections.abc import Iterable
from urllib.parse import quote

from partners.matching.rows import ApplicationRow

LONGEST = 80
OTHERS = "other"


def paths(rows: Iterable[ApplicationRow]) -> list[str]:
    """Relative path per row: "32/3204/A000123.html".

    Names are safe on every system, and unique also where large and small letters are one.
    """
    taken: set[str] = set()
    found = []
    for row in rows:
        code = row.regency.replace(".", "")
        regency = code if code.isascii() and code.isdigit() else OTHERS
        name = _safe(row.id)
        path = f"{row.province}/{regency}/{name}.html"
        if path.lower() in taken or len(name) > LONGEST or name.startswith("."):
            ticket = hashlib.sha256(row.id.encode()).hexdigest()[:16]
            path = f"{row.province}/{regency}/{name[:LONGEST].lstrip('.')}-{ticket}.html"
        taken.add(path.lower())
        found.append(path)
    return found


def _safe(text: str) -> str:
    return quote(text, safe="").replace("~", "%7E")
