"""Passwords of pages and of collections: tried a few times from one network, then a pause.

Nobody else waits for it; only how often one password is tried from everywhere is bounded as well.
What is right is not counted.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.documents.views.serve import authenticate_with_password as of_collection
from wagtail.views import authenticate_with_password as of_page

from portal import security_log, visitors
from portal.throttles import answers

APP = "portal"
View = Callable[..., HttpResponse]


def _throttled(view: View, name: str, kind: str) -> View:
    """`name`: of the keyword with the restriction's key."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, **kwargs)
        asked = f"{kind} {kwargs[name]}"
        used: list[ratelimit.SingleRateLimitUsage] = []
        for action, key in (
            ("page_password", f"{visitors.network_of(request)} {asked}"),
            ("page_password_network", ""),
            ("page_password_everywhere", asked),
        ):
            limits = settings.PAGE_PASSWORD_LIMITS
            usage = ratelimit.consume(request, app=APP, action=action, config=limits, key=key)
            if usage is None:
                security_log.note("tried too often", request=request, limit=action, password=asked)
                return answers.respond(request, 429, _longest(limits[action]))
            used += usage.usage
        response = view(request, **kwargs)
        if response.status_code == 302:
            ratelimit.RateLimitUsage(used).rollback()
        else:
            security_log.note("page password refused", request=request, password=asked)
        return response

    return answer


def _longest(limit: str) -> int:
    """Seconds after which a limit lets everybody through again."""
    return int(max(rate.duration for rate in ratelimit.parse_rates(limit)))


page_password = _throttled(of_page, "page_view_restriction_id", "page")
collection_password = _throttled(of_collection, "restriction_id", "collection")
