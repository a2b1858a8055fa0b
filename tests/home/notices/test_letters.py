"""Letters that did not arrive are seen, and sent again by who may."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.access import ActionNotPermitted, Actor
from home.dashboard import Item
from home.desk.refusals import IsGone
from home.groups import EDITORS
from home.notices import services
from home.notices.admin.letters import PANEL
from home.notices.kinds import Kind
from home.notices.models import Letter, Notice, Problem, State
from portal.users.models import User
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(reader: User, kind: Kind) -> Letter:
    letter = Letter.objects.create(
        recipient=reader, kind=kind.code, state=State.FAILED, problem=Problem.REFUSED, attempts=48
    )
    Notice.objects.create(
        recipient=reader, kind=kind.code, occasion="a", data={"title": "a"}, letter=letter
    )
    return letter


def test_report_says_what_became_of_each_letter(
    failed: Letter, moderator: User, client: Any
) -> None:
    client.force_login(moderator)
    page = client.get(reverse("letters")).content.decode()
    assert str(failed.recipient) in page
    assert str(failed.get_problem_display()) in page
    assert reverse("letters_again", args=[failed.pk]) in page


def test_moderators_are_told_on_their_first_page(failed: Letter, moderator: User) -> None:
    [item] = PANEL.items(moderator)
    assert isinstance(item, Item)
    assert item.url == reverse("letters_again", args=[failed.pk])
    assert not PANEL.items(failed.recipient)


def test_editors_see_no_letters(failed: Letter, client: Any) -> None:
    client.force_login(staff(EDITORS))
    for name, keys in (("letters", []), ("letters_again", [failed.pk])):
        answer = client.get(reverse(name, args=keys))
        assert answer.headers["Location"] == reverse("wagtailadmin_home")


def test_letter_is_sent_again(failed: Letter, moderator: User, client: Any, committed: Any) -> None:
    client.force_login(moderator)
    with committed():
        answer = client.post(reverse("letters_again", args=[failed.pk]))
    assert answer.headers["Location"] == reverse("letters")
    assert len(mail.outbox) == 1
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (State.SENT, 1)
    told = ModelLogEntry.objects.get(action=services.SENT_AGAIN)
    assert (told.user, told.data["problem"]) == (moderator, Problem.REFUSED)


def test_letter_that_was_sent_is_not_sent_again(
    failed: Letter, moderator: User, client: Any, committed: Any
) -> None:
    Letter.objects.update(state=State.SENT)
    client.force_login(moderator)
    assert client.post(reverse("letters_again", args=[failed.pk])).status_code == 404
    with committed(), pytest.raises(IsGone):
        services.send_again(failed, by=Actor(moderator))
    assert mail.outbox == []


def test_reader_of_a_letter_may_not_have_it_sent_again(failed: Letter) -> None:
    with pytest.raises(ActionNotPermitted):
        services.send_again(failed, by=Actor(failed.recipient))
