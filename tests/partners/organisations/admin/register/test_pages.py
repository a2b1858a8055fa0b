"""The pages of lists for the register: who sees them, what they say, what they cost."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from home.groups import EDITORS, MODERATORS
from home.sheets.book import open_book
from home.sheets.reader import read_tables
from partners.organisations.importing.fields import REGISTER
from partners.organisations.models import RegisterEntry, RegisterImport, RegisterRow
from tests.factories.organisations import (
    CooperativeFactory,
    RegisterImportFactory,
    RegisterRowFactory,
)
from tests.factories.people import staff, stranger

pytestmark = pytest.mark.django_db
HISTORY = "/admin/organisations/register/"
State, Step, Outcome = RegisterImport.State, RegisterImport.Step, RegisterRow.Outcome
CELLS = {"name": "Koperasi Desa Merah Putih Sidomulyo", "number": "33-01"}
WRONG = {"key": "name", "problem": "missing", "value": "", "more": []}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def signed_in(group: str) -> Client:
    client = Client()
    client.user = staff(group)
    UserProfile.objects.update_or_create(user=client.user, defaults={"preferred_language": "en"})
    client.force_login(client.user)
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in(EDITORS)


@pytest.fixture
def moderator() -> Client:
    return signed_in(MODERATORS)


def page_of(record: RegisterImport, name: str = "look", **query: object) -> str:
    return reverse(f"register_import:{name}", args=[record.key], query=query or None)


def a_row(record: RegisterImport, outcome: str, **values: Any) -> RegisterRow:
    errors = [WRONG] if outcome == Outcome.WRONG else []
    given = {"cells": CELLS, "said": CELLS, "errors": errors, **values}
    return RegisterRowFactory(register_import=record, outcome=outcome, **given)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_history_shows_each_list_and_what_came_of_it(editor: Client) -> None:
    RegisterImportFactory(name="semua.xlsx", figures={"rows": 41390, "new": 12})
    page = text_of(editor, HISTORY)
    assert "semua.xlsx" in page
    assert "41,390 rows" in page
    assert "new 12" in page


def test_empty_history_explains_what_a_list_becomes(editor: Client) -> None:
    assert "No list has been handed in yet" in text_of(editor, HISTORY)


def test_history_is_narrowed_by_state(editor: Client) -> None:
    RegisterImportFactory(name="henti.xlsx", state=State.STOPPED)
    RegisterImportFactory(name="siap.xlsx")
    page = text_of(editor, f"{HISTORY}?state=stopped")
    assert "henti.xlsx" in page
    assert "siap.xlsx" not in page


def test_menu_leads_editors_to_the_history(editor: Client) -> None:
    assert HISTORY in text_of(editor, "/admin/")


@pytest.mark.parametrize("name", ["look", "columns", "again", "write", "undo", "drop", "corrected"])
def test_who_has_no_part_in_the_register_sees_no_page_of_it(client: Client, name: str) -> None:
    record = RegisterImportFactory()
    client.force_login(stranger())
    assert client.get(page_of(record, name)).status_code == 302
    assert client.post(page_of(record, name)).status_code == 302
    assert client.get(HISTORY).status_code == 302


def test_only_moderators_are_led_to_writing(editor: Client, moderator: Client) -> None:
    record = RegisterImportFactory()
    assert page_of(record, "write") not in text_of(editor, page_of(record))
    assert page_of(record, "write") in text_of(moderator, page_of(record))


def test_only_moderators_are_led_to_taking_back(editor: Client, moderator: Client) -> None:
    record = RegisterImportFactory(step=Step.WRITE, written_at=timezone.now())
    assert page_of(record, "undo") not in text_of(editor, page_of(record))
    assert page_of(record, "undo") in text_of(moderator, page_of(record))


@pytest.mark.parametrize("name", ["write", "undo"])
def test_editor_who_knows_the_address_is_refused(editor: Client, name: str) -> None:
    record = RegisterImportFactory()
    assert editor.get(page_of(record, name)).headers["Location"] == "/admin/"


@pytest.mark.parametrize("name", ["columns", "again", "write", "undo", "drop"])
def test_act_is_not_found_where_it_does_not_begin(moderator: Client, name: str) -> None:
    record = RegisterImportFactory(state=State.RUNNING)
    assert moderator.get(page_of(record, name)).status_code == 404


@pytest.mark.parametrize("outcome", Outcome)
def test_rows_of_each_outcome_are_shown(editor: Client, outcome: Outcome) -> None:
    record = RegisterImportFactory()
    a_row(record, outcome, organisation=CooperativeFactory(name="Koperasi Sukamaju"))
    assert "Koperasi Sukamaju" in text_of(editor, page_of(record, show=outcome))


def test_changed_row_shows_both_and_says_of_nobody_what_stays(editor: Client) -> None:
    before, after = {"name": "Lama"}, {"name": "Baru"}
    kept = [{"key": "members", "here": 110, "list": 120}]
    record = RegisterImportFactory()
    a_row(record, Outcome.CHANGED, before=before, after=after, kept=kept)
    page = text_of(editor, page_of(record))
    assert "<del>Lama</del> → <ins>Baru</ins>" in page
    assert "stays as it stands here; the list says: 120" in page
    assert "own word" not in page


def test_unsure_row_names_its_candidates_and_where_to_decide(editor: Client) -> None:
    known = CooperativeFactory(name="KDMP Sidomulyo", profile__registration_number="NIK 7")
    candidates = [{"code": known.code, "score": 91.3, "why": ""}]
    row = a_row(RegisterImportFactory(), Outcome.UNSURE, candidates=candidates)
    page = text_of(editor, page_of(row.register_import))
    decide = reverse("register_import:decide", args=[row.register_import.key, row.pk])
    for shown in ("KDMP Sidomulyo", "NIK 7", "91 %", decide):
        assert shown in page
    assert "KDMP Sidomulyo" in text_of(editor, decide)


def test_row_of_another_list_is_not_decided_here(editor: Client) -> None:
    row = a_row(RegisterImportFactory(), Outcome.UNSURE)
    address = reverse("register_import:decide", args=[RegisterImportFactory().key, row.pk])
    assert editor.get(address).status_code == 404


def test_what_a_list_says_is_text(editor: Client) -> None:
    record = RegisterImportFactory(name="<b>.xlsx", source="<i>")
    a_row(record, Outcome.NEW, said={"name": "<script>"}, cells={"name": "<script>"})
    page = text_of(editor, page_of(record))
    assert "&lt;b&gt;.xlsx" in page
    assert "&lt;script&gt;" in page
    assert "<i>" not in page


@pytest.mark.parametrize(
    "query", ["show=%00", "show=new&p=%00", f"show=new&p={'9' * 4000}", "p=-1", 'show="&p=x']
)
def test_odd_addresses_are_answered(editor: Client, query: str) -> None:
    record = RegisterImportFactory()
    a_row(record, Outcome.NEW)
    assert CELLS["name"] in text_of(editor, f"{page_of(record)}?{query}")


def test_list_that_is_not_there_is_not_found(editor: Client) -> None:
    for name in ("look", "columns", "corrected", "corrected_rows"):
        address = reverse(f"register_import:{name}", args=[uuid.uuid4()])
        assert editor.get(address).status_code == 404


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", State)
def test_page_of_every_stand_is_answered(editor: Client, step: Step, state: State) -> None:
    written = timezone.now() if step in {Step.WRITE, Step.UNDO} else None
    record = RegisterImportFactory(step=step, state=state, written_at=written)
    assert record.name in text_of(editor, page_of(record))


@pytest.mark.parametrize("outcome", Outcome)
def test_page_costs_the_same_for_one_row_and_for_many(
    editor: Client, outcome: Outcome, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    record = RegisterImportFactory()

    def some(count: int) -> None:
        for _ in range(count):
            known = CooperativeFactory()
            found = [{"code": known.code, "score": 90, "why": ""}]
            a_row(record, outcome, organisation=known, candidates=found, before={"name": "Lama"})

    some(1)
    text_of(editor, page_of(record))
    with django_assert_max_num_queries(30) as one:
        text_of(editor, page_of(record))
    some(20)
    with django_assert_max_num_queries(len(one)):
        text_of(editor, page_of(record))


def test_history_costs_the_same_for_one_list_and_for_many(
    editor: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    RegisterImportFactory(by=editor.user)
    text_of(editor, HISTORY)
    with django_assert_max_num_queries(30) as one:
        text_of(editor, HISTORY)
    for name in ("sari", "dewi", "eko"):
        RegisterImportFactory(by=stranger(name))
    with django_assert_max_num_queries(len(one)):
        text_of(editor, HISTORY)


def test_rows_come_in_pages(editor: Client) -> None:
    record = RegisterImportFactory()
    for number in range(51):
        a_row(record, Outcome.NEW, said={"name": f"Koperasi ke-{number}"})
    first, second = (text_of(editor, page_of(record, p=number)) for number in (1, 2))
    assert "Koperasi ke-0" in first
    assert "Koperasi ke-50" not in first
    assert "Koperasi ke-50" in second


def test_cooperative_shows_what_the_register_says_beside_what_stands_here(editor: Client) -> None:
    known = CooperativeFactory(name="Sukamaju", profile__members=110)
    record = RegisterImportFactory(source="SIMKOPDES, semua")
    a_row(record, Outcome.CHANGED, organisation=known, before={"name": "A"}, is_written=True)
    day = datetime.date(2026, 11, 1)
    RegisterEntry.objects.create(
        organisation=known, said={"members": 120, "name": "SUKAMAJU"}, source="X", as_of=day
    )
    known.formerly.create(kind="name", value="KUD Lama", until=day)
    page = text_of(editor, reverse("register_import:cooperative", args=[known.pk]))
    for shown in ("SIMKOPDES, semua", "KUD Lama", "<td>120</td><td>110"):
        assert shown in page
    assert page.count("what stands here stays; no list writes over it") == 1


def test_form_of_a_cooperative_leads_to_its_part_of_the_register(editor: Client) -> None:
    known = CooperativeFactory()
    form = reverse("wagtailsnippets_organisations_organisation:edit", args=[known.pk])
    assert reverse("register_import:cooperative", args=[known.pk]) in text_of(editor, form)


def test_guards_say_what_was_weighed_and_whether_they_can_be_passed(moderator: Client) -> None:
    facts = {"rows": 41390, "before": 82780, "least": 81125, "percent": 98}
    fewer = {"code": "fewer-rows", "facts": facts}
    record = RegisterImportFactory(guards=[{**fewer, "may_be_passed": True}])
    page = text_of(moderator, page_of(record))
    assert "The rows fell from 82,780 in the last full list to 41,390." in page
    assert "At least 81,125 are expected (98 %)." in page
    assert 'name="because"' in text_of(moderator, page_of(record, "write"))


def test_list_that_a_guard_bars_is_not_written(moderator: Client) -> None:
    guard = {"code": "unknown-file", "facts": {"rows": 9, "known": 0}, "may_be_passed": False}
    record = RegisterImportFactory(guards=[guard])
    assert page_of(record, "write") not in text_of(moderator, page_of(record))
    assert moderator.get(page_of(record, "write")).status_code == 404


def test_columns_are_asked_with_examples_and_what_was_recognised(editor: Client) -> None:
    asked = {"sheet": "Daftar", "at": "B", "heading": "Nama kop", "examples": ["KUD <Maju>"]}
    record = RegisterImportFactory(step=Step.READ, columns=[{**asked, "key": "name"}])
    page = text_of(editor, page_of(record, "columns"))
    assert "KUD &lt;Maju&gt;" in page
    assert '<option value="name" selected>' in page


def test_template_is_read_as_an_empty_list(editor: Client) -> None:
    content = editor.get(f"{HISTORY}template/").content
    found = read_tables(open_book(content, "a.xlsx"), [REGISTER.layout])
    assert not found.errors
    assert not found.rows["register"]
