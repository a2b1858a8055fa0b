"""What staff do with many agreements at once: assign, publish, archive."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.access import Actor
from home.admin_drafts import PublishMany
from home.bulk_acts import BulkAct, Text
from home.desk.refusals import Refusal
from home.in_charge_admin import AssignMany
from partners.agreements import permissions
from partners.agreements.admin.base import staff_of_register
from partners.agreements.models import Agreement
from partners.agreements.refusals import AlreadyArchived, explain
from partners.agreements.services import agreements, in_charge


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in the history of each."),
    )


class OfAgreements(BulkAct):
    kinds = (Agreement,)

    def explain(self, refusal: Refusal) -> str | Promise:
        return explain(refusal)  # type: ignore[arg-type]  # of the room's services


@hooks.register("register_bulk_action")
class AssignAgreements(OfAgreements, AssignMany):
    question = _("Who is in charge of these agreements?")
    people = staticmethod(staff_of_register)

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return permissions.user_can_change(actor)

    def reason_against(self, record: Agreement) -> Text:
        return in_charge.IsInReview.words if record.workflow_in_progress else ""

    def assign(self, record: Agreement, person: Any) -> None:
        in_charge.assign(record, person, by=self.actor)


@hooks.register("register_bulk_action")
class PublishAgreements(PublishMany):
    kinds = (Agreement,)
    right = permissions.PUBLISH

    def reason_against(self, record: Agreement) -> Text:
        is_away = AlreadyArchived.words if record.archived_at else ""
        return is_away or super().reason_against(record)


@hooks.register("register_bulk_action")
class ArchiveAgreements(OfAgreements):
    display_name = _("Archive")
    action_type = "archive"
    question = _("These leave every list, feed and count; each can be restored at its desk:")
    form_class = ReasonForm
    classes = {"serious"}

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return permissions.user_can_publish(actor)

    def reason_against(self, record: Agreement) -> Text:
        return AlreadyArchived.words if record.archived_at else ""

    def act(self, record: Agreement, form: ReasonForm) -> None:
        agreements.archive(record, by=self.actor, reason=form.cleaned_data["reason"])
