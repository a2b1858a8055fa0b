"""The rows of `inputs.json.gz`, one at a time: no more than one of them is held as objects, which
take up to two dozen times the memory of their text.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Facts = dict[str, Any]
TABLES = frozenset({"batches", "applications"})
WINDOW = 4 * 1024
LONGEST_ROW = 1024 * 1024
"""In bytes: a list of all 5,000 batches of a round has a tenth of it."""
DEEPEST = 8
"""A row holds facts, and lists of them."""
MOST_ROWS = 200_000
"""Of both tables: twice what the largest round has that the portal was measured with."""

_BLANKS = re.compile(rb"[ \t\r\n]*")
_decoder = json.JSONDecoder()


class OtherText(ValueError):
    """It is no file of rows as a round writes them."""


class TooManyRows(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Rows:
    """Both tables in one object, as JSON in UTF-8: `{"batches": [row, …], "applications": […]}`."""

    text: bytes

    def check(self) -> None:
        """Reads all of it through. Raises OtherText, TooManyRows."""
        for number, _row in enumerate(self._all(), 1):
            if number > MOST_ROWS:
                raise TooManyRows

    def of(self, table: str) -> Iterator[Facts]:
        """In the order of the file. Raises OtherText."""
        return (row for name, row in self._all() if name == table)

    def _all(self) -> Iterator[tuple[str, Facts]]:
        missing = set(TABLES)
        at = self._after(b"{", 0)
        while missing:
            name, at = self._value(at, str)
            if name not in missing:
                raise OtherText(name)
            missing.discard(name)
            at = self._after(b"[", self._after(b":", at))
            ends = self._is(b"]", at)
            while not ends:
                row, at = self._value(at, dict)
                yield name, row
                ends = self._is(b"]", at)
                at = at if ends else self._after(b",", at)
            at = self._after(b"]", at)
            at = self._after(b"," if missing else b"}", at)
        if self._skip(at) != len(self.text):
            raise OtherText

    def _skip(self, at: int) -> int:
        found = _BLANKS.match(self.text, at)
        return found.end() if found else at

    def _is(self, sign: bytes, at: int) -> bool:
        return self.text.startswith(sign, self._skip(at))

    def _after(self, sign: bytes, at: int) -> int:
        if not self._is(sign, at):
            raise OtherText(sign)
        return self._skip(at) + 1

    def _value(self, at: int, kind: type[Any]) -> tuple[Any, int]:
        """What stands there, and where it ends. It is looked for in a piece of the text that grows
        until it holds all of it: text is counted in bytes, and decoded in letters.
        """
        at, size = self._skip(at), WINDOW
        while True:
            is_last = at + size >= len(self.text) or size >= LONGEST_ROW
            try:
                piece = codecs.getincrementaldecoder("utf-8")().decode(self.text[at : at + size])
                value, end = _decoder.raw_decode(piece)
            except (ValueError, RecursionError) as error:
                if is_last:
                    raise OtherText from error
                size *= 4
                continue
            if not isinstance(value, kind) or _is_deep(value):
                raise OtherText
            return value, at + len(piece[:end].encode())


def _is_deep(value: Any) -> bool:
    """Whether something lies deeper in it than in any row: Pythons bear different depths."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _depth in range(DEEPEST):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [each for of_one in inner for each in of_one if isinstance(each, (dict, list))]
        if not level:
            return False
    return True
