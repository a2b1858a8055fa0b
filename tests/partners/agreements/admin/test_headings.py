"""Lists with headings of their own: explained once, remembered for everybody, and named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.intake.models import LearnedHeading
from partners.agreements.models import Agreement, ImportedList
from partners.agreements.services import importing
from tests.factories.agreements import person
from tests.home.sheets import files
from tests.partners.agreements.admin.test_importing import DOOR, hand_in
from tests.partners.agreements.importing.lists import importer, the_parties

pytestmark = pytest.mark.django_db
MINISTRY = (
    "Daftar kerja sama;;;;;\n"
    "Judul Kerja Sama;Jenis Dokumen;Pihak I;Mitra Kerja Sama;Status Dokumen;Tgl. Penandatanganan\n"
    "Nota Dili;MoU;Kemenkop;SECoop;berlaku;20/2/2024\n"
)
ODD = MINISTRY.replace("Judul Kerja Sama", "Perihal").replace("Pihak I", "Wakil RI").encode()


@pytest.fixture
def by(client):
    the_parties()
    user = importer()
    client.force_login(user)
    return user


def headings_of(client, content: bytes = ODD, name: str = "daftar.csv"):
    answer = client.post(DOOR, {"list": SimpleUploadedFile(name, content)}, follow=True)
    return answer.redirect_chain[-1][0], answer


def test_the_ministrys_own_headings_are_known(client, by) -> None:
    address = hand_in(client, MINISTRY.encode(), "daftar.csv").headers["Location"]
    plan = client.get(address).context
    assert plan["count"] == 0
    assert plan["drafts"] == 1
    assert plan["is_whole"]


def test_unknown_headings_lead_to_the_page_that_asks_what_they_mean(client, by) -> None:
    address, page = headings_of(client)
    key = ImportedList.objects.get().key
    assert address == reverse("agreements_import:headings", args=[key])
    lines = {line["column"].heading: line for line in page.context["form"].lines()}
    assert lines["Perihal"]["column"].examples == ("Nota Dili",)
    assert lines["Perihal"]["field"] is not None
    assert lines["Mitra Kerja Sama"]["field"] is None
    html = page.content.decode()
    assert "“Wakil RI”" in html
    assert "Judul" in page.context["why"]
    assert "“Perihal”" in page.context["why"]


def test_what_was_explained_is_remembered_for_everybody_and_named(client, by) -> None:
    address, _page = headings_of(client)
    told = {"column_0": "agreements:title_id", "column_2": "agreements:our_party"}
    look = client.post(address, told, follow=True)
    assert look.context["count"] == 0
    assert look.context["drafts"] == 1
    receipt = " ".join(look.context["receipt"])
    assert "A “Perihal”" in receipt
    assert "C “Wakil RI”" in receipt
    client.force_login(importer())
    other = hand_in(client, ODD, "daftar.csv").headers["Location"]
    assert client.get(other).context["drafts"] == 1
    row = LearnedHeading.objects.get(words="perihal")
    assert (row.column, row.by, row.heading) == ("title_id", by, "Perihal")
    assert ModelLogEntry.objects.filter(content_type__model="learnedheading").count() == 2


def test_what_is_remembered_is_forgotten_on_the_same_page(client, by) -> None:
    importing.explain_headings(
        {"agreements": {"Perihal": "title_id", "Wakil RI": "our_party"}}, by=Actor(by)
    )
    address = hand_in(client, ODD, "daftar.csv").headers["Location"]
    asked = client.get(f"{address}headings/")
    [line, *_others] = asked.context["form"].lines()
    assert (line["field"].value(), line["learned"].by) == ("agreements:title_id", by)
    client.post(f"{address}headings/", {"column_0": "", "column_2": "agreements:our_party"})
    assert list(LearnedHeading.objects.values_list("words", flat=True)) == ["wakil ri"]


def test_two_columns_do_not_mean_the_same(client, by) -> None:
    address, _page = headings_of(client)
    told = {"column_0": "agreements:title_id", "column_2": "agreements:partners"}
    answer = client.post(address, told)
    assert set(answer.context["form"].errors) == {"column_2"}
    assert answer.context["form"]["column_0"].value() == "agreements:title_id"
    assert not LearnedHeading.objects.exists()


def test_columns_of_one_sheet_belong_to_one_table(client, by) -> None:
    address, _page = headings_of(client, b"Anu;Itu\n1 x;2 y\n")
    told = {"column_0": "agreements:title_id", "column_1": "commitments:title_id"}
    assert client.post(address, told).context["form"].errors


def test_heading_of_several_sheets_means_one_thing(client, by) -> None:
    rows = [line.split(";") for line in ODD.decode().splitlines()]
    address, page = headings_of(client, files.xlsx({"A": rows, "B": rows}), "daftar.xlsx")
    names = [
        f"column_{at}"
        for at, line in enumerate(page.context["form"].lines())
        if line["column"].heading == "Perihal"
    ]
    told = {names[0]: "agreements:title_id", names[1]: "agreements:notes"}
    assert set(client.post(address, told).context["form"].errors) == {names[1]}
    client.post(address, {names[0]: "agreements:title_id", names[1]: ""})
    assert LearnedHeading.objects.get().column == "title_id"


def test_plan_that_was_seen_is_not_carried_out_with_another_meaning(client, by) -> None:
    importing.explain_headings(
        {"agreements": {"Perihal": "title_id", "Wakil RI": "our_party"}}, by=Actor(by)
    )
    address = hand_in(client, ODD, "daftar.csv").headers["Location"]
    seen = client.get(address).context["form"]["seen"].value()
    importing.explain_headings({"agreements": {"Perihal": "title_en"}}, by=Actor(by))
    client.post(address, {"seen": seen, "left_out": "on"})
    assert not Agreement.objects.exists()


def test_only_who_may_import_explains_and_only_the_own_list(client, by) -> None:
    with pytest.raises(ActionNotPermitted):
        importing.explain_headings({"agreements": {}}, by=Actor(person("view_agreement")))
    address, _page = headings_of(client)
    client.force_login(importer())
    assert client.get(address).status_code == 404


def test_list_with_errors_is_given_back_with_the_errors_marked(client, by) -> None:
    wrong = MINISTRY.replace("SECoop", "SECop").encode()
    address = hand_in(client, wrong, "daftar.csv").headers["Location"]
    page = client.get(address)
    assert f"{address}to-mend/" in page.content.decode()
    given = client.get(f"{address}to-mend/")
    assert "daftar" in given.headers["Content-Disposition"]
    again = client.get(hand_in(client, given.content).headers["Location"])
    assert again.context["count"] == 1
    assert again.context["is_whole"]
    client.force_login(importer())
    assert client.get(f"{address}to-mend/").status_code == 404


MOU = "nota kesepahaman (MoU)"
NO_KIND = (
    b"Nomor;Judul;Pihak I;Mitra;Status;Tgl TTD\n1/A;Nota Dili;Kemenkop;SECoop;berlaku;20/2/2024\n"
    b"2/A;Nota Bali;Kemenkop;SECoop;berlaku;21/2/2024\n"
)


def test_missing_column_gets_one_value_for_all_rows_of_this_list_alone(client, by) -> None:
    address, page = headings_of(client, NO_KIND)
    [field] = page.context["form"].missing()
    assert field.name == "fixed-agreements-kind"
    assert MOU in dict(field.field.choices)
    look = client.post(address, {"fixed-agreements-kind": MOU}, follow=True)
    assert (look.context["count"], look.context["drafts"]) == (0, 2)
    assert any(MOU in line for line in look.context["receipt"])
    confirm = look.redirect_chain[-1][0]
    seen = look.context["form"]["seen"].value()
    client.post(confirm, {"seen": seen, "left_out": "on"})
    assert set(Agreement.objects.values_list("kind", flat=True)) == {"mou"}
    assert not LearnedHeading.objects.filter(column="kind").exists()
    again, _page = headings_of(client, NO_KIND.replace(b"Nota", b"Surat"))
    assert again.endswith("/headings/")


def test_value_for_all_rows_is_checked_as_its_column_is(client, by) -> None:
    address, _page = headings_of(client, ODD.replace(b"Mitra Kerja Sama", b"Nomor"))
    told = {"column_0": "agreements:title_id", "column_2": "agreements:our_party"}
    answer = client.post(address, {**told, "fixed-agreements-partners": "SECop"})
    assert set(answer.context["form"].errors) == {"fixed-agreements-partners"}
    assert "SECop" in answer.content.decode()
    assert answer.context["form"]["column_0"].value() == "agreements:title_id"
    assert not LearnedHeading.objects.exists()
    assert ImportedList.objects.get().fixed == {}
    look = client.post(address, {**told, "fixed-agreements-partners": "SECoop"}, follow=True)
    assert look.context["count"] == 0


def test_choice_beyond_the_columns_words_is_refused_beside_it(client, by) -> None:
    address, _page = headings_of(client, NO_KIND)
    answer = client.post(address, {"fixed-agreements-kind": "Kontrak"})
    assert set(answer.context["form"].errors) == {"fixed-agreements-kind"}


def test_column_that_is_there_takes_no_value_for_all_rows(client, by) -> None:
    address, _page = headings_of(client)
    told = {"column_0": "agreements:title_id", "column_2": "agreements:our_party"}
    answer = client.post(address, {**told, "fixed-agreements-title_id": "Nota"})
    assert set(answer.context["form"].errors) == {"fixed-agreements-title_id"}


def test_plan_that_was_seen_is_not_carried_out_with_another_value(client, by) -> None:
    address, _page = headings_of(client, NO_KIND)
    look = client.post(address, {"fixed-agreements-kind": MOU}, follow=True)
    seen, confirm = look.context["form"]["seen"].value(), look.redirect_chain[-1][0]
    asked = client.get(address)
    [field] = asked.context["form"].missing()
    assert field.value() == MOU
    client.post(address, {"fixed-agreements-kind": "perjanjian kerja sama (PKS)"})
    client.post(confirm, {"seen": seen, "left_out": "on"})
    assert not Agreement.objects.exists()


def test_receipt_names_a_column_by_the_table_of_its_sheet(client, by) -> None:
    address, _page = headings_of(client)
    told = {"column_0": "agreements:title_id", "column_2": "agreements:our_party"}
    look = client.post(address, told, follow=True)
    [line] = [line for line in look.context["receipt"] if "“Perihal”" in line]
    assert "“Judul”" in line
