"""Finding a code by what people write: the code itself, or its name in either language."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from partners.apprenticeships.rounds.reading.problems import BadCell
from partners.apprenticeships.rounds.vocabulary import Terms
from partners.matching.wording import Wording

_LISTED = 6

MOST_SUGGESTIONS = 200
"""Different values for which near ones are looked up: a whole wrong column must not take hours."""


def plain(text: str) -> str:
    """Letters and digits in lower case, everything else one space.

    >>> plain("  Kab.  Tanah-Laut ")
    'kab tanah laut'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


class Lookup:
    """Codes of one list under everything that people may call them."""

    def __init__(self, what: Wording, terms: Terms, more: Iterable[tuple[str, str]] = ()) -> None:
        """``what`` names the list in a sentence; ``more`` are further (name, code)."""
        self.what, self.terms, self._suggested = what, terms, 0
        self._codes: dict[str, set[str]] = {}
        for code, names in terms.items():
            for name in (code, *names):
                self._codes.setdefault(plain(name), set()).add(code)
        for name, code in more:
            self._codes.setdefault(plain(name), set()).add(code)

    def find(self, text: str) -> str:
        """The code; raises ``BadCell`` with the nearest names, or with all that fit."""
        codes = self._codes.get(plain(text), set())
        if len(codes) == 1:
            return next(iter(codes))
        if codes:
            raise BadCell(
                Wording("bisa berarti beberapa hal", "can mean several things"),
                _either(self.terms, sorted(codes)),
                text,
            )
        kind = self.what
        reason = Wording(f"bukan {kind.id} yang dikenal", f"is not a known {kind.en}")
        raise BadCell(reason, self._nearest(text), text)

    def knows(self, text: str) -> bool:
        return plain(text) in self._codes

    def _nearest(self, text: str) -> Wording:
        close = self._close_to(plain(text)) if self._suggested < MOST_SUGGESTIONS else []
        self._suggested += 1
        codes = list(dict.fromkeys(code for name in close for code in sorted(self._codes[name])))
        if codes:
            return _either(self.terms, codes[:_LISTED])
        if not self.terms:
            return Wording(
                "kosongkan; daftar istilahnya belum diisi", "leave it empty; the list has no terms"
            )
        all_codes = list(self.terms)
        some = _either(self.terms, all_codes[:_LISTED])
        if len(all_codes) <= _LISTED:
            return some
        return Wording(
            f"{some.id}, atau yang lain di lembar nilai dari --template",
            f"{some.en}, or another from the sheet of values of --template",
        )

    def _close_to(self, typed: str) -> list[str]:
        """Names with nearly the same letters, then those with all of the words."""
        words = set(typed.split())
        close = get_close_matches(typed, self._codes, n=3, cutoff=0.72)
        return close + [name for name in self._codes if words and words <= set(name.split())]


def _either(terms: Mapping[str, Wording], codes: list[str]) -> Wording:
    def line(names: list[str], word: str) -> str:
        quoted = [f"“{name}”" for name in names]
        return f" {word} ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)

    return Wording(
        line([terms[code].id for code in codes], "atau"),
        line([terms[code].en for code in codes], "or"),
    )
