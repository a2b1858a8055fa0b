"""Saved tools, under the workspace.

The page of a tool is one for all readers, so its form carries no token: what it sends is taken from
our own pages only, as the browser says, and asked about once more otherwise, and after signing in.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from home.access import actor_of
from knowledge.saved import services
from knowledge.saved.finding import kept_by, published_at

ADDRESSES = "tool"  # of pages, with commas between, where they are kept through signing in


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        key = request.POST.get("drop", "")
        if key.isdecimal() and len(key) < 19:
            services.drop(request.user, int(key), by=actor_of(request))
            messages.success(request, _("It is kept on your account no longer."))
        return redirect("saved_tools:mine")
    return render(request, "knowledge/workspace/saved.html", {"saved": kept_by(request.user)})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Saves what one of our pages sends; asks whoever comes by another way."""
    if request.method == "POST" and _is_from_here(request):
        return _save(request)
    tools = published_at(_asked(request))
    context = {"tools": tools, "query": request.GET.urlencode()}
    return render(request, "knowledge/workspace/save.html", context)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """With the token of the page that asked."""
    return _save(request)


def _save(request: HttpRequest) -> HttpResponse:
    try:
        tools = services.save(request.user, _asked(request), by=actor_of(request))
    except services.TooManySaved as refusal:
        told = _("You keep %(most)s tools already. Remove some first.")
        messages.error(request, told % refusal.facts)
    else:
        if tools:
            messages.success(request, _("Kept on your account."))
        else:
            messages.error(request, _("There was no tool of the library to keep."))
    return redirect("saved_tools:mine")


def _asked(request: HttpRequest) -> list[str]:
    return request.GET.get(ADDRESSES, "").split(",")


def _is_from_here(request: HttpRequest) -> bool:
    """Browsers since 2023 say it; before, the origin."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


app_name = "saved_tools"
urlpatterns = [
    path("", mine, name="mine"),
    path(pgettext_lazy("url", "save/"), offer, name="offer"),
    path(pgettext_lazy("url", "save/now/"), save, name="save"),
]
