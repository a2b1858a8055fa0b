"""Steps in the life of an agreement, each asking for what it needs; undoing the last one."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from home.access import Actor
from home.desk.forms import ActForm
from partners.agreements import permissions
from partners.agreements.admin.base import (
    DeskAct,
    ReasonForm,
    limit_documents,
)
from partners.agreements.admin.step_fields import ASKS
from partners.agreements.labels import NOTICE_TO, STEPS
from partners.agreements.models import Agreement, Document, Transition
from partners.agreements.refusals import (
    DatesOutOfOrder,
    ReplacedHasMoved,
    TooFewParties,
    TransitionNotOpen,
    explain,
)
from partners.agreements.rules.decisions import FEWEST_PARTIES, Decision, Terms
from partners.agreements.rules.lifecycle import TRANSITIONS, Need, Verb
from partners.agreements.rules.periods import NoticeTo
from partners.agreements.services import agreements, renewals
from partners.agreements.services.renewals import TAKING_EFFECT

TERMS = (
    "in_force_on",
    "ends_on",
    "has_no_end",
    "review_on",
    "renews_automatically",
    "renewal_months",
    "notice_days",
    "notice_months",
    "notice_to",
)
# What is meant where nothing is said.
UNSAID = {"notice_days": 0, "notice_months": 0, "notice_to": NoticeTo.TERM.value}
FILE = ("document", "file", "document_title", "visibility")
DOCUMENT_KIND = {Verb.PREPARE: Document.Kind.DRAFT}


class StepForm(ActForm):
    """Built for one `verb`, with the fields of what it needs."""

    sections: ClassVar[dict[Any, tuple[str, ...]]] = {
        _("How long it runs"): (*TERMS[:1], "is_retroactive", *TERMS[1:]),
        _("The document, or why it is not here"): (*FILE, "reason"),
    }

    def __init__(
        self, *args: Any, agreement: Agreement, verb: Verb, actor: Actor, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agreement, self.verb = agreement, verb
        for need in TRANSITIONS[verb].needs:
            if need in ASKS:
                self.fields.update(ASKS[need](agreement, verb))
        if "document" in self.fields:
            limit_documents(self, agreement, actor)
        else:
            self.sections = dict(list(self.sections.items())[:1])

    def clean(self) -> dict[str, Any]:
        """What is possible but mostly a slip of the pen is asked about."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, otherwise in UNSAID.items():
            if name in data:
                data[name] = data[name] or otherwise
        if "is_retroactive" in self.fields and not data.get("is_retroactive"):
            self._check_effect(data)
        without_end = "review_on" in self.fields and not (
            data.get("ends_on") or "ends_on" in self.errors
        )
        if without_end and not data.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", gettext("Without a last day, say when to look again."))
        return data

    def _check_effect(self, data: dict[str, Any]) -> None:
        """From before the signature only when one says so."""
        name = "in_force_on" if "in_force_on" in self.fields else "on"
        begins, signed = data.get(name), data.get("on")
        if name == "on":
            signed = self.agreement.signed_on
        if begins and signed and begins < signed <= timezone.localdate():
            refusal = explain(DatesOutOfOrder("signed_on", "in_force_on", signed, begins))
            ask = gettext("If its text says so, tick the box below.")
            self.add_error(name, f"{refusal} {ask}")

    def compared(self) -> list[str]:
        terms = [name for name in TERMS if name in self.fields]
        extended = [name for name in ("new_end",) if name in self.fields]
        return ["on", *terms] if terms else extended

    def attribute(self, name: str) -> str:
        return {"on": "signed_on", "new_end": "ends_on"}.get(name, name)

    def shown(self, name: str, value: object) -> str:
        if name == "notice_to":
            return str(NOTICE_TO[NoticeTo(value)])
        return super().shown(name, value)

    @property
    def about_file(self) -> dict[str, Any]:
        """What the register says about the file; without a title it is called after its kind."""
        kind = DOCUMENT_KIND.get(self.verb, Document.Kind.SIGNED)
        given = self.cleaned_data["document_title"]
        return {
            "kind": kind,
            "title_id": given or _called(kind, "id"),
            "title_en": "" if given else _called(kind, "en"),
            "visibility": self.cleaned_data["visibility"],
        }

    @property
    def decision(self) -> Decision:
        data = self.cleaned_data
        return Decision(
            self.verb,
            on=data.get("on"),
            reason=data.get("reason", ""),
            has_document=bool(data.get("file") or data.get("document")),
            terms=_terms(data) if "ends_on" in self.fields else None,
            new_end=data.get("new_end"),
            has_successor=bool(data.get("successor")),
        )


def _called(kind: Document.Kind, language: str) -> str:
    with translation.override(language):
        return capfirst(str(kind.label))


