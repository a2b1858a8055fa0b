"""A file of a draft, for who may read the draft."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from home.access import actor_of
from partners.apprenticeships.hosting.files import user_can_read
from partners.apprenticeships.models import OfferFile
from partners.apprenticeships.serving import sent


@require_safe
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """To the people of its host, and to staff who read drafts; 404 for others."""
    rows = OfferFile.objects.select_related("organisation")
    found = get_object_or_404(rows, key=key)
    if not user_can_read(actor_of(request), found):
        raise Http404
    response = sent(found)
    response.headers["Cache-Control"] = "private, no-store"
    return response
