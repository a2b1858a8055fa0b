"""The page on which anybody matches a list. Nothing of it is kept."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.sheets.book import is_workbook, unpacked_size
from home.sheets.writer import XLSX
from partners.organisations.reconciliation.answers import answers_of
from partners.organisations.reconciliation.costing import cost, reading
from partners.organisations.reconciliation.forms import LONGEST_TEXT, ListForm
from partners.organisations.reconciliation.limits import PAUSE, may_ask, seconds_to_wait
from partners.organisations.reconciliation.places import read_row
from partners.organisations.reconciliation.register import StoredRegister
from partners.organisations.reconciliation.results import Results
from partners.organisations.reconciliation.tables import LIMITS, MOST_PASTED, HandedIn, as_text

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
        return _too_often(request, PAUSE)
    paid = _reading(request)
    if wait := seconds_to_wait(request, paid):
        return _too_often(request, wait)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _unkept(render(request, TEMPLATE, {"form": form}, status=422))
    handed_in: HandedIn = form.cleaned_data["handed_in"]
    within, read = form.cleaned_data["within"], [read_row(row) for row in handed_in.rows]
    if wait := seconds_to_wait(request, cost(read, within), paid):
        return _too_often(request, wait)
    found = answers_of(read, StoredRegister(), within)
    results = Results(handed_in, found)
    wanted = request.POST.get("answer")
    if wanted in {"xlsx", "csv"}:
        return _unkept(_file(results, wanted))
    return _unkept(render(request, TEMPLATE, _shown(form, results)))


def _reading(request: HttpRequest) -> int:
    """What is too large is not read, and costs nothing."""
    text = len(request.POST.get("rows", ""))
    spent = reading(text) if text <= LONGEST_TEXT else 0
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size or file.size > LIMITS.size:
        return spent
    content = file.read()
    file.seek(0)
    is_packed = is_workbook(content)
    unpacked = unpacked_size(content) if is_packed else 0
    # What unpacks to more is not read.
    size = unpacked if unpacked <= LIMITS.unpacked else 0
    return spent + reading(file.size, is_workbook=is_packed, unpacked=size)


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
    }


def _too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """With what was typed; a file is chosen again."""
    typed = {name: request.POST.get(name, "")[:LONGEST_TEXT] for name in ("rows", "region")}
    context = {"form": ListForm(initial=typed), "wait": seconds}
    answer = _unkept(render(request, TEMPLATE, context, status=429))
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _file(results: Results, ending: str) -> HttpResponse:
    content = results.xlsx() if ending == "xlsx" else results.csv()
    response = HttpResponse(content, content_type=XLSX if ending == "xlsx" else CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="daftar-dicocokkan.{ending}"'
    return response


def _unkept(response: HttpResponse) -> HttpResponse:
    """It holds somebody's list."""
    response.headers["Cache-Control"] = "private, no-store"
    return response
