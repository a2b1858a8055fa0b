"""All of a list or nothing, as often as one likes, for who may."""

from datetime import date

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from partners.agreements.importing.columns import AGREEMENTS
from partners.agreements.importing.problems import complaint
from partners.agreements.models import Agreement
from partners.agreements.refusals import (
    ImportDoneAlready,
    ImportHasChanged,
    ImportHasErrors,
)
from partners.agreements.services import importing
from partners.organisations.models import Organisation
from tests.factories.agreements import AgreementFactory, person
from tests.partners.agreements.importing.lists import ROW, a_csv, a_workbook, importer, the_parties

pytestmark = pytest.mark.django_db(transaction=False)


def plan_of(content: bytes, by):
    return importing.look(importing.hand_in(content, "daftar.xlsx", by=Actor(by)), by=Actor(by))


def errors_of(*rows: dict, by=None) -> list[tuple[int, str, str]]:
    with translation.override("en"):
        errors = plan_of(a_workbook(*rows), by or importer()).errors
        return [(e.row, AGREEMENTS.by_key[e.column].name_en, complaint(e).text) for e in errors]


def carry_out(content: bytes, by, **options):
    handed_in = importing.hand_in(content, "d.xlsx", by=Actor(by))
    return importing.carry_out(handed_in, by=Actor(by), **options).agreements


def test_row_becomes_a_draft_with_parties_dates_and_a_log() -> None:
    ours, theirs = the_parties()
    [agreement] = carry_out(
        a_workbook({**ROW, "ends_on": date(2027, 2, 19), "notice_days": 90,
                    "partner_contact": "João", "partner_email": "joao@secoop.example"}),
        importer(),
    )  # fmt: skip
    agreement.refresh_from_db()
    assert [p.organisation for p in agreement.parties.all()] == [ours, theirs]
    assert [p.contact_name for p in agreement.parties.all()] == ["", "João"]
    assert (agreement.state, agreement.signed_on, agreement.in_force_on, agreement.ends_on) == (
        "in-force", date(2024, 2, 20), date(2024, 2, 20), date(2027, 2, 19)
    )  # fmt: skip
    assert (agreement.reach, agreement.live, agreement.notice_days) == ("foreign", False, 90)
    assert agreement.latest_revision is not None
    assert ModelLogEntry.objects.filter(action="agreements.import").count() == 1


def test_first_edit_after_an_import_can_be_compared_with_it() -> None:
    _ours, theirs = the_parties()
    [agreement] = carry_out(a_workbook(ROW), importer())
    first = Agreement.objects.get(pk=agreement.pk).get_latest_revision_as_object()
    assert (first.title_id, first.signed_on) == (ROW["title_id"], date(2024, 2, 20))
    assert first.parties.all()[1].organisation == theirs
    first.title_id = "Diubah"
    first.save_revision()
    assert agreement.revisions.count() == 2


def test_titles_that_are_alike_get_addresses_of_their_own() -> None:
    the_parties()
    AgreementFactory(slug="nota-kesepahaman-dili")
    rows = ({**ROW, "reference": "1"}, {**ROW, "reference": "2"})
    made = carry_out(a_workbook(*rows), importer())
    assert [a.slug for a in made] == ["nota-kesepahaman-dili-2", "nota-kesepahaman-dili-3"]


def test_sectors_regions_unit_and_person_in_charge_are_tied() -> None:
    from tests.factories.agreements import UnitFactory
    from tests.factories.home import SectorFactory

    the_parties()
    by, sector, unit = importer(), SectorFactory(), UnitFactory()
    row = {**ROW, "sectors": sector.name_id, "unit": unit.code, "in_charge": by.email}
    [made] = carry_out(a_workbook(row), by)
    agreement = Agreement.objects.get(pk=made.pk)
    assert list(agreement.sectors.all()) == [sector]
    assert (agreement.unit, agreement.in_charge) == (unit, by)
    assert list(agreement.get_latest_revision_as_object().sectors.all()) == [sector]


