"""How much of an SVG is drawn: a part that is drawn again by its name counts each time. Pure.

Ten times `<use>` within ten times `<use>`, eight levels deep, are 2 kB and a hundred million
elements. The same is done with patterns, markers, masks and clips, by attribute or by style.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from home.uploads.refusals import DrawingIsTooDeep, DrawingIsTooLarge
from home.uploads.spelling import local_name, plain

MOST_DRAWN = 500_000  # elements; a map that draws 3,000 signs of 50 parts has 150,000
BY_URL = re.compile(r"url\(\s*['\"]?#([^'\")]+)")
NAMES = re.compile(r"[\w-]+")
EVERYTHING = "*"
# Drawn once for their element; all other properties are handed down to what it contains.
ONCE = {"clip-path", "filter", "mask"}
COLOURS = {"lineargradient", "radialgradient"}  # contain nothing that is drawn
Named = set[tuple[str, bool]]  # an id, and whether it is drawn once


def check_repeating(root: Element, *, most_levels: int) -> None:
    """Raises DrawingIsTooLarge, and DrawingIsTooDeep also for what is drawn within itself. Takes
    time in proportion to the file.
    """
    _Drawing(root, most_levels).drawn_with(root)


class _Drawing:
    def __init__(self, root: Element, most_levels: int) -> None:
        self.most_levels, self.walked = most_levels, 0
        self.known: dict[Element, int] = {}
        self.by_id = {
            name: element
            for element in root.iter()
            if (name := element.get("id")) and local_name(element.tag) not in COLOURS
        }
        self.by_rule: dict[str, Named] = {}  # by tag, class or id
        for element in root.iter():
            if local_name(element.tag) == "style":
                self._read_rules(plain(element.text or ""))

    def _read_rules(self, sheet: str) -> None:
        for rule in sheet.split("}"):
            selector, _brace, styles = rule.rpartition("{")
            if named := self._named(styles):
                for name in self._selected(selector):
                    self.by_rule.setdefault(name, set()).update(named)

    def _selected(self, selector: str) -> Iterator[str]:
        if any(sign in selector for sign in "*[:"):
            yield EVERYTHING
        for name in NAMES.findall(selector):
            yield from (name, name.lower())

    def _named(self, styles: str) -> Named:
        """What these declarations draw of what there is."""
        found: Named = set()
        for declaration in styles.split(";") if "url(" in styles.lower() else ():
            is_once = declaration.partition(":")[0].strip().lower() in ONCE
            ids = map(unquote, BY_URL.findall(declaration))
            found.update((name.strip(), is_once) for name in ids)
        return {(name, is_once) for name, is_once in found if name in self.by_id}

    def drawn_with(self, element: Element, level: int = 1) -> int:
        """Elements that are drawn with this one."""
        if level > self.most_levels:
            raise DrawingIsTooDeep
        if element not in self.known:
            named = self._named_by(element)
            inside = [*element, *self._used_by(element)]
            self.walked += len(inside) + len(named)
            if self.walked > MOST_DRAWN:
                raise DrawingIsTooLarge
            own = 1 + sum(self.drawn_with(part, level + 1) for part in inside)
            drawn = own
            for name, is_once in named:
                again = self.drawn_with(self.by_id[name], level + 1)
                drawn += again if is_once else again * own
            if drawn > MOST_DRAWN:
                raise DrawingIsTooLarge
            self.known[element] = drawn
        return self.known[element]

    def _used_by(self, element: Element) -> Iterator[Element]:
        for key, value in element.attrib.items():
            name = unquote(value.strip().removeprefix("#"))
            is_link = local_name(element.tag) == "a"
            if local_name(key) == "href" and not is_link and name in self.by_id:
                yield self.by_id[name]

    def _named_by(self, element: Element) -> Named:
        named: Named = set()
        for key, value in element.attrib.items():
            name = local_name(key)
            styles = plain(value)
            named |= self._named(styles if name == "style" else f"{name}:{styles}")
        called = {EVERYTHING, local_name(element.tag), element.get("id", "")}
        for name in called.union(element.get("class", "").split()) if self.by_rule else ():
            named |= self.by_rule.get(name, set())
        return named
