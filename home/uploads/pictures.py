"""Photos and graphics: whole, and of a size that the server can scale. No Django here."""

import warnings
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


def check_picture(file: BinaryIO, ending: str) -> None:
    """Opens the picture to its last row: half an upload begins like a good one.

    Raises ContentIsOther, FileIsDamaged, PictureHasTooManyPixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on sizes that we judge ourselves
            _open(file, ending)
    except UnidentifiedImageError as error:
        raise ContentIsOther(ending=ending) from error
    except Image.DecompressionBombError as error:
        raise PictureHasTooManyPixels(limit=MOST_PIXELS // 1_000_000) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError) as error:
        raise FileIsDamaged from error


def _open(file: BinaryIO, ending: str) -> None:
    with Image.open(file, formats=[FORMAT[ending]]) as picture:
        width, height = picture.size
        if width * height * getattr(picture, "n_frames", 1) > MOST_PIXELS:
            raise PictureHasTooManyPixels(limit=MOST_PIXELS // 1_000_000)
        picture.load()
