"""The logbook as both sides read it, its photos, and what a device sends to it."""

from typing import Any

from django.db.models import Prefetch
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from home.access import actor_of, require
from home.desk.refusals import Refusal
from home.drafts.marks import on_device
from home.uploads.photos import MEDIA_TYPE
from home.uploads.refusals import UploadRefused
from home.uploads.serving import guard
from home.uploads.wording import explain as explain_upload
from partners.apprenticeships.placements.logbook import permissions
from partners.apprenticeships.placements.logbook.rules import Hindrance, is_written
from partners.apprenticeships.placements.models import LogbookEntry, LogbookPhoto
from partners.apprenticeships.placements.models.logbook import MOST_ENTRIES, LogbookQuerySet
from partners.apprenticeships.placements.refusals import (
    DayIsNotOpen,
    KeyIsTaken,
    PhotoIsThere,
    TooManyEntries,
)
from partners.apprenticeships.placements.services import logbook as services
from partners.apprenticeships.placements.workspace.logbook_forms import (
    DeviceForm,
    SentEntryForm,
    SentPhotoForm,
)
from partners.apprenticeships.placements.workspace.pages import frame
from partners.apprenticeships.placements.workspace.seeing import Seen, seen
from partners.membership.workspace.standing import standing_of

WHY = {
    Hindrance.CALLED_OFF: gettext_lazy("The cooperative holds this place no more."),
    Hindrance.BEFORE: gettext_lazy("This day is before the apprenticeship."),
    Hindrance.AFTER: gettext_lazy("This day is after the apprenticeship."),
    Hindrance.AHEAD: gettext_lazy("This day is not here yet."),
    Hindrance.CLOSED: gettext_lazy(
        "The apprenticeship ended more than 30 days ago: its logbook is closed."
    ),
}


@require_safe
def logbook(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    found = _read(request, organisation, pk)
    placement = found.placement
    may_write = found.is_cooperative and permissions.user_can_write(found.standing.actor, placement)
    is_open = is_written(today=services.today(), **services.days_of(placement))
    rows = LogbookEntry.objects.select_related("photo", "written_by")
    entries = _entries(found).select_related("photo", "written_by").first_written()
    corrections = Prefetch("corrections", rows.order_by("pk"))
    context = {
        **frame(found.standing),
        "placement": placement,
        "is_host": found.is_host,
        "entries": entries.order_by("-day", "-pk").prefetch_related(corrections)[:MOST_ENTRIES],
        "may_write": may_write and is_open,
        "device": _device(request, found) if may_write and is_open else None,
        "write": DeviceForm(),
    }
    return render(request, "placements/logbook.html", context)


@require_safe
def photo(request: HttpRequest, organisation: str, pk: int, key: Any) -> HttpResponseBase:
    """As it was made anew. 404 for those who may not know that it is there."""
    found = _read(request, organisation, pk)
    kept = get_object_or_404(LogbookPhoto, key=key, entry__in=_entries(found))
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    response = FileResponse(kept.file.open(), filename="photo.jpg", content_type=MEDIA_TYPE)
    return guard(response, "photo.jpg")


@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """For js/logbook.js: who is signed in, with a token; or takes in an entry, or its photo.

    422 with the reason for what will never be taken in, 409 when another person is signed in.
    """
    found = _read(request, organisation, pk)
    require(
        found.is_cooperative and permissions.user_can_write(found.standing.actor, found.placement)
    )
    who = on_device(request.user)
    if request.method != "POST":
        return JsonResponse({"who": who, "token": get_token(request)})
    if request.POST.get("who") != who:
        return HttpResponse(status=409)
    try:
        problem = (_take_photo if "photo" in request.FILES else _take_entry)(request, found)
    except Refusal as refusal:
        problem = explain(refusal)
    return HttpResponse(problem, status=422 if problem else 200, content_type="text/plain")


def explain(refusal: Refusal) -> str:
    match refusal:
        case DayIsNotOpen():
            return str(WHY[refusal.facts["why"]])
        case KeyIsTaken():
            return _("An entry with this number is there already, with other words.")
        case TooManyEntries(facts={"is_of_day": True, "most": most}):
            said = _(
                "%(most)d entries stand for this day already, and no more are taken in. Save what "
                "you wrote as a file, or write it under another day."
            )
            return said % {"most": most}
        case TooManyEntries(facts={"most": most}):
            said = _(
                "%(most)d entries stand in this logbook already, and no more are taken in. Save "
                "what you wrote as a file."
            )
            return said % {"most": most}
        case PhotoIsThere():
            return _("This entry has another photo already.")
        case UploadRefused():
            return explain_upload(refusal)
        case _other:
            return _("This is not possible as the placement stands now.")


def _read(request: HttpRequest, organisation: str, pk: int) -> Seen:
    """Raises Http404; for the host from when it has stated the outcome."""
    found = seen(standing_of(actor_of(request), organisation), pk)
    if found.is_host and not found.is_cooperative and not permissions.host_reads(found.placement):
        raise Http404
    return found


def _entries(found: Seen) -> LogbookQuerySet:
    return permissions.entries_read(found.placement, by_host=not found.is_cooperative)


def _device(request: HttpRequest, found: Seen) -> dict[str, Any]:
    """What a device has to know to write without a signal."""
    placement, slug = found.placement, found.standing.organisation.slug
    return {
        "who": on_device(request.user),
        "at": reverse("placements:outbox", args=[slug, placement.pk]),
        "title": f"{placement.batch.offer.title} · {placement.host.short_name}",
        "first": placement.batch.starts_on.isoformat(),
        "last": placement.batch.ends_on.isoformat(),
    }


def _take_entry(request: HttpRequest, found: Seen) -> str:
    """What is wrong with it, in words; empty when it is taken in."""
    form = SentEntryForm(request.POST)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("key", "day", "words")}
        services.write(found.placement, by=found.standing.actor, **words)
    return _said(form)


def _take_photo(request: HttpRequest, found: Seen) -> str:
    form = SentPhotoForm(request.POST, request.FILES)
    if form.is_valid():
        rows = LogbookEntry.objects.filter(placement=found.placement)
        entry = get_object_or_404(rows, key=form.cleaned_data["key"])
        services.add_photo(entry, by=found.standing.actor, file=form.cleaned_data["photo"])
    return _said(form)


def _said(form: Any) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
