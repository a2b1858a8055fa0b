"""The bilateral brief, built from facts on a day: done, pending, blocked, and what comes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from partners.agreements.reminding.rules import report_due
from partners.agreements.rules import lifecycle, progress
from partners.agreements.rules.lifecycle import BINDING, UNSIGNED, Status
from partners.agreements.rules.progress import Light

MOST_EVENTS = 20
ORDER = (BINDING, {Status.SIGNED}, UNSIGNED, {Status.SUSPENDED}, set(Status))


@dataclass(frozen=True, slots=True)
class Contact:
    organisation: str
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """A party; `contact` only where the reader may see contacts."""

    name: str
    is_ours: bool = False
    country: str = ""
    unit: str = ""
    signatory: str = ""
    position: str = ""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A commitment in the reader's language; `obstacle` is its code."""

    title: str
    state: progress.CommitmentState = progress.CommitmentState.PLANNED
    is_shown: bool = True  # on the site
    due_on: date | None = None
    done_on: date | None = None
    our_owner: str = ""
    partner_owner: str = ""
    measure: str = ""
    obstacle: str = ""
    obstacle_words: str = ""
    next_step: str = ""
    report: str = ""
    reported_on: date | None = None
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """An agreement in the reader's language; `kind` is its code, `address` its admin page."""

    title: str
    kind: str
    life: lifecycle.Facts = field(default_factory=lifecycle.Facts)
    reference: str = ""
    scope: str = ""
    unit: str = ""
    is_draft: bool = False
    report_months: int = 0
    last_report_on: date | None = None
    address: str = ""
    parties: tuple[PartyFacts, ...] = ()
    promises: tuple[PromiseFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments under one light, the most pressing first."""

    light: Light
    promises: tuple[PromiseFacts, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One agreement. `groups` begin with what is blocked; empty ones are left out."""

    facts: AgreementFacts
    status: Status
    ends_on: date | None
    groups: tuple[Group, ...]


class EventKind(StrEnum):
    DUE = "due"
    IN_FORCE = "in-force"
    NOTICE = "notice"
    NOTICE_MISSED = "notice-missed"
    REVIEW = "review"
    END = "end"
    TERM = "term"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that lies ahead. `title` names the commitment, else the agreement."""

    day: date
    kind: EventKind
    title: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Totals:
    agreements: int = 0
    promises: int = 0
    done: int = 0
    pending: int = 0
    late: int = 0
    blocked: int = 0
    shown: int = 0  # on the site
    shown_late: int = 0
    shown_blocked: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """`place` is the partner's country, or empty. `later` counts events left out; `missed` are
    days that have gone by and that somebody should have acted on.
    """

    title: str
    place: str
    on: date
    is_bilateral: bool
    sections: tuple[Section, ...]
    totals: Totals
    events: tuple[Event, ...]
    missed: tuple[Event, ...]
    later: int
    contacts: tuple[Contact, ...]


MISSED = frozenset({EventKind.NOTICE_MISSED, EventKind.REVIEW})
# What a meeting asks first.
GROUP_ORDER = (
    Light.BLOCKED,
    Light.LATE,
    Light.UNDERWAY,
    Light.PLANNED,
    Light.DONE,
    Light.DROPPED,
)


def build(
    agreements: Iterable[AgreementFacts],
    on: date,
    *,
    title: str,
    place: str = "",
    is_bilateral: bool = False,
) -> Brief:
    """Put the agreements that bind first, their blocked promises before all others."""
    sections = tuple(sorted((_section(facts, on) for facts in agreements), key=_rank))
    events = sorted(
        (event for section in sections for event in _events(section, on)),
        key=lambda event: (event.day, event.agreement, event.title),
    )
    ahead = [event for event in events if event.day >= on]
    return Brief(
        title=title,
        place=place,
        on=on,
        is_bilateral=is_bilateral,
        sections=sections,
        totals=_totals(sections),
        events=tuple(ahead[:MOST_EVENTS]),
        missed=tuple(event for event in events if event.day < on and event.kind in MISSED),
        later=max(len(ahead) - MOST_EVENTS, 0),
        contacts=_contacts(sections),
    )


def _section(facts: AgreementFacts, on: date) -> Section:
    lights: dict[Light, list[PromiseFacts]] = {}
    status = lifecycle.effective_status(facts.life, on)
    is_over = status in lifecycle.OVER
    for promise in facts.promises:
        light = progress.light(promise.state, promise.due_on, on, is_over=is_over)
        lights.setdefault(light, []).append(promise)
    return Section(
        facts=facts,
        status=status,
        ends_on=lifecycle.current_end(facts.life, on),
        groups=tuple(
            Group(light, tuple(sorted(lights[light], key=_urgency)))
            for light in GROUP_ORDER
            if light in lights
        ),
    )


def _urgency(promise: PromiseFacts) -> tuple[date, str]:
    return promise.done_on or promise.due_on or date.max, promise.title


def _rank(section: Section) -> tuple[int, int, str]:
    group = next(place for place, statuses in enumerate(ORDER) if section.status in statuses)
    signed = section.facts.life.signed_on
    return group, -signed.toordinal() if signed else 0, section.facts.title


def _totals(sections: tuple[Section, ...]) -> Totals:
    found = [
        (group.light, promise.is_shown and not s.facts.is_draft)
        for s in sections for group in s.groups for promise in group.promises
    ]  # fmt: skip
    lights = [light for light, _ in found]
    return Totals(
        agreements=len(sections),
        promises=len(lights),
        done=lights.count(Light.DONE),
        pending=lights.count(Light.PLANNED) + lights.count(Light.UNDERWAY),
        late=lights.count(Light.LATE),
        blocked=lights.count(Light.BLOCKED),
        shown=sum(is_shown for _, is_shown in found),
        shown_late=found.count((Light.LATE, True)),
        shown_blocked=found.count((Light.BLOCKED, True)),
    )


def _events(section: Section, on: date) -> list[Event]:
    facts, life = section.facts, section.facts.life
    if section.status not in lifecycle.OPEN:
        return []
    open_promises = [p for p in facts.promises if p.state not in progress.CLOSED]
    days = [(p.due_on, EventKind.DUE, p.title) for p in open_promises]
    if section.status not in UNSIGNED:
        end_kind = EventKind.TERM if life.rolls_on else EventKind.END
        days += [
            (life.in_force_on, EventKind.IN_FORCE, facts.title),
            (section.ends_on, end_kind, facts.title),
        ]
        days.append((life.review_on, EventKind.REVIEW, facts.title))
        if life.notice and not life.notice_given_on and not life.closes_on:
            missed = lifecycle.missed_notice(life, on)
            kind = EventKind.NOTICE_MISSED if missed else EventKind.NOTICE
            days.append((lifecycle.notice_deadline(life, on), kind, facts.title))
    if section.status in BINDING and open_promises:
        due = report_due(life, facts.report_months, facts.last_report_on)
        is_after = due and section.ends_on and due > section.ends_on and not life.rolls_on
        days.append((None if is_after else due, EventKind.REPORT, facts.title))
    return [Event(day, kind, name, facts.title) for day, kind, name in days if day]


def _contacts(sections: tuple[Section, ...]) -> tuple[Contact, ...]:
    """Each once, in the order of the agreements."""
    found = [party.contact for section in sections for party in section.facts.parties]
    return tuple(dict.fromkeys(contact for contact in found if contact))
