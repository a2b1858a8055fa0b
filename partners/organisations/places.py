"""Where something is, in words."""

from home.models import Region


def place_of(region: Region | None) -> str:
    """District, regency and province, as far as known; nothing without a region.

    Ask for `region__parent__parent` with the record, or each step costs a query.
    """
    names = []
    while region is not None:
        names.append(region.name)
        region = region.parent
    return ", ".join(names)
