"""A picture that cannot be scaled is a broken picture in its place, not a broken page.

Wagtail shows its own sign where a file is missing (`SourceImageIOError`); for what else can go
wrong with a file from before our checks, or damaged on the disk, it has no hook, and the whole
library, its chooser and the page for deleting the picture would be server errors. Nor has it one
for a disk without room for the scaled copy: pages would be down for readers, who write nothing.
"""

import logging
from typing import IO, Any

from django.db import OperationalError
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError

logger = logging.getLogger(__name__)
_run, _create = Filter.run, AbstractImage.create_rendition


def survive_odd_pictures() -> None:
    """Have Wagtail treat every failure to scale a picture, or to keep the scaled one, as a missing
    file, and log it.
    """
    Filter.run = _run_or_miss
    AbstractImage.create_rendition = _create_or_miss


def _run_or_miss(self: Filter, image: Any, output: IO[bytes], **options: Any) -> Any:
    try:
        return _run(self, image, output, **options)
    except SourceImageIOError:
        raise
    except Exception as error:  # whatever the picture's format and its library come up with
        output.close()
        logger.warning("picture %s cannot be scaled: %r", image.pk, error)
        raise SourceImageIOError(f"picture {image.pk}: {error!r}") from error


def _create_or_miss(self: Any, filter: Filter) -> Any:
    try:
        return _create(self, filter)
    except SourceImageIOError:
        raise
    except (OSError, OperationalError) as error:
        logger.warning("the scaled picture %s cannot be kept: %r", self.pk, error)
        raise SourceImageIOError(f"picture {self.pk}: {error!r}") from error
