"""One's own settings in the admin: as Wagtail has them, for people with one name too, with the way
to what guards the account.
"""

from typing import Any

from django import forms
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms.account import LocalePreferencesForm, NameEmailForm
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    LocaleSettingsPanel,
    NameEmailSettingsPanel,
)
from wagtail.users.models import UserProfile

from portal.users import second_factor


class NameForm(NameEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_name"].required = False  # many people have one name


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm


class LanguageForm(LocalePreferencesForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["preferred_language"].help_text = _(
            "Of the whole admin and of e-mails to you, at whichever page you sign in."
        )


class LanguagePanel(LocaleSettingsPanel):
    form_class = LanguageForm


class SignInPanel(BaseSettingsPanel):
    """The way to what guards the account; there the password is asked for."""

    name = "sign_in"
    title = _("Signing in")
    order = 200
    template_name = "portal/admin/sign_in.html"

    def get_form(self) -> forms.Form:
        return forms.Form()

    def get_context_data(self) -> dict[str, Any]:
        is_set_up = second_factor.is_set_up(self.user)
        return {**super().get_context_data(), "has_second_factor": is_set_up}


INSTEAD = {"name_email": NamePanel, "locale": LanguagePanel}


class OwnAccountView(AccountView):
    def get_panels(self) -> list[BaseSettingsPanel]:
        panels = super().get_panels()
        who = panels[0].request, panels[0].user, panels[0].profile
        ours = [INSTEAD[one.name](*who) if one.name in INSTEAD else one for one in panels]
        return [*ours, SignInPanel(*who)]

    def post(self, request: HttpRequest) -> HttpResponse:
        """What was done is said in the language that was just chosen."""
        answer: HttpResponse = super().post(request)
        if answer.status_code == 302:
            list(get_messages(request))  # Wagtail's is in the one before
            with override(UserProfile.get_for_user(request.user).get_preferred_language()):
                told = gettext("Your account settings have been changed successfully!")
                messages.success(request, told)
        return answer