def test_a_row_takes_few_statements(django_assert_max_num_queries) -> None:
    the_parties()
    by, rows = importer(), [{**ROW, "title_id": f"Nota {number}"} for number in range(40)]
    handed_in = importing.hand_in(a_workbook(*rows), "d.xlsx", by=Actor(by))
    with django_assert_max_num_queries(4 * 40 + 20):
        importing.carry_out(handed_in, by=Actor(by))


def test_moderator_may_publish_at_once_and_an_editor_may_not() -> None:
    the_parties()
    [agreement] = carry_out(a_workbook(ROW), importer(publisher=True), publish=True)
    agreement.refresh_from_db()
    assert agreement.live
    assert agreement.signed_on == date(2024, 2, 20)
    with pytest.raises(ActionNotPermitted):
        carry_out(a_workbook({**ROW, "title_id": "Lain"}), importer(), publish=True)


@pytest.mark.parametrize("rights", [(), ("view_agreement",), ("add_agreement",)])
def test_who_may_not_write_may_not_import(rights: tuple[str, ...]) -> None:
    with pytest.raises(ActionNotPermitted):
        importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(person(*rights)))


def test_errors_name_row_column_and_remedy() -> None:
    the_parties()
    wrong = {**ROW, "partners": "SECop", "signed_on": "kemarin", "kind": "Traktat", "title_id": ""}
    assert errors_of(ROW, wrong) == [
        (3, "Title (Indonesian)", "Fill this in."),
        (3, "Signed on", "Not a date. For example: 2024-02-20 or 20 February 2024."),
        (3, "Kind", "Not a word that is known here. The template's last sheet lists them."),
        (3, "Partners", "“SECop” is not recorded. Did you mean: "
                        "Secretaria de Estado de Cooperativas (SECoop)?"),
        (3, "Signed on", "Fill this in."),
    ][:4]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"status": "berunding"}, "Status", "Not a word"),
        ({"status": "dalam perundingan"}, "Signed on", "no date of signature yet"),
        ({"signed_on": None}, "Signed on", "Fill this in"),
        ({"signed_on": "2199-01-01"}, "Not", ""),
        ({"signed_on": "2099-01-01"}, "Signed on", "lies ahead"),
        ({"ends_on": "2024-01-01"}, "Ends on", "comes before"),
        ({"proposed_on": "2025-01-01"}, "Signed on", "comes before"),
        ({"renews_automatically": "ya"}, "Ends on", "renews itself"),
        ({"status": "kedaluwarsa", "ends_on": "2090-01-01"}, "Status", "Not a word"),
        ({"status": "expired", "ends_on": "2090-01-01"}, "Ends on", "in the past"),
        ({"partners": "Kemenkop"}, "Partners", "named twice"),
        ({"partners": "Entah Siapa"}, "Partners", "Add the organisation first"),
        ({"languages": "Inggris"}, "Languages of the text", "id,en"),
        ({"in_charge": "x@y.example"}, "E-mail of the person in charge", "not recorded"),
        ({"partner_email": "bukan surel"}, "E-mail of the partner's contact", "valid"),
        ({"sectors": "Astrologi"}, "Sectors", "not recorded"),
    ],
)
def test_each_mistake_is_told_in_its_cell(changes: dict, column: str, words: str) -> None:
    the_parties()
    found = errors_of({**ROW, **changes})
    if column == "Not":
        assert found
    else:
        assert any(name == column and words in text for _row, name, text in found), found


def test_errors_are_told_in_the_readers_language() -> None:
    the_parties()
    [error] = plan_of(a_workbook({**ROW, "signed_on": "besok"}), importer()).errors[:1]
    with translation.override("id"):
        said = complaint(error)
    assert (said.column, said.value) == ("F “Tanggal ditandatangani”", "besok")
    assert said.text.startswith("Bukan tanggal")


def test_one_wrong_row_stops_all_of_them() -> None:
    the_parties()
    by = importer()
    with pytest.raises(ImportHasErrors):
        carry_out(a_workbook(ROW, {**ROW, "title_id": "Dua", "kind": "x"}), by)
    assert not Agreement.objects.exists()


