"""The sheet for browsers of 2019, too: what they do not know, said in words that they know. Pure.

Chrome and WebView 79 and Safari 13 drop a whole `@layer` block, a whole rule for one selector that
they do not know (`:is()`, `:where()`, `:focus-visible`), and shorthands such as `inset` and
`margin-inline`. The site is written from left to right in both languages.
"""

import re
from collections.abc import Iterator
from itertools import product

_GROUP = re.compile(r":(?:is|where)\(([^()]*)\)")
_NOT = re.compile(r":not\(([^()]*,[^()]*)\)")
_SIDES = ("top", "right", "bottom", "left")
# Shorthands of 2020 to their parts: the first value goes to the first, the last to the second.
_PAIRS = {
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"),
    "padding-block": ("padding-top", "padding-bottom"),
    "border-block": ("border-top", "border-bottom"),
}


def translated(sheet: str) -> str:
    """A minified sheet whose layers are one after the other, in the order that it names first.

    Without layers the more specific selector wins, whichever layer it stood in: rules are written
    so that this gives the same page (tests/home/ui/test_old_browsers.py).
    """
    return "".join(_rule(head, body) for head, body in _flat(sheet))


def plain(sheet: str) -> str:
    """The same for a minified sheet without layers."""
    return "".join(_rule(head, body) for head, body in blocks(sheet) if body is not None)


def blocks(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Each rule or at-rule as head and body; a statement such as `@layer a,b;` has no body."""
    at = 0
    while at < len(sheet):
        end = re.compile(r"[{;]").search(sheet, at)
        if end is None:
            return
        head = sheet[at : end.start()]
        if end[0] == ";":
            yield head, None
            at = end.end()
            continue
        depth, at = 1, end.end()
        begin = at
        while depth:
            depth += {"{": 1, "}": -1}.get(sheet[at], 0)
            at += 1
        yield head, sheet[begin : at - 1]


def _flat(sheet: str) -> Iterator[tuple[str, str]]:
    found = list(blocks(sheet))
    order = next(head.removeprefix("@layer ").split(",") for head, body in found if body is None)
    for layer in order:
        for head, body in found:
            if head == f"@layer {layer}" and body is not None:
                yield from ((h, b) for h, b in blocks(body) if b is not None)


def _rule(head: str, body: str) -> str:
    if head.startswith(("@media", "@supports")):
        return f"{head}{{{''.join(_rule(h, b) for h, b in blocks(body) if b is not None)}}}"
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    selectors = [plain for one in _split(head) for plain in _without_groups(one)]
    unknown = [one for one in selectors if ":focus-visible" in one]
    known = [one for one in selectors if one not in unknown]
    declarations = ";".join(_declaration(one) for one in body.split(";"))
    rules = [f"{','.join(some)}{{{declarations}}}" for some in (known, unknown) if some]
    return "".join(rules)


def _without_groups(selector: str) -> list[str]:
    """`a :is(b,c)` as `a b` and `a c`; `:not(b,c)` as `:not(b):not(c)`."""
    selector = _NOT.sub(
        lambda found: "".join(f":not({one})" for one in found[1].split(",")), selector
    )
    groups = [group.split(",") for group in _GROUP.findall(selector)]
    parts = _GROUP.split(selector)[::2]
    return [
        "".join(part + one for part, one in zip(parts, (*chosen, ""), strict=True))
        for chosen in product(*groups)
    ]


def _split(selectors: str) -> list[str]:
    """At the commas that stand in no brackets."""
    return re.split(r",(?![^(]*\))", selectors)


def _declaration(text: str) -> str:
    name, _, value = text.partition(":")
    if name == "inset":
        values = _values(value)
        for missing in range(len(values), 4):  # left as right, bottom and right as top
            values.append(values[1 if missing == 3 else 0])
        return ";".join(f"{side}:{one}" for side, one in zip(_SIDES, values, strict=True))
    if name in _PAIRS:
        values = [value] if name == "border-block" else _values(value)
        first, second = _PAIRS[name]
        return f"{first}:{values[0]};{second}:{values[-1]}"
    return text


def _values(text: str) -> list[str]:
    """At the blanks that stand in no brackets."""
    return re.split(r" (?![^(]*\))", text)
