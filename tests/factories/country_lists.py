"""The register of the whole country, made and kept."""

from django.urls import reverse

from home.access import system
from partners.organisations.services import country_lists


def lists_of_the_country() -> list[str]:
    """Addresses of its files."""
    country_lists.make(by=system("list_country", "organisations.change_organisation"))
    return [reverse("cooperatives:country-export", args=[one]) for one in country_lists.ENDINGS]
