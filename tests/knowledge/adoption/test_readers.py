"""What readers see of reports, on the page of the tool and on that of the cooperative."""

from typing import Any

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime
from pytest_django import DjangoAssertNumQueries

from knowledge.adoption.models import PublishedReport
from knowledge.adoption.templatetags.adoption_tags import SHOWN
from knowledge.models import ToolPage
from partners.organisations import merging
from partners.organisations.models import Organisation
from tests.factories.adoption import PublishedReportFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import CooperativeFactory
from tests.knowledge.adoption.conftest import text_of

pytestmark = pytest.mark.django_db


def test_report_leads_to_the_tool_where_the_readers_language_lacks_it(
    cooperative: Organisation, tool: ToolPage
) -> None:
    PublishedReportFactory(page=tool, organisation=cooperative)
    english = cooperative.get_absolute_url().replace("/id/koperasi/", "/en/cooperatives/")
    assert f'href="{tool.url}"' in text_of(Client(), english)


def test_tools_page_asks_once_for_all_reports(
    tool: ToolPage, django_assert_max_num_queries: DjangoAssertNumQueries, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    asked = []
    for number in (1, 4):
        for _one in range(number):
            PublishedReportFactory(page=tool, organisation=CooperativeFactory())
        Client().get(tool.url)
        with django_assert_max_num_queries(30) as queries:
            Client().get(tool.url)
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(("number", "is_said"), [(SHOWN, False), (SHOWN + 1, True)])
def test_more_reports_than_are_shown_are_not_kept_quiet(
    cooperative: Organisation, tool: ToolPage, number: int, is_said: bool
) -> None:
    PublishedReportFactory(page=tool, organisation=cooperative)
    for _one in range(number - 1):
        PublishedReportFactory(page=tool)
        another = ToolPageFactory(parent=tool.get_parent())
        PublishedReportFactory(page=another, organisation=cooperative)
    for page in (tool.url, cooperative.get_absolute_url()):
        assert ("Masih ada laporan lain" in text_of(Client(), page)) == is_said


def test_what_was_stopped_was_begun_then_and_each_report_says_when_it_was_published(
    cooperative: Organisation, tool: ToolPage
) -> None:
    report = PublishedReportFactory(page=tool, organisation=cooperative, stands="stopped")
    page = text_of(Client(), tool.url)
    day = date_format(localtime(report.published_at), "DATE_FORMAT")
    assert f"Dicoba, lalu dihentikan · mulai Maret 2025 · terbit {day}" in page


def test_merged_cooperatives_reports_lead_on(cooperative: Organisation, tool: ToolPage) -> None:
    old = CooperativeFactory()
    report = PublishedReportFactory(page=tool, organisation=old)
    keys = [key for key in merging.all_keys() if key.model is PublishedReport]
    assert [key.move(old, cooperative) for key in keys] == [1]
    report.refresh_from_db()
    assert report.organisation == cooperative
