"""Files of an agreement, and who of the partners may read them."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.forms import ActForm
from partners.agreements.admin.forms.fields import (
    file_field,
    language_field,
    limit_visibility,
    visibility_field,
)
from partners.agreements.models import Document


class DocumentForm(ActForm):
    file = file_field(required=True)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Document.Kind.choices, widget=forms.RadioSelect
    )
    title_id = forms.CharField(
        label=_("Title (Indonesian)"),
        max_length=160,
        help_text=_("For example: Naskah yang ditandatangani, bahasa Indonesia."),
    )
    title_en = forms.CharField(
        label=_("Title (English)"),
        max_length=160,
        required=False,
        help_text=_("For example: Signed text, in Indonesian."),
    )
    language = language_field()
    visibility = visibility_field()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_visibility(self, actor)


class AudienceForm(ActForm):
    visibility = visibility_field()

    def compared(self) -> list[str]:
        return ["visibility"]

    def shown(self, name: str, value: Any) -> str:
        return str(dict(Document.Visibility.choices).get(value, value))


class AccountForm(ActForm):
    """By address, not from a list: who has an account here is nobody else's business."""

    email = forms.EmailField(
        label=_("E-mail address of the account"),
        help_text=_("The person signs up on the site first, then you let the account in."),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        users = get_user_model()._default_manager.filter(email__iexact=email, is_active=True)
        self.account = users.first()
        if self.account is None:
            raise forms.ValidationError(_("There is no account with this address."))
        return email
