"""An offer that somebody relies on is taken off the site, never deleted: alone, or with others."""

from collections.abc import Iterable

from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from partners.apprenticeships.lifecycle import BEGUN
from partners.apprenticeships.models import Batch, Offer

LIST = "wagtailsnippets_apprenticeships_offer:list"


def keep_what_is_relied_on(request: HttpRequest, objects: Iterable[Model]) -> HttpResponse | None:
    """Before Wagtail asks, and before it deletes: batches were opened, or a round names them."""
    offers = [one.pk for one in objects if isinstance(one, Offer)]
    opened_or_named = Q(state__in=BEGUN) | Q(rounds__isnull=False)
    batches = Batch.objects.filter(opened_or_named, offer__in=offers).select_related("offer")
    kept = sorted({str(batch.offer) for batch in batches}) if offers else []
    if not kept:
        return None
    words = _("Batches of %(offers)s were opened or are in a round. Take it off the site instead.")
    messages.error(request, words % {"offers": ", ".join(kept)})
    return redirect(LIST)
