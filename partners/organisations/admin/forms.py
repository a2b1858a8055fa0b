"""What the admin's forms of organisations and cooperatives check beyond the fields."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from home.access import Actor
from home.in_charge_admin import InChargeForm
from partners.organisations.models import CooperativeProfile
from partners.organisations.services.organisations import CHANGE, user_can_show


class OrganisationForm(InChargeForm, WagtailAdminModelForm):
    """A new organisation starts off the site; who may not put it there sees how it stands."""

    right = CHANGE

    class Media:
        js = ("organisations/alike.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields.get("is_public")
        if shown is None:
            return
        if self.instance.pk is None:
            self.initial["is_public"] = False
        if not user_can_show(Actor(self.for_user)):
            shown.disabled = True
            shown.help_text = gettext_lazy("A moderator decides it.")

    def clean_is_public(self) -> bool:
        """The database refuses it too; the form cannot see that by itself, for want of the date."""
        is_public: bool = self.cleaned_data["is_public"]
        if is_public and self.instance.is_archived:
            raise ValidationError(
                _("An archived organisation is not shown on the site. Restore it first.")
            )
        return is_public


class ProfileForm(WagtailAdminModelForm):
    """A number that resembles another cooperative's is asked about, not refused."""

    class Media:
        js = ("organisations/alike.js",)

    is_another_number = forms.BooleanField(
        label=gettext_lazy("Both numbers are right"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        number = cleaned.get("registration_number", "")
        if "registration_number" in self.changed_data and not cleaned.get("is_another_number"):
            alike = CooperativeProfile.objects.resembling(number).exclude(pk=self.instance.pk)
            if other := alike.select_related("organisation").first():
                text = _("%(name)s (%(code)s) has the number %(number)s. Is it another one?") % {
                    "name": other.organisation.name,
                    "code": other.organisation.code,
                    "number": other.registration_number,
                }
                self.add_error("is_another_number", text)
        return cleaned
