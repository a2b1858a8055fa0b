"""Uploaded files, sent to those who may read them, so that a browser never runs what somebody
uploaded.

Pictures lie under `/media/`, as the pages that show them say; documents have an address of their
own, `/documents/…`. Both follow the collection in which they lie, and the pages that offer them:
what is on closed pages only is closed itself, and a document that nothing published names is for
editors. A web server in front must not take `/media/` over.
"""

from collections import defaultdict
from collections.abc import Iterator
from posixpath import normpath
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.documents.models import AbstractDocument
from wagtail.documents.views.serve import serve as serve_document
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.wagtail_hooks import require_wagtail_login

from home import visibility
from home.access import NOBODY, Actor, actor_of
from home.cache.declared import declaration_of
from home.uploads.serving import ONE_WEEK, guard

PICTURES, PORTRAITS = ("images", "original_images"), "avatar_images"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One picture: sandboxed, never sniffed, as a download unless it is a picture or PDF.

    Raises Http404 for what is no picture, what is not there, what this reader may not see, and for
    every other way to write its address. Caches that many share ask again each time: it may be
    closed meanwhile.
    """
    folder = path.partition("/")[0]
    if path != normpath(path) or not (
        (folder in PICTURES and _may_see_picture(request, path))
        or (folder == PORTRAITS and actor_of(request).has("wagtailadmin.access_admin"))
    ):
        raise Http404
    response = guard(serve(request, path, document_root=str(settings.MEDIA_ROOT)), path)
    response.headers["Cache-Control"] = f"public, max-age={ONE_WEEK}, s-maxage=0"
    return response


@require_safe
def document(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """One document, through Wagtail's check of who may read it, with the same headers.

    Caches ask again: the file behind an address may be replaced, or become private.
    """
    response: HttpResponseBase = serve_document(request, document_id, name)
    if not response.streaming:
        return response  # a login, a password, or "not changed"
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]  # Wagtail writes the word
    response.headers["Cache-Control"] = "no-cache"
    return guard(response, name)


def follow_what_offers_it(
    document: AbstractDocument, request: HttpRequest
) -> HttpResponseBase | None:
    """Before a document is sent: None when something that offers it may be read, or when nothing
    does and its collection says for whom it is, which Wagtail asks.

    What only drafts name is named by nothing: it is for its editors.
    Else the log-in, where that could help. Raises Http404.
    """
    offering = _offering(document)
    if offering:
        is_open = _is_open(offering)
    else:
        is_open = document.collection.get_view_restrictions().exists()
    if is_open or _may_work_with(request, document) or _is_open_to(request, offering):
        return None
    for page in _live_pages(offering):
        kinds = page.get_view_restrictions().values_list("restriction_type", flat=True)
        if PageViewRestriction.PASSWORD not in kinds and not actor_of(request).person:
            log_in: HttpResponseBase = require_wagtail_login(next=request.get_full_path())
            return log_in
    raise Http404


def _may_see_picture(request: HttpRequest, path: str) -> bool:
    """Whether no collection and no page closes it, or not to this reader.

    Most sites have nothing closed, so that two small questions answer; a picture's name has no
    index. Upper and lower case are the same file on some disks.
    """
    if not (CollectionViewRestriction.objects.exists() or PageViewRestriction.objects.exists()):
        return True
    named = Q(file__iexact=path) | Q(renditions__file__iexact=path)
    picture = get_image_model().objects.filter(named).select_related("collection").first()
    if picture is None:
        return False
    closing, offering = picture.collection.get_view_restrictions(), _offering(picture)
    if not closing and _is_open(offering):
        return True
    return _may_work_with(request, picture) or (
        all(one.accept_request(request) for one in closing)
        and (_is_open(offering) or _is_open_to(request, offering))
    )


def _may_work_with(request: HttpRequest, upload: Model) -> bool:
    """Staff who may change, choose or delete it."""
    policy = policy_registry.get_by_type(type(upload))
    rights = ["change", "choose", "delete"]
    return bool(policy.user_has_any_permission_for_instance(request.user, rights, upload))


def _offering(upload: Model) -> list[QuerySet[Any]]:
    """What names it for readers, as a file to download, a picture or in a text: rows of each kind.

    Pages stand for themselves, whatever kind they are of.
    """
    kind = ContentType.objects.get_for_model(upload)
    naming = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(upload.pk))
    keys: dict[Any, set[str]] = defaultdict(set)
    for base, key in naming.values_list("base_content_type", "object_id"):
        keys[ContentType.objects.get_for_id(base).model_class()].add(key)
    return [
        model._default_manager.filter(pk__in=found)
        for model, found in keys.items()
        if (declared := declaration_of(model)) and not declared.is_quiet
    ]


def _is_open(offering: list[QuerySet[Any]]) -> bool:
    """To everybody: also a picture that nothing names."""
    return not offering or any(
        visibility.public(rows).exists() if rows.model is Page else _knows(rows, NOBODY)
        for rows in offering
    )


def _is_open_to(request: HttpRequest, offering: list[QuerySet[Any]]) -> bool:
    """To this reader, signed in or with the password of a page."""
    return any(
        _knows(rows, actor_of(request)) for rows in offering if rows.model is not Page
    ) or any(
        all(one.accept_request(request) for one in page.get_view_restrictions())
        for page in _live_pages(offering)
    )


def _knows(rows: QuerySet[Any], actor: Actor) -> bool:
    """Rows that do not say who may know of them are there for all."""
    return (rows.visible_to(actor) if hasattr(rows, "visible_to") else rows).exists()


def _live_pages(offering: list[QuerySet[Any]]) -> Iterator[Page]:
    for rows in offering:
        if rows.model is Page:
            yield from rows.filter(live=True)
