"""One application in words, for staff who answer a question or an appeal from it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.desk.conflict import Event, event_of
from partners.apprenticeships.applications.content_words import Line, Names, lines
from partners.apprenticeships.applications.demanding import answers
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.results.models import Reasons, Result
from partners.apprenticeships.results.reasons import sentences_of
from partners.apprenticeships.results.services import reading
from partners.apprenticeships.rounds.languages import Language

EVENTS_SHOWN = 20


def submissions_of(application: Application) -> list[Submission]:
    """The newest first."""
    return list(application.submissions.select_related("by").order_by("-number"))


def lines_of(application: Application) -> list[Line]:
    """What stands; nothing while nothing was handed in."""
    if application.standing is None:
        return []
    content = application.standing.content
    return lines(content, Names([content]), for_staff=True)


def result_of(application: Application) -> dict[str, Any] | None:
    """What the round decided, what was answered, and why, in the reader's language."""
    rows = Result.objects.select_related(
        "round", "application", "organisation", "place__batch__offer__host"
    )
    result = rows.filter(application=application).first()
    if result is None:
        return None
    language: Language = "en" if get_language() == "en" else "id"
    try:
        told = sentences_of(result, language)
    except Reasons.DoesNotExist:
        told = None
    return {"it": result, "told": told}


def files_of(actor: Actor, application: Application) -> dict[str, Any]:
    """Of the application's page: `files` with their addresses while the reader may read them, else
    only how many there are, `file_count`; nothing for who does not decide.
    """
    if not reading.user_can_read_files(actor) or not reading.are_needed(application):
        return {"files": [], "file_count": 0}
    found = reading.files_of(application)
    if not reading.user_sees_files(actor, application):
        return {"files": [], "file_count": len(found)}
    keys = [application.round_id, application.pk]
    told = answers(application.standing.content) if application.standing else {}
    files = [
        {
            "it": one,
            "url": reverse("rounds_admin:file", args=[*keys, one.key]),
            "answers": told.get(str(one.key), ""),
        }
        for one in found
    ]
    return {"files": files, "file_count": len(found)}


def history_of(application: Application) -> list[Event]:
    """What the cooperative and others did in this round, which the log keeps with the cooperative,
    and who of the staff looked at names.
    """
    log = ModelLogEntry.objects
    done = log.for_instance(application.organisation)
    looked = log.for_instance(application)
    entries = (done.filter(data__round=application.round.code) | looked).select_related("user")
    return [event_of(entry) for entry in entries.order_by("-timestamp", "-pk")[:EVENTS_SHOWN]]
