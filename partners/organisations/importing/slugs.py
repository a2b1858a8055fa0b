"""The address and code of a new cooperative: its name and place, never its number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice

from anyascii import anyascii
from django.utils.text import slugify

from home.among import among
from home.models import Region
from home.regions import names
from partners.organisations.models import FormerIdentity, Organisation
from partners.organisations.reserved import reserved

LONGEST = 90
_OF_NAME = 52
_TRIED = 3


def free(wanted: Sequence[tuple[str, str]]) -> list[str]:
    """One for each name and region, in their order, taken by nobody and not formerly either."""
    places = _places({region for _name, region in wanted if region})
    tried = [list(islice(_candidates(name, region, places), _TRIED)) for name, region in wanted]
    asked, taken = _looked_up(tried)
    chosen = []
    for (name, region), slugs in zip(wanted, tried, strict=True):
        untaken = (slug for slug in slugs if slug not in taken)
        open_ = (slug for slug in untaken if slug in asked or not _taken({slug}))
        slug = next(open_, None) or _numbered(name, region, places, taken)
        taken.add(slug)
        chosen.append(slug)
    return chosen


def _looked_up(tried: Sequence[list[str]]) -> tuple[set[str], set[str]]:
    """Which addresses were asked for, and which of them are taken: the first of each, as nearly all
    are free, and the others of those that have to do with less.
    """
    firsts = Counter(slugs[0] for slugs in tried)
    asked, taken = set(firsts), _taken(set(firsts))
    contested = {
        slug for slugs in tried if slugs[0] in taken or firsts[slugs[0]] > 1 for slug in slugs
    }
    return asked | contested, taken | _taken(contested - asked)


def _numbered(name: str, region: str, places: Mapping[str, str], taken: set[str]) -> str:
    """Beyond what was looked up at once: asked one by one."""
    for slug in islice(_candidates(name, region, places), _TRIED, None):
        if slug not in taken and not _taken({slug}):
            return slug
    raise AssertionError  # they do not end


def _candidates(name: str, region: str, places: Mapping[str, str]) -> Iterator[str]:
    """With the regency; the district too; the code of the village; a number."""
    own = slugify(anyascii(name))[:_OF_NAME].strip("-") or "koperasi"
    regency, district = places.get(region[:4], ""), places.get(region[:6], "")
    yield _joined(own, regency)
    if district:
        yield _joined(own, district, regency)
    if region:
        yield _joined(own, region)
    for number in count(2):
        yield _joined(own, regency[:20], str(number))


def _joined(*parts: str) -> str:
    head, *rest = [part for part in parts if part]
    tail = "-".join(rest)
    return f"{head}-{tail}"[:LONGEST].strip("-") if tail else head


def _places(codes: set[str]) -> dict[str, str]:
    wanted = {code[:length] for code in codes for length in (4, 6)}
    rows = Region.objects.filter(among("code", wanted)).values_list("code", "name", "level")
    return {code: "-".join(_words(name, level)) for code, name, level in rows}


def _words(name: str, level: int) -> list[str]:
    return next((words for words, _kinds in names.splits(name)), [str(level)])


def _taken(slugs: set[str]) -> set[str]:
    if not slugs:
        return set()
    rows = Organisation.objects.order_by()
    found = slugs & reserved()
    found |= set(rows.filter(among("slug", slugs)).values_list("slug", flat=True))
    found |= set(rows.filter(among("code", slugs)).values_list("code", flat=True))
    former = FormerIdentity.objects.filter(among("key", slugs), kind=FormerIdentity.Kind.ADDRESS)
    return found | set(former.order_by().values_list("key", flat=True))
