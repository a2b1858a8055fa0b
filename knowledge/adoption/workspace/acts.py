"""Writing, sending, taking back and withdrawing a report, by its cooperative."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import require
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from knowledge.adoption import from_plans
from knowledge.adoption.finding import tool_of
from knowledge.adoption.lifecycle import Verb
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.models.words import WORDS
from knowledge.adoption.services import adoptions
from knowledge.adoption.workspace.forms import ReportForm, SubmitForm
from knowledge.adoption.workspace.pages import shows_reports
from knowledge.models import ToolPage
from partners.apprenticeships.placements.models import PublishedPlan
from partners.membership.workspace.standing import OrganisationActView


class OfReport(OrganisationActView):
    """`record`: the cooperative's report about the tool, None where there is none."""

    record: AdoptionReport | None = None
    verb: Verb

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is not open now is not asked: the report says how it stands."""
        if self.record is not None and not self.record.lets(self.verb):
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def find(self) -> None:
        super().find()
        if not shows_reports(self.standing):
            raise Http404
        require(adoptions.user_can_report(self.standing.actor, self.standing.organisation))
        rows = AdoptionReport.objects.select_related("organisation")
        mine = rows.filter(organisation=self.standing.organisation, tool=self.kwargs["tool"])
        self.record = mine.first()

    def about(self) -> str:
        return self.record.title if self.record else ""

    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case adoptions.NeedsConsent():
                return _("Nothing is published without this.")
            case adoptions.IsNoTool():
                return _("The library does not show this tool any more.")
            case adoptions.IsNotShown():
                return _("The site does not show your cooperative: nobody would read this.")
            case _other:
                return _("This is not possible as the report stands now. Open it again.")

    def get_success_url(self) -> str:
        return reverse("adoption:report", args=[self.kwargs["organisation"], self.kwargs["tool"]])


class WriteView(OfReport):
    verb = Verb.WRITE
    form_class = ReportForm
    page_title = gettext_lazy("Report about a tool")
    intro = gettext_lazy(
        "Tell other cooperatives what happened when you used it. You look at it once more before "
        "it is sent; a moderator reads it before readers do."
    )
    button = gettext_lazy("Keep and look at it")
    done = gettext_lazy("Kept. Look at it, and send it when it is right.")
    page: ToolPage
    plan: PublishedPlan | None

    def find(self) -> None:
        super().find()
        page = tool_of(self.kwargs["tool"])
        if page is None:
            raise Http404
        self.page = page
        asked = self.request.GET.get(from_plans.NAME, "") if self.record is None else ""
        self.plan = from_plans.plan_of(self.standing.organisation, asked)

    def about(self) -> str:
        return str(self.page.title)

    @property
    def back(self) -> str:
        if self.record is not None:
            return self.get_success_url()
        return reverse("adoption:reports", args=[self.kwargs["organisation"]])

    def get_initial(self) -> dict[str, Any]:
        written = {name: getattr(self.record, name) for name in WORDS} if self.record else {}
        said = from_plans.words_of(self.plan) if self.plan else {}
        return {**super().get_initial(), **said, **written}

    def act(self, form: ActForm) -> None:
        organisation, by = self.standing.organisation, self.standing.actor
        seen = self.version(self.record)
        adoptions.write(organisation, self.page, by=by, seen=seen, plan=self.plan, **form.words)


class OfWritten(OfReport):
    """An act on a report that is there."""

    form_class: type[ActForm] = ConfirmForm
    record: AdoptionReport

    def find(self) -> None:
        super().find()
        if self.record is None:
            raise Http404


class SubmitView(OfWritten):
    verb = Verb.SUBMIT
    form_class = SubmitForm
    template_name = "adoption/send.html"
    page_title = gettext_lazy("Send the report")
    intro = gettext_lazy("A moderator reads it before readers do. You hear of the answer.")
    button = gettext_lazy("Send to the moderators")
    done = gettext_lazy("Sent. Readers see it once a moderator has published it.")
    keeps_drafts = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"record": self.record, **kwargs})

    def act(self, form: ActForm) -> None:
        adoptions.submit(self.record, by=self.standing.actor, seen=form.seen_version, **form.words)


class TakeBackView(OfWritten):
    verb = Verb.TAKE_BACK
    page_title = gettext_lazy("Take the report back")
    intro = gettext_lazy("You can write on then. What stands on the site stays as it is.")
    button = gettext_lazy("Take the report back")
    done = gettext_lazy("Taken back. You can write on now.")

    def act(self, form: ActForm) -> None:
        adoptions.take_back(self.record, by=self.standing.actor, seen=form.seen_version)


class WithdrawView(OfWritten):
    verb = Verb.WITHDRAW
    page_title = gettext_lazy("Withdraw the report")
    intro = gettext_lazy(
        "Readers no longer see it, on the tool's page and on yours. You keep your words, and can "
        "send them again."
    )
    button = gettext_lazy("Withdraw")
    done = gettext_lazy("Withdrawn. Readers do not see it.")
    is_serious = True

    def act(self, form: ActForm) -> None:
        adoptions.withdraw(self.record, by=self.standing.actor, seen=form.seen_version)
