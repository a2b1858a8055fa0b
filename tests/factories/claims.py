"""Claims, proposals, and who may answer them."""

from io import BytesIO

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partners.membership.models import Claim, ClaimReason, Proposal
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.membership import AreaFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory


class VillageFactory(RegionFactory):
    """A village in a district of a regency; `within` is the code of the district."""

    class Params:
        within = "320301"

    # By count from 2101: a test names the villages before.
    code = factory.Sequence(lambda n: f"320301{2101 + n % 6800}")
    name = factory.Sequence(lambda n: f"Desa {n}")
    level = 4
    kind = "desa"
    parent = factory.LazyAttribute(lambda region: district(region.within))


def district(code: str = "320301", name: str = "Cibeber", regency: str = "Kabupaten Cianjur"):
    above = RegencyFactory(code=code[:4], name=regency, parent__code=code[:2])
    return RegionFactory(code=code, name=name, level=3, kind="district", parent=above)


class ReasonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClaimReason
        django_get_or_create = ("code",)

    code = "proof-missing"
    text_id = "Belum ada bukti."
    text_en = "No proof yet."


class ClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claim

    person = factory.SubFactory(PersonFactory)
    organisation = factory.LazyFunction(lambda: CooperativeFactory(region=VillageFactory()))


class ProposalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Proposal

    person = factory.SubFactory(PersonFactory)
    kind = Organisation.Kind.COOPERATIVE
    name = factory.Sequence(lambda n: f"KDMP Baru {n}")
    region = factory.SubFactory(VillageFactory)
    words = "Ketua sejak 2025"


def assistant_of(organisation: Organisation):
    """Somebody whose area is the organisation's village."""
    return AreaFactory(assistant=True, region=organisation.region).person


def pmo_of(organisation: Organisation):
    regency = organisation.region.parent.parent
    return AreaFactory(region=regency).person


def photo(name: str = "surat.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (8, 8), "white").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue())
