"""How often one is reminded: a panel among one's own settings in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from home.access import Actor
from partners.agreements import permissions
from partners.agreements.models import ReminderPreference
from partners.agreements.services import reminders


class RhythmForm(forms.ModelForm):
    class Meta:
        model = ReminderPreference
        fields = ["rhythm"]
        widgets = {"rhythm": forms.RadioSelect}

    def save(self, commit: bool = True) -> ReminderPreference:
        user = self.instance.user
        return reminders.choose(user, self.cleaned_data["rhythm"], by=Actor(user))


class RhythmPanel(BaseSettingsPanel):
    name = "agreement-reminders"
    title = _("Reminders about agreements")
    tab = notifications_tab
    order = 300
    form_class = RhythmForm

    def is_active(self) -> bool:
        return permissions.user_is_staff(Actor(self.user))

    def get_form(self) -> forms.ModelForm:
        chosen = ReminderPreference.objects.filter(user=self.user).first()
        instance = chosen or ReminderPreference(user=self.user)
        given: tuple[Any, ...] = (self.request.POST,) if self.request.method == "POST" else ()
        return self.form_class(*given, instance=instance, prefix=self.name)