def test_repeating_an_import_makes_no_duplicates() -> None:
    the_parties()
    by = importer()
    rows = (ROW, {**ROW, "title_id": "Dua", "reference": "12/NK/2024"})
    assert len(carry_out(a_workbook(*rows), by)) == 2
    again = ({**ROW, "title_id": " nota  Kesepahaman DILI"},
             {**rows[1], "title_id": "Judul lain"})  # fmt: skip
    assert carry_out(a_csv(*again), by) == []
    assert Agreement.objects.count() == 2


def test_archived_agreement_does_not_come_back() -> None:
    the_parties()
    gone = AgreementFactory(reference="12/NK/2024")
    Agreement.objects.filter(pk=gone.pk).update(archived_at=gone.created_at)
    assert carry_out(a_workbook({**ROW, "reference": "12/NK/2024"}), importer()) == []


def test_same_agreement_twice_in_a_file_is_an_error() -> None:
    the_parties()
    assert errors_of(ROW, ROW) == [(3, "Title (Indonesian)", "The same agreement as in row 2.")]


def test_new_partner_is_added_once_and_hidden_from_the_site() -> None:
    the_parties()
    new = {**ROW, "partners": "NCBA", "partner_country": "Amerika Serikat", "partner_kind": "apex"}
    by = importer(may_add=True)
    carry_out(a_workbook(new, {**new, "title_id": "Dua"}), by)
    added = Organisation.objects.get(name="NCBA")
    assert (added.country, added.kind, added.is_public) == ("US", "apex", False)


def test_who_may_not_add_organisations_is_told() -> None:
    the_parties()
    new = {**ROW, "partners": "NCBA", "partner_country": "US", "partner_kind": "apex"}
    assert errors_of(new) == [
        (2, "Partners", "You may not add organisations. Ask a moderator to add “NCBA” first.")
    ]


def test_one_acronym_of_two_partners_is_ambiguous() -> None:
    the_parties()
    from tests.factories.organisations import OrganisationFactory

    OrganisationFactory(name="Lain", acronym="SECoop", country="TL")
    [(_row, _column, text)] = errors_of(ROW)
    assert "may be any of" in text


def test_list_is_imported_once(django_capture_on_commit_callbacks) -> None:
    the_parties()
    by = importer()
    handed_in = importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(by))
    with django_capture_on_commit_callbacks(execute=True):
        importing.carry_out(handed_in, by=Actor(by))
    with pytest.raises(ImportDoneAlready):
        importing.carry_out(handed_in, by=Actor(by))
    handed_in.refresh_from_db()
    assert not handed_in.file.storage.exists(f"agreements/imports/{handed_in.key}")


def test_list_of_another_person_cannot_be_looked_at_or_imported() -> None:
    the_parties()
    handed_in = importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(importer()))
    for action in (importing.look, importing.carry_out):
        with pytest.raises(ActionNotPermitted):
            action(handed_in, by=Actor(importer()))


def test_file_that_was_exchanged_is_refused() -> None:
    the_parties()
    by = importer()
    handed_in = importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(by))
    with handed_in.file.open("wb") as file:
        file.write(a_workbook({**ROW, "title_id": "Palsu"}))
    with pytest.raises(ActionNotPermitted):
        importing.carry_out(handed_in, by=Actor(by))


def test_register_that_changed_since_the_look_asks_to_look_again() -> None:
    _ours, theirs = the_parties()
    by = importer()
    handed_in = importing.hand_in(a_workbook(ROW), "d.xlsx", by=Actor(by))
    seen = importing.look(handed_in, by=Actor(by)).fingerprint
    AgreementFactory(title_id=ROW["title_id"], signed=True)
    with pytest.raises(ImportHasChanged):
        importing.carry_out(handed_in, by=Actor(by), seen=seen)
    assert theirs.agreement_parties.count() == 0
