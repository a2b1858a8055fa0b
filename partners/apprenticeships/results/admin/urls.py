"""The addresses of rounds, below /admin/rounds/."""

from partners.apprenticeships.results.admin import (
    acts,
    applications,
    choosing,
    enclosed,
    files,
    listing,
    matching,
    page,
    taking_in,
    weighing,
)

urlpatterns = [
    *listing.urlpatterns,
    *page.urlpatterns,
    *acts.urlpatterns,
    *choosing.urlpatterns,
    *matching.urlpatterns,
    *taking_in.urlpatterns,
    *weighing.urlpatterns,
    *applications.urlpatterns,
    *enclosed.urlpatterns,
    *files.urlpatterns,
]
