"""Finding a code by what people write: the code itself, or its name in either language."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.functional import lazy
from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext_lazy as _

from home.sheets.values import comparable
from partners.apprenticeships.rounds.sources.problems import BadCell, Text
from partners.apprenticeships.rounds.vocabulary import Terms, spoken

_LISTED = 6

MOST_SUGGESTIONS = 200
"""Different values for which near ones are looked up: a whole wrong column must not take hours."""


class Lookup:
    """Codes of one list under everything that people may call them."""

    def __init__(self, what: Text, terms: Terms, more: Iterable[tuple[str, str]] = ()) -> None:
        """``what`` names the list in a sentence; ``more`` are further (name, code)."""
        self.what, self.terms, self._suggested = what, terms, 0
        self._codes: dict[str, set[str]] = {}
        self._found: dict[str, str] = {}
        for code, names in terms.items():
            for name in (code, *names):
                self._codes.setdefault(comparable(name), set()).add(code)
        for name, code in more:
            self._codes.setdefault(comparable(name), set()).add(code)

    def find(self, text: str) -> str:
        """The code; raises ``BadCell`` with the nearest names, or with all that fit."""
        if found := self._found.get(text):
            return found
        codes = self._codes.get(comparable(text), set())
        if len(codes) == 1:
            return self._found.setdefault(text, *codes)
        if codes:
            raise BadCell(_("can mean several things"), _either(self.terms, sorted(codes)), text)
        raise BadCell(
            format_lazy(_("is not a known {kind}"), kind=self.what), self._nearest(text), text
        )

    def knows(self, text: str) -> bool:
        return text in self._found or comparable(text) in self._codes

    def _nearest(self, text: str) -> Text:
        close = self._close_to(comparable(text)) if self._suggested < MOST_SUGGESTIONS else []
        self._suggested += 1
        codes = list(dict.fromkeys(code for name in close for code in sorted(self._codes[name])))
        if codes:
            return _either(self.terms, codes[:_LISTED])
        if not self.terms:
            return _("leave it empty; the list has no terms")
        all_codes = list(self.terms)
        some = _either(self.terms, all_codes[:_LISTED])
        if len(all_codes) <= _LISTED:
            return some
        more = _("{some}, or another from the sheet of values of --template")
        return format_lazy(more, some=some)

    def _close_to(self, typed: str) -> list[str]:
        """Names with nearly the same letters, then those with all of the words."""
        words = set(typed.split())
        close = get_close_matches(typed, self._codes, n=3, cutoff=0.72)
        return close + [name for name in self._codes if words and words <= set(name.split())]


def _either(terms: Terms, codes: list[str]) -> Text:
    return lazy(lambda: _one_of([str(spoken(terms, code)) for code in codes]), str)()


def _one_of(names: list[str]) -> str:
    return get_text_list([f"“{name}”" for name in names])
