"""What is written with new cooperatives is what would be read back of them."""

import pytest

from partners.organisations.importing import slugs
from partners.organisations.models import DirectoryRow, NameWord, Organisation
from tests.factories.home import BusinessUnitFactory, SectorFactory, StageFactory
from tests.factories.organisations import CooperativeFactory
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
HEAD = [*lists.HEAD, "Tahap", "Unit usaha", "Sektor"]


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()
    StageFactory(code="operating", name_id="Berjalan")
    for code in ("apotek", "gerai-sembako"):
        BusinessUnitFactory(code=code, name_id=code)
    SectorFactory(code="susu", name_id="Susu")


def found_by() -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    words = NameWord.objects.values_list("organisation", "word")
    rows = DirectoryRow.objects.values_list()
    return set(words), set(rows)


def test_words_and_rows_are_those_that_are_read_back(moderator) -> None:
    told = [
        [*lists.row(1), "Berjalan", "gerai-sembako; apotek", "Susu"],
        [*lists.row(2), "", "", ""],
        [*lists.row(3, name="KSU Tani “Maju” Ngadirojo"), "", "apotek", ""],
    ]
    lists.written(lists.book(*told, head=HEAD), moderator)
    written = found_by()
    keys = list(Organisation.objects.values_list("pk", flat=True))
    assert len(written[1]) == 3
    NameWord.objects.all().delete()
    DirectoryRow.objects.all().delete()
    NameWord.objects.renew(keys)
    DirectoryRow.objects.renew(keys)
    assert written == found_by()


def test_cooperatives_of_one_name_get_addresses_of_their_own() -> None:
    CooperativeFactory(slug="kud-maju-k3301")
    CooperativeFactory(slug="kud-maju-kec330101-k3301")
    asked = [("KUD Maju", "3301012001"), ("KUD Maju", "3301012002"), ("KUD Baru", "3301012001")]
    assert slugs.free(asked) == ["kud-maju-3301012001", "kud-maju-3301012002", "kud-baru-k3301"]


def test_an_address_that_another_of_the_list_was_given_is_taken() -> None:
    """The second choice of one may be the first of the next, and that one's second is taken too."""
    CooperativeFactory(slug="kud-maju-k3301")
    CooperativeFactory(slug="kud-maju-kec330101-kec330101-k3301")
    asked = [("KUD Maju", "3301012001"), ("KUD Maju Kec330101", "3301012002")]
    assert slugs.free(asked) == ["kud-maju-kec330101-k3301", "kud-maju-kec330101-3301012002"]
