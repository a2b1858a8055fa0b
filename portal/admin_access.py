"""Access to the admin: who may enter at all, with what, and what stays closed to them there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal import closed, workspace
from portal.users import second_factor, sessions

ADMIN = "/admin/"
OPEN = ("admin_door", "wagtailadmin_logout", "wagtailadmin_javascript_catalog")


class AdminAccessMiddleware:
    """Inside the log-in's: before each view of the admin and of the workspace.

    Who needs a second factor is led to set one up first, wherever the way in was; and nothing is
    told of what is closed (`portal.closed`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        is_admin = request.path_info.startswith(ADMIN)
        if not is_admin and not workspace.is_in_workspace(request.path_info):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in OPEN and second_factor.is_missing(request.user):
            messages.warning(request, _("Set up a second factor first: your account may do much."))
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('mfa_activate_totp')}?{query}")
        if is_admin:
            if not request.session.get(sessions.IS_STAFF) and request.user.has_perm(
                "wagtailadmin.access_admin"
            ):
                request.session[sessions.IS_STAFF] = True  # the right came after the log-in
            closed.refuse_what_is_closed(request, view, kwargs)
        return None
