"""The admin speaks Indonesian where editors work, also where Wagtail's catalogue does not; pages of
accounts speak as the rest of the portal does, in both languages.
"""

import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

OWN, WAGTAIL, ACCOUNTS = map(Path, settings.LOCALE_PATHS)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%s")
TAG = re.compile(r"</?\w+")


def _entries(folder: Path, domain: str, language: str = "id") -> list[polib.POEntry]:
    return list(polib.pofile(str(folder / language / "LC_MESSAGES" / f"{domain}.po")))


@pytest.mark.parametrize(("domain", "least"), [("django", 1000), ("djangojs", 70)])
def test_words_that_editors_meet_daily_are_there(domain: str, least: int) -> None:
    assert len(_entries(WAGTAIL, domain)) >= least


@pytest.mark.parametrize(
    "catalogue",
    [
        (WAGTAIL, "django"),
        (WAGTAIL, "djangojs"),
        (ACCOUNTS, "django"),
        (ACCOUNTS, "django", "en"),
    ],
)
def test_placeholders_and_tags_are_kept(catalogue: tuple[Path, str]) -> None:
    entries = _entries(*catalogue)
    assert entries
    for entry in entries:
        source = entry.msgid_plural or entry.msgid
        text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        for pattern in (PLACEHOLDER, TAG):
            assert sorted(set(pattern.findall(source))) == sorted(set(pattern.findall(text))), (
                source
            )


# Apps whose words stand in the admin; the rest of theirs is for pages of accounts.
IN_THE_ADMIN = ("wagtail", "wagtail_localize", "taggit")


def _said_by_wagtail(domain: str) -> set[tuple[str | None, str]]:
    """Every message of the installed apps, as their templates and scripts ask for it."""
    found: set[tuple[str | None, str]] = set()
    for app in apps.get_app_configs():
        if app.name.startswith(IN_THE_ADMIN):
            path = Path(app.path, "locale", "en", "LC_MESSAGES", f"{domain}.po")
            if path.exists():
                found.update((entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)))
    return found


@pytest.mark.parametrize(("domain", "least"), [("django", 1500), ("djangojs", 80)])
def test_every_word_of_the_admin_is_in_our_catalogues(domain: str, least: int) -> None:
    """Wagtail's own Indonesian one has gaps, and words that we do not use."""
    said = _said_by_wagtail(domain)
    ours = _entries(WAGTAIL, domain)
    if domain == "django":
        ours += [*_entries(OWN, domain), *_entries(ACCOUNTS, domain)]
    assert len(said) >= least
    assert said - {(entry.msgctxt, entry.msgid) for entry in ours if entry.translated()} == set()


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [("Save schedule", "Simpan jadwal"), ("Request changes", "Minta perbaikan")],
)
def test_our_words_win_in_the_admin(english: str, indonesian: str) -> None:
    with translation.override("id"):
        assert translation.gettext(english) == indonesian
    with translation.override("en"):
        assert translation.gettext(english) == english


@pytest.mark.parametrize("language", ["id", "en"])
def test_our_words_win_on_pages_of_accounts(language: str) -> None:
    with translation.override(language):
        for entry in _entries(ACCOUNTS, "django", language):
            if not entry.msgid_plural:
                assert translation.gettext(entry.msgid) == entry.msgstr, "said twice"


OTHER_WORDS = re.compile(
    r"\banda\b|(?i:e-?mail|\bpassword|\bwebsite|\bupload|\bdownload|\bkonsep|publikasi|\bgrup\b"
    r"|\btagar\b|pemastian|tarik kembali|nomor surat|\bkita\b|peladen|petugas|kedaluwarsa"
    r"|batalkan penerbitan(?! terjadwal)|\bkonten\b|\bdashboard"
    r"|restart|\busername|\bdefault\b"
    r"|\bdisini\b|\bdimana\b|\bdiatas\b|\bapakan\b|kata kunci|umum digunakan|diperbaharui"
    r"|\berror\b)"
)


@pytest.mark.parametrize(
    "catalogue",
    [(OWN, "django"), (WAGTAIL, "django"), (WAGTAIL, "djangojs"), (ACCOUNTS, "django")],
)
def test_one_word_for_one_thing_in_indonesian(catalogue: tuple[Path, str]) -> None:
    """E-mail is "surel" here, a draft is "draf", the reader is "Anda", and we are "kami"."""
    texts = [
        re.sub(r"<[^<>]*>", "", PLACEHOLDER.sub("", text))
        for entry in _entries(*catalogue)
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    assert not [text for text in texts if OTHER_WORDS.search(text)]


ALL = [(OWN, "django"), (WAGTAIL, "django"), (WAGTAIL, "djangojs"), (ACCOUNTS, "django")]
HANDS_IN = re.compile(
    r"\bhand(?:s|ed|ing)?\b (?:\w+ ){0,3}in\b|\bsubmit(?:ted)? (?:to|for|in|by)\b|\bresubmit", re.I
)
SENDS_BACK = re.compile(
    r"\b(?:send|sends|sent|sending) (?:\w+ ){0,4}back\b|has been rejected|\brequest(?:ed)? changes"
    r"|\bis given back: |\bsheet back\b",
    re.I,
)
# What one applies for, claims or raises is "diajukan"; what is written is "diserahkan".
APPLIES = re.compile(r"(?:meng)?ajukan permohonan", re.I)


def _acts(act: re.Pattern[str]) -> list[tuple[str, str]]:
    entries = [entry for catalogue in ALL for entry in _entries(*catalogue)]
    found = [entry for entry in entries if act.search(entry.msgid) and "<slug" not in entry.msgid]
    return [(entry.msgid, entry.msgstr) for entry in found]


def test_handing_in_has_one_verb() -> None:
    acts = _acts(HANDS_IN)
    assert len(acts) > 80
    other = re.compile(r"ajukan|pengajuan", re.I)
    assert [said for said in acts if other.search(APPLIES.sub("", said[1]))] == []


def test_sending_back_has_one_verb() -> None:
    acts = _acts(SENDS_BACK)
    assert len(acts) > 30
    assert [said for said in acts if re.search(r"kembalikan|\btolak", said[1], re.I)] == []
    assert [said for said in acts if "perbaik" not in said[1].casefold()] == []
