"""Cooperatives, which have a directory of their own."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import pgettext_lazy

from partners.organisations import downloading, views


class CodeOfARegion(StringConverter):
    """Also with the dots of the decree, which the view takes away."""

    regex = "[0-9][0-9.]*"


register_converter(CodeOfARegion, "region")
app_name = "cooperatives"
urlpatterns = [
    path("", views.cooperative_list, name="list"),
    path(pgettext_lazy("url", "suggest/"), views.suggest, name="suggest"),
    path(pgettext_lazy("url", "region/<region:code>/"), views.region, name="region"),
    path(
        pgettext_lazy("url", "region/<region:code>/list.<slug:ending>"),
        views.region_export,
        name="export",
    ),
    path(
        pgettext_lazy("url", "whole-country/list.<slug:ending>"),
        downloading.country_export,
        name="country-export",
    ),
    path(
        pgettext_lazy("url", "match-list/"), include("partners.organisations.reconciliation.urls")
    ),
    path("<slug:slug>/", views.cooperative_detail, name="detail"),
]
