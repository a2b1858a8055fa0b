"""What the search finds of agreements, and when it looks again."""

import pytest

from partners.agreements import searchable
from partners.agreements.models import Agreement
from search import registry
from tests.factories.agreements import AgreementFactory, CommitmentFactory, PartyFactory
from tests.factories.home import SectorFactory

pytestmark = pytest.mark.django_db
LABEL = "agreements.agreement"


def _public(agreement: Agreement) -> Agreement:
    return registry.source_of(LABEL).live().get(pk=agreement.pk)


def test_agreement_is_found_in_both_languages_with_its_facets() -> None:
    agreement = AgreementFactory(in_force=True)
    agreement.sectors.set([SectorFactory(code="dairy")])
    agreement.save()
    party = PartyFactory(agreement=agreement, organisation__country="TL")
    indonesian, english = searchable.documents(_public(agreement))
    assert (indonesian.title, english.title) == (agreement.title_id, agreement.title_en)
    assert english.facets["sector"] == ("dairy",)
    assert english.facets["country"] == ("TL",)
    assert english.date == agreement.signed_on
    assert party.organisation.name in english.keywords
    assert "Timor-Leste" in english.keywords


def test_only_public_promises_are_words_of_it() -> None:
    shown = CommitmentFactory(title_en="Shown")
    CommitmentFactory(agreement=shown.agreement, title_en="Secret", is_public=False)
    _indonesian, english = searchable.documents(_public(shown.agreement))
    assert "Shown" in english.body
    assert "Secret" not in english.body


def test_drafts_and_archived_ones_are_not_live() -> None:
    AgreementFactory(draft=True)
    assert not registry.source_of(LABEL).live().exists()


def test_parts_lead_to_their_agreement() -> None:
    commitment = CommitmentFactory()
    party = PartyFactory(agreement=commitment.agreement)
    for part in (commitment, party):
        assert list(registry.owners_of(part)) == [commitment.agreement]
