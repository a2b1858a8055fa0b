"""Registers the actions of the log, the list of placements, and what needs staff today."""

from django.urls.resolvers import URLPattern
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from home.records import WrittenElsewhere
from partners.apprenticeships.placements import history, permissions
from partners.apprenticeships.placements.admin import (
    certificates,
    confirmations,
    objections,
    placements,
)
from partners.apprenticeships.placements.models import Certificate, Objection, Placement

_read, _tend = permissions.user_can_read_all, permissions.user_can_tend
register_permission_policy(Placement, WrittenElsewhere(Placement, view=_read))
register_snippet(placements.PlacementViewSet)
register_panel(placements.PANEL)
register_panel(placements.SILENCE)
register_panel(confirmations.PANEL)
register_permission_policy(Certificate, WrittenElsewhere(Certificate, view=_read, change=_tend))
register_snippet(certificates.CertificateViewSet)
register_panel(certificates.PANEL)

register_permission_policy(Objection, WrittenElsewhere(Objection, view=_tend, change=_tend))
register_snippet(objections.ObjectionViewSet)
register_panel(objections.PANEL)


@hooks.register("register_admin_urls")
def issue_addresses() -> list[URLPattern]:
    return certificates.urlpatterns()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
