"""What each side hears of a mandate, in both languages, and what is not said any more."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from django.utils.timezone import localdate

from home.access import Actor
from home.notices.kinds import heard_by
from home.notices.messages import Message
from home.notices.models import Notice
from partners.membership.mandating.letters import MANDATES, Event, message_of, tell
from partners.membership.models import Mandate, Membership
from partners.membership.services import mandate_sheets
from partners.organisations.models import Organisation
from tests.factories.files import picture
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
BOARD, ASSISTANT = "board", "assistant"
# Event, state of the mandate when it is told, who hears it, a word in either language.
TOLD = [
    (Event.ASKED, {"asked": True}, {BOARD}, "meminta mandat", "asks for a mandate"),
    (Event.GIVEN, {}, {BOARD, ASSISTANT}, "mandat", "mandate"),
    (Event.REFUSED, {"state": "refused"}, {ASSISTANT}, "tidak memberi", "did not give"),
    (Event.ENDED, {"over": True}, {BOARD, ASSISTANT}, "berakhir", "is over"),
    (Event.ENDS_SOON, {}, {BOARD, ASSISTANT}, "berakhir pada", "ends on"),
]


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Koperasi Sukamaju", slug="sukamaju", region=RegencyFactory())


@pytest.fixture
def board(cooperative: Organisation) -> Any:
    return MembershipFactory(organisation=cooperative).person


def _message(notice: Notice) -> Message | None:
    return message_of(notice.recipient, notice)


@pytest.mark.parametrize(("event", "state", "hearers", "indonesian", "english"), TOLD)
def test_each_event_is_told_to_its_side_in_both_languages(
    cooperative: Organisation,
    board: Any,
    event: Event,
    state: dict[str, Any],
    hearers: set[str],
    indonesian: str,
    english: str,
) -> None:
    if state.get("state") == "refused":
        state = {**state, "ended_at": timezone.now()}
    mandate = MandateFactory(cooperative=cooperative, **state)
    tell(event, mandate)
    names = {board.pk: BOARD, mandate.assistant_id: ASSISTANT}
    notices = list(Notice.objects.filter(kind=MANDATES.code))
    assert {names[notice.recipient_id] for notice in notices} == hearers
    for notice in notices:
        for language, word in (("id", indonesian), ("en", english)):
            with translation.override(language):
                message = _message(notice)
                assert message is not None
                assert word in message.subject
                assert message.url.startswith(f"/{language}/")
                assert "%(" not in message.text + message.subject


@pytest.mark.parametrize(
    ("event", "state", "after"),
    [
        (Event.ASKED, {"asked": True}, "cancelled"),
        (Event.GIVEN, {}, "ended"),
        (Event.ENDS_SOON, {}, "ended"),
    ],
)
def test_what_is_settled_by_then_is_not_said(
    cooperative: Organisation,
    board: Any,
    event: Event,
    state: dict[str, Any],
    after: str,
) -> None:
    mandate = MandateFactory(cooperative=cooperative, **state)
    tell(event, mandate)
    Mandate.objects.filter(pk=mandate.pk).update(state=after, ended_at=timezone.now())
    assert {_message(notice) for notice in Notice.objects.all()} == {None}


def test_who_left_the_board_reads_nothing(cooperative: Organisation, board: Any) -> None:
    tell(Event.ASKED, MandateFactory(cooperative=cooperative, asked=True))
    Membership.objects.update(ended_at=timezone.now(), ending=Membership.Ending.LEFT)
    assert _message(Notice.objects.get()) is None


def test_sheet_is_told_to_who_checks_it_and_its_faults_to_the_assistant(
    cooperative: Organisation,
) -> None:
    asked = MandateFactory(cooperative=cooperative, asked=True)
    pmo = AreaFactory(region=cooperative.region).person
    photo = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
    assistant = Actor(asked.assistant)
    sheet = mandate_sheets.hand_in(asked, photo, by=assistant, code=asked.sheet_code)
    notice = Notice.objects.get(recipient=pmo)
    message = _message(notice)
    assert message is not None
    assert str(sheet.key) in message.url
    mandate_sheets.give_back(sheet, by=Actor(pmo), remark="Cap belum ada")
    assert _message(notice) is None
    back = _message(Notice.objects.get(recipient=asked.assistant))
    assert back is not None
    assert "belum lengkap" in back.subject


def test_nobody_hears_of_what_they_did_themselves(cooperative: Organisation, board: Any) -> None:
    tell(Event.ENDED, MandateFactory(cooperative=cooperative, over=True), but=Actor(board))
    assert not Notice.objects.filter(recipient=board).exists()


def test_is_obligatory_and_offered_to_nobody_as_a_choice(board: Any) -> None:
    assert MANDATES.is_obligatory
    assert MANDATES not in heard_by(Actor(board))


def test_end_that_was_put_off_is_told_anew(cooperative: Organisation) -> None:
    mandate = MandateFactory(cooperative=cooperative, ends_on=localdate() + timedelta(20))
    tell(Event.ENDS_SOON, mandate)
    tell(Event.ENDS_SOON, mandate)
    mandate.ends_on = localdate() + timedelta(25)
    tell(Event.ENDS_SOON, mandate)
    assert Notice.objects.count() == 2
