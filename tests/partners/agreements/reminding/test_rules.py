"""What is news on a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.agreements.reminding import rules
from partners.agreements.reminding.rules import Kind, Notice
from partners.agreements.rules.lifecycle import AgreementState, Facts, Status, current_end
from partners.agreements.rules.progress import CommitmentState

END = date(2027, 2, 19)
IN_FORCE = Facts(
    state=AgreementState.IN_FORCE,
    signed_on=date(2024, 2, 20),
    in_force_on=date(2024, 2, 20),
    ends_on=END,
)
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def before(days: int) -> date:
    return END - timedelta(days)


def test_end_is_announced_by_the_notice_period_then_a_month_and_a_week_before() -> None:
    long = Facts(
        state=AgreementState.IN_FORCE, signed_on=date(2024, 2, 20), in_force_on=date(2024, 2, 20),
        ends_on=END, notice_days=180,
    )  # fmt: skip
    assert rules.ending(long, before(181)) is None
    assert rules.ending(long, before(180)) == Notice(Kind.ENDING, END, 180)
    assert rules.ending(IN_FORCE, before(91)) is None
    assert rules.ending(IN_FORCE, before(90)) == Notice(Kind.ENDING, END, 90)
    assert rules.ending(IN_FORCE, before(30)) == Notice(Kind.ENDING, END, 30)
    assert rules.ending(IN_FORCE, before(2)) == Notice(Kind.ENDING, END, 7)


def test_end_that_has_passed_is_told_for_three_months() -> None:
    assert rules.ending(IN_FORCE, END + timedelta(1)) == Notice(Kind.ENDING, END, 0)
    assert rules.ending(IN_FORCE, END + timedelta(91)) is None


def test_agreement_that_renews_itself_speaks_up_while_notice_can_be_given() -> None:
    rolling = Facts(
        state=AgreementState.IN_FORCE, signed_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1),
        ends_on=date(2025, 2, 19), renews_automatically=True, renewal_months=24, notice_days=60,
    )  # fmt: skip
    assert rules.ending(rolling, before(91)) is None
    assert rules.ending(rolling, before(90)) == Notice(Kind.ENDING, END, 90)
    assert rules.ending(rolling, before(67)) == Notice(Kind.ENDING, END, 67)
    assert rules.ending(rolling, before(60)) == Notice(Kind.ENDING, END, 67)
    assert rules.ending(rolling, before(59)) is None


def test_notice_in_months_is_counted_in_months() -> None:
    rolling = Facts(
        state=AgreementState.IN_FORCE, signed_on=date(2020, 1, 1), in_force_on=date(2020, 1, 1),
        ends_on=date(2026, 12, 31), renews_automatically=True, renewal_months=12, notice_months=3,
    )  # fmt: skip
    assert rules.ending(rolling, date(2026, 8, 30)) is None
    assert rules.ending(rolling, date(2026, 8, 31)).lead == 92 + 30
    assert rules.ending(rolling, date(2026, 9, 30)).lead == 92 + 7
    assert rules.ending(rolling, date(2026, 10, 1)) is None


def test_agreement_without_a_last_day_is_looked_at_again() -> None:
    day = date(2027, 3, 1)
    facts = replace(IN_FORCE, ends_on=None, review_on=day)
    assert rules.review(facts, day - timedelta(31)) is None
    assert rules.review(facts, day - timedelta(30)) == Notice(Kind.REVIEW, day, 30)
    assert rules.review(facts, day - timedelta(3)) == Notice(Kind.REVIEW, day, 7)
    assert rules.review(facts, day) == rules.review(facts, day + timedelta(400))
    assert rules.review(facts, day) == Notice(Kind.REVIEW, day, 0)
    assert rules.review(replace(facts, state=AgreementState.TERMINATED), day) is None


def test_termination_ahead_is_announced_like_an_end_and_is_no_news_afterwards() -> None:
    facts = replace(IN_FORCE, ends_on=None, closes_on=END, closes_as="terminated")
    assert rules.ending(facts, before(30)) == Notice(Kind.ENDING, END, 30)
    assert rules.ending(facts, END) is None


def test_promise_is_announced_a_month_and_a_week_before_and_told_once_late() -> None:
    due = date(2026, 6, 30)

    def on(day: date, state: CommitmentState = CommitmentState.PLANNED) -> Notice | None:
        return rules.promise(state, due, day, Status.IN_FORCE)

    assert on(due - timedelta(31)) is None
    assert on(due - timedelta(30)) == Notice(Kind.DUE, due, 30)
    assert on(due - timedelta(7)) == Notice(Kind.DUE, due, 7)
    assert on(due) == Notice(Kind.DUE, due, 7)
    assert on(due + timedelta(1)) == on(due + timedelta(400)) == Notice(Kind.LATE, due, 0)
    assert on(due, CommitmentState.DONE) is None
    assert on(due + timedelta(1), CommitmentState.BLOCKED) is None


def test_promise_of_a_dead_agreement_is_no_news() -> None:
    for status in (Status.EXPIRED, Status.TERMINATED, Status.RENEWED, Status.SUSPENDED):
        assert (
            rules.promise(CommitmentState.PLANNED, date(2026, 1, 1), date(2026, 6, 1), status)
            is None
        )


def test_missing_report_is_told_once_in_each_period() -> None:
    def on(day: date, last: date | None = None) -> Notice | None:
        return rules.report(IN_FORCE, 6, last, day, has_open_promises=True)

    assert on(date(2024, 8, 20)) is None
    assert (
        on(date(2024, 8, 21)) == on(date(2025, 2, 20)) == Notice(Kind.REPORT, date(2024, 8, 20), 0)
    )
    assert on(date(2025, 2, 21)) == Notice(Kind.REPORT, date(2025, 2, 20), 0)
    assert on(date(2025, 2, 21), last=date(2025, 1, 1)) is None
    assert rules.report(IN_FORCE, 0, None, date(2026, 1, 1), has_open_promises=True) is None
    assert rules.report(IN_FORCE, 6, None, date(2026, 1, 1), has_open_promises=False) is None


@given(days, st.integers(1, 60), st.data())
def test_skipped_days_lose_no_fact_and_repeat_none(
    due: date, gap: int, data: st.DataObject
) -> None:
    """However seldom the job runs, each notice is news for all runs until the next one opens."""
    first = data.draw(st.integers(-60, 0))
    seen: list[Notice] = []
    for offset in range(first, 90, gap):
        notice = rules.promise(
            CommitmentState.PLANNED, due, due + timedelta(offset), Status.IN_FORCE
        )
        if notice and notice not in seen:
            seen.append(notice)
    assert Notice(Kind.LATE, due, 0) in seen
    assert len(seen) <= 3
    assert [notice.lead for notice in seen] == sorted((n.lead for n in seen), reverse=True)


@given(days, days, st.integers(0, 400), st.booleans())
def test_end_notice_is_about_the_current_end_and_has_opened(
    end: date, on: date, notice_days: int, rolls: bool
) -> None:
    facts = Facts(
        state=AgreementState.IN_FORCE,
        ends_on=end,
        notice_days=notice_days,
        renews_automatically=rolls,
        renewal_months=12 if rolls else None,
    )
    notice = rules.ending(facts, on)
    if notice:
        assert notice.day == current_end(facts, on)
        assert notice.day - timedelta(notice.lead) <= on


@given(days, days, st.none() | days, st.integers(1, 36))
def test_report_is_overdue_by_less_than_a_period(
    begun: date, on: date, last: date | None, months: int
) -> None:
    facts = Facts(state=AgreementState.IN_FORCE, signed_on=begun, in_force_on=begun)
    notice = rules.report(facts, months, last, on, has_open_promises=True)
    first = rules.report_due(facts, months, last)
    assert first is not None
    assert (notice is None) == (first >= on)
    if notice:
        assert first <= notice.day < on
        assert (on - notice.day).days <= 31 * months + 3


def test_report_past_all_calendars_is_never_due() -> None:
    for months in (12 * 9_999, 2**63 - 1):
        assert rules.report_due(IN_FORCE, months, None) is None
        assert rules.report(IN_FORCE, months, None, END, has_open_promises=True) is None
