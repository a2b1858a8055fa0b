"""Possible duplicates in the area of a PMO: the list, two side by side, what they say of them."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.desk.admin import record_or_404
from home.desk.forms import ActForm, said
from home.desk.refusals import Refusal
from home.desk.site import SiteActView
from partners.membership.permissions import user_is_officer
from partners.membership.reach import cooperatives_in_area_of
from partners.membership.refusals import explained
from partners.membership.services import duplicates as services
from partners.organisations.duplicates import wording
from partners.organisations.models import DuplicatePair, Organisation

PER_PAGE = 25


def pairs_of(actor: Actor) -> Any:
    """Open pairs, both of which lie in the PMO's area. Raises Http404 for who is none."""
    if not user_is_officer(actor):
        raise Http404
    area = cooperatives_in_area_of(actor).order_by().values("pk")
    return DuplicatePair.objects.open().within(area).with_both()


@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    page = Paginator(pairs_of(actor_of(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "membership/duplicates.html", {"page": page})


@require_safe
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Both side by side, with the reasons and the ways to answer."""
    found = record_or_404(pairs_of(actor_of(request)), pk)
    context = {"pair": found, "reasons": wording.said(found.reasons), "table": _table(found)}
    return render(request, "membership/duplicate.html", context)


def _table(pair: DuplicatePair) -> dict[str, Any]:
    both = (pair.first, pair.second)
    rows = [[name, *(said(told(one)) for one in both)] for name, told in FACTS]
    shown = [row for row in rows if set(row[1:]) != {said(None)}]
    # Names, which are long, stand in the first row; on a phone a label stands before each fact.
    columns = [{"label": label} for label in ("", _("First"), _("Second"))]
    return {
        "columns": columns,
        "rows": [{"cells": [_marked(row), *row[1:]]} for row in shown],
    }


def _marked(row: list[Any]) -> str:
    """The name of a fact, and that both differ in it."""
    name, first, second = row
    return _("%(fact)s (differs)") % {"fact": name} if first != second else str(name)


def _of_profile(name: str) -> Any:
    return lambda one: getattr(getattr(one, "cooperative", None), name, None)


def _address(one: Organisation) -> str:
    return one.get_absolute_url() if one.is_public else ""


FACTS: list[tuple[str | Promise, Any]] = [
    (gettext_lazy("Name"), lambda one: one.name),
    (gettext_lazy("Address"), _address),
    (gettext_lazy("Place"), lambda one: one.place),
    (gettext_lazy("Village"), _of_profile("village")),
    (gettext_lazy("Registration number"), _of_profile("registration_number")),
    (gettext_lazy("Stage"), _of_profile("stage")),
    (gettext_lazy("Members"), _of_profile("members")),
    (gettext_lazy("Founded in"), _of_profile("founded")),
    (gettext_lazy("Website"), lambda one: one.website),
]


class ReasonForm(ActForm):
    why = forms.CharField(
        label=gettext_lazy("Why you think so"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerView(SiteActView):
    form_class = ReasonForm
    record: DuplicatePair

    def find(self) -> None:
        self.record = record_or_404(pairs_of(self.actor), self.kwargs["pk"])

    def explain(self, refusal: Refusal) -> str:
        return explained(refusal)

    @property
    def back(self) -> str:
        return reverse("membership:duplicate", args=[self.record.pk])

    def get_success_url(self) -> str:
        return reverse("membership:duplicates")


class DistinctView(AnswerView):
    page_title = gettext_lazy("Not the same")
    intro = gettext_lazy("It is remembered, with your reason and your name.")
    button = gettext_lazy("They are two cooperatives")
    done = gettext_lazy("Noted: they are two. It is remembered.")

    def act(self, form: ReasonForm) -> None:
        services.say_distinct(self.record, by=self.actor, seen=form.seen_version, **form.words)


class SameView(AnswerView):
    page_title = gettext_lazy("They are the same")
    intro = gettext_lazy("Nothing is merged by this: a moderator reads your word and merges them.")
    button = gettext_lazy("They are one cooperative")
    done = gettext_lazy("The moderators see what you said.")

    def act(self, form: ReasonForm) -> None:
        services.say_same(self.record, by=self.actor, seen=form.seen_version, **form.words)


urlpatterns = [
    path(pgettext_lazy("url", "region/duplicates/"), pairs, name="duplicates"),
    path(pgettext_lazy("url", "region/duplicates/<int:pk>/"), pair, name="duplicate"),
    path(
        pgettext_lazy("url", "region/duplicates/<int:pk>/two/"),
        DistinctView.as_view(),
        name="duplicate_two",
    ),
    path(
        pgettext_lazy("url", "region/duplicates/<int:pk>/one/"),
        SameView.as_view(),
        name="duplicate_one",
    ),
]
