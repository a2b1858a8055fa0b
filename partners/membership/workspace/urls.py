"""Addresses of the room under the workspace; what is about one organisation begins with it."""

from partners.membership.workspace import organisation, profile

app_name = "membership"
urlpatterns = [*organisation.urlpatterns, *profile.urlpatterns]
