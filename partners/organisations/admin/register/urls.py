"""The addresses of lists for the register, below /admin/organisations/register/."""

from partners.organisations.admin.register import (
    acts,
    cooperative,
    deciding,
    handing_in,
    listing,
    page,
)

urlpatterns = [
    *listing.urlpatterns,
    *handing_in.urlpatterns,
    *cooperative.urlpatterns,
    *page.urlpatterns,
    *acts.urlpatterns,
    *deciding.urlpatterns,
]
