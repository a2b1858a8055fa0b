"""Promises: record, change, say how they stand."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.db.models import Q
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.days import DayField
from home.desk.forms import ActForm, ConfirmForm, day_field
from partners.agreements import permissions
from partners.agreements.admin.base import DeskAct, ReasonForm, staff_of_register
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment
from partners.agreements.services import commitments
from partners.agreements.services.commitments import WORDS
from partners.organisations.models import Organisation

HELP = {
    "title_id": _("Who does what, in one line. For example: SECoop mengirim lima pelatih ke Bali."),
    "title_en": _("For example: SECoop sends five trainers to Bali."),
    "our_owner": _("The unit or person who answers for it. For example: Biro Kerja Sama."),
    "partner": _("One of the parties. Empty when only our side promises something."),
    "partner_owner": _("For example: Direktur Pelatihan SECoop."),
    "measure_id": _("How one sees that it is kept. For example: 5 pelatih, 10 hari, 120 peserta."),
    "measure_en": _("For example: 5 trainers, 10 days, 120 participants."),
    "due_on": _("The day from which it counts as late. Empty when none was agreed."),
    "next_step_id": _("What moves it on. For example: Kirim daftar peserta sebelum 1 Maret."),
    "next_step_en": _("For example: Send the list of participants by 1 March."),
    "in_charge": _("Receives the reminders; otherwise the agreement's person does."),
    "is_public": _("Take the tick away for a promise that only staff should see."),
}


class CommitmentForm(ActForm, forms.ModelForm):
    """Knows which words the writer changed, so that only those are written."""

    sections: ClassVar[dict[Any, tuple[str, ...]]] = {
        _("Who answers for it"): ("our_owner", "partner", "partner_owner", "in_charge"),
        _("How one sees that it is kept"): ("measure_id", "measure_en", "due_on"),
        _("What comes next"): ("next_step_id", "next_step_en", "is_public"),
    }

    class Meta:
        model = Commitment
        fields = WORDS
        help_texts = HELP
        field_classes = {"due_on": DayField}

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].queryset = staff_of_register(self.instance.in_charge_id)
        self.fields["partner"].queryset = _parties(agreement, self.instance)
        for name in WORDS:
            self.fields[name].show_hidden_initial = self.instance.pk is not None

    @property
    def changed(self) -> dict[str, Any]:
        """What the writer changed, by name."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in WORDS}

    def compared(self) -> list[str]:
        return [name for name in self.changed_data if name in WORDS]

    def over(self, current: Commitment, version: str) -> Self:
        """One's own changes over the record as it is now; what one left alone follows it."""
        mine = set(self.changed_data)
        super().over(current, version)
        for name, value in model_to_dict(current, WORDS).items():
            raw = "" if value is None else str(value)
            self.data[self.add_initial_prefix(name)] = raw
            if name not in mine:
                self.data[self.add_prefix(name)] = raw
        self.full_clean()
        return self


class FinishForm(ActForm):
    on = day_field(_("Kept on"), initial=timezone.localdate)

    def compared(self) -> list[str]:
        return ["on"]

    def attribute(self, name: str) -> str:
        return "done_on"


class BlockForm(ActForm):
    obstacle = forms.ChoiceField(
        label=_("What is in the way"), choices=Obstacle.choices, widget=forms.RadioSelect
    )
    obstacle_id = forms.CharField(
        label=_("In words (Indonesian)"),
        max_length=240,
        required=False,
        help_text=_("For example: Anggaran perjalanan 2026 belum disetujui."),
    )
    obstacle_en = forms.CharField(
        label=_("In words (English)"),
        max_length=240,
        required=False,
        help_text=_("For example: The travel budget of 2026 is not approved yet."),
    )
    next_step_id = forms.CharField(
        label=_("Next step (Indonesian)"),
        max_length=240,
        required=False,
        help_text=_("Who removes the obstacle, and by when. It stands in the brief."),
    )
    next_step_en = forms.CharField(label=_("Next step (English)"), max_length=240, required=False)

    def compared(self) -> list[str]:
        return list(self.base_fields)[1:]


def _parties(agreement: Agreement, commitment: Commitment) -> Any:
    draft = agreement if agreement.live else agreement.get_latest_revision_as_object()
    keys = [party.organisation_id for party in draft.parties.all()]
    return Organisation.objects.filter(Q(pk__in=keys) | Q(pk=commitment.partner_id)).distinct()


