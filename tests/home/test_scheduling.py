"""Tools, agreements and offers go onto the site and off it by themselves, and by nobody who may not
publish; tools have comments beside their fields.
"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from portal.duties import DUTIES
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
KINDS = {
    "tool": lambda: ToolPageFactory(live=False),
    "agreement": lambda: TwoPartyAgreementFactory(draft=True),
    "offer": lambda: OfferFactory(draft=True),
}


@pytest.fixture(params=KINDS)
def record(request: Any, db: None) -> Any:
    return KINDS[request.param]()


def _edit(record: Any) -> str:
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def _planned(client: Client, record: Any, **moments: str) -> dict[str, Any]:
    page = client.get(_edit(record))
    form_id = "page-edit-form" if isinstance(record, Page) else "w-editor-form"
    sent = querydict_from_html(page.content.decode(), form_id=form_id)
    if "body" in page.context["form"].fields:
        sent["body-count"] = "0"  # what the script of the form adds
    for name, moment in moments.items():
        sent[name] = moment
    sent["action-publish"] = "action-publish"
    return sent


def _in(days: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")


def _is_live(record: Any) -> bool:
    return bool(type(record)._default_manager.get(pk=record.pk).live)


def test_moderator_plans_both_days_and_the_duty_keeps_them(
    client: Client, moderator: Any, record: Any
) -> None:
    client.force_login(moderator)
    sent = _planned(client, record, go_live_at=_in(1), expire_at=_in(3))
    assert client.post(_edit(record), sent).status_code == 302
    assert not _is_live(record)
    call_command("publish_scheduled")
    assert not _is_live(record)
    for days, is_live in ((2, True), (4, False)):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            call_command("publish_scheduled")
        assert _is_live(record) == is_live


def test_nobody_plans_what_they_may_not_publish(client: Client, editor: Any, record: Any) -> None:
    client.force_login(editor)
    client.post(_edit(record), _planned(client, record, go_live_at=_in(1)))
    assert not record.revisions.filter(approved_go_live_at__isnull=False).exists()
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        call_command("publish_scheduled")
    assert not _is_live(record)


def test_newer_draft_of_an_editor_is_not_what_goes_live(
    client: Client, editor: Any, moderator: Any
) -> None:
    tool = ToolPageFactory(title="Yang dibaca moderator", live=False)
    client.force_login(moderator)
    client.post(_edit(tool), _planned(client, tool, go_live_at=_in(1)))
    newer = Page.objects.get(pk=tool.pk).get_latest_revision_as_object()
    newer.title = "Yang diketik kemudian"
    newer.save_revision(user=editor)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        call_command("publish_scheduled")
    assert Page.objects.get(pk=tool.pk).title == "Yang dibaca moderator"


def test_form_of_a_tool_takes_comments(client: Client, editor: Any) -> None:
    client.force_login(editor)
    page = client.get(_edit(ToolPageFactory()))
    assert "comments" in page.context["form"].formsets


def test_publishing_by_itself_is_a_duty() -> None:
    assert "publish_scheduled" in {duty.command for duty in DUTIES}
