"""The addresses of rounds, below /admin/rounds/."""

from partners.apprenticeships.results.admin import (
    acts,
    applications,
    choosing,
    files,
    listing,
    matching,
    page,
)

urlpatterns = [
    *listing.urlpatterns,
    *page.urlpatterns,
    *acts.urlpatterns,
    *choosing.urlpatterns,
    *matching.urlpatterns,
    *applications.urlpatterns,
    *files.urlpatterns,
]
