"""Progress reports: how a promise stands on a day, in words."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from home.desk.forms import ActForm, day_field
from partners.agreements.labels import COMMITMENT_CHOICES, Obstacle

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
