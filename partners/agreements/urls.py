from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.agreements import views
from partners.agreements.bilateral import views as bilateral

app_name = "agreements"
urlpatterns = [
    path("", views.agreement_list, name="list"),
    path(pgettext_lazy("url", "calendar.ics"), views.list_calendar, name="calendar"),
    path(pgettext_lazy("url", "list.<slug:ending>"), views.export, name="export"),
    path(pgettext_lazy("url", "documents/<uuid:key>/"), views.document, name="document"),
    path(pgettext_lazy("url", "sheet/<slug:slug>/"), bilateral.page, name="sheet"),
    path(pgettext_lazy("url", "sheet/<slug:slug>.pdf"), bilateral.file, name="sheet-file"),
    path("<slug:slug>/", views.agreement_detail, name="detail"),
    path(
        pgettext_lazy("url", "<slug:slug>/calendar.ics"),
        views.agreement_calendar,
        name="agreement-calendar",
    ),
]
