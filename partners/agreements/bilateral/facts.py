"""The facts of a sheet: public ones only, the most pressing first, as many as one page holds."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.text import capfirst

from partners.agreements import wording
from partners.agreements.briefs.brief import GROUP_ORDER
from partners.agreements.labels import STATUS
from partners.agreements.models import Agreement, Commitment, Source
from partners.agreements.rules import coming, lifecycle, progress
from partners.agreements.rules.coming import Coming
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light
from partners.organisations.models import Organisation

MOST_AGREEMENTS, MOST_PROMISES, MOST_SOURCES = 5, 12, 4
# How the facts shrink until a page holds them: promises, and sources of each agreement.
SMALLER = ((12, 4), (9, 3), (6, 2), (4, 1), (2, 1), (0, 1), (0, 0))
LONGEST, LONGEST_SCOPE = 110, 240
MOST_WITH_STEPS = 8  # where there are more, next steps stay on the pages of the agreements


@dataclass(frozen=True, slots=True)
class Promise:
    title: str
    light: Light
    words: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement. `more` are promises, `more_sources` sources that the sheet has no room for."""

    agreement: Agreement
    title: str
    status: Status
    standing: str
    term: str
    scope: str
    promises: tuple[Promise, ...]
    sources: tuple[Source, ...]
    next: Coming | None
    more: int = 0
    more_sources: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """`more` are agreements that the sheet has no room for."""

    partner: Organisation
    on: date
    lines: tuple[Line, ...]
    totals: Counter[Light]
    more: int = 0


def agreements_with(partner: Organisation) -> list[Agreement]:
    """Public agreements in which it is the other side, the newest first: four queries."""
    of_it = {"parties__organisation": partner, "parties__is_ours": False}
    promises = Commitment.objects.public().by_due_date()
    found = Agreement.objects.public().filter(**of_it).for_cards().newest_first()
    return list(
        found.distinct().prefetch_related(
            "sources", Prefetch("commitments", queryset=promises, to_attr="promise_list")
        )
    )


def sheet_of(partner: Organisation, on: date | None = None) -> Sheet | None:
    """Everything that is public; None without any agreement."""
    day = on or timezone.localdate()
    lines = [_line(agreement, day) for agreement in agreements_with(partner)]
    if not lines:
        return None
    promised = [line for line in lines if line.status not in lifecycle.UNSIGNED]
    totals = Counter(one.light for line in promised for one in line.promises)
    return Sheet(partner, day, tuple(lines), totals)


def shortened(sheet: Sheet, promises: int, sources: int) -> Sheet:
    """The same with so many promises in all, the most pressing of all agreements first."""
    shown = sheet.lines[:MOST_AGREEMENTS]
    ranked = sorted(
        (GROUP_ORDER.index(one.light), at, place)
        for at, line in enumerate(shown)
        for place, one in enumerate(line.promises)
    )
    kept = {(at, place) for _rank, at, place in ranked[:promises]}
    return replace(
        sheet,
        lines=tuple(_cut(line, at, kept, sources) for at, line in enumerate(shown)),
        more=len(sheet.lines) - len(shown),
    )


def _cut(line: Line, at: int, kept: set[tuple[int, int]], sources: int) -> Line:
    promises = [one for place, one in enumerate(line.promises) if (at, place) in kept]
    if len(kept) > MOST_WITH_STEPS:
        promises = [replace(one, next_step="") for one in promises]
    return replace(
        line,
        promises=tuple(promises),
        sources=line.sources[:sources],
        more=len(line.promises) - len(promises),
        more_sources=max(len(line.sources) - sources, 0),
    )


def _line(agreement: Agreement, on: date) -> Line:
    facts = agreement.facts()
    given: list[Commitment] = agreement.promise_list  # type: ignore[attr-defined]
    for one in given:
        one.agreement = agreement
    promises = [
        Promise(
            _short(one.title),
            one.light_on(on),
            capfirst(one.light_words(on)),
            _short(one.next_step),
        )
        for one in given
    ]
    promises.sort(key=lambda one: GROUP_ORDER.index(one.light))
    due = [one.due_on for one in given if one.due_on and one.state not in progress.CLOSED]
    ahead = coming.coming(facts, on, due)
    status = lifecycle.effective_status(facts, on)
    return Line(
        agreement,
        _short(agreement.title),
        status,
        capfirst(str(STATUS[status])),
        wording.term_words(facts, on),
        _short(agreement.scope, LONGEST_SCOPE),
        tuple(promises),
        tuple(agreement.sources.all()),
        ahead[0] if ahead else None,
    )


def _short(words: str, most: int = LONGEST) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
