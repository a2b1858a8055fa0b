"""Where what is said of an organisation comes from, in the reader's language."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.organisations.made_up import is_made_up

# An address as people write it in a source: with https:// or only its name.
_ADDRESS = re.compile(r"(https?://[^\s,;]+)|\b((?:[\w-]+\.)+(?:[a-z]{2,}))(/[^\s,;]*)?(?=$|[\s,;])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Source:
    """`url`: of what the words name, if they name an address. `has_date`: or a year."""

    words: str
    url: str = ""
    has_date: bool = True


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
    Source(words='mevin.id', url='https://mevin.id', has_date=False)
    >>> source_of("Surya Agritama 2013")
    Source(words='Surya Agritama 2013', url='', has_date=True)
    """
    if is_made_up(source):
        return Source(source_in_words(source))
    found = _ADDRESS.search(source)
    url = (found[1] or f"https://{found[2]}{found[3] or ''}") if found else ""
    return Source(source, url, bool(_YEAR.search(source)))
