"""What lies ahead stands on one page; records are checked again by a day that editors set."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from home.access import ActionNotPermitted, Actor
from home.planning import ahead
from home.planning.admin.calendar import month_of
from home.planning.admin.reviews import past_their_day
from home.planning.models import Bundle, ReviewDay
from home.planning.refusals import DayIsPast
from home.planning.services import reviews
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.home import DatedFactFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db
today = timezone.localdate


def soon() -> date:
    return today() + timedelta(days=3)


@pytest.fixture
def tool(db: None) -> Any:
    return ToolPageFactory(title="Buku kas")


def _titles(actor: Actor, day: date | None = None) -> list[str]:
    asked = day or soon()
    return [one.title for one in ahead.coming(actor, asked, asked)]


def test_review_day_stands_in_the_calendar_and_after_it_on_the_first_page(
    tool: Any, editor: User
) -> None:
    day = reviews.set_day(tool, soon(), by=Actor(editor), is_checked=True, note="Angkanya")
    assert (day.checked_on, day.checked_by) == (today(), editor)
    (found,) = [
        one for one in ahead.coming(Actor(editor), soon(), soon()) if one.title == "Buku kas"
    ]
    assert "Angkanya" in found.note
    assert past_their_day(editor) == []
    ReviewDay.objects.update(check_by=today() - timedelta(days=1))
    (item,) = past_their_day(editor)
    assert (item.label, item.is_urgent) == ("Buku kas", True)
    assert str(tool.pk) in item.url


def test_planning_alone_says_nothing_of_a_check(tool: Any, editor: User) -> None:
    day = reviews.set_day(tool, soon(), by=Actor(editor), is_checked=False)
    assert day.checked_on is None
    assert ToolPageFactory._meta.model.objects.get().has_unpublished_changes is False


def test_past_day_is_refused_beside_its_field(client: Client, tool: Any, editor: User) -> None:
    with pytest.raises(DayIsPast):
        reviews.set_day(tool, today(), by=Actor(editor), is_checked=True)
    client.force_login(editor)
    address = reverse("planning:review_day", args=["wagtailcore", "page", tool.pk])
    page = client.post(address, {"check_by": "2020-01-01", "note": "Angkanya", "seen": ""})
    assert list(page.context["form"].errors) == ["check_by"]
    assert page.context["form"]["note"].value() == "Angkanya"


def test_second_of_two_is_told(client: Client, editor: User) -> None:
    agreement = TwoPartyAgreementFactory()
    reviews.set_day(agreement, soon(), by=Actor(editor), is_checked=False)
    client.force_login(editor)
    address = reverse("planning:review_day", args=["agreements", "agreement", agreement.pk])
    later = today() + timedelta(days=90)
    told = client.post(address, {"check_by": str(later), "note": "", "seen": "sooner"})
    assert told.status_code == 409
    assert ReviewDay.objects.get().check_by == soon()


def test_nobody_plans_without_the_right_to_edit(tool: Any, stranger: User) -> None:
    with pytest.raises(ActionNotPermitted):
        reviews.set_day(tool, soon(), by=Actor(stranger), is_checked=True)


def test_calendar_shows_every_kind_of_what_lies_ahead(
    client: Client, moderator: User, tool: Any
) -> None:
    noon = timezone.now() + timedelta(days=3)
    draft = ToolPageFactory(parent=tool.get_parent(), title="Terbit nanti", live=False)
    draft.save_revision(approved_go_live_at=noon)
    ToolPageFactory(parent=tool.get_parent(), title="Turun nanti", expire_at=noon)
    fact = DatedFactFactory(review_date=soon())
    Bundle.objects.create(name="Bersama", release_at=noon)
    day = timezone.localtime(noon).date()
    found = _titles(Actor(moderator), day)
    assert {"Terbit nanti", "Turun nanti", "Bersama", str(fact)} <= set(found)
    client.force_login(moderator)
    html = client.get(reverse("planning:calendar"), {"month": f"{day:%Y-%m}"}).content.decode()
    for words in ("Terbit nanti", "Turun nanti", "Bersama"):
        assert words in html


def test_empty_month_says_what_it_would_show_and_leads_to_the_next_thing(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    address = reverse("planning:calendar")
    far = (today().replace(day=1) + timedelta(100)).replace(day=20)
    TwoPartyAgreementFactory(in_force=True, title_id="Nota jauh", ends_on=far)
    empty = client.get(address, {"month": f"{today():%Y-%m}"})
    assert empty.context["weeks"] == []
    html = empty.content.decode()
    assert f'href="?month={far:%Y-%m}"' in html
    assert "Nota jauh" in html
    # Nothing is left of this month: the page opens where something is ahead.
    opened = client.get(address)
    assert opened.context["weeks"][0]["rows"][0].title == "Nota jauh"
    assert opened.context["next"] is None


def test_calendar_opens_on_this_month_while_something_is_left_or_nothing_is_ahead(
    client: Client, editor: User
) -> None:
    client.force_login(editor)
    address = reverse("planning:calendar")
    assert client.get(address).context["month"] == date_format(today(), "YEAR_MONTH_FORMAT")
    TwoPartyAgreementFactory(in_force=True, title_id="Nota hari ini", ends_on=today())
    page = client.get(address)
    assert page.context["month"] == date_format(today(), "YEAR_MONTH_FORMAT")
    assert "Nota hari ini" in page.content.decode()


def test_ends_of_agreements_stand_in_it(editor: User) -> None:
    TwoPartyAgreementFactory(in_force=True, title_id="Nota lama", ends_on=soon())
    assert "Nota lama" in _titles(Actor(editor))


def test_stranger_sees_nothing(client: Client, stranger: User) -> None:
    DatedFactFactory(review_date=soon())
    assert _titles(Actor(stranger)) == []
    client.force_login(stranger)
    assert client.get(reverse("planning:calendar")).status_code == 302


@pytest.mark.parametrize("text", ["", "2026-13", "0000-01", "9999-12", "x", "2026-1", '"'])
def test_odd_month_is_this_one(text: str) -> None:
    assert month_of(text) == today().replace(day=1)


def test_month_begins_on_its_first_day() -> None:
    assert month_of("2027-02") == date(2027, 2, 1)


def test_weeks_begin_on_monday() -> None:
    days = [date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 6)]
    weeks = ahead.weeks_of(ahead.Coming(day, "x", str(day)) for day in days)
    assert [(monday, len(rows)) for monday, rows in weeks] == [
        (date(2026, 11, 23), 1),
        (date(2026, 11, 30), 2),
    ]
