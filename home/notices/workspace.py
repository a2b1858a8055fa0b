"""Where a person without access to the admin chooses language and rhythm, and sees what was sent.

Under the workspace (portal/workspace.py), which asks for a log-in and keeps every answer private.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from home.access import actor_of
from home.notices import silence
from home.notices.forms import SettingsForm
from home.notices.models import Letter, State

SHOWN = 10  # letters


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """After saving, the page is shown in the language that was chosen."""
    actor = actor_of(request)
    form = SettingsForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_valid():
        form.save()
        with translation.override(form.cleaned_data["language"]):
            return redirect(f"{reverse('notices:settings')}?saved")
    sent = Letter.objects.filter(recipient=actor.person, state=State.SENT)
    context = {
        "form": form,
        "email": actor.person.email,
        "is_silent": bool(silence.among([actor.person.pk])),
        "letters": sent.order_by("-finished_at")[:SHOWN],
        "is_saved": "saved" in request.GET and not form.is_bound,
    }
    return render(request, "notices/workspace/settings.html", context)


app_name = "notices"
urlpatterns = [path("", choose, name="settings")]
