"""Naming whom the cooperative would send."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.applications.workspace.acts import OfApplication
from partners.apprenticeships.applications.workspace.forms import DelegatesForm


class PeopleView(OfApplication):
    form_class = DelegatesForm
    page_title = _("Whom you send")
    intro = _(
        "Only staff read the names, and the host once you have a place there. They are deleted "
        "when nobody needs them any more. You may change them until the round ends."
    )
    button = _("Save")
    done = _("The names are saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        self.named = list(self.application.delegates.order_by("number"))
        people = max(self.application.team, len(self.named))
        return {**super().get_form_kwargs(), "people": people}

    def get_initial(self) -> dict[str, Any]:
        found = {}
        for number, one in enumerate(self.application.delegates.order_by("number"), 1):
            for name in ("name", "office", "phone", "gender"):
                found[f"{name}_{number}"] = getattr(one, name)
        return {**super().get_initial(), **found}

    def act(self, form: DelegatesForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        applications.name_delegates(self.application, form.delegates, by=by, seen=seen)
