"""Sizes of files in words."""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format

KILOBYTE = 1024
SMALLEST = 0.1  # kilobytes


def file_size(size: int) -> str:
    """`size` bytes as readers compare them: never in bytes, whose name few know.

    >>> file_size(0) == file_size(1)
    True
    """
    if size >= KILOBYTE:
        return filesizeformat(size)
    # number_format cuts figures off instead of rounding them.
    return f"{number_format(round(max(SMALLEST, size / KILOBYTE), 1), 1)}\N{NO-BREAK SPACE}KB"
