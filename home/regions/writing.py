"""Where in a text the name of a place ends, and what it lies in begins. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from home.regions import names

MOST_WORDS = 8
LONGEST_NAME = 4  # words; whoever writes more says where it lies
_ENDS_A_NAME = frozenset(
    {"kec", "kecamatan", "distrik", "district", "kab", "kabupaten", "regency", "prov", "provinsi"}
)


@dataclass(frozen=True, slots=True)
class Writing:
    """`words` before the first comma, `after` those behind; `kinds` that were named in front."""

    words: tuple[str, ...]
    after: tuple[str, ...]
    kinds: frozenset[str]

    def splits(self) -> Iterator[tuple[str, list[str]]]:
        """Key of the name and words of what it lies in: the longest name first."""
        for size in range(len(self.words), 0, -1):
            yield "".join(self.words[:size]), self._places(size)

    def short_splits(self) -> Iterator[tuple[str, list[str]]]:
        """The same where a look at each costs: names of a few words, that end before a kind."""
        ends = (at for at, word in enumerate(self.words) if at and word in _ENDS_A_NAME)
        most = next(ends, min(len(self.words), LONGEST_NAME))
        for size in range(min(most, LONGEST_NAME), 0, -1):
            yield "".join(self.words[:size]), self._places(size)

    def _places(self, size: int) -> list[str]:
        following = (*self.words[size:], *self.after)
        return [word for word in following if not names.is_kind(word)]


def readings_of(text: str) -> Iterator[Writing]:
    """With the kind that it names in front first, then as it stands.

    >>> [one.words for one in readings_of("Desa Sukamaju, Kec. Cibeber")]
    [('sukamaju',), ('desa', 'sukamaju')]
    """
    name, _comma, rest = text.partition(",")
    after = tuple(names.words_of(rest)[:MOST_WORDS])
    for words, kinds in names.splits(name):
        yield Writing(tuple(words[:MOST_WORDS]), after, kinds)
