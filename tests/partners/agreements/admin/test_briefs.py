"""The brief in the admin: for whom, in which language, as page and files."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories.agreements import (
    EDITOR_RIGHTS,
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    person,
)
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def signed_in(*rights: str) -> Client:
    """A client of somebody who may enter the admin."""
    user = person(*rights)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def record():
    """An agreement with a contact and a blocked promise."""
    agreement = AgreementFactory(in_force=True, title_id="Nota Dili", title_en="Dili memorandum")
    PartyFactory(agreement=agreement, organisation=OrganisationFactory(name="SECoop", country="TL"))
    CommitmentFactory(
        agreement=agreement, state="blocked", obstacle="budget", next_step_id="Bersurat"
    )
    return agreement


def addresses(agreement) -> list[str]:
    organisation = agreement.parties.get().organisation
    found = []
    for kind, pk in (("agreement", agreement.pk), ("organisation", organisation.pk)):
        found.append(reverse(f"agreements_brief:{kind}", args=[pk]))
        found += [reverse(f"agreements_brief:{kind}_file", args=[pk, f]) for f in ("pdf", "xlsx")]
    return found


@pytest.mark.parametrize("rights", [("view_agreement",), EDITOR_RIGHTS])
def test_brief_is_for_staff_of_the_register(record, rights) -> None:
    client = signed_in(*rights)
    for address in addresses(record):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("rights", [(), ("confidential_agreement",)])
def test_others_in_the_admin_are_sent_back(record, rights) -> None:
    """Wagtail answers a missing right with its front page and a message."""
    client = signed_in(*rights)
    for address in addresses(record):
        assert client.get(address).headers["Location"] == "/admin/", address


def test_visitors_are_asked_to_sign_in(record) -> None:
    for address in addresses(record):
        assert "/login/?next=/admin/agreements/brief/" in Client().get(address).headers["Location"]


def test_contacts_reach_no_channel_of_who_may_not_read_them(record) -> None:
    page = addresses(record)[0]
    assert b"rahasia@kontak.example" in signed_in(*EDITOR_RIGHTS).get(page).content
    assert b"rahasia@kontak.example" not in signed_in("view_agreement").get(page).content


def test_page_and_files_speak_the_language_that_was_asked_for(record) -> None:
    client = signed_in(*EDITOR_RIGHTS)
    page, pdf, _workbook, *_rest = addresses(record)
    english = client.get(page, {"language": "en"}).content.decode()
    assert '<html lang="en">' in english
    assert "Dili memorandum" in english
    assert f"{pdf}?language=en" in english
    assert "Nota Dili" in client.get(page, {"language": "id"}).content.decode()
    name = client.get(pdf, {"language": "en"}).headers["Content-Disposition"]
    assert name.startswith('attachment; filename="agreement-brief-dili-memorandum-')


@pytest.mark.parametrize("language", ["xx", '"', "\x00", "x" * 10_000])
def test_unknown_language_is_the_readers_own(record, language: str) -> None:
    assert (
        signed_in(*EDITOR_RIGHTS).get(addresses(record)[0], {"language": language}).status_code
        == 200
    )


def test_what_does_not_exist_is_not_found(record) -> None:
    client = signed_in(*EDITOR_RIGHTS)
    page = reverse("agreements_brief:agreement", args=[record.pk])
    assert client.get(f"{page}docx/").status_code == 404
    assert client.get(reverse("agreements_brief:agreement", args=[10**20])).status_code == 404
    record.archived_at = record.created_at
    record.save(update_fields=["archived_at"])
    assert client.get(page).status_code == 404


def test_lists_of_agreements_and_organisations_lead_to_the_brief(record) -> None:
    client = signed_in(*EDITOR_RIGHTS, "view_organisation")
    organisation = record.parties.get().organisation
    listing = client.get(reverse("wagtailsnippets_agreements_agreement:list")).content.decode()
    assert reverse("agreements_brief:agreement", args=[record.pk]) in listing
    boss = person(is_superuser=True, is_staff=True)
    client.force_login(boss)
    listing = client.get(reverse("wagtailsnippets_organisations_organisation:list"))
    form = client.get(
        reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    )
    address = reverse("agreements_brief:organisation", args=[organisation.pk])
    assert address in listing.content.decode()
    assert address in form.content.decode()
