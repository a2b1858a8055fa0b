"""The page of a list while the job works: how far it is, and whether anybody works at all."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from home import heartbeats
from home.groups import EDITORS
from partners.organisations.models import RegisterImport
from tests.factories.organisations import RegisterImportFactory
from tests.partners.organisations.admin.register.test_pages import (
    State,
    Step,
    page_of,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return signed_in(EDITORS)


@pytest.fixture
def record() -> RegisterImport:
    now = timezone.now()
    at_work = {"state": State.RUNNING, "started_at": now, "beat_at": now}
    return RegisterImportFactory(step=Step.CHECK, done_rows=12, all_rows=48, **at_work)


def test_page_says_how_far_it_is_and_asks_again(editor: Client, record: RegisterImport) -> None:
    answer = editor.get(page_of(record))
    assert "12 of 48 rows (25 %)" in " ".join(answer.content.decode().split())
    assert answer.headers["Refresh"] == "5"


def test_reader_may_have_the_page_stand_still(editor: Client, record: RegisterImport) -> None:
    assert "Refresh" not in editor.get(page_of(record, still="")).headers


def test_page_of_a_list_that_waits_for_a_person_stands_still(editor: Client) -> None:
    assert "Refresh" not in editor.get(page_of(RegisterImportFactory())).headers


def test_running_job_with_a_heart_is_at_work(editor: Client, record: RegisterImport) -> None:
    assert "No worker seems" not in text_of(editor, page_of(record))


def test_silent_job_is_told(editor: Client, record: RegisterImport) -> None:
    RegisterImport.objects.update(beat_at=timezone.now() - datetime.timedelta(minutes=11))
    assert "No worker seems" in text_of(editor, page_of(record))


def test_waiting_without_a_worker_is_told(editor: Client, record: RegisterImport) -> None:
    RegisterImport.objects.update(state=State.WAITING, rung_at=timezone.now())
    assert "No worker seems" in text_of(editor, page_of(record))
    heartbeats.JOBS.beat()
    assert "No worker seems" not in text_of(editor, page_of(record))
