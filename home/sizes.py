"""Sizes of files in words, and what fetching them costs on a slow network.

The network is the one by which browsers' tools mean slow 3G (Chromium DevTools, preset "Slow 3G",
now "3G"): 400 kbit/s, two seconds before the first byte. benchmarks/browser.py measures with it.
"""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format

KILOBYTE = 1024
SMALLEST = 0.1  # kilobytes
SLOW_3G = 50_000  # bytes a second
LATENCY = 2  # seconds before the first byte
WORTH_SAYING = 1  # second of fetching; what takes less comes as fast as any page


def file_size(size: int) -> str:
    """`size` bytes as readers compare them: never in bytes, whose name few know.

    >>> file_size(0) == file_size(1)
    True
    """
    if size >= KILOBYTE:
        return filesizeformat(size)
    # number_format cuts figures off instead of rounding them.
    return f"{number_format(round(max(SMALLEST, size / KILOBYTE), 1), 1)}\N{NO-BREAK SPACE}KB"


def slow_seconds(size: int) -> int:
    """Seconds until a file of `size` bytes is there on slow 3G; 0 where its size hardly matters:
    the wait for the first byte is that of every tap, and no file's own.

    >>> slow_seconds(1_800), slow_seconds(410_000)
    (0, 10)
    """
    fetching = max(size, 0) / SLOW_3G
    return round(LATENCY + fetching) if fetching >= WORTH_SAYING else 0