class CommitmentAct(DeskAct):
    """An action on one promise."""

    commitment: Commitment

    def find(self) -> None:
        rows = Commitment.objects.select_related("agreement", "partner", "in_charge")
        self.commitment = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.agreement: Agreement = self.commitment.agreement

    @property
    def record(self) -> Any:
        return self.commitment

    def about(self) -> str:
        return f"{self.agreement} › {self.commitment}"

    def get_success_url(self) -> str:
        return reverse("agreements_admin:commitment", args=[self.commitment.pk]) + self.anchor

    def crumbs(self) -> list[dict[str, Any]]:
        url = reverse("agreements_admin:commitment", args=[self.commitment.pk])
        return [{"url": url, "label": str(self.commitment)}, *super().crumbs()]


class AddView(DeskAct):
    form_class = CommitmentForm
    page_title = _("Add a commitment")
    intro = _("One promise per row: who does what, how one sees that it is kept, and by when.")
    button = _("Add the commitment")
    done = _("The commitment is recorded.")
    record = None
    anchor = "#commitments"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "agreement": self.agreement}

    def act(self, form: CommitmentForm) -> None:
        words = {name: form.cleaned_data[name] for name in commitments.WORDS}
        commitments.record(self.agreement, by=self.actor, **words)


class ChangeView(CommitmentAct):
    form_class = CommitmentForm
    page_title = _("Change the commitment")
    done = _("The commitment is changed.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form fills a copy: the record itself is what a second writer is compared with."""
        given = {"agreement": self.agreement, "instance": copy(self.commitment)}
        return {**super().get_form_kwargs(), **given}

    def act(self, form: CommitmentForm) -> None:
        if form.changed:
            seen = form.seen_version
            commitments.change(self.commitment, by=self.actor, seen=seen, **form.changed)


@dataclass(frozen=True)
class Move:
    """One way to say how a promise stands."""

    title: Promise
    intro: Promise
    act: Callable[..., Any]
    form: type[ActForm] = ConfirmForm
    allowed: Callable[[Actor], bool] = permissions.user_can_change
    is_serious: bool = False


MOVES = {
    "start": Move(
        _("Say that it is under way"),
        _("Work has begun, or goes on after an obstacle."),
        commitments.start,
    ),
    "finish": Move(
        _("Say that it is kept"),
        _("Give the day. Then attach what shows it: a tool, an offer, a document, a link."),
        lambda record, on, **given: commitments.finish(record, on=on, **given),
        FinishForm,
    ),
    "block": Move(
        _("Name an obstacle"),
        _("It stands in the brief and on the dashboard until somebody says that work goes on."),
        lambda record, obstacle_id, obstacle_en, **given: commitments.block(
            record, words_id=obstacle_id, words_en=obstacle_en, **given
        ),
        BlockForm,
    ),
    "drop": Move(
        _("Drop it"),
        _("The parties gave it up. It stays visible as dropped."),
        commitments.drop,
        ReasonForm,
        is_serious=True,
    ),
    "reopen": Move(
        _("Reopen"),
        _("Takes back “done” or “dropped”: it is under way again."),
        commitments.reopen,
        ReasonForm,
        permissions.user_can_undo,
    ),
    "archive": Move(
        _("Archive"),
        _("It leaves every list, count and the site. Nothing is lost."),
        commitments.archive,
        allowed=permissions.user_can_publish,
        is_serious=True,
    ),
    "restore": Move(
        _("Restore"),
        _("It comes back as it was."),
        commitments.restore,
        allowed=permissions.user_can_publish,
    ),
}


class MoveView(CommitmentAct):
    done = _("The commitment is up to date.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["move"] not in MOVES:
            raise Http404
        self.move = MOVES[kwargs["move"]]
        self.allowed = self.move.allowed
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.move.title)

    def get_form_class(self) -> type[ActForm]:
        return self.move.form

    def get_initial(self) -> dict[str, Any]:
        names = (*BlockForm.base_fields,) if self.move.form is BlockForm else ()
        now = {name: getattr(self.commitment, name) for name in names if name != "seen"}
        return {**now, **super().get_initial()}

    @property
    def intro(self) -> Promise:
        return self.move.intro

    @property
    def button(self) -> Promise:
        return self.move.title

    @property
    def is_serious(self) -> bool:
        return self.move.is_serious

    def act(self, form: ActForm) -> None:
        words = form.words
        given = {"by": self.actor, "seen": form.seen_version}
        self.move.act(self.commitment, **words, **given)


urlpatterns = [
    path("<int:pk>/commitments/add/", AddView.as_view(), name="commitment_add"),
    path("commitments/<int:pk>/change/", ChangeView.as_view(), name="commitment_change"),
    path("commitments/<int:pk>/<slug:move>/", MoveView.as_view(), name="commitment_move"),
]
