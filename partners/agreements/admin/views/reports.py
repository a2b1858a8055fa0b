"""Progress reports: say, correct by a new version, confirm."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ConfirmForm
from home.desk.refusals import HasChangedSince
from partners.agreements.admin.forms.reports import FIELDS, ReportForm
from partners.agreements.admin.views.commitments import CommitmentAct
from partners.agreements.models import ProgressReport
from partners.agreements.refusals import ReportOutdated
from partners.agreements.services import reports


class ReportView(CommitmentAct):
    form_class = ReportForm
    page_title = _("Report progress")
    intro = _("A report moves the commitment and stays readable for good.")
    button = _("Report")
    done = _("The report is recorded and confirmed.")
    record = None
    anchor = "#reports"

    def get_initial(self) -> dict[str, Any]:
        now = {"state": self.commitment.state, "obstacle": self.commitment.obstacle}
        return {**super().get_initial(), **now}

    def act(self, form: ReportForm) -> None:
        data = form.cleaned_data
        words = {name: data[name] for name in FIELDS if name != "reported_on"}
        reports.submit(self.commitment, by=self.actor, on=data["reported_on"], **words)


class OneReportView(CommitmentAct):
    """About the latest version of a report, whichever version one came from."""

    anchor = "#reports"

    def find(self) -> None:
        rows = ProgressReport.objects.select_related("commitment__agreement", "replaced_by")
        self.report = get_object_or_404(rows, pk=self.kwargs["pk"])
        while (newer := rows.filter(replaces=self.report).first()) is not None:
            self.report = newer
        self.commitment = self.report.commitment
        self.agreement = self.commitment.agreement

    @property
    def record(self) -> ProgressReport:
        return self.report

    def newer(self) -> HasChangedSince:
        """Somebody corrected the report in the same moment."""
        self.find()
        return HasChangedSince(current=self.report)


class CorrectView(OneReportView):
    form_class = ReportForm
    page_title = _("Correct the report")
    intro = _("A new version; the earlier one stays readable below it.")
    button = _("Save as a new version")
    done = _("The report is corrected.")

    def get_initial(self) -> dict[str, Any]:
        now = {name: getattr(self.report, name) for name in FIELDS}
        return {**super().get_initial(), **now}

    def act(self, form: ReportForm) -> None:
        words = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            reports.revise(self.report, by=self.actor, **words)
        except ReportOutdated as refusal:
            raise self.newer() from refusal


class ConfirmView(OneReportView):
    form_class = ConfirmForm
    page_title = _("Confirm the report")
    button = _("Confirm")
    done = _("The report is confirmed; the commitment stands where it says.")

    @property
    def intro(self) -> str:
        return f"{self.report.get_state_display()}: {self.report.text}"

    def act(self, form: ConfirmForm) -> None:
        try:
            reports.confirm(self.report, by=self.actor)
        except ReportOutdated as refusal:
            raise self.newer() from refusal
