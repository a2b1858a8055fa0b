"""What a person corrects by themselves."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm

# Names stand in letters to others: they lead nowhere.
NAME = RegexValidator(
    r"[/\\:@<>\n\r]", _("Write a name, without signs such as / or @."), inverse_match=True
)


class CorrectForm(ActForm):
    first_name = forms.CharField(label=_("First name"), max_length=150, validators=[NAME])
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        validators=[NAME],
        help_text=_("Leave it empty if you have one name."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
