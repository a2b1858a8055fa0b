"""TXT and CSV: text, in whatever encoding, and no page or program under another name. Pure."""

from typing import BinaryIO

import filetype

from home.uploads.refusals import ContentIsOther

UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Bytes below the blank that no text editor writes.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
MARKUP = (b"<!doctype html", b"<html", b"<script", b"<?php", b"#!/")


def check_text(file: BinaryIO, ending: str) -> None:
    """Raises ContentIsOther."""
    content = file.read()
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    if head.startswith(MARKUP) or filetype.guess(content[:8192]) is not None:
        raise ContentIsOther(ending=ending)
    is_text = _decodes(content) if content.startswith(UNICODE_MARKS) else _is_clean(content)
    if not is_text:
        raise ContentIsOther(ending=ending)


def _is_clean(content: bytes) -> bool:
    return len(content.translate(None, CONTROLS)) == len(content)


def _decodes(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-16")
    except UnicodeDecodeError:
        return False
