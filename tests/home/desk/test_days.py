"""What people type for a day is read, or refused beside the field; it is never another day."""

from datetime import date, datetime
from typing import Any

import pytest
from django import forms
from django.utils import translation
from django.utils.timezone import get_current_timezone
from hypothesis import given
from hypothesis import strategies as st

from home.admin_days import AdminDayField, AdminMomentField, DayRangeField, MomentOrDayField
from home.desk.days import GOES, DayField, MomentField
from knowledge.models import ToolPage
from partners.agreements.models import Agreement
from partners.apprenticeships.models import Offer

FIRST = date(2027, 10, 1)
UNREADABLE = [
    "2027", "10/2027", "Oktober 2027", "31/2/2027", "0/1/2027", "1/10/27", "1/10", "46000",
    "20271001", "besok", "-", "1/10/2027 08:30", "1 Okt 2027 sampai 3 Okt 2027", "1/10/20277",
    "32 Oktober 2027", "\u0661/\u0661\u0660/2027",
]  # fmt: skip


class Form(forms.Form):
    on = DayField(required=False)


class MomentForm(forms.Form):
    at = MomentField(required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "1/10/2027", "01/10/2027", "1-10-2027", "1.10.2027", "1 10 2027", "2027-10-01", "2027/10/1",
        "1 Oktober 2027", "1 oktober 2027", "1 Okt 2027", "1 Okt. 2027", "1-Okt-2027",
        "1 October 2027", "October 1, 2027", "Oct 1 2027", "1st October 2027",
        "Jumat, 1 Oktober 2027", "  1/10/2027 ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["id", "en"])
def test_day_is_read_as_people_type_it(typed: str, language: str) -> None:
    with translation.override(language):
        form = Form({"on": typed})
        assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == FIRST


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)), st.sampled_from(["/", "-", ".", " "]))
def test_numbers_alone_are_day_month_year(day: date, between: str) -> None:
    typed = between.join([str(day.day), str(day.month), str(day.year)])
    assert DayField().clean(typed) == day


@given(st.text())
def test_whatever_is_typed_is_a_day_or_refused(typed: str) -> None:
    form = Form({"on": typed})
    read = form.is_valid() and form.cleaned_data["on"]
    assert read is None or read is False or isinstance(read, date)


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_no_day_is_refused_and_stays_as_it_was_typed(typed: str) -> None:
    form = Form({"on": typed})
    assert not form.is_valid()
    assert form["on"].value() == typed
    assert forms.Form.__str__(form).count("<input") == 1


def test_month_first_is_said_to_be_so() -> None:
    form = Form({"on": "10/31/2027"})
    assert form.errors.as_data()["on"][0].code == "month_first"


def test_refusal_names_what_was_typed_in_the_readers_language() -> None:
    with translation.override("id"):
        assert "“2027” bukan tanggal" in str(Form({"on": "2027"}).errors)
    with translation.override("en"):
        assert "“2027” is not a day" in str(Form({"on": "2027"}).errors)


@pytest.mark.parametrize("typed", ["1/1/1944", "31/12/2101", "0027-10-01", "9999-12-31"])
def test_year_that_nobody_means_is_refused(typed: str) -> None:
    assert Form({"on": typed}).errors.as_data()["on"][0].code == "year"


def test_day_is_shown_day_first_and_read_back_the_same() -> None:
    form = Form(initial={"on": FIRST})
    assert 'value="01/10/2027"' in str(form["on"])
    assert not Form({"on": "01/10/2027"}, initial={"on": FIRST}).has_changed()
    assert not Form({"on": "1 Oktober 2027"}, initial={"on": FIRST}).has_changed()
    assert Form({"on": "2 Oktober 2027"}, initial={"on": FIRST}).has_changed()


@pytest.mark.parametrize(
    "typed",
    ["1/10/2027 14:30", "1 Oktober 2027 14.30", "1 Oktober 2027, 14:30", "2027-10-01T14:30",
     "2027-10-01 14:30:00", "1 Okt 2027 pukul 14.30"],
)  # fmt: skip
def test_moment_is_read_by_the_clocks_of_the_site(typed: str) -> None:
    form = MomentForm({"at": typed})
    assert form.is_valid(), form.errors
    expected = datetime(2027, 10, 1, 14, 30, tzinfo=get_current_timezone())
    assert form.cleaned_data["at"] == expected


@pytest.mark.parametrize(
    "typed",
    ["2027", "1/10/2027 25:30", "31/2/2027 14:30", "2027 14:30", "14:30", "1/10/2027T"],
)
def test_moment_without_its_hour_or_day_is_refused(typed: str) -> None:
    form = MomentForm({"at": typed})
    assert not form.is_valid()
    assert form["at"].value() == typed


@pytest.mark.parametrize("typed", ["1/10/2027", "1 Oktober 2027", "2027-10-01"])
def test_day_alone_comes_in_the_morning_and_goes_when_it_is_over(typed: str) -> None:
    morning, night = MomentField().clean(typed), MomentField(alone=GOES).clean(typed)
    assert morning == datetime(2027, 10, 1, 8, 0, tzinfo=get_current_timezone())
    assert night == datetime(2027, 10, 1, 23, 59, tzinfo=get_current_timezone())


@pytest.mark.parametrize(
    ("language", "comes", "goes"),
    [("id", "08.00, WIB (Jakarta)", "23.59, WIB (Jakarta)"), ("en", "08:00, WIB", "23:59, WIB")],
)
def test_hour_of_a_day_alone_is_said_under_the_field(language: str, comes: str, goes: str) -> None:
    with translation.override(language):
        assert comes in MomentField().help_text
        assert goes in MomentField(alone=GOES, help_text="Sampai.").help_text
        assert MomentOrDayField().help_text == ""


@pytest.mark.parametrize("model", [ToolPage, Agreement, Offer])
def test_scheduling_takes_a_day_alone_wherever_it_is(model: Any) -> None:
    handler = getattr(model, "snippet_viewset", model).get_edit_handler()
    fields = handler.get_form_class().base_fields
    for name, hour in {"go_live_at": "08:00", "expire_at": "23:59"}.items():
        assert fields[name].widget.attrs["data-alone"] == hour
        assert f"{fields[name].clean('1/10/2027').astimezone(get_current_timezone()):%H:%M}" == hour
        assert hour.replace(":", ".") in str(fields[name].help_text)


def test_filter_for_moments_takes_a_day() -> None:
    found = MomentOrDayField().clean("1 Oktober 2027")
    assert found == datetime(2027, 10, 1, tzinfo=get_current_timezone())
    with (
        translation.override("en"),
        pytest.raises(forms.ValidationError, match=r"is not a day\. W"),
    ):
        MomentOrDayField().clean("2027")


def test_range_of_days_reads_both_and_refuses_what_is_none() -> None:
    field = DayRangeField(required=False)
    found = field.clean(["1/10/2027", "31 Desember 2027"])
    assert (found.start.date(), found.stop.date()) == (FIRST, date(2027, 12, 31))
    with pytest.raises(forms.ValidationError):
        field.clean(["2027", ""])


def test_fields_of_the_admin_read_the_same_and_open_wagtails_calendar() -> None:
    assert AdminDayField().clean("1 Okt 2027") == FIRST
    assert "initDateChooser" in AdminDayField().widget.render("on", None, {"id": "on"})
    assert "initDateTimeChooser" in AdminMomentField().widget.render("at", None, {"id": "at"})
