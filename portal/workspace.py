"""The workspace: every address that answers one person, and only after signing in.

Public addresses are the same for everybody and stay in the page cache; where somebody may read
more, the room has a page here. What is answered here is `private, no-store`.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import include, path, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from home import sms, zones
from home.access import actor_of
from home.drafts import stash
from home.drafts.waiting import unfinished
from home.waiting import most_urgent_first, waiting_for
from partners.agreements.workspace import opened_to
from partners.membership.claiming import own
from partners.membership.models import Membership
from partners.membership.workspace import assisting
from partners.membership.workspace.organisation import chosen
from portal.throttles import stashes
from portal.users import names

SEGMENT = pgettext_lazy("url", "workspace/")
_LOG_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What waits for this person, for whom they act, and where to go from here."""
    actor = actor_of(request)
    asked = own.open_of(actor)
    cards = [*unfinished(actor), *(one.card for one in asked if one.card)]
    context = {
        "person": request.user,
        "signs_in_with": names.shown(request.user),
        "sms_is_offered": sms.is_offered(),
        "waiting": most_urgent_first([*waiting_for(actor), *cards]),
        "memberships": Membership.objects.live().of(actor).select_related("organisation"),
        "asked": [one for one in asked if not one.card],
        "doors": assisting.doors_of(actor),
        "agreements": opened_to(actor),
        "may_enter_admin": request.user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "portal/workspace.html", context)


def admin_door(request: HttpRequest) -> HttpResponseBase:
    """Where the admin sends those whom it does not let in: to the log-in, or, signed in already,
    to their workspace. A log-in would lead them back to the admin, and so on.
    """
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("workspace")
    return _LOG_IN(request)


urlpatterns = [
    path("", front, name="workspace"),
    path(pgettext_lazy("url", "agreements/"), include("partners.agreements.workspace")),
    path("", include("partners.membership.workspace.urls")),
    path("", include("partners.apprenticeships.applications.workspace.urls")),
    path("", include("partners.apprenticeships.workspace.urls")),
    path("", include("knowledge.adoption.workspace.urls")),
    path("", include("partners.apprenticeships.placements.workspace.urls")),
    path("", include("partners.apprenticeships.results.workspace.urls")),
    path(pgettext_lazy("url", "notices/"), include("home.notices.workspace")),
    path(pgettext_lazy("url", "tools/"), include("knowledge.saved.workspace")),
    path(pgettext_lazy("url", "consent/"), include("home.consent.workspace")),
    path(pgettext_lazy("url", "your-data/"), include("home.privacy.workspace")),
]


class PersonalAnswersMiddleware:
    """Inside the session's: keeps what was made for one person out of every cache.

    An answer is personal when it lies in the workspace, or when making it looked at who asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_in_workspace(request.path_info):
            request.hat = SimpleLazyObject(partial(chosen, request))  # read by the frame
            with zones.of_reader(request.user):
                response = self.get_response(request)
        else:
            response = self.get_response(request)
        if request.session.accessed or is_in_workspace(request.path_info):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Nobody sees what is in the workspace, or is not, without signing in."""
        if is_in_workspace(request.path_info) and not request.user.is_authenticated:
            if request.method == "POST" and stashes.may_put(request):
                stash.put(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        return None


def is_in_workspace(address: str) -> bool:
    return address.startswith(addresses())


@cache
def addresses() -> tuple[str, ...]:
    """Where it begins, in each language."""
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(f"/{code}/{pgettext('url', 'workspace/')}")
    return tuple(found)
