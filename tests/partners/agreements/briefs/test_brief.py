"""What a brief says, from facts on a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.agreements.briefs.brief import (
    GROUP_ORDER,
    MOST_EVENTS,
    AgreementFacts,
    Contact,
    EventKind,
    PartyFacts,
    PromiseFacts,
    build,
)
from partners.agreements.rules import lifecycle
from partners.agreements.rules.progress import CLOSED, CommitmentState, Light

TODAY = date(2026, 11, 25)
IN_FORCE = lifecycle.Facts(
    state=lifecycle.AgreementState.IN_FORCE,
    signed_on=date(2024, 2, 20),
    in_force_on=date(2024, 2, 20),
    ends_on=date(2027, 2, 19),
    notice_days=60,
)
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
promises = st.builds(
    PromiseFacts,
    title=st.text(max_size=5),
    state=st.sampled_from(CommitmentState),
    due_on=st.none() | days,
)


def a_brief(*made: PromiseFacts, life: lifecycle.Facts = IN_FORCE, **fields: object):
    facts = AgreementFacts("MoU", "mou", life=life, promises=made, **fields)
    return build([facts], TODAY, title="SECoop")


def test_what_is_blocked_comes_before_everything_else() -> None:
    brief = a_brief(
        PromiseFacts("a", CommitmentState.DONE, done_on=TODAY),
        PromiseFacts("b", CommitmentState.PLANNED),
        PromiseFacts("c", CommitmentState.BLOCKED),
        PromiseFacts("d", CommitmentState.UNDERWAY, due_on=date(2026, 1, 1)),
    )
    assert [group.light for group in brief.sections[0].groups] == [
        Light.BLOCKED,
        Light.LATE,
        Light.PLANNED,
        Light.DONE,
    ]


def test_dates_ahead_name_due_end_and_last_day_for_notice() -> None:
    brief = a_brief(PromiseFacts("Pelatihan", CommitmentState.PLANNED, due_on=date(2026, 12, 1)))
    assert [(event.kind, event.day) for event in brief.events] == [
        (EventKind.DUE, date(2026, 12, 1)),
        (EventKind.NOTICE, date(2026, 12, 21)),
        (EventKind.END, date(2027, 2, 19)),
    ]


def test_agreement_that_renews_itself_does_not_end() -> None:
    life = lifecycle.Facts(
        state=lifecycle.AgreementState.IN_FORCE,
        signed_on=date(2022, 1, 1),
        in_force_on=date(2022, 1, 1),
        ends_on=date(2023, 12, 31),
        renews_automatically=True,
        renewal_months=24,
    )
    brief = a_brief(life=life)
    assert [(e.kind, e.day) for e in brief.events] == [(EventKind.TERM, date(2027, 12, 31))]


def test_report_is_expected_a_period_after_the_last_one() -> None:
    brief = a_brief(PromiseFacts("Pelatihan"), report_months=12, last_report_on=date(2026, 1, 2))
    assert (EventKind.REPORT, date(2027, 1, 2)) in [(e.kind, e.day) for e in brief.events]


def test_report_is_not_expected_after_the_end_unless_the_agreement_renews_itself() -> None:
    told = {"report_months": 12, "last_report_on": date(2026, 3, 2)}
    promise = PromiseFacts("Pelatihan")
    assert EventKind.REPORT not in [event.kind for event in a_brief(promise, **told).events]
    rolling = replace(IN_FORCE, renews_automatically=True, renewal_months=12)
    events = a_brief(promise, life=rolling, **told).events
    assert (EventKind.REPORT, date(2027, 3, 2)) in [(event.kind, event.day) for event in events]


def test_what_is_over_has_no_dates_ahead() -> None:
    life = lifecycle.Facts(state=lifecycle.AgreementState.TERMINATED, signed_on=date(2024, 1, 1))
    brief = a_brief(PromiseFacts("x", due_on=TODAY + timedelta(3)), life=life)
    assert brief.events == ()


def test_agreements_that_bind_come_first() -> None:
    names = {
        "Usul": lifecycle.Facts(state=lifecycle.AgreementState.NEGOTIATION),
        "Lewat": lifecycle.Facts(
            state=lifecycle.AgreementState.IN_FORCE,
            signed_on=date(2020, 1, 1),
            in_force_on=date(2020, 1, 1),
            ends_on=date(2021, 1, 1),
        ),
        "Berlaku": IN_FORCE,
    }
    facts = [AgreementFacts(name, "mou", life=life) for name, life in names.items()]
    sections = build(facts, TODAY, title="x").sections
    assert [section.facts.title for section in sections] == ["Berlaku", "Usul", "Lewat"]


def test_contact_named_in_two_agreements_is_listed_once() -> None:
    party = PartyFacts("SECoop", contact=Contact("SECoop", "João", "joao@secoop.example"))
    facts = [AgreementFacts(title, "mou", parties=(party,)) for title in ("a", "b")]
    assert len(build(facts, TODAY, title="x").contacts) == 1


@given(st.lists(promises, max_size=30), days)
def test_every_promise_stands_under_exactly_one_light(made: list[PromiseFacts], on: date) -> None:
    facts = AgreementFacts("MoU", "mou", life=IN_FORCE, promises=tuple(made))
    brief = build([facts], on, title="x")
    shown = [promise for group in brief.sections[0].groups for promise in group.promises]
    assert sorted(map(repr, shown)) == sorted(map(repr, made))
    lights = [group.light for group in brief.sections[0].groups]
    assert lights == [light for light in GROUP_ORDER if light in lights]
    seen = brief.totals
    dropped = sum(promise.state is CommitmentState.DROPPED for promise in made)
    assert seen.done + seen.pending + seen.late + seen.blocked + dropped == seen.promises


@given(st.lists(promises, max_size=40), days)
def test_dates_ahead_are_ahead_in_order_and_of_open_promises(
    made: list[PromiseFacts], on: date
) -> None:
    facts = AgreementFacts("MoU", "mou", life=IN_FORCE, promises=tuple(made))
    brief = build([facts], on, title="x")
    assert [e.day for e in brief.events] == sorted(e.day for e in brief.events)
    assert all(event.day >= on for event in brief.events)
    assert len(brief.events) <= MOST_EVENTS
    due = [p for p in made if p.due_on and p.due_on >= on and p.state not in CLOSED]
    if brief.sections[0].status in lifecycle.OPEN:
        assert len(brief.events) + brief.later >= len(due)
