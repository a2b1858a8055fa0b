"""The facts of a sheet: public ones only, the most pressing first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.text import capfirst

from partners.agreements import wording
from partners.agreements.briefs.brief import GROUP_ORDER
from partners.agreements.labels import STATUS
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules import coming, lifecycle, progress
from partners.agreements.rules.coming import Coming
from partners.agreements.rules.lifecycle import Status
from partners.agreements.rules.progress import Light
from partners.agreements.sources import ShownSource, shown_sources
from partners.organisations.models import Organisation


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
    sources: tuple[ShownSource, ...]
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


def _line(agreement: Agreement, on: date) -> Line:
    facts = agreement.facts()
    given: list[Commitment] = agreement.promise_list  # type: ignore[attr-defined]
    for one in given:
        one.agreement = agreement
    promises = [
        Promise(one.title, one.light_on(on), capfirst(one.light_words(on)), one.next_step)
        for one in given
    ]
    promises.sort(key=lambda one: GROUP_ORDER.index(one.light))
    due = [one.due_on for one in given if one.due_on and one.state not in progress.CLOSED]
    ahead = coming.coming(facts, on, due)
    status = lifecycle.effective_status(facts, on)
    return Line(
        agreement,
        agreement.title,
        status,
        capfirst(str(STATUS[status])),
        wording.term_words(facts, on),
        agreement.scope,
        tuple(promises),
        tuple(shown_sources(agreement, agreement.sources.all())),
        ahead[0] if ahead else None,
    )
