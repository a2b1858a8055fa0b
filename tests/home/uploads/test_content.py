"""A file is what its content says: each kind, and each way of pretending to be it."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.uploads import archives, content, refusals
from tests.factories import files

ALL = ("avif", "csv", "docx", "gif", "jpg", "jpeg", "pdf", "png", "pptx", "svg", "txt", "webp")
ALL += ("xlsx",)
OFFICE_PASSWORD = archives.COMPOUND + b"\0" * 600


def _check(data: bytes, name: str, limit: int = 2_000_000) -> str:
    return content.check(io.BytesIO(data), name, len(data), accepted=ALL, limit=limit)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (files.pdf("Anggaran dasar"), "anggaran.PDF"),
        (files.docx("Notulen"), "notulen.docx"),
        (files.pptx("Paparan"), "paparan.pptx"),
        (files.xlsx(("a", 1)), "kas.xlsx"),
        (files.picture("PNG"), "a.png"),
        (files.picture("JPEG"), "a.jpg"),
        (files.picture("JPEG"), "a.jpeg"),
        (files.picture("GIF"), "a.gif"),
        (files.picture("WEBP"), "a.webp"),
        (files.picture("AVIF"), "a.avif"),
        (files.drawing('<path d="M0 0h8"/><use href="#a"/>'), "a.svg"),
        (files.drawing('<a href="https://contoh.id/"><circle r="3"/></a>'), "tautan.svg"),
        (b"nama,jumlah\nBu Ani,3\n", "a.csv"),
        ("\ufeffnama;jumlah\n".encode(), "a.csv"),
        ("nama\tjumlah\n".encode("utf-16"), "a.txt"),
        ("Rapat “anggota”".encode("cp1252"), "a.txt"),
    ],
)
def test_good_file_is_accepted_and_stands_at_its_beginning(data: bytes, name: str) -> None:
    file = io.BytesIO(data)
    ending = content.check(file, name, len(data), accepted=ALL, limit=2_000_000)
    assert ending == name.rpartition(".")[2].lower()
    assert file.read() == data


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!doctype html><script>alert(1)</script>", "naskah.pdf"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff", "pemasang.pdf"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff", "pemasang.txt"),
        (b"\n <HTML><body>", "halaman.csv"),
        (files.pdf("x"), "pdf.txt"),
        (files.pdf("x"), "pdf.docx"),
        (files.xlsx(("a",)), "kas.docx"),
        (files.docx("a"), "notulen.xlsx"),
        (b"bukan gambar", "foto.jpg"),
        (files.picture("PNG"), "foto.jpg"),
        (files.drawing(), "foto.png"),
        (files.picture("PNG"), "gambar.svg"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "gambar.svg"),
        (b"\xff\xfe\x00", "satu.txt"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(refusals.ContentIsOther):
        _check(data, name)


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a", ".pdf", "a.pdf.js", "a.docm"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(refusals.EndingNotAccepted):
        _check(files.pdf("x"), name)


def test_empty_and_large_files_are_refused() -> None:
    with pytest.raises(refusals.FileIsEmpty):
        _check(b"", "a.pdf")
    with pytest.raises(refusals.FileIsTooLarge):
        _check(files.pdf("x"), "a.pdf", limit=10)


def test_half_an_upload_is_refused() -> None:
    whole = files.picture("JPEG", (200, 200))
    for data, name in [
        (whole[: len(whole) // 2], "a.jpg"),
        (files.docx("a" * 900)[:150], "a.docx"),
    ]:
        with pytest.raises(refusals.FileIsDamaged):
            _check(data, name)


def test_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_PART", 1_000_000)
    bomb = files.archive({"word/document.xml": b"0" * 1_000_001})
    assert len(bomb) < 10_000
    with pytest.raises(refusals.FileUnpacksTooLarge):
        _check(bomb, "bom.docx")
    monkeypatch.setattr(archives, "MOST_PARTS", 3)
    many = files.archive({f"xl/{number}": "x" for number in range(4)})
    with pytest.raises(refusals.FileUnpacksTooLarge):
        _check(many, "bom.xlsx")


def test_macros_and_passwords_are_refused() -> None:
    with pytest.raises(refusals.FileHasMacros):
        _check(files.archive({"word/document.xml": "x", "word/vbaProject.bin": "x"}), "a.docx")
    with pytest.raises(refusals.FileIsLocked):
        _check(OFFICE_PASSWORD, "a.xlsx")
    with pytest.raises(refusals.FileIsLocked):
        _check(_with_password_bit(files.docx("Rahasia")), "a.docx")


def _with_password_bit(data: bytes) -> bytes:
    """The bit "encrypted" of the one part, where the directory at the end states it."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        files.drawing("<script>alert(1)</script>"),
        files.drawing("<SCRIPT href='data:text/javascript,1'/>"),
        files.drawing(more='onload="alert(1)"'),
        files.drawing("<foreignObject><p/></foreignObject>"),
        files.drawing('<a xlink:href=" java&#10;script:alert(1)"><circle r="1"/></a>'),
        files.drawing('<image href="https://contoh.id/pelacak.png"/>'),
        files.drawing('<use xlink:href="lain.svg#a"/>'),
        files.drawing("<style>@import 'https://contoh.id/a.css';</style>"),
        files.drawing('<rect style="fill: url( https://contoh.id/a.png )"/>'),
        files.drawing(r"<style>@\69mport 'https://contoh.id/a.css';</style>"),
        files.drawing(r"<style>rect { fill: u\72l(https://contoh.id/a.png) }</style>"),
        files.drawing("<style>rect { fill: u/**/rl(#a); src: @imp/**/ort 'x' }</style>"),
        files.drawing("""<rect style="background: image-set('https://contoh.id/a.png' 1x)"/>"""),
        files.drawing('<a href="data:text/html,x"><circle r="1"/></a>'),
        files.drawing('<a href="da&#10;ta:text/html,x"><circle r="1"/></a>'),
        b"<?xml-stylesheet href='https://contoh.id/a.css'?>" + files.drawing(),
        files.drawing('<animate attributeName="xlink:href" values="x"/>'),
        b'<!DOCTYPE svg [<!ENTITY a "aa">]>' + files.drawing("<text>&a;</text>"),
    ],
)
def test_drawing_that_runs_or_loads_something_is_refused(data: bytes) -> None:
    with pytest.raises(refusals.DrawingIsActive):
        _check(data, "gambar.svg")


