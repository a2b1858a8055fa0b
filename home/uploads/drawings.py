"""SVG: drawings only. What runs, or loads something from elsewhere, is refused. Pure."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

from home.uploads.refusals import ContentIsOther, DrawingIsActive

ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video"}
# An address inside the drawing, or a picture that it carries along.
OWN_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);base64,)", re.IGNORECASE)
OUTSIDE_STYLE = re.compile(
    r"@import|url\(\s*['\"]?\s*(?!#|data:image/)|expression\(", re.IGNORECASE
)


def check_drawing(file: BinaryIO) -> None:
    """Raises ContentIsOther when it is no SVG, DrawingIsActive with what was found."""
    try:
        root = parse(file).getroot()
    except DefusedXmlException as error:
        raise DrawingIsActive(part="<!ENTITY>") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ContentIsOther(ending="svg") from error
    if _name(root.tag) != "svg":
        raise ContentIsOther(ending="svg")
    for part in _active(root):
        raise DrawingIsActive(part=part)


def _active(root: Element) -> Iterator[str]:
    for element in root.iter():
        name = _name(element.tag)
        if name in ACTIVE:
            yield f"<{name}>"
        if name == "style" and OUTSIDE_STYLE.search("".join(element.itertext())):
            yield "<style>"
        yield from _active_attributes(element, name)


def _active_attributes(element: Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        attribute = _name(key)
        if attribute.startswith("on"):
            yield attribute
        if attribute in ("href", "src") and name != "a" and not OWN_ADDRESS.match(value):
            yield attribute
        if attribute == "attributename" and _name(value.rpartition(":")[2]) in ("href", "src"):
            yield attribute
        if "javascript:" in re.sub(r"\s", "", value).lower() or OUTSIDE_STYLE.search(value):
            yield attribute


def _name(tag: object) -> str:
    """The local name; a comment or instruction has none."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
