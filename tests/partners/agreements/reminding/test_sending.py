"""The daily command across time: nobody hears a thing twice, and nothing is lost."""

import functools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from home.access import Actor
from home.notices import services as notices
from home.notices.models import Letter, Notice, Rhythm
from partners.agreements.reminding import sending
from partners.agreements.reminding.letters import REMINDERS
from partners.agreements.rules.progress import CommitmentState
from partners.agreements.services import agreements, commitments
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    editor,
    moderator,
    person,
)

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
MONDAY = date(2026, 11, 23)
AT_ONCE, _DAILY, WEEKLY, NEVER = Rhythm


def somebody(rhythm: str = AT_ONCE, **fields: object):
    keeper = editor(**fields)
    notices.choose(keeper, REMINDERS, rhythm, by=Actor(keeper))
    return keeper


def an_agreement(keeper):
    """In force, and no report expected, so that only the promise is news."""
    return AgreementFactory(in_force=True, in_charge=keeper, report_months=0)


def a_promise(keeper, due_on: date, **fields: object):
    return CommitmentFactory(agreement=an_agreement(keeper), due_on=due_on, **fields)


@pytest.fixture(autouse=True)
def _jobs_run_after_the_commit(monkeypatch, django_capture_on_commit_callbacks) -> None:
    remind = sending.remind

    @functools.wraps(remind)
    def committed() -> sending.Result:
        with django_capture_on_commit_callbacks(execute=True):
            return remind()

    monkeypatch.setattr(sending, "remind", committed)


def run(day: date, hour: int = 7) -> sending.Result:
    """One run in the morning of `day`, Jakarta time."""
    with time_machine.travel(
        datetime(day.year, day.month, day.day, hour, tzinfo=JAKARTA), tick=False
    ):
        return sending.remind()


def kinds_noted() -> set[str]:
    return {occasion.split()[0] for occasion in Notice.objects.values_list("occasion", flat=True)}


def run_daily(first: date, days: int) -> list[date]:
    """The days on which something was sent."""
    sent = []
    for offset in range(days):
        before = len(mail.outbox)
        run(first + timedelta(offset))
        if len(mail.outbox) > before:
            sent.append(first + timedelta(offset))
    return sent


def test_at_once_means_on_the_day_that_it_is_due() -> None:
    due = date(2026, 12, 31)
    a_promise(somebody(AT_ONCE), due)
    sent = run_daily(date(2026, 11, 20), 60)
    assert sent == [due - timedelta(30), due - timedelta(7), due + timedelta(1)]


def test_digest_goes_out_on_mondays_only() -> None:
    a_promise(somebody(WEEKLY), date(2026, 12, 31))
    sent = run_daily(date(2026, 11, 20), 60)
    assert sent
    assert all(day.weekday() == 0 for day in sent)
    assert len(sent) == 3


def test_who_chose_nothing_gets_a_digest() -> None:
    a_promise(editor(), MONDAY - timedelta(3))
    assert run_daily(MONDAY - timedelta(3), 8) == [MONDAY]


def test_twice_a_day_tells_nobody_twice() -> None:
    a_promise(somebody(), MONDAY - timedelta(3))
    run(MONDAY)
    again = run(MONDAY, hour=18)
    assert len(mail.outbox) == 1
    assert (again.told, again.told_before) == (0, 1)


def test_day_begins_in_jakarta() -> None:
    """00:30 in Jakarta is still yesterday in UTC."""
    a_promise(somebody(), MONDAY)
    with time_machine.travel(datetime(2026, 11, 24, 0, 30, tzinfo=JAKARTA), tick=False):
        sending.remind()
    assert kinds_noted() == {"late"}


def test_skipped_days_are_caught_up_with_what_is_true_now() -> None:
    a_promise(somebody(AT_ONCE), date(2026, 12, 31))
    a_promise(somebody(WEEKLY), date(2026, 12, 31))
    run(date(2026, 11, 20))
    run(date(2027, 1, 14))  # a Thursday, after eight weeks
    assert len(mail.outbox) == 2
    assert kinds_noted() == {"late"}
    run(date(2027, 1, 15))
    assert len(mail.outbox) == 2


