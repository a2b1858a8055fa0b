"""One word for one thing: catalogues and seeds keep to the list of docs/words.md."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("id", "en")
ROOMS = ("home", "partners", "knowledge", "portal")
NO_WORDS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]*>|https?://\S+|\S+@\S+|\b[\w-]+\.[a-z]{2,4}\b")
QUOTED = {"source", "law", "tested_by", "adapted_by"}  # as others wrote it


@cache
def not_said(language: str) -> list[str]:
    """Words of the last column of the table."""
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| ")]
    cells = [part.strip() for row in rows[1:] for part in row[3].split(";")]
    lists = [cell.partition(":")[2] for cell in cells if cell.startswith(f"{language}:")]
    return [word.strip() for one in lists for word in one.split(",")]


def unwanted(language: str, text: str) -> list[str]:
    plain = NO_WORDS.sub(" ", text)
    return [
        word for word in not_said(language) if re.search(rf"(?<![\w-]){word}(?![\w-])", plain, re.I)
    ]


def _texts(value: Any, language: str, here: str = "") -> Iterator[str]:
    """Texts of one language in what a seed holds: below name_id, or { id = …, en = … }."""
    if isinstance(value, str) and here == language:
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, language, here)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in QUOTED:
                ending = key.rpartition("_")[2]
                yield from _texts(one, language, ending if ending in LANGUAGES else here)


def _seeds() -> list[Path]:
    return [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.toml"))
        if {"demo", "data"} & set(path.relative_to(ROOT).parts)
    ]


def test_list_names_words_of_both_languages() -> None:
    assert "surel" not in not_said("id")
    assert "email" in not_said("id")
    assert "email" in not_said("en")
    assert unwanted("id", "Tulis e-mail Anda, bukan surel.") == ["e-mail"]
    assert unwanted("id", "%(email)s menulis ke a@email.id") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_keeps_one_word_for_one_thing(language: str) -> None:
    catalogue = polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))
    found = {
        entry.msgid: words
        for entry in catalogue
        for form in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if entry.msgctxt != "url" and (words := unwanted(language, form))
    }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_seeds_keep_one_word_for_one_thing(language: str) -> None:
    found = [
        (str(path.relative_to(ROOT)), words, text[:100])
        for path in _seeds()
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8")), language)
        if (words := unwanted(language, text))
    ]
    assert found == []
