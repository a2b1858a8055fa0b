from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships import serving, views

app_name = "apprenticeships"
urlpatterns = [
    path("", views.how, name="how"),
    path(pgettext_lazy("url", "offers/"), views.offer_list, name="list"),
    path(pgettext_lazy("url", "offers/calendar.ics"), views.list_calendar, name="calendar"),
    path(pgettext_lazy("url", "offers/compare/"), views.compare, name="compare"),
    path(pgettext_lazy("url", "offers/print/"), views.bundle, name="bundle"),
    path(pgettext_lazy("url", "offers/<slug:slug>/"), views.offer_detail, name="detail"),
    path(
        pgettext_lazy("url", "offers/<slug:slug>/calendar.ics"),
        views.offer_calendar,
        name="offer-calendar",
    ),
    path(
        pgettext_lazy("url", "offers/<slug:slug>/files/<uuid:key>/"), serving.published, name="file"
    ),
]
