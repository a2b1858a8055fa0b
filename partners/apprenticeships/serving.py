"""A file that a host brought, as long as its offer shows it to everybody."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from home.uploads.serving import ONE_WEEK, guard
from partners.apprenticeships.models import Offer, OfferFile


@require_safe
def published(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """To everybody, as long as the page of the offer shows it. Caches that many share ask again
    each time: it may be taken off.
    """
    offer = get_object_or_404(Offer.objects.public(), slug=slug)
    shown = OfferFile.objects.shown_by(offer).distinct()
    response = sent(get_object_or_404(shown, key=key))
    response.headers["Cache-Control"] = f"public, max-age={ONE_WEEK}, s-maxage=0"
    return response


def sent(file: OfferFile) -> HttpResponseBase:
    """Photos in their place, documents as a download. Raises Http404 when it is not there."""
    if not file.file.storage.exists(str(file.file.name)):
        raise Http404
    response = FileResponse(
        file.file.open(),
        as_attachment=not file.width,
        filename="foto.jpg" if file.width else file.name,
        content_type=file.media_type,
    )
    return guard(response, file.name)
