"""Where something is, in words."""

from home.models import Region


def place_of(region: Region | None) -> str:
    """Village, district, regency and province, as far as known; nothing without a region.

    Ask for `region__parent__parent__parent` with the record, or each step costs a query.
    """
    return region.place if region else ""
