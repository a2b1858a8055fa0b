"""The two directories and the page of one organisation."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partners.organisations import listing
from partners.organisations.directory import Directory, page_of
from partners.organisations.merging import merged_where
from partners.organisations.models import Organisation

PER_PAGE = 12


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    directory = listing.partners(request.GET)
    context = _list_context(request, directory)
    context["countries"] = [
        {
            "label": f"{option.label} · {option.count}",
            "url": f"{reverse('organisations:list')}?country={option.value}#results",
        }
        for option in directory.options("country")
    ]
    return render(request, "organisations/partner_list.html", context)


@require_safe
def cooperative_list(request: HttpRequest) -> HttpResponse:
    directory = listing.cooperatives(request.GET)
    context = _list_context(request, directory)
    context["provinces"] = [
        {
            "code": option.value,
            "value": option.count,
            "url": f"{reverse('cooperatives:list')}?province={option.value}#results",
        }
        for option in directory.options("province")
    ]
    return render(request, "organisations/cooperative_list.html", context)


@require_safe
def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, "organisations/partner_detail.html")


@require_safe
def cooperative_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, "organisations/cooperative_detail.html")


def _detail(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    """Each organisation has one address; the other room and its code lead there,
    and the addresses of those that were merged into it.
    """
    organisations = Organisation.objects.public().for_page()
    organisation = organisations.filter(slug=slug).first()
    if organisation is None:
        known = Q(code=slug) | merged_where(Q(slug=slug) | Q(code=slug))
        organisation = get_object_or_404(organisations, known)
    if organisation.get_absolute_url() != request.path:
        return HttpResponsePermanentRedirect(organisation.get_absolute_url())
    return render(request, template, {"organisation": organisation})


def _list_context(request: HttpRequest, directory: Directory) -> dict[str, object]:
    rows = directory.results.for_cards().order_by("name", "pk")
    return {
        "directory": directory,
        "page": page_of(rows, request.GET.get("page"), PER_PAGE),
        "text": listing.text_of(request.GET),
    }
