"""What one agreed to, under the workspace: read, answered, withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.access import actor_of
from home.consent import services
from home.consent.asking import asked_of
from home.consent.terms import NECESSARY, TERMS


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        _answer(request)
        return redirect("consent:mine")
    context = {"asked": asked_of(request.user), "necessary": NECESSARY}
    return render(request, "consent/workspace/mine.html", context)


def _answer(request: HttpRequest) -> None:
    """Raises Http404 for what nobody asks."""
    purpose, version = request.POST.get("purpose", ""), request.POST.get("version", "")
    does = {"yes": services.give, "no": services.withdraw}.get(request.POST.get("answer", ""))
    if does is None or purpose not in TERMS:
        raise Http404
    try:
        does(request.user, purpose, version, by=actor_of(request))
    except services.IsAnotherVersion:
        messages.error(request, _("The text has changed meanwhile. Read it, and answer again."))
    else:
        messages.success(request, _("Your answer holds from now on."))


app_name = "consent"
urlpatterns = [path("", mine, name="mine")]
