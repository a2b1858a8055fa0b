from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.agreement_list, name="list"),
    path(pgettext_lazy("url", "calendar.ics"), views.list_calendar, name="calendar"),
    path(pgettext_lazy("url", "list.<slug:ending>"), views.export, name="export"),
    path(pgettext_lazy("url", "documents/<uuid:key>/"), views.document, name="document"),
    path("<slug:slug>/", views.agreement_detail, name="detail"),
    path(
        pgettext_lazy("url", "<slug:slug>/calendar.ics"),
        views.agreement_calendar,
        name="agreement-calendar",
    ),
]
