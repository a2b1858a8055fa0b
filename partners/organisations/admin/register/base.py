"""What the pages of lists for the register share: who may enter, which list, the way back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView
from partners.organisations.importing.words import of_refusal
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services

HISTORY, LOOK = "register_import:history", "register_import:look"


def may_look(actor: Actor) -> bool:
    return services.user_can(actor, "view")


def may_hand_in(actor: Actor) -> bool:
    """And say what columns mean, compare, decide about rows."""
    return services.user_can(actor, "add")


def may_write(actor: Actor) -> bool:
    """And take back."""
    return services.user_can(actor, "change")


def address_of(record: RegisterImport) -> str:
    return reverse(LOOK, args=[record.key])


class OfRegister(WagtailAdminTemplateMixin):  # type: ignore[misc]  # Wagtail is not typed
    """Below the history of lists; `handed_in` where a page is about one of them."""

    header_icon = "table"
    kwargs: dict[str, Any]

    @cached_property
    def handed_in(self) -> RegisterImport | None:
        if "key" not in self.kwargs:
            return None
        lists = RegisterImport.objects.select_related("by", "corrects")
        found: RegisterImport = get_object_or_404(lists, key=self.kwargs["key"])
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        trail = [{"url": reverse(HISTORY), "label": _("National register")}]
        if self.handed_in:
            trail.append({"url": address_of(self.handed_in), "label": self.handed_in.name})
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), *trail, here]


class LookingView(OfRegister, TemplateView):
    """A page to look at, for whoever may hand lists in."""

    actor: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(may_look(self.actor))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class RegisterAct(OfRegister, AdminActView):
    """An act on a list, or the handing in of one."""

    allowed = staticmethod(may_hand_in)
    explain = staticmethod(of_refusal)

    def find(self) -> None:
        self.record = self.handed_in

    def about(self) -> str:
        return str(self.record or _("National register"))

    def get_success_url(self) -> str:
        return address_of(self.record) if self.record else reverse(HISTORY)
