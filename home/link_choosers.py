"""Links in texts: Wagtail's choosers of addresses that are no page, with names for their fields."""

from typing import Any

from django.forms import Form
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms import choosers
from wagtail.admin.views import chooser

LABELS: dict[str, str | Promise] = {
    "link_text": _("text of the link"),
    "email_address": _("e-mail address"),
    "subject": _("subject"),
    "body": _("text of the e-mail"),
    "phone_number": _("telephone number"),
}


def _named(form_class: type[Form]) -> type[Form]:
    class Named(form_class):  # type: ignore[misc,valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            for name, label in LABELS.items():
                if name in self.fields:
                    self.fields[name].label = label

    return Named


VIEWS = {
    "external": (chooser.ExternalLinkView, choosers.ExternalLinkChooserForm),
    "email": (chooser.EmailLinkView, choosers.EmailLinkChooserForm),
    "phone": (chooser.PhoneLinkView, choosers.PhoneLinkChooserForm),
    "anchor": (chooser.AnchorLinkView, choosers.AnchorLinkChooserForm),
}


def link_chooser_urls() -> list[URLPattern]:
    """Under Wagtail's own addresses, so they are to come before its own."""
    return [
        path(
            f"choose-{kind}-link/",
            require_admin_access(
                type(view.__name__, (view,), {"form_class": _named(form)}).as_view()
            ),
        )
        for kind, (view, form) in VIEWS.items()
    ]
