"""What staff do with many organisations at once: assign, show on the site, archive."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.access import Actor
from home.bulk_acts import BulkAct, Text
from home.desk.refusals import Refusal
from home.in_charge import people_with
from home.in_charge_admin import AssignMany
from partners.organisations.models import Organisation
from partners.organisations.services import organisations

ARCHIVED = _("It is archived.")


class OfOrganisations(BulkAct):
    kinds = (Organisation,)

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return organisations.user_can(actor, "change")

    def reason_against(self, record: Organisation) -> Text:
        return ARCHIVED if record.is_archived else ""

    def explain(self, refusal: Refusal) -> str | Promise:
        return (
            ARCHIVED if isinstance(refusal, organisations.OrganisationIsArchived) else str(refusal)
        )


@hooks.register("register_bulk_action")
class AssignOrganisations(OfOrganisations, AssignMany):
    question = _("Who is in charge of these organisations?")

    @staticmethod
    def people() -> QuerySet[Any]:
        return people_with(organisations.CHANGE)

    def assign(self, record: Organisation, person: Any) -> None:
        organisations.assign(record, person, by=self.actor)


@hooks.register("register_bulk_action")
class ShowOrganisations(OfOrganisations):
    display_name = _("Show on the site")
    action_type = "show"
    question = _("These appear in directories, in the search and on pages of their own:")

    def reason_against(self, record: Organisation) -> Text:
        there = _("It stands on the site as it is.") if record.is_public else ""
        return super().reason_against(record) or there

    def act(self, record: Organisation, form: Any) -> None:
        organisations.update(record, by=self.actor, is_public=True)


@hooks.register("register_bulk_action")
class ArchiveOrganisations(OfOrganisations):
    display_name = _("Archive")
    action_type = "archive"
    question = _("These leave the site and the choosers. Records that name them keep them:")
    classes = {"serious"}

    def act(self, record: Organisation, form: Any) -> None:
        organisations.archive(record, by=self.actor)
