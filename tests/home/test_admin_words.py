"""The admin speaks Indonesian where editors work, also where Wagtail's catalogue does not."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation

OVERRIDES = Path(settings.LOCALE_PATHS[1]) / "id" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%s")
TAG = re.compile(r"</?\w+")


def _entries(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(OVERRIDES / f"{domain}.po")))


@pytest.mark.parametrize(("domain", "least"), [("django", 1000), ("djangojs", 70)])
def test_words_that_editors_meet_daily_are_there(domain: str, least: int) -> None:
    assert len(_entries(domain)) >= least


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_placeholders_and_tags_are_kept(domain: str) -> None:
    entries = list(_entries(domain))
    assert entries
    for entry in entries:
        source = entry.msgid_plural or entry.msgid
        text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        for pattern in (PLACEHOLDER, TAG):
            assert sorted(set(pattern.findall(source))) == sorted(set(pattern.findall(text))), (
                source
            )


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [("Save schedule", "Simpan jadwal"), ("Request changes", "Minta perbaikan")],
)
def test_our_words_win_in_the_admin(english: str, indonesian: str) -> None:
    with translation.override("id"):
        assert translation.gettext(english) == indonesian
    with translation.override("en"):
        assert translation.gettext(english) == english
