"""Staff write remarks about agreements and offers, and mark them as done."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import IsGone
from home.planning.admin.remarks import on_mine
from home.planning.models import Remark
from home.planning.services import remarks
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[TwoPartyAgreementFactory, OfferFactory])
def record(request: Any, editor: User) -> Any:
    found = request.param(draft=True)
    found.save_revision(user=editor)
    return type(found).objects.get(pk=found.pk)


def _page(record: Any) -> str:
    return reverse("planning:remarks", args=[*record._meta.label_lower.split("."), record.pk])


def test_remark_reaches_who_wrote_the_record_until_it_is_done(
    client: Client, record: Any, editor: User, moderator: User
) -> None:
    client.force_login(moderator)
    assert client.post(_page(record), {"text": " Tanggalnya pasti? "}).status_code == 302
    remark = Remark.objects.get()
    assert (remark.text, remark.by) == ("Tanggalnya pasti?", moderator)
    (item,) = on_mine(editor)
    assert (item.url, item.note) == (_page(record), "Tanggalnya pasti?")
    assert on_mine(moderator) == []
    html = client.get(_page(record)).content.decode()
    assert "Tanggalnya pasti?" in html
    assert reverse("planning:settle", args=[remark.pk]) in html
    edit = reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    assert _page(record) in client.get(edit).content.decode()
    client.post(reverse("planning:settle", args=[remark.pk]))
    remark.refresh_from_db()
    assert remark.done_by == moderator
    assert on_mine(editor) == []
    assert "Tanggalnya pasti?" in client.get(_page(record)).content.decode()


def test_remark_without_words_is_refused_beside_the_field(
    client: Client, record: Any, editor: User
) -> None:
    client.force_login(editor)
    page = client.post(_page(record), {"text": "  "})
    assert list(page.context["form"].errors) == ["text"]
    with pytest.raises(ValidationError):
        remarks.add(record, "x" * 2_001, by=Actor(editor))
    assert not Remark.objects.exists()


def test_it_is_done_once(record: Any, editor: User) -> None:
    remark = remarks.add(record, "Periksa.", by=Actor(editor))
    remarks.settle(remark, by=Actor(editor))
    with pytest.raises(IsGone):
        remarks.settle(remark, by=Actor(editor))


def test_nobody_else_remarks(record: Any, stranger: User) -> None:
    with pytest.raises(ActionNotPermitted):
        remarks.add(record, "Periksa.", by=Actor(stranger))


def test_pages_have_comments_instead(client: Client, editor: User) -> None:
    tool = ToolPageFactory()
    with pytest.raises(ActionNotPermitted):
        remarks.add(tool, "Periksa.", by=Actor(editor))
    client.force_login(editor)
    address = reverse("planning:remarks", args=["wagtailcore", "page", tool.pk])
    assert client.get(address).status_code == 404


def test_what_was_said_is_never_markup(client: Client, record: Any, editor: User) -> None:
    remarks.add(record, "<script>alert(1)</script>", by=Actor(editor))
    client.force_login(editor)
    assert "<script>alert(1)" not in client.get(_page(record)).content.decode()
