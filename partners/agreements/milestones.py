"""The life of an agreement as milestones: what happened, today, what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.agreements.detail import Detail, Progress, progress_of
from partners.agreements.labels import STATUS, STEPS
from partners.agreements.models import Commitment, Document
from partners.agreements.proof_links import ProofLink
from partners.agreements.rules.lifecycle import DATED, Status, Verb
from partners.agreements.rules.progress import Light
from partners.agreements.wording import renewal_words, signatories, standing_words

DONE, AHEAD, HALTED = Light.DONE, Light.PLANNED, Light.BLOCKED


@dataclass(slots=True)
class Milestone:
    """For components/milestones.html; `day` places it, None is between today and what comes."""

    day: date | None
    title: str
    state: Light
    text: str = ""
    when: str = ""
    state_label: str = ""
    documents: list[Document] = field(default_factory=list)
    commitment: Commitment | None = None
    progress: Progress | None = None
    proofs: list[ProofLink] = field(default_factory=list)

    @property
    def datetime(self) -> str:
        return self.day.isoformat() if self.day else ""


def life(detail: Detail) -> list[Milestone]:
    """Oldest first; today stands between what happened and what is to come."""
    found = [*_of_agreement(detail), *(_promise(detail, each) for each in detail.commitments)]
    dated = sorted((one for one in found if one.day), key=lambda one: one.day or detail.on)
    past = [one for one in dated if one.day and one.day <= detail.on]
    undated = [one for one in found if one.day is None]
    ahead = dated[len(past) :]
    found = [*past, _today(detail), *undated, *ahead]
    for one in found:
        one.when = one.when or (date_format(one.day) if one.day else _("No date yet"))
    return found


def _of_agreement(detail: Detail) -> Iterator[Milestone]:
    agreement = detail.agreement
    negotiated = {step.on for step in detail.steps if step.verb == Verb.NEGOTIATE}
    if agreement.proposed_on and agreement.proposed_on not in negotiated:
        yield Milestone(agreement.proposed_on, _("Proposed"), DONE)
    yield from _signature(detail)
    for step in detail.steps:
        words = STEPS[Verb(step.verb)]
        if step.on and words.past and step.on <= detail.on:
            yield Milestone(step.on, str(words.past), HALTED if words.halts else DONE)
    closings = {step.on for step in detail.steps}
    if agreement.closed_on and agreement.closed_on not in closings:
        yield Milestone(agreement.closed_on, capfirst(str(STATUS[detail.status])), HALTED)
    yield from _end(detail)


def _signature(detail: Detail) -> Iterator[Milestone]:
    agreement = detail.agreement
    signed, begins = agreement.signed_on, agreement.in_force_on
    if signed:
        place = agreement.signed_place
        title = _("Signed in %(place)s") % {"place": place} if place else _("Signed")
        texts = [doc for doc in detail.documents if doc.kind == Document.Kind.SIGNED]
        also = _("In force from the same day.") if begins == signed else ""
        words = " ".join(filter(None, [signatories(detail.parties), also]))
        yield Milestone(signed, title, DONE, words, documents=texts)
    if begins and begins != signed:
        is_past = begins <= detail.on
        title = _("Entered into force") if is_past else _("Enters into force")
        before = signed and begins < signed
        words = _("It takes effect from before its signature.") if before else ""
        yield Milestone(begins, title, DONE if is_past else AHEAD, words)


def _end(detail: Detail) -> Iterator[Milestone]:
    facts = detail.agreement.facts()
    if detail.end is None or facts.state not in DATED:
        return
    if facts.closes_on and facts.closes_on == detail.end:
        if facts.closes_on > detail.on:
            words = STATUS[Status(facts.closes_as)]
            yield Milestone(facts.closes_on, _("To be %(status)s") % {"status": words}, AHEAD)
        return
    if detail.notice_by:
        is_past, title = detail.notice_by < detail.on, _("Last day to give notice")
        words = _("It has gone by: another term follows.") if is_past and facts.rolls_on else ""
        yield Milestone(detail.notice_by, title, DONE if is_past else AHEAD, words)
    if detail.end < detail.on:
        yield Milestone(detail.end, _("Expired"), HALTED)
    elif facts.rolls_on:
        yield Milestone(detail.end, _("This term ends"), AHEAD, renewal_words(detail.agreement))
    else:
        yield Milestone(detail.end, _("Ends, unless it is extended"), AHEAD)


def _promise(detail: Detail, commitment: Commitment) -> Milestone:
    """A commitment where it belongs: on the day it was done, else on the day it is due."""
    light = commitment.light_on(detail.on)
    day = commitment.done_on if light is Light.DONE else commitment.due_on
    due = _("Due on %(date)s") % {"date": date_format(day)} if day else ""
    return Milestone(
        day,
        commitment.title,
        light,
        when="" if light is Light.DONE else due,
        state_label=capfirst(commitment.light_words(detail.on)),
        commitment=commitment,
        progress=progress_of(commitment),
        proofs=detail.proofs.get(commitment.pk, []),
    )


def _today(detail: Detail) -> Milestone:
    status = capfirst(standing_words(detail.agreement.facts(), detail.on))
    day = date_format(detail.on)
    return Milestone(
        detail.on,
        _("Today: %(status)s") % {"status": status},
        Light.UNDERWAY,
        when=day,
    )
