"""The register as a table and on a scale of years, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.cache import shelf
from home.ui.states import look
from partners.agreements import beads, timeline, wording
from partners.agreements.bilateral import wording as sheet_wording
from partners.agreements.labels import COMING, LIGHT, STATUS
from partners.agreements.listing import Promises
from partners.agreements.models import Agreement, Party
from partners.agreements.rules import coming, lifecycle
from partners.agreements.rules.coming import Coming
from partners.organisations.models import Organisation

register = template.Library()
register.simple_tag(wording.counts_words, name="counts")
register.simple_tag(sheet_wording.facts, name="sheet_facts")
register.simple_tag(sheet_wording.more_promises, name="sheet_more_promises")
register.simple_tag(sheet_wording.more_agreements, name="sheet_more_agreements")
Item = dict[str, Any]
DAY = "j M Y"


@register.simple_tag(name="timeline")
def kept_scale(agreements: Iterable[Agreement]) -> timeline.Scale:
    """Their scale of years, kept until something on it changes."""
    rows = list(agreements)
    key = ("scale", *(row.pk for row in rows))
    return shelf.kept(key, lambda: timeline.scale_of(rows))


@register.simple_tag
def register_row(agreement: Agreement) -> Item:
    """One agreement in a line: who, what, how it stands, since and until when, what comes next."""
    on = timezone.localdate()
    facts = agreement.facts()
    status = lifecycle.effective_status(facts, on)
    promises: Promises = getattr(agreement, "promises", Promises())
    ahead = coming.coming(facts, on, [promises.next_due] if promises.next_due else [])
    return {
        "partners": _others(agreement.party_list),
        "names": wording.partner_names(agreement.party_list),
        "countries": wording.countries_of(agreement.party_list),
        "status": capfirst(str(STATUS[status])),
        "tone": look(status).tone,
        "dates": list(date_lines(facts, on)),
        "lights": promises.lights,
        "all": promises.lights.total(),
        "is_signed": status not in lifecycle.UNSIGNED,
        "next": ahead[0] if ahead else None,
        "next_words": COMING[ahead[0].what] if ahead else "",
    }


def date_lines(facts: lifecycle.Facts, on: date) -> Iterable[str]:
    """ "23 Des 2025 ditandatangani", "berlaku sejak …", "sampai …": only what is known."""
    signed, begins, end = facts.signed_on, facts.in_force_on, lifecycle.current_end(facts, on)
    if not signed:
        return
    yield _("signed %(date)s") % {"date": date_format(signed, DAY)}
    if coming.is_term_unknown(facts, on):
        yield str(wording.TERM_UNKNOWN)
        return
    if begins and begins != signed:
        words = _("in force from %(date)s") % {"date": date_format(begins, DAY)}
        yield ", ".join(filter(None, [words, wording.begin_words(facts)]))
    if end:
        yield _("until %(date)s") % {"date": date_format(end, DAY)}
    else:
        yield str(wording.NO_END if facts.has_no_end else wording.END_UNKNOWN)


def _others(parties: list[Party]) -> list[Organisation]:
    others = [party.organisation for party in parties if not party.is_ours]
    return (others or [party.organisation for party in parties])[:2]


@register.simple_tag
def partner_names(agreement: Agreement) -> str:
    return wording.partner_names(agreement.party_list) or agreement.title


@register.filter
def short_day(day: date) -> str:
    return date_format(day, DAY)


@register.inclusion_tag("agreements/beads.html")
def bead_string(lights: dict[str, int]) -> Item:
    """The commitments of one agreement as beads, with their states in words."""
    shown, more = beads.string(lights)
    return {
        "beads": shown,
        "more": more,
        "width": beads.STEP * len(shown),
        "size": beads.SIZE,
        "words": wording.counts_words(lights),
    }


@register.simple_tag
def bead_legend() -> list[Item]:
    """What each bead means, for agreements/legend.html."""
    return [
        {"bead": beads.Bead(light), "label": capfirst(str(LIGHT[light]))}
        for light in wording.LIGHTS
        if light in beads.SHAPES
    ]


@register.filter
def coming_words(one: Coming) -> SafeString | str:
    return capfirst(str(COMING[one.what]))
