"""Steps in the life of an agreement, each asking for what it needs; undoing the last one."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from home.access import Actor
from home.choosers import chooser
from home.desk.forms import ActForm, day_field
from partners.agreements import permissions
from partners.agreements.admin.base import (
    DeskAct,
    ReasonForm,
    document_field,
    file_field,
    limit_documents,
    reason_field,
    visibility_field,
)
from partners.agreements.labels import STEPS
from partners.agreements.models import Agreement, Document
from partners.agreements.refusals import TooFewParties, TransitionNotOpen, explain
from partners.agreements.rules.decisions import FEWEST_PARTIES, Decision, Terms
from partners.agreements.rules.lifecycle import TRANSITIONS, Need, Verb
from partners.agreements.services import agreements

TERMS = ("in_force_on", "ends_on", "renews_automatically", "renewal_months", "notice_days")
FILE = ("document", "file", "document_title", "visibility")
# Steps that are mostly recorded on the day itself; the others lie in the past.
OF_TODAY = frozenset({Verb.NEGOTIATE, Verb.PREPARE, Verb.SUSPEND, Verb.RESUME, Verb.TERMINATE})
DOCUMENT_KIND = {Verb.PREPARE: Document.Kind.DRAFT}
Fields = dict[str, forms.Field]


class StepForm(ActForm):
    """Built for one `verb`, with the fields of what it needs."""

    sections: ClassVar[dict[Any, tuple[str, ...]]] = {
        _("How long it runs"): TERMS,
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
            self.sections = {head: names for head, names in self.sections.items() if names is TERMS}

    def compared(self) -> list[str]:
        terms = [name for name in TERMS if name in self.fields]
        extended = [name for name in ("new_end",) if name in self.fields]
        return ["on", *terms] if terms else extended

    def attribute(self, name: str) -> str:
        return {"on": "signed_on", "new_end": "ends_on"}.get(name, name)

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
    return Terms(**{name: data[name] for name in TERMS} | {"notice_days": data["notice_days"] or 0})


def _date(agreement: Agreement, verb: Verb) -> Fields:
    initial = timezone.localdate() if verb in OF_TODAY else None
    return {"on": day_field(STEPS[verb].day, initial=initial)}


def _asked_terms(agreement: Agreement, verb: Verb) -> Fields:
    return {
        "on": day_field(STEPS[verb].day, initial=agreement.signed_on),
        "in_force_on": day_field(
            _("In force from"),
            required=False,
            initial=agreement.in_force_on,
            help_text=_("Leave it empty when the text waits for something, such as ratification."),
        ),
        "ends_on": day_field(
            _("Last day"),
            required=False,
            initial=agreement.ends_on,
            help_text=_("Five years from 20 February 2024 end on 19 February 2029. Empty: no end."),
        ),
        "renews_automatically": forms.BooleanField(
            label=_("Renews itself when nobody gives notice"),
            required=False,
            initial=agreement.renews_automatically,
        ),
        "renewal_months": forms.IntegerField(
            label=_("Months of each further term"),
            required=False,
            min_value=1,
            max_value=600,
            initial=agreement.renewal_months,
            help_text=_("For example 60 for five more years."),
        ),
        "notice_days": forms.IntegerField(
            label=_("Days of notice before the end"),
            required=False,
            min_value=0,
            max_value=1000,
            initial=agreement.notice_days,
            help_text=_("For example 90. Reminders and “expiring” follow from it."),
        ),
    }


def _document(agreement: Agreement, verb: Verb) -> Fields:
    return {
        "document": document_field(),
        "file": file_field(),
        "document_title": forms.CharField(
            label=_("Title of the file"),
            required=False,
            max_length=160,
            help_text=_("For example: Signed text in Indonesian and English."),
        ),
        "visibility": visibility_field(),
        "reason": reason_field(
            _("Without a document: why it is not here"),
            required=False,
            help_text=_("For example: The original is at the embassy in Dili until March."),
        ),
    }


def _reason(agreement: Agreement, verb: Verb) -> Fields:
    return {"reason": reason_field(_("Reason"), help_text=_("Stays in the history for good."))}


def _new_end(agreement: Agreement, verb: Verb) -> Fields:
    now = agreement.current_end()
    help_text = _("Later than the present end.") if now else ""
    return {"new_end": day_field(_("New last day"), help_text=help_text)}


def _successor(agreement: Agreement, verb: Verb) -> Fields:
    follows = agreement.successors.filter(link="renews").order_by("-pk").first()
    field = forms.ModelChoiceField(
        Agreement.objects.kept().exclude(pk=agreement.pk),
        label=_("New agreement"),
        widget=chooser(Agreement),
        initial=follows,
        help_text=_("It has to be signed. Record it first if it is not in the register yet."),
    )
    return {"successor": field}


# Two parties are not asked for in a form.
ASKS: dict[Need, Callable[[Agreement, Verb], Fields]] = {
    Need.DATE: _date,
    Need.TERMS: _asked_terms,
    Need.DOCUMENT: _document,
    Need.REASON: _reason,
    Need.NEW_END: _new_end,
    Need.SUCCESSOR: _successor,
}


class StepView(DeskAct):
    form_class = StepForm
    done = _("The step is recorded.")
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
        return gettext("This takes back: %(step)s. The dates become what they were before it.") % {
            "step": step or "–"
        }

    def act(self, form: ReasonForm) -> None:
        reason, seen = form.cleaned_data["reason"], form.seen_version
        agreements.undo(self.agreement, by=self.actor, reason=reason, seen=seen)

    def _last_step(self) -> Any:
        return self.agreement.transitions.standing().first()


urlpatterns = [
    path("<int:pk>/step/<slug:verb>/", StepView.as_view(), name="step"),
    path("<int:pk>/undo/", UndoView.as_view(), name="undo"),
]