@pytest.mark.parametrize(
    "part",
    [
        '<a href="https://contoh.id/a?b=1"><circle r="1"/></a>',
        '<a href="/id/mitra/?page=2"><circle r="1"/></a>',
        '<a href="mailto:halo@contoh.id"><circle r="1"/></a>',
        r'<style>text { font-family: "A\20 B" } rect { fill: url("#a") }</style>',
        '<image href="data:image/png;base64,AAAA"/>',
        r'<text data-file="C:\gambar\fon.svg">x</text>',
    ],
)
def test_drawing_that_keeps_to_itself_is_taken(part: str) -> None:
    assert _check(files.drawing(part), "gambar.svg") == "svg"


@pytest.mark.parametrize(
    "more",
    [
        'viewBox="0 0 0 0"',
        'viewBox="0 0 8"',
        'viewBox="0 0 -8 8"',
        'viewBox="0 0 nan 8"',
        'viewBox="0 0 1e999 8"',
        'viewBox="1e300 0 8 8"',
        'preserveAspectRatio="tengah"',
    ],
)
def test_drawing_without_a_usable_size_is_refused(more: str) -> None:
    with pytest.raises(refusals.DrawingHasNoSize):
        _check(files.drawing(more=more), "gambar.svg")


@pytest.mark.parametrize("width", ["0", "-3", "lebar", "nan", "inf", "1e9", "0.2", "9999in"])
def test_drawing_of_an_odd_width_is_refused(width: str) -> None:
    drawn = files.drawing().replace(b'width="8"', f'width="{width}"'.encode())
    with pytest.raises(refusals.DrawingHasNoSize):
        _check(drawn, "gambar.svg")


@pytest.mark.parametrize(
    "size", [b"", b'width="100%"', b'width="3cm" height="2em"', b'viewBox="0 0 16 9"']
)
def test_drawing_may_leave_its_size_to_the_page(size: bytes) -> None:
    drawn = files.drawing().replace(b'width="8" height="8"', size)
    assert _check(drawn, "gambar.svg") == "svg"


def test_drawing_nested_too_deep_is_refused() -> None:
    with pytest.raises(refusals.DrawingIsTooDeep):
        _check(files.drawing("<g>" * 5_000 + "</g>" * 5_000), "gambar.svg")
    assert _check(files.drawing("<g>" * 50 + "</g>" * 50), "gambar.svg") == "svg"


@pytest.mark.parametrize(
    "part", ["<g/>", '<g a="" b=""/>'], ids=["elements", "elements with attributes"]
)
def test_drawing_of_too_many_parts_is_refused(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.uploads.drawings.MOST_PARTS", 60)
    assert _check(files.drawing(part * 9), "gambar.svg") == "svg"
    with pytest.raises(refusals.DrawingIsTooLarge):
        _check(files.drawing(part * 60), "gambar.svg")


@pytest.mark.parametrize(
    ("style", "runs"),
    [
        ("url(" + " " * 1_000_000, True),
        ("url(" + " " * 500_000 + "'" + " " * 500_000 + "#a)", False),
        ("/*a" * 300_000, False),
        ("/*" + " url(https://jahat.example/)" * 9 + " no end", False),
        ("/* a */ url(https://jahat.example/)", True),
        ("\\" * 1_000_000, False),
        ("@" * 1_000_000, False),
    ],
    ids=["blanks", "blanks twice", "comments", "one comment", "after one", "escapes", "signs"],
)
def test_styles_are_read_in_one_pass(style: str, runs: bool) -> None:
    """A pattern that looks back takes hours over these."""
    drawn = files.drawing(f'<g style="{style}"/>')
    if runs:
        with pytest.raises(refusals.DrawingIsActive):
            _check(drawn, "gambar.svg")
    else:
        assert _check(drawn, "gambar.svg") == "svg"


def test_elements_among_styles_are_refused() -> None:
    """Each would be read again with all that stands around it."""
    with pytest.raises(refusals.DrawingIsActive):
        _check(files.drawing("<style>a{}<style>b{}</style></style>"), "gambar.svg")


def test_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.uploads.pictures.MOST_PIXELS", 63)
    with pytest.raises(refusals.PictureHasTooManyPixels):
        _check(files.picture("PNG", (8, 8)), "a.png")


@given(st.binary(min_size=1, max_size=300), st.sampled_from(ALL))
def test_whatever_bytes_come_are_accepted_or_refused(data: bytes, ending: str) -> None:
    for start in (b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"<svg>", b"GIF89a", b"\xff\xd8\xff"):
        try:
            _check(start + data, f"a.{ending}")
        except refusals.UploadRefused:
            continue


def test_archive_whose_directory_is_broken_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", "x")
    with pytest.raises(refusals.FileIsDamaged):
        _check(stream.getvalue().replace(b"PK\x05\x06", b"PK\x05\x00"), "a.docx")
