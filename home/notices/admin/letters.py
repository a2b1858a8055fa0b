"""The report "E-mails": to whom we wrote, what did not arrive and why; and sending again."""

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractUser
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from home.access import Actor
from home.dashboard import Item, Panel, Rows
from home.desk.admin import AdminActView, record_or_404
from home.desk.forms import ConfirmForm
from home.notices import services
from home.notices.models import Letter, State
from home.reports import AllowedReportView


def user_can_look(actor: Actor) -> bool:
    return actor.has("notices.view_letter")


def how_it_stands(letter: Letter) -> str:
    """In words: what became of it, and why."""
    problem = letter.get_problem_display()
    state = str(letter.get_state_display())
    return f"{state}: {problem}" if problem else state


def _address(letter: Letter) -> str | None:
    """Where it is sent again, for one that did not arrive."""
    return reverse("letters_again", args=[letter.pk]) if letter.may_be_sent_again else None


class LetterFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=State.choices, label=_("State"))

    class Meta:
        model = Letter
        fields = ["state"]


class LetterReport(AllowedReportView):
    allowed = staticmethod(user_can_look)
    model = Letter
    filterset_class = LetterFilterSet
    page_title = gettext_lazy("E-mails")
    header_icon = "mail"
    index_url_name = "letters"
    index_results_url_name = "letters_results"
    default_ordering = "-created_at"
    columns = [
        TitleColumn("reader", label=_("To"), get_url=_address),
        Column("subject", label=_("Subject")),
        Column("state", label=_("State"), accessor=how_it_stands),
        DateColumn("created_at", label=_("Written on")),
    ]

    def get_base_queryset(self) -> Any:
        return Letter.objects.to_people().select_related("recipient")


class SendAgainView(AdminActView):
    form_class = ConfirmForm
    page_title = gettext_lazy("Send again")
    header_icon = "mail"
    button = gettext_lazy("Send again")
    done = gettext_lazy("The e-mail goes out again.")

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return services.user_can_send_again(actor)

    def find(self) -> None:
        self.record = record_or_404(
            Letter.objects.to_people().select_related("recipient"), self.kwargs["pk"]
        )
        if _address(self.record) is None:
            raise Http404

    def about(self) -> str:
        return f"{self.record.reader}: {self.record}"

    def facts(self) -> list[tuple[str | Promise, object]]:
        return [(gettext("State"), how_it_stands(self.record))]

    def version(self, record: Letter) -> str:
        return ""

    def act(self, form: ConfirmForm) -> None:
        services.send_again(self.record, by=self.actor)

    def get_success_url(self) -> str:
        return reverse("letters")


def _stranded(user: AbstractUser) -> Rows | list[Item]:
    if not services.user_can_send_again(Actor(user)):
        return []
    rows = Letter.objects.to_people().stranded().select_related("recipient")
    return Rows(rows, lambda row: Item(row.reader, _address(row) or "", how_it_stands(row)))


PANEL = Panel(
    "stranded-letters",
    _("E-mails that did not arrive"),
    "mail",
    _stranded,
    lambda: reverse("letters"),
    order=70,
)
