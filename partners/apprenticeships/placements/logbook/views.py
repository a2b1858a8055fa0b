"""The logbook on a device: a page that opens without a signal, the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.queries import reads_only
from partners.apprenticeships.placements.workspace.logbook_forms import DeviceForm


@require_safe
@reads_only()
def on_device(request: HttpRequest) -> HttpResponse:
    """Whose it is, and of which apprenticeship, only the device knows (js/logbook.js)."""
    return render(request, "placements/on_device.html", {"write": DeviceForm()})
