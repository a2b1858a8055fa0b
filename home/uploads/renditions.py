"""A picture that cannot be scaled is a broken picture in its place, not a broken page.

Wagtail shows its own sign where a file is missing (`SourceImageIOError`); for what else can go
wrong with a file from before our checks, or damaged on the disk, it has no hook, and the whole
library, its chooser and the page for deleting the picture would be server errors.
"""

import logging
from typing import IO, Any

from wagtail.images.models import Filter, SourceImageIOError

logger = logging.getLogger(__name__)
_run = Filter.run


def survive_odd_pictures() -> None:
    """Have Wagtail treat every failure to scale a picture as a missing file, and log it."""
    Filter.run = _run_or_miss


def _run_or_miss(self: Filter, image: Any, output: IO[bytes], **options: Any) -> Any:
    try:
        return _run(self, image, output, **options)
    except SourceImageIOError:
        raise
    except Exception as error:  # whatever the picture's format and its library come up with
        output.close()
        logger.warning("picture %s cannot be scaled: %r", image.pk, error)
        raise SourceImageIOError(f"picture {image.pk}: {error!r}") from error
