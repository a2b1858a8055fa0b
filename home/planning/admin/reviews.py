"""A record's review day: until when it is checked again, and that it was."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.dashboard import Item, Panel
from home.desk.forms import ActForm, day_field
from home.planning import ahead
from home.planning.admin.base import SubjectActView, somebody
from home.planning.models import ReviewDay
from home.planning.services import reviews

AFTER = timedelta(days=365)


class ReviewDayForm(ActForm):
    is_checked = forms.BooleanField(
        label=gettext_lazy("I have checked it today"),
        help_text=gettext_lazy("Facts, sources, links and law are still as it says."),
        required=False,
    )
    check_by = day_field(gettext_lazy("Check again by"))
    note = forms.CharField(
        label=gettext_lazy("What to look at"),
        help_text=gettext_lazy("For example: the figures of the annual report."),
        max_length=300,
        required=False,
    )

    def compared(self) -> list[str]:
        return ["check_by", "note"]


class ReviewDayView(SubjectActView):
    form_class = ReviewDayForm
    allowed = staticmethod(reviews.user_can_plan)
    page_title = gettext_lazy("Check again")
    header_icon = "calendar-check"
    button = gettext_lazy("Save")
    done = gettext_lazy("Noted. The calendar and the first page tell of it.")
    intro = gettext_lazy("Readers see nothing of this, and nobody has to publish it.")
    record: ReviewDay | None

    def find(self) -> None:
        super().find()
        self.record = reviews.day_of(self.subject)

    def version(self, record: ReviewDay | None) -> str:
        return record.updated_at.isoformat() if record else ""

    def get_initial(self) -> dict[str, Any]:
        day = self.record
        soon = timezone.localdate() + AFTER
        known = {"check_by": day.check_by if day else soon, "note": day.note if day else ""}
        return {**super().get_initial(), **known}

    def facts(self) -> list[tuple[str | Promise, object]]:
        day = self.record
        if day is None or day.checked_on is None:
            return [(_("Last checked"), _("not yet"))]
        said = {"date": date_format(day.checked_on), "person": somebody(day.checked_by)}
        return [(_("Last checked"), _("%(date)s by %(person)s") % said)]

    def act(self, form: ReviewDayForm) -> None:
        seen = form.seen_version
        reviews.set_day(self.subject, by=self.actor, seen="" if seen == "-" else seen, **form.words)


def past_their_day(user: AbstractUser) -> list[Item]:
    """Those that this person edits."""
    actor = Actor(user)
    if not reviews.user_can_plan(actor):
        return []
    late = ReviewDay.objects.filter(check_by__lt=timezone.localdate()).order_by("check_by")
    return [
        Item(
            one.title,
            one.url,
            _("check by %(date)s") % {"date": date_format(one.day)} + f", {one.note}",
            is_urgent=True,
        )
        for one in ahead.reviews_of(actor, late)
    ]


PANEL = Panel(
    "reviews-past",
    gettext_lazy("Records to check again"),
    "calendar-alt",
    past_their_day,
    lambda: reverse("planning:calendar"),
    order=88,
)
urlpatterns = [
    path("review/<slug:app>/<slug:model>/<int:pk>/", ReviewDayView.as_view(), name="review_day")
]
