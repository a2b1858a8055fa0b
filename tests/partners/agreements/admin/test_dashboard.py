"""The dashboard, "what needs me today" and the filtered lists count the same things."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from partners.agreements import attention
from partners.agreements.admin import today
from partners.agreements.models import Agreement, ProgressReport
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.services import commitments, reports
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    UnitFactory,
    person,
)
from tests.factories.agreements import (
    moderator as a_moderator,
)
from tests.partners.agreements.admin.conftest import signed_in

LIST = "wagtailsnippets_agreements_agreement:list"


def in_days(days: int):
    return timezone.localdate() + timedelta(days)


def in_force(ends: int | None = None, begun: int = -100, **fields) -> Agreement:
    day = in_days(begun)
    end = in_days(ends) if ends is not None else None
    return AgreementFactory(
        state=AgreementState.IN_FORCE, signed_on=day, in_force_on=day, ends_on=end, **fields
    )


def _sections(client: Client, **query) -> dict:
    response = client.get(reverse("agreements_admin:dashboard"), query)
    assert response.status_code == 200
    return {section.name: section for section in response.context["sections"]}


def _found(client: Client, url: str) -> list[str]:
    return [row.title_en for row in client.get(url).context["object_list"]]


def test_what_ends_is_counted_by_horizon_and_each_figure_leads_to_its_list(editor) -> None:
    for days in (10, 60, 120, 300):
        in_force(days, title_en=f"Ends in {days}")
    in_force(20, renews_automatically=True, renewal_months=12)
    in_force(20, archived_at=timezone.now())
    section = _sections(editor)["ending"]
    assert [figure.number for figure in section.figures] == [1, 2, 3]
    assert [row.label for row in section.rows] == ["Ends in 10", "Ends in 60", "Ends in 120"]
    assert section.rows[0].note == "ends in 10 days"
    assert set(_found(editor, section.figures[1].url)) == {"Ends in 10", "Ends in 60"}


def test_late_and_blocked_promises_with_their_obstacles(editor) -> None:
    agreement, by = in_force(), a_moderator()
    CommitmentFactory(agreement=agreement, title_en="Late one", due_on=in_days(-20))
    CommitmentFactory(agreement=agreement, due_on=in_days(20))
    CommitmentFactory(agreement=agreement, due_on=in_days(-20), archived_at=timezone.now())
    over = AgreementFactory(state=AgreementState.TERMINATED)
    CommitmentFactory(agreement=over, due_on=in_days(-20))
    stuck = CommitmentFactory(agreement=agreement, title_en="Stuck one")
    commitments.block(
        stuck, by=Actor(by), obstacle="budget", words_en="No money", next_step_en="Ask the treasury"
    )
    sections = _sections(editor)
    assert [row.label for row in sections["late"].rows] == ["Late one"]
    assert sections["late"].rows[0].note == "20 days late"
    blocked = sections["blocked"]
    assert blocked.rows[0].note == "budget not approved"
    assert blocked.rows[0].more == ("No money", "Next step: Ask the treasury")
    assert [(figure.number, figure.label) for figure in blocked.figures] == [
        (1, "budget not approved")
    ]
    assert _found(editor, sections["late"].more_url) == ["Late one"]
    assert _found(editor, blocked.figures[0].url) == ["Stuck one"]
    assert _found(editor, blocked.more_url) == ["Stuck one"]


def test_who_has_not_reported_for_a_year(editor) -> None:
    by = a_moderator()
    quiet = in_force(begun=-800, title_en="Quiet")
    told = CommitmentFactory(agreement=quiet)
    reports.submit(told, by=Actor(by), state="underway", text_id="Lama", on=in_days(-400))
    heard = CommitmentFactory(agreement=in_force(begun=-800, title_en="Heard"))
    reports.submit(heard, by=Actor(by), state="underway", text_id="Baru", on=in_days(-40))
    kept = CommitmentFactory(agreement=in_force(begun=-800, title_en="All kept"))
    commitments.finish(kept, by=Actor(by))
    in_force(begun=-800, title_en="Nothing promised")
    in_force(begun=-100, title_en="Young")
    section = _sections(editor)["silent"]
    assert {row.label for row in section.rows} == {"Quiet", "Nothing promised"}
    assert set(_found(editor, section.more_url)) == {"Quiet", "Nothing promised"}


def test_units_are_compared_and_one_can_be_chosen(editor) -> None:
    first, second = UnitFactory(name_en="First"), UnitFactory(name_en="Second")
    in_force(30, unit=first)
    CommitmentFactory(agreement=in_force(unit=second), due_on=in_days(-3))
    in_force()
    lines = {
        str(line.unit): line for line in attention.by_unit(attention.overview(), [first, second])
    }
    assert (lines["First"].ending, lines["First"].late, lines["First"].binding) == (1, 0, 1)
    assert (lines["Second"].late, lines["None"].binding) == (1, 1)
    sections = _sections(editor, unit=second.pk)
    assert (sections["ending"].count, sections["late"].count) == (0, 1)
    assert f"unit={second.pk}" in sections["late"].more_url


@pytest.mark.parametrize("unit", ['"', "%00", "(", "9" * 20, "x" * 10_000, "-1"])
def test_odd_unit_shows_everything(editor, unit) -> None:
    assert editor.get(reverse("agreements_admin:dashboard"), {"unit": unit}).status_code == 200


def test_dashboard_is_for_staff_of_the_register() -> None:
    assert signed_in("reader").get(reverse("agreements_admin:dashboard")).status_code == 200
    assert signed_in("nobody").get(reverse("agreements_admin:dashboard")).status_code == 302


def _fill(number: int) -> None:
    unit = UnitFactory()
    for _index in range(number):
        agreement = in_force(20, begun=-800, unit=unit)
        CommitmentFactory(agreement=agreement, due_on=in_days(-3))
        CommitmentFactory(agreement=agreement, state="blocked", obstacle="data")


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("agreements_admin:dashboard", 22),
        (LIST, 30),
        ("commitments:index", 25),
        ("wagtailadmin_home", 45),
    ],
)
def test_queries_stay_the_same_however_many_rows(
    editor, django_assert_max_num_queries, name, budget
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(budget) as queries:
            editor.get(reverse(name))
        return len(queries)

    _fill(12)  # more than a panel shows: below that it need not count what it leaves out
    asked()
    few = asked()
    _fill(12)
    asked()  # what is kept between requests is made anew after a change
    assert asked() == few


def test_desk_asks_the_same_queries_however_much_is_kept(
    editor, url, django_assert_max_num_queries
) -> None:
    agreement = in_force(20)

    def asked() -> int:
        with django_assert_max_num_queries(40) as queries:
            editor.get(url("manage", agreement.pk))
        return len(queries)

    CommitmentFactory(agreement=agreement, due_on=in_days(-3))
    asked()
    few = asked()
    for _index in range(8):
        CommitmentFactory(agreement=agreement, due_on=in_days(-3))
    assert asked() == few


def test_today_tells_people_what_they_or_nobody_look_after() -> None:
    me, other = a_moderator(), a_moderator()
    mine = in_force(30, title_en="Mine", in_charge=me)
    in_force(30, title_en="Another's", in_charge=other)
    in_force(30, title_en="Nobody's")
    CommitmentFactory(agreement=mine, title_en="My promise", due_on=in_days(-3))
    CommitmentFactory(agreement=mine, in_charge=other, due_on=in_days(-3))
    commitments.block(CommitmentFactory(agreement=mine), by=Actor(me), obstacle="data")
    assert [item.label for item in today.ending_agreements(me)] == ["Mine", "Nobody's"]
    assert [item.label for item in today.late_commitments(me)] == ["My promise"]
    assert len(today.blocked_commitments(me)) == 1
    assert list(today.late_commitments(person("view_agreement"))) == []


def test_today_names_reports_that_wait_and_agreements_without_one() -> None:
    me, partner = a_moderator(), person()
    quiet = in_force(begun=-800, title_en="Quiet")
    promise = CommitmentFactory(agreement=quiet, title_en="Promise")
    quiet.partner_access.create(user=partner)
    assert [item.label for item in today.silent_agreements(me)] == ["Quiet"]
    reports.submit(promise, by=Actor(partner), state="done", text_id="Selesai")
    assert [item.label for item in today.reports_to_confirm(me)] == ["Promise"]
    reports.confirm(ProgressReport.objects.get(), by=Actor(me))
    assert list(today.reports_to_confirm(me)) == []


def test_home_page_of_the_admin_shows_them(editor) -> None:
    CommitmentFactory(agreement=in_force(), title_en="Late one", due_on=in_days(-3))
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Late commitments (1)" in page
    assert "3 days late" in page
