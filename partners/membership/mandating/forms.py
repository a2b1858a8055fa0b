"""What is asked when a mandate is asked for, given, offered or taken."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm, day_field
from home.uploads import wording as uploads
from partners.membership.mandating.codes import DIGITS
from partners.membership.mandating.rules import LONGEST
from partners.membership.models import Area, Scope
from partners.membership.services.mandate_sheets import ACCEPTED, LARGEST
from partners.organisations.models import Organisation


class NamingForm(ActForm):
    """For what, and until when."""

    scopes = forms.MultipleChoiceField(
        label=_("May act for"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what is needed, and nothing else."),
        error_messages={
            "required": _("Choose at least one thing that may be done in the cooperative's name.")
        },
    )
    ends_on = day_field(
        _("Until"), initial=lambda: localdate() + LONGEST, help_text=_("At most a year from today.")
    )


class AgreeingForm(NamingForm):
    """As the board fills it in: with the text that it agrees to."""

    agrees = forms.BooleanField(label=_("We have read the text above and agree to it."))

    @property
    def words(self) -> dict[str, Any]:
        return {name: value for name, value in super().words.items() if name != "agrees"}


class GivingForm(AgreeingForm):
    """Only what was asked for can be ticked."""

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scopes"]
        field.choices = [(code, label) for code, label in Scope.choices if code in asked]  # type: ignore[attr-defined]


class AssistantField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    def label_from_instance(self, person: Any) -> str:
        return str(person)


class OfferingForm(AgreeingForm):
    """To one of the assistants of the area."""

    assistant = AssistantField(
        label=_("Business assistant"),
        queryset=get_user_model()._default_manager.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    field_order = ("assistant",)

    def __init__(self, *args: Any, cooperative: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assistant"].queryset = assistants_around(cooperative)  # type: ignore[attr-defined]


class LetterForm(AgreeingForm):
    address = forms.EmailField(
        label=_("E-mail address of the assistant"),
        max_length=254,
        help_text=_("We write there, whether or not the address is known here."),
    )
    field_order = ("address",)


class CodeForm(ActForm):
    code = forms.CharField(
        label=_("Code that the board told you"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text=_("%(digits)s digits. Not a message that somebody sent you by chance.")
        % {"digits": DIGITS},
    )


class SheetForm(ActForm):
    code = forms.CharField(
        label=_("Code on the sheet"),
        max_length=20,
        help_text=_("Eight signs in the top right corner of the signed sheet."),
    )
    file = forms.FileField(label=_("Photo or scan of the signed sheet"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = uploads.help_text(ACCEPTED, LARGEST)


class CheckForm(ActForm):
    verdict = forms.ChoiceField(
        label=_("The sheet"),
        choices=[
            ("complete", _("is signed and complete: the mandate is in force")),
            ("back", _("is given back: something is missing")),
        ],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("What is missing"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The assistant reads it. Needed when you give the sheet back."),
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if words.get("verdict") == "back" and not words.get("remark"):
            self.add_error("remark", _("Say what is missing."))
        return words


def assistants_around(cooperative: Organisation) -> QuerySet[Any]:
    """Business assistants whose area the cooperative lies in today, by name."""
    people = get_user_model()._default_manager.filter(is_active=True)
    if not cooperative.region_id:
        return people.none()
    offices = Area.objects.for_office(Area.Office.ASSISTANT).in_force(localdate())
    around = offices.around(cooperative.region_id).values("person")
    return people.filter(pk__in=around).order_by("first_name", "last_name", "email")
