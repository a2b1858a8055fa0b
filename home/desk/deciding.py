"""What a decision in moderation did: "updated" does not say that readers see it now."""

from django.db.models import Model
from django.utils.translation import gettext as _

REJECT = "reject"


def said(action: str, record: Model, name: str = "") -> str:
    """Of a page or record with drafts, after `action` of its workflow."""
    name = name or str(record)
    if action == REJECT:
        return _("Sent back for changes: %s.") % name
    is_shown = type(record)._default_manager.filter(pk=record.pk, live=True).exists()
    return (_("Approved and published: %s.") if is_shown else _("Approved: %s.")) % name


class SaysWhatWasDecided:
    """For Wagtail's views that edit a snippet."""

    def get_success_message(self, instance: Model | None = None) -> str:
        if self.action != "workflow-action":  # type: ignore[attr-defined]  # a view's
            return str(super().get_success_message(instance))  # type: ignore[misc]
        return said(self.workflow_action, instance or self.object)  # type: ignore[attr-defined]
