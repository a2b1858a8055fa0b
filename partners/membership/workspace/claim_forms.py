"""Forms of claims and proposals: they check shape; the services say the rest."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from home.models import Region
from home.regions import lookup
from home.regions.database import StoredRegions
from home.uploads.forms import CheckedFile
from partners.membership.claiming.proofs import ACCEPTED, LARGEST
from partners.membership.models import ClaimReason, Role
from partners.membership.services.proposals import Description
from partners.organisations import countries
from partners.organisations.models import Organisation
from partners.organisations.models.cooperative import LONGEST_NUMBER

MOST_NAMED = 8


def words_field(
    label: Any, *, required: bool = False, most: int = 1000, help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


def proof_field() -> CheckedFile:
    return CheckedFile(
        accepted=ACCEPTED,
        limit=LARGEST,
        required=False,
        label=gettext_lazy("Photo or letter that proves it"),
    )


class FilesForm(ActForm):
    @property
    def files_sent(self) -> list[Any]:
        file = self.cleaned_data.get("file")
        return [file] if file else []


class ClaimForm(FilesForm):
    text = words_field(
        gettext_lazy("Your office there, and since when"),
        help_text=gettext_lazy("For example: treasurer since the annual meeting of March 2026."),
    )
    file = proof_field()
    board_has_changed = forms.BooleanField(
        label=gettext_lazy("The board has changed: who acts for it here is no longer in office"),
        required=False,
    )


class AddForm(FilesForm):
    text = words_field(gettext_lazy("What you want to add"))
    file = proof_field()


class AddWordsForm(ActForm):
    text = words_field(gettext_lazy("What you want to add"), required=True)


class TakeBackForm(ActForm):
    remark = words_field(gettext_lazy("Why"), required=True, most=500)


class ReasonForm(ActForm):
    reason = forms.ModelChoiceField(
        ClaimReason.objects.filter(is_active=True),
        label=gettext_lazy("Reason"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    remark = words_field(
        gettext_lazy("More about the reason"),
        most=500,
        help_text=gettext_lazy("The claimant reads it."),
    )


class GrantForm(ActForm):
    """Asks about the role, and about those before, only where somebody represents it."""

    role = forms.ChoiceField(
        label=gettext_lazy("As what"),
        choices=Role.choices,
        initial=Role.REPRESENTATIVE,
        widget=forms.RadioSelect,
    )
    replaces = forms.BooleanField(
        label=gettext_lazy("Those who represented it until now are no longer in office: end that"),
        required=False,
    )


class RegionByName(forms.CharField):
    """A village as people write it; several of one name are named, to choose from."""

    def clean(self, value: Any) -> Region | None:
        written = super().clean(value)
        if not written:
            return None
        answer = lookup.find(written, StoredRegions())
        if answer.one is not None:
            meant: Region = Region.objects.with_parents().get(code=answer.one.code)
            return meant
        codes = [row.code for row in answer.candidates[: MOST_NAMED + 1]]
        near = Region.objects.filter(code__in=codes).with_parents().order_by("code")
        if not near:
            raise forms.ValidationError(
                _("We know no place of this name. Write the village and its district.")
            )
        names = "; ".join(region.place for region in near[:MOST_NAMED])
        more = "; …" if len(codes) > MOST_NAMED else ""
        raise forms.ValidationError(
            _("There are several. Write which one: %(names)s"), params={"names": names + more}
        )

    def prepare_value(self, value: Any) -> Any:
        return value.place if isinstance(value, Region) else value


class DescriptionForm(ActForm):
    """What is known of an organisation that is missing."""

    name = forms.CharField(label=gettext_lazy("Full official name"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Organisation.Kind.choices,
        initial=Organisation.Kind.COOPERATIVE,
    )
    region = RegionByName(
        label=gettext_lazy("Village and district"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: Sukamaju, Kec. Cibeber, Kab. Cianjur."),
    )
    registration_number = forms.CharField(
        label=gettext_lazy("Registration number"), required=False, max_length=LONGEST_NUMBER
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), choices=countries.choices, initial="ID"
    )
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_cooperative = cleaned.get("kind") == Organisation.Kind.COOPERATIVE
        if is_cooperative and not cleaned.get("region") and "region" not in self.errors:
            self.add_error("region", _("Write the village, so that we find it on the map."))
        if cleaned.get("region") and cleaned.get("country") not in {None, "ID"}:
            self.add_error("country", _("Only organisations in Indonesia have a region."))
        return cleaned

    @property
    def described(self) -> Description:
        values = self.cleaned_data
        names = ("kind", "name", "country", "region", "registration_number", "website")
        return Description(**{name: values[name] for name in names})


class ProposeForm(DescriptionForm):
    text = words_field(gettext_lazy("Your office there, and why it belongs here"), required=True)
    is_another = forms.BooleanField(
        label=gettext_lazy("It is another one than those named here"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_another" not in self.data:
            self.fields["is_another"].widget = forms.HiddenInput()

    def refuse(self, messages: Any, about: Any) -> None:
        """The question is shown once there is a reason to ask it."""
        if "is_another" in about:
            self.fields["is_another"].widget = forms.CheckboxInput()
        super().refuse(messages, about)


class AcceptForm(DescriptionForm):
    is_public = forms.BooleanField(
        label=gettext_lazy("Show it on the site"), required=False, initial=True
    )
