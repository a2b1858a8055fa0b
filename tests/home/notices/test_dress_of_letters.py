"""Whatever is written as plain words is signed, and says the same as HTML."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from home.notices import letters

LINK = f"{settings.BASE_URL}/id/akun/x/"


class _Buttons(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = dict(attrs).get("href") if tag == "a" else None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found.append((data, self._open))
            self._open = None


def _buttons(body: str) -> list[tuple[str, str]]:
    return _Buttons(letters.dressed("Judul", body).html).found


@pytest.mark.parametrize(
    "body",
    [f"Sudah dibuat. Pilih di sini:\n{LINK}\n\nSekali.", f"Pilih di sini:\n\n{LINK}"],
    ids=["the next line", "the next paragraph"],
)
def test_address_becomes_a_button_with_the_sentence_before_it(body: str) -> None:
    assert _buttons(body) == [("Pilih di sini", LINK)]


def test_what_stands_before_that_sentence_stays() -> None:
    html = letters.dressed("Judul", f"Sudah dibuat. Pilih di sini:\n{LINK}").html
    assert "<p>Sudah dibuat.</p>" in html


@pytest.mark.parametrize(
    "words",
    [
        "https://jahat.example/",
        f"{settings.BASE_URL}.jahat.example/",
        "javascript:alert(1)",
        "jahat.example",
        f"<a href='{LINK}'>",
        f"Halo {LINK} dan lain-lain",
    ],
)
def test_no_words_of_others_become_a_link(words: str) -> None:
    assert _buttons(f"Halo:\n\n{words}\n\nSalam") == []


def test_it_is_signed_once_and_the_subject_is_one_line() -> None:
    words = letters.dressed("Judul\nkedua ", "Isi")
    assert words.subject == "Judul kedua"
    assert words.text == f"Isi\n\n{settings.WAGTAIL_SITE_NAME}\n"


def _names() -> list[str]:
    folder = Path(settings.BASE_DIR) / "templates/emails"
    return sorted(one.parent.name for one in folder.glob("*/body.txt") if not _is_notice(one))


def _is_notice(body: Path) -> bool:
    return (body.parent / "body.html").exists()


@pytest.mark.parametrize("name", _names())
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_letter_leads_where_it_says(name: str, language: str) -> None:
    """Every address that a letter writes out is a button of its HTML."""
    facts: dict[str, Any] = dict.fromkeys(("link", "url", "sign_in", "reset"), LINK)
    with translation.override(language):
        words = letters.words_of(name, facts | {"hours": 1, "days": 1})
    assert [url for _label, url in _Buttons(words.html).found] == [LINK] * words.text.count(LINK)
