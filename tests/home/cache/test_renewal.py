"""A committed change renews its topics, once for a transaction, whatever it wrote."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page

from home.access import Actor
from home.cache import generations, renewal
from home.models import Region, Sector
from home.notices.models import Notice
from home.public import PAGES, REGIONS, VOCABULARY
from home.services.regions import load_regions
from knowledge.models import ToolPage
from knowledge.public import LIBRARY
from partners.agreements.public import AGREEMENTS
from partners.agreements.services import importing
from tests.factories.agreements import AgreementFactory
from tests.factories.home import (
    SectorFactory,
)
from tests.factories.knowledge import ToolPageFactory
from tests.partners.agreements.importing.lists import ROW, a_csv, importer, the_parties

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[set[str]]:
    """The topics of each renewal."""
    renewals: list[set[str]] = []
    settings.PAGE_CACHE_SECONDS = 10**6
    monkeypatch.setattr(generations, "renew", lambda topics: renewals.append(set(topics)))
    return renewals


@pytest.fixture
def tool() -> ToolPage:
    return ToolPageFactory(title="Buku kas")


def test_draft_of_a_page_tells_nothing(
    tool: ToolPage, told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tool.title = "Belum terbit"
        tool.save_revision()
        AgreementFactory(live=False)
    assert told == []


def test_published_tool_tells_of_the_library_alone(
    tool: ToolPage, told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tool.save_revision().publish()
    assert set.union(*told) == {LIBRARY}


def test_a_transaction_renews_once_whatever_it_wrote(
    tool: ToolPage, told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            with transaction.atomic():
                SectorFactory(code=f"sektor-{number}")
                Region.objects.create(code=f"9{number}", name="Baru", level=1, kind="province")
    assert told == [{VOCABULARY, REGIONS}]


def test_what_is_rolled_back_renews_nothing(
    told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        suppress(RuntimeError),
        transaction.atomic(),
    ):
        SectorFactory()
        raise RuntimeError
    assert told == []


def test_what_stands_beside_a_rolled_back_part_is_renewed(
    told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with suppress(RuntimeError), transaction.atomic():
            SectorFactory()
            raise RuntimeError
        SectorFactory()
        with transaction.atomic():
            Region.objects.create(code="91", name="Baru", level=1, kind="province")
    assert told == [{VOCABULARY, REGIONS}]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_does_not_swallow_the_next(told: list[set[str]]) -> None:
    with suppress(RuntimeError), transaction.atomic():
        Sector.objects.create(code="a", name_id="A", name_en="A")
        raise RuntimeError
    with transaction.atomic():
        Sector.objects.create(code="b", name_id="B", name_en="B")
        assert told == []
    Sector.objects.create(code="c", name_id="C", name_en="C")
    assert told == [{VOCABULARY}, {VOCABULARY}]


def test_eighty_thousand_rows_that_no_reader_sees_tell_nothing(told: list[set[str]]) -> None:
    row = Notice()
    for _number in range(80_000):
        post_save.send(Notice, instance=row, created=True, update_fields=None)
    renewal.changed(Notice)
    assert told == []


def test_regions_and_lists_written_in_bulk_tell_too(
    told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    assert not Region.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        load_regions(down_to=1)
    assert told == [{REGIONS}]
    the_parties()
    by = importer(publisher=True)
    handed_in = importing.hand_in(a_csv(ROW), "daftar.csv", by=Actor(by))
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert importing.carry_out(handed_in, by=Actor(by), publish=True).agreements
    assert AGREEMENTS in set.union(*told)


def test_moved_page_tells_of_pages(
    tool: ToolPage, told: list[set[str]], django_capture_on_commit_callbacks: OnCommit
) -> None:
    other = ToolPageFactory(parent=tool.get_parent())
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=other.pk).move(tool, pos="left")
    assert PAGES in set.union(*told)
