"""The import in the admin: two steps that lose nothing and cannot be forged."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.access import Actor
from home.sheets.updates import EVERY
from partners.agreements.models import Agreement, ImportedList
from partners.agreements.services import importing
from tests.factories.agreements import person
from tests.partners.agreements.importing.lists import ROW, a_workbook, importer, the_parties

pytestmark = pytest.mark.django_db
DOOR = "/admin/agreements/import/"


def hand_in(client, content: bytes, name: str = "daftar.xlsx"):
    return client.post(DOOR, {"list": SimpleUploadedFile(name, content)})


@pytest.fixture
def by(client):
    the_parties()
    user = importer(publisher=True)
    client.force_login(user)
    return user


def test_hand_in_look_confirm(client, by) -> None:
    answer = hand_in(client, a_workbook(ROW))
    key = ImportedList.objects.get().key
    assert answer.headers["Location"] == reverse("agreements_import:look", args=[key])
    look = client.get(answer.headers["Location"])
    assert ROW["title_id"] in look.content.decode()
    assert not Agreement.objects.exists()
    confirm = reverse("agreements_import:look", args=[key])
    done = client.post(confirm, {"seen": look.context["form"]["seen"].value(), "publish": "on"})
    assert done.status_code == 302
    assert Agreement.objects.get().live
    client.post(confirm, {"seen": look.context["form"]["seen"].value()})
    assert Agreement.objects.count() == 1
    assert client.get(answer.headers["Location"]).status_code == 302


def test_errors_are_shown_by_row_and_cell_and_offer_no_import(client, by) -> None:
    answer = hand_in(client, a_workbook(ROW, {**ROW, "title_id": "Dua", "partners": "SECop <b>"}))
    page = client.get(answer.headers["Location"]).content.decode()
    assert "SECop &lt;b&gt;" in page
    assert "Secretaria de Estado de Cooperativas (SECoop)" in page
    assert 'name="seen"' not in page
    assert not Agreement.objects.exists()


def test_confirming_what_was_not_looked_at_shows_it_again(client, by) -> None:
    hand_in(client, a_workbook(ROW))
    confirm = reverse("agreements_import:look", args=[ImportedList.objects.get().key])
    for forged, status in (({}, 409), ({"seen": "x"}, 409), ({"seen": "\x00" * 10_000}, 200)):
        assert client.post(confirm, forged).status_code == status
    assert not Agreement.objects.exists()


def test_register_that_changed_meanwhile_is_shown_with_what_was_ticked(client, by) -> None:
    address = hand_in(client, a_workbook(ROW, {**ROW, "title_id": "Dua"})).headers["Location"]
    seen = client.get(address).context["form"]["seen"].value()
    other = Actor(importer())
    importing.carry_out(importing.hand_in(a_workbook(ROW), "a.xlsx", by=other), by=other)
    answer = client.post(address, {"seen": seen, "publish": "on"})
    assert answer.status_code == 409
    assert answer.context["conflict"].said
    form = answer.context["form"]
    assert form["publish"].value()
    assert Agreement.objects.count() == 1
    again = {"seen": form["seen"].value(), "publish": "on"}
    assert client.post(address, again).status_code == 302
    assert Agreement.objects.get(title_id="Dua").live


def test_list_imported_with_another_tick_under_the_same_key_is_told_it_is_done(client, by) -> None:
    address = hand_in(client, a_workbook(ROW)).headers["Location"]
    sent = {"seen": client.get(address).context["form"]["seen"].value(), "once": str(uuid.uuid4())}
    assert client.post(address, sent).status_code == 302
    answer = client.post(address, sent | {"publish": "on"}, follow=True)
    assert answer.redirect_chain[0][1] == 302
    assert not Agreement.objects.get().live


def test_list_of_another_person_is_not_found(client, by) -> None:
    hand_in(client, a_workbook(ROW))
    key = ImportedList.objects.get().key
    client.force_login(importer())
    assert client.get(reverse("agreements_import:look", args=[key])).status_code == 404
    assert client.post(reverse("agreements_import:look", args=[key])).status_code == 404
    assert client.get(reverse("agreements_import:look", args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b""), ("a.pdf", b"%PDF-1.7\x00"), ("a.csv", b"1,2\n3,4"), ("a.xlsx", b"PK\x03\x04"),
     ("a.csv", b"x" * (5 * 1024 * 1024 + 1))],
)  # fmt: skip
def test_unreadable_file_gives_an_error_beside_its_field(client, by, name, content) -> None:
    answer = hand_in(client, content, name)
    assert answer.status_code == 200
    assert answer.context["form"].errors["list"]
    assert not ImportedList.objects.exists()


def test_nothing_handed_in_asks_for_a_file(client, by) -> None:
    assert client.post(DOOR).context["form"].errors["list"]
    assert client.get(DOOR).status_code == 200


def test_editor_is_not_asked_to_publish(client, by) -> None:
    client.force_login(importer())
    answer = hand_in(client, a_workbook(ROW))
    look = client.get(answer.headers["Location"])
    assert 'name="publish"' not in look.content.decode()
    confirm = answer.headers["Location"]
    client.post(confirm, {"seen": look.context["form"]["seen"].value(), "publish": "on"})
    assert not Agreement.objects.exists()


def test_readers_neither_import_nor_download_the_template(client, by) -> None:
    from django.contrib.auth.models import Permission

    reader = person("view_agreement")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    for address in (DOOR, f"{DOOR}template/"):
        assert client.get(address).headers["Location"] == "/admin/"
    listing = client.get(reverse("wagtailsnippets_agreements_agreement:list"))
    assert DOOR not in listing.content.decode()


def test_list_of_agreements_leads_to_the_import_and_its_template(client, by) -> None:
    listing = client.get(reverse("wagtailsnippets_agreements_agreement:list"))
    assert DOOR in listing.content.decode()
    assert f"{DOOR}template/" in client.get(DOOR).content.decode()
    assert client.get(f"{DOOR}template/").content.startswith(b"PK")


def test_known_row_is_shown_before_and_after_and_taken_over_when_ticked(client, by) -> None:
    own = Actor(by)
    importing.carry_out(importing.hand_in(a_workbook(ROW), "a.xlsx", by=own), by=own)
    said = a_workbook({**ROW, "title_en": "Memorandum of Dili", "signed_place": "-"})
    address = hand_in(client, said).headers["Location"]
    look = client.get(address)
    assert "Memorandum of Dili" in look.content.decode()
    assert [update.title for update in look.context["updates"]] == [ROW["title_id"]]
    seen = look.context["form"]["seen"].value()
    answer = client.post(address, {"seen": seen, "update": look.context["updates"][0].key})
    assert answer.status_code == 302
    assert Agreement.objects.get().get_latest_revision_as_object().title_en == "Memorandum of Dili"


def test_all_known_rows_are_taken_over_with_one_tick(client, by) -> None:
    own, rows = Actor(by), [{**ROW, "title_id": name} for name in ("Satu", "Dua")]
    importing.carry_out(importing.hand_in(a_workbook(*rows), "a.xlsx", by=own), by=own)
    said = a_workbook(*({**row, "title_en": "Memorandum"} for row in rows))
    address = hand_in(client, said).headers["Location"]
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"seen": seen, "update": EVERY})
    written = [each.get_latest_revision_as_object() for each in Agreement.objects.all()]
    assert {each.title_en for each in written} == {"Memorandum"}


def test_ticks_are_kept_when_the_register_changed_meanwhile(client, by) -> None:
    own = Actor(by)
    made = importing.carry_out(importing.hand_in(a_workbook(ROW), "a.xlsx", by=own), by=own)
    address = hand_in(client, a_workbook({**ROW, "title_en": "Memorandum"})).headers["Location"]
    look = client.get(address)
    draft = made.agreements[0].get_latest_revision_as_object()
    draft.scope_id = "Pelatihan"
    draft.title_en = "Baru"
    draft.save_revision()
    key = look.context["updates"][0].key
    sent = {"seen": look.context["form"]["seen"].value(), "update": key}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert answer.context["chosen"] == {key}
    assert answer.context["updates"][0].changes[0].before == "Baru"
