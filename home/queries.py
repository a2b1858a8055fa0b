"""One address for one answer: what a costly view does not read, nobody's query may hold.

The page cache keeps no page whose query it does not know, so any `?x=n` would be made anew at its
full price.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict

View = Callable[..., HttpResponse]


def led_to(request: HttpRequest, wanted: QueryDict) -> HttpResponse | None:
    """To the same address with the query `wanted`; None for who asked so already."""
    if dict(request.GET.lists()) == dict(wanted.lists()):
        return None
    query = wanted.urlencode()
    return HttpResponsePermanentRedirect(f"{request.path}?{query}" if query else request.path)


def reads_only(*names: str) -> Callable[[View], View]:
    """The view with the last value of each of `names`; whoever writes more is led there."""

    def decorated(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            wanted = QueryDict(mutable=True)
            wanted.update({name: request.GET[name] for name in names if name in request.GET})
            return led_to(request, wanted) or view(request, *args, **kwargs)

        return answer

    return decorated
