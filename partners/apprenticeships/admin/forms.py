"""What the admin's forms check beyond the fields."""

from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.addresses import free_address
from home.desk.forms import ActForm, said
from home.in_charge_admin import InChargeForm
from partners.apprenticeships import lifecycle, readiness
from partners.apprenticeships.labels import DECISIONS, NOT_OFFERS, STATE_CHOICES, Mode
from partners.apprenticeships.lifecycle import BEGUN, BatchState
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.readiness import OfferIsNotReady
from partners.apprenticeships.services.offers import CHANGE

# What a decision about a batch rests on, besides its state.
FACTS = ("starts_on", "ends_on", "apply_until", "seats", "minimum")


class OfferForm(InChargeForm, WagtailAdminModelForm):
    """Whether an offer is ready is asked when it is handed in or published, by who does that; of
    a draft the form asks only whether who was chosen just now may host.
    """

    right = CHANGE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Left empty, a new offer's address follows from the title; another keeps its own."""
        if chosen := self.cleaned_data["slug"] or self.instance.slug:
            if chosen.casefold() in NOT_OFFERS:
                raise ValidationError(_("A page of this site has this address. Choose another."))
            return str(chosen)
        title = self.cleaned_data.get("title_id", "")
        return free_address(Offer.objects.all(), title, otherwise="magang", never=NOT_OFFERS)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        host = data.get("host")
        if self.is_deferred_validation and "host" in self.changed_data and host:
            self._refuse(readiness.missing(mode=Mode.ONLINE, region=None, host=host))
        commitment = data.get("commitment")
        if commitment and commitment.agreement != data.get("agreement"):
            self.add_error("commitment", _("This commitment belongs to another agreement."))
        return data

    def is_valid(self) -> bool:
        """An opened batch is called off by a decision, never deleted from the form."""
        valid = super().is_valid()
        formset = self.formsets.get("batches")
        for form in getattr(formset, "deleted_forms", []):
            if form.instance.pk and form.instance.state in BEGUN:
                message = _("Batch %(code)s has been opened. Call it off instead of deleting it.")
                self.add_error(None, message % {"code": form.instance.code})
                valid = False
        return valid

    def refuse(self, refusal: OfferIsNotReady) -> None:
        """Say why the offer is not published, each reason beside its field."""
        self._refuse(refusal.message_dict)

    def _refuse(self, problems: Mapping[str, Any]) -> None:
        for name, problem in problems.items():
            self.add_error(name if name in self.fields else None, problem)


class DecisionForm(ActForm):
    """The next decision about a batch, out of those that may be taken today.

    It carries what the person saw of the batch, so that a change of dates or seats is told too.
    """

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[(state.value, state.value) for state in BatchState]
    )
    note = forms.CharField(
        label=_("Note for the history"),
        required=False,
        max_length=300,
        help_text=_("For example the letter that says so. Never shown on the site."),
    )

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FACTS:
            field = Batch._meta.get_field(name)
            self.fields[name] = field.formfield(
                required=False, widget=forms.HiddenInput, initial=getattr(batch, name)
            )
        self._offer(batch)

    def _offer(self, batch: Batch) -> None:
        """Show the decisions that are open, and what was chosen before somebody was faster: the
        service says why it is not open any more.
        """
        possible = lifecycle.possible(batch.facts, timezone.localdate())
        chosen = self.data.get(self.add_prefix("decision"))
        offered = [to for to in BatchState if to in possible or to.value == chosen]
        choices = [(to.value, DECISIONS[to]) for to in offered]
        self.fields["decision"].widget = forms.RadioSelect(choices=choices)
        if not possible:
            self.fields["decision"].help_text = _("Nothing is left to decide about this batch.")

    def clean_decision(self) -> BatchState:
        return BatchState(self.cleaned_data["decision"])

    def compared(self) -> list[str]:
        return ["decision", *FACTS]

    def attribute(self, name: str) -> str:
        return "state" if name == "decision" else name

    def shown(self, name: str, value: Any) -> str:
        return str(dict(STATE_CHOICES).get(value, value)) if name == "decision" else said(value)

    def over(self, current: Batch, version: str) -> Self:
        super().over(current, version)
        for name in FACTS:
            self.data[self.add_prefix(name)] = getattr(current, name)
        self._offer(current)
        return self
