"""Word and PowerPoint files of all programs: parts by their type, elements by their local name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.extraction.limits import Unreadable
from knowledge.extraction.reading import Extracted, gather
from tests.factories import files

Read = Callable[[bytes, str], Extracted]
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "wordprocessingml.document.main"
DIAGRAM = "drawingml.diagramData"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: bytes, extension: str) -> Extracted:
        path = tmp_path / "file"
        path.write_bytes(content)
        return gather(path, extension)

    return read


def body(inside: str, space: str = files.WORD) -> str:
    return (
        f'<w:document xmlns:w="{space}" xmlns:a="{files.DRAWING}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{inside}</w:body></w:document>"
    )


def paragraph(*runs: str) -> str:
    return f"<w:p><w:r>{''.join(runs)}</w:r></w:p>"


def text(words: str) -> str:
    return f"<w:t>{words}</w:t>"


def test_main_part_may_have_any_name(read: Read) -> None:
    """Word on the web writes document2.xml; others name it as they like."""
    parts = {"word/naskah.xml": body(paragraph(text("Koperasi susu")))}
    assert read(files.office(parts, naskah=MAIN), "docx").text == "Koperasi susu"
    assert read(files.archive({"word/document2.xml": parts["word/naskah.xml"]}), "docx").text


def test_strict_files_are_read(read: Read) -> None:
    strict = files.archive({"word/document.xml": body(paragraph(text("Koperasi")), STRICT)})
    assert read(strict, "docx").text == "Koperasi"


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("<w:noBreakHyphen/>", "bagi-hasil"),
        ("<w:softHyphen/>", "bagihasil"),
        ("<w:tab/>", "bagi hasil"),
        ("<w:ptab/>", "bagi hasil"),
        ("<w:br/>", "bagi hasil"),
        ("<w:cr/>", "bagi hasil"),
    ],
)
def test_what_stands_between_words_is_kept(read: Read, between: str, found: str) -> None:
    written = body(paragraph(text("bagi"), between, text("hasil")))
    assert read(files.archive({"word/document.xml": written}), "docx").text == found


def test_text_box_is_read_once(read: Read) -> None:
    """Word writes it twice: for itself, and for programs that know no such boxes."""
    box = f"<w:txbxContent>{paragraph(text('Modal awal'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    written = body(paragraph(text("Sebelum"), both, text(" sesudah")))
    found = read(files.archive({"word/document.xml": written}), "docx").text
    assert found.splitlines() == ["Modal awal", "Sebelum sesudah"]


def test_moved_words_stand_where_they_moved_to(read: Read) -> None:
    moved = "<w:p><w:moveFrom><w:r><w:t>Pasal 2</w:t></w:r></w:moveFrom></w:p>"
    written = body(moved + paragraph(text("Pasal 2")))
    assert read(files.archive({"word/document.xml": written}), "docx").text == "Pasal 2"


def diagram(words: str) -> str:
    return (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        f'xmlns:a="{files.DRAWING}"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r>'
        "</a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )


def test_words_of_a_drawn_diagram_are_read(read: Read) -> None:
    parts = {
        "word/document.xml": body(paragraph(text("Alur"))),
        "word/diagrams/data1.xml": diagram("Rapat anggota"),
    }
    found = read(files.office(parts, document=MAIN, data1=DIAGRAM), "docx").text
    assert found.splitlines() == ["Alur", "Rapat anggota"]


def test_diagrams_and_notes_stand_with_their_slide(read: Read) -> None:
    def slide(words: str) -> str:
        return f'<s xmlns:a="{files.DRAWING}"><a:p><a:r><a:t>{words}</a:t></a:r></a:p></s>'

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="1" Type="{kind}/notesSlide" Target="../notesSlides/notesSlide9.xml"/>'
        f'<Relationship Id="2" Type="{kind}/diagramData" Target="/ppt/diagrams/data4.xml"/>'
        f'<Relationship Id="3" Type="{kind}/diagramData" Target="../../../etc/passwd"/>'
        "</Relationships>"
    )
    parts = {
        "ppt/slides/slide1.xml": slide("satu"),
        "ppt/slides/slide2.xml": slide("dua"),
        "ppt/slides/_rels/slide1.xml.rels": relations,
        "ppt/notesSlides/notesSlide9.xml": slide("catatan"),
        "ppt/diagrams/data4.xml": diagram("bagan"),
    }
    found = read(files.archive(parts), "pptx").text
    assert found.splitlines() == ["satu", "bagan", "catatan", "dua"]


def test_locked_office_file_is_locked_and_an_old_one_is_not(read: Read) -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    locked = compound + "EncryptedPackage".encode("utf-16-le")
    for extension in ("docx", "pptx", "xlsx"):
        for content, problem in ((locked, "locked"), (compound, "damaged")):
            with pytest.raises(Unreadable) as refused:
                read(content, extension)
            assert refused.value.problem == problem


def test_archive_without_a_document_is_none(read: Read) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(files.archive({"word/styles.xml": "<w/>"}), "docx")


def test_pictures_without_words_are_a_scan(read: Read) -> None:
    parts = {"word/document.xml": body(paragraph(text("1"))), "word/media/image1.png": "…"}
    assert read(files.archive(parts), "docx").is_scan
    assert not read(files.docx("Koperasi susu dari desa di lereng gunung"), "docx").is_scan
    assert not read(files.docx(""), "docx").is_scan


def test_scanned_pdf_is_a_scan_with_its_page_numbers_too(read: Read) -> None:
    assert read(files.scan("1", "2"), "pdf").is_scan
    assert not read(files.pdf("", ""), "pdf").is_scan
    assert not read(files.scan("Koperasi susu dari desa di lereng gunung Merapi"), "pdf").is_scan
