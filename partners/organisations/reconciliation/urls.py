"""Below the cooperatives: the page, and the service that OpenRefine speaks to."""

from django.urls import path

from partners.organisations.reconciliation import service, views

urlpatterns = [
    path("", views.match_list, name="match-list"),
    path("api/", service.endpoint, name="reconciliation"),
    path("api/suggest/<slug:what>/", service.suggest, name="reconciliation-suggest"),
    path("api/preview/<str:entity>/", service.preview, name="reconciliation-preview"),
    path("api/view/<str:entity>/", service.view, name="reconciliation-view"),
]
