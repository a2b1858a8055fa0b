"""One's organisation is found as people write it; what is not shown is not found."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.organisations import finding
from partners.organisations.finding import MOST, MOST_PLACES, find
from partners.organisations.models import FormerIdentity, Organisation
from tests.factories.claims import ClaimFactory, VillageFactory, district
from tests.factories.home import RegencyFactory
from tests.factories.membership import MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sukamaju() -> Organisation:
    village = VillageFactory(code="3203012001", name="Sukamaju")
    return CooperativeFactory(
        name="Koperasi Desa Merah Putih Sukamaju",
        region=village,
        profile__registration_number="AHU-0012345.AH.01.29 Tahun 2025",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sukamaju",
        "sukamaju",
        "Desa Sukamaju, Kec. Cibeber",
        "Ds. Sukamaju Kec. Cibeber Kab. Cianjur",
        "desa sukamaju cianjur",
        "KDMP Sukamaju",
        "Koperasi Desa Merah Putih Sukamaju",
        "KOPERASI DESA MERAH PUTIH SUKAMAJU",
        "Kopdes Merah Putih Sukamaju",
        "KDKMP Desa Sukamaju, Kec. Cibeber",
        "kopdes merah puti sukamaju",
        "Koprasi Desa Mera Putih Sukamaju",
        "koperasi sukamaju cibeber",
        "Sukama",
        "Kec. Cibeber",
        "Cibeber",
        "Sukamaju Jabar",
        "Sukamaju, West Java",
        "Kabupaten Cianjur",
        "3203012001",
        "32.03.01.2001",
        "AHU-0012345.AH.01.29 Tahun 2025",
        "ahu 0012345.ah.01.29  tahun 2025",
        "No. AHU-0012345.AH.01.29 TAHUN 2025",
        "NIK: AHU-0012345.AH.01.29 Tahun 2025",
    ],
)
def test_cooperative_is_found_by(text: str, sukamaju: Organisation) -> None:
    CooperativeFactory(name="Koperasi Lain", region=RegencyFactory(code="3399"))
    assert find(text).organisations == [sukamaju]


@pytest.mark.parametrize("text", ["ICA", "ica", "International Cooperative Alliance", "alliance"])
def test_partner_is_found_by_name_and_acronym(text: str) -> None:
    ica = OrganisationFactory(name="International Cooperative Alliance", acronym="ICA")
    assert find(text).organisations == [ica]


def test_acronym_comes_before_names_that_hold_it() -> None:
    OrganisationFactory(name="African Union")
    ica = OrganisationFactory(name="International Alliance", acronym="ICA")
    assert find("ica").organisations[0] == ica


def test_villages_of_one_name_are_told_apart(sukamaju: Organisation) -> None:
    other = VillageFactory(
        code="5203022002",
        name="Sukamaju",
        parent=district("520302", "Sukaraja", "Kabupaten Lombok Timur"),
    )
    there = CooperativeFactory(name="Koperasi Desa Merah Putih Sukamaju", region=other)
    assert find("Desa Sukamaju").organisations == [sukamaju, there]
    assert find("Desa Sukamaju, Kec. Sukaraja").organisations[0] == there
    assert find("Desa Sukamaju", within="52").organisations == [there]


@pytest.mark.parametrize(
    "text", ["Soekamadjoe", "Sukamajuu Cibeber", "KDMP Sukmaaju", "koperasi sukamadju cibeber"]
)
def test_what_is_only_nearly_written_so_says_it(text: str, sukamaju: Organisation) -> None:
    found = find(text)
    assert found.organisations == [sukamaju]
    assert (found.is_alike, found.meant) == (True, ("Sukamaju",))


def test_old_spelling_leads_to_its_name_before_names_that_only_resemble_it(
    sukamaju: Organisation,
) -> None:
    sukaluyu = VillageFactory(code="3203012002", name="Sukaluyu", parent=sukamaju.region.parent)
    CooperativeFactory(name="Koperasi Desa Merah Putih Sukaluyu", region=sukaluyu)
    found = find("Soekamadjoe")
    assert (found.organisations, found.meant) == ([sukamaju], ("Sukamaju",))


def test_old_spelling_comes_before_names_that_begin_so(sukamaju: Organisation) -> None:
    begun = VillageFactory(code="3203012003", name="Djatimulya", parent=sukamaju.region.parent)
    jati = VillageFactory(code="3203012004", name="Jati", parent=sukamaju.region.parent)
    CooperativeFactory(name="Koperasi Satu", region=begun)
    there = CooperativeFactory(name="Koperasi Dua", region=jati)
    found = find("Djati")
    assert (found.organisations, found.is_alike) == ([there], True)


@pytest.mark.parametrize(
    "text", ["Koperasi", "kopdes merah putih", "KDMP", "Koperasi Desa", "Merah Putih", "KDKMP"]
)
def test_words_of_nearly_every_name_ask_for_a_place(text: str, sukamaju: Organisation) -> None:
    found = find(text)
    assert (found.is_too_general, found.keys, found.places) == (True, [], [])


def test_place_of_a_general_name_is_found(sukamaju: Organisation) -> None:
    village = VillageFactory(code="3203012005", name="Merah", parent=sukamaju.region.parent)
    there = CooperativeFactory(name="Koperasi Satu", region=village)
    found = find("Merah")
    assert (found.organisations, found.is_too_general) == ([there], False)


def test_page_asks_for_the_village_and_shows_the_map(client: Client, sukamaju) -> None:
    page = client.get("/en/cooperatives/?q=KDMP").content.decode()
    assert "“KDMP” stands in nearly every name." in page
    assert "tile-map" in page
    assert 'id="results"' not in page


def test_what_is_written_so_is_not_called_alike(sukamaju: Organisation) -> None:
    found = find("Sukamaju")
    assert (found.is_alike, found.meant) == (False, ())


@pytest.mark.parametrize(
    "kind_and_value",
    [("name", "Koperasi Tani Rukun"), ("number", "BH-518/2009")],
)
def test_what_it_was_called_before_leads_to_it(kind_and_value: tuple[str, str]) -> None:
    kind, value = kind_and_value
    known = CooperativeFactory(name="Koperasi Baru", region=VillageFactory())
    FormerIdentity.objects.create(
        organisation=known, kind=kind, value=value, until=timezone.localdate()
    )
    assert find(value).organisations == [known]


@pytest.mark.parametrize("text", ["jabung", "agro jabung", "agroniagajabung", "koperasi niag"])
def test_words_of_a_name_find_it(text: str) -> None:
    known = CooperativeFactory(name="Koperasi Agro Niaga Jabung")
    CooperativeFactory(name="Koperasi Tani")
    assert find(text).organisations == [known]


def test_no_query_reads_through_all_names(sukamaju: Organisation) -> None:
    with CaptureQueriesContext(connection) as asked:
        for text in ("Sukamaju", "AHU-77", "zqx", "ICA", "Cibeber"):
            find(text)
    # A pattern that begins with letters is asked of an index: test_numbers.py.
    anywhere = [query["sql"] for query in asked if "LIKE" in query["sql"] and "'%" in query["sql"]]
    assert anywhere == []


def test_village_without_a_cooperative_is_offered_to_propose() -> None:
    village = VillageFactory(name="Sukasepi")
    found = find("Desa Sukasepi")
    assert (found.organisations, found.places) == ([], [village])


def test_profile_that_names_its_village_only_in_words_is_found() -> None:
    known = CooperativeFactory(profile__village="Kemutug Lor")
    assert find("kemutug lor").organisations == [known]


@pytest.mark.parametrize("state", [{"is_public": False}, {"archived": True}])
def test_what_is_not_shown_on_the_site_is_not_found(state: dict[str, bool]) -> None:
    at = timezone.now() if state.get("archived") else None
    CooperativeFactory(
        name="Koperasi Rahasia",
        is_public=False,
        archived_at=at,
        profile__registration_number="AHU-77",
    )
    assert find("Koperasi Rahasia").organisations == []
    assert find("AHU-77").organisations == []


@pytest.mark.parametrize("text", ["", "   ", "\x00", "%", "_", "'; --", ",,,", "\u200b", "a" * 500])
def test_odd_text_finds_nothing_and_breaks_nothing(text: str, sukamaju: Organisation) -> None:
    assert find(text).organisations == []


def test_more_than_fits_says_so() -> None:
    village = VillageFactory(name="Banyak")
    for _ in range(MOST + 1):
        CooperativeFactory(region=village)
    found = find("Banyak")
    assert (len(found.organisations), found.is_all) == (MOST, False)


def test_page_of_more_than_fits_says_so_beside_the_number(client: Client) -> None:
    CooperativeFactory.create_batch(MOST + 1, region=VillageFactory(name="Banyak"))
    page = client.get("/en/cooperatives/?q=Banyak").content.decode()
    assert f"More than {MOST} cooperatives" in page
    assert page.count("More fit than are shown") == 1


def test_more_villages_of_a_name_than_are_offered_say_so() -> None:
    for _ in range(MOST_PLACES + 1):
        VillageFactory(name="Banyak")
    found = find("Banyak")
    assert (len(found.places), found.without, found.is_all) == (MOST_PLACES, MOST_PLACES + 1, False)


def test_page_says_of_how_many_villages_the_first_are_shown(client: Client) -> None:
    for _ in range(MOST_PLACES + 2):
        VillageFactory(name="Banyak")
    page = client.get("/en/cooperatives/?q=Banyak").content.decode()
    assert "10 of 12" in page
    assert "More fit than are shown: add the district or regency." in page


def _asked(client: Client, text: str) -> str:
    answer = client.get(reverse("membership:find"), {"q": text})
    assert answer.headers["Cache-Control"] == "private, no-store"
    return answer.content.decode()


def test_page_says_place_and_number_and_nothing_of_people(client, sukamaju) -> None:
    stranger = MembershipFactory(organisation=sukamaju, person__first_name="Siti").person
    client.force_login(PersonFactory())
    page = _asked(client, "Sukamaju")
    assert "Sukamaju, Cibeber, Kabupaten Cianjur" in page
    assert "AHU-0012345.AH.01.29 Tahun 2025" in page
    assert "Siti" not in page
    assert stranger.email not in page
    assert reverse("membership:claim_it", args=[sukamaju.slug]) in page


def test_page_tells_people_of_their_own_membership_and_claim_only(client, sukamaju) -> None:
    claim_it = reverse("membership:claim_it", args=[sukamaju.slug])
    member = MembershipFactory(organisation=sukamaju).person
    claimant = ClaimFactory(organisation=sukamaju).person
    for person, may in ((member, False), (claimant, False), (PersonFactory(), True)):
        client.force_login(person)
        assert (claim_it in _asked(client, "Sukamaju")) is may


def test_page_asks_at_most_twenty_queries(client, sukamaju, django_assert_max_num_queries) -> None:
    client.force_login(PersonFactory())
    longest = "Desa Tak Ada Yang Bernama Begitu Panjang Sekali, Kec. Antah, Kab. Berantah"
    for text in ("Sukamaju", longest):
        with django_assert_max_num_queries(20):
            _asked(client, text)


def test_page_costs_as_many_queries_for_many_rows(client) -> None:
    village = VillageFactory(name="Banyak")
    client.force_login(PersonFactory())
    counts = []
    for _ in range(2):
        for _ in range(4):
            CooperativeFactory(region=village)
        with CaptureQueriesContext(connection) as asked:
            _asked(client, "Banyak")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nobody_searches_without_signing_in(client) -> None:
    assert client.get(reverse("membership:find")).status_code == 302


def test_who_names_the_district_sees_no_other_village_of_the_name(sukamaju: Organisation) -> None:
    elsewhere = district("520302", "Sukaraja", "Kabupaten Lombok Timur")
    village = VillageFactory(code="5203022002", name="Sukamaju", parent=elsewhere)
    CooperativeFactory(name="Koperasi Desa Merah Putih Sukamaju", region=village)
    for text in ("Kp. Sukamaju, Kec. Cibeber", "Sukamaju Cibeber", "KDMP Sukamaju, Cianjur"):
        assert find(text).organisations == [sukamaju]


def test_hidden_ones_do_not_crowd_out_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 1)
    monkeypatch.setattr(finding, "MOST_OF_A_WORD", 2)
    hidden = [CooperativeFactory(name="Saroyo", is_public=False) for _ in range(3)]
    shown = CooperativeFactory(name="Saroyo")
    for at, one in enumerate([*hidden, shown]):
        one.formerly.create(kind="number", value=f"LAMA-77{at}", until="2025-01-01")
    assert finding.named_so("LAMA-77", Organisation.objects.public()) == [shown.pk]
    assert [*finding._called("Saroyo", Organisation.objects.public())] == [shown.pk]
