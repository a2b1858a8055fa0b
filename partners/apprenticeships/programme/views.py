"""The programme in figures: over all published rounds, of one of them, and to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from home.queries import reads_only
from partners.apprenticeships.programme import exports, page
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.rounds.models import Round


@require_safe
@reads_only()
def figures(request: HttpRequest) -> HttpResponse:
    rows = list(RoundFigures.objects.published().that_count())
    return render(request, "programme/figures.html", page.of_all(rows, _hosts()))


@require_safe
@reads_only()
def of_round(request: HttpRequest, code: str) -> HttpResponse:
    round = get_object_or_404(Round.objects.published(), code=code)
    row = RoundFigures.objects.filter(round=round).first()
    return render(request, "programme/round.html", page.of_round(round, row))


@require_safe
@reads_only()
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """All of it as `ending`: csv or xlsx; what is not told on the page is not in it either."""
    if ending not in exports.FORMATS:
        raise Http404
    content_type, write = exports.FORMATS[ending]
    content = write(list(RoundFigures.objects.published().that_count()), _hosts())
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="magang.{ending}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _hosts() -> list[HostFigures]:
    """Those that the site shows, by name; none of rounds of the demo, whose hosts are real."""
    if not Round.objects.published().real().exists():
        return []
    rows = HostFigures.objects.filter(host__is_public=True).select_related("host")
    return list(rows.order_by("host__name", "pk"))
