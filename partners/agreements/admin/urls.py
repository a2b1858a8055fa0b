"""Addresses of the register below `/admin/agreements/`; what is done there says its own."""

from django.urls import include, path

from partners.agreements.admin import (
    agreement,
    briefs,
    commitment_page,
    commitments,
    dashboard,
    documents,
    importing,
    proofs,
    reports,
    steps,
)

desk = [
    *dashboard.urlpatterns,
    *agreement.urlpatterns,
    *steps.urlpatterns,
    *documents.urlpatterns,
    *commitment_page.urlpatterns,
    *reports.urlpatterns,
    *proofs.urlpatterns,
    *commitments.urlpatterns,
]
urlpatterns = [
    path("", include((desk, "agreements_admin"))),
    path("brief/", include((briefs.urlpatterns, "agreements_brief"))),
    path("import/", include((importing.urlpatterns, "agreements_import"))),
]
