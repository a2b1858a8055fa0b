"""Every pair of text and ground in the tokens is readable, in light and in dark."""

import re

import pytest

from home.ui import states
from home.ui.css import CSS_DIR

TOKENS = (CSS_DIR / "tokens.css").read_text()
GROUNDS = ("page", "surface", "raised")
TONES = [tone for tone in states.TONES if tone != "neutral"]  # which is text on `raised`
BODY, INTERFACE, GRAPHIC = 7.0, 4.5, 3.0


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", css))


LIGHT, DARK = TOKENS.split("prefers-color-scheme: dark")
THEMES = {"light": _colours(LIGHT), "dark": _colours(LIGHT) | _colours(DARK)}


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *[("text", ground, BODY) for ground in GROUNDS],
    *[("text", f"{tone}-soft", BODY) for tone in TONES],
    *[("muted", ground, BODY) for ground in ("page", "surface")],
    ("muted", "raised", INTERFACE),
    *[(tone, ground, INTERFACE) for tone in TONES for ground in GROUNDS],
    *[(tone, f"{tone}-soft", INTERFACE) for tone in TONES],
    *[("page", tone, INTERFACE) for tone in TONES],
    ("page", "muted", INTERFACE),
    *[("text", f"step-{step}", INTERFACE) for step in (0, 1, 2)],
    *[("page", f"step-{step}", INTERFACE) for step in (3, 4)],
    *[("control", ground, GRAPHIC) for ground in GROUNDS],
    *[("primary", ground, GRAPHIC) for ground in GROUNDS],
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_pair_is_readable(theme: str, front: str, ground: str, least: float) -> None:
    colours = THEMES[theme]
    assert contrast(colours[front], colours[ground]) >= least


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
