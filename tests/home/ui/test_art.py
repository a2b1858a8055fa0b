"""Drawings: every sector of the vocabulary has one, small enough for a slow phone."""

import gzip
import re
import tomllib
from pathlib import Path

import pytest
from django.template import Context, Template

from home.ui import art, css

VOCABULARY = Path(art.__file__).parents[1] / "demo" / "vocabulary.toml"
ALL = [(name, code) for name in ("sectors", "kinds") for code in art.drawings(name)]


def test_every_sector_of_the_vocabulary_is_drawn() -> None:
    sectors = tomllib.loads(VOCABULARY.read_text())["sectors"]
    assert [row["code"] for row in sectors] == list(art.drawings("sectors"))


@pytest.mark.parametrize(("name", "code"), ALL)
def test_drawing_is_small_and_of_one_family(name: str, code: str) -> None:
    drawn = art.sector(code) if name == "sectors" else art.kind(code)
    assert len(gzip.compress(drawn.encode(), 9)) < 400
    assert ' width="84" height="64" aria-hidden="true"' in drawn
    used = set(" ".join(re.findall(r'class="([^"]+)"', drawn)).split()) - {"art"}
    assert {word for word in used if f".{word}" not in css.sheet()} == set()
    assert not re.search(r"style=|#[0-9a-f]{3}|fill=|stroke=", drawn)


def test_all_drawings_are_different() -> None:
    assert len({body for name, code in ALL for _family, body in [art.drawings(name)[code]]}) == 30


def test_sector_that_nobody_drew_shows_nothing() -> None:
    assert Template("{% sector_art code %}").render(Context({"code": "bamboo"})) == ""


def test_families_of_kinds_differ_in_shape() -> None:
    outlines = {ground.outline for ground in art.FAMILIES.values()}
    assert len(outlines) == len(art.FAMILIES)
    assert {family for family, _body in art.drawings("kinds").values()} == set(art.FAMILIES)
