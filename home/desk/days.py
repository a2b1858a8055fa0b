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
from django.utils.formats import time_format
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home import zones
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
# What a day alone means: when the office opens, and until the day is over.
COMES, GOES, MIDNIGHT = time(8), time(23, 59), time()


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
    """A day and its hour, by the clocks of the reader; a day `alone` is at an hour that is said."""

    widget = MomentInput
    alone: time = COMES
    default_error_messages: ClassVar[Words] = {
        **DayField.default_error_messages,
        "invalid": _(
            "“%(typed)s” is not a day with its hour. Write both, for example 31/12/2027 14:30."
        ),
    }

    def __init__(self, *, alone: time | None = None, help_text: Any = "", **kwargs: Any) -> None:
        self.alone = alone or self.alone
        if self.alone != MIDNIGHT:
            help_text = format_lazy("{} {}", help_text, _hour_in_words(self.alone))
        super().__init__(help_text=help_text, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        if not isinstance(value, str):
            found: datetime | None = super().to_python(value)
            return found
        typed = value.strip()
        if not typed:
            return None
        parts = _MOMENT.fullmatch(typed)
        if parts is None:
            on = read_day(typed, self.error_messages)
            return from_current_timezone(datetime.combine(on, self.alone))
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
        if self.alone == MIDNIGHT:
            return {"placeholder": "31/12/2027", **super().widget_attrs(widget)}
        said = {"placeholder": "31/12/2027 14:30", "data-alone": f"{self.alone:%H:%M}"}
        return {**said, **super().widget_attrs(widget)}


def _in_words(hour: time) -> str:
    said = {"hour": time_format(hour), "zone": zones.shown(get_current_timezone_name())}
    return gettext("A day alone means %(hour)s, %(zone)s.") % said


_hour_in_words = lazy(_in_words, str)


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
