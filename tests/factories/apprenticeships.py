"""Offers and batches."""

import hashlib
from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer, OfferFile
from tests.factories.files import pdf, picture
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


class OfferFactory(factory.django.DjangoModelFactory):
    """A published offer of a public host; `draft=True` keeps it from the site."""

    class Meta:
        model = Offer
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False, has_unpublished_changes=True)

    slug = factory.Sequence(lambda n: f"magang-{n}")
    title_id = factory.Sequence(lambda n: f"Magang {n}")
    title_en = factory.Sequence(lambda n: f"Apprenticeship {n}")
    summary_id = "Belajar di tempat."
    summary_en = "Learning on the spot."
    host = factory.SubFactory(CooperativeFactory, host=True)
    region = factory.SubFactory(RegencyFactory)

    @factory.post_generation
    def competencies(offer, create, terms, **kwargs):  # noqa: N805 - factory_boy's own signature
        _set(offer, "competencies", terms)

    @factory.post_generation
    def sectors(offer, create, terms, **kwargs):  # noqa: N805 - factory_boy's own signature
        _set(offer, "sectors", terms)


def _set(offer: Offer, name: str, terms: list | None) -> None:
    if terms:
        getattr(offer, name).set(terms)
        offer.save()


class BatchFactory(factory.django.DjangoModelFactory):
    """A planned batch in two months; `open=True` takes applications."""

    class Meta:
        model = Batch

    class Params:
        open = factory.Trait(state=BatchState.OPEN)

    offer = factory.SubFactory(OfferFactory)
    code = factory.Sequence(lambda n: f"batch-{n}")
    starts_on = factory.LazyFunction(lambda: in_days(60))
    ends_on = factory.LazyAttribute(lambda batch: batch.starts_on + timedelta(days=9))
    seats = 38
    minimum = 20


class OfferFileFactory(factory.django.DjangoModelFactory):
    """A document that a host brought; `photo=True` is a picture of it."""

    class Meta:
        model = OfferFile

    class Params:
        photo = factory.Trait(
            name="toko.jpg", media_type="image/jpeg", width=8, height=8, content=picture("JPEG")
        )
        content = pdf("Bawa KTP")

    organisation = factory.SubFactory(CooperativeFactory, host=True)
    name = "bawaan.pdf"
    media_type = "application/pdf"
    size = factory.LazyAttribute(lambda one: len(one.content))
    sha256 = factory.LazyAttribute(lambda one: hashlib.sha256(one.content).hexdigest())
    file = factory.LazyAttribute(lambda one: ContentFile(one.content, name=one.name))
