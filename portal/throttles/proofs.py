"""How many codes are sent: to one address or number, for one network, and by short message at all.

The last keeps a stranger from spending the portal's money; it holds for everybody then.
"""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal import security_log
from portal.throttles import answers

APP = "portal"


def refusal(request: HttpRequest, contact: str) -> HttpResponse | None:
    """The answer to who asks too often; None when one more may be sent, which is counted."""
    limits = settings.PROOF_LIMITS
    actions = [("proof", contact)]
    if "@" not in contact:
        actions.append(("proof_texts", ""))
    for action, key in actions:
        if ratelimit.consume(request, app=APP, action=action, config=limits, key=key) is None:
            security_log.note("tried too often", request=request, limit=action)
            wait = answers.wait_of(request, app=APP, action=action, config=limits, key=key)
            return answers.respond(request, 429, wait)
    return None
