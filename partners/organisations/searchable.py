"""What the search finds of organisations."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.regions.gazetteer import How
from home.regions.held import gazetteer
from partners.organisations import countries
from partners.organisations.finding import called_so
from partners.organisations.listing import province_names
from partners.organisations.models import Organisation
from partners.organisations.models.organisation import OrganisationQuerySet
from partners.organisations.places import province_names_of
from partners.organisations.wording import (
    FEWEST_DIGITS,
    asked_of,
    names_in,
    number_in,
    says_nothing,
    without_form,
)
from search import registry
from search.building import in_each_language, key_of
from search.documents import SearchDocument


def register() -> None:
    registry.register(
        Organisation,
        label=_("Organisation"),
        build=documents,
        live=lambda: _with_former_names(Organisation.objects.public().real().for_cards()),
        rows=lambda organisations: _with_former_names(organisations.for_cards()),
        text_fields=("name", "acronym", "summary_id", "summary_en"),
        called=called_so,
    )
    registry.register_facet("kind", _("Kind"), lambda: dict(Organisation.Kind.choices))
    registry.register_facet("country", _("Country"), lambda: dict(countries.choices()))
    registry.register_facet("province", _("Province"), province_names)
    registry.register_door(door)
    registry.register_naming(names_in)


def door(text: str) -> registry.Door | None:
    """The directory, for words that look like a cooperative: with the form in front, a
    registration number, or written as a place is called.
    """
    bare = asked_of(text)
    if says_nothing(text) or not (bare != text or _is_number(text) or _is_place(bare)):
        return None
    label = gettext("Look for “%(text)s” among the cooperatives") % {"text": text}
    return registry.Door(label, f"{reverse('cooperatives:list')}?{urlencode({'q': text})}")


def _is_number(text: str) -> bool:
    return sum(letter.isdigit() for letter in number_in(text)) >= FEWEST_DIGITS


def _is_place(text: str) -> bool:
    meant = gazetteer().meant(text)
    return bool(meant.codes) and meant.how is How.WRITTEN


def _with_former_names(organisations: OrganisationQuerySet) -> OrganisationQuerySet:
    return organisations.prefetch_related("merged_here__cooperative")


@cache
def _kinds(_language: str) -> dict[str, str]:
    """Words for each kind in the active language; asked of each row, they took a fifth of it."""
    return {kind: str(label) for kind, label in Organisation.Kind.choices}


def documents(organisation: Organisation) -> Iterable[SearchDocument]:
    profile = getattr(organisation, "cooperative", None)
    sectors = list(profile.sectors.all()) if profile else []
    region = organisation.region_id or ""
    provinces = province_names_of(organisation.region)
    former = [one for one in organisation.merged_here.all() if one.leads_readers_on]
    names = [name for one in former for name in (one.name, one.acronym)]
    is_entry = profile is not None and profile.is_kdkmp
    numbers = [one.cooperative.registration_number for one in former if hasattr(one, "cooperative")]

    def build(language: str) -> SearchDocument:
        return SearchDocument(
            key=key_of(organisation, language),
            type=Organisation._meta.label_lower,
            languages=(language,),
            title=organisation.name,
            url=organisation.get_absolute_url(),
            alternative_titles=tuple(filter(None, (organisation.acronym, *names))),
            keywords=(
                *([] if is_entry else [_kinds(language)[organisation.kind]]),
                organisation.place,
                *provinces,
                *(sector.name for sector in sectors),
                *filter(None, numbers),
            ),
            summary=organisation.summary,
            body=profile.figure if profile else "",
            is_entry=is_entry,
            borne=_kinds(language)[organisation.kind] if is_entry else "",
            telling=without_form(organisation.name) if is_entry else "",
            names=_names(organisation, former),
            place=organisation.place,
            facets={
                "kind": (organisation.kind,),
                "country": (organisation.country,),
                "province": (region[:2],) if region else (),
                "sector": tuple(sector.code for sector in sectors),
            },
        )

    return in_each_language(build)


def _names(organisation: Organisation, former: Iterable[Organisation]) -> tuple[str, ...]:
    """Of a cooperative, and of those that were merged into it: by which it is meant."""
    if not organisation.is_cooperative:
        return ()
    bearers = [organisation, *former]
    profiles = (getattr(one, "cooperative", None) for one in bearers)
    numbers = (profile.registration_number for profile in profiles if profile)
    texts = chain((one.name for one in bearers), numbers)
    return tuple(dict.fromkeys(name for text in texts for name in names_in(text)))
