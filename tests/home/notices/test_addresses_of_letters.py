"""Letters name the site and lead to it by https and its port, whatever the admin calls its site."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Site, TaskState, Workflow

from portal.users.inviting import invite_administrator
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
BASE = "https://simpul.test:8443"
LINK = re.compile(r"https?://[^\s\"<>]+")


@pytest.fixture(autouse=True)
def _a_site_on_a_port(settings: Any) -> None:
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = BASE
    Site.objects.update(hostname="lain.test", port=80)


def _sent(capture: Any, act: Any) -> list[Any]:
    mail.outbox.clear()
    with capture(execute=True):
        act()
    assert mail.outbox
    return list(mail.outbox)


def _is_right(letter: Any, name: str) -> bool:
    html = "".join(str(part) for part, _kind in getattr(letter, "alternatives", []))
    links = LINK.findall(f"{letter.body} {html}")
    assert links, letter.body
    assert [link for link in links if not link.startswith(f"{BASE}/")] == []
    return name in f"{letter.subject} {letter.body} {html}"


@pytest.mark.parametrize("make", [ToolPageFactory, TwoPartyAgreementFactory])
@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_letters_of_moderation(
    make: Any,
    decision: str,
    editor: User,
    moderator: User,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    record = make()
    record.save_revision(user=editor)
    capture = django_capture_on_commit_callbacks
    letters = _sent(capture, lambda: Workflow.objects.get(name="Moderasi").start(record, editor))
    state = TaskState.objects.for_instance(record).get()
    given = {"comment": "Sumbernya belum ada."} if decision == "reject" else {}
    act = getattr(state, decision)
    letters += _sent(capture, lambda: act(user=moderator, **given))
    assert {address for letter in letters for address in letter.to} == {
        editor.email,
        moderator.email,
    }
    for letter in letters:
        assert _is_right(letter, settings.WAGTAIL_SITE_NAME)


def test_letter_for_a_new_password(
    client: Client, editor: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    address = reverse("account_reset_password")
    letters = _sent(
        django_capture_on_commit_callbacks,
        lambda: client.post(address, {"email": editor.email, "name": editor.email}),
    )
    assert _is_right(letters[0], settings.WAGTAIL_SITE_NAME)


def test_invitation(settings: Any, django_capture_on_commit_callbacks: Any) -> None:
    letters = _sent(
        django_capture_on_commit_callbacks,
        lambda: invite_administrator("kepala@simpul.test", job="setup"),
    )
    assert _is_right(letters[0], settings.WAGTAIL_SITE_NAME)
