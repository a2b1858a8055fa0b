"""All names of regions in the memory of a process: what a text may mean, in a few milliseconds.

91,599 regions have 56,000 distinct keys; about 9 MB. `lookup.find` answers for a file and never
guesses; this gives a person who types a list to choose from, and says how each was come by.
Pure but for `rapidfuzz`; `home.regions.held` keeps one for each process.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.regions import names
from home.regions.spelling import folded
from home.regions.writing import Place, Writing, readings_of

MOST = 200
MOST_BEGUN = 4_000  # looked at for one beginning; "s" begins 12,000 names
MOST_KEYS = 12
LONGEST_CODE = 10
LONG = 5  # letters of a name whose first letter may be the wrong one


Look = Callable[[str], Iterator[tuple[str, int]]]
"""From a name as it is typed to keys of the register, with how many letters differ."""


class How(IntEnum):
    """How a text leads to a region, the closest first."""

    WRITTEN = 1  # its whole name, and all that it is said to lie in
    BEGUN = 2  # somebody is still typing
    HELD = 3  # a name down to the district that holds all the words
    ALIKE = 4  # a typing error or an old spelling: never without saying so


@dataclass(frozen=True, slots=True)
class Meant:
    """At most MOST codes of regions, the closest first; `how` holds for all of them."""

    codes: tuple[str, ...] = ()
    how: How = How.WRITTEN


NOTHING = Meant()


class Gazetteer:
    """Regions by name: `rows` are code, key (`names.own_key`) and kind of each."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        listed = sorted(rows, key=lambda row: (row[1], len(row[0]), row[0]))
        self._codes = array("Q", (int(code) for code, _key, _kind in listed))
        self._kinds = bytes(names.KINDS.index(kind) for _code, _key, kind in listed)
        self._keys: list[str] = []
        self._starts = array("I")
        for at, (_code, key, _kind) in enumerate(listed):
            if not self._keys or self._keys[-1] != key:
                self._keys.append(key)
                self._starts.append(at)
        self._starts.append(len(listed))
        self._upper = {code: key for code, key, _kind in listed if len(code) < 10}
        self._by_number = array("Q", sorted(self._codes))
        # By first letter and length, so that a look at what is alike is at a tenth of them.
        spelt = [(folded(key), at) for at, key in enumerate(self._keys)]
        spelt.sort(key=lambda pair: (pair[0][:1], len(pair[0]), pair[0]))
        self._folded = [text for text, _at in spelt]
        self._folded_at = array("I", (at for _text, at in spelt))
        self._shelves: dict[tuple[str, int], tuple[int, int]] = {}
        for at, text in enumerate(self._folded):
            first, _last = self._shelves.get((text[:1], len(text)), (at, at))
            self._shelves[text[:1], len(text)] = first, at + 1

    def meant(self, text: str, within: str = "") -> Meant:
        """What is written so, else begins so, else holds the words; nothing that is only alike."""
        found = self._with_code(text)
        if found is None:
            found = NOTHING
            readings = list(readings_of(text))
            for way in (self._written, self._begun):
                found = found if found.codes else self._first_of(way, readings, within)
            if not found.codes:
                found = Meant(tuple(self._holding(text, within)), How.HELD)
        inside = tuple(code for code in found.codes if code.startswith(within))
        return Meant(inside[:MOST], found.how)

    def typed(self, text: str, within: str = "") -> tuple[str, ...]:
        """As `meant`, and what begins so beside what is called so: somebody is typing."""
        begun = self._first_of(self._begun, list(readings_of(text)), within)
        return tuple(dict.fromkeys([*self.meant(text, within).codes, *begun.codes]))

    def respelt(self, text: str, within: str = "") -> Meant:
        """What is called so letter for letter, but for an old spelling or a doubled letter."""
        return self._like(self._folded_so, text, within)

    def alike(self, text: str, within: str = "") -> Meant:
        """What somebody may have meant who typed or spelt it otherwise; the closest first. Where
        it is no more than an old spelling, nothing else.
        """
        found = self.respelt(text, within)
        for look in (self._near, self._near_but_for_the_first_letter):
            found = found if found.codes else self._like(look, text, within)
        return found

    def knows(self, word: str) -> bool:
        """Whether it is the whole name of a region, or says of what kind one is."""
        is_other = bool(names.also_named(names.Reading(word)))
        return is_other or names.is_kind(word) or any(self._of(word, frozenset(), ""))

    def _like(self, look: Look, text: str, within: str) -> Meant:
        for writing in readings_of(text):
            found: dict[str, float] = {}
            for name, places in writing.short_splits():
                for key, distance in look(name):
                    for code in self._of(key, frozenset(), within):
                        far = self._far(code, places)
                        if far is not None:
                            found[code] = min(found.get(code, 99.0), distance + far)
            if found:
                ordered = sorted(found, key=lambda code: (found[code], len(code), code))
                return Meant(tuple(ordered[:MOST]), How.ALIKE)
        return NOTHING

    def _with_code(self, text: str) -> Meant | None:
        digits = text.replace(".", "").strip()
        if not (digits.isascii() and digits.isdigit()) or digits.startswith("0"):
            return None
        number, found = int(digits[:LONGEST_CODE]), list[str]()
        for size in (2, 4, 6, LONGEST_CODE):
            if size >= len(digits):
                step = 10 ** (size - len(digits))
                first = bisect_left(self._by_number, number * step)
                last = bisect_left(self._by_number, (number + 1) * step, first)
                found += map(str, self._by_number[first : min(last, first + MOST)])
        return Meant(tuple(found), How.WRITTEN if digits in found else How.BEGUN)

    def _first_of(
        self,
        way: Callable[[Writing, str], Meant],
        readings: Sequence[Writing],
        within: str,
    ) -> Meant:
        return next((found for one in readings if (found := way(one, within)).codes), NOTHING)

    def _written(self, writing: Writing, within: str) -> Meant:
        for name, places in writing.splits():
            codes = [*self._of(name, writing.kinds, within)]
            codes += [
                c
                for c in names.also_named(names.Reading(name, writing.kinds))
                if c in self._upper and c not in codes
            ]
            inside = [code for code in codes if self._lies_in(code, places)]
            if inside:
                return Meant(tuple(sorted(inside, key=lambda code: (len(code), code))))
        return NOTHING

    def _begun(self, writing: Writing, within: str) -> Meant:
        for name, places in writing.splits():
            first = bisect_left(self._keys, name)
            last = bisect_right(self._keys, name + "\x7f", first)
            starts = self._starts[first], min(self._starts[last], self._starts[first] + MOST_BEGUN)
            inside = [
                code
                for code in self._between(*starts, writing.kinds, within)
                if self._lies_in(code, places)
            ]
            if inside:
                # As the index has it: by key within each level.
                return Meant(tuple(sorted(inside, key=len)[:MOST]), How.BEGUN)
        return NOTHING

    def _holding(self, text: str, within: str) -> Iterator[str]:
        words = names.words_of(text)
        if words:
            first, rest = words[0], words[1:]
            held = [code for code, key in self._upper.items() if first in key]
            held = [code for code in held if all(word in self._upper[code] for word in rest)]
            yield from sorted((c for c in held if c.startswith(within)), key=lambda c: (len(c), c))

    def _folded_so(self, name: str) -> Iterator[tuple[str, int]]:
        spelt = folded(name)
        return self._resembling(spelt, spelt[:1], 0)

    def _near(self, name: str) -> Iterator[tuple[str, int]]:
        """Keys that are this one in an old spelling or with a few letters wrong: how many."""
        spelt = folded(name)
        return self._resembling(spelt, spelt[:1], errors_allowed(spelt))

    def _near_but_for_the_first_letter(self, name: str) -> Iterator[tuple[str, int]]:
        spelt = folded(name)
        others = ascii_lowercase.replace(spelt[:1], "")
        return self._resembling(spelt, others, 1) if len(spelt) >= LONG else iter(())

    def _resembling(self, spelt: str, letters: str, most: int) -> Iterator[tuple[str, int]]:
        for letter in letters:
            around = range(max(1, len(spelt) - most), len(spelt) + most + 1)
            shelves = [found for size in around if (found := self._shelves.get((letter, size)))]
            if shelves:
                first, last = shelves[0][0], shelves[-1][1]
                near = process.extract(
                    spelt,
                    self._folded[first:last],
                    scorer=OSA.distance,
                    processor=None,
                    score_cutoff=most,
                    limit=MOST_KEYS,
                )
                for _text, distance, at in near:
                    yield self._keys[self._folded_at[first + at]], int(distance)

    def _of(self, key: str, kinds: frozenset[str], within: str) -> Iterator[str]:
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            yield from self._between(self._starts[at], self._starts[at + 1], kinds, within)

    def _between(self, first: int, last: int, kinds: frozenset[str], within: str) -> Iterator[str]:
        for at in range(first, last):
            if not kinds or names.KINDS[self._kinds[at]] in kinds:
                code = str(self._codes[at])
                if code.startswith(within):
                    yield code

    def _above(self, code: str) -> list[str]:
        return [self._upper.get(code[:size], "") for size in (6, 4, 2) if size < len(code)]

    def _lies_in(self, code: str, places: Sequence[Place]) -> bool:
        above = self._above(code) if places else []
        return all(
            _is_inside(code, place)
            or all(any(word in key for key in above) for word in place.words)
            for place in places
        )

    def _far(self, code: str, places: Sequence[Place]) -> float | None:
        """How many letters are wrong in what it is said to lie in; None if it lies elsewhere."""
        far = 0
        above = [folded(key) for key in self._above(code)] if places else []
        spelt = (word for place in places if not _is_inside(code, place) for word in place.words)
        for word in map(folded, spelt):
            most = errors_allowed(word)
            distances = [
                0 if word in key else OSA.distance(word, key, score_cutoff=most) for key in above
            ]
            nearest = min(distances, default=most + 1)
            if nearest > most:
                return None
            far += nearest
        return far / 2


def _is_inside(code: str, place: Place) -> bool:
    return any(code != above and code.startswith(above) for above in place.codes)


def errors_allowed(name: str) -> int:
    """Letters that may be wrong, missing, too many or changed about.

    >>> [errors_allowed("s" * size) for size in (3, 4, 6, 9, 12)]
    [0, 1, 1, 2, 2]
    """
    return 0 if len(name) < 4 else 1 if len(name) < 7 else 2
