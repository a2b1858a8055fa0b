"""The sheets and the folder of a matched round as one download, where it is made in seconds."""

import tempfile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of, require
from partners.apprenticeships.applications.services.looking import user_can_look
from partners.apprenticeships.results import exporting
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.models import Round

MOST = 1_000
"""Applications of a round that is packed while somebody waits, some ten seconds; more have
`manage.py export_round`.
"""


def user_can_take_files(actor: Actor) -> bool:
    """They hold the names of cooperatives and what each got."""
    return user_can_look(actor) and actor.has("results.view_result")


def is_small(matching: Matching) -> bool:
    return int(matching.figures["applications"]) <= MOST


@require_safe
def folder(request: HttpRequest, pk: int) -> HttpResponseBase:
    require(user_can_take_files(actor_of(request)))
    round = get_object_or_404(Round, pk=pk)
    matching = Matching.objects.standing(round)
    if matching is None or not is_small(matching):
        raise Http404
    language: Language = "en" if get_language() == "en" else "id"
    packed: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        exporting.write_zip(matching, packed, language)
    except FileNotFoundError as error:
        packed.close()
        raise Http404 from error
    packed.seek(0)
    name = f"{round.code}.zip"
    answer = FileResponse(packed, as_attachment=True, filename=name, content_type="application/zip")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


urlpatterns = [path("<int:pk>/folder.zip", folder, name="folder")]
