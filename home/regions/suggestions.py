"""Regions that somebody may mean who is still typing, from the index of names.

Unlike `lookup.find`, which answers for a file and never guesses, this gives a person a short list
to choose from.
"""

from string import ascii_lowercase, digits

from django.db.models import Q, QuerySet

from home.models import Region
from home.regions import names

MOST = 100
LONGEST = 100
MOST_WORDS = 8  # each costs a query; one letter of another script may be written as twenty words
ABOVE = ("parent", "parent__parent", "parent__parent__parent")
_LETTERS = digits + ascii_lowercase


def suggested(text: str, regions: QuerySet[Region]) -> QuerySet[Region]:
    """At most MOST of `regions`, the higher levels first.

    `cilac`, `sidomulyo cilacap`, `kec. kesugihan`, `33.01`: a beginning of its code or name,
    then words of what it lies in. Where no name begins so, names down to the district that hold
    all the words; reading through all villages for that would take 60 ms each time.
    """
    text = text[:LONGEST]
    code = text.replace(".", "").strip()
    if code.isascii() and code.isdigit():
        return _first(regions.filter(begins("code", code)))
    for written, kinds in names.splits(text):
        words = written[:MOST_WORDS]
        of_kind = regions.filter(kind__in=kinds) if kinds else regions
        for size in range(len(words), 0, -1):
            begun = of_kind.filter(begins("key", "".join(words[:size])))
            places = [word for word in words[size:] if not names.is_kind(word)]
            found = _first(begun.filter(*map(_lies_in, places)))
            if found:
                return found
    holding = [Q(key__contains=word) for word in names.words_of(text)[:MOST_WORDS]]
    upper = regions.filter(level__lte=Region.Level.DISTRICT)
    return _first(upper.filter(*holding)) if holding else regions.none()


def _first(found: QuerySet[Region]) -> QuerySet[Region]:
    order = ("level", "key", "code")
    codes = list(found.order_by(*order).values_list("code", flat=True)[:MOST])
    return Region.objects.filter(code__in=codes).with_parents().order_by(*order)


def begins(column: str, text: str) -> Q:
    """A range, which every database answers from its index; LIKE would be read through.

    Keys and codes have small letters and digits only, which stand in this order everywhere.
    """
    before_last = text.rstrip("z")
    begins = Q(**{f"{column}__gte": text})
    if not before_last:
        return begins
    after = _LETTERS[_LETTERS.index(before_last[-1]) + 1]
    return begins & Q(**{f"{column}__lt": before_last[:-1] + after})


def _lies_in(word: str) -> Q:
    is_in = Q()
    for step in ABOVE:
        is_in |= Q(**{f"{step}__key__contains": word})
    return is_in
