"""Descriptions for search engines and for whoever shows a link: cut between words. Pure."""

LONGEST = 160  # characters
ELLIPSIS = "…"


def description(text: str) -> str:
    """The text on one line, at most LONGEST characters; what is cut ends in an ellipsis.

    >>> description("Buku kas. " * 20)[-14:]
    'kas. Buku kas…'
    """
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    whole, _, _ = words[:LONGEST].rpartition(" ")
    return (whole or words[: LONGEST - 1]).rstrip(" .,;:") + ELLIPSIS
