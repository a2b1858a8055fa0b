"""Where what is said of an organisation comes from, in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.organisations.made_up import is_made_up

# An address as people write it in a source: with https:// or only its name.
_ADDRESS = re.compile(r"(https?://[^\s,;]+)|\b((?:[\w-]+\.)+(?:[a-z]{2,}))(/[^\s,;]*)?(?=$|[\s,;])")
# As the sources of dated facts: who says it, when as exactly as is known, where.
_NAMED = re.compile(
    r"(?P<words>.+?)(?:, (?P<day>(?:19|20)\d\d(?:-\d\d){0,2}))?, (?P<url>https?://[^\s,]+)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Source:
    """`url`: of what the words name, if they name an address. `day`: in the reader's language,
    where it stands beside the words. `has_date`: or a year.
    """

    words: str
    url: str = ""
    has_date: bool = True
    day: str = ""
    has_address: bool = True


def source_in_words(source: str) -> str:
    """As it was written; what the demo says of itself is translated."""
    if is_made_up(source):
        return _("Made up for the demo, not data of the ministry")
    return source


def source_of(source: str) -> Source:
    """What a source names: an address to follow, and whether it says of when it is.

    >>> source_of("https://ica.coop/en/about, 12 November 2026").url
    'https://ica.coop/en/about'
    >>> source_of("mevin.id")
    Source(words='mevin.id', url='https://mevin.id', has_date=False, day='', has_address=True)
    >>> source_of("Surya Agritama 2013").has_address
    False
    >>> found = source_of("Surya Agritama, 2013, https://adoc.pub/surya")
    >>> found.words, found.day, found.url
    ('Surya Agritama', '2013', 'https://adoc.pub/surya')
    """
    if is_made_up(source):
        return Source(source_in_words(source))
    if named := _NAMED.fullmatch(source):
        day = _day_in_words(named["day"] or "")
        return Source(named["words"], named["url"], bool(day), day)
    found = _ADDRESS.search(source)
    url = (found[1] or f"https://{found[2]}{found[3] or ''}") if found else ""
    return Source(source, url, bool(_YEAR.search(source)), has_address=bool(url))


def _day_in_words(written: str) -> str:
    """2013, 2013-03 or 2013-03-09 as exactly as it is known; nothing of a day that is none."""
    year, month, day = (*map(int, filter(None, written.split("-"))), 0, 0, 0)[:3]
    try:
        known = date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return date_format(known, "DATE_FORMAT" if day else "YEAR_MONTH_FORMAT" if month else "Y")
