"""Drawings of sectors and of kinds of tools: flat colour and lines, on a ground of one shape.

Each lies in one source file, as icons do; its class says its tone (sectors) or its family (kinds).
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

DRAWN = Path(__file__).parent.parent / "static" / "ui" / "img"
_SYMBOL = re.compile(r'<symbol id="([\w-]+)" class="([\w-]+)">(.*?)</symbol>', re.S)


@dataclass(frozen=True)
class Ground:
    """What a drawing stands on: its outline, and the tone of what stands on it."""

    tone: str
    outline: str


CARD = '<rect class="soft" x="2" y="6" width="80" height="52" rx="10"/>'
PILL = '<rect class="soft" x="2" y="6" width="80" height="52" rx="26"/>'
FOLDED = (
    '<path class="soft" d="M12 6h54l16 16v26c0 6-4 10-10 10H12C6 58 2 54 2 48V16C2 10 6 6 12 6z"/>'
)
HEXAGON = '<path class="soft" d="M22 6h40l20 26-20 26H22L2 32z"/>'
LEAF = '<path class="soft" d="M28 6h54v26c0 15-11 26-26 26H2V32C2 17 13 6 28 6z"/>'
FAMILIES = {
    "read": Ground("primary", CARD),
    "learn": Ground("attention", PILL),
    "work": Ground("success", FOLDED),
    "measure": Ground("neutral", HEXAGON),
    "plan": Ground("success", LEAF),
}


def sector(code: str) -> str:
    """The drawing of a sector; empty for one that nobody drew: editors add sectors."""
    return _drawn("sectors", code)


def kind(code: str) -> str:
    """The drawing of a kind of tool."""
    return _drawn("kinds", code)


def family_of_kind(code: str) -> str:
    """Which of `FAMILIES` a kind of tool belongs to."""
    return drawings("kinds")[code][0]


def tone_of_kind(code: str) -> str:
    """The accent of its family."""
    return FAMILIES[family_of_kind(code)].tone


@cache
def drawings(name: str) -> dict[str, tuple[str, str]]:
    """Of one source file: code to class and inner SVG."""
    found = _SYMBOL.findall((DRAWN / f"{name}.svg").read_text())
    return {code: (family, body) for code, family, body in found}


@cache
def _drawn(name: str, code: str) -> str:
    known = drawings(name)
    if code not in known:
        return ""
    family, body = known[code]
    ground = FAMILIES.get(family, Ground(family, CARD))
    return (
        f'<svg class="art tone-{escape(ground.tone)}" viewBox="0 0 84 64" width="84" height="64" '
        'aria-hidden="true" stroke-width="2.5" stroke-linecap="round">'
        f"{ground.outline}{body}</svg>"
    )
