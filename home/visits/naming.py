"""Whether an address names somebody, their number, or opens something. Pure.

Looked at as a person reads it: full-width signs are signs, digits belong together across what
stands between them, and what was encoded twice is read.
"""

import re
import unicodedata
from urllib.parse import unquote

SIGNS = re.compile(r"[@:]|[A-Za-z0-9_]{20}|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-")
NUMBER = re.compile(r"\d(?:(?:[^\w/]|_)*\d){6,}")
# Years of a round and days of news are numbers of nobody.
DATED = re.compile(r"(?:19|20)\d\d[-_](?:(?:19|20)\d\d|[01]\d[-_][0-3]\d)")


def names_somebody(path: str) -> bool:
    text = unicodedata.normalize("NFKC", unquote(path))
    if SIGNS.search(text):
        return True
    return any(not DATED.fullmatch(found.group()) for found in NUMBER.finditer(text))
