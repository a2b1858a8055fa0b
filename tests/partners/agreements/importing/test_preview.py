"""What a list says of its parties, what is seen before it is made, and what is left out."""

import pytest
from django.utils import translation

from home.access import Actor
from partners.agreements.importing import preview
from partners.agreements.importing.columns import AGREEMENTS
from partners.agreements.importing.problems import complaint
from partners.agreements.models import Agreement
from partners.agreements.services import importing
from tests.partners.agreements.importing.lists import (
    PROMISE,
    ROW,
    a_csv,
    a_workbook,
    importer,
    the_parties,
)

pytestmark = pytest.mark.django_db
SIGNED = {
    **ROW,
    "our_unit_id": "Deputi Bidang Talenta", "our_unit_en": "Deputy for Talent",
    "our_signatory": "Budi Santoso",
    "our_position_id": "Menteri Koperasi", "our_position_en": "Minister of Cooperatives",
    "our_phone": "+62 21 1234", "partner_signatory": "Arsénio Pereira da Silva",
    "partner_position_id": "Sekretaris Negara", "partner_position_en": "Secretary of State",
    "partner_unit_en": "Directorate of Training",
}  # fmt: skip


def plan_of(content: bytes, by):
    return importing.look(importing.hand_in(content, "daftar.xlsx", by=Actor(by)), by=Actor(by))


def test_positions_and_units_of_both_sides_come_in_both_languages() -> None:
    the_parties()
    by = importer()
    handed_in = importing.hand_in(a_workbook(SIGNED), "d.xlsx", by=Actor(by))
    [made] = importing.carry_out(handed_in, by=Actor(by)).agreements
    ours, theirs = Agreement.objects.get(pk=made.pk).parties.all()
    assert (ours.signatory, ours.position_id, ours.position_en) == (
        "Budi Santoso", "Menteri Koperasi", "Minister of Cooperatives"
    )  # fmt: skip
    assert ours.contact_phone == "+62 21 1234"
    assert (ours.unit_id, ours.unit_en) == ("Deputi Bidang Talenta", "Deputy for Talent")
    assert (theirs.position_id, theirs.position_en) == ("Sekretaris Negara", "Secretary of State")
    assert (theirs.unit_id, theirs.unit_en) == ("", "Directorate of Training")
    [draft_of_ours, _theirs] = made.get_latest_revision_as_object().parties.all()
    assert draft_of_ours.position_en == "Minister of Cooperatives"


def test_second_partner_has_its_name_alone() -> None:
    from tests.factories.organisations import OrganisationFactory

    the_parties()
    OrganisationFactory(name="Pihak ketiga", acronym="PT", country="TL")
    by = importer()
    handed_in = importing.hand_in(
        a_workbook({**SIGNED, "partners": "SECoop; PT"}), "d", by=Actor(by)
    )
    [made] = importing.carry_out(handed_in, by=Actor(by)).agreements
    signed = [party.signatory for party in Agreement.objects.get(pk=made.pk).parties.all()]
    assert signed == ["Budi Santoso", "Arsénio Pereira da Silva", ""]


@pytest.mark.parametrize("column", [
    "our_position_id", "our_position_en", "our_unit_id", "our_unit_en",
    "partner_position_id", "partner_position_en", "partner_unit_id", "partner_unit_en",
])  # fmt: skip
def test_words_that_are_too_long_are_told_in_their_cell(column: str) -> None:
    the_parties()
    with translation.override("en"):
        [error] = map(complaint, plan_of(a_workbook({**ROW, column: "x" * 161}), importer()).errors)
    assert error.column.endswith(f" “{AGREEMENTS.by_key[column].name_id}”")
    assert error.text == "Longer than 160 characters."


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("id", ("Kemenkop: Deputi Bidang Talenta; Budi Santoso, Menteri Koperasi",
                "SECoop: Directorate of Training; Arsénio Pereira da Silva, Sekretaris Negara",
                "20 Februari 2024 – …")),
        ("en", ("Kemenkop: Deputy for Talent; Budi Santoso, Minister of Cooperatives",
                "SECoop: Directorate of Training; Arsénio Pereira da Silva, Secretary of State",
                "20 February 2024 – …")),
    ],
)  # fmt: skip
def test_preview_names_who_signed_for_whom_in_the_readers_language(language, facts) -> None:
    the_parties()
    with translation.override(language):
        [part] = preview.parts(plan_of(a_workbook(SIGNED), importer()))
    assert part.rows[0].facts == facts


def test_preview_tells_new_partners_and_promises() -> None:
    the_parties()
    new = {**ROW, "partners": "NCBA", "partner_country": "US", "partner_kind": "apex"}
    promise = {**PROMISE, "our_owner": "Biro", "due_on": "2026-12-31"}
    with translation.override("en"):
        plan = plan_of(a_workbook(new, promises=(promise,)), importer(may_add=True))
        agreements, commitments = preview.parts(plan)
    assert agreements.rows[0].facts[:2] == ("Kemenkop", "NCBA (new)")
    assert commitments.rows[0].facts == ("Biro", "Due 31 December 2026")


def test_columns_without_a_place_are_named_and_stop_nothing(client) -> None:
    the_parties()
    by = importer()
    client.force_login(by)
    heads, row = a_csv(ROW).decode("utf-8-sig").split("\r\n")
    content = f"{heads};Penandatanganan <b>;;Status\r\n{row};x;;y".encode()
    handed_in = importing.hand_in(content, "d.csv", by=Actor(by))
    plan = importing.look(handed_in, by=Actor(by))
    assert [unused.heading for unused in plan.receipt.sheets[0].unused] == [
        "Penandatanganan <b>", "Status"
    ]  # fmt: skip
    assert len(plan.new) == 1
    page = client.get(f"/admin/agreements/import/{handed_in.key}/").content.decode()
    assert "“Penandatanganan &lt;b&gt;”" in page
    assert "“Status”" in page
