"""What is done to the plan at home, in forms."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships import often
from partners.apprenticeships.often import TooOften
from partners.apprenticeships.placements import plan_permissions as permissions
from partners.apprenticeships.placements import refusals
from partners.apprenticeships.placements.models import PlanStep, PublishedPlan
from partners.apprenticeships.placements.services import plans
from partners.apprenticeships.placements.workspace import plan_forms as forms
from partners.apprenticeships.placements.workspace.acts import OfPlacement
from partners.apprenticeships.placements.workspace.plan_pages import (
    of_cooperative,
    plan_of,
    thirds_of,
)


class OfPlan(OfPlacement):
    """`record`: the plan, None where there is none yet; `placement`: whose it is."""

    record: Any
    needs_plan = True

    def may(self, actor: Actor) -> bool:
        """Sets the record, too, so that the right is asked of what is found."""
        self.placement = of_cooperative(self.seen_as).placement
        self.record = plan_of(self.placement)
        if self.record is None and self.needs_plan:
            raise Http404
        return self.may_do(actor)

    def may_do(self, actor: Actor) -> bool:
        return permissions.user_can_hand_in(actor, self.placement)

    def about(self) -> str:
        return f"{self.placement.cooperative} · {self.placement.batch.offer}"

    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case TooOften():
                return often.said(refusal)
            case refusals.TooManySteps():
                return _("A plan has at most %(most)d steps.") % refusal.facts
            case refusals.TooManyProofs():
                return _("At most %(most)s files.") % refusal.facts
            case refusals.NothingPlanned():
                return _("Write at least one step first.")
            case refusals.ResultIsNotHere():
                return _("Day 90 is not here yet.")
            case refusals.NeedsConsent():
                return _("Nothing is published without this.")
            case refusals.IsNotShown():
                return _("The site does not show your cooperative: nobody would read this.")
            case _other:
                return _("This is not possible as the plan stands now. Open it again.")

    def get_success_url(self) -> str:
        return reverse("placements:plan", args=[self.kwargs["organisation"], self.kwargs["pk"]])


class NewStepView(OfPlan):
    form_class: type[ActForm] = forms.StepForm
    page_title = gettext_lazy("A step of the plan")
    intro = gettext_lazy(
        "What will your cooperative do with what it learned? A plan that was handed in or "
        "confirmed is to be handed in anew after this."
    )
    done = gettext_lazy("The step is in the plan.")
    needs_plan = False

    def may_do(self, actor: Actor) -> bool:
        """Nothing is overwritten: a step more stands beside those of others."""
        self.record = None
        return permissions.user_can_write(actor, self.placement)

    def act(self, form: ActForm) -> None:
        plans.add_step(self.placement, by=self.standing.actor, **form.words)


class OfStep(OfPlan):
    """`record`: the step."""

    step: PlanStep

    def may_do(self, actor: Actor) -> bool:
        steps = PlanStep.objects.filter(plan=self.record)
        self.step = get_object_or_404(steps, number=self.kwargs["number"])
        self.step.plan = self.record
        self.record = self.step
        return permissions.user_can_write(actor, self.placement)

    def about(self) -> str:
        return str(self.step.what)


class StepView(OfStep):
    form_class = forms.StepForm
    page_title = gettext_lazy("Change the step")
    intro = NewStepView.intro
    done = gettext_lazy("The step is changed.")

    def get_initial(self) -> dict[str, Any]:
        names = ("what", "owner", "due")
        return {**super().get_initial(), **{name: getattr(self.step, name) for name in names}}

    def act(self, form: ActForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        plans.change_step(self.step, by=by, seen=seen, **form.words)


class RemoveStepView(OfStep):
    form_class = ConfirmForm
    page_title = gettext_lazy("Take the step out")
    button = gettext_lazy("Take it out")
    done = gettext_lazy("The step is out of the plan.")
    is_serious = True

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()

    def act(self, form: ActForm) -> None:
        plans.remove_step(self.step, by=self.standing.actor, seen=form.seen_version)


class FinishStepView(OfStep):
    form_class = forms.ProofForm
    page_title = gettext_lazy("The step is done")
    intro = gettext_lazy("Your cooperative and who confirms its plan see the proof.")
    button = gettext_lazy("Note that it is done")
    done = gettext_lazy("Noted.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "proof": self.step.proof}

    def act(self, form: ActForm) -> None:
        by, words = self.standing.actor, form.words
        seen, file = form.seen_version, words["file"] or None
        plans.finish_step(self.step, by=by, proof=words["proof"], file=file, seen=seen)


class HandInView(OfPlan):
    form_class = ConfirmForm
    page_title = gettext_lazy("Hand the plan in")
    intro = gettext_lazy(
        "Your business assistant, or the PMO of your area, reads it and confirms it: never who "
        "wrote it. You hear of the answer."
    )
    button = gettext_lazy("Hand in")
    done = gettext_lazy("Handed in.")

    def act(self, form: ActForm) -> None:
        plans.hand_in(self.record, by=self.standing.actor, seen=form.seen_version)


class DecideView(OfPlan):
    form_class = forms.ConfirmationForm
    page_title = gettext_lazy("Confirm the plan")
    intro = gettext_lazy("Can it be done, and will one see when it is?")
    button = gettext_lazy("Decide")
    done = gettext_lazy("Decided. The cooperative hears of it.")
    template_name = "placements/decide.html"

    def may_do(self, actor: Actor) -> bool:
        return permissions.user_can_confirm(actor, self.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Nobody confirms what they have not before their eyes."""
        there = {"organisation": self.kwargs["organisation"], "placement": self.placement.pk}
        thirds = thirds_of(self.placement, self.record)
        return super().get_context_data(**{"thirds": thirds, **there, **kwargs})

    def act(self, form: ActForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        if form.words["decision"] == forms.CONFIRM:
            plans.confirm(self.record, by=by, seen=seen)
        else:
            plans.send_back(self.record, by=by, reason=form.words["reason"], seen=seen)


class PublishView(OfPlan):
    form_class = forms.ResultForm
    page_title = gettext_lazy("Tell others what came of it")
    intro = gettext_lazy("It stands on the page of your cooperative until you take it off.")
    button = gettext_lazy("Publish")
    done = gettext_lazy("Published.")

    def get_initial(self) -> dict[str, Any]:
        told = PublishedPlan.objects.filter(plan=self.record).first()
        return {**super().get_initial(), "result": told.result if told else ""}

    def act(self, form: ActForm) -> None:
        plans.publish_result(self.record, by=self.standing.actor, **form.words)


class TakeOffView(OfPlan):
    form_class = ConfirmForm
    page_title = gettext_lazy("Take the result off the site")
    button = gettext_lazy("Take it off")
    done = gettext_lazy("Readers see it no more.")
    is_serious = True

    def may_do(self, actor: Actor) -> bool:
        may = permissions.user_can_hand_in(actor, self.placement)
        if may and not PublishedPlan.objects.filter(plan=self.record).exists():
            raise Http404
        return may

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()

    def act(self, form: ActForm) -> None:
        plans.take_off(self.record, by=self.standing.actor)
