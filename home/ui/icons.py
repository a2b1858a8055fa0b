"""Line icons from one source file: a sprite of `<symbol id="…">` elements."""

import re
from functools import cache
from html import escape
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "static" / "ui" / "img" / "icons.svg"
_SYMBOL = re.compile(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', re.S)


@cache
def symbols() -> dict[str, str]:
    """Icon name to its inner SVG."""
    return {name: body.strip() for name, body in _SYMBOL.findall(SOURCE.read_text())}


def svg(name: str, css_class: str = "icon") -> str:
    """Inline SVG of one icon, hidden from screen readers.

    Raises KeyError for an unknown name, so that a typo fails in tests and not in silence.
    """
    return (
        f'<svg class="{escape(css_class)}" viewBox="0 0 24 24" width="24" height="24" '
        f'aria-hidden="true">{symbols()[name]}</svg>'
    )
