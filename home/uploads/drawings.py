"""SVG: drawings only, of a size that can be scaled. What runs, or loads something from elsewhere,
is refused. Pure.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from willow.svg import SvgWrapper, WillowSvgException

from home.uploads.refusals import (
    ContentIsOther,
    DrawingHasNoSize,
    DrawingIsActive,
    DrawingIsTooDeep,
    DrawingIsTooLarge,
)
from home.uploads.repeating import check_repeating
from home.uploads.spelling import local_name, plain

ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video"}
# An address inside the drawing, or a picture that it carries along.
OWN_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);base64,)", re.IGNORECASE)
# What a reader may follow: a page that carries its content in its address is none.
LINK = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
OUTSIDE_STYLE = re.compile(
    r"@import|url\((?!\s*+['\"]?+\s*+(?:#|data:image/))|expression\(|image-set\(|\bsrc\(",
    re.IGNORECASE,
)
# Groups within groups; drawing programs write a few dozen, Python writes a thousand at most.
MOST_LEVELS = 200
MOST_PARTS = 100_000  # elements with their attributes: a map of all regencies has a few thousand
LARGEST = 65_535  # pixels of a side


def check_drawing(file: BinaryIO) -> None:
    """Raises ContentIsOther when it is no SVG, DrawingIsActive with what was found,
    DrawingIsTooDeep, DrawingIsTooLarge, DrawingHasNoSize. Takes time in proportion to the file.
    """
    try:
        root = _read(file)
    except DefusedXmlException as error:
        raise DrawingIsActive(part="<!ENTITY>") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ContentIsOther(ending="svg") from error
    if local_name(root.tag) != "svg":
        raise ContentIsOther(ending="svg")
    for part in _active(root):
        raise DrawingIsActive(part=part)
    if not _can_be_scaled(root):
        raise DrawingHasNoSize
    check_repeating(root, most_levels=MOST_LEVELS)


def _read(file: BinaryIO) -> Element:
    """Its root. Raises DrawingIsTooDeep and DrawingIsTooLarge while reading, before anything
    walks down, and DrawingIsActive at a sheet of styles named before the drawing.
    """
    levels = parts = 0
    parser = iterparse(file, events=("start", "end", "pi"))
    for event, element in parser:
        if event == "pi":
            if (element.text or "").startswith("xml-stylesheet"):
                raise DrawingIsActive(part="<?xml-stylesheet?>")
            continue
        if event == "end":
            levels -= 1
            continue
        levels, parts = levels + 1, parts + 1 + len(element.attrib)
        if levels > MOST_LEVELS:
            raise DrawingIsTooDeep
        if parts > MOST_PARTS:
            raise DrawingIsTooLarge
    return parser.root


def _can_be_scaled(root: Element) -> bool:
    """As Wagtail's library for pictures will see it: sides and the drawn area are there, or are
    not named at all, and can be divided by.
    """
    try:
        drawing = SvgWrapper(ElementTree(root))
    except (WillowSvgException, ValueError, LookupError):
        return False
    area = drawing.view_box
    return (
        all(1 <= side <= LARGEST for side in (drawing.width, drawing.height))
        and all(1e-6 <= side <= LARGEST for side in (area.width, area.height))
        and all(abs(place) <= LARGEST for place in (area.min_x, area.min_y))
    )


def _active(root: Element) -> Iterator[str]:
    for element in root.iter():
        name = local_name(element.tag)
        if name in ACTIVE:
            yield f"<{name}>"
        # Styles are text; elements among them are none that a drawing program writes.
        if name == "style" and (len(element) or _loads(element.text or "")):
            yield "<style>"
        yield from _active_attributes(element, name)


def _active_attributes(element: Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        attribute = local_name(key)
        if attribute.startswith("on"):
            yield attribute
        allowed = LINK if name == "a" else OWN_ADDRESS
        if attribute in ("href", "src") and not allowed.match(_joined(value)):
            yield attribute
        if attribute == "attributename" and local_name(value.rpartition(":")[2]) in ("href", "src"):
            yield attribute
        if "javascript:" in _joined(value).lower() or _loads(value):
            yield attribute


def _joined(address: str) -> str:
    """As browsers read it, which leave out blanks and line ends."""
    return re.sub(r"[\s\x00-\x1f]", "", address)


def _loads(style: str) -> bool:
    """Whether these styles, read as a browser would, load something from elsewhere."""
    return bool(OUTSIDE_STYLE.search(plain(style)))
