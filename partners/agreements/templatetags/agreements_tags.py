"""Agreements in words: cards, lists, briefs and the desk; and what other rooms show of them."""

from collections import Counter
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.calendars import subscription
from home.ui.states import look
from partners.agreements import listing, wording
from partners.agreements.briefs import wording as brief_wording
from partners.agreements.briefs.brief import Brief, Section
from partners.agreements.labels import LIGHT
from partners.agreements.models import Agreement, Commitment
from partners.agreements.rules.progress import Light
from partners.agreements.thread import latest
from partners.organisations.models import Organisation

register = template.Library()
register.simple_tag(latest, name="latest_thread")
register.filter("kind_words", brief_wording.kind)
register.filter("party_lines", brief_wording.parties)
register.filter("group_words", brief_wording.group)
register.filter("event_words", brief_wording.event)
register.simple_tag(brief_wording.standing, name="standing")
register.simple_tag(brief_wording.light, name="promise_light")
register.simple_tag(brief_wording.details, name="details")
register.simple_tag(brief_wording.hidden, name="hidden_words")
register.simple_tag(subscription)
register.simple_tag(wording.counted, name="agreements_in_words")
Item = dict[str, Any]
MOST_OF_ONE = 6


@register.simple_tag
def agreement_labels(agreement: Agreement) -> list[Item]:
    """Status and kind, and what is particular about the record."""
    on = timezone.localdate()
    words = wording.standing_words(agreement.facts(), on)
    labels: list[Item] = [
        {"label": capfirst(words), "tone": look(agreement.status_on(on)).tone},
        {"label": capfirst(agreement.get_kind_display())},
    ]
    if agreement.is_example:
        labels.append({"label": _("Made-up example"), "tone": "attention"})
    return labels


@register.simple_tag
def agreement_meta(agreement: Agreement) -> list[Item]:
    """Partners, dates and how its promises stand, for components/meta.html."""
    partners = wording.partner_names(agreement.party_list)
    items = [{"label": partners, "icon": "people"}] if partners else []
    if agreement.signed_on:
        day = date_format(agreement.signed_on)
        items.append({"label": _("signed on %(date)s") % {"date": day}, "icon": "calendar"})
    end = agreement.current_end()
    if end:
        items.append({"label": _("until %(date)s") % {"date": date_format(end)}, "icon": "clock"})
    elif agreement.has_no_end:
        items.append({"label": str(wording.NO_END), "icon": "clock"})
    return items


@register.simple_tag
def light_totals(lights: Counter) -> list[Item]:
    """What the promises of a list add up to, for components/totals.html; without the dropped."""
    return [
        {"value": lights[Light.DONE], "label": _("Commitments done")},
        {"value": lights[Light.UNDERWAY], "label": _("Under way")},
        {"value": lights[Light.PLANNED], "label": _("Planned")},
        {"value": lights[Light.LATE], "label": _("Late")},
        {"value": lights[Light.BLOCKED], "label": _("Blocked")},
    ]


@register.simple_tag
def light_list(lights: Counter) -> list[Item]:
    """The lights of some commitments with their numbers, for components/light.html."""
    return [
        {
            "state": light,
            "label": _("%(count)d %(state)s") % {"count": lights[light], "state": LIGHT[light]},
        }
        for light in wording.LIGHTS
        if lights.get(light)
    ]


@register.simple_tag
def organisation_agreements(organisation: Organisation) -> Item:
    """The newest public agreements of one organisation, ready for cards with how their promises
    stand; `more_url` leads to all of them where there are more, `sheet_url` to all of a partner
    on one page.
    """
    found = Agreement.objects.public().with_organisation(organisation)
    rows = list(found.for_cards().newest_first()[: MOST_OF_ONE + 1])
    lights = listing.lights_of([row.pk for row in rows]) if rows else {}
    for row in rows:
        row.lights = lights[row.pk]
    theirs = {
        party.organisation_id for row in rows for party in row.party_list if not party.is_ours
    }
    has_sheet = organisation.is_public and organisation.pk in theirs
    return {
        "rows": rows[:MOST_OF_ONE],
        "sheet_url": reverse("agreements:sheet", args=[organisation.slug]) if has_sheet else "",
        "more_url": _all_of(organisation, rows) if len(rows) > MOST_OF_ONE else "",
    }


def _all_of(organisation: Organisation, rows: list[Agreement]) -> str:
    """The register under this partner; all of it for our own side, which is no partner there."""
    address = reverse("agreements:list")
    ours = {party.organisation_id for party in rows[0].party_list if party.is_ours}
    return address if organisation.pk in ours else f"{address}?partner={organisation.slug}"


@register.simple_tag
def commitment_light(commitment: Commitment) -> SafeString:
    """The traffic light, speaking in words: "5 months late", "done on 3 May 2025"."""
    tone = look(commitment.light_on()).admin_class
    return format_html('<span class="w-status {}">{}</span>', tone, commitment.light_words())


LONG = 48  # letters; more are not read at a glance


@register.simple_tag
def life_of(section: Section, brief: Brief) -> list[dict[str, str]]:
    """For components/glance.html: a whole sentence after a day stands below it, and smaller."""
    rows = []
    for label, words in brief_wording.life(section, brief.on):
        value, _point, note = words.partition(". ") if len(words) > LONG else (words, "", "")
        rows.append({"label": label, "value": value, "note": note})
    return rows
