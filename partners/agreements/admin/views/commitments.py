"""Promises: one page each, with its reports and proofs; record, change, say how it stands."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.forms import ActForm, ConfirmForm
from partners.agreements import permissions
from partners.agreements.admin.forms.commitments import BlockForm, CommitmentForm, FinishForm
from partners.agreements.admin.forms.steps import ReasonForm
from partners.agreements.admin.views.base import DeskAct
from partners.agreements.models import Agreement, Commitment
from partners.agreements.services import commitments


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
    is_for_closed: bool = False


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
        is_for_closed=True,
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

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
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
