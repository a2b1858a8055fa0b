"""Rows that are fine alone and wrong together, whatever source they come from. No Django models."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from home.sheets.reader import TOTALS
from home.sheets.values import comparable
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.sources.problems import Problem, Text
from partners.apprenticeships.rounds.sources.source import Entry, Row
from partners.apprenticeships.rounds.sources.terms import MOST_SUGGESTIONS
from partners.apprenticeships.rounds.vocabulary import spoken
from partners.matching.rows import ApplicationRow, BatchRow
from partners.organisations.identity import looks_like, normalised

EXAMPLES = 6
"""Codes named to whoever wrote one that is like none."""


def check_batches(entries: Sequence[Entry[BatchRow]]) -> Iterator[Problem]:
    """Codes are unique, places and dates fit, no more is asked for than there are seats."""
    yield from _unique(entries)
    for entry in entries:
        row, origin = entry.row, entry.origin
        yield from _place(entry)
        if origin.has("starts") and origin.has("ends") and row.ends < row.starts:
            reason = _("is before the first day")
            yield origin.problem("ends", str(row.ends), reason, _day_or_later(row.starts))
        for name in ("minimum", "reserve"):
            asked = getattr(row, name)
            if origin.has("seats") and asked > row.seats:
                right = format_lazy(_("{seats} at most"), seats=row.seats)
                yield origin.problem(name, str(asked), _("is more than the seats"), right)


def check_applications(
    entries: Sequence[Entry[ApplicationRow]], batches: Sequence[Entry[BatchRow]]
) -> Iterator[Problem]:
    """Numbers are unique, no cooperative applies twice, places and dates fit, batches exist."""
    yield from _unique(entries)
    yield from _one_each(entries)
    known = {entry.row.id: entry for entry in batches}
    near = _Near(list(known))
    for entry in entries:
        row, origin = entry.row, entry.origin
        yield from _place(entry)
        if row.free_until < row.free_from:
            reason = _("is before “Free from”")
            right = _day_or_later(row.free_from)
            yield origin.problem("free_until", str(row.free_until), reason, right)
        named = [("choices", code) for code in row.choices]
        for name, code in [*named, ("locked", entry.locked)]:
            if code and code not in known:
                reason = _("is no batch of this round")
                yield origin.problem(name, code, reason, near.right(code))
    yield from _seats_for_locked(entries, known)


def _unique(entries: Sequence[Entry[Row]]) -> Iterator[Problem]:
    def said(before: Text) -> tuple[Text, Text]:
        return (
            format_lazy(_("is used already: {before}"), before=before),
            _("a code for one row only"),
        )

    yield from _only_once(entries, "id", lambda row: one_code(row.id), said)


_NUMBER = re.compile(r"0*([0-9]+)(?:\.0+)?")


def one_code(code: str) -> str:
    """What spellings of one code have in common: case, blanks, dashes, and zeros of a number.

    >>> one_code("P -1") == one_code("p\u20101"), one_code("01") == one_code("1.0")
    (True, True)
    """
    key = normalised(code)
    number = _NUMBER.fullmatch(key)
    return number[1] if number else key


def _one_each(entries: Sequence[Entry[ApplicationRow]]) -> Iterator[Problem]:
    """A seat is one cooperative's, so it holds one application; its code is one however written."""

    def said(before: Text) -> tuple[Text, Text]:
        return (
            format_lazy(_("has an application already: {before}"), before=before),
            _("one application of each cooperative"),
        )

    yield from _only_once(entries, "cooperative", lambda row: normalised(row.cooperative), said)


def doubts(entries: Sequence[Entry[ApplicationRow]], names: Names) -> Iterator[Problem]:
    """What may be one cooperative twice, or none: a person confirms it."""
    right = _("one application of each cooperative, or your confirmation that these are two")
    like: dict[str, Entry[ApplicationRow]] = {}
    named: dict[tuple[str, str], Entry[ApplicationRow]] = {}
    for entry in entries:
        row, origin = entry.row, entry.origin
        name = comparable(called) if (called := names.cooperatives.get(row.id)) else ""
        if name in TOTALS:
            reason, wanted = _("reads like a line of totals"), _("the name of a cooperative")
            yield origin.problem("name", names.cooperatives[row.id], reason, wanted)
        code = looks_like(row.cooperative)
        first = like.setdefault(code, entry) if code else entry
        if first is not entry:
            reason = format_lazy(_("looks like the code of {before}"), before=first.origin.name)
            yield origin.problem("cooperative", row.cooperative, reason, right)
        first = named.setdefault((name, row.province), entry) if name else entry
        if first is not entry and not (row.cooperative and first.row.cooperative):
            reason = format_lazy(
                _("is the name in {before} too, and one of both has no code"),
                before=first.origin.name,
            )
            yield origin.problem("name", names.cooperatives[row.id], reason, right)


def _only_once(
    entries: Sequence[Entry[Row]],
    name: str,
    key_of: Callable[[Row], str],
    said: Callable[[Text], tuple[Text, Text]],
) -> Iterator[Problem]:
    """A problem at each later row, naming the first."""
    first: dict[str, Entry[Row]] = {}
    for entry in entries:
        key = key_of(entry.row)
        if key and key in first:
            value = str(getattr(entry.row, name))
            yield entry.origin.problem(name, value, *said(first[key].origin.name))
        first.setdefault(key, entry)


def _place(entry: Entry[Row]) -> Iterator[Problem]:
    """A regency lies in the province beside it."""
    province, regency = entry.row.province, entry.row.regency
    if province and regency and not regency.startswith(province):
        here, there = (spoken(PROVINCE_TERMS, code) for code in (province, regency[:2]))
        reason = format_lazy(_("is not in {province}"), province=here)
        right = format_lazy(
            _("a regency or city of {province}, or the province {other}"),
            province=here,
            other=there,
        )
        yield entry.origin.problem("regency", regency, reason, right)


class _Near:
    """Codes like one that does not exist, for the first of them: looking is slow."""

    def __init__(self, codes: list[str]) -> None:
        self.codes, self.known = codes, dict[str, list[str]]()

    def right(self, code: str) -> Text:
        if codes := ", ".join(f"“{name}”" for name in self._to(code)):
            return codes
        if not self.codes:
            return _("empty: there are no batches")
        some = ", ".join(f"“{code}”" for code in self.codes[:EXAMPLES])
        return format_lazy(
            _("one of {codes}"), codes=f"{some}, …" if len(self.codes) > EXAMPLES else some
        )

    def _to(self, code: str) -> list[str]:
        if code not in self.known and len(self.known) < MOST_SUGGESTIONS:
            self.known[code] = get_close_matches(code, self.codes, n=3, cutoff=0.8)
        return self.known.get(code, [])


def _seats_for_locked(
    entries: Sequence[Entry[ApplicationRow]], known: dict[str, Entry[BatchRow]]
) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    for entry in entries:
        batch = known.get(entry.locked)
        if batch is None:
            continue
        counts[entry.locked] += 1
        if batch.origin.has("seats") and counts[entry.locked] > batch.row.seats:
            right = format_lazy(_("{seats} confirmed applications at most"), seats=batch.row.seats)
            yield entry.origin.problem("locked", entry.locked, _("has no seat left"), right)


def _day_or_later(day: date) -> Text:
    return format_lazy(_("{day} or later"), day=day.isoformat())
