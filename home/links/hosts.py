"""Whose an address is, in the letters that people know it by."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host without "www."; nothing of what is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
