"""Who gets the photos and documents of hosts, and when; what becomes of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.images.models import Image as StaffImage
from wagtail.models import Revision
from wagtail.test.utils.form_data import querydict_from_html

from home.access import Actor
from partners.apprenticeships.models import Offer, OfferFile, OfferPhoto
from partners.apprenticeships.services import hosting, offer_files, submitting
from partners.organisations import merging
from tests.factories.files import picture
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.partners.apprenticeships.hosting.bringing import (
    ALT,
    TITLE,
    brought,
    got,
    is_stored,
    paper,
    photo,
    private,
    public,
)
from tests.partners.apprenticeships.hosting.conftest import (
    approve,
    fresh,
    of,
    seen,
    send_back,
    signed_in,
    text_of,
    words_of,
)

pytestmark = pytest.mark.django_db


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


def test_file_of_a_draft_is_for_its_host_and_staff_alone(
    draft: Offer, boss_of: Actor, board: Client, moderator: Any, stranger: Any
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    file = brought(draft)
    status, headers = got(board, private(file))
    assert (status, headers["Cache-Control"]) == (200, "private, no-store")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert got(signed_in(moderator), private(file))[0] == 200
    other = MembershipFactory(organisation=OrganisationFactory()).person
    for person in (stranger, other):
        assert got(signed_in(person), private(file))[0] == 404
    assert got(Client(), private(file))[0] == 302
    for reader in (Client(), board, signed_in(moderator)):
        assert got(reader, public(draft, file))[0] == 404
    assert not StaffImage.objects.exists()
    assert Client().get(f"/media/{file.file.name}").status_code == 404


def test_published_offer_shows_what_was_brought(shown: Offer, board: Client) -> None:
    page = text_of(Client(), shown.get_absolute_url())
    shot, form = brought(shown), brought(shown, "documents")
    assert f'src="{public(shown, shot)}" alt="Dua kasir"' in page
    assert public(shown, form) in page
    assert "Daftar bawaan" in page
    _status, headers = got(Client(), public(shown, shot))
    assert headers["Content-Type"] == "image/jpeg"
    assert "attachment" not in headers.get("Content-Disposition", "")
    assert "attachment" in got(Client(), public(shown, form))[1]["Content-Disposition"]
    preview = text_of(board, of("preview", shown))
    assert private(shot) in preview
    assert public(shown, shot) not in preview


def test_change_waits_for_approval_and_the_old_one_leaves_the_site_with_it(
    shown: Offer, boss_of: Actor, moderator: Any
) -> None:
    old, form = brought(shown), brought(shown, "documents")
    offer_files.put_photo(shown, 0, by=boss_of, file=photo("baru.png"), **ALT)
    offer_files.remove_document(fresh(shown), 0, by=boss_of)
    new = brought(shown)
    assert got(Client(), public(shown, old))[0] == 200
    assert got(Client(), public(shown, form))[0] == 200
    assert got(Client(), public(shown, new))[0] == 404
    assert "baru" not in text_of(Client(), shown.get_absolute_url())
    submitting.submit(fresh(shown), by=boss_of)
    approve(fresh(shown), moderator)
    assert got(Client(), public(shown, new))[0] == 200
    for file in (old, form):
        assert got(Client(), public(shown, file))[0] == 404
        assert is_stored(file)


def test_older_version_can_be_published_again_with_its_files(
    shown: Offer, boss_of: Actor, moderator: Any
) -> None:
    first, old = shown.live_revision, brought(shown)
    offer_files.remove_photo(shown, 0, by=boss_of)
    submitting.submit(fresh(shown), by=boss_of)
    approve(fresh(shown), moderator)
    assert not fresh(shown).photos.exists()
    Revision.objects.get(pk=first.pk).publish(user=moderator)
    assert fresh(shown).photos.get().file == old
    assert got(Client(), public(shown, old))[0] == 200


def test_file_goes_when_nothing_needs_it_and_stays_when_a_version_does(
    draft: Offer,
    boss_of: Actor,
    workflow: Any,
    moderator: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    handed_in = brought(draft)
    submitting.submit(draft, by=boss_of)
    send_back(fresh(draft), moderator, "Foto lain")
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.remove_photo(fresh(draft), 0, by=boss_of)
    assert OfferFile.objects.filter(pk=handed_in.pk).exists(), "a moderator looked at it"
    assert is_stored(handed_in)
    offer_files.put_document(fresh(draft), None, by=boss_of, file=paper(), **TITLE)
    never_seen = brought(draft, "documents")
    version = fresh(draft).latest_revision
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.remove_document(fresh(draft), 0, by=boss_of)
    assert not OfferFile.objects.filter(pk=never_seen.pk).exists()
    assert not is_stored(never_seen)
    assert not version.as_object().documents.all(), "an old draft is read without it"


def test_file_that_is_to_be_published_later_stays(
    shown: Offer, boss_of: Actor, moderator: Any, django_capture_on_commit_callbacks: Any
) -> None:
    offer_files.put_photo(shown, None, by=boss_of, file=photo("nanti.png"), **ALT)
    later = words_of(shown).photos.all()[1].file
    Revision.objects.filter(pk=fresh(shown).latest_revision_id).update(
        approved_go_live_at=timezone.now() + timedelta(days=1)
    )
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.remove_photo(fresh(shown), 1, by=boss_of)
    assert OfferFile.objects.filter(pk=later.pk).exists()


def test_files_of_an_offer_that_is_deleted_go_with_it(
    draft: Offer, boss_of: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    file = brought(draft)
    with django_capture_on_commit_callbacks(execute=True):
        fresh(draft).delete()
    assert not OfferFile.objects.exists()
    assert not is_stored(file)


def test_copy_shows_the_same_files(shown: Offer, boss_of: Actor) -> None:
    copy = hosting.copy(shown, by=boss_of)
    assert brought(copy) == brought(shown)
    assert brought(copy, "documents") == brought(shown, "documents")


def test_files_go_along_when_their_host_is_merged(shown: Offer, moderator: Any) -> None:
    file, kept = brought(shown), OrganisationFactory()
    for key in merging.all_keys():
        if key.model is OfferFile:
            key.move(shown.host, kept)
    file.refresh_from_db()
    assert file.organisation == kept


def test_moderation_compares_photos_and_documents(
    shown: Offer, boss_of: Actor, moderator: Any
) -> None:
    offer_files.put_photo(shown, 0, by=boss_of, file=photo("baru.png"), alt_id="Lima", alt_en="")
    office = signed_in(moderator)
    name = "wagtailsnippets_apprenticeships_offer:revisions_compare"
    page = text_of(office, reverse(name, args=[shown.pk, "live", "latest"]))
    for word in ("Toko di Desa.jpg", "baru.jpg", "Dua kasir", "Lima"):
        assert word in page
    form = text_of(office, reverse("wagtailsnippets_apprenticeships_offer:edit", args=[shown.pk]))
    assert private(brought(shown)) in form


def test_staff_who_write_on_a_draft_keep_what_its_host_brought(
    shown: Offer, boss_of: Actor, moderator: Any
) -> None:
    """Also what no row stands for yet."""
    offer_files.put_photo(shown, None, by=boss_of, file=photo("baru.png"), **ALT)
    office = signed_in(moderator)
    address = reverse("wagtailsnippets_apprenticeships_offer:edit", args=[shown.pk])
    sent = querydict_from_html(office.get(address).content.decode(), form_id="w-editor-form")
    sent["title_en"] = "Till"
    office.post(address, sent)
    draft = words_of(shown)
    assert draft.title_en == "Till"
    assert [row.file.name for row in draft.photos.all()] == ["Toko di Desa.jpg", "baru.jpg"]
    assert [row.file.name for row in draft.documents.all()] == ["bawaan.pdf"]


def test_picture_that_staff_choose_stands_in_the_place_of_the_hosts(shown: Offer) -> None:
    image = StaffImage.objects.create(
        title="Toko", file=ContentFile(picture(), name="toko.png"), width=8, height=8
    )
    row = fresh(shown).photos.get()
    row.image = image
    row.full_clean()
    assert row.file is None
    with pytest.raises(ValidationError):
        OfferPhoto(offer=shown, alt_id="x").full_clean()


def test_host_adds_changes_and_takes_out_on_its_pages(draft: Offer, board: Client) -> None:
    answer = board.post(of("add_photo", draft), seen(draft, file=photo(), **ALT))
    assert answer.headers["Location"] == f"{of('offer', draft)}#photos"
    page = text_of(board, of("offer", draft))
    assert f'src="{private(brought(draft))}" alt="Dua kasir"' in page
    board.post(of("photo", draft, 1), seen(draft, alt_id="Tiga kasir", alt_en=""))
    assert words_of(draft).photos.all()[0].alt_id == "Tiga kasir"
    board.post(of("add_document", draft), seen(draft, file=paper(), **TITLE))
    assert "Daftar bawaan" in text_of(board, of("offer", draft))
    board.post(of("remove_photo", draft, 1), seen(draft))
    board.post(of("remove_document", draft, 1), seen(draft))
    assert not words_of(draft).photos.all()
    assert not words_of(draft).documents.all()


def test_nothing_typed_is_lost_when_a_file_is_refused(draft: Offer, board: Client) -> None:
    fake = ContentFile(b"bukan gambar", name="toko.png")
    typed = seen(draft, file=fake, alt_id="Dua kasir di toko", alt_en="")
    answer = board.post(of("add_photo", draft), typed)
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    assert "Dua kasir di toko" in answer.content.decode()
    missing = board.post(of("add_photo", draft), seen(draft, file=photo(), alt_id=""))
    assert set(missing.context["form"].errors) == {"alt_id", "file"}, "chosen again"
    assert not OfferFile.objects.exists()


def test_each_photo_keeps_its_picture_however_a_version_orders_them(
    draft: Offer, boss_of: Actor
) -> None:
    for words in (ALT, {"alt_id": "Dua kasir.", "alt_en": "Two cashiers."}):
        offer_files.put_photo(draft, None, by=boss_of, file=photo(), **words)
    content = words_of(draft).serializable_data()
    pictures = {row["alt_id"]: row["file"] for row in content["photos"]}
    assert len({*pictures.values()}) == 2
    content["photos"].reverse()
    read = fresh(draft).with_content_json(content)
    assert {row.alt_id: row.file_id for row in read.photos.all()} == pictures
