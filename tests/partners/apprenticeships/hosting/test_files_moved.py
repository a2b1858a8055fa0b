"""What becomes of photos and documents when staff give an offer to another host, and when staff
delete a picture or document of their own that only a draft or an older version still names.
"""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.documents.models import Document
from wagtail.images.models import Image as StaffImage
from wagtail.models import Revision

from home.access import Actor
from partners.apprenticeships.hosting import drafts
from partners.apprenticeships.models import Offer, OfferDocument, OfferFile, OfferPhoto
from partners.apprenticeships.services import offer_files, submitting
from partners.organisations.models import Organisation
from tests.factories.files import pdf, picture
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.partners.apprenticeships.hosting.bringing import (
    ALT,
    TITLE,
    brought,
    got,
    paper,
    photo,
    private,
)
from tests.partners.apprenticeships.hosting.conftest import (
    approve,
    fresh,
    of,
    send_back,
    signed_in,
    text_of,
    words_of,
)

pytestmark = pytest.mark.django_db
OFFERS = "wagtailsnippets_apprenticeships_offer"


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def shown(draft: Offer, boss_of: Actor, workflow: Any, moderator: Any) -> Offer:
    """Published with a photo and a document."""
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    offer_files.put_document(draft, None, by=boss_of, file=paper(), **TITLE)
    submitting.submit(draft, by=boss_of)
    approve(fresh(draft), moderator)
    return fresh(draft)


def given_away(offer: Offer, moderator: Any) -> Organisation:
    """By staff, to another host."""
    other, draft = OrganisationFactory(), words_of(offer)
    draft.host = other
    draft.save_revision(user=moderator)
    draft.save()
    return other


def people_of(organisation: Organisation) -> Client:
    return signed_in(MembershipFactory(organisation=organisation).person)


def test_new_host_sees_the_files_of_its_offer(shown: Offer, moderator: Any) -> None:
    files = brought(shown), brought(shown, "documents")
    boss = people_of(given_away(shown, moderator))
    page = text_of(boss, of("offer", fresh(shown)))
    for file in files:
        assert private(file) in page
        assert got(boss, private(file))[0] == 200


def test_new_host_sees_files_that_its_draft_alone_shows(
    draft: Offer, boss_of: Actor, moderator: Any
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    file = brought(draft)
    other = OrganisationFactory()
    Offer.objects.filter(pk=draft.pk).update(host=other)
    OfferPhoto.objects.all().delete()
    boss = people_of(other)
    assert got(boss, private(file))[0] == 200
    offer_files.remove_photo(
        fresh(draft), 0, by=Actor(MembershipFactory(organisation=other).person)
    )
    assert got(boss, private(file))[0] == 404, "no offer of theirs shows it"


def test_host_that_gave_an_offer_away_reads_what_it_brought_and_nothing_newer(
    shown: Offer, moderator: Any, board: Client, stranger: Any
) -> None:
    old, other = brought(shown), given_away(shown, moderator)
    by = Actor(MembershipFactory(organisation=other).person)
    offer_files.put_photo(fresh(shown), 0, by=by, file=photo("baru.png"), **ALT)
    new = brought(shown)
    assert new.organisation == other
    assert got(board, private(old))[0] == 200
    assert got(board, private(new))[0] == 404
    third = people_of(OrganisationFactory())
    for file in (old, new):
        assert got(third, private(file))[0] == 404
        assert got(signed_in(stranger), private(file))[0] == 404


def test_file_of_a_version_that_was_moderated_survives_a_change_of_host(
    draft: Offer,
    boss_of: Actor,
    workflow: Any,
    moderator: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    file = brought(draft)
    submitting.submit(draft, by=boss_of)
    send_back(fresh(draft), moderator, "Foto lain")
    by = Actor(MembershipFactory(organisation=given_away(draft, moderator)).person)
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.remove_photo(fresh(draft), 0, by=by)
    assert OfferFile.objects.filter(pk=file.pk).exists(), "a moderator looked at it"


def test_file_that_nobody_needs_goes_also_after_a_change_of_host(
    draft: Offer, boss_of: Actor, moderator: Any, django_capture_on_commit_callbacks: Any
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    by = Actor(MembershipFactory(organisation=given_away(draft, moderator)).person)
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.remove_photo(fresh(draft), 0, by=by)
    assert not OfferFile.objects.exists()


def of_staff(kind: str, draft: Offer) -> Any:
    """A picture or document of staff that the draft shows beside what is there."""
    if kind == "photos":
        found = StaffImage.objects.create(
            title="T", file=ContentFile(picture(), name="toko.png"), width=8, height=8
        )
        row: Any = OfferPhoto(offer=draft, image=found, alt_id="Milik staf")
    else:
        found = Document.objects.create(title="T", file=ContentFile(pdf("x"), name="t.pdf"))
        row = OfferDocument(offer=draft, document=found, title_id="Milik staf")
    drafts.put_rows(draft, kind, [*getattr(draft, kind).all(), row])
    return found


@pytest.mark.parametrize("kind", ["photos", "documents"])
def test_draft_is_read_and_written_without_a_file_of_staff_that_is_gone(
    kind: str, shown: Offer, board: Client, boss_of: Actor, moderator: Any
) -> None:
    draft = words_of(shown)
    found = of_staff(kind, draft)
    draft.save_revision(user=moderator)
    assert "Milik staf" in text_of(board, of("offer", shown))
    found.delete()
    for page in ("offer", "preview"):
        text = text_of(board, of(page, shown))
        assert "Milik staf" not in text
        assert "Daftar bawaan" in text
    edit = reverse(f"{OFFERS}:edit", args=[shown.pk])
    assert signed_in(moderator).get(edit).status_code == 200
    submitting.submit(fresh(shown), by=boss_of)
    approve(fresh(shown), moderator)
    assert getattr(fresh(shown), kind).count() == 1


@pytest.mark.parametrize("kind", ["photos", "documents"])
def test_older_version_is_compared_and_restored_without_a_file_of_staff_that_is_gone(
    kind: str, shown: Offer, moderator: Any
) -> None:
    draft, first = words_of(shown), fresh(shown).latest_revision
    found = of_staff(kind, draft)
    older = draft.save_revision(user=moderator)
    Revision.objects.get(pk=first.pk).as_object().save_revision(user=moderator)
    found.delete()
    office = signed_in(moderator)
    for versions in ((older.pk, "latest"), ("live", older.pk)):
        address = reverse(f"{OFFERS}:revisions_compare", args=[shown.pk, *versions])
        assert office.get(address).status_code == 200
    address = reverse(f"{OFFERS}:revisions_revert", args=[shown.pk, older.pk])
    assert office.get(address).status_code == 200
    Revision.objects.get(pk=older.pk).publish(user=moderator)
    assert getattr(fresh(shown), kind).count() == 1
