"""Remarks on an agreement or an offer: all of them on one page, with room for another."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home import work
from home.access import Actor
from home.dashboard import Item, Panel
from home.desk.admin import record_or_404
from home.desk.forms import ActForm, ConfirmForm
from home.planning import subjects
from home.planning.admin.base import PlanActView, SubjectActView
from home.planning.models import Remark, type_of
from home.planning.services import remarks

MOST = 100


class RemarkForm(ActForm):
    text = forms.CharField(
        label=gettext_lazy("A new remark"),
        help_text=gettext_lazy("Only staff read this."),
        max_length=remarks.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RemarksView(SubjectActView):
    form_class = RemarkForm
    allowed = staticmethod(remarks.user_can_remark)
    page_title = gettext_lazy("Remarks")
    header_icon = "comment"
    button = gettext_lazy("Add the remark")
    done = gettext_lazy("Added.")

    def find(self) -> None:
        super().find()
        if isinstance(self.subject, Page):
            raise Http404

    def get_template_names(self) -> list[str]:
        return ["planning/admin/remarks.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Remark.objects.of(self.subject).select_related("by", "done_by")
        return super().get_context_data(remarks=list(rows[:MOST]), **kwargs)

    def act(self, form: RemarkForm) -> None:
        remarks.add(self.subject, by=self.actor, **form.words)

    def get_success_url(self) -> str:
        return _page_of(self.subject)

    @property
    def back(self) -> str:
        return super().get_success_url()


class SettleView(PlanActView):
    form_class = ConfirmForm
    allowed = staticmethod(remarks.user_can_remark)
    page_title = gettext_lazy("Mark as done")
    header_icon = "check"
    button = gettext_lazy("It is done")
    done = gettext_lazy("Marked as done.")

    def find(self) -> None:
        self.record = record_or_404(Remark.objects.all(), self.kwargs["pk"])
        self.subject = self.record.subject
        if self.subject is None:
            raise Http404

    def above(self) -> list[tuple[str, str]]:
        return [(self.get_success_url(), subjects.title_of(self.subject))]

    def version(self, record: Remark) -> str:
        return ""

    def act(self, form: ConfirmForm) -> None:
        remarks.settle(self.record, by=self.actor)

    def get_success_url(self) -> str:
        return _page_of(self.subject)


def button_of(record: Any, actor: Actor) -> Iterable[Button]:
    """How many wait, in the head of its form."""
    has_drafts = isinstance(record, tuple(work.registered_kinds()))
    if has_drafts and not isinstance(record, Page) and remarks.user_can_remark(actor):
        waiting = Remark.objects.of(record).open().count()
        label = _("Remarks (%(count)s)") % {"count": waiting}
        yield Button(label, url=_page_of(record), icon_name="comment", priority=68)


def on_mine(user: AbstractUser) -> list[Item]:
    """Open ones by others, on what this person wrote last or is in charge of."""
    actor = Actor(user)
    if not remarks.user_can_remark(actor):
        return []
    items = []
    for model in work.registered_kinds():
        if issubclass(model, Page):
            continue
        mine = model._default_manager.filter(work.is_mine(model, user)).values("pk")
        rows = Remark.objects.open().filter(
            ~Q(by=user), content_type=type_of(model), object_id__in=mine
        )
        found = list(rows.select_related("content_type")[:MOST])
        named = subjects.subjects_of(found)
        for one in found:
            subject = named.get((one.content_type_id, one.object_id))
            if subject is not None:
                items.append(Item(subjects.title_of(subject), _page_of(subject), str(one)))
    return items


def _page_of(record: Any) -> str:
    app, model = subjects.label_of(record).split(".")
    return reverse("planning:remarks", args=[app, model, record.pk])


PANEL = Panel(
    "remarks-on-mine", gettext_lazy("Remarks on your records"), "comment", on_mine, order=16
)
urlpatterns = [
    path("remarks/<int:pk>/done/", SettleView.as_view(), name="settle"),
    path("remarks/<slug:app>/<slug:model>/<int:pk>/", RemarksView.as_view(), name="remarks"),
]
