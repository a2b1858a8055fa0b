"""The page on which anybody matches a list. Nothing of it is kept."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.sheets.writer import XLSX
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.forms import ListForm
from partners.organisations.reconciliation.limits import may_ask
from partners.organisations.reconciliation.register import StoredRegister
from partners.organisations.reconciliation.results import MOST_SHOWN, Results
from partners.organisations.reconciliation.tables import MOST_PASTED, HandedIn, as_text

TEMPLATE = "organisations/reconciliation/list.html"
CSV = "text/csv; charset=utf-8"


# It changes nothing, whoever sends it from wherever: a token would make a cookie of a page that
# answers everybody alike and is kept by the page cache.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def match_list(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, TEMPLATE, {"form": ListForm()})
    if not may_ask(request, "list"):
        refusal: HttpResponse = ratelimit.respond_429(request)
        return refusal
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _unkept(render(request, TEMPLATE, {"form": form}, status=422))
    handed_in: HandedIn = form.cleaned_data["handed_in"]
    found = answers(handed_in.rows, StoredRegister(), form.cleaned_data["within"])
    results = Results(handed_in, found)
    wanted = request.POST.get("answer")
    if wanted in {"xlsx", "csv"}:
        return _unkept(_file(results, wanted))
    return _unkept(render(request, TEMPLATE, _shown(form, results)))


def _shown(form: ListForm, results: Results) -> dict[str, object]:
    """With the rows of a file in the field of pasted ones, so that they can be downloaded."""
    handed_in = results.handed_in
    is_kept = len(handed_in.cells) <= MOST_PASTED
    text = as_text(handed_in) if form.cleaned_data.get("file") else form.cleaned_data["rows"]
    again = ListForm(
        initial={"rows": text if is_kept else "", "region": form.cleaned_data["region"]}
    )
    return {
        "form": again,
        "results": results,
        "handed_in": handed_in,
        "must_choose_again": not is_kept,
        "more": max(0, results.unsure - MOST_SHOWN),
    }


def _file(results: Results, ending: str) -> HttpResponse:
    content = results.xlsx() if ending == "xlsx" else results.csv()
    response = HttpResponse(content, content_type=XLSX if ending == "xlsx" else CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="daftar-dicocokkan.{ending}"'
    return response


def _unkept(response: HttpResponse) -> HttpResponse:
    """It holds somebody's list."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
