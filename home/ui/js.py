"""Scripts: the behaviours of a page in one file, named by its content.

One request instead of several; no bundler. Every page has `always`, which fetches the
behaviours of a form when it is first touched: who only reads pays for none of them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from rjsmin import jsmin

JS_DIR = Path(__file__).parent.parent / "static" / "ui" / "js"
EVERYWHERE = "always"
OFFLINE = "offline"
WORKER = JS_DIR / "worker" / "sw.js"


class UnknownBehaviour(LookupError):
    """No file of js/ has that name."""


@cache
def address(names: str = "") -> str:
    """Of the script with these behaviours, named with spaces or "+" between them."""
    return _named("+".join(sorted({*_split(names), EVERYWHERE})))


@cache
def part(name: str) -> str:
    """Of one behaviour alone, for `always`."""
    return _named(name)


@cache
def source(names: str) -> str:
    """Each behaviour in a block, so that their names do not meet.

    Raises UnknownBehaviour.
    """
    return "".join(f"{{{jsmin(_read(name))}}}\n" for name in _split(names))


def is_current(names: str, digest: str) -> bool:
    return _digest(source(names)) == digest


def offline() -> list[str]:
    """What pages need that are read without a network: the list of them, and a saved tool."""
    return [address(OFFLINE), address("buttons"), part(OFFLINE)]


def worker(shelf: list[str]) -> str:
    """The service worker, with the addresses that it keeps for a day without a network."""
    text = jsmin(WORKER.read_text())
    core = ", ".join(f'"{address}"' for address in shelf)
    return text.replace("__CORE__", f"[{core}]").replace("__VERSION__", _digest(text + core))


def _split(names: str) -> list[str]:
    return sorted({*re.split(r"[ +]", names)} - {""})


def _named(wanted: str) -> str:
    return f"/js/{wanted}.{_digest(source(wanted))}.js"


def _read(name: str) -> str:
    if name not in {path.stem for path in JS_DIR.glob("*.js")}:
        raise UnknownBehaviour(name)
    return (JS_DIR / f"{name}.js").read_text()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
