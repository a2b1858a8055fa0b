"""Who approves is told that it is published now; "updated" does not say that."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import querydict_from_html

from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def _in_moderation(kind: str, by: User) -> tuple[Any, str, str]:
    """A record, its address, and the id of its form there."""
    if kind == "page":
        page = StandardPageFactory(parent=HomePageFactory(), title="Tentang", live=False)
        page.save_revision(user=by)
        page.get_workflow().start(page, by)
        return page, reverse("wagtailadmin_pages:edit", args=[page.pk]), "page-edit-form"
    record = TwoPartyAgreementFactory(title_id="Tentang", live=False)
    record.save_revision(user=by)
    Workflow.objects.get().start(record, by)
    name = "wagtailsnippets_agreements_agreement:edit"
    return record, reverse(name, args=[record.pk]), "w-editor-form"


@pytest.mark.parametrize("kind", ["page", "agreement"])
@pytest.mark.parametrize(
    ("action", "told", "is_live"),
    [
        ("approve", "Disetujui dan diterbitkan: Tentang.", True),
        ("reject", "Dikembalikan untuk diperbaiki: Tentang.", False),
    ],
)
def test_who_decides_is_told_what_that_did(
    client: Client,
    editor: User,
    moderator: User,
    kind: str,
    action: str,
    told: str,
    is_live: bool,
) -> None:
    record, address, form = _in_moderation(kind, editor)
    client.force_login(moderator)
    sent = querydict_from_html(client.get(address).content.decode(), form_id=form)
    for button in [name for name in sent if name.startswith("action-")]:
        del sent[button]
    if kind == "page":
        sent["body-count"] = "0"  # built by a script
    sent["action-workflow-action"] = "true"
    sent["workflow-action-name"] = action
    answer = client.post(address, sent)
    assert answer.status_code == 302
    assert type(record).objects.get(pk=record.pk).live is is_live
    assert told in " ".join(str(one) for one in get_messages(answer.wsgi_request))
