"""What the acts on a record of any kind share: which one, where one comes from and goes back to."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from home.access import require
from home.desk.admin import AdminActView
from home.desk.refusals import Refusal
from home.planning import subjects
from home.planning.refusals import PlanRefused


class PlanActView(AdminActView):
    def explain(self, refusal: Refusal) -> str:
        return " ".join(refusal.lines()) if isinstance(refusal, PlanRefused) else ""

    def above(self) -> list[tuple[str, str]]:
        """The steps of the way back: addresses and words."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        steps = [{"url": url, "label": label} for url, label in self.above()]
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), *steps, here]


class SubjectActView(PlanActView):
    """An act on a record, named in the address by its kind and key."""

    subject: Any

    def find(self) -> None:
        label = f"{self.kwargs['app']}.{self.kwargs['model']}"
        self.subject = subjects.find(label, self.kwargs["pk"])
        require(subjects.may_edit(self.actor, self.subject))

    def about(self) -> str:
        return f"{subjects.kind_of(self.subject)}: {subjects.title_of(self.subject)}"

    def above(self) -> list[tuple[str, str]]:
        return [(self.get_success_url(), subjects.title_of(self.subject))]

    def get_success_url(self) -> str:
        """The form of the record."""
        return AdminURLFinder(self.request.user).get_edit_url(self.subject) or "/"


def somebody(person: Any) -> str:
    return str(person or _("somebody who left"))