def test_digest_boundaries() -> None:
    """News of a Monday evening waits a week; a missed Monday is made up on Tuesday."""
    keeper = somebody(WEEKLY)
    a_promise(keeper, MONDAY + timedelta(200))
    run(MONDAY)
    a_promise(keeper, MONDAY - timedelta(1))
    assert run(MONDAY, hour=19).waiting == 1
    assert run_daily(MONDAY + timedelta(1), 6) == []
    run(MONDAY + timedelta(8))
    assert len(mail.outbox) == 1


def test_week_without_news_is_done() -> None:
    keeper = somebody(WEEKLY)
    a_promise(keeper, MONDAY + timedelta(200))
    run(MONDAY)
    a_promise(keeper, MONDAY)
    assert run(MONDAY + timedelta(2)).waiting == 1
    assert mail.outbox == []


def test_what_was_settled_meanwhile_is_not_told() -> None:
    keeper = somebody(WEEKLY)
    promise = a_promise(keeper, MONDAY - timedelta(5))
    run(MONDAY - timedelta(4))
    assert Notice.objects.waiting().count() == 1
    commitments.finish(promise, by=Actor(keeper), on=MONDAY - timedelta(1))
    assert run_daily(MONDAY - timedelta(1), 8) == []
    assert not Notice.objects.exists()


def test_what_is_settled_or_handed_over_before_the_letter_goes_out_is_not_in_it(
    django_capture_on_commit_callbacks,
) -> None:
    keeper, other = somebody(), somebody()
    done, handed_over, hidden = (a_promise(keeper, MONDAY) for _number in range(3))
    a_promise(keeper, MONDAY, title_id="Masih terlambat")
    with time_machine.travel(datetime(2026, 11, 24, 7, tzinfo=JAKARTA), tick=False):
        with django_capture_on_commit_callbacks() as jobs:
            sending.remind.__wrapped__()
        commitments.finish(done, by=Actor(keeper), on=MONDAY)
        type(handed_over).objects.filter(pk=handed_over.pk).update(in_charge=other)
        agreements.archive(hidden.agreement, by=Actor(moderator()), reason="ganda")
        for job in jobs:
            job()
    assert "Masih terlambat" in mail.outbox[0].body
    assert Notice.objects.count() == 1
    assert Letter.objects.get().subject == "Kesepakatan: 1 hal membutuhkan Anda"


def test_changed_preference_counts_from_the_next_run() -> None:
    keeper = somebody(WEEKLY)
    a_promise(keeper, MONDAY)
    run(MONDAY + timedelta(1))
    assert mail.outbox == []
    notices.choose(keeper, REMINDERS, AT_ONCE, by=Actor(keeper))
    assert run(MONDAY + timedelta(2)).told == 1
    notices.choose(keeper, REMINDERS, NEVER, by=Actor(keeper))
    a_promise(keeper, MONDAY)
    assert run_daily(MONDAY + timedelta(3), 10) == []
    notices.choose(keeper, REMINDERS, WEEKLY, by=Actor(keeper))
    assert run_daily(MONDAY + timedelta(15), 10) == [MONDAY + timedelta(21)]


def test_moved_due_date_is_news_again() -> None:
    keeper = somebody()
    promise = a_promise(keeper, MONDAY)
    run(MONDAY + timedelta(1))
    commitments.change(promise, by=Actor(keeper), due_on=MONDAY + timedelta(40))
    assert run_daily(MONDAY + timedelta(2), 20) == [MONDAY + timedelta(10)]


