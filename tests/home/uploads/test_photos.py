"""Photos are made anew from what a phone sends, whatever stands beside the pixels."""

import io
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from home.uploads import photos
from home.uploads.content import check
from home.uploads.pictures import check_picture
from home.uploads.refusals import FileIsDamaged, UploadRefused

ORIENTATION, SHORT, TEXT, LONG, SIGNED_SHORT, FLOAT = 0x112, 3, 2, 4, 8, 11
HELD_UPRIGHT_TO_THE_RIGHT = (ORIENTATION, SHORT, 1, struct.pack("<HH", 6, 0))
ODD = {
    "XMP as text": (0x2BC, TEXT, 4, b"abc\0"),
    "width as text": (0x100, TEXT, 4, b"abc\0"),
    "width below nought": (0x100, SIGNED_SHORT, 1, struct.pack("<hh", -5, 0)),
    "maker as number": (0x10F, FLOAT, 1, b"\0\0\0\0"),
    "resolution as text": (0x11A, TEXT, 4, b"72 \0"),
    "place of another list as text": (0x8769, TEXT, 4, b"abc\0"),
}
Entry = tuple[int, int, int, bytes]


def exif(*entries: Entry) -> bytes:
    lines = b"".join(struct.pack("<HHL4s", *entry) for entry in entries)
    head = b"II" + struct.pack("<HL", 42, 8) + struct.pack("<H", len(entries))
    return b"Exif\0\0" + head + lines + b"\0\0\0\0"


def sent(picture: Image.Image, kind: str = "JPEG", **more: Any) -> io.BytesIO:
    made = io.BytesIO()
    picture.save(made, kind, **more)
    made.seek(0)
    return made


def kept(file: io.BytesIO) -> Image.Image:
    return Image.open(io.BytesIO(photos.made_anew(file)))


@pytest.mark.parametrize("odd", ODD)
def test_turned_photo_is_made_upright_whatever_else_its_exif_says(odd: str) -> None:
    beside = exif(HELD_UPRIGHT_TO_THE_RIGHT, ODD[odd])
    file = sent(Image.new("RGB", (50, 30), "red"), exif=beside)
    size = len(file.getvalue())
    assert check(file, "a.jpg", size, accepted=photos.ACCEPTED, limit=photos.LARGEST) == "jpg"
    assert kept(file).size == (30, 50)


@pytest.mark.parametrize("beside", [b"Exif\0\0junk", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0"])
def test_photo_whose_exif_cannot_be_read_stays_as_its_pixels_are(beside: bytes) -> None:
    assert kept(sent(Image.new("RGB", (50, 30)), exif=beside)).size == (50, 30)


@pytest.mark.parametrize("said", [(TEXT, 2, b"6\0\0\0"), (SHORT, 1, b"\x09\0\0\0")])
def test_photo_held_in_no_way_that_there_is_stays_as_its_pixels_are(
    said: tuple[int, int, bytes],
) -> None:
    file = sent(Image.new("RGB", (50, 30)), exif=exif((ORIENTATION, *said)))
    assert kept(file).size == (50, 30)


@given(st.binary(max_size=120))
def test_no_exif_breaks_a_photo(beside: bytes) -> None:
    assert kept(sent(Image.new("RGB", (5, 3)), exif=b"Exif\0\0II*\0\x08\0\0\0" + beside))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([0x100, 0x10F, 0x11A, 0x2BC, 0x8769, 0x8825, ORIENTATION]),
            st.integers(0, 13),
            st.integers(0, 4),
            st.binary(min_size=4, max_size=4),
        ),
        max_size=6,
    )
)
def test_no_entry_of_exif_breaks_a_turned_photo(entries: list[Entry]) -> None:
    beside = exif(HELD_UPRIGHT_TO_THE_RIGHT, *entries)
    assert kept(sent(Image.new("RGB", (5, 3)), exif=beside))


@given(st.data())
def test_photo_that_is_damaged_is_refused_in_words_or_taken(data: st.DataObject) -> None:
    whole = bytearray(sent(Image.radial_gradient("L").resize((64, 64))).getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(2, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        check_picture(io.BytesIO(whole), "jpg")
        assert photos.made_anew(io.BytesIO(whole))
    except UploadRefused:
        pass


@pytest.mark.parametrize(
    "failure", [struct.error, TypeError, AttributeError, KeyError, ZeroDivisionError, EOFError]
)
def test_whatever_pillow_comes_up_with_is_a_refusal_in_words(
    failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any, **options: Any) -> None:
        raise failure

    file = sent(Image.new("RGB", (5, 3)))
    monkeypatch.setattr(Image.Image, "convert", fail)
    with pytest.raises(FileIsDamaged):
        photos.made_anew(file)
    monkeypatch.setattr(Image, "open", fail)
    with pytest.raises(FileIsDamaged):
        check_picture(file, "jpg")


@pytest.mark.parametrize("size", [(6, 4), (2_000, 40)])
@pytest.mark.parametrize(("value", "shade"), [(0, 0), (20_000, 77), (65_535, 255)])
def test_grey_of_sixteen_bits_keeps_its_shade(
    size: tuple[int, int], value: int, shade: int
) -> None:
    made = kept(sent(Image.new("I;16", size, value), "PNG"))
    assert made.mode == "RGB"
    assert all(abs(light - shade) <= 2 for light in made.getpixel((1, 1)))  # type: ignore[union-attr]
