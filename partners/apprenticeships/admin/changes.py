"""What a draft of a published offer changes: the way to both versions, side by side."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from partners.apprenticeships.models import Offer

COMPARE = "wagtailsnippets_apprenticeships_offer:revisions_compare"


def address_of(offer: Offer) -> str | None:
    """Where what readers see stands beside the newest draft; None where both are the same."""
    if offer.pk is None or not offer.live or not offer.has_unpublished_changes:
        return None
    return reverse(COMPARE, args=[offer.pk, "live", "latest"])


class ChangesPanel(HelpPanel):
    """Above the fields: who approves reads what is different before anything else."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.address = address_of(self.instance) if self.instance else None
            self.content = format_html(
                '{} <a href="{}">{}</a>',
                _("Readers see an older version than the one in this form."),
                self.address or "",
                _("See what is different"),
            )

        def is_shown(self) -> bool:
            return super().is_shown() and self.address is not None
