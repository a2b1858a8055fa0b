"""The sheet of one partner as a page to print and as a PDF; the same for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from home.cache import shelf
from partners.agreements.bilateral import pdf, wording
from partners.agreements.bilateral.facts import Sheet, sheet_of
from partners.agreements.bilateral.fitting import fitting
from partners.organisations.models import Organisation


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    sheet = fitting(_sheet(slug))
    totals = [{"value": value, "label": label} for value, label in wording.totals(sheet)]
    return render(request, "agreements/sheet.html", {"sheet": sheet, "totals": totals})


@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """Kept until something that it shows changes: drawing it costs more than any page."""
    content = shelf.kept(("bilateral sheet", slug), lambda: pdf.render(_sheet(slug)), alone=True)
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _sheet(slug: str) -> Sheet:
    """Raises Http404 for who is no partner, or in no agreement that is public."""
    partner = get_object_or_404(Organisation.objects.public(), slug=slug)
    sheet = sheet_of(partner)
    if sheet is None:
        raise Http404
    return sheet
