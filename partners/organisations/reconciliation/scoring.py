"""The villages of one place, and how near a row comes to each. Pure.

A block is a regency, or the few that a text can mean: a row is compared with the some 160 villages
of its own, never with all. Names are compared by optimal string alignment (Damerau-Levenshtein
without overlaps), as `rapidfuzz` computes it: a slip is one letter more, less, wrong or exchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from partners.organisations.reconciliation.names import Key, Name, official, read

VILLAGE_WEIGHT, DISTRICT_WEIGHT = 0.6, 0.4
SAME, SOUNDS_THE_SAME = 1.0, 0.99
OTHER_MARKS = 0.25  # what another number or direction costs
LEAST = 0.6  # likeness of names below which nobody means the same
IN_THE_REGENCY = 0.5  # what every district has of likeness: it lies in the right regency


class Village(NamedTuple):
    """`code` without dots; `kind` desa, kelurahan or desa-adat; the names as the decree has them.

    `district` is the name of its district.
    """

    code: str
    name: str
    kind: str
    district: str


class Candidate(NamedTuple):
    """A village that a row may mean: likeness of the names from 0 to 1, `district_likeness` None
    where the row names no district. `has_marks`: numbers and directions are those of the row.
    """

    village: Village
    name_likeness: float
    district_likeness: float | None
    has_marks: bool

    @property
    def score(self) -> float:
        """0 to 100."""
        if self.district_likeness is None:
            return 100 * self.name_likeness
        of_district = max(self.district_likeness, IN_THE_REGENCY)
        return 100 * (VILLAGE_WEIGHT * self.name_likeness + DISTRICT_WEIGHT * of_district)

    @property
    def is_exact(self) -> bool:
        return self.name_likeness >= SOUNDS_THE_SAME


class Names:
    """Official names to compare with; `most_alike` answers with their positions."""

    def __init__(self, names: Iterable[str]) -> None:
        self._owners: list[int] = []
        self._keys: list[Key] = []
        self._joined: dict[str, list[int]] = {}
        for at, name in enumerate(names):
            for key in official(name):
                self._owners.append(at)
                self._keys.append(key)
                self._joined.setdefault(key.joined, []).append(at)
        self._stems = [key.stem for key in self._keys]
        self._whole = [key.joined for key in self._keys]

    def alike(self, name: Name) -> dict[int, tuple[float, bool]]:
        """Position to likeness, and whether the marks are the same; what is unlike is left out."""
        found: dict[int, tuple[float, bool]] = {}
        for key in name.keys:
            for at in self._joined.get(key.joined, ()):
                found[at] = SAME, True
            for at, likeness, has_marks in self._near(key):
                if likeness > found.get(at, (0.0, False))[0]:
                    found[at] = likeness, has_marks
        if max((likeness for likeness, _ in found.values()), default=0.0) < SOUNDS_THE_SAME:
            self._add_whole(name, found)
        return found

    def _near(self, key: Key) -> Iterator[tuple[int, float, bool]]:
        for _stem, likeness, at in _extract(key.stem, self._stems):
            has_marks = self._keys[at].marks == key.marks
            likeness = min(likeness, SOUNDS_THE_SAME) - (0 if has_marks else OTHER_MARKS)
            yield self._owners[at], likeness, has_marks

    def _add_whole(self, name: Name, found: dict[int, tuple[float, bool]]) -> None:
        """Where the slip may be in the number or direction itself."""
        for key in name.keys:
            for _text, likeness, place in _extract(key.joined, self._whole):
                at, has_marks = self._owners[place], self._keys[place].marks == key.marks
                likeness = min(likeness, SOUNDS_THE_SAME) - (0 if has_marks else OTHER_MARKS)
                if likeness > found.get(at, (0.0, False))[0]:
                    found[at] = likeness, has_marks


def _extract(text: str, texts: Sequence[str]) -> list[tuple[str, float, int]]:
    return process.extract(
        text, texts, scorer=OSA.normalized_similarity, score_cutoff=LEAST, limit=None
    )


class Block:
    """The villages of one place. `candidates` takes a millisecond for some hundred villages."""

    def __init__(self, villages: Sequence[Village]) -> None:
        self.villages = villages
        self._names = Names(village.name for village in villages)
        self._districts = sorted({village.district for village in villages})
        self._district_names = Names(self._districts)
        self._known: dict[str, dict[str, float]] = {}

    def candidates(self, name: Name, district: str) -> list[Candidate]:
        """Best first; `district` as the row has it, "" for none."""
        near = self.district_likeness(district) if district else None
        found = []
        for at, (likeness, has_marks) in self._names.alike(name).items():
            village = self.villages[at]
            of_district = None if near is None else near.get(village.district, 0.0)
            found.append(Candidate(village, likeness, of_district, has_marks))
        return sorted(found, key=lambda one: (-one.score, one.village.code))

    def district_likeness(self, district: str) -> dict[str, float]:
        """Name of each district that is like this text, with its likeness."""
        if district not in self._known:
            alike = self._district_names.alike(read_district(district))
            self._known[district] = {self._districts[at]: like for at, (like, _) in alike.items()}
        return self._known[district]


def read_district(text: str) -> Name:
    """
    >>> read_district("Kec. Bantur").keys[0].stem
    'bantur'
    """
    first, _, rest = text.strip().partition(" ")
    word = first.casefold().rstrip(".:")
    bare = rest if word in {"kec", "kecamatan", "distrik"} and rest.strip() else text
    if word.startswith("kec.") and len(word) > len("kec."):
        bare = text.strip()[len("kec.") :]
    return read(bare)
