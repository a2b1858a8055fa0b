"""Files of hosts: made, brought, and asked for."""

from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from home.uploads.storage import private_storage
from partners.apprenticeships.models import Offer, OfferFile
from tests.factories.files import pdf, picture
from tests.partners.apprenticeships.hosting.conftest import (
    words_of,
)

ALT = {"alt_id": "Dua kasir", "alt_en": ""}
TITLE = {"title_id": "Daftar bawaan", "title_en": ""}


def photo(name: str = "Toko di Desa.png", size: tuple[int, int] = (40, 30)) -> ContentFile:
    return ContentFile(picture(size=size), name=name)


def paper(words: str = "Bawa KTP") -> ContentFile:
    return ContentFile(pdf(words), name="bawaan.pdf")


def brought(offer: Offer, part: str = "photos") -> OfferFile:
    """The first file of this part of the draft."""
    return getattr(words_of(offer), part).all()[0].file


def private(file: OfferFile) -> str:
    return reverse("hosting:file", args=[file.key])


def public(offer: Offer, file: OfferFile) -> str:
    return reverse("apprenticeships:file", args=[offer.slug, file.key])


def got(client: Client, address: str) -> tuple[int, dict[str, str]]:
    """Status and headers."""
    answer: Any = client.get(address)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return answer.status_code, dict(answer.headers)


def is_stored(file: OfferFile) -> bool:
    return private_storage().exists(str(file.file.name))
