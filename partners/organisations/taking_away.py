"""A narrowed list to take away: one query for one file, and nothing in it that nobody reads.

The region stands in the address of the file, so the province is no part of its query.
"""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, QueryDict

from home.models import Region
from partners.organisations import held, listing
from partners.organisations.bounded import BoundedDirectory
from partners.organisations.finding import find

WORDS = "q"
PLACE = held.PROVINCE


@dataclass(frozen=True)
class Narrowed:
    """What is left of a region's list; `query` is its one spelling."""

    query: QueryDict
    directory: BoundedDirectory

    def keys_in(self, region: Region) -> list[int] | None:
        """Those that fit in this region and beside it; None where nothing narrows the list."""
        return self.directory.keys_in(region.code) if self.query else None

    @cached_property
    def labels(self) -> list[str]:
        """Its filters in words, facet by facet, then the words that were searched."""
        chosen = [
            label
            for name, words in self.directory.chosen.items()
            if words
            for word, label in self.directory.choices[name].labels().items()
            if word in words
        ]
        return [*chosen, *(str(one.label) for one in self.directory.conditions)]


def query_of(params: QueryDict) -> QueryDict:
    """The parameters of the directory, as far as they stand for something.

    Raises Http404 where all values of a facet are unknown: the directory shows nothing there.
    """
    asked = listing.cooperatives(params)
    query = QueryDict(mutable=True)
    for name, words in asked.chosen.items():
        if name != PLACE and words:
            labels = asked.choices[name].labels()
            known = sorted(word for word in words if word in labels)
            if not known:
                raise Http404
            query.setlist(name, known)
    if text := " ".join(listing.text_of(params).split()):
        query[WORDS] = text
    return query


def narrowed(query: QueryDict, province: str) -> Narrowed:
    """`query` as of `query_of`; words are looked for in that province, as the directory does."""
    text = query.get(WORDS, "")
    found = find(text, province) if text else None
    return Narrowed(query, listing.cooperatives(query, found))
