"""Registers the admin's lists, the actions of the log, and what is due today."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home import work
from home.dashboard import register_panel
from home.handbook import links
from home.records import Question, WrittenElsewhere
from partners.agreements.admin.proofs import Source, register_source
from partners.apprenticeships.admin import many  # noqa: F401 - registers what is done to many
from partners.apprenticeships.admin.deleting import keep_what_is_relied_on
from partners.apprenticeships.admin.hosts import host_chooser
from partners.apprenticeships.admin.today import PANEL
from partners.apprenticeships.admin.viewsets import ApprenticeshipViewSetGroup
from partners.apprenticeships.hosting import history
from partners.apprenticeships.labels import STATE_CHOICES
from partners.apprenticeships.models import Batch, HostStance, Offer
from partners.apprenticeships.services import batches
from partners.apprenticeships.services.batches import DECIDED
from partners.apprenticeships.services.offers import ASSIGNED, CHANGE, COPIED


def _sees(model: str) -> Question:
    return lambda actor: actor.has(f"apprenticeships.view_{model}")


register_permission_policy(
    Batch, WrittenElsewhere(Batch, view=_sees("batch"), change=batches.user_can_decide)
)
register_permission_policy(HostStance, WrittenElsewhere(HostStance, view=_sees("hoststance")))
register_snippet(ApprenticeshipViewSetGroup)
register_panel(PANEL)
work.register(Offer, lambda user: Q(in_charge=user))
work.register_charge(work.Charge(Offer, "wagtailsnippets_apprenticeships_offer:list", CHANGE))
links.about(Offer, "offers")
links.about(Batch, "offers")
hooks.register("before_delete_snippet", keep_what_is_relied_on)
register_source(
    "offer",
    Source(
        _("An apprenticeship offer"),
        Offer,
        _("For example the offer of a host that this promise made possible."),
    ),
)


@hooks.register("register_admin_viewset")
def register_host_chooser() -> Any:
    return host_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
    actions.register_action(ASSIGNED, _("Assign"), _("Put somebody in charge"))
    actions.register_action(COPIED, _("Copy for next year"), _("Copied from last year's offer"))

    @actions.register_action(DECIDED)
    class Decided(LogFormatter):
        label = _("Decide about a batch")

        def format_message(self, entry: BaseLogEntry) -> str:
            words = dict(STATE_CHOICES)
            return gettext("Batch %(batch)s: %(from)s → %(to)s. %(note)s") % {
                **entry.data,
                "from": words[entry.data["from"]],
                "to": words[entry.data["to"]],
            }