def test_person_who_left_hears_nothing_and_the_agreements_keeper_does() -> None:
    keeper, gone = somebody(), somebody(is_active=True)
    agreement = an_agreement(keeper)
    CommitmentFactory(agreement=agreement, due_on=MONDAY, in_charge=gone)
    gone.is_active = False
    gone.save()
    run(MONDAY + timedelta(1))
    assert [message.to for message in mail.outbox] == [[keeper.email]]


def test_commitments_keeper_comes_before_the_agreements() -> None:
    keeper, near = somebody(), somebody()
    agreement = an_agreement(keeper)
    CommitmentFactory(agreement=agreement, due_on=MONDAY, in_charge=near)
    run(MONDAY + timedelta(1))
    assert [message.to for message in mail.outbox] == [[near.email]]


def test_who_lost_the_right_to_the_register_hears_nothing() -> None:
    a_promise(person(), MONDAY)
    result = run(MONDAY)
    assert (result.unheard, mail.outbox) == (1, [])


def test_archived_agreement_is_silent() -> None:
    promise = a_promise(somebody(), MONDAY)
    agreements.archive(promise.agreement, by=Actor(moderator()), reason="ganda")
    assert run(MONDAY).due == 0


def test_everything_new_comes_in_one_email() -> None:
    keeper = somebody()
    AgreementFactory(
        state="in-force", signed_on=date(2025, 1, 1), in_force_on=date(2025, 1, 1),
        ends_on=MONDAY + timedelta(30), in_charge=keeper, title_id="Segera usai",
    )  # fmt: skip
    a_promise(keeper, MONDAY - timedelta(3), title_id="Pelatihan")
    a_promise(keeper, MONDAY + timedelta(5), title_id="Buku <saku> & alat",
              state=CommitmentState.BLOCKED, obstacle="budget")  # fmt: skip
    result = run(MONDAY)
    assert result.letters == 1
    body = mail.outbox[0].body
    for words in ("Segera usai", "- Pelatihan", "Buku <saku> & alat", "/admin/"):
        assert words in body


@pytest.mark.parametrize(
    ("language", "greeting", "subject"),
    [("id", "Halo", "membutuhkan Anda"), ("en", "Hello", "needs you")],
)
def test_email_is_in_the_language_of_its_reader(language, greeting, subject) -> None:
    keeper = somebody()
    keeper.language = language
    keeper.save()
    a_promise(keeper, MONDAY)
    run(MONDAY + timedelta(1))
    assert mail.outbox[0].body.startswith(greeting)
    assert subject in mail.outbox[0].subject


def test_days_at_the_end_of_all_calendars_stop_no_reminder() -> None:
    """Old lists write 9999-12-31 for "without end"."""
    keeper = somebody()
    renewing = {"renews_automatically": True, "renewal_months": 12, "notice_days": 90}
    endless = AgreementFactory(in_force=True, in_charge=keeper, ends_on=date.max, **renewing)
    CommitmentFactory(agreement=endless, due_on=date.max)
    a_promise(keeper, MONDAY - timedelta(1))
    run(MONDAY)
    assert len(mail.outbox) == 1


def test_command_says_what_it_did(capsys) -> None:
    a_promise(somebody(), MONDAY - timedelta(1))
    a_promise(None, MONDAY - timedelta(1))
    with time_machine.travel(datetime(2026, 11, 23, 7, tzinfo=JAKARTA), tick=False):
        call_command("remind")
    said = capsys.readouterr().out
    assert "told in 1 letters" in said
    assert "with nobody in charge" in said


def test_queries_do_not_grow_with_the_register(
    django_assert_max_num_queries, django_capture_on_commit_callbacks
) -> None:
    keeper = somebody()
    for number in range(30):
        a_promise(keeper, MONDAY + timedelta(number))
    with time_machine.travel(datetime(2026, 11, 23, 7, tzinfo=JAKARTA), tick=False):
        with django_capture_on_commit_callbacks() as jobs, django_assert_max_num_queries(22):
            sending.remind.__wrapped__()
        with django_assert_max_num_queries(21):
            for job in jobs:
                job()
    assert len(mail.outbox) == 1
