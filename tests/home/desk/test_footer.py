"""What stands first at the foot of a form: the decision of who reviews, handing in of who may not
publish; nothing goes around an open review by accident.
"""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow

from home.groups import EDITORS
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import StandardPageFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
KINDS = {
    "tool": lambda: ToolPageFactory(live=False),
    "page": lambda: StandardPageFactory(live=False),
    "agreement": lambda: TwoPartyAgreementFactory(draft=True),
    "offer": lambda: OfferFactory(draft=True),
}
HIDDEN = "hidden: saves"
BUTTON = re.compile(
    r"<(?:button|a)\b(?P<tag>[^<>]*)>(?P<said>.*?)</(?:button|a)>", re.DOTALL | re.IGNORECASE
)
MORE = "Tindakan lain"
APPROVE, SEND_BACK = "Setujui dan terbitkan", "Minta perbaikan"
HAND_IN, SAVE, PUBLISH = "Serahkan ke Moderasi", "Simpan draf", "Terbitkan"


@pytest.fixture(params=KINDS)
def draft(request: Any, editor: User) -> Any:
    record = KINDS[request.param]()
    record.save_revision(user=editor)
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def handed_in(draft: Any, editor: User) -> Any:
    Workflow.objects.get(name="Moderasi").start(draft, editor)
    return type(draft).objects.get(pk=draft.pk)


def _edit(record: Any) -> str:
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def _foot(client: Client, record: Any) -> list[str]:
    """Its buttons, in their order; what follows “Tindakan lain” is in its menu."""
    html = client.get(_edit(record)).content.decode()
    foot = html.split("<footer", 1)[1].split("</footer>", 1)[0]
    return [_said(tag, text) for tag, text in BUTTON.findall(foot)]


def _said(tag: str, text: str) -> str:
    if "hidden" in tag.split():
        assert 'type="submit"' in tag
        assert "name=" not in tag
        return HIDDEN
    return " ".join(re.sub(r"<svg.*?</svg>|<[^<>]*>", " ", text, flags=re.DOTALL).split())


def test_who_reviews_approves_first_and_sees_sending_back_beside_it(
    client: Client, moderator: User, handed_in: Any
) -> None:
    client.force_login(moderator)
    foot = _foot(client, handed_in)
    assert foot[:4] == [HIDDEN, APPROVE, SEND_BACK, MORE]
    assert SAVE in foot[4:]
    assert not [said for said in foot if said.startswith(PUBLISH)], "around the review"


def test_administrators_have_the_same(client: Client, handed_in: Any) -> None:
    client.force_login(User.objects.create_superuser("kuasa@simpul.test", "x"))
    foot = _foot(client, handed_in)
    assert foot[:4] == [HIDDEN, APPROVE, SEND_BACK, MORE]
    assert not [said for said in foot if said.startswith(PUBLISH)]


def test_who_may_publish_and_is_not_asked_does_not_go_around_it_either(
    client: Client, moderator: User, handed_in: Any
) -> None:
    task = TaskState.objects.for_instance(handed_in).get().task.specific
    task.groups.set([])
    client.force_login(moderator)
    assert not [said for said in _foot(client, handed_in) if said.startswith(PUBLISH)]


def test_who_may_not_publish_hands_in_first_and_sees_saving_beside_it(
    client: Client, editor: User, draft: Any
) -> None:
    assert editor.groups.get().name == EDITORS
    client.force_login(editor)
    assert _foot(client, draft)[:3] == [HIDDEN, HAND_IN, SAVE]


def test_what_is_being_reviewed_says_so_before_it_offers_to_end_the_review(
    client: Client, editor: User, handed_in: Any
) -> None:
    client.force_login(editor)
    first, second, *menu = _foot(client, handed_in)
    assert "kunci" in first.casefold()
    assert second == MORE
    assert "Batalkan alur kerja" in menu


def test_without_a_review_who_may_publish_saves_first_and_publishes_from_the_menu(
    client: Client, moderator: User, draft: Any
) -> None:
    client.force_login(moderator)
    foot = _foot(client, draft)
    assert foot[:2] == [SAVE, MORE]
    assert PUBLISH in foot


def test_first_button_of_the_form_saves_and_decides_nothing(
    client: Client, moderator: User, handed_in: Any
) -> None:
    """The one that Enter presses: without a name Wagtail saves a draft."""
    client.force_login(moderator)
    page = BeautifulSoup(client.get(_edit(handed_in)).content, "html.parser")
    first = next(
        button
        for button in page.select("[data-edit-form] button:not([type=button])")
        if not button.find_parent("template")
    )
    assert first.attrs == {"type": "submit", "hidden": ""}
