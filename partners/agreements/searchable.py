"""What the search finds of agreements: what visitors may read, and nothing else."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from partners.agreements.models import Agreement, Commitment
from partners.organisations.models import Organisation
from search import registry
from search.building import in_each_language, key_of
from search.documents import SearchDocument
from search.indexing import refresh


def register() -> None:
    registry.register(
        Agreement,
        label=_("Agreement"),
        build=documents,
        live=lambda: Agreement.objects.public().for_cards().prefetch_related("sectors"),
        text_fields=("title_id", "title_en", "scope_id", "scope_en"),
    )


def documents(agreement: Agreement) -> Iterable[SearchDocument]:
    """One per language; the date is the signature."""
    promised = list(Commitment.objects.public().filter(agreement=agreement).by_due_date())
    organisations = [party.organisation for party in agreement.party_list]
    sectors = list(agreement.sectors.all())
    regions = {region.province_code for region in agreement.regions.all()}

    def build(language: str) -> SearchDocument:
        return SearchDocument(
            key=key_of(agreement, language),
            type=Agreement._meta.label_lower,
            languages=(language,),
            title=agreement.title,
            url=agreement.get_absolute_url(),
            alternative_titles=tuple(filter(None, {agreement.title_id, agreement.title_en})),
            keywords=(
                agreement.get_kind_display(),
                agreement.reference,
                *(str(organisation) for organisation in organisations),
                *(organisation.country_name for organisation in organisations),
                *(sector.name for sector in sectors),
            ),
            summary=agreement.scope,
            body="\n".join(
                text for each in promised for text in (each.title, each.measure) if text
            ),
            facets={
                "country": tuple({each.country for each in organisations}),
                "sector": tuple(sector.code for sector in sectors),
                "province": tuple(sorted(regions)),
            },
            date=agreement.signed_on,
        )

    return in_each_language(build)


@receiver(post_save, sender=Organisation)
def on_party_saved(instance: Organisation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """An organisation's new name reaches the search entries of its agreements."""
    if not (created or raw):
        refresh(*Agreement.objects.with_organisation(instance))
