"""What machines read of a page: JSON-LD in the words of schema.org. Pure.

Rooms say what a record is as plain dictionaries and leave unknown values empty; here they are
left out, and the text is made safe to stand in a page. A block of data is not run, so that the
policy of the page, which allows no script of its own, has nothing against it.
"""

import json
from typing import Any

CONTEXT = "https://schema.org"
# What could end the element, or begin another one, is written as JavaScript escapes it.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def known(value: Any) -> Any:
    """Without what is empty, at any depth; a thing of which only its type is known says nothing.

    >>> known({"name": "KAN", "address": {"@type": "PostalAddress", "addressCountry": ""}})
    {'name': 'KAN'}
    """
    if isinstance(value, dict):
        kept = {key: found for key, each in value.items() if (found := known(each)) is not None}
        return kept if kept.keys() - {"@type"} else None
    if isinstance(value, (list, tuple)):
        return [found for each in value if (found := known(each)) is not None] or None
    return None if value == "" else value


def as_text(thing: dict[str, Any]) -> str:
    """The thing as one line of JSON that holds no sign of HTML; nothing where nothing is known."""
    facts = known(thing)
    if not facts:
        return ""
    text = json.dumps({"@context": CONTEXT} | facts, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)
