"""How often codes of printed invitations are tried: from one network, and from everywhere.

What is right is not counted.
"""

from dataclasses import dataclass

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal import security_log, visitors
from portal.throttles import answers

APP = "portal"


@dataclass(frozen=True, slots=True)
class Try:
    """One try that was counted; `refusal` answers who tried too often."""

    used: ratelimit.RateLimitUsage
    refusal: HttpResponse | None = None

    def take_back(self) -> None:
        self.used.rollback()


def try_once(request: HttpRequest) -> Try:
    limits = settings.PAPER_CODE_LIMITS
    used: list[ratelimit.SingleRateLimitUsage] = []
    for action, key in (
        ("paper_code", visitors.network_of(request)),
        ("paper_code_everywhere", ""),
    ):
        given = {"app": APP, "action": action, "config": limits, "key": key}
        usage = ratelimit.consume(request, **given)
        if usage is None:
            security_log.note("tried too often", request=request, limit=action)
            wait = answers.wait_of(request, **given)
            return Try(ratelimit.RateLimitUsage(used), answers.respond(request, 429, wait))
        used += usage.usage
    return Try(ratelimit.RateLimitUsage(used))
