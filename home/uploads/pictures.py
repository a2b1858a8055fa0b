"""Photos and graphics: whole, and of a size that the server can scale. No Django here."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from home.uploads.refusals import ContentIsOther, FileIsDamaged, PictureHasTooManyPixels

# By Pillow's names; the endings they go by.
FORMAT = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
MOST_PIXELS = 64_000_000  # what the best telephones take; 200 MB while it is scaled


@contextmanager
def without_warnings() -> Iterator[None]:
    """Pillow warns of sizes, which we judge ourselves, and of odd EXIF, which we do not keep."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def check_picture(file: BinaryIO, ending: str) -> None:
    """Opens the picture to its last row: half an upload begins like a good one.

    Raises ContentIsOther, FileIsDamaged, PictureHasTooManyPixels.
    """
    try:
        with without_warnings():
            _open(file, ending)
    except PictureHasTooManyPixels:
        raise
    except UnidentifiedImageError as error:
        raise ContentIsOther(ending=ending) from error
    except Image.DecompressionBombError as error:
        raise PictureHasTooManyPixels(limit=MOST_PIXELS // 1_000_000) from error
    except Exception as error:  # whatever the picture's format and its library come up with
        raise FileIsDamaged from error


def _open(file: BinaryIO, ending: str) -> None:
    with Image.open(file, formats=[FORMAT[ending]]) as picture:
        width, height = picture.size
        if width * height * getattr(picture, "n_frames", 1) > MOST_PIXELS:
            raise PictureHasTooManyPixels(limit=MOST_PIXELS // 1_000_000)
        picture.load()
