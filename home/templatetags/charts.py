"""Tags for the components that need computing. No style attributes: the policy forbids them."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from home.regions.shown import shown
from home.sizes import slow_seconds
from home.ui import charts, icons, monograms, navigation, states
from home.ui.states import Look

register = template.Library()
register.simple_tag(monograms.monogram)
register.simple_tag(slow_seconds)
LISTED = 6  # provinces beside the map that are not folded
State = Enum | Look
"""A state that its room declared in home.ui.states, or a look of its own."""


@register.filter
def pillar_tone(kind: str) -> str:
    """The accent of a part of the site."""
    return next(pillar.tone for pillar in navigation.PILLARS if pillar.kind == kind)


@register.simple_tag
def light(state: State, label: str) -> SafeString:
    """The icon and the words of one state in its tone."""
    it = _look(state)
    return format_html('<span class="light tone-{}">{}{}</span>', it.tone, _icon(it.icon), label)


@register.simple_tag
def tone_of(state: State) -> str:
    return _look(state).tone


@register.simple_tag
def bead(state: State) -> SafeString:
    """The bead of one state, before a milestone."""
    it = _look(state)
    full = " full" if it.is_loud else ""
    return format_html('<span class="bead tone-{}{}">{}</span>', it.tone, full, _icon(it.icon))


@register.simple_tag
def bar(value: float, maximum: float) -> SafeString:
    """A bar whose filled part is `value` of `maximum`; the number stands beside it as text."""
    return format_html(
        '<svg viewBox="0 0 100 8" width="100" height="8" preserveAspectRatio="none"'
        ' aria-hidden="true">'
        '<rect class="bar-track" width="100" height="8"/>'
        '<rect class="bar-fill" width="{}" height="8"/></svg>',
        f"{charts.share(float(value or 0), float(maximum or 0)):g}",
    )


@register.inclusion_tag("components/charts/stamp.html")
def stamp(
    place: str, year: int | str = "", strength: int = 0, kind: str = "tested"
) -> dict[str, object]:
    """A stamp like in a passport; `strength` 0 to 3 as dots.

    `kind`: "tested" where a result is on record, "used" where no more than the use is known, with
    a broken ring and without dots, "none" where neither is.
    """
    if kind != "tested":
        strength = 0
    dots = [{"x": 45 + 8 * (n - 1), "filled": n < int(strength or 0)} for n in range(3)]
    place = place.upper()
    size = f"{charts.fit_text(place, 72, 13):g}"
    return {
        "place": place,
        "year": year or "",
        "size": size,
        "dots": dots if strength else [],
        "kind": kind,
    }


@register.simple_tag
def adaptation_stages(reached: int, notes: Iterable[str] = ()) -> list[dict[str, str]]:
    """The five stages of a tool for components/steps.html; the last reached is the current one."""
    labels = [
        gettext("Our summary"),
        gettext("Translated"),
        gettext("Adapted"),
        gettext("Tried here"),
        gettext("Recommended"),
    ]
    words = [*(notes or ()), *[""] * len(labels)]
    return [
        {"label": label, "note": words[n], "state": "done" if n < int(reached or 0) else ""}
        for n, label in enumerate(labels)
    ]


@register.inclusion_tag("components/charts/tile_map.html")
def tile_map(
    values: Mapping[str, float] | Iterable[Mapping[str, Any]],
    title: str,
    tone: str = "primary",
    unit: str = "",
) -> dict[str, Any]:
    """The provinces as tiles, darker for more.

    `values`: list of {code, value, url, label}, with `label` for what is read out
    ("12 cooperatives"), or a mapping of province code to number.
    """
    if isinstance(values, Mapping):
        values = [{"code": code, "value": value} for code, value in values.items()]
    given = {row["code"]: row for row in values}
    maximum = max((row["value"] for row in given.values()), default=0)
    drawn = [_drawn(tile, given.get(tile.code, {}), maximum) for tile in charts.tiles().values()]
    ranked = [
        {"label": tile["name"], "url": tile["url"], "value": tile["label"]}
        for tile in sorted(drawn, key=lambda tile: -tile["value"])
        if tile["value"]
    ]
    return {
        "title": title,
        "tone": tone,
        "unit": unit,
        "halves": [_half(drawn, is_eastern) for is_eastern in (False, True)],
        "ranges": charts.level_ranges(int(maximum)),
        "first": ranked[:LISTED],
        "others": ranked[LISTED:],
    }


def _half(drawn: list[dict[str, Any]], is_eastern: bool) -> dict[str, Any]:
    """Its tiles; `top` is where they begin, `height` from there to the last."""
    tiles = [tile for tile in drawn if tile["is_eastern"] is is_eastern]
    top = min(tile["y"] for tile in tiles)
    return {
        "tiles": tiles,
        "top": top,
        "width": max(tile["x"] for tile in tiles) + charts.CELL,
        "height": max(tile["y"] for tile in tiles) + charts.CELL - top,
    }


def _drawn(tile: charts.Tile, row: Mapping[str, Any], maximum: float) -> dict[str, Any]:
    value = row.get("value", 0)
    label = row.get("label", value)
    name, letters = shown(tile), tile.short.replace("/", "")
    # Who speaks to a device says what stands on the tile: its letters are in what is read out.
    is_in_name = letters.casefold() in name.casefold()
    return {
        "name": name,
        "said": f"{name}: {label}" if is_in_name else f"{name} ({letters}): {label}",
        "is_eastern": tile.is_eastern,
        "x": tile.x,
        "y": tile.y,
        "middle": f"{tile.x + 12.5:g}",
        "lines": [(line, f"{y:g}") for line, y in tile.lines],
        "value": value,
        "label": label,
        "url": row.get("url", ""),
        "size": f"{charts.fit_text(max(tile.short.split('/'), key=len), 23, 8):g}",
        "level": charts.level(value, maximum),
    }


def _look(state: State) -> Look:
    return state if isinstance(state, Look) else states.look(state)


def _icon(name: str) -> SafeString:
    return SafeString(icons.svg(name))
