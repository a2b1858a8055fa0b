"""Whose brief says what, and in how many queries."""

from datetime import date

import pytest
from django.utils import translation

from home.access import ActionNotPermitted, Actor
from partners.agreements.briefs import reading
from partners.agreements.models import Document
from partners.agreements.rules.progress import CommitmentState
from partners.agreements.services import agreements, proofs, reports
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
    a_document,
    editor,
    moderator,
    person,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def test_people_without_a_right_to_the_register_get_no_brief() -> None:
    agreement, partner = AgreementFactory(), person()
    agreements.let_in(agreement, partner, by=Actor(moderator()))
    for nobody in (partner, person("confidential_agreement"), None):
        with pytest.raises(ActionNotPermitted):
            reading.brief_of_agreement(agreement, by=Actor(nobody))
        with pytest.raises(ActionNotPermitted):
            reading.brief_of_organisation(OrganisationFactory(), by=Actor(nobody))


def test_contacts_are_for_those_who_may_read_confidential_facts() -> None:
    agreement = TwoPartyAgreementFactory()
    assert reading.brief_of_agreement(agreement, by=Actor(person("view_agreement"))).contacts == ()
    contacts = reading.brief_of_agreement(agreement, by=Actor(editor())).contacts
    assert {contact.email for contact in contacts} == {"rahasia@kontak.example"}


def test_title_of_a_confidential_document_is_not_named_to_others() -> None:
    commitment, staff = CommitmentFactory(), moderator()
    for visibility in Document.Visibility:
        document = a_document(
            commitment.agreement, by=staff, title_id=visibility.value, visibility=visibility
        )
        proofs.attach(commitment, by=Actor(staff), target=document)

    def named(by: object) -> tuple[str, ...]:
        brief = reading.brief_of_agreement(commitment.agreement, by=Actor(by))
        return brief.sections[0].groups[0].promises[0].proofs

    assert named(person("view_agreement")) == ("public",)
    assert len(named(editor())) == 3


def test_brief_of_a_partner_has_its_kept_agreements_only() -> None:
    partner, staff = OrganisationFactory(country="TL"), moderator()
    kept = AgreementFactory(title_id="Ada")
    gone = AgreementFactory(title_id="Arsip")
    AgreementFactory(title_id="Lain")
    for agreement in (kept, gone):
        PartyFactory(agreement=agreement, organisation=partner)
    agreements.archive(gone, by=Actor(staff), reason="ganda")
    with translation.override("id"):
        brief = reading.brief_of_organisation(partner, by=Actor(staff))
    assert [section.facts.title for section in brief.sections] == ["Ada"]
    assert brief.place == "Timor-Leste"


def test_draft_is_read_as_its_editors_left_it() -> None:
    agreement = AgreementFactory(draft=True, title_id="Lama", title_en="")
    agreement.title_id = "Baru"
    agreement.save_revision(user=editor())
    section = reading.brief_of_agreement(agreement, by=Actor(editor())).sections[0]
    assert (section.facts.title, section.facts.is_draft) == ("Baru", True)


def test_texts_are_in_the_active_language_and_the_last_report_is_told() -> None:
    commitment = CommitmentFactory(title_id="Janji", title_en="Promise")
    reports.submit(
        commitment,
        by=Actor(editor()),
        state=CommitmentState.UNDERWAY,
        text_id="Jalan",
        text_en="Going",
        on=TODAY,
    )
    with translation.override("en"):
        section = reading.brief_of_agreement(commitment.agreement, by=Actor(editor())).sections[0]
    promise = section.groups[0].promises[0]
    assert (promise.title, promise.report, promise.reported_on) == ("Promise", "Going", TODAY)
    assert section.facts.last_report_on == TODAY


def test_queries_do_not_grow_with_agreements(django_assert_max_num_queries) -> None:
    partner, staff = OrganisationFactory(), editor()
    for _number in range(12):
        agreement = TwoPartyAgreementFactory(in_force=True)
        PartyFactory(agreement=agreement, organisation=partner)
        CommitmentFactory.create_batch(3, agreement=agreement, partner=partner)
    staff.has_perm("agreements.view_agreement")
    with django_assert_max_num_queries(7):
        reading.brief_of_organisation(partner, by=Actor(staff))
