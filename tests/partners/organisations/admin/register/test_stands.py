"""What is awaited of whom, in the history and on the page of a list."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from home.groups import EDITORS, MODERATORS
from tests.factories.organisations import RegisterImportFactory
from tests.partners.organisations.admin.register.test_pages import (
    HISTORY,
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
def moderator() -> Client:
    return signed_in(MODERATORS)


def test_history_says_what_is_awaited_of_whom(editor: Client) -> None:
    RegisterImportFactory(step=Step.READ)
    page = text_of(editor, HISTORY)
    assert "waits for its columns" in page
    assert "An editor says what they mean." in page


def test_earlier_list_names_the_later_one_in_the_way_of_taking_it_back(moderator: Client) -> None:
    now = timezone.now()
    first = RegisterImportFactory(step=Step.WRITE, written_at=now - datetime.timedelta(days=1))
    later = RegisterImportFactory(name="kedua.xlsx", step=Step.WRITE, written_at=now)
    page = text_of(moderator, page_of(first))
    assert page_of(first, "undo") not in page
    assert "“kedua.xlsx”" in page
    assert page_of(later) in page


def test_list_that_another_one_overtook_is_compared_again_before_it_is_written(
    moderator: Client,
) -> None:
    now = timezone.now()
    record = RegisterImportFactory(started_at=now - datetime.timedelta(hours=1))
    assert page_of(record, "write") in text_of(moderator, page_of(record))
    RegisterImportFactory(step=Step.WRITE, written_at=now, finished_at=now)
    page = text_of(moderator, page_of(record))
    assert page_of(record, "write") not in page
    assert f'href="{page_of(record, "again")}" class="button"' in page
    form = text_of(moderator, page_of(record, "write"))
    assert 'type="submit" class="button' not in form
    assert f'href="{page_of(record, "again")}" class="button"' in form
