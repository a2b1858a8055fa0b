"""The page of one agreement in words; facts come from its `Detail`."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.regions.shown import shown
from partners.agreements import milestones, wording
from partners.agreements.detail import Detail
from partners.agreements.labels import COMING, STATUS, language_names
from partners.agreements.models import Agreement, Commitment, Document, Party
from partners.agreements.rules.coming import is_review_overdue, is_term_unknown
from partners.agreements.rules.lifecycle import Status
from partners.agreements.sources import shown_sources

register = template.Library()
register.simple_tag(milestones.life, name="agreement_life")
register.simple_tag(shown_sources)
Item = dict[str, Any]
MOST_AHEAD = 3
FIRST_STEPS = (Status.IDEA, Status.NEGOTIATION, Status.READY, Status.SIGNED, Status.IN_FORCE)


@register.simple_tag
def agreement_glance(detail: Detail) -> list[Item]:
    """What one wants to know of an agreement at a glance."""
    agreement = detail.agreement
    facts = agreement.facts()
    signed, begins = agreement.signed_on, agreement.in_force_on
    unknown = _("Not known") if signed and detail.status is Status.SIGNED else ""
    return [
        {"label": _("Signed"), "value": signed and date_format(signed)},
        {
            "label": _("In force from"),
            "value": date_format(begins) if begins else unknown,
            "note": wording.begin_words(facts),
        },
        {
            "label": _("Ends"),
            "value": wording.known_end(agreement, detail.on),
            "note": _end_note(detail),
        },
        {
            "label": _("Last day to give notice"),
            "value": detail.notice_by and date_format(detail.notice_by),
            "note": detail.notice_by and wording.span_words(detail.notice_by, detail.on),
        },
        {
            "label": _("Period of notice"),
            "value": wording.period_words(agreement.facts().notice) if detail.is_signed else "",
        },
        {
            "label": _("Last checked"),
            "value": agreement.checked_on and date_format(agreement.checked_on),
        },
        {
            "label": _("Commitments") if detail.is_signed else _("Next steps"),
            "value": _unbroken(wording.counts_words(detail.lights)),
        },
    ]


def _unbroken(counts: str) -> str:
    """Each number stays with its word."""
    return " · ".join(part.replace(" ", "\u00a0") for part in counts.split(" · "))


def _end_note(detail: Detail) -> str:
    agreement = detail.agreement
    facts = agreement.facts()
    if detail.end is None:
        return wording.review_words(facts, detail.on)
    if facts.closes_on and facts.closes_on == detail.end:
        return _("Then it is %(status)s.") % {"status": STATUS[Status(facts.closes_as)]}
    rolls = facts.rolls_on
    return wording.renewal_words(agreement) if rolls else wording.span_words(detail.end, detail.on)


@register.simple_tag
def review_overdue(agreement: Agreement) -> str:
    """That nobody looked again by the day on which somebody wanted to."""
    is_overdue = is_review_overdue(agreement.facts(), timezone.localdate())
    return wording.review_words(agreement.facts(), timezone.localdate()) if is_overdue else ""


@register.simple_tag
def agreement_next(detail: Detail) -> list[Item]:
    """The next things ahead, in words: day, how far it is, what it is."""
    return [
        {
            "day": one.day,
            "far": wording.span_words(one.day, detail.on),
            "words": capfirst(str(COMING[one.what])),
            "commitment": promise,
        }
        for one, promise in detail.coming[:MOST_AHEAD]
    ]


@register.simple_tag
def agreement_details(detail: Detail) -> list[Item]:
    """The small print of an agreement, for the panel beside it."""
    agreement = detail.agreement
    return [
        {"label": _("Our unit in charge"), "value": agreement.unit and agreement.unit.name},
        {"label": _("Reference number"), "value": agreement.reference},
        {"label": _("Partner's reference number"), "value": agreement.partner_reference},
        {"label": _("Languages of the text"), "value": agreement.language_names},
        {"label": _("Reach"), "value": capfirst(agreement.get_reach_display())},
        {"label": _("Regions"), "value": ", ".join(shown(each) for each in detail.regions)},
    ]


@register.simple_tag
def first_steps(detail: Detail) -> list[Item]:
    """How far an agreement is on its way into force, for components/steps.html; nothing once
    it was in force, or where that is not known.
    """
    if detail.status not in FIRST_STEPS[:-1] or is_term_unknown(
        detail.agreement.facts(), detail.on
    ):
        return []
    reached = FIRST_STEPS.index(detail.status)
    return [
        {
            "label": capfirst(str(STATUS[step])),
            "state": "done" if number < reached else "current" if number == reached else "",
        }
        for number, step in enumerate(FIRST_STEPS)
    ]


@register.simple_tag
def party_note(party: Party) -> str:
    """Where it is, its unit, and who signed in which position. Never a contact."""
    country = party.organisation.country_name
    signed = ", ".join(filter(None, [party.signatory, party.position]))
    signatory = _("signed by %(name)s") % {"name": signed} if signed else ""
    return " · ".join(filter(None, [party.unit, country, signatory]))


@register.simple_tag
def commitment_owners(commitment: Commitment) -> list[Item]:
    """Who keeps the promise on each side, for components/meta.html."""
    partner = commitment.partner_owner or (commitment.partner and commitment.partner.short_name)
    sides = (
        (_("Our side: %(owner)s"), commitment.our_owner),
        (_("Partner's side: %(owner)s"), partner),
    )
    return [{"label": side % {"owner": owner}, "icon": "people"} for side, owner in sides if owner]


@register.simple_tag
def chain_words(agreement: Agreement, is_later: bool) -> str:
    """ "This one renews:", "Renewed by:" – how two agreements hang together."""
    words = {
        ("renews", False): _("Renews"),
        ("amends", False): _("Amends"),
        ("implements", False): _("Implements"),
        ("renews", True): _("Renewed by"),
        ("amends", True): _("Amended by"),
        ("implements", True): _("Implemented by"),
    }
    return words.get((agreement.link, is_later), "")


@register.simple_tag
def chain_note(agreement: Agreement) -> str:
    """ "signed on 20 February 2024, in force"."""
    day = agreement.signed_on
    signed = _("signed on %(date)s") % {"date": date_format(day)} if day else ""
    return ", ".join(filter(None, [signed, str(STATUS[Status(agreement.status)])]))


@register.simple_tag
def document_label(document: Document) -> str:
    """Its title, and whether it is the signed text, a draft or an annex."""
    return f"{document.title} ({document.get_kind_display()})"


@register.simple_tag
def document_language(document: Document) -> str:
    return language_names(document.language)


@register.simple_tag
def sector_tags(detail: Detail) -> list[Item]:
    """Each leads to the other agreements of the sector."""
    address = reverse("agreements:list")
    return [
        {"label": topic.name, "url": f"{address}?sector={topic.code}"} for topic in detail.sectors
    ]
