"""How often one form of one person may wait for its log-in: each time makes a session of nobody."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest

from home.drafts import keeping, marks
from portal import security_log


def may_put(request: HttpRequest) -> bool:
    """Counted by what the mark of the form says, which only we can write."""
    mark = marks.read(request.POST.get(keeping.MARK, ""))
    if mark is None:
        return False
    limits, key = settings.STASH_LIMITS, f"{mark.person}/{mark.form}"
    used = ratelimit.consume(request, app="portal", action="stash", config=limits, key=key)
    if used is None:
        security_log.note("tried too often", request=request, limit="stash")
    return used is not None
