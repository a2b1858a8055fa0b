"""Addresses of the room under the workspace; what is about one organisation begins with it."""

from partners.membership.workspace import (
    assisting,
    claims,
    deciding,
    deeds,
    duplicates,
    invitations,
    mandates,
    organisation,
    people,
    profile,
    proposals,
    region,
    sheets,
)

app_name = "membership"
urlpatterns = [
    *organisation.urlpatterns,
    *people.urlpatterns,
    *invitations.urlpatterns,
    *profile.urlpatterns,
    *mandates.urlpatterns,
    *assisting.urlpatterns,
    *sheets.urlpatterns,
    *deeds.urlpatterns,
    *region.urlpatterns,
    *duplicates.urlpatterns,
    *claims.urlpatterns,
    *deciding.urlpatterns,
    *proposals.urlpatterns,
]
