"""The batches of a round as one cooperative sees them, narrowed by what its people ask for.

Nothing is hidden unless somebody asks: what does not fit stands there with its reasons.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.apprenticeships.applications.fit_words import Fits, stands
from partners.apprenticeships.applications.fitting import RoundBatches
from partners.apprenticeships.labels import Mode as Where
from partners.matching.fit import Fit
from partners.matching.rows import BatchRow, Mode
from partners.organisations.directory import ActiveFilter, FacetCounts, Option
from partners.organisations.listing import province_names

PER_PAGE = 12
MOST_VALUES = 20
Pair = tuple[Fit, BatchRow]
_MODES = {Where.ON_SITE: Mode.ONSITE, Where.ONLINE: Mode.ONLINE}


def _fits(pair: Pair) -> Iterable[str]:
    return [stands(pair[0]).value]


def _subjects(pair: Pair) -> Iterable[str]:
    return pair[1].competencies


def _province(pair: Pair) -> Iterable[str]:
    return [pair[1].province]


def _modes(pair: Pair) -> Iterable[str]:
    return [where.value for where, mode in _MODES.items() if mode in pair[1].modes]


@dataclass(frozen=True, slots=True)
class _Facet:
    name: str
    label: object
    values: Callable[[Pair], Iterable[str]]


_FACETS = (
    _Facet("fits", gettext_lazy("Does it fit you?"), _fits),
    _Facet("competency", gettext_lazy("What you learn"), _subjects),
    _Facet("province", gettext_lazy("Province"), _province),
    _Facet("mode", gettext_lazy("Where"), _modes),
)


class Browsing:
    """`fits` best first. Counts stand under the filters of all other facets."""

    def __init__(self, fits: Sequence[Fit], known: RoundBatches, params: QueryDict) -> None:
        self.pairs = [(fit, known.rows[fit.batch]) for fit in fits]
        self.subjects = known.subjects
        self.params = params
        self.chosen = {facet.name: _words(params, facet.name) for facet in _FACETS}

    @cached_property
    def found(self) -> list[Fit]:
        return [fit for fit, _row in self._narrowed()]

    @property
    def page(self) -> "Page[Fit]":
        page: Page[Fit] = Paginator(self.found, PER_PAGE).get_page(self.params.get("page"))
        return page

    @property
    def fitting(self) -> int:
        """How many of all fit, or will once they are on the list."""
        return sum(stands(fit) is not Fits.NOT for fit, _row in self.pairs)

    @cached_property
    def facets(self) -> list[FacetCounts]:
        names = self._names
        return [self._counts(facet, names.get(facet.name, {})) for facet in _FACETS]

    @property
    def active(self) -> list[ActiveFilter]:
        labels = {(f.name, o.value): o.label for f in self.facets for o in f.options}
        return [
            ActiveFilter(labels.get((name, word), word), self._without(name, word))
            for name, words in self.chosen.items()
            for word in words
        ]

    def _narrowed(self, leaving_out: str = "") -> list[Pair]:
        asked = [
            (facet, set(self.chosen[facet.name]))
            for facet in _FACETS
            if self.chosen[facet.name] and facet.name != leaving_out
        ]
        return [
            pair
            for pair in self.pairs
            if all(not words.isdisjoint(facet.values(pair)) for facet, words in asked)
        ]

    def _counts(self, facet: _Facet, names: Mapping[str, str]) -> FacetCounts:
        chosen = self.chosen[facet.name]
        counted = Counter(
            value for pair in self._narrowed(facet.name) for value in facet.values(pair)
        )
        options = [
            Option(value, names.get(value, value), count, value in chosen)
            for value, count in {**_none_of(chosen, names), **counted}.items()
        ]
        if facet.name != "fits":
            options.sort(key=lambda option: (-option.count, option.label))
        else:
            options.sort(key=lambda option: list(Fits).index(Fits(option.value)))
        return FacetCounts(facet.name, str(facet.label), options)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        return {
            "fits": {
                Fits.NOW: _("Fits you"),
                Fits.ON_LIST: _("Fits you once it is on your list"),
                Fits.NOT: _("Does not fit you"),
            },
            "competency": dict(self.subjects),
            "province": province_names(),
            "mode": {where.value: capfirst(where.label) for where in _MODES},
        }

    def _without(self, name: str, word: str) -> str:
        params = self.params.copy()
        params.setlist(name, [other for other in params.getlist(name) if other != word])
        params.pop("page", None)
        return f"?{params.urlencode()}"


def _none_of(chosen: Iterable[str], names: Mapping[str, str]) -> dict[str, int]:
    """What is chosen can be given up, also where nothing has it."""
    return dict.fromkeys((word for word in chosen if word in names), 0)


def _words(params: QueryDict, name: str) -> list[str]:
    words = dict.fromkeys(params.getlist(name))
    return [word for word in words if 0 < len(word) <= 60 and "\x00" not in word][:MOST_VALUES]
