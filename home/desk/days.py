"""The one field for a day, and the one for a moment: they read what people type, and never guess.

`1/10/2027`, `1 Oktober 2027`, `31-12-2027` and `2027-12-31` are days; `2027`, `31/2/2027` and
`1/10/27` are none, and are refused beside the field, which keeps them as they were typed. A
browser's own date field reads `1/10/2027` in the order of its language, and sends nothing of what
it cannot read; Wagtail's calendar made today of it (`static/home/days.js`).
"""

import re
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.days import YEARS
from home.sheets.cells import day
from home.sheets.problems import CellRefused, Problem
from home.sheets.words import CELLS

SHOWN, MOMENT_SHOWN = "%d/%m/%Y", "%d/%m/%Y %H:%M"
_MOMENT = re.compile(
    r"(?P<day>.+?)(?:\s*,?\s+|T)(?:(?:pukul|jam|at)\s+)?"
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::[0-9]{2})?",
    re.IGNORECASE,
)
_HAS_NO_MONTH = re.compile(r"[0-9]+|.*:.*", re.DOTALL)

Words = dict[str, str | Promise]


class DayInput(forms.DateInput):
    """As it was typed, also where a form comes back."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        shown = {"autocomplete": "off", "data-day": ""}  # a phone's own calendar: ui/js/days.js
        super().__init__(attrs={**shown, **(attrs or {})}, format=SHOWN)


class MomentInput(forms.DateTimeInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", **(attrs or {})}, format=MOMENT_SHOWN)


class DayField(forms.DateField):
    widget = DayInput
    default_error_messages: ClassVar[Words] = {
        "invalid": _(
            "“%(typed)s” is not a day. Write day, month and year, for example 31/12/2027 or "
            "31 December 2027."
        ),
        "month_first": CELLS[Problem.MONTH_FIRST],
        "year": _("This year cannot be right. Write a day from %(first)s to %(last)s."),
    }

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return _in_reach(super().to_python(value), self.error_messages)
        typed = value.strip()
        return read_day(typed, self.error_messages) if typed else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"placeholder": "31/12/2027", **super().widget_attrs(widget)}


class MomentField(forms.DateTimeField):
    """A day and its hour, by the clocks of the site. Where `of_days`, a day alone is its start."""

    widget = MomentInput
    of_days = False
    default_error_messages: ClassVar[Words] = {
        **DayField.default_error_messages,
        "invalid": _(
            "“%(typed)s” is not a day with its hour. Write both, for example 31/12/2027 14:30."
        ),
    }

    def to_python(self, value: Any) -> datetime | None:
        if not isinstance(value, str):
            found: datetime | None = super().to_python(value)
            return found
        typed = value.strip()
        if not typed:
            return None
        parts = _MOMENT.fullmatch(typed)
        if parts is None and self.of_days:
            on = read_day(typed, self.error_messages)
            return from_current_timezone(datetime.combine(on, time()))
        try:
            moment = parse_datetime(typed) if "T" in typed else None
            if moment is None and parts is not None:
                at = time(int(parts["hour"]), int(parts["minute"]))
                moment = datetime.combine(read_day(parts["day"], self.error_messages), at)
        except ValueError:
            moment = None
        if moment is None:
            raise _refused("invalid", typed, self.error_messages)
        _in_reach(moment, self.error_messages)
        return from_current_timezone(moment)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        shown = "31/12/2027" if self.of_days else "31/12/2027 14:30"
        return {"placeholder": shown, **super().widget_attrs(widget)}


def day_field(label: Any, *, required: bool = True, **kwargs: Any) -> DayField:
    return DayField(label=label, required=required, **kwargs)


def read_day(typed: str, words: Words) -> date:
    """The day that somebody typed. Raises ValidationError in the words of the field."""
    if _HAS_NO_MONTH.fullmatch(typed):
        raise _refused("invalid", typed, words)
    try:
        return day(typed)
    except CellRefused as refusal:
        codes = {Problem.MONTH_FIRST: "month_first", Problem.YEAR_OUT_OF_BOUNDS: "year"}
        raise _refused(codes.get(refusal.problem, "invalid"), typed, words) from refusal


def _in_reach(found: Any, words: Words) -> Any:
    if found is not None and found.year not in YEARS:
        raise _refused("year", str(found), words)
    return found


def _refused(code: str, typed: str, words: Words) -> ValidationError:
    facts = {"typed": typed[:40], "first": YEARS.start, "last": YEARS.stop - 1}
    return ValidationError(words[code], code=code, params=facts)
