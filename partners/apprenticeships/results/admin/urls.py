"""The addresses of rounds, below /admin/rounds/."""

from partners.apprenticeships.results.admin import acts, choosing, listing, matching, page

urlpatterns = [
    *listing.urlpatterns,
    *page.urlpatterns,
    *acts.urlpatterns,
    *choosing.urlpatterns,
    *matching.urlpatterns,
]
