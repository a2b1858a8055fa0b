"""Progress reports: how a promise stands on a day, in words; correct, confirm."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from home.desk.forms import ActForm, ConfirmForm, day_field
from home.desk.refusals import HasChangedSince
from partners.agreements.admin.commitments import CommitmentAct
from partners.agreements.labels import COMMITMENT_CHOICES, Obstacle
from partners.agreements.models import ProgressReport
from partners.agreements.refusals import ReportOutdated
from partners.agreements.services import reports

FIELDS = ("reported_on", "state", "obstacle", "text_id", "text_en")


class ReportForm(ActForm):
    reported_on = day_field(_("As of"), initial=timezone.localdate)
    state = forms.ChoiceField(
        label=_("How it stands"), choices=COMMITMENT_CHOICES, widget=forms.RadioSelect
    )
    obstacle = forms.ChoiceField(
        label=_("What is in the way"),
        choices=[("", "–"), *Obstacle.choices],
        required=False,
        help_text=_("Only for “blocked”."),
    )
    text_id = forms.CharField(
        label=_("Progress (Indonesian)"),
        max_length=5000,
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text=_("For example: Tiga dari lima pelatih sudah datang; 72 peserta dilatih."),
    )
    text_en = forms.CharField(
        label=_("Progress (English)"),
        max_length=5000,
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text=_("For example: Three of five trainers have come; 72 people were trained."),
    )

    def clean_obstacle(self) -> str:
        """An obstacle belongs to “blocked” and is forgotten otherwise."""
        obstacle: str = self.cleaned_data["obstacle"]
        return obstacle if self.cleaned_data.get("state") == "blocked" else ""

    def compared(self) -> list[str]:
        return list(FIELDS)


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


urlpatterns = [
    path("commitments/<int:pk>/report/", ReportView.as_view(), name="report_add"),
    path("reports/<int:pk>/correct/", CorrectView.as_view(), name="report_correct"),
    path("reports/<int:pk>/confirm/", ConfirmView.as_view(), name="report_confirm"),
]
