"""The host objects to a placement, the cooperative answers, the host may withdraw it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships.placements import objection_permissions as permissions
from partners.apprenticeships.placements.models import Objection, Placement
from partners.apprenticeships.placements.models.placement import LONGEST_WORDS
from partners.apprenticeships.placements.objection_rules import DECIDED, Verb, hindrance
from partners.apprenticeships.placements.refusals import (
    IsDecided,
    ObjectionIsOpen,
    TooLateToObject,
    TooManyObjections,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import objections
from partners.apprenticeships.placements.workspace.acts import OfPlacement
from partners.apprenticeships.placements.workspace.seeing import Seen
from partners.apprenticeships.results import openings


class ObjectForm(ActForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=Objection.Kind.choices,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Why should they not come?"),
        help_text=gettext_lazy("The cooperative and moderators read it as you write it."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerObjectionForm(ActForm):
    text = forms.CharField(
        label=gettext_lazy("How do you see it?"),
        help_text=gettext_lazy("The host and moderators read it as you write it."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class _Words(OfPlacement):
    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case WordsAreMissing():
                return _("Say why, in your own words.")
            case ObjectionIsOpen():
                return _("There is an objection already. It is not decided yet.")
            case TooManyObjections():
                said = _("You objected to this placement %(most)d times already.")
                return said % refusal.facts
            case TooLateToObject():
                return _("The first day is here, or the cooperative holds this place no more.")
            case IsDecided():
                return _("It is decided or withdrawn: nothing changes any more.")
            case _other:
                return super().explain(refusal)


class ObjectView(_Words):
    form_class = ObjectForm
    page_title = gettext_lazy("Object to this placement")
    intro = gettext_lazy(
        "Before the first day, once. The cooperative is heard; a moderator who belongs to neither "
        "of you decides. Until then, get ready as if they came."
    )
    button = gettext_lazy("Object")
    done = gettext_lazy("The cooperative is asked, then a moderator decides. You hear of it.")
    is_serious = True

    def may(self, actor: Actor) -> bool:
        return self.seen_as.is_host and permissions.user_can_object(actor, self.record)

    def act(self, form: ObjectForm) -> None:
        by, version = self.standing.actor, form.seen_version
        objections.object_to(self.record, by=by, seen=version, **form.words)


class OfObjection(_Words):
    """`record`: the objection that is not decided, or else the last one."""

    record: Any
    objection: Objection

    def find(self) -> None:
        super().find()
        self.record = self.objection

    def about(self) -> str:
        placement = self.seen_as.placement
        other = placement.cooperative if self.seen_as.is_host else placement.host
        return f"{other} · {placement.batch.offer}"

    def get_success_url(self) -> str:
        key = self.seen_as.placement.pk
        return reverse("placements:placement", args=[self.kwargs["organisation"], key])

    def may(self, actor: Actor) -> bool:
        rows = Objection.objects.of(self.record).with_sides()
        found = rows.undecided().first() or rows.first()
        if found is None:
            raise Http404
        self.objection = found
        return self.may_about(actor, found)

    def may_about(self, actor: Actor, objection: Objection) -> bool:
        raise NotImplementedError


class AnswerObjectionView(OfObjection):
    form_class = AnswerObjectionForm
    template_name = "placements/answer_objection.html"
    page_title = gettext_lazy("Answer the objection")
    button = gettext_lazy("Answer")
    done = gettext_lazy("Answered. A moderator reads both and decides.")

    def may_about(self, actor: Actor, objection: Objection) -> bool:
        is_theirs = self.seen_as.is_cooperative
        return is_theirs and permissions.user_can_answer_objection(actor, objection)

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "text": self.objection.answer}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"objection": self.objection, **kwargs})

    def act(self, form: AnswerObjectionForm) -> None:
        by, version = self.standing.actor, form.seen_version
        objections.answer(self.objection, text=form.words["text"], by=by, seen=version)


class WithdrawObjectionView(OfObjection):
    form_class = ConfirmForm
    page_title = gettext_lazy("Withdraw the objection")
    intro = gettext_lazy("The placement stands then as before. The cooperative hears of it.")
    button = gettext_lazy("Withdraw it")
    done = gettext_lazy("Withdrawn. The placement stands as before.")

    def may_about(self, actor: Actor, objection: Objection) -> bool:
        return self.seen_as.is_host and permissions.user_can_object(actor, objection.placement)

    def act(self, form: ConfirmForm) -> None:
        objections.withdraw(self.objection, by=self.standing.actor, seen=form.seen_version)


def open_to(found: Seen, said: Sequence[Objection]) -> dict[str, bool]:
    """What this person can do about objections now; `said`: those of the placement."""
    actor, placement, now = found.standing.actor, found.placement, timezone.now()
    is_expected = placement.state == Placement.State.EXPECTED
    if not is_expected or now >= openings.begins(placement.batch):
        return {}
    open_ = next((one for one in said if one.is_undecided), None)
    facts = open_.facts(placement, now) if open_ else None
    if found.is_host:
        may = permissions.user_can_object(actor, placement)
        has_room = len(said) < objections.MOST_OF_A_PLACE
        is_decided = any(one.state in DECIDED for one in said)
        withdraws = facts is not None and hindrance(Verb.WITHDRAW, facts) is None
        return {
            "object": may and open_ is None and not is_decided and has_room,
            "withdraw": may and withdraws,
        }
    if open_ is None or facts is None:
        return {}
    open_.placement = placement
    may = permissions.user_can_answer_objection(actor, open_)
    return {"answer_objection": may and hindrance(Verb.ANSWER, facts) is None}
