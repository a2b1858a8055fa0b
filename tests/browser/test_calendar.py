"""Wagtail's calendar lies over no button: it goes when something was chosen, typed or left."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from knowledge.models import ToolPage

SignIn = Callable[[Page, str], None]
DAY = "td.xdsoft_date:not(.xdsoft_other_month):not(.xdsoft_disabled)"


@pytest.fixture
def schedule(desk: Page, sign_in: SignIn) -> Page:
    """The window in which a moderator plans when a tool comes and goes."""
    tool = ToolPage.objects.filter(live=True, locale__language_code="id").first()
    sign_in(desk, "moderator")
    desk.goto(f"/admin/pages/{tool.pk}/edit/", wait_until="networkidle")
    way = desk.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first
    if not way.is_visible():
        desk.locator("[data-side-panel-toggle='status']").first.click()
    way.click()
    return desk


def calendar(page: Page) -> Locator:
    return page.locator(".xdsoft_datetimepicker:visible")


def test_day_that_is_chosen_has_the_hour_of_a_day_alone_and_the_calendar_goes(
    schedule: Page,
) -> None:
    comes, goes = schedule.locator("#id_go_live_at"), schedule.locator("#id_expire_at")
    for field, hour in ((comes, "08:00"), (goes, "23:59")):
        field.click()
        expect(calendar(schedule)).to_have_count(1)
        assert calendar(schedule).locator(".xdsoft_save_selected").count() == 0
        calendar(schedule).locator(".xdsoft_next").first.click()
        calendar(schedule).locator(DAY).nth(9).click()
        expect(calendar(schedule)).to_have_count(0)
        expect(field).to_have_value(re.compile(rf"^10/\d\d/\d{{4}} {hour}$"))
    schedule.keyboard.press("Escape")


@pytest.mark.parametrize("how", ["Escape", "Tab", "typing", "elsewhere"])
def test_calendar_goes_when_one_has_done_with_it(schedule: Page, how: str) -> None:
    field = schedule.locator("#id_expire_at")
    field.click()
    expect(calendar(schedule)).to_have_count(1)
    if how == "typing":
        field.press_sequentially("3")
    elif how == "elsewhere":
        schedule.mouse.click(5, 5)
    else:
        field.press(how)
    expect(calendar(schedule)).to_have_count(0)
    if how != "elsewhere":  # beside the window, which closes with it
        expect(field).to_be_visible()


def test_calendar_does_not_come_after_one_has_left(schedule: Page) -> None:
    schedule.locator("#id_expire_at").focus()
    schedule.locator("#id_expire_at").evaluate("field => field.blur()")
    schedule.wait_for_timeout(300)  # it opens a tenth of a second after the field has the focus
    expect(calendar(schedule)).to_have_count(0)


def test_calendar_does_not_come_after_one_has_typed_until_one_presses_the_field(
    schedule: Page,
) -> None:
    field = schedule.locator("#id_expire_at")
    field.fill("2030-02-19")  # sooner than it opens
    schedule.wait_for_timeout(300)
    expect(calendar(schedule)).to_have_count(0)
    field.click()
    expect(calendar(schedule)).to_have_count(1)
