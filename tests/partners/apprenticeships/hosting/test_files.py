"""Photos and documents that a host brings: who may, and what is taken."""

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince, IsGone
from home.uploads.refusals import ContentIsOther, FileHasMacros, FileIsTooLarge
from partners.apprenticeships.hosting import files
from partners.apprenticeships.hosting.refusals import (
    IsHeldByStaff,
    IsWaiting,
    TooManyFiles,
    TooManyFilesStored,
)
from partners.apprenticeships.models import Offer, OfferFile
from partners.apprenticeships.services import hosting, offer_files
from partners.organisations.models import Organisation
from tests.factories.files import archive
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.partners.apprenticeships.hosting.bringing import (
    ALT,
    TITLE,
    brought,
    is_stored,
    paper,
    photo,
)
from tests.partners.apprenticeships.hosting.conftest import (
    fresh,
    send_back,
    words_of,
)

pytestmark = pytest.mark.django_db


def test_photo_is_made_anew_from_its_pixels(draft: Offer, helper: Actor) -> None:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rahasia"
    Image.new("RGB", (2_400, 1_200), "red").save(stream, "JPEG", exif=exif)
    large = ContentFile(stream.getvalue(), name="IMG_1.jpeg")
    offer_files.put_photo(draft, None, by=helper, file=large, **ALT)
    kept = brought(draft)
    assert (kept.name, kept.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert kept.organisation == draft.host
    with kept.file.open() as stored:
        content = stored.read()
    assert b"Rahasia" not in content
    assert len(content) == kept.size
    with Image.open(io.BytesIO(content)) as made:
        assert made.size == (kept.width, kept.height) == (960, 480)


def test_photo_without_words_is_not_taken_and_nothing_is_stored(
    draft: Offer, helper: Actor
) -> None:
    with pytest.raises(ValidationError) as refused:
        offer_files.put_photo(draft, None, by=helper, file=photo(), alt_id="", alt_en="")
    assert "alt_id" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        offer_files.put_document(draft, None, by=helper, **TITLE)
    assert "file" in refused.value.message_dict
    assert not OfferFile.objects.exists()
    assert not words_of(draft).photos.all()


def test_what_is_no_picture_or_could_harm_is_refused(draft: Offer, helper: Actor) -> None:
    fake = ContentFile(b"<script>alert(1)</script>", name="toko.png")
    with pytest.raises(ContentIsOther):
        offer_files.put_photo(draft, None, by=helper, file=fake, **ALT)
    macro = archive({"word/document.xml": "<w/>", "word/vbaProject.bin": "x"})
    harmful = ContentFile(macro, name="isian.docx")
    with pytest.raises(FileHasMacros):
        offer_files.put_document(draft, None, by=helper, file=harmful, **TITLE)
    large = ContentFile(b"%PDF-" + b"0" * files.LARGEST_DOCUMENT, name="besar.pdf")
    with pytest.raises(FileIsTooLarge):
        offer_files.put_document(draft, None, by=helper, file=large, **TITLE)
    assert not OfferFile.objects.exists()


@pytest.mark.parametrize("empty", ["   ", "\u200b", "\u3164", "\u2800", "\u202e"])
def test_words_that_nobody_sees_or_hears_are_none(draft: Offer, helper: Actor, empty: str) -> None:
    with pytest.raises(ValidationError) as refused:
        offer_files.put_photo(draft, None, by=helper, file=photo(), alt_id=empty, alt_en="")
    assert set(refused.value.error_dict) == {"alt_id"}
    with pytest.raises(ValidationError):
        offer_files.put_document(draft, None, by=helper, file=paper(), title_id=empty, title_en="")
    assert not OfferFile.objects.exists()


def test_words_change_without_the_file_and_the_file_without_the_row(
    draft: Offer, helper: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    offer_files.put_photo(draft, None, by=helper, file=photo(), **ALT)
    first = brought(draft)
    offer_files.put_photo(draft, 0, by=helper, alt_id="Tiga kasir", alt_en="Three cashiers")
    assert brought(draft) == first
    assert words_of(draft).photos.all()[0].alt_en == "Three cashiers"
    with django_capture_on_commit_callbacks(execute=True):
        offer_files.put_photo(draft, 0, by=helper, file=photo("lain.png"), **ALT)
    assert brought(draft).name == "lain.jpg"
    assert len(words_of(draft).photos.all()) == 1
    assert not OfferFile.objects.filter(pk=first.pk).exists()
    assert not is_stored(first)


def test_offer_shows_so_many_and_drafts_hold_so_many(
    draft: Offer, helper: Actor, monkeypatch: Any
) -> None:
    for _number in range(files.MOST_PHOTOS):
        offer_files.put_photo(draft, None, by=helper, file=photo(), **ALT)
    with pytest.raises(TooManyFiles):
        offer_files.put_photo(draft, None, by=helper, file=photo(), **ALT)
    assert len(words_of(draft).photos.all()) == files.MOST_PHOTOS
    monkeypatch.setattr(offer_files, "MOST_STORED", files.MOST_PHOTOS)
    with pytest.raises(TooManyFilesStored):
        offer_files.put_document(draft, None, by=helper, file=paper(), **TITLE)


@pytest.mark.parametrize("who", ["stranger", "other", "assistant", "pmo", "nobody", "staff"])
def test_others_bring_and_take_out_nothing(
    draft: Offer, partner: Organisation, boss_of: Actor, who: str, moderator: Any, stranger: Any
) -> None:
    area = AreaFactory()
    partner.region = area.region
    partner.save()
    offer_files.put_photo(draft, None, by=boss_of, file=photo(), **ALT)
    offer_files.put_document(draft, None, by=boss_of, file=paper(), **TITLE)
    actor = {
        "stranger": Actor(stranger),
        "other": Actor(MembershipFactory(organisation=OrganisationFactory()).person),
        "assistant": Actor(MandateFactory(cooperative=partner).assistant),
        "pmo": Actor(area.person),
        "nobody": NOBODY,
        "staff": Actor(moderator),
    }[who]
    before = fresh(draft).latest_revision_id
    for act in (
        lambda: offer_files.put_photo(draft, None, by=actor, file=photo(), **ALT),
        lambda: offer_files.put_photo(draft, 0, by=actor, **ALT),
        lambda: offer_files.remove_photo(draft, 0, by=actor),
        lambda: offer_files.put_document(draft, None, by=actor, file=paper(), **TITLE),
        lambda: offer_files.remove_document(draft, 0, by=actor),
        lambda: offer_files.fulfil(draft, None, by=actor),
    ):
        with pytest.raises(ActionNotPermitted):
            act()
    assert fresh(draft).latest_revision_id == before
    assert OfferFile.objects.count() == 2


def test_nothing_is_written_while_a_moderator_reads_or_staff_hold_it(
    sent: Offer, boss_of: Actor, moderator: Any
) -> None:
    with pytest.raises(IsWaiting):
        offer_files.put_photo(sent, None, by=boss_of, file=photo(), **ALT)
    send_back(sent, moderator, "Foto?")
    Offer.objects.filter(pk=sent.pk).update(locked=True)
    with pytest.raises(IsHeldByStaff):
        offer_files.put_document(fresh(sent), None, by=boss_of, file=paper(), **TITLE)
    Offer.objects.filter(pk=sent.pk).update(locked=False)
    version = fresh(sent).latest_revision_id
    hosting.write(sent, by=boss_of, title_en="Till")
    with pytest.raises(HasChangedSince):
        offer_files.put_photo(sent, None, by=boss_of, file=photo(), seen=version, **ALT)
    with pytest.raises(IsGone):
        offer_files.remove_photo(fresh(sent), 3, by=boss_of)
    assert not OfferFile.objects.exists()


def test_what_was_done_is_in_the_history_in_the_name_of_the_host(
    draft: Offer, helper: Actor
) -> None:
    offer_files.put_photo(draft, None, by=helper, file=photo(), **ALT)
    entry = ModelLogEntry.objects.filter(action=hosting.WRITTEN).order_by("-pk").first()
    assert entry.data["part"] == "photos"
    assert entry.data["acted_for"] == draft.host_id
