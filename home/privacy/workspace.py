"""Data about you, under the workspace: seen, taken along, corrected, erased."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from home.access import actor_of
from home.desk.site import SiteActView
from home.privacy import leaving, services, workspace_merging
from home.privacy.forms import CorrectForm
from home.privacy.held import Erasure
from home.privacy.stored import counted, everything, grouped
from home.privacy.unknown import require_all_known


@require_safe
def stored(request: HttpRequest) -> HttpResponse:
    """What is stored, by room, and where it comes from."""
    context = {"groups": grouped(request.user)}
    return render(request, "privacy/workspace/stored.html", context)


@require_safe
@reauthentication_required
def download(request: HttpRequest) -> HttpResponse:
    """All of it, as a file that programs read."""
    today = timezone.localdate()
    answer = JsonResponse(everything(request.user), json_dumps_params={"indent": 1})
    if request.method == "GET":
        services.note_download(request.user, by=actor_of(request))
    answer.headers["Content-Disposition"] = f'attachment; filename="data-{today}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Shows what goes and what stays; asked for the password, then done."""
    person = request.user
    require_all_known()
    if request.method == "POST":
        try:
            services.erase(person, by=actor_of(request))
        except leaving.IsHindered:
            pass  # the page below says what hinders
        else:
            logout(request)
            return render(request, "privacy/workspace/erased.html")
    kinds = counted(person)
    context = {
        "hindrances": leaving.hindrances(person),
        "warnings": leaving.warnings(person),
        "deleted": [one for one in kinds if one.held.erasure is Erasure.DELETE],
        "emptied": [one for one in kinds if one.held.erasure is Erasure.EMPTY],
        "kept": [one for one in kinds if one.held.erasure is Erasure.KEEP],
    }
    return render(request, "privacy/workspace/erase.html", context)


class Correct(SiteActView):
    """One's name and language; address and number are changed on the pages of the account."""

    form_class = CorrectForm
    page_title = _("Correct your data")
    done = _("Your data is corrected.")

    def get_initial(self) -> dict[str, Any]:
        person = self.actor.person
        names = ("first_name", "last_name", "language")
        return {**super().get_initial(), **{name: getattr(person, name) for name in names}}

    def act(self, form: CorrectForm) -> None:
        services.correct(self.actor.person, **form.words, by=self.actor)

    def about(self) -> str:
        return ""

    def get_success_url(self) -> str:
        return reverse("privacy:stored")


app_name = "privacy"
urlpatterns = [
    path("", stored, name="stored"),
    path(pgettext_lazy("url", "download/"), download, name="download"),
    path(pgettext_lazy("url", "correct/"), Correct.as_view(), name="correct"),
    path(pgettext_lazy("url", "erase/"), erase, name="erase"),
    path(pgettext_lazy("url", "merge/"), workspace_merging.begin, name="merge"),
    path(pgettext_lazy("url", "merge/other/"), workspace_merging.confirm, name="merge_other"),
]
