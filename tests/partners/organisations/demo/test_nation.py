"""The made-up cooperatives of the whole country."""

from collections import Counter

import pytest

from home.services.vocabulary import FOLDER as VOCABULARY
from partners.organisations.demo import nation
from partners.organisations.demo.nation import DemoCooperative
from partners.organisations.identity import canonical, looks_like


@pytest.fixture(scope="module")
def country() -> list[DemoCooperative]:
    return list(nation.cooperatives())


def test_there_is_one_in_each_of_so_many_villages(country: list[DemoCooperative]) -> None:
    assert len(country) == nation.COUNT
    assert len({one.place.code for one in country}) == nation.COUNT


def test_another_seed_makes_another_country(country: list[DemoCooperative]) -> None:
    there = {one.place.code: one for one in country}
    other = list(nation.cooperatives(inside={"3301"}, seed=7))
    assert any(there.get(one.place.code) != one for one in other)


def test_of_a_regency_it_says_what_the_whole_list_says(country: list[DemoCooperative]) -> None:
    there = list(nation.cooperatives(inside={"3301", "3372"}))
    assert there == [one for one in country if one.place.code[:4] in {"3301", "3372"}]
    assert {one.place.regency for one in there} == {"Kabupaten Cilacap", "Kota Surakarta"}


def test_a_kelurahan_has_a_cooperative_of_its_own_name(country: list[DemoCooperative]) -> None:
    for one in country:
        kind = "Kelurahan" if one.place.village.kind == "kelurahan" else "Desa"
        assert one.name.startswith(f"Koperasi {kind} Merah Putih {one.place.village.name}")


def test_names_are_the_same_in_a_regency_only_where_districts_are(
    country: list[DemoCooperative],
) -> None:
    alike = Counter((one.place.code[:4], one.name) for one in country)
    twice = {key for key, count in alike.items() if count > 1}
    named = [one for one in country if (one.place.code[:4], one.name) in twice]
    assert {one.place.village.name for one in named} == {"Tounelet Satu", "Kogekotu"}
    assert len({one.place.code[:6] for one in named}) == 2


def test_the_district_stands_only_where_the_name_needs_it(country: list[DemoCooperative]) -> None:
    with_district = [one for one in country if one.name != nation.name_of(one.place)]
    assert 0 < len(with_district) < 0.06 * len(country)
    for one in with_district:
        assert one.name.endswith(f" Kecamatan {one.place.district}")


def test_numbers_and_addresses_are_unique(country: list[DemoCooperative]) -> None:
    assert len({canonical(one.number) for one in country}) == len(country)
    assert len({looks_like(one.number) for one in country}) == len(country)
    assert len({one.slug for one in country}) == len(country)
    assert max(len(one.slug) for one in country) <= 90


def test_no_number_can_be_taken_for_a_real_one(country: list[DemoCooperative]) -> None:
    assert all(one.number.startswith("CONTOH-") for one in country)


def test_values_are_such_as_the_register_takes(country: list[DemoCooperative]) -> None:
    for one in country:
        assert one.members is None or one.members >= nation.FEWEST_MEMBERS
        assert 1850 <= one.founded <= nation.FOUNDED
        assert one.sectors


def test_terms_are_those_of_the_vocabulary(country: list[DemoCooperative]) -> None:
    codes = (VOCABULARY / "vocabulary.toml").read_text()
    used = {one.stage for one in country}
    used |= {code for one in country for code in (*one.sectors, *one.units)}
    for code in used:
        assert f'code = "{code}"' in codes


def test_a_cooperative_that_has_no_building_has_no_units(country: list[DemoCooperative]) -> None:
    assert not any(one.units for one in country if one.stage == "legal-status")
