"""How a row is shown of which only the list's word is noted, or whose place is misspelt."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from home.groups import EDITORS
from partners.organisations.models import RegisterImport, RegisterRow
from tests.factories.organisations import (
    CooperativeFactory,
    RegisterImportFactory,
    RegisterRowFactory,
)
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
HISTORY = "/admin/organisations/register/"
Step, Outcome = RegisterImport.Step, RegisterRow.Outcome


@pytest.fixture
def editor(client: Client) -> Client:
    """Reads English."""
    person = staff(EDITORS)
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": "en"})
    client.force_login(person)
    return client


def a_row(record: RegisterImport, outcome: str, **values: Any) -> RegisterRow:
    return RegisterRowFactory(register_import=record, outcome=outcome, **values)


def page_of(record: RegisterImport) -> str:
    return reverse("register_import:look", args=[record.key])


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_noted_row_says_what_the_list_says_and_what_stays(editor: Client) -> None:
    record = RegisterImportFactory(figures={"rows": 1, "changed": 0, "noted": 1})
    kept = [{"key": "members", "here": 110, "list": 120}]
    a_row(record, Outcome.NOTED, kept=kept)
    page = text_of(editor, page_of(record))
    assert "Nothing of these cooperatives changes" in page
    assert "stays as it stands here; the list says: 120" in page
    assert "only noted 1" in text_of(editor, HISTORY)


def test_noted_row_without_another_value_says_so(editor: Client) -> None:
    record = RegisterImportFactory()
    a_row(record, Outcome.NOTED)
    assert "The list says nothing else than what stands here." in text_of(editor, page_of(record))


def test_noted_row_of_a_list_that_is_taken_back_does_not_say_that_it_changed(editor: Client):
    record = RegisterImportFactory(step=Step.UNDO, written_at=timezone.now())
    a_row(record, Outcome.NOTED, kept=[{"key": "members", "here": 110, "list": 120}])
    page = text_of(editor, page_of(record))
    assert "stays as it stands here; the list says: 120" in page
    assert "somebody changed it since" not in page


def test_row_of_a_misspelt_village_shows_its_cells_and_is_no_new_one(editor: Client) -> None:
    known = CooperativeFactory(name="KDMP Sukamaju")
    error = {"key": "village", "problem": "no-such-place", "value": "Sukamju",
             "more": ["Cibeber (320306)", "Sukamaju (3203062001)"]}  # fmt: skip
    row = a_row(
        RegisterImportFactory(), Outcome.UNSURE, errors=[error], said={},
        cells={"name": "KDMP", "village": "Sukamju"},
        candidates=[{"code": known.code, "score": 100, "why": "no-such-place"}],
    )  # fmt: skip
    page = text_of(
        editor, reverse("register_import:decide", args=[row.register_import.key, row.pk])
    )
    assert "None is called that in Cibeber (320306). Perhaps meant: Sukamaju (3203062001)?" in page
    assert "<dd>Sukamju</dd>" in page
    assert f'value="{known.code}"' in page
    assert 'value="later"' in page
    assert 'value="new"' not in page
    assert "If it is none of these, correct its place" in page


@pytest.mark.parametrize("outcome", [Outcome.UNSURE, Outcome.WRONG])
def test_rows_that_are_in_the_file_to_correct_lead_to_it(editor: Client, outcome: str) -> None:
    error = {"key": "village", "problem": "no-such-place", "value": "X", "more": [""]}
    row = a_row(RegisterImportFactory(), outcome, errors=[error])
    file = reverse("register_import:corrected_rows", args=[row.register_import.key])
    assert file in text_of(editor, page_of(row.register_import))
