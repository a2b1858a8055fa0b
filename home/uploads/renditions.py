"""A picture that cannot be scaled is a broken picture in its place, not a broken page.

Wagtail shows its own sign where a file is missing (`SourceImageIOError`); for what else can go
wrong with a file from before our checks, or damaged on the disk, it has no hook, and the whole
library, its chooser and the page for deleting the picture would be server errors. Nor has it one
for a disk without room for the scaled copy: pages would be down for readers, who write nothing.
The scaled copies in memory it leaves open until garbage is collected; here they are closed when
nobody holds them any more.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.core.files import File
from django.db import OperationalError
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError

logger = logging.getLogger(__name__)
_run = Filter.run
_create, _create_some = AbstractImage.create_rendition, AbstractImage.create_renditions
_generate = AbstractImage.generate_rendition_file


def survive_odd_pictures() -> None:
    """Have Wagtail treat every failure to scale a picture, or to keep the scaled one, as a missing
    file, and log it.
    """
    Filter.run = _run_or_miss
    AbstractImage.create_rendition = _create_or_miss
    AbstractImage.create_renditions = _create_some_or_miss
    AbstractImage.generate_rendition_file = _generate_closing


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
    with _missed_when_not_kept(self):
        return _create(self, filter)


def _create_some_or_miss(self: Any, *filters: Filter) -> Any:
    with _missed_when_not_kept(self):
        return _create_some(self, *filters)


@contextmanager
def _missed_when_not_kept(image: Any) -> Iterator[None]:
    try:
        yield
    except SourceImageIOError:
        raise
    except (OSError, OperationalError) as error:
        logger.warning("the scaled picture %s cannot be kept: %r", image.pk, error)
        raise SourceImageIOError(f"picture {image.pk}: {error!r}") from error


class _Scaled(File):
    def __del__(self) -> None:
        self.close()


def _generate_closing(self: Any, filter: Filter, **options: Any) -> File:
    scaled = _generate(self, filter, **options)
    return _Scaled(scaled.file, scaled.name)
