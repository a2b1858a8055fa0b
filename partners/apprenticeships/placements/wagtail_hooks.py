"""Registers the actions of the log, the list of placements, and what needs staff today."""

from django.urls.resolvers import URLPattern
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from partners.apprenticeships.placements import history
from partners.apprenticeships.placements.admin import (
    certificates,
    confirmations,
    objections,
    placements,
)
from partners.apprenticeships.placements.models import Certificate, Objection, Placement

register_permission_policy(Placement, placements.PlacementPolicy(Placement))
register_snippet(placements.PlacementViewSet)
register_panel(placements.PANEL)
register_panel(confirmations.PANEL)
register_permission_policy(Certificate, certificates.CertificatePolicy(Certificate))
register_snippet(certificates.CertificateViewSet)
register_panel(certificates.PANEL)

register_permission_policy(Objection, objections.ObjectionPolicy(Objection))
register_snippet(objections.ObjectionViewSet)
register_panel(objections.PANEL)


@hooks.register("register_admin_urls")
def issue_addresses() -> list[URLPattern]:
    return certificates.urlpatterns()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
