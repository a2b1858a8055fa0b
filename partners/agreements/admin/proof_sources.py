"""What can be chosen as proof of a kept promise.

Tools are pages. Records of later rooms, such as apprenticeship offers, register themselves
here from their `wagtail_hooks.py`, so that this room need not know them:

    register_source("offer", Source(_("An apprenticeship offer"), Offer))
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from partners.agreements.models import Document


@dataclass(frozen=True)
class Source:
    """One kind of proof: its words, and the model to choose from (None: an address)."""

    label: Promise
    model: Any = None
    help_text: Promise | str = ""


_registered: dict[str, Source] = {
    "page": Source(
        _("A tool or another page"),
        Page,
        _("For example the tool that was translated and adapted under this promise."),
    ),
    "document": Source(
        _("A document of this agreement"),
        Document,
        _("For example the attendance list or the signed minutes. Choose one, or add a file."),
    ),
    "link": Source(
        _("A link"), None, _("For example a press release. Say what it shows: addresses die.")
    ),
}


def register_source(name: str, source: Source) -> None:
    """Offer another kind of record as proof. Registering a name again replaces it."""
    _registered[name] = source


def sources() -> dict[str, Source]:
    return dict(_registered)
