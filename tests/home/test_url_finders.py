"""Wherever the admin leads to a record by itself, there is a page."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin import admin_url_finder as finders


def test_every_address_of_a_record_exists() -> None:
    get_resolver().url_patterns  # noqa: B018 - registers them
    names = {
        model._meta.label: finder.edit_url_name
        for model, finder in finders.finder_classes.values_by_class.items()
        if issubclass(finder, finders.ModelAdminURLFinder) and finder.edit_url_name
    }
    assert "agreements.Commitment" in names
    assert {label: name for label, name in names.items() if not _leads_somewhere(name)} == {}


def _leads_somewhere(name: str) -> bool:
    try:
        reverse(name, args=["1"])
    except NoReverseMatch:
        return False
    return True


@pytest.mark.parametrize("name", ["home:nowhere", "agreements_admin:commitments"])
def test_address_that_is_not_there_is_seen(name: str) -> None:
    assert not _leads_somewhere(name)
