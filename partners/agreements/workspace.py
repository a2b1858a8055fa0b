"""What the register shows to staff and to a partner's people beyond what everybody reads.

Under the workspace (portal/workspace.py), which asks for a log-in and keeps every answer private.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from partners.agreements import permissions
from partners.agreements.detail import detail_of
from partners.agreements.models import Agreement, Document, PartnerAccess
from partners.agreements.models.querysets import AgreementQuerySet
from partners.agreements.views import served


def opened_to(reader: Actor) -> AgreementQuerySet:
    """Whose partners' documents this person may read: with a partner's account, as cards."""
    let_in = PartnerAccess.objects.filter(user=reader.person).values("agreement")
    return Agreement.objects.visible_to(reader).filter(pk__in=let_in).for_cards().newest_first()


def opens_more(person: Any, by: Actor) -> bool:
    """Whether this person's account lets read, or report on, what `by` may not."""
    if permissions.user_can_read_confidential(by) and permissions.user_can_change(by):
        return False
    own = PartnerAccess.objects.filter(user=by.person).values("agreement")
    return PartnerAccess.objects.filter(user=person).exclude(agreement__in=own).exists()


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The agreement with what this person may know of it. Staff read a draft as its latest
    version stands.
    """
    reader = actor_of(request)
    known = Agreement.objects.visible_to(reader).select_related("unit")
    found = get_object_or_404(known, slug=slug)
    shown = found if found.live else found.get_latest_revision_as_object()
    detail = detail_of(shown, reader, as_written=not found.live)
    context = {"agreement": shown, "detail": detail, "is_workspace": True}
    return render(request, "agreements/detail.html", context)


@require_safe
def document(request: HttpRequest, key: str) -> HttpResponseBase:
    """404 for those who may not know that it is there."""
    readable = Document.objects.visible_to(actor_of(request)).select_related("agreement")
    return served(get_object_or_404(readable, key=key))


app_name = "agreements_workspace"
urlpatterns = [
    path(pgettext_lazy("url", "documents/<uuid:key>/"), document, name="document"),
    path("<slug:slug>/", agreement, name="detail"),
]
