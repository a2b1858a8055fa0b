"""Text out of files, and what is refused."""

import time

import pytest

from knowledge.extraction import reading
from knowledge.extraction.limits import MOST_CHARACTERS, MOST_PAGES, Unreadable
from tests.factories import files


@pytest.fixture
def read(tmp_path):
    def read(content, extension):
        path = tmp_path / "file"
        path.write_bytes(content)
        return reading.read(path, extension)

    return read


@pytest.mark.parametrize(
    ("content", "extension", "pages"),
    [
        (files.pdf("Neraca saldo", "Laba ditahan"), "pdf", 2),
        (files.docx("Neraca saldo", "Laba ditahan"), "docx", 2),
        (files.pptx("Neraca saldo", "Laba ditahan"), "pptx", 2),
        (files.xlsx(("Neraca", "saldo"), ("Laba ditahan", 12.5, None)), "xlsx", 1),
        ("Neraca saldo; Laba ditahan é".encode("cp1252"), "csv", 1),
        ("\ufeffNeraca saldo\nLaba ditahan".encode(), "txt", 1),
    ],
)
def test_text_is_found(read, content, extension, pages):
    found = read(content, extension)
    assert "saldo" in found.text
    assert "Laba ditahan" in found.text
    assert (found.pages, found.is_cut) == (pages, False)


def test_slides_are_in_order(read):
    text = read(files.pptx(*(f"slide {n}." for n in range(1, 13))), "pptx").text
    assert text.index("slide 2.") < text.index("slide 10.")


def test_scan_has_no_text(read):
    assert read(files.pdf("", ""), "pdf").text.strip() == ""


def test_only_the_beginning_of_a_long_file_is_read(read):
    long = read(files.docx(*(["Koperasi simpan pinjam desa. " * 40] * 400)), "docx")
    assert long.is_cut
    assert len(long.text) <= MOST_CHARACTERS + 400
    many = read(files.pptx(*["kas"] * (MOST_PAGES + 1)), "pptx")
    assert (many.pages, many.is_cut) == (MOST_PAGES, True)


def problem(read, content, extension):
    with pytest.raises(Unreadable) as refused:
        read(content, extension)
    return refused.value.problem


def test_other_formats_are_not_opened(read):
    assert problem(read, b"MZ", "exe") == "format"


@pytest.mark.parametrize("extension", ["pdf", "docx", "pptx", "xlsx"])
@pytest.mark.parametrize("content", [b"", b"not what it says", b"PK\x03\x04" + b"\x00" * 99])
def test_damaged_files_are_damaged(read, content, extension):
    assert problem(read, content, extension) == "damaged"


def test_locked_pdf_is_locked(read):
    assert problem(read, files.pdf("Rahasia", password="x"), "pdf") == "locked"


def test_zip_bomb_is_never_unpacked(read):
    bomb = files.archive({"word/document.xml": b"\0" * 300_000_000})
    assert len(bomb) < 1_000_000
    started = time.monotonic()
    assert problem(read, bomb, "docx") == "too-large"
    assert problem(read, bomb, "xlsx") == "too-large"
    assert time.monotonic() - started < 30


def test_many_small_parts_are_too_many(read):
    assert problem(read, files.archive({f"p{n}": b"" for n in range(6_000)}), "docx") == "too-large"


def test_entities_are_not_expanded(read):
    bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><w><t>&c;</t></w>'
    assert problem(read, files.archive({"word/document.xml": bomb}), "docx") == "damaged"
    theft = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w><t>&b;</t></w>'
    assert problem(read, files.archive({"word/document.xml": theft}), "docx") == "damaged"


def test_a_slow_file_is_given_up(read, monkeypatch):
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.01)
    assert problem(read, files.pdf("Neraca"), "pdf") == "too-slow"


def test_a_large_file_is_not_even_opened(read, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert problem(read, files.pdf("Neraca"), "pdf") == "too-large"
