"""What the search finds of apprenticeship offers."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Offer
from partners.organisations.places import province_names_of
from search import registry
from search.building import in_each_language, key_of
from search.documents import SearchDocument


def register() -> None:
    registry.register(
        Offer,
        label=_("Apprenticeship offer"),
        build=documents,
        live=live,
        text_fields=("title_id", "title_en", "summary_id", "summary_en"),
    )
    registry.register_facet("mode", _("Where"), lambda: dict(Mode.choices))


def live() -> QuerySet[Offer]:
    return Offer.objects.public().for_page().prefetch_related("sectors", "business_units")


def documents(offer: Offer) -> Iterable[SearchDocument]:
    """One per language; the date is the start of the next batch."""
    region = offer.region_id or ""
    batch = next(iter(offer.batches_ahead()), None)

    def build(language: str) -> SearchDocument:
        return SearchDocument(
            key=key_of(offer, language),
            type=Offer._meta.label_lower,
            languages=(language,),
            title=offer.title,
            url=offer.get_absolute_url(),
            alternative_titles=tuple(filter(None, {offer.title_id, offer.title_en})),
            keywords=(
                offer.host.name,
                offer.place,
                *province_names_of(offer.region),
                *(term.name for term in offer.competencies.all()),
            ),
            summary=offer.summary,
            body=_body(offer),
            facets={
                "competency": tuple(term.code for term in offer.competencies.all()),
                "sector": tuple(term.code for term in offer.sectors.all()),
                "unit": tuple(term.code for term in offer.business_units.all()),
                "province": (region[:2],) if region else (),
                "mode": (offer.mode,),
            },
            date=batch.starts_on if batch else None,
        )

    return in_each_language(build)


def _body(offer: Offer) -> str:
    days = [text for day in offer.days.all() for text in (day.title, day.text) if text]
    return "\n".join([*days, offer.requirements, offer.accessibility])
