"""What people are told who tried too often: when to try again, with what they had typed."""

import math
import time
from collections.abc import Callable, Iterator

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal import security_log, visitors
from portal.users import names

USUAL = 60  # seconds
# Fields that may go to and fro; passwords and codes are typed again.
KEPT = ("name", "phone", "email", "login", "next")
LONGEST = 2_000  # letters of each


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429, in both languages; allauth calls it (`handler429` of the URL map)."""
    security_log.note("tried too often", request=request)
    return respond(request, 429, try_again_after(request, request.POST.get("email", "")))


def respond(request: HttpRequest, status: int, seconds: int) -> HttpResponse:
    kept = [(name, value[:LONGEST]) for name in KEPT if (value := request.POST.get(name))]
    context = {"minutes": minutes_of(seconds), "kept": kept, "address": request.path}
    response = render(request, "429.html", context, status=status)
    response.headers["Retry-After"] = str(seconds)
    return response


def minutes_of(seconds: int) -> int:
    """Rounded up: who comes back then is let through."""
    return math.ceil(seconds / 60)


def refusals_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A form that was refused for trying too often is shown again, as 429."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        seconds = getattr(request, "try_again_after", None)
        if seconds and response.status_code == 200:
            response.status_code = 429
            response.headers["Retry-After"] = str(seconds)
        return response

    return answer


def try_again_after(request: HttpRequest, account: str = "") -> int:
    """Seconds until the limits that this request has met let it through; kept at the request."""
    waits = [wait for wait in _waits(request, names.read(account)[1]) if wait > 0]
    request.try_again_after = max(waits, default=USUAL)
    return request.try_again_after


def wait_of(
    request: HttpRequest,
    *,
    app: str,
    action: str,
    key: str = "",
    config: dict[str, str] | None = None,
) -> int:
    """Seconds until one limit lets this visitor through; 0 when it does."""
    waits = []
    for rate in ratelimit.get_rates(app=app, action=action, config=config):
        if rate.per == "user" and not request.user.is_authenticated:
            continue
        name = ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key)
        history = ratelimit.cache.get(name, [])
        if len(history) >= rate.amount:
            waits.append(history[-1] + rate.duration - time.time())
    return max(0, math.ceil(max(waits, default=0)))


def _waits(request: HttpRequest, account: str) -> Iterator[int]:
    """Of each limit that is used up for this visitor, and for the account that was named."""
    for action in app_settings.RATE_LIMITS:
        for key in (account, f"{visitors.network_of(request)} {account}"):
            yield wait_of(request, app="allauth.account", action=action, key=key)
