"""What a person corrects by themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm
from home.person_names import validate_name


class CorrectForm(ActForm):
    first_name = forms.CharField(label=_("First name"), max_length=150, validators=[validate_name])
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        validators=[validate_name],
        help_text=_("Leave it empty if you have one name."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
