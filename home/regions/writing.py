"""Where in a text the name of a place ends, and what it lies in begins. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from home.regions import names

MOST_WORDS = 8
LONGEST_NAME = 4  # words; whoever writes more says where it lies
_ENDS_A_NAME = frozenset(
    {"kec", "kecamatan", "distrik", "district", "kab", "kabupaten", "regency", "prov", "provinsi"}
)


class Place(NamedTuple):
    """What something is said to lie in: `words`, or all regions of `codes`, which go by them."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """`words` before the first comma, `after` those behind; `kinds` that were named in front."""

    words: tuple[str, ...]
    after: tuple[str, ...]
    kinds: frozenset[str]

    def splits(self) -> Iterator[tuple[str, list[Place]]]:
        """Key of the name and what it lies in: the longest name first."""
        for size in range(len(self.words), 0, -1):
            yield "".join(self.words[:size]), self._places(size)

    def short_splits(self) -> Iterator[tuple[str, list[Place]]]:
        """The same where a look at each costs: names of a few words, that end before a kind."""
        ends = (at for at, word in enumerate(self.words) if at and word in _ENDS_A_NAME)
        most = next(ends, min(len(self.words), LONGEST_NAME))
        for size in range(min(most, LONGEST_NAME), 0, -1):
            yield "".join(self.words[:size]), self._places(size)

    def _places(self, size: int) -> list[Place]:
        following = (*self.words[size:], *self.after)
        return list(_places_in([word for word in following if not names.is_kind(word)]))


def _places_in(words: Sequence[str]) -> Iterator[Place]:
    """Word by word, but those together by which a region goes beside its name.

    >>> list(_places_in(["bandung", "west", "java"]))
    [Place(words=('bandung',), codes=()), Place(words=('west', 'java'), codes=('32',))]
    """
    at = 0
    while at < len(words):
        runs = (tuple(words[at : at + size]) for size in range(LONGEST_NAME, 0, -1))
        named = (Place(run, tuple(sorted(_also("".join(run))))) for run in runs)
        place = next((one for one in named if one.codes), Place((words[at],)))
        yield place
        at += len(place.words)


def _also(key: str) -> frozenset[str]:
    return names.also_named(names.Reading(key))


def readings_of(text: str) -> Iterator[Writing]:
    """With the kind that it names in front first, then as it stands.

    >>> [one.words for one in readings_of("Desa Sukamaju, Kec. Cibeber")]
    [('sukamaju',), ('desa', 'sukamaju')]
    """
    name, _comma, rest = text.partition(",")
    after = tuple(names.words_of(rest)[:MOST_WORDS])
    for words, kinds in names.splits(name):
        yield Writing(tuple(words[:MOST_WORDS]), after, kinds)
