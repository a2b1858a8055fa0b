"""Photos that people send: made anew from their pixels, so that nothing that a phone writes into
a picture (place, time, its number) is kept. No Django here.
"""

import io
from typing import BinaryIO

from PIL import Image, ImageOps

from home.uploads.refusals import FileIsDamaged

ACCEPTED = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
MEDIA_TYPE = "image/jpeg"
LARGEST = 10 * 1024 * 1024  # as sent, in bytes
LONGEST_SIDE = 1_600  # as kept, in pixels
QUALITY = 80


def made_anew(file: BinaryIO, *, longest: int = LONGEST_SIDE) -> bytes:
    """A JPEG of at most `longest` pixels a side, upright, without metadata; what shines through is
    white.

    Raises FileIsDamaged for what cannot be drawn, though it was looked into before
    (`home.uploads.content`).
    """
    made = io.BytesIO()
    try:
        with Image.open(file) as picture:
            picture.draft("RGB", (longest, longest))
            picture.thumbnail((longest, longest))
            plain = _plain(ImageOps.exif_transpose(picture))
        plain.save(made, "JPEG", quality=QUALITY, optimize=True)
    except (OSError, SyntaxError, ValueError) as error:
        raise FileIsDamaged from error
    return made.getvalue()


def size_of(photo: bytes) -> tuple[int, int]:
    """Width and height in pixels, of what `made_anew` made."""
    with Image.open(io.BytesIO(photo)) as picture:
        return picture.size


def _plain(picture: Image.Image) -> Image.Image:
    """Pixels alone: a new picture takes nothing over that stands beside them."""
    plain = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        plain.paste(seen, mask=seen)
    else:
        plain.paste(picture.convert("RGB"))
    return plain
