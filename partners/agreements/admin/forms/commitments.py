"""Promises: their words, and how they stand."""

from typing import Any, ClassVar, Self

from django import forms
from django.db.models import Q
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm, DayInput, day_field
from partners.agreements.admin.staff import staff_of_register
from partners.agreements.labels import Obstacle
from partners.agreements.models import Agreement, Commitment
from partners.agreements.services.commitments import WORDS
from partners.organisations.models import Organisation

HELP = {
    "title_id": _("Who does what, in one line. For example: SECoop mengirim lima pelatih ke Bali."),
    "title_en": _("For example: SECoop sends five trainers to Bali."),
    "our_owner": _("The unit or person who answers for it. For example: Biro Kerja Sama."),
    "partner": _("One of the parties. Empty when only our side promises something."),
    "partner_owner": _("For example: Direktur Pelatihan SECoop."),
    "measure_id": _("How one sees that it is kept. For example: 5 pelatih, 10 hari, 120 peserta."),
    "measure_en": _("For example: 5 trainers, 10 days, 120 participants."),
    "due_on": _("The day from which it counts as late. Empty when none was agreed."),
    "next_step_id": _("What moves it on. For example: Kirim daftar peserta sebelum 1 Maret."),
    "next_step_en": _("For example: Send the list of participants by 1 March."),
    "is_public": _("Take the tick away for a promise that only staff should see."),
}


class CommitmentForm(ActForm, forms.ModelForm):
    """Knows which words the writer changed, so that only those are written."""

    sections: ClassVar[dict[Any, tuple[str, ...]]] = {
        _("Who answers for it"): ("our_owner", "partner", "partner_owner", "in_charge"),
        _("How one sees that it is kept"): ("measure_id", "measure_en", "due_on"),
        _("What comes next"): ("next_step_id", "next_step_en", "is_public"),
    }

    class Meta:
        model = Commitment
        fields = WORDS
        help_texts = HELP
        widgets = {"due_on": DayInput}

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].queryset = staff_of_register(self.instance.in_charge_id)
        self.fields["partner"].queryset = _parties(agreement, self.instance)
        for name in WORDS:
            self.fields[name].show_hidden_initial = self.instance.pk is not None

    @property
    def changed(self) -> dict[str, Any]:
        """What the writer changed, by name."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in WORDS}

    def compared(self) -> list[str]:
        return [name for name in self.changed_data if name in WORDS]

    def over(self, current: Commitment, version: str) -> Self:
        """One's own changes over the record as it is now; what one left alone follows it."""
        mine = set(self.changed_data)
        super().over(current, version)
        for name, value in model_to_dict(current, WORDS).items():
            raw = "" if value is None else str(value)
            self.data[self.add_initial_prefix(name)] = raw
            if name not in mine:
                self.data[self.add_prefix(name)] = raw
        self.full_clean()
        return self


class FinishForm(ActForm):
    on = day_field(_("Kept on"), initial=timezone.localdate)

    def compared(self) -> list[str]:
        return ["on"]

    def attribute(self, name: str) -> str:
        return "done_on"


class BlockForm(ActForm):
    obstacle = forms.ChoiceField(
        label=_("What is in the way"), choices=Obstacle.choices, widget=forms.RadioSelect
    )
    obstacle_id = forms.CharField(
        label=_("In words (Indonesian)"),
        max_length=240,
        required=False,
        help_text=_("For example: Anggaran perjalanan 2026 belum disetujui."),
    )
    obstacle_en = forms.CharField(
        label=_("In words (English)"),
        max_length=240,
        required=False,
        help_text=_("For example: The travel budget of 2026 is not approved yet."),
    )
    next_step_id = forms.CharField(
        label=_("Next step (Indonesian)"),
        max_length=240,
        required=False,
        help_text=_("Who removes the obstacle, and by when. It stands in the brief."),
    )
    next_step_en = forms.CharField(label=_("Next step (English)"), max_length=240, required=False)

    def compared(self) -> list[str]:
        return list(self.base_fields)[1:]


def _parties(agreement: Agreement, commitment: Commitment) -> Any:
    draft = agreement if agreement.live else agreement.get_latest_revision_as_object()
    keys = [party.organisation_id for party in draft.parties.all()]
    return Organisation.objects.filter(Q(pk__in=keys) | Q(pk=commitment.partner_id)).distinct()
