"""The directory hears of it whenever readers begin or cease to see a report."""

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from knowledge.models import ToolIndexPage, ToolPage
from partners.organisations import reporting
from partners.organisations.models import DirectoryRow, Organisation
from tests.factories.adoption import PublishedReportFactory
from tests.factories.knowledge import ToolIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cooperative: Organisation, tool: ToolPage, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the cooperative reports, as the directory learns it each time that it is told."""
    PublishedReportFactory(page=tool, organisation=cooperative)
    answers: list[bool] = []

    def renew(keys: Any) -> None:
        answers.append(cooperative.pk in reporting.reporting(list(keys)))

    monkeypatch.setattr(DirectoryRow.objects, "renew", renew)
    return answers


def test_tool_is_unpublished(tool: ToolPage, told: list[bool]) -> None:
    tool.unpublish()
    assert told[-1] is False


def test_tool_is_deleted(tool: ToolPage, told: list[bool]) -> None:
    tool.delete()
    assert told[-1] is False


def test_tool_is_deleted_with_the_pages_above_it(
    library: ToolIndexPage, tool: ToolPage, told: list[bool]
) -> None:
    ToolIndexPage.objects.get(pk=library.pk).delete()
    assert told[-1] is False


def test_tool_is_closed_and_opened_again(tool: ToolPage, told: list[bool]) -> None:
    closed = PageViewRestriction.objects.create(page=tool, restriction_type="login")
    assert told == [False]
    closed.delete()
    assert told == [False, True]


def test_library_is_closed(library: ToolIndexPage, told: list[bool]) -> None:
    PageViewRestriction.objects.create(page=library.page_ptr, restriction_type="login")
    assert told == [False]


def test_tool_is_moved_into_what_is_closed(
    library: ToolIndexPage, tool: ToolPage, told: list[bool]
) -> None:
    closed = ToolIndexPageFactory(parent=library.get_parent().specific, slug="tertutup")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    told.clear()
    ToolPage.objects.get(pk=tool.pk).move(closed, pos="last-child")
    assert told == [False]
