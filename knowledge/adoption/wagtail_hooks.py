"""Registers the actions of the log, the moderators' list, and what needs them today."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.dashboard import register_panel
from home.records import WrittenElsewhere
from knowledge.adoption import history
from knowledge.adoption.admin import reports
from knowledge.adoption.models import AdoptionReport
from knowledge.adoption.services import adoptions

register_permission_policy(
    AdoptionReport,
    WrittenElsewhere(
        AdoptionReport, view=adoptions.user_can_moderate, change=adoptions.user_can_moderate
    ),
)
register_snippet(reports.ReportViewSet)
register_panel(reports.PANEL)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, words) in history.WORDS.items():
        actions.register_action(name, label, words)
