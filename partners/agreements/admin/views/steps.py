"""Steps in the life of an agreement: take one, take the last one back, archive, restore."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.desk.forms import ConfirmForm
from partners.agreements import permissions
from partners.agreements.admin.forms.steps import ReasonForm, StepForm
from partners.agreements.admin.views.base import DeskAct
from partners.agreements.decisions import FEWEST_PARTIES
from partners.agreements.labels import HINT, VERB
from partners.agreements.lifecycle import TRANSITIONS, Need, Verb
from partners.agreements.refusals import TooFewParties, TransitionNotOpen, explain
from partners.agreements.services import agreements, transitions


class StepView(DeskAct):
    form_class = StepForm
    done = gettext_lazy("The step is recorded.")
    anchor = "#life"

    def find(self) -> None:
        super().find()
        if self.kwargs["verb"] not in list(Verb):
            raise Http404
        self.verb = Verb(self.kwargs["verb"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A step that is not open now is not asked for: the desk says why."""
        if self.verb in transitions.open_verbs(self.agreement):
            return super().get(request, *args, **kwargs)
        status = self.agreement.status_on()
        messages.error(request, explain(TransitionNotOpen(verb=self.verb, status=status)))
        return redirect(self.desk_url)

    def get_page_title(self) -> str:
        return str(VERB[self.verb])

    @property
    def button(self) -> str:
        return str(VERB[self.verb])

    @property
    def intro(self) -> str:
        return str(HINT[self.verb])

    @property
    def is_serious(self) -> bool:
        return self.verb is Verb.TERMINATE

    def get_form_kwargs(self) -> dict[str, Any]:
        given = {"agreement": self.agreement, "verb": self.verb, "actor": self.actor}
        return {**super().get_form_kwargs(), **given}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands in the way is said before somebody fills in a form."""
        needed = Need.TWO_PARTIES in TRANSITIONS[self.verb].needs
        if needed and transitions.parties_of(self.agreement) < FEWEST_PARTIES:
            kwargs["warning"] = explain(TooFewParties())
            kwargs["mend_url"] = reverse(
                "wagtailsnippets_agreements_agreement:edit", args=[self.agreement.pk]
            )
            kwargs["mend_label"] = _("Add the other party")
        return super().get_context_data(**kwargs)

    def act(self, form: StepForm) -> None:
        data = form.cleaned_data
        given = {"by": self.actor, "seen": form.seen_version}
        if successor := data.get("successor"):
            given["successor"] = successor
        if file := data.get("file"):
            transitions.decide_with_file(
                self.agreement, form.decision, file, about=form.about_file, **given
            )
        else:
            document = data.get("document")
            transitions.decide(self.agreement, form.decision, document=document, **given)


class UndoView(DeskAct):
    form_class = ReasonForm
    allowed = staticmethod(permissions.user_can_undo)
    page_title = gettext_lazy("Undo the last step")
    button = gettext_lazy("Undo the step")
    done = gettext_lazy("The step is undone; the history keeps both.")
    is_serious = True
    anchor = "#life"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._last_step():
            return super().get(request, *args, **kwargs)
        messages.error(request, _("There is no step to undo."))
        return redirect(self.desk_url)

    @property
    def intro(self) -> str:
        step = self._last_step()
        return _("This takes back: %(step)s. The dates become what they were before it.") % {
            "step": step or "–"
        }

    def act(self, form: ReasonForm) -> None:
        reason, seen = form.cleaned_data["reason"], form.seen_version
        transitions.undo(self.agreement, by=self.actor, reason=reason, seen=seen)

    def _last_step(self) -> Any:
        return self.agreement.transitions.standing().first()


class ArchiveView(DeskAct):
    form_class = ReasonForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = gettext_lazy("Archive")
    button = gettext_lazy("Archive the agreement")
    done = gettext_lazy("The agreement is archived; nothing is lost.")
    intro = gettext_lazy(
        "It leaves every list, count, feed and the site. A moderator can bring it back as it was."
    )
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        reason, seen = form.cleaned_data["reason"], form.seen_version
        agreements.archive(self.agreement, by=self.actor, reason=reason, seen=seen)


class RestoreView(DeskAct):
    form_class = ConfirmForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = gettext_lazy("Restore")
    button = gettext_lazy("Restore the agreement")
    done = gettext_lazy("The agreement is back.")
    intro = gettext_lazy("It comes back as it was, also to the site if it was published.")

    def act(self, form: ConfirmForm) -> None:
        agreements.restore(self.agreement, by=self.actor, seen=form.seen_version)
