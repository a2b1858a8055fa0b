"""Pages stay styled in browsers of 2019 (Chrome and WebView 79, Safari 13)."""

import re
from pathlib import Path

import pytest

from home.ui import css
from home.ui.old_browsers import blocks, translated

ROOT = Path(__file__).resolve().parents[3]
# What those browsers do not know and drop, with the rule or block around it. What only makes a
# page nicer where it is known (text-wrap, accent-color) is not here.
UNKNOWN = {
    "cascade layers": r"@layer",
    "nesting": r"[{;]&",
    "container queries": r"@container",
    "groups of selectors": r":(?:is|where|has)\(",
    "lists in :not()": r":not\([^)]*,",
    "shorthands for both sides": r"[{;](?:inset|(?:margin|padding|border)-(?:inline|block)):",
    "colours made of colours": r"color-mix\(|oklch\(|light-dark\(",
    "heights of the small viewport": r"\d[sdl]v[hw]\b",
    "ratios": r"aspect-ratio:",
    "colours in hexadecimal after blanks": r"rgb\(\d+ \d+",
    "ranges of widths": r"@media \(width",
    "smallest and largest": r"clamp\(",
}
SVG = re.compile(r"<svg\b[^>]*>")


@pytest.mark.parametrize("what", UNKNOWN)
def test_sheet_says_nothing_that_they_do_not_know(what: str) -> None:
    sheet = re.sub(r"@supports not \(inset:0\)", "", css.sheet(css.STYLE_GUIDE))
    assert re.findall(UNKNOWN[what], sheet) == []
    assert re.findall(UNKNOWN[what], css.error_sheet()) == []


def test_selector_that_they_do_not_know_stands_alone() -> None:
    for head, body in blocks(css.sheet(css.STYLE_GUIDE)):
        rules = [head] if not head.startswith("@media") else [h for h, _b in blocks(body or "")]
        for selectors in rules:
            names = selectors.split(",")
            unknown = [one for one in names if ":focus-visible" in one]
            assert unknown in ([], names), selectors


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a{color:red}", "a{color:red}"),
        ("a:is(b,c) d{top:0}", "ab d,ac d{top:0}"),
        (".a :where(h2,h3)+*{top:0}", ".a h2+*,.a h3+*{top:0}"),
        ("i:not([x],[y]){top:0}", "i:not([x]):not([y]){top:0}"),
        ("a:hover,a:focus-visible{top:0}", "a:hover{top:0}a:focus-visible{top:0}"),
        ("a{inset:0}", "a{top:0;right:0;bottom:0;left:0}"),
        ("a{inset:1px 2px}", "a{top:1px;right:2px;bottom:1px;left:2px}"),
        (
            "a{inset:1px 2px 3px calc(1px - 2px)}",
            "a{top:1px;right:2px;bottom:3px;left:calc(1px - 2px)}",
        ),
        ("a{margin-inline:auto}", "a{margin-left:auto;margin-right:auto}"),
        ("a{padding-block:1px var(--b)}", "a{padding-top:1px;padding-bottom:var(--b)}"),
        (
            "a{border-block:1px solid red}",
            "a{border-top:1px solid red;border-bottom:1px solid red}",
        ),
        ("@media print{a{inset:0}}", "@media print{a{top:0;right:0;bottom:0;left:0}}"),
    ],
)
def test_rules_are_said_in_words_that_they_know(written: str, said: str) -> None:
    assert translated(f"@layer one;@layer one{{{written}}}") == said


def test_layers_follow_each_other_in_the_order_that_is_named_first() -> None:
    sheet = "@layer a,b;@layer b{i{top:1px}}@layer a{i{top:0}}@layer b{b{top:2px}}"
    assert translated(sheet) == "i{top:0}i{top:1px}b{top:2px}"


def test_every_drawing_has_a_size_of_its_own() -> None:
    """Without a sheet a drawing would fill the first screen."""
    paths = (ROOT / "templates/components").rglob("*.html")
    drawings = [(path, each) for path in paths for each in SVG.findall(path.read_text())]
    assert drawings
    for path, drawing in drawings:
        assert " width=" in drawing, f"{path}: {drawing}"
        assert " height=" in drawing, f"{path}: {drawing}"
