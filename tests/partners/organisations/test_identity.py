"""One cooperative, one number, one code: however it is written, and for good."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from partners.organisations.identity import as_written, canonical, looks_like, normalised
from partners.organisations.models import CooperativeProfile, Organisation
from tests.factories.home import RegencyFactory, RegionFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

NUMBER = "AHU-0012345.AH.01.29. Tahun 2025"
OTHERWISE = [
    NUMBER.upper(),
    NUMBER.lower(),
    NUMBER.replace(" ", ""),
    f"  {NUMBER}\t",
    NUMBER.replace(" ", "\u00a0"),
    NUMBER.replace("-", "\u2011"),
    NUMBER.replace(" ", " \u200b"),
    NUMBER.replace("-", "\u2043"),
    *(NUMBER.replace("-", f"-{unseen}") for unseen in "\u115f\u2800\u3164\uffa0\ufe0f"),
    NUMBER.replace("-", " "),
    NUMBER.replace("-", "--"),
    f"No. {NUMBER}",
    f"Nomor: {NUMBER}.",
    NUMBER.replace("A", "\u0410").replace("H", "\u0397"),
    "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in NUMBER),
]


@given(st.text(max_size=40) | st.text("NO.- 1\uff11\u0410\u0301\u200b", max_size=12))
@example("R\u00b8")  # a letter, and a mark that comes with a blank
def test_twice_is_once_and_writing_keeps_the_number(text: str) -> None:
    for form in (normalised, canonical):
        assert form(form(text)) == form(text)
        assert form(as_written(text)) == form(text)


LABELS = st.sampled_from(["", "No. ", "NO ", "nomor: ", "\u2116 ", "No.: "])
BETWEEN = st.sampled_from([" ", "-", " - ", "--", "\u2011", "\u00a0", "  ", "\u200b-"])
PARTS = st.lists(st.from_regex(r"[A-Z]{1,4}|[0-9]{1,6}|[A-Z][0-9]{1,3}/[A-Z]", fullmatch=True),
                 min_size=2, max_size=4)  # fmt: skip


@given(PARTS, LABELS, st.lists(BETWEEN, min_size=6, max_size=6), st.sampled_from(["", ".", " . "]))
def test_number_is_one_however_it_is_typed(
    parts: list[str], label: str, between: list[str], end: str
) -> None:
    parts[0] = f"AHU{parts[0]}"
    typed = parts[0] + "".join(f"{b}{part}" for b, part in zip(between, parts[1:], strict=False))
    looks = str.maketrans("AHKO1", "\u0410\u0397\u039a\u041e\uff11")
    one = canonical("-".join(parts))
    for spelling in (typed, typed.lower(), typed.translate(looks), f"{label}{typed}{end}"):
        assert canonical(spelling) == one
        assert looks_like(spelling) == looks_like(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("518/BH/X.1/12", "518/BH/X/112"), ("12-3", "123"), ("12 3", "1 23"), ("K_1", "K1")],
)
def test_signs_tell_numbers_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_sign_that_a_reader_may_pass_over_is_asked_about() -> None:
    assert looks_like("518/BH/X.1/12") == looks_like("518/BH/X/112")


@pytest.mark.django_db
class TestNumber:
    @pytest.mark.parametrize("number", OTHERWISE)
    def test_taken_number_is_refused_beside_the_field_and_names_who_has_it(
        self, number: str
    ) -> None:
        CooperativeFactory(name="KUD Mino", slug="mino", profile__registration_number=NUMBER)
        profile = CooperativeFactory().cooperative
        profile.registration_number = number
        with pytest.raises(ValidationError) as refused:
            profile.full_clean()
        assert set(refused.value.message_dict) == {"registration_number"}
        assert "KUD Mino (mino)" in refused.value.message_dict["registration_number"][0]

    @pytest.mark.parametrize("number", OTHERWISE)
    def test_database_refuses_it_past_every_form(self, number: str) -> None:
        CooperativeFactory(profile__registration_number=NUMBER)
        other = CooperativeFactory().cooperative
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            CooperativeProfile.objects.filter(pk=other.pk).update(registration_number=number)
        assert {"cooperative_registration_number_unique", "registration_key"} & set(
            str(refused.value).replace('"', " ").replace(".", " ").split()
        )

    def test_unknown_numbers_may_be_many_and_a_record_keeps_its_own(self) -> None:
        first, second = CooperativeFactory(), CooperativeFactory()
        first.cooperative.full_clean()
        second.cooperative.full_clean()
        first.cooperative.registration_number = NUMBER
        first.cooperative.save()
        first.cooperative.full_clean()
        assert CooperativeProfile.objects.with_number(NUMBER.lower()).get() == first.cooperative
        assert not CooperativeProfile.objects.with_number(" ").exists()

    def test_every_way_of_writing_takes_the_key_along(self) -> None:
        profile = CooperativeFactory(profile__registration_number="1").cooperative
        profile.registration_number = "No. 12"
        profile.save(update_fields=["registration_number"])
        CooperativeProfile.objects.bulk_create(
            [CooperativeProfile(organisation=CooperativeFactory(profile=None),
                                registration_number="no 13")]
        )  # fmt: skip
        shown = CooperativeProfile.objects.values_list("registration_number", "registration_key")
        assert set(shown) == {("No. 12", "12"), ("no 13", "13")}

    def test_number_that_resembles_another_is_asked_about_and_taken_when_it_is_meant(
        self, client: Client, editor: Any
    ) -> None:
        CooperativeFactory(name="KUD Mino", profile__registration_number="518/BH/X.1/12")
        typed = {
            "organisation": CooperativeFactory(profile=None).pk,
            "registration_number": "518/BH/X/112",
        }
        client.force_login(editor)
        add = "/admin/snippets/organisations/cooperativeprofile/add/"
        assert b"is_another_number" not in client.get(add).content
        page = client.post(add, typed)
        assert "518/BH/X.1/12" in page.context["form"].errors["is_another_number"][0]
        assert b'name="is_another_number"' in page.content
        assert client.post(add, typed | {"is_another_number": "on"}).status_code == 302

    def test_admin_says_so_beside_the_field(self, client: Client, editor: Any) -> None:
        CooperativeFactory(name="KUD Mino", profile__registration_number=NUMBER)
        other = CooperativeFactory(profile=None)
        client.force_login(editor)
        page = client.post(
            "/admin/snippets/organisations/cooperativeprofile/add/",
            {"organisation": other.pk, "registration_number": NUMBER.lower()},
        )
        assert page.status_code == 200
        assert "KUD Mino" in page.context["form"].errors["registration_number"][0]


@pytest.mark.django_db
class TestCode:
    def test_code_is_the_first_address_and_stays(self) -> None:
        organisation = OrganisationFactory(slug="kan-jabung")
        organisation.slug = "koperasi-agro-niaga-jabung"
        organisation.save()
        organisation.refresh_from_db()
        assert organisation.code == "kan-jabung"

    def test_another_at_a_former_address_gets_a_code_of_its_own(self) -> None:
        first = OrganisationFactory(slug="sidomulyo")
        Organisation.objects.filter(pk=first.pk).update(slug="sidomulyo-cilacap")
        assert OrganisationFactory(slug="sidomulyo").code == "sidomulyo-2"

    def test_version_from_before_the_codes_keeps_the_code(self) -> None:
        organisation = OrganisationFactory(slug="ica")
        before = Organisation.objects.get(pk=organisation.pk)
        before.code, before.slug = "", "ica-lama"
        before.save()
        assert before.code == "ica"

    def test_without_a_code_nothing_is_stored(self) -> None:
        organisation = OrganisationFactory.build(slug="tanpa", code="")
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.bulk_create([organisation])

    def test_code_in_an_address_leads_to_the_page(self, client: Client) -> None:
        cooperative = CooperativeFactory(slug="lama")
        Organisation.objects.filter(pk=cooperative.pk).update(slug="baru")
        answer = client.get("/id/koperasi/lama/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/id/koperasi/baru/")
        assert client.get("/id/koperasi/tidak-ada/").status_code == 404

    def test_codes_of_a_list_by_number_or_code_in_few_queries(
        self, django_assert_num_queries: Any
    ) -> None:
        CooperativeFactory(slug="mino", profile__registration_number=NUMBER)
        CooperativeFactory(slug="jabung")
        names = [*OTHERWISE, "jabung", " mino ", "nobody", ""]
        with django_assert_num_queries(3):  # "nobody" may be a number of before
            codes = CooperativeProfile.objects.codes_of(names)
        assert codes == {**dict.fromkeys(OTHERWISE, "mino"), "jabung": "jabung", " mino ": "mino"}


@pytest.mark.django_db
def test_equal_numbers_of_before_are_parted_without_losing_one() -> None:
    """The migration runs before there is a key."""
    migration = import_module("partners.organisations.migrations.0003_codes_and_registration_keys")
    first, second = CooperativeFactory(), CooperativeFactory(source="desa.nu")
    with connection.cursor() as cursor:  # comes back with the end of the test's transaction
        cursor.execute("DROP INDEX cooperative_registration_number_unique")
    for cooperative, number in ((first, "12 ab"), (second, "12AB")):
        CooperativeProfile.objects.filter(organisation=cooperative).update(
            registration_number=number
        )
    migration.part_equal_numbers(apps, None)
    numbers = dict(CooperativeProfile.objects.values_list("organisation", "registration_number"))
    assert numbers == {first.pk: "12 ab", second.pk: ""}
    second.refresh_from_db()
    assert second.source == "Nomor registrasi ganda: 12AB; desa.nu"


@pytest.mark.django_db
def test_numbers_that_became_one_stay_to_be_seen_and_the_first_is_in_force() -> None:
    """The migration runs before the constraint."""
    migration = import_module("partners.organisations.migrations.0005_one_form_of_a_number")
    typed = {"AHU-12": "AHU12", "No. AHU 12": "", "KUD 3": "KUD3"}
    for number in typed:
        profile = CooperativeFactory(source="desa.nu").cooperative
        CooperativeProfile.objects.filter(pk=profile.pk).update(
            registration_number=number, registration_key=""
        )
    migration.write_keys(apps, None)
    numbered = CooperativeProfile.objects.values_list("registration_number", "registration_key")
    assert dict(numbered) == typed
    noted = CooperativeProfile.objects.get(registration_number="No. AHU 12").organisation.source
    assert noted == "Nomor registrasi ganda: No. AHU 12; desa.nu"


@pytest.mark.django_db
class Test3T:
    SOURCE = {"source_3t": "Perpres 63/2020", "as_of_3t": "2020-04-27"}

    def test_page_shows_the_tier_with_its_source_and_date(self, client: Client) -> None:
        regency = RegencyFactory(tier_3t=1, **self.SOURCE)
        district = RegionFactory(code=f"{regency.code}01", level=3, parent=regency)
        cooperative = CooperativeFactory(region=district)
        page = client.get(cooperative.get_absolute_url()).content.decode()
        assert "tingkat 1: Perpres 63/2020, 27 April 2020" in page

    def test_page_outside_3t_regions_says_nothing(self, client: Client) -> None:
        page = client.get(CooperativeFactory(region=RegencyFactory()).get_absolute_url())
        assert "3T" not in page.content.decode()

    def test_highest_tier_around_holds(self) -> None:
        regency = RegencyFactory(tier_3t=1, **self.SOURCE)
        district = RegionFactory(code=f"{regency.code}01", level=3, parent=regency)
        village = RegionFactory(
            code=f"{district.code}2001", level=4, parent=district, tier_3t=2, **self.SOURCE
        )
        assert CooperativeFactory(region=village).region_3t == village
        assert CooperativeFactory(region=district).region_3t == regency
        assert CooperativeFactory(region=regency.parent).region_3t is None
