"""Choosers of records in the admin."""

import pytest
from django.utils import translation

from home.choosers import BUTTONS, RecordChooser
from home.models import Region, Sector


@pytest.mark.parametrize("name", BUTTONS)
def test_button_speaks_the_language_of_whoever_reads(name: str) -> None:
    """Not that of whoever asked for the form first."""
    with translation.override("en"):
        widget = RecordChooser(Sector)
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = str(getattr(widget, name))
    assert "sector" in said["en"]
    assert "sektor" in said["id"].lower()
    assert said["id"] != said["en"]


def test_button_says_what_its_viewset_says() -> None:
    with translation.override("en"):
        widget = Region.snippet_viewset.chooser_viewset.widget_class()
    with translation.override("id"):
        assert str(widget.choose_one_text) == "Pilih wilayah"
