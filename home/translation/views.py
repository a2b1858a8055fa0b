"""The button by which an editor hands a translation in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.models import Page

from home.access import actor_of
from home.translation import handing_in

# Wagtail's own way to send a form from a message; see its lock of a page.
BUTTON = (
    '<span class="buttons"><button type="button" class="button button-small button-secondary" '
    'data-controller="w-action" data-action="w-action#post" data-w-action-url-value="{}">'
    "{}</button></span>"
)


def hand_in_note(page: Page) -> SafeString:
    text = _("What you translate is kept at once. When it is finished, a moderator publishes it.")
    url = reverse("hand_in_translation", args=[page.pk])
    return format_html("{} {}", text, format_html(BUTTON, url, _("Hand in for publishing")))


class HandInView(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=pk).specific
        try:
            handing_in.hand_in(page, by=actor_of(request))
        except handing_in.NothingToHandIn:
            messages.warning(request, _("This translation has been handed in already."))
        else:
            messages.success(request, _("Handed in. A moderator publishes the translation."))
        return redirect("wagtailadmin_pages:edit", page.pk)
