"""Words of letters are forgotten in time, and letters too; nobody is told a thing twice for it."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.desk.refusals import IsGone
from home.notices import forgetting, services
from home.notices.kinds import Kind
from home.notices.models import Letter, Notice, Problem, State
from portal.users.models import User

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def failed(reader: User) -> Letter:
    """A letter with words of its own, such as a link that sets a password."""
    return Letter.objects.create(
        recipient=reader, text="Halo", html="<p>", state=State.FAILED, problem=Problem.SERVER
    )


def later(wait: datetime.timedelta) -> None:
    with time_machine.travel(timezone.now() + wait, tick=False):
        call_command("forget_old", carry_out=True, verbosity=0)


@pytest.mark.parametrize("state", [State.FAILED, State.UNSURE])
def test_words_that_did_not_arrive_are_forgotten_after_a_month(failed: Letter, state: str) -> None:
    Letter.objects.update(state=state)
    later(forgetting.WORDS - DAY)
    failed.refresh_from_db()
    assert failed.text == "Halo"
    later(forgetting.WORDS + DAY)
    failed.refresh_from_db()
    assert (failed.text, failed.html, failed.state) == ("", "", state)


def test_letter_whose_words_are_forgotten_is_not_sent_again(
    failed: Letter, moderator: User, client: Any
) -> None:
    later(forgetting.WORDS + DAY)
    client.force_login(moderator)
    assert client.get(reverse("letters_again", args=[failed.pk])).status_code == 404
    with pytest.raises(IsGone):
        services.send_again(failed, by=Actor(moderator))


def test_letters_are_removed_after_three_months(failed: Letter) -> None:
    later(forgetting.LETTERS - DAY)
    assert Letter.objects.exists()
    later(forgetting.LETTERS + DAY)
    assert not Letter.objects.exists()


def test_letter_that_waits_loses_nothing(failed: Letter) -> None:
    Letter.objects.update(state=State.WAITING)
    later(forgetting.LETTERS + DAY)
    failed.refresh_from_db()
    assert failed.text == "Halo"


def test_letter_with_notices_stays_and_so_does_what_was_told(reader: User, kind: Kind) -> None:
    letter = Letter.objects.create(recipient=reader, kind=kind.code, state=State.SENT)
    Notice.objects.create(recipient=reader, kind=kind.code, occasion="a", letter=letter)
    later(forgetting.LETTERS + DAY)
    assert Notice.objects.told().exists()
