"""Photos that people send: made anew from their pixels, so that nothing that a phone writes into
a picture (place, time, its number) is kept. No Django here.
"""

import io
from typing import BinaryIO

from PIL import ExifTags, Image

from home.uploads.pictures import without_warnings
from home.uploads.refusals import FileIsDamaged

ACCEPTED = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
MEDIA_TYPE = "image/jpeg"
LARGEST = 10 * 1024 * 1024  # as sent, in bytes
LONGEST_SIDE = 1_600  # as kept, in pixels
QUALITY = 80
# What makes a picture upright, by what its EXIF says of how it was held.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def made_anew(file: BinaryIO, *, longest: int = LONGEST_SIDE) -> bytes:
    """A JPEG of at most `longest` pixels a side, upright, without metadata; what shines through is
    white.

    Raises FileIsDamaged for what cannot be drawn, though it was looked into before
    (`home.uploads.content`).
    """
    made = io.BytesIO()
    try:
        with without_warnings(), Image.open(file) as picture:
            picture.draft("RGB", (longest, longest))
            picture.thumbnail((longest, longest))
            plain = _upright(_plain(_of_eight_bits(picture)), picture)
        plain.save(made, "JPEG", quality=QUALITY, optimize=True)
    except Exception as error:  # whatever the picture's format and its library come up with
        raise FileIsDamaged from error
    return made.getvalue()


def size_of(photo: bytes) -> tuple[int, int]:
    """Width and height in pixels, of what `made_anew` made."""
    with Image.open(io.BytesIO(photo)) as picture:
        return picture.size


def _upright(plain: Image.Image, picture: Image.Image) -> Image.Image:
    """As the EXIF of `picture` has it. The EXIF is read alone, never written anew; where it cannot
    be read, the picture stays as its pixels are.
    """
    try:
        turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # anything may stand there
        turn = None
    return plain if turn is None else plain.transpose(turn)


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits is cut off at 255 when it is converted as it is: all but black is white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _plain(picture: Image.Image) -> Image.Image:
    """Pixels alone: a new picture takes nothing over that stands beside them."""
    plain = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        plain.paste(seen, mask=seen)
    else:
        plain.paste(picture.convert("RGB"))
    return plain
