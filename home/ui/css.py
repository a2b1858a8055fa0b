"""The style sheet: assembled from parts, minified, inlined and allowed by hash.

Inlining saves a round trip, which is two seconds on slow 3G; a hash, unlike a nonce,
survives page caching. Each room of the site has a sheet of its own: what all pages need, and the
components that only its pages show. A template says its room: `{% inline_css "library" %}`.
"""

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import chain, product
from pathlib import Path
from string import ascii_letters

from home.ui.old_browsers import plain, translated

CSS_DIR = Path(__file__).parent.parent / "static" / "ui" / "css"
ORDER = ("tokens.css", "base.css", "layout.css", "print.css")
# Components that only the pages of these rooms have; those not named here are on every page.
# "" are the pages without a room: account, offline, search, glossary, texts.
ROOMS: dict[str, tuple[str, ...]] = {
    "": ("card", "empty", "facts", "field", "filters", "pagination", "table"),
    "home": (
        "card",
        "counted",
        "deadlines",
        "door",
        "facts",
        "hero",
        "milestones",
        "newly",
        "stamp",
        "table",
        "thread",
        "to_do",
        "voice",
    ),
    "library": ("card", "drawn", "empty", "filters", "pagination", "tool"),
    "tool": ("avatar", "card", "facts", "formats", "share", "stamp", "steps", "table", "tool"),
    "agreements": (
        "avatar",
        "bars",
        "empty",
        "facts",
        "filters",
        "pagination",
        "register",
        "table",
    ),
    "agreement": ("avatar", "bars", "facts", "milestones", "register", "share", "steps", "table"),
    "offers": (
        "card",
        "empty",
        "field",
        "filters",
        "offer",
        "offers",
        "pagination",
        "table",
    ),
    "offer": (
        "avatar",
        "card",
        "field",
        "ladder",
        "milestones",
        "offer",
        "offers",
        "share",
        "table",
    ),
    "magang": (
        "avatar",
        "bars",
        "card",
        "counted",
        "empty",
        "facts",
        "filters",
        "milestones",
        "pagination",
        "share",
        "table",
    ),
    "directory": (
        "avatar",
        "bars",
        "card",
        "counted",
        "empty",
        "filters",
        "identity",
        "offer",
        "pagination",
        "share",
        "table",
        "tile_map",
    ),
    "workspace": (
        "bars",
        "card",
        "counted",
        "empty",
        "facts",
        "field",
        "filters",
        "ladder",
        "milestones",
        "offer",
        "pagination",
        "table",
    ),
    "figures": (
        "bars",
        "counted",
        "empty",
        "facts",
        "milestones",
        "pagination",
        "table",
        "tile_map",
    ),
}
# The page that shows every component.
STYLE_GUIDE = "style-guide"
_PROPERTY = re.compile(r"(?<![\w-])--[a-z][\w-]*")


@cache
def sheet(room: str = "") -> str:
    """The minified sheet of one room's pages, in words that old browsers know, its properties
    under short names; without a room that of all other pages. Raises KeyError for an unknown room.
    """
    return _PROPERTY.sub(lambda found: short_names()[found[0]], translated(_whole(room)))


def rooms() -> list[str]:
    """Every name that `sheet` takes, "" among them."""
    return [*ROOMS, STYLE_GUIDE]


@cache
def short_names() -> dict[str, str]:
    """Each custom property with the name that it has in all sheets: `--primary` → `--b`."""
    used = Counter(_PROPERTY.findall(_whole(STYLE_GUIDE))).most_common()
    letters = chain(ascii_letters, map("".join, product(ascii_letters, repeat=2)))
    return {name: f"--{short}" for (name, _uses), short in zip(used, letters, strict=False)}


@cache
def _whole(room: str) -> str:
    """Cascade layers, not this order, decide which rule wins."""
    frame = [CSS_DIR / name for name in ORDER]
    left_out = set() if room == STYLE_GUIDE else set(chain(*ROOMS.values())) - {*ROOMS[room]}
    components = sorted((CSS_DIR / "components").glob("*.css"))
    shown = [path for path in components if path.stem not in left_out]
    return _joined(frame) + _joined(shown).replace("}@layer components{", "")


def _joined(files: list[Path]) -> str:
    return minify("".join(path.read_text() for path in files))


def minify(text: str) -> str:
    """Drops comments, leading zeros, double digits and white space that no browser needs."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    text = re.sub(r"(?<=[\w-]): ", ":", text)
    text = re.sub(r"(?<![\w.])0\.(?=\d)", ".", text)
    text = re.sub(r"#([\da-f])\1([\da-f])\2([\da-f])\3(?![\da-f])", r"#\1\2\3", text)
    return text.replace(";}", "}").strip()


@cache
def error_sheet() -> str:
    """The few rules of the 404 and 500 pages, which stand alone and stay small."""
    return plain(minify((CSS_DIR / "error.css").read_text()))


@cache
def source(text: str) -> str:
    """The SHA-256 of a sheet in the form that the policy's `style-src` wants."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def fingerprint() -> str:
    """Another one for every change of any sheet."""
    return hashlib.sha256("".join(map(sheet, rooms())).encode()).hexdigest()[:12]
