"""One page of what lies ahead: a month by its weeks, and what is past its day."""

import re
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import actor_of, require
from home.days import YEARS
from home.handbook.links import WithHandbook
from home.planning import ahead
from home.planning.admin.reviews import past_their_day
from home.planning.services import reviews

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
HORIZON = timedelta(2 * 366)  # how far ahead the next thing is looked for


class CalendarView(WithHandbook, WagtailAdminTemplateMixin, TemplateView):
    handbook_page = "calendar"
    template_name = "planning/admin/calendar.html"
    page_title = _("Calendar")
    header_icon = "calendar-alt"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(reviews.user_can_plan(self.actor))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        asked = self.request.GET.get("month", "")
        first = month_of(asked) if asked else self._where_something_is_ahead(today)
        last = _last(first)
        is_now = not asked or first <= today <= last
        found = ahead.coming(self.actor, first, last)
        following = None if found else self._next_ahead(max(today, last + timedelta(1)))
        return super().get_context_data(
            month=date_format(first, "YEAR_MONTH_FORMAT"),
            before=_named(first - timedelta(1)),
            after=_named(_next(first)),
            weeks=[
                {
                    "begins": monday,
                    "ends": monday + timedelta(6),
                    "is_this": monday <= today <= monday + timedelta(6),
                    "rows": rows,
                }
                for monday, rows in ahead.weeks_of(found)
            ],
            late=past_their_day(self.request.user) if is_now else [],
            feeds=ahead.feeds(),
            next=following and {"what": following, "month": _named(following.day)},
            **kwargs,
        )

    def _where_something_is_ahead(self, today: date) -> date:
        """This month, or the next in which something is when nothing is left of this one."""
        if ahead.coming(self.actor, today, _last(today)):
            return today.replace(day=1)
        found = self._next_ahead(_last(today) + timedelta(1))
        return (found.day if found else today).replace(day=1)

    def _next_ahead(self, begin: date) -> ahead.Coming | None:
        return next(iter(ahead.coming(self.actor, begin, begin + HORIZON)), None)


def month_of(text: str) -> date:
    """Its first day; of this month where nothing is asked, or no month that we know."""
    found = MONTH.fullmatch(text)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if year in YEARS and 1 <= month <= 12:
        return date(year, month, 1)
    return timezone.localdate().replace(day=1)


def _last(day: date) -> date:
    """Of its month."""
    return _next(day.replace(day=1)) - timedelta(1)


def _next(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


def _named(day: date) -> dict[str, str]:
    return {"key": f"{day:%Y-%m}", "name": date_format(day, "YEAR_MONTH_FORMAT")}


urlpatterns = [path("calendar/", CalendarView.as_view(), name="calendar")]
