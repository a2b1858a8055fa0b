"""How often one is written to: a panel among one's own settings in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from home.access import Actor
from home.notices.forms import RhythmsForm
from home.notices.kinds import heard_by


class RhythmsPanel(BaseSettingsPanel):
    name = "letters"
    title = _("E-mails to you")
    tab = notifications_tab
    order = 300

    def is_active(self) -> bool:
        return bool(heard_by(Actor(self.user)))

    def get_form(self) -> RhythmsForm:
        given: tuple[Any, ...] = (self.request.POST,) if self.request.method == "POST" else ()
        return RhythmsForm(*given, actor=Actor(self.user), prefix=self.name)
