"""Photos and documents that a host puts on its offer, and the agreement that it fulfils. Like all
words of a draft, readers see them once it is published.
"""

from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.uploads.keeping import facts_of, removed_when_refused
from home.uploads.photos import ACCEPTED, LARGEST, MEDIA_TYPE, made_anew, size_of
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships.hosting import drafts, files, fulfilling
from partners.apprenticeships.hosting.files import (
    DOCUMENTS,
    LARGEST_DOCUMENT,
    LONGEST_SIDE,
    MOST_DOCUMENTS,
    MOST_PHOTOS,
    MOST_STORED,
)
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.hosting.refusals import (
    AgreementIsNotYours,
    TooManyFiles,
    TooManyFilesStored,
)
from partners.apprenticeships.models import Offer, OfferDocument, OfferFile, OfferPhoto
from partners.apprenticeships.services.hosting import WRITTEN
from partners.membership.permissions import acting_for
from partners.organisations.models import Organisation

OF_PHOTOS = ("alt_id", "alt_en")
OF_DOCUMENTS = ("title_id", "title_en")
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters by their kind that nobody sees or hears


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an offer that shows files: `chosen` is the field for what staff chose instead."""

    name: str
    chosen: str
    most: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class New:
    """A file that was looked into and is not stored yet."""

    kept: OfferFile
    content: File[bytes]


@transaction.atomic
def put_photo(
    offer: Offer,
    place: int | None,
    *,
    by: Actor,
    file: File[bytes] | None = None,
    seen: object = None,
    **words: Any,
) -> Offer:
    """Write a photo: the one at `place` in the draft, from 0, or a new one. `file` stands in the
    place of the picture that is there; what is kept is made anew from its pixels. `words`:
    `OF_PHOTOS`, without which it is not taken.

    Raises ActionNotPermitted, ValidationError, UploadRefused, TooManyFiles, TooManyFilesStored,
    IsWaiting, IsHeldByStaff, HasChangedSince, IsGone.
    """
    draft, acting, host = _own(offer, by, seen)
    photos = list(draft.photos.all())
    photo = _at(photos, place) if place is not None else OfferPhoto(offer=draft)
    new = _photo_of(host, file) if file is not None else None
    _put(draft, Part("photos", "image", MOST_PHOTOS, OF_PHOTOS), photos, photo, new, words, acting)
    return draft


@transaction.atomic
def remove_photo(offer: Offer, place: int, *, by: Actor, seen: object = None) -> Offer:
    """What readers see stays until the draft is published. Raises as `put_photo`."""
    draft, acting, _host = _own(offer, by, seen)
    _remove(draft, "photos", place, acting)
    return draft


@transaction.atomic
def put_document(
    offer: Offer,
    place: int | None,
    *,
    by: Actor,
    file: File[bytes] | None = None,
    seen: object = None,
    **words: Any,
) -> Offer:
    """Write a document (`OF_DOCUMENTS`), as `put_photo` writes a photo; it is kept as it is.
    Raises as `put_photo`.
    """
    draft, acting, host = _own(offer, by, seen)
    documents = list(draft.documents.all())
    document = _at(documents, place) if place is not None else OfferDocument(offer=draft)
    new = _document_of(host, file) if file is not None else None
    part = Part("documents", "document", MOST_DOCUMENTS, OF_DOCUMENTS)
    _put(draft, part, documents, document, new, words, acting)
    return draft


@transaction.atomic
def remove_document(offer: Offer, place: int, *, by: Actor, seen: object = None) -> Offer:
    """As `remove_photo`."""
    draft, acting, _host = _own(offer, by, seen)
    _remove(draft, "documents", place, acting)
    return draft


@transaction.atomic
def fulfil(
    offer: Offer,
    agreement: Agreement | None,
    *,
    by: Actor,
    commitment: Commitment | None = None,
    seen: object = None,
) -> Offer:
    """The agreement, and the commitment in it, that this offer keeps: one of those that the host
    is a party to and that this person may know of, or what stands there already.

    Raises ActionNotPermitted, AgreementIsNotYours, ValidationError, IsWaiting, IsHeldByStaff,
    HasChangedSince, IsGone.
    """
    draft, acting, host = _own(offer, by, seen)
    known = fulfilling.agreements_for(by, host), fulfilling.commitments_for(by, host)
    stands = draft.agreement, draft.commitment
    for row, before, rows in zip((agreement, commitment), stands, known, strict=True):
        if row is not None and row != before and not rows.filter(pk=row.pk).exists():
            raise AgreementIsNotYours(agreement=agreement)
    if commitment is not None and (agreement is None or commitment.agreement_id != agreement.pk):
        said = _("This commitment belongs to another agreement.")
        raise ValidationError({"commitment": said})
    draft.agreement, draft.commitment = agreement, commitment
    drafts.keep(draft, WRITTEN, by=acting, part="agreement")
    return draft


def _own(offer: Offer, by: Actor, seen: object) -> tuple[Offer, Actor, Organisation]:
    """The host is locked first, so that its files are counted one after the other."""
    require(user_can_prepare(by, offer.host))
    host = locked(offer.host)
    return drafts.opened(offer, seen), acting_for(by, offer.host), host


def _put(
    draft: Offer,
    part: Part,
    rows: list[Any],
    row: Any,
    new: New | None,
    words: dict[str, Any],
    acting: Actor,
) -> None:
    """What is wrong with the words is said before a file is stored."""
    is_new = row not in rows
    if is_new and len(rows) >= part.most:
        raise TooManyFiles(most=part.most)
    for name in part.words:
        setattr(row, name, words[name])
    row.clean_fields(exclude={field.name for field in row._meta.fields} - {*part.words})
    needed = row._meta.get_field(part.words[0])
    if not any(letter.isalnum() and letter not in FILLERS for letter in words[needed.name]):
        raise ValidationError({needed.name: needed.error_messages["blank"]})
    if is_new and new is None:
        raise ValidationError({"file": _("Choose a file.")})
    before, kept = row.file, new.kept if new else OfferFile()
    with removed_when_refused(kept):
        if new is not None:
            _store(new)
            setattr(row, part.chosen, None)
            row.file = kept
        _keep(draft, part.name, [*rows, *([row] if is_new else [])], acting)
    if new is not None:
        _forget(before)


def _keep(draft: Offer, name: str, rows: list[Any], acting: Actor) -> None:
    for place, row in enumerate(rows):
        row.sort_order = place
    drafts.put_rows(draft, name, rows)
    drafts.keep(draft, WRITTEN, by=acting, part=name)


def _remove(draft: Offer, name: str, place: int, acting: Actor) -> None:
    rows = list(getattr(draft, name).all())
    gone = _at(rows, place)
    _keep(draft, name, [row for row in rows if row is not gone], acting)
    _forget(gone.file)


def _forget(file: OfferFile | None) -> None:
    if file is not None:
        files.forget_unneeded([file.pk])


def _at(rows: list[Any], place: int) -> Any:
    if not 0 <= place < len(rows):
        raise IsGone(record=None)
    return rows[place]


def _photo_of(host: Organisation, file: File[bytes]) -> New:
    facts = facts_of(file, accepted=ACCEPTED, limit=LARGEST)
    made = made_anew(cast(BinaryIO, file.file or file), longest=LONGEST_SIDE)
    facts["name"] = f"{str(facts['name']).rpartition('.')[0] or 'foto'}.jpg"
    width, height = size_of(made)
    facts |= {"media_type": MEDIA_TYPE, "size": len(made), "width": width, "height": height}
    return New(OfferFile(organisation=host, **facts), ContentFile(made))


def _document_of(host: Organisation, file: File[bytes]) -> New:
    facts = facts_of(file, accepted=DOCUMENTS, limit=LARGEST_DOCUMENT)
    return New(OfferFile(organisation=host, **facts), file)


def _store(new: New) -> None:
    kept = new.kept
    unseen = OfferFile.objects.filter(organisation=kept.organisation, shown_at=None)
    if unseen.count() >= MOST_STORED:
        raise TooManyFilesStored(most=MOST_STORED)
    kept.file.save(kept.name, new.content, save=False)
    kept.save()
