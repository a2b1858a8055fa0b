"""What a cooperative does with its application, in forms of the site."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.access import require
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships.applications.enclosing import of_now
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.refusals import ApplicationRefusal
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.applications.workspace import finding, looks
from partners.apprenticeships.applications.workspace.forms import BackForm, GoalsForm
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.workspace.standing import OrganisationActView


class OfRound(OrganisationActView):
    """An act of a cooperative in a round; `application` is None before it has begun."""

    application: Application | None = None
    round: Round
    hands_in = False  # asked of who may hand in, not only of who prepares

    def find(self) -> None:
        super().find()
        if not finding.shows_apprenticeships(self.standing):
            raise Http404
        if self.hands_in:
            require(finding.may_apply(self.standing))
        self.application = finding.application_of(self.standing.organisation, self.kwargs["round"])
        self.round = (
            self.application.round if self.application else finding.announced(self.kwargs["round"])
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"frame": "applications/frame.html", **kwargs})

    def about(self) -> str:
        return str(self.round)

    def explain(self, refusal: Refusal) -> str:
        return refusal.said() if isinstance(refusal, ApplicationRefusal) else ""

    def address(self, name: str, *more: object) -> str:
        return finding.address(name, self.kwargs["organisation"], self.kwargs["round"], *more)

    def overview(self) -> str:
        here = reverse("applications:overview", args=[self.kwargs["organisation"]])
        return f"{here}#{self.kwargs['round']}"

    def get_success_url(self) -> str:
        return self.overview()


class BeginView(OfRound):
    """`batch` in the address: from its public page."""

    form_class = ConfirmForm
    page_title = _("Begin an application")
    intro = _(
        "You choose batches, say what you want to learn, and hand it in when it is right. Nothing "
        "counts before that."
    )
    button = _("Begin")
    done = _("Begun. Nothing counts before you hand it in.")

    def act(self, form: ActForm) -> None:
        applications.begin(self.round, self.standing.organisation, by=self.standing.actor)

    def get_success_url(self) -> str:
        code = self.request.GET.get("batch", "")
        known = self.round.batches.filter(batch__code=code).exists() if code else False
        return self.address("batch", code) if known else self.address("batches")

    @property
    def back(self) -> str:
        return self.overview()


class OfApplication(OfRound):
    """An act on an application that is there."""

    application: Application

    def find(self) -> None:
        super().find()
        if self.application is None:
            raise Http404
        self.record = self.application


class _OfBatch(OfApplication):
    """From a card. Nothing can be overwritten: whatever else is on the list stays."""

    form_class = BackForm
    keeps_drafts = False
    batch: Batch

    def find(self) -> None:
        super().find()
        rows = Batch.objects.select_related("offer__host")
        self.batch = get_object_or_404(rows, code=self.kwargs["batch"], offer__live=True)

    def about(self) -> str:
        return str(self.batch.offer)

    def version(self, record: Any) -> str:
        return ""

    def get_success_url(self) -> str:
        """Where the card stood, among the pages that have one."""
        back = self.request.POST.get("back", "")
        if back == "list":
            return self.address("list")
        if back.startswith("?"):
            return f"{self.address('batches')}{looks.asked_again(back)}#{self.batch.code}"
        return self.address("batch", self.batch.code)


class PutView(_OfBatch):
    page_title = _("Put on your list")
    button = _("Put on your list")
    done = _("On your list. It counts once you hand the list in.")

    def act(self, form: ActForm) -> None:
        applications.put_on_list(self.application, self.batch, by=self.standing.actor)


class TakeOffView(_OfBatch):
    page_title = _("Take off your list")
    button = _("Take off your list")
    done = _("Taken off your list. It counts once you hand the list in.")

    def act(self, form: ActForm) -> None:
        applications.take_off_list(self.application, self.batch, by=self.standing.actor)


class WriteView(OfApplication):
    form_class = GoalsForm
    page_title = _("What you want to learn, where and when")
    intro = _(
        "This decides which batches fit you. Your answers count once you hand the application in."
    )
    button = _("Save")
    done = _("Saved. It counts once you hand it in.")

    def get_initial(self) -> dict[str, Any]:
        written = {
            name: getattr(self.application, name)
            for name in self.form_class.base_fields
            if name not in ("seen", "competencies", "business_units")
        }
        ticked = {
            "competencies": list(self.application.competencies.all()),
            "business_units": list(self.application.business_units.all()),
        }
        return {**super().get_initial(), **written, **ticked}

    def act(self, form: ActForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        applications.write(self.application, by=by, seen=seen, **form.words)


class SubmitView(OfApplication):
    form_class = ConfirmForm
    template_name = "applications/hand_in.html"
    page_title = _("Hand in the application")
    button = _("Hand in the application")
    done = _("Handed in. This counts until you hand it in anew or withdraw it.")
    hands_in = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Read once for what counts, what fits, and the chance.
        prefetch_related_objects([self.application], "competencies", "business_units")
        given = {
            **looks.handing_in(self.application, of_now(self.application)),
            "application": self.application,
            "links": {
                name: self.address(name) for name in ("list", "write", "people", "attachments")
            },
        }
        return super().get_context_data(**{**given, **kwargs})

    def act(self, form: ActForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        self.submission = applications.submit(self.application, by=by, seen=seen)

    def get_success_url(self) -> str:
        submission = getattr(self, "submission", None)
        return self.address("receipt", submission.number) if submission else self.overview()


class WithdrawView(OfApplication):
    form_class = ConfirmForm
    page_title = _("Withdraw the application")
    intro = _(
        "Nothing of it stands in the round then. What you wrote is kept, and you can hand it in "
        "again until the deadline."
    )
    button = _("Withdraw the application")
    done = _("Withdrawn. Nothing of it stands in the round.")
    is_serious = True
    hands_in = True

    def act(self, form: ActForm) -> None:
        applications.withdraw(self.application, by=self.standing.actor, seen=form.seen_version)
