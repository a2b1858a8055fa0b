"""The library, its tools and their rows."""

import factory
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from knowledge.models import (
    Adaptation,
    Evidence,
    ToolFile,
    ToolIndexPage,
    ToolOrigin,
    ToolPage,
)
from tests.factories.home import HomePageFactory, PageFactory

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_document_model()

    title = factory.Sequence(lambda n: f"Berkas {n}")
    file = factory.LazyAttribute(lambda one: ContentFile(PDF, name="berkas.pdf"))
    file_size = len(PDF)


class ToolIndexPageFactory(PageFactory):
    class Meta:
        model = ToolIndexPage

    title = "Perpustakaan alat"
    slug = "perpustakaan"
    parent = factory.SubFactory(HomePageFactory)


class ToolPageFactory(PageFactory):
    """A published guide made abroad. Give rows and terms as lists: `evidence=[…]`."""

    class Meta:
        model = ToolPage

    class Params:
        tested = factory.Trait(evidence=factory.LazyFunction(lambda: [EvidenceFactory.build()]))

    title = factory.Sequence(lambda n: f"Alat {n}")
    summary = "Buku kas yang bisa diisi tangan."
    kind = "guide"
    languages = factory.LazyFunction(lambda: ["en"])
    origins = factory.LazyFunction(lambda: [ToolOrigin(country="CA")])
    parent = factory.SubFactory(ToolIndexPageFactory)


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Evidence

    country = "KH"
    year = 2017
    tested_by = "ILO"
    scale = "25 orang"
    result = "Semua kelompok menyusun rencana usaha."


class AdaptationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Adaptation

    part = "Pembagian laba"
    before = "Dividen tahunan"
    after = "SHU menurut jasa anggota"
    law = "UU 25/1992 pasal 45"


class ToolFileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ToolFile

    document = factory.SubFactory(DocumentFactory)
    title = "Buku kas"
    language = "id"
