"""What two entries of one organisation had becomes that of one, and its old names lead there."""

from typing import Any

import pytest
from django.urls import reverse

from partners.agreements.importing.registers import Registers
from partners.agreements.models import Party
from partners.apprenticeships.models import Offer
from partners.membership.refusals import CannotBeMerged
from partners.organisations.finding import find
from partners.organisations.identity import canonical
from partners.organisations.models import FormerIdentity, Organisation
from partners.organisations.reconciliation.register import StoredRegister
from partners.organisations.searchable import documents
from portal.users.models import User
from tests.factories.agreements import AgreementFactory, PartyFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.partners.membership.services.two_organisations import merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden() -> Organisation:
    """Not on the site, with a name of before."""
    number = "AHU-77 TAHUN 2025"
    made: Organisation = CooperativeFactory(
        name="Koperasi Rahasia Bersama", is_public=False, profile__registration_number=number
    )
    FormerIdentity.objects.create(
        organisation=made,
        kind=FormerIdentity.Kind.NAME,
        value="Koperasi Silam Jaya",
        until="2024-01-01",
    )
    return made


class TestRecords:
    def test_agreements_and_offers_go_over(self, moderator: User) -> None:
        old, kept = OrganisationFactory(), OrganisationFactory()
        party, offer = PartyFactory(organisation=old), OfferFactory(host=old)
        merge(old, kept, moderator)
        assert Party.objects.get(pk=party.pk).organisation == kept
        assert Offer.objects.get(pk=offer.pk).host == kept

    def test_both_in_one_agreement_hinder(self, moderator: User) -> None:
        old, kept, agreement = OrganisationFactory(), OrganisationFactory(), AgreementFactory()
        for one in (old, kept):
            PartyFactory(agreement=agreement, organisation=one)
        with pytest.raises(CannotBeMerged) as refused:
            merge(old, kept, moderator)
        assert str(agreement) in refused.value.facts["why"]

    def test_draft_from_before_names_the_one_that_stays(self, moderator: User) -> None:
        old, kept = OrganisationFactory(), OrganisationFactory()
        offer, party = OfferFactory(host=old), PartyFactory(organisation=old)
        for record in (offer, party.agreement):
            record.refresh_from_db()
            record.save_revision(clean=False)
        merge(old, kept, moderator)
        assert offer.get_latest_revision_as_object().host == kept
        draft = party.agreement.get_latest_revision_as_object()
        assert [one.organisation for one in draft.parties.all()] == [kept]

    def test_profile_goes_over_where_the_other_has_none(
        self, old: Organisation, moderator: User
    ) -> None:
        kept = CooperativeFactory(profile=None)
        merge(old, kept, moderator)
        kept.refresh_from_db()
        assert kept.cooperative.registration_number == "AHU-77 TAHUN 2025"

    def test_old_version_does_not_bring_it_back(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        before = old.save_revision(clean=False)
        merge(old, kept, moderator)
        before.refresh_from_db()
        assert before.as_object().merged_into == kept
        assert before.as_object().is_archived


class TestItsAddressAndNames:
    def test_address_and_code_lead_to_the_other(
        self, old: Organisation, kept: Organisation, moderator: User, client: Any
    ) -> None:
        address = old.get_absolute_url()
        assert client.get(address).status_code == 200
        merge(old, kept, moderator)
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
        assert client.get(reverse("organisations:detail", args=[old.code])).status_code == 301

    def test_address_of_one_merged_before_leads_to_the_last(
        self, old: Organisation, kept: Organisation, moderator: User, client: Any
    ) -> None:
        last = CooperativeFactory()
        merge(old, kept, moderator)
        merge(kept, last, moderator)
        answer = client.get(old.get_absolute_url())
        assert answer["Location"] == last.get_absolute_url()

    @pytest.mark.parametrize("text", ["ahu 77 tahun 2025", "Koperasi Lama Sejahtera"])
    def test_number_and_name_find_the_other(
        self, old: Organisation, kept: Organisation, moderator: User, text: str
    ) -> None:
        Organisation.objects.filter(pk=old.pk).update(name="Koperasi Lama Sejahtera")
        merge(old, kept, moderator)
        assert find(text).organisations == [kept]

    def test_search_knows_the_other_by_the_old_name_and_number(
        self, old: Organisation, kept: Organisation, moderator: User
    ) -> None:
        merge(old, kept, moderator)
        for document in documents(Organisation.objects.get(pk=kept.pk)):
            assert old.name in document.alternative_titles
            assert "AHU-77 TAHUN 2025" in document.keywords

    def test_nothing_of_one_that_readers_never_saw_leads_to_the_other(
        self, hidden: Organisation, kept: Organisation, moderator: User, client: Any
    ) -> None:
        merge(hidden, kept, moderator)
        for text in (hidden.name, "Rahasia", "Koperasi Silam Jaya", "ahu 77 tahun 2025"):
            assert find(text).organisations == []
        assert client.get(hidden.get_absolute_url()).status_code == 404
        for document in documents(Organisation.objects.get(pk=kept.pk)):
            assert document.alternative_titles == ()
            assert "AHU-77 TAHUN 2025" not in document.keywords
        assert "Silam" not in client.get(kept.get_absolute_url()).content.decode()
        assert StoredRegister().numbered({canonical("AHU-77 TAHUN 2025")}) == {}

    def test_the_moderator_may_say_that_its_names_lead_on(
        self, hidden: Organisation, kept: Organisation, moderator: User, client: Any
    ) -> None:
        merge(hidden, kept, moderator, tells_names=True)
        for text in (hidden.name, "Koperasi Silam Jaya", "ahu 77 tahun 2025"):
            assert find(text).organisations == [kept]
        assert client.get(hidden.get_absolute_url()).status_code == 301

    def test_what_was_merged_into_it_before_leads_no_further(
        self, hidden: Organisation, kept: Organisation, moderator: User
    ) -> None:
        old = CooperativeFactory(name="Koperasi Lama Sejahtera")
        merge(old, hidden, moderator)
        merge(hidden, kept, moderator)
        assert find("Koperasi Lama Sejahtera").organisations == []

    def test_old_version_does_not_make_it_lead_on(
        self, hidden: Organisation, kept: Organisation, moderator: User
    ) -> None:
        before = hidden.save_revision(clean=False)
        merge(hidden, kept, moderator)
        before.refresh_from_db()
        assert not before.as_object().leads_readers_on

    def test_lists_that_name_the_old_one_mean_the_other(self, moderator: User) -> None:
        old, kept = OrganisationFactory(name="Serikat Lama"), OrganisationFactory()
        merge(old, kept, moderator)
        assert Registers().organisations.get("serikat lama") == kept.pk
