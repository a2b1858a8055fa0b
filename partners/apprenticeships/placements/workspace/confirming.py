"""A host confirms that its batch takes place."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import require
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from home.services.contact import contact_address
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.models import BatchConfirmation
from partners.apprenticeships.placements.models.confirmation import BatchConfirmationQuerySet
from partners.apprenticeships.placements.services import confirming
from partners.membership.workspace.standing import OrganisationActView, Standing


def awaited_at(standing: Standing) -> BatchConfirmationQuerySet:
    """What a page of the host shows: to its members only."""
    rows = BatchConfirmation.objects.awaited().ahead(localdate()).hosted_by(standing.organisation)
    return rows.with_batch() if standing.is_member else rows.none()


class ConfirmBatchView(OrganisationActView):
    form_class = ConfirmForm
    page_title = gettext_lazy("Confirm the batch")
    button = gettext_lazy("It takes place")
    done = gettext_lazy("Confirmed. The people who come can prepare.")
    record: BatchConfirmation

    def find(self) -> None:
        super().find()
        if not self.standing.is_member:
            raise Http404
        rows = BatchConfirmation.objects.hosted_by(self.standing.organisation).with_batch()
        self.record = get_object_or_404(rows, pk=self.kwargs["pk"])
        require(permissions.user_can_confirm_batch(self.standing.actor, self.record))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"frame": "placements/frame.html", **kwargs})

    def about(self) -> str:
        return str(self.record.place.batch.offer)

    @property
    def intro(self) -> str:  # type: ignore[override]
        batch, asked = self.record.place.batch, self.record.asked
        facts = {
            "day": date_format(batch.starts_on),
            "end": date_format(batch.ends_on),
            "last": date_format(asked.last_day),
        }
        said = _("From %(day)s to %(end)s. Those who have a place wait for your word.") % facts
        if asked.is_spared:
            return said
        rule = _("Without it the batch is called off after %(last)s, and its people are told.")
        cannot = _("If it cannot take place, tell the ministry now: the earlier, the better.")
        told = f"{said} {rule % facts} {cannot}"
        if not (contact := contact_address()):
            return told
        return format_html('{} <a href="{}">{}</a>', told, contact, _("Contact the ministry"))

    def act(self, form: ConfirmForm) -> None:
        confirming.confirm(self.record, by=self.standing.actor)

    def explain(self, refusal: Refusal) -> str:
        return _("The batch is called off or over: there is nothing to confirm.")

    def get_success_url(self) -> str:
        return reverse("placements:placements", args=[self.kwargs["organisation"]])
