"""The second table of a list: promises, tied to agreements of the list or of the register."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.sheets.problems import FileProblem, FileRefused
from partners.agreements.importing import reading
from partners.agreements.importing.columns import TABLE_BY_NAME
from partners.agreements.importing.problems import complaint, file_words
from partners.agreements.models import Agreement, Commitment
from partners.agreements.refusals import ImportHasErrors
from partners.agreements.services import importing
from search.models import Change
from tests.factories.agreements import AgreementFactory, CommitmentFactory
from tests.factories.links import BAD
from tests.factories.organisations import OrganisationFactory
from tests.partners.agreements.importing.lists import (
    PROMISE,
    ROW,
    a_csv,
    a_workbook,
    importer,
    the_parties,
)

pytestmark = pytest.mark.django_db(transaction=False)


def plan_of(content: bytes, by=None):
    by = by or importer()
    return importing.look(importing.hand_in(content, "daftar.xlsx", by=Actor(by)), by=Actor(by))


def carry_out(content: bytes, by=None) -> importing.Imported:
    by = by or importer()
    return importing.carry_out(importing.hand_in(content, "d.xlsx", by=Actor(by)), by=Actor(by))


def errors_of(*promises: dict, rows: tuple[dict, ...] = (ROW,)) -> list[tuple[str, int, str, str]]:
    with translation.override("en"):
        errors = plan_of(a_workbook(*rows, promises=promises)).errors
        return [
            (e.sheet.capitalize(), e.row, TABLE_BY_NAME[e.table].by_key[e.column].name_en,
             complaint(e).text)
            for e in errors
        ]  # fmt: skip


def test_promise_follows_the_agreement_of_its_list() -> None:
    _ours, theirs = the_parties()
    promise = {**PROMISE, "partner": "SECoop", "due_on": "31/12/2030", "measure_id": "5 pelatih",
               "is_public": "tidak"}  # fmt: skip
    made = carry_out(a_workbook(ROW, promises=(promise,)))
    [commitment] = Commitment.objects.all()
    assert commitment.agreement == made.agreements[0]
    assert (commitment.partner, commitment.due_on) == (theirs, date(2030, 12, 31))
    assert (commitment.state, commitment.is_public) == ("planned", False)
    [entry] = ModelLogEntry.objects.filter(action="agreements.commitment_import")
    assert (entry.data["commitment"], entry.data["row"]) == (commitment.pk, 2)


@pytest.mark.parametrize("name", ["12/NK/2024", "12 nk 2024", "NOTA DILI", "Dili Memorandum"])
def test_recorded_agreement_is_known_by_number_or_either_title(name: str) -> None:
    agreement = AgreementFactory(
        reference="12/NK/2024", title_id="Nota Dili", title_en="Dili memorandum"
    )
    Change.objects.all().delete()
    carry_out(a_workbook(promises=({**PROMISE, "agreement": name},)))
    assert Commitment.objects.get().agreement == agreement
    assert Change.objects.filter(object_id=str(agreement.pk)).exists()


def test_file_of_commitments_alone_may_be_csv() -> None:
    agreement = AgreementFactory(title_id=ROW["title_id"])
    made = carry_out(a_csv(PROMISE, {**PROMISE, "title_id": "Dua"}))
    assert [c.agreement for c in made.commitments] == [agreement, agreement]


@pytest.mark.parametrize(
    ("cells", "stored"),
    [
        ({}, ("planned", None, "")),
        ({"state": "berjalan"}, ("underway", None, "")),
        ({"state": "late", "due_on": "2024-01-01"}, ("planned", None, "")),
        ({"state": "selesai", "done_on": "2024-05-03"}, ("done", date(2024, 5, 3), "")),
        ({"done_on": "2024-05-03"}, ("done", date(2024, 5, 3), "")),
        ({"obstacle": "budget"}, ("blocked", None, "budget")),
        ({"state": "terhambat", "obstacle": "lainnya"}, ("blocked", None, "other")),
    ],
)
def test_state_is_what_the_cells_say(cells: dict, stored: tuple) -> None:
    the_parties()
    carry_out(a_workbook(ROW, promises=({**PROMISE, **cells},)))
    commitment = Commitment.objects.get()
    assert (commitment.state, commitment.done_on, commitment.obstacle) == stored


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"agreement": ""}, "Agreement", "Fill this in"),
        ({"agreement": "Nota kesepahaman Dilli"}, "Agreement", "Did you mean"),
        ({"agreement": "xyzzy"}, "Agreement", "neither in this list nor recorded"),
        ({"title_id": "x" * 241}, "Commitment (Indonesian)", "Longer than 240"),
        ({"partner": "Lain"}, "Partner who promises", "not a party"),
        ({"partner": "Entah"}, "Partner who promises", "not recorded"),
        ({"due_on": "besok"}, "Due on", "Not a date"),
        ({"state": "mogok"}, "State", "Not a word"),
        ({"state": "late"}, "Due on", "in the past"),
        ({"state": "done"}, "Done on", "Fill this in"),
        ({"state": "planned", "done_on": "2024-01-01"}, "Done on", "Only a commitment"),
        ({"done_on": "2190-01-01"}, "Done on", "The year must be one of 1945–2100"),
        ({"done_on": "2090-01-01"}, "Done on", "lies ahead"),
        ({"state": "blocked"}, "Obstacle", "Fill this in"),
        ({"state": "done", "done_on": "2024-01-01", "obstacle": "budget"}, "Obstacle", "Only a"),
        ({"obstacle": "hujan"}, "Obstacle", "Not a word"),
        ({"in_charge": "x@y.example"}, "E-mail of the person in charge", "not recorded"),
        ({"proof_url": "https://a.example"}, "Title of the proof", "Fill this in"),
        ({"proof_title": "Laporan"}, "Link to the proof", "Fill this in"),
        ({"proof_url": "javascript:alert(1)", "proof_title": "x"}, "Link to the proof", "valid"),
        ({"is_public": "mungkin"}, "Shown on the site", "yes or no"),
    ],
)
def test_each_mistake_is_told_in_its_cell(cells: dict, column: str, words: str) -> None:
    the_parties()
    OrganisationFactory(name="Lain", acronym="", country="TL")
    found = errors_of({**PROMISE, **cells})
    assert any(
        (sheet, row, name) == ("Commitments", 2, column) and words in text
        for sheet, row, name, text in found
    ), found


# No workbook holds a control character.
@pytest.mark.parametrize("address", [one for one in BAD if "\x01" not in one])
def test_link_that_runs_is_told_in_its_cell(address: str) -> None:
    the_parties()
    found = errors_of({**PROMISE, "proof_url": address, "proof_title": "x"})
    assert [(row, column) for _sheet, row, column, _text in found] == [(2, "Link to the proof")]


def test_mistake_in_an_agreement_is_not_told_again_for_its_promises() -> None:
    the_parties()
    found = errors_of(PROMISE, rows=({**ROW, "kind": "Traktat"},))
    assert [(sheet, column) for sheet, _row, column, _text in found] == [("Agreements", "Kind")]


def test_one_wrong_promise_stops_the_agreements_too() -> None:
    the_parties()
    with pytest.raises(ImportHasErrors):
        carry_out(a_workbook(ROW, promises=(PROMISE, {**PROMISE, "title_id": ""})))
    assert not Agreement.objects.exists()
    assert not Commitment.objects.exists()


def test_repeating_an_import_makes_no_second_promise() -> None:
    the_parties()
    content = a_workbook(ROW, promises=(PROMISE, {**PROMISE, "due_on": "2030-01-01"}))
    by = importer()
    assert len(carry_out(content, by).commitments) == 2
    again = carry_out(content, by)
    assert (again.agreements, again.commitments) == ([], [])


def test_archived_promise_and_archived_agreement_stay_put_away() -> None:
    agreement = AgreementFactory(title_id=ROW["title_id"])
    CommitmentFactory(agreement=agreement, title_id=PROMISE["title_id"], due_on=None)
    Commitment.objects.update(archived_at=agreement.created_at)
    Agreement.objects.update(archived_at=agreement.created_at)
    content = a_workbook(promises=(PROMISE,))
    assert carry_out(content).commitments == []
    [error] = errors_of({**PROMISE, "title_id": "Baru"}, rows=())
    assert error[2:] == ("Agreement", "This agreement is archived. Restore it first.")


def test_title_that_several_agreements_share_asks_for_the_number() -> None:
    AgreementFactory(title_id=ROW["title_id"], reference="1/2024")
    AgreementFactory(title_id=ROW["title_id"], reference="2/2025")
    [error] = errors_of(PROMISE, rows=())
    assert "1/2024" in error[3]
    assert "2/2025" in error[3]
    assert errors_of({**PROMISE, "agreement": "2/2025"}, rows=()) == []


def test_same_promise_twice_in_a_list_is_an_error() -> None:
    the_parties()
    [error] = errors_of(PROMISE, PROMISE)
    assert error == (
        "Commitments", 3, "Commitment (Indonesian)", "The same commitment as in row 2."
    )  # fmt: skip


def test_partner_that_the_list_adds_may_promise() -> None:
    the_parties()
    row = {**ROW, "partners": "NCBA", "partner_country": "US", "partner_kind": "apex"}
    carry_out(a_workbook(row, promises=({**PROMISE, "partner": "ncba"},)), importer(may_add=True))
    assert Commitment.objects.get().partner.name == "NCBA"


def test_party_of_a_draft_that_is_not_published_may_promise() -> None:
    theirs = OrganisationFactory(name="Baru", acronym="", country="TL")
    agreement = AgreementFactory(title_id=ROW["title_id"])
    draft = agreement.get_latest_revision_as_object()
    party = draft.parties.model(organisation=theirs)
    draft.parties = [*draft.parties.all(), party]
    draft.save_revision()
    carry_out(a_workbook(promises=({**PROMISE, "partner": "Baru"},)))
    assert Commitment.objects.get().partner == theirs


def test_link_becomes_proof() -> None:
    the_parties()
    promise = {**PROMISE, "done_on": "2024-05-03", "proof_url": "https://secoop.example/laporan",
               "proof_title": "Laporan pelatihan"}  # fmt: skip
    by = importer()
    carry_out(a_workbook(ROW, promises=(promise,)), by)
    [proof] = Commitment.objects.get().proofs.all()
    assert (proof.url, proof.title_id, proof.added_by) == (
        "https://secoop.example/laporan", "Laporan pelatihan", by
    )  # fmt: skip


def test_look_and_import_ask_a_fixed_number_of_questions(django_assert_max_num_queries) -> None:
    the_parties()
    by = importer()
    promises = tuple({**PROMISE, "title_id": f"Janji {n}", "partner": "SECoop"} for n in range(40))
    handed_in = importing.hand_in(a_workbook(ROW, promises=promises), "d.xlsx", by=Actor(by))
    with django_assert_max_num_queries(12):
        importing.look(handed_in, by=Actor(by))
    with django_assert_max_num_queries(35):
        importing.carry_out(handed_in, by=Actor(by))


@pytest.mark.parametrize("content", [b"agreement;due_on\nx;2024-01-01", b"Komitmen;Tenggat\nx;"])
def test_table_without_its_columns_says_which_table_and_which(content: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        reading.read_list(content)
    assert refusal.value.problem is FileProblem.HEADINGS_MISSING
    with translation.override("en"):
        assert "“Commitments”" in file_words(refusal.value)


def test_admin_shows_both_tables_and_imports_them(client) -> None:
    the_parties()
    client.force_login(importer())
    file = SimpleUploadedFile("daftar.xlsx", a_workbook(ROW, promises=(PROMISE,)))
    answer = client.post("/admin/agreements/import/", {"list": file})
    look = client.get(answer.headers["Location"])
    assert PROMISE["title_id"] in look.content.decode()
    confirm = answer.headers["Location"]
    client.post(confirm, {"seen": look.context["form"]["seen"].value()})
    assert Commitment.objects.get().title_id == PROMISE["title_id"]


def test_command_tells_the_table_of_a_mistake(tmp_path, capsys) -> None:
    the_parties()
    by = importer()
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(a_workbook(ROW, promises=({**PROMISE, "due_on": "besok"},)))
    with translation.override("en"), pytest.raises(CommandError, match="nothing was imported"):
        call_command("import_agreements", path, "--by", by.email)
    assert "commitments, row 2, column C “Tenggat”: “besok”" in capsys.readouterr().err
    path.write_bytes(a_workbook(ROW, promises=(PROMISE,)))
    with translation.override("en"):
        call_command("import_agreements", path, "--by", by.email)
    assert "imported: 1 agreement, 1 commitment" in capsys.readouterr().out
