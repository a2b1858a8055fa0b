"""Both catalogues are complete, and hold exactly what the code says."""

import ast
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("id", "en")
ROOMS = ("portal", "home", "partners", "knowledge", "search", "templates")
NOT_READ = shutil.ignore_patterns("__pycache__", "static")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def _forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    catalogue = _catalogue(language)
    missing = [
        entry.msgid
        for entry in catalogue
        if "fuzzy" in entry.flags or not all(form.strip() for form in _forms(entry))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_placeholders(language: str) -> None:
    broken = [
        entry.msgid
        for entry in _catalogue(language)
        for form in _forms(entry)
        if not set(PLACEHOLDER.findall(form))
        <= set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))
    ]
    assert broken == []


def test_catalogues_hold_exactly_what_the_code_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    if shutil.which("xgettext") is None:
        message = "GNU gettext is missing; on Debian: apt-get install gettext"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    wanted = _extracted(tmp_path, monkeypatch, settings)
    for language in LANGUAGES:
        present = {(entry.msgctxt, entry.msgid) for entry in _catalogue(language)}
        assert wanted - present == set(), f"run `make messages` ({language})"
        assert present - wanted == set(), f"run `make messages` ({language})"


WORDING = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "npgettext"}


def _worded_inside(text: ast.JoinedStr) -> Iterator[str]:
    """Calls that word a literal; what only marks an address as translated has a context."""
    for node in ast.walk(text):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WORDING:
            first = node.args[0]
            if isinstance(first, ast.Constant) and first.value != "url":
                yield ast.unparse(node)


def test_no_words_hide_inside_an_f_string() -> None:
    """Gettext before 0.23 does not look into them, so that catalogues differ by machine."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {call}"
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.JoinedStr)
        for call in _worded_inside(node)
    ]
    assert not found


def _extracted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> set[tuple[str | None, str]]:
    """What `makemessages` finds now in a copy of our rooms: beside each template it writes Python
    for a moment, which tests that read all of ours at the same time would find.
    """
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=NOT_READ)
    (tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [str(tmp_path / "locale")]
    call_command("makemessages", locale=["id"], verbosity=0)
    found = polib.pofile(str(tmp_path / "locale" / "id" / "LC_MESSAGES" / "django.po"))
    return {(entry.msgctxt, entry.msgid) for entry in found}
