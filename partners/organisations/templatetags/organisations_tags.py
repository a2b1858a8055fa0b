"""Organisations in words: what cards, pages and other rooms show of them."""

from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.organisations.models import CooperativeProfile, Organisation

register = template.Library()
Item = dict[str, Any]


@register.simple_tag
def organisation_labels(organisation: Organisation) -> list[Item]:
    """Tags: what it is, whether it takes in apprentices, whether it is an example."""
    labels: list[Item] = []
    if not organisation.is_cooperative:
        labels.append({"label": capfirst(organisation.get_kind_display())})
    profile = profile_of(organisation)
    if profile is not None:
        labels += [{"label": sector.name} for sector in profile.sectors.all()]
        if profile.hosts_magang:
            labels.append({"label": _("Hosts apprentices"), "tone": "attention"})
    if organisation.is_demo:
        labels.append({"label": _("Demo data")})
    return labels


@register.simple_tag
def organisation_place(organisation: Organisation) -> list[Item]:
    return [{"label": organisation.place, "icon": "place"}]


@register.simple_tag
def organisation_glance(organisation: Organisation) -> list[Item]:
    """What one wants to know of it at a glance; unknown values are left out."""
    items = [
        {"label": _("Kind"), "value": capfirst(organisation.get_kind_display())},
        {"label": _("Place"), "value": organisation.place},
        {"label": _("Acronym"), "value": organisation.acronym},
        {"label": _("Website"), "value": organisation.website_host, "url": organisation.website},
    ]
    profile = profile_of(organisation)
    return items[1:] + cooperative_glance(profile) if profile else items


def cooperative_glance(profile: CooperativeProfile) -> list[Item]:
    """The cooperative's own facts, for components/glance.html."""
    return [
        {"label": _("Village"), "value": profile.village},
        {"label": _("3T region"), "value": tier_3t(profile.organisation)},
        {"label": _("Founded"), "value": profile.founded},
        {"label": _("Members"), "value": intcomma(profile.members or "")},
        {"label": _("Stage"), "value": profile.stage.name if profile.stage else ""},
        {"label": _("Registration number (NIK)"), "value": profile.registration_number},
        {"label": _("Known for"), "value": capfirst(profile.figure)},
    ]


def tier_3t(organisation: Organisation) -> str:
    """Its 3T tier with what that rests on and since when; nothing outside 3T regions."""
    region = organisation.region_3t
    if region is None:
        return ""
    day = date_format(region.as_of_3t)
    facts = {"tier": region.tier_3t, "source": region.source_3t, "date": day}
    return _("tier %(tier)s: %(source)s, %(date)s") % facts


@register.simple_tag
def magang_hosts(limit: int = 0) -> list[Organisation]:
    """Public cooperatives that take in apprentices, with place and sectors."""
    hosts = Organisation.objects.public().hosting_magang().for_cards().order_by("name")
    return list(hosts[:limit] if limit else hosts)


@register.simple_tag
def partner_counts() -> list[Item]:
    """The two directories with their sizes, for the home page."""
    public = Organisation.objects.public()
    partners, cooperatives = public.partners().count(), public.cooperatives().count()
    return [
        {"label": _("Partners"), "url": reverse("organisations:list"), "value": partners},
        {"label": _("Cooperatives"), "url": reverse("cooperatives:list"), "value": cooperatives},
    ]


@register.filter
def found_words(count: int, kind: str) -> str:
    """ "1 partner", "12 cooperatives": the size of a directory in words."""
    if kind == "cooperative":
        text = ngettext("%(count)s cooperative", "%(count)s cooperatives", count)
    else:
        text = ngettext("%(count)s partner", "%(count)s partners", count)
    return text % {"count": intcomma(count)}


@register.simple_tag
def unsure_columns() -> list[Item]:
    """Headings of the rows of a list that a person looks at."""
    labels = (_("As handed in"), _("Suggestions"), _("Why it is unsure"))
    return [{"label": label, "is_number": False} for label in labels]


def profile_of(organisation: Organisation) -> CooperativeProfile | None:
    """Its cooperative profile, without a query when it is no cooperative."""
    if not organisation.is_cooperative:
        return None
    return getattr(organisation, "cooperative", None)
