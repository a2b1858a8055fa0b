"""What the library asks of an editor today, and of nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from knowledge.admin import today
from knowledge.models import ToolIndexPage, ToolPage
from portal.users.models import User
from tests.factories.knowledge import AdaptationFactory, ToolPageFactory

pytestmark = pytest.mark.django_db


def tool_with(library: ToolIndexPage, *, days: int, **change: Any) -> ToolPage:
    due = timezone.localdate() + timedelta(days=days)
    return ToolPageFactory(
        parent=library, title="Buku kas", adaptations=[AdaptationFactory.build(due=due, **change)]
    )


def test_verdict_past_its_day_is_asked_for(library: ToolIndexPage, editor: User) -> None:
    tool = tool_with(library, days=-1)
    (item,) = today.overdue_verdicts(editor)
    assert item.is_urgent
    assert item.label == "Buku kas"
    assert item.url == f"/admin/pages/{tool.pk}/edit/"


@pytest.mark.parametrize(("days", "verdict"), [(0, "pending"), (9, "pending"), (-9, "fits")])
def test_verdict_that_is_there_or_has_time_is_not(
    library: ToolIndexPage, editor: User, days: int, verdict: str
) -> None:
    tool_with(library, days=days, verdict=verdict)
    assert today.overdue_verdicts(editor) == []


def test_nobody_without_rights_is_asked(library: ToolIndexPage, stranger: User) -> None:
    tool_with(library, days=-1)
    assert today.overdue_verdicts(stranger) == []


def test_dashboard_shows_the_lists(at_desk: Client, library: ToolIndexPage) -> None:
    tool_with(library, days=-3)
    html = at_desk.get("/admin/").content.decode()
    assert "Buku kas" in html
    assert "needs-me-today" in html
