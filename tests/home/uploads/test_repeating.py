"""A small SVG that would be drawn a million times over is refused before a browser draws it."""

import io
import time
from contextlib import suppress

import pytest

from home.uploads import refusals
from home.uploads.drawings import check_drawing
from tests.factories import files

LEVELS = 8
SHAPES = "<rect width='1' height='1'/>" * 10
MASK = "<mask id='p{{n}}'>{}</mask>"
# The part called {n} draws the next one ten times; {style} goes into a sheet.
BOMBS = {
    "use": ("<g id='p{n}'>" + "<use href='#p{next}'/>" * 10 + "</g>", ""),
    "use, by the old name": ("<g id='p{n}'>" + "<use xlink:href=' #p{next}'/>" * 10 + "</g>", ""),
    "encoded": ("<g id='p{n}'>" + "<use href='#%70{next}'/>" * 10 + "</g>", ""),
    "symbol": ("<symbol id='p{n}'>" + "<use href='#p{next}'/>" * 10 + "</symbol>", ""),
    "fill": ("<pattern id='p{n}'>" + "<rect fill='url(#p{next})'/>" * 10 + "</pattern>", ""),
    "handed down": ("<pattern id='p{n}'><g fill='url(#p{next})'>" + SHAPES + "</g></pattern>", ""),
    "marker": ("<marker id='p{n}'>" + "<path marker-mid='url(#p{next})'/>" * 10 + "</marker>", ""),
    "mask": (MASK.format("<rect mask='url(\"#p{next}\")'/>" * 10), ""),
    "style": (MASK.format("<rect style='mask: url( #p{next} )'/>" * 10), ""),
    "escape": (MASK.format(r"<rect style='mask:\75rl(#p{next})'/>" * 10), ""),
    "class": (MASK.format("<g class='c{n} d'/>" * 10), ".c{n}{{mask:url(#p{next})}}"),
    "tag": (MASK.format("<g/>" * 10), "@media all{{mask g{{mask:url(#p{next})}}}}"),
    "any": (MASK.format("<g q='{n}'/>" * 10), "[q='{n}']{{mask:url(#p{next})}}"),
}  # fmt: skip


def _check(inside: str) -> None:
    check_drawing(io.BytesIO(files.drawing(inside)))


@pytest.mark.parametrize("way", BOMBS)
def test_what_is_drawn_a_million_times_is_refused(way: str) -> None:
    part, rule = (
        "".join(text.format(n=n, next=n + 1) for n in range(LEVELS)) for text in BOMBS[way]
    )
    last = f"<g id='p{LEVELS}'>{SHAPES}</g>"
    began = time.monotonic()
    with pytest.raises((refusals.DrawingIsTooLarge, refusals.DrawingIsTooDeep)):
        _check(f"<style>{rule}</style><defs>{part}{last}</defs><use href='#p0'/>")
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "inside",
    [
        "<g id='a'><use href='#a'/></g>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "".join(f"<g id='p{n}'><use href='#p{n + 1}'/></g>" for n in range(5_000)),
    ],
    ids=["itself", "each other", "a long chain"],
)
def test_what_is_drawn_within_itself_or_without_end_is_refused(inside: str) -> None:
    with pytest.raises(refusals.DrawingIsTooDeep):
        _check(inside)


def test_drawings_as_programs_write_them_are_taken() -> None:
    sign = "<symbol id='s'>" + "<path d='M0 0h8'/>" * 50 + "</symbol>"
    colour = "<linearGradient id='l'><stop/><stop/></linearGradient>"
    clip = "<clipPath id='k'><rect width='8' height='8'/></clipPath>"
    sheet = "<style>.a{fill:url(#l)}.b,.c{clip-path:url(#k);fill:url(#l)}</style>"
    shapes = "<path class='a' fill='url(#l)' d='M0 0h8'/>" * 5_000
    groups = "<g class='b' clip-path='url(#k)'>" * 20 + shapes + "</g>" * 20
    _check(f"{sheet}<defs>{sign}{colour}{clip}</defs>{groups}" + "<use href='#s'/>" * 3_000)


@pytest.mark.parametrize(
    "inside",
    [
        "<style>" + "*{fill:url(#a)}" * 60_000 + "</style><g id='a'/>",
        "<style>" + "".join(f".c{{fill:url(#p{n})}}" for n in range(20_000)) + "</style>"
        + "".join(f"<g id='p{n}'/>" for n in range(20_000)) + "<g class='c'/>" * 9,
        "<style>" + "{" * 500_000 + "</style>",
        "<style>" + "url(" * 200_000 + "</style>",
    ],
    ids=["rules", "names", "braces", "addresses"],
)  # fmt: skip
def test_large_sheets_are_read_in_one_pass(inside: str) -> None:
    began = time.monotonic()
    with suppress(refusals.UploadRefused):
        _check(inside)
    assert time.monotonic() - began < 5
