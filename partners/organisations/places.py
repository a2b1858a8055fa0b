"""Where something is, in words and as the pages of its regions."""

from django.urls import reverse

from home.models import Region
from home.regions.shown import in_language


def place_of(region: Region | None) -> str:
    """Village, district, regency and province, as far as known; nothing without a region.

    Ask for `region__parent__parent__parent` with the record, or each step costs a query.
    """
    return region.place if region else ""


def around(region: Region | None) -> list[Region]:
    """It and all that it lies in, from the smallest up; asks as `place_of` does."""
    found = []
    while region is not None:
        found.append(region)
        region = region.parent
    return found


def province_names_of(region: Region | None) -> tuple[str, ...]:
    """What its province is called, in each language: for whoever searches; asks as `around`."""
    if region is None:
        return ()
    province = around(region)[-1]
    english = in_language(province.code, province.name, "en")
    return tuple(dict.fromkeys((province.name, english)))


def region_url(region: Region | None) -> str:
    """The page that shows its cooperatives."""
    return reverse("cooperatives:region", args=[region.code]) if region else ""