def _terms(data: dict[str, Any]) -> Terms:
    given = {name: data[name] for name in TERMS}
    return Terms(**given | {"notice_to": NoticeTo(data["notice_to"])})


class StepView(DeskAct):
    form_class = StepForm
    anchor = "#life"

    def find(self) -> None:
        super().find()
        if self.kwargs["verb"] not in list(Verb):
            raise Http404
        self.verb = Verb(self.kwargs["verb"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A step that is not open now is not asked for: the desk says why."""
        if self.verb in agreements.open_verbs(self.agreement):
            return super().get(request, *args, **kwargs)
        status = self.agreement.status_on()
        messages.error(request, explain(TransitionNotOpen(verb=self.verb, status=status)))
        return redirect(self.desk_url)

    def get_page_title(self) -> str:
        return str(STEPS[self.verb].name)

    @property
    def button(self) -> str:
        return str(STEPS[self.verb].name)

    @property
    def intro(self) -> str:
        return str(STEPS[self.verb].hint)

    def facts(self) -> list[tuple[Any, object]]:
        """A renewal that takes effect ends another agreement: said before it does."""
        earlier = renewals.renewed_by(self.agreement) if self.verb in TAKING_EFFECT else None
        return [(gettext("Once in force, it replaces"), earlier)] if earlier else []

    @property
    def done(self) -> str:
        """Where it leads, when that is not the day that was typed."""
        if self.verb is Verb.GIVE_NOTICE and self.agreement.ends_on:
            day = date_format(self.agreement.ends_on)
            return gettext("The notice is recorded: the agreement ends on %(date)s.") % {
                "date": day
            }
        if self.agreement.closes_on and self.verb in {Verb.TERMINATE, Verb.RENEW}:
            day = date_format(self.agreement.closes_on)
            return gettext("The step is recorded for %(date)s; until then all stays.") % {
                "date": day
            }
        return gettext("The step is recorded.")

    @property
    def is_serious(self) -> bool:
        return self.verb is Verb.TERMINATE

    def get_form_kwargs(self) -> dict[str, Any]:
        given = {"agreement": self.agreement, "verb": self.verb, "actor": self.actor}
        return {**super().get_form_kwargs(), **given}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What stands in the way is said before somebody fills in a form."""
        needed = Need.TWO_PARTIES in TRANSITIONS[self.verb].needs
        if needed and agreements.parties_of(self.agreement) < FEWEST_PARTIES:
            kwargs["warning"] = explain(TooFewParties())
            kwargs["mend_url"] = reverse(
                "wagtailsnippets_agreements_agreement:edit", args=[self.agreement.pk]
            )
            kwargs["mend_label"] = gettext("Add the other party")
        return super().get_context_data(**kwargs)

    def act(self, form: StepForm) -> None:
        data = form.cleaned_data
        given = {"by": self.actor, "seen": form.seen_version}
        if successor := data.get("successor"):
            given["successor"] = successor
        if file := data.get("file"):
            agreements.decide_with_file(
                self.agreement, form.decision, file, about=form.about_file, **given
            )
        else:
            document = data.get("document")
            agreements.decide(self.agreement, form.decision, document=document, **given)


class UndoView(DeskAct):
    form_class = ReasonForm
    allowed = staticmethod(permissions.user_can_undo)
    page_title = _("Undo the last step")
    button = _("Undo the step")
    done = _("The step is undone; the history keeps both.")
    is_serious = True
    anchor = "#life"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._last_step():
            return super().get(request, *args, **kwargs)
        messages.error(request, gettext("There is no step to undo."))
        return redirect(self.desk_url)

    @property
    def intro(self) -> str:
        step = self._last_step()
        words = gettext("This takes back: %(step)s. The dates become what they were before it.") % {
            "step": step or "–"
        }
        return " ".join(filter(None, (words, self._replaced(step))))

    def act(self, form: ReasonForm) -> None:
        reason, seen = form.cleaned_data["reason"], form.seen_version
        agreements.undo(self.agreement, by=self.actor, reason=reason, seen=seen)

    def _replaced(self, step: Transition | None) -> str:
        """What is undone with it."""
        try:
            replaced = step and renewals.replaced_by(step)
        except ReplacedHasMoved as refusal:
            return explain(refusal)
        words = gettext("“%(earlier)s” is no longer replaced by it.")
        return words % {"earlier": replaced} if replaced else ""

    def _last_step(self) -> Any:
        return self.agreement.transitions.standing().first()


urlpatterns = [
    path("<int:pk>/step/<slug:verb>/", StepView.as_view(), name="step"),
    path("<int:pk>/undo/", UndoView.as_view(), name="undo"),
]
