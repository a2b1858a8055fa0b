"""How tags and styles of an SVG are written, and what browsers read there. Pure."""

import re
import sys

# CSS Syntax 3, 4.3.7: a backslash, then up to six hexadecimal digits and one blank, or a sign.
ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
# One that never ends goes to the end of its text (CSS Syntax 3, 4.3.2); looked for once.
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def local_name(tag: object) -> str:
    """In small letters; a comment or instruction has none."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def plain(style: str) -> str:
    """Styles without comments and escapes."""
    return ESCAPE.sub(_meant, COMMENT.sub("", style))


def _meant(escape: re.Match[str]) -> str:
    code, sign = escape.groups()
    return chr(min(int(code, 16), sys.maxunicode)) if code else str(sign)
