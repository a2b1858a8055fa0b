"""Organisations in words: what cards, pages and other rooms show of them."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.descriptions import description
from home.models import BusinessUnit, Region
from partners.organisations import linked_data
from partners.organisations.alike import alike
from partners.organisations.browsing import Inhabited, Part
from partners.organisations.finding import VILLAGE_CODE
from partners.organisations.importing import words
from partners.organisations.importing.threeway import NOTHING, is_same
from partners.organisations.models import (
    CooperativeProfile,
    CountryList,
    FormerIdentity,
    Organisation,
)
from partners.organisations.places import around, region_url
from partners.organisations.sources import Source, source_in_words, source_of

register = template.Library()
register.filter("in_words", source_in_words)
register.simple_tag(linked_data.organisation, name="organisation_data")
register.simple_tag(alike)
Item = dict[str, Any]


@register.simple_tag
def organisation_labels(organisation: Organisation) -> list[Item]:
    """Tags: what it is, whether it takes in apprentices."""
    labels: list[Item] = []
    if not organisation.is_cooperative:
        labels.append({"label": capfirst(organisation.get_kind_display())})
    profile = profile_of(organisation)
    if profile is not None:
        labels += [{"label": sector.name} for sector in profile.sectors.all()]
        if profile.hosts_magang:
            labels.append({"label": _("Hosts apprentices"), "tone": "attention"})
    return labels


@register.simple_tag
def source_of_facts(organisation: Organisation) -> Source:
    return source_of(organisation.source)


@register.simple_tag
def organisation_description(organisation: Organisation) -> str:
    """For search engines and links: its summary, else what it is and where."""
    kind = capfirst(organisation.get_kind_display())
    summary: str = organisation.summary or f"{organisation.name}. {kind}, {organisation.place}."
    return description(summary)


@register.simple_tag
def organisation_place(organisation: Organisation) -> list[Item]:
    place = {"label": organisation.place, "icon": "place"}
    return [place, *getattr(organisation, "there", ())]


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
    if profile is None:
        return items
    return [*places(organisation), *items[2:], *cooperative_glance(profile)]


def places(organisation: Organisation) -> list[Item]:
    """Each region that it lies in, leading to the page that shows its neighbours."""
    regions = around(organisation.region)
    if not regions:
        return [{"label": _("Place"), "value": organisation.place}]
    return [
        {
            "label": capfirst(region.get_kind_display()),
            "value": region.shown_name,
            "url": region_url(region),
        }
        for region in regions
    ]


@register.simple_tag
def unknown_of(organisation: Organisation) -> str:
    """What nobody has said yet of a cooperative, in words; empty where all is known."""
    profile = profile_of(organisation)
    if profile is None:
        return ""
    said = {
        _("its village"): organisation.region_id and len(organisation.region_id) == VILLAGE_CODE,
        _("its stage"): profile.stage,
        _("its business units"): business_units_of(organisation),
        _("its sectors"): profile.sectors.all(),
        _("its members"): profile.members,
        _("its registration number"): profile.registration_number,
    }
    return ", ".join(words for words, value in said.items() if not value)


@register.simple_tag
def formerly_of(organisation: Organisation) -> list[str]:
    """Names and numbers that it had before, the latest first; addresses say nothing to readers, nor
    does what it has again.
    """
    if not getattr(organisation, "was_other", True):
        return []
    profile = profile_of(organisation)
    today = {
        FormerIdentity.Kind.NAME: organisation.name,
        FormerIdentity.Kind.NUMBER: profile.registration_number if profile else "",
    }
    return [
        one.value
        for one in organisation.formerly.all()
        if one.kind in today and one.key != FormerIdentity.key_of(one.kind, today[one.kind])
    ]


@register.simple_tag
def not_of_the_list(organisation: Organisation) -> str:
    """Facts that its page shows and the last list that named it does not say, in words."""
    said = organisation.register_entry.said
    facts = _listed_facts(organisation)
    other = (key for key, here in facts.items()
             if here not in NOTHING and not is_same(key, here, said.get(key)))  # fmt: skip
    return ", ".join(words.column_name(key).lower() for key in other)


def _listed_facts(organisation: Organisation) -> dict[str, Any]:
    """As `importing.here` has them, of what is at hand already."""
    facts = {
        "name": organisation.name,
        "region": organisation.region_id,
        "website": organisation.website,
    }
    profile = profile_of(organisation)
    if profile is None:
        return facts
    return facts | {
        "number": profile.registration_number,
        "stage": profile.stage.code if profile.stage else "",
        "sectors": sorted(one.code for one in profile.sectors.all()),
        "units": sorted(one.code for one in business_units_of(organisation)),
        "members": profile.members,
        "founded": profile.founded,
    }


def cooperative_glance(profile: CooperativeProfile) -> list[Item]:
    """The cooperative's own facts, for components/glance.html."""
    region = profile.organisation.region_id or ""
    is_placed = len(region) == VILLAGE_CODE
    return [
        {"label": _("Village"), "value": "" if is_placed else profile.village},
        {"label": _("3T region"), "value": tier_3t(profile.organisation)},
        {"label": _("Founded"), "value": profile.founded},
        {"label": _("Members"), "value": intcomma(profile.members or "")},
        {"label": _("Stage"), "value": profile.stage.name if profile.stage else ""},
        {"label": _("Registration number"), "value": profile.registration_number},
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
def region_table(parts: Iterable[Part]) -> list[Item]:
    """Rows for components/table.html: the region, cooperatives known there, its villages."""
    return [
        {
            "cells": [
                format_html('<a href="{}">{}</a>', region_url(part.region), part.region.shown_name),
                intcomma(part.cooperatives),
                intcomma(part.villages),
            ]
        }
        for part in parts
    ]


@register.simple_tag
def village_table(villages: Iterable[Inhabited]) -> list[Item]:
    """Rows for components/table.html: the village, and its cooperative or that none is known."""
    none = _("none known here")
    return [
        {
            "id": f"v{one.village.code}",
            "cells": [
                one.village.name,
                one.village.get_kind_display(),
                format_html_join(
                    mark_safe("<br>"),
                    '<a href="{}">{}</a>',
                    ((known.get_absolute_url(), known.name) for known in one.cooperatives),
                )
                or none,
            ],
        }
        for one in villages
    ]


@register.simple_tag
def table_columns(*labels: str, numbers: bool = False) -> list[Item]:
    """Columns for components/table.html; `numbers` in all but the first."""
    return [{"label": label, "is_number": numbers and at > 0} for at, label in enumerate(labels)]


@register.simple_tag
def region_path(region: Region, name: str = "") -> list[Item]:
    """The way from the directory to the page of a region, or to what is called `name` in it."""
    regions = zip(around(region), region.place_names, strict=True)
    path = [{"label": label, "url": region_url(one)} for one, label in regions]
    root = {"label": _("Cooperatives"), "url": reverse("cooperatives:list")}
    last = {"label": name or path.pop(0)["label"]}
    return [root, *reversed(path), last]


@register.filter
def found_words(count: int, kind: str) -> str:
    """ "1 partner", "12 cooperatives": the size of a directory in words."""
    if kind == "cooperative":
        text = ngettext("%(count)s cooperative", "%(count)s cooperatives", count)
    else:
        text = ngettext("%(count)s partner", "%(count)s partners", count)
    return text % {"count": intcomma(count)}


@register.simple_tag
def matched_columns() -> list[Item]:
    """Headings of the rows of a list, as `Results.shown` has them."""
    labels = (_("As handed in"), _("Found or suggested"), _("Score"), _("Why"))
    return [{"label": label, "is_number": label == labels[2]} for label in labels]


@register.filter
def country_files(kept: CountryList) -> list[Item]:
    """Of the reader's language, for components/file.html."""
    sizes = kept.sizes_in(get_language())
    return [
        {
            "label": _("All cooperatives"),
            "url": reverse("cooperatives:country-export", args=[ending]),
            "format": "JSON Lines" if ending == "jsonl" else ending.upper(),
            "size": size,
        }
        for ending, size in sizes.items()
    ]


@register.filter
def business_units_of(organisation: Organisation) -> Iterable[BusinessUnit]:
    """No query where its row of the directory has none."""
    profile = profile_of(organisation)
    if profile is None or not organisation.is_listed_with("units"):
        return []
    units: Iterable[BusinessUnit] = profile.business_units.all()
    return units


def profile_of(organisation: Organisation) -> CooperativeProfile | None:
    """Its cooperative profile, without a query when it is no cooperative."""
    if not organisation.is_cooperative:
        return None
    return getattr(organisation, "cooperative", None)
