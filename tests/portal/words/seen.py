"""What a page of the admin says: texts, names of controls, and what its scripts are given."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

# Not words: what is typed, and how it is done.
NOT_TEXT = re.compile(
    r"<(style|svg|textarea|code|kbd|pre)\b.*?</\1\s*>|<!--.*?-->"
    r"|<script(?![^>]*application/json)[^>]*>.*?</script>",
    re.S | re.I,
)
SCRIPT = re.compile(r"<script[^>]*application/json[^>]*>(.*?)</script>", re.S | re.I)
TAG = re.compile(r"<[a-z/!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
INLINE = re.compile(r"</?(?:b|strong|em|i|a|span|abbr|mark|small|q|time)\b[^<>]*>", re.I)
SAID = re.compile(
    r"\s(?:aria-label|aria-description|title|placeholder|alt|label|data-tippy-content"
    r"|data-w-[a-z-]+-(?:label|content|text|message|title)(?:-[a-z]+)?-value)"
    r"=(?:\"([^\"]*)\"|'([^']*)')",
    re.I,
)
BUTTON = re.compile(r"<input(?=[^>]*type=\"(?:submit|button)\")[^>]*\svalue=\"([^\"]*)\"", re.I)
# What scripts are given to build controls of: menus, blocks, choosers.
GIVEN = re.compile(
    r"\"(?:label|title|placeholder|help_?[tT]ext|heading|description|[a-zA-Z]+(?:Label|Text))\":"
    r"\s*\"((?:[^\"\\]|\\.)*)\""
)
DATA = re.compile(r"\sdata-[a-z-]+=(?:\"([{\[][^\"]*)\"|'([{\[][^']*)')")


def texts(page: str) -> Iterator[str]:
    for script in SCRIPT.findall(page):
        yield from _given(script)
    body = NOT_TEXT.sub(" ", SCRIPT.sub(" ", page))
    for tag in TAG.findall(body):
        for one, other in SAID.findall(tag):
            yield html.unescape(one or other)
        for one, other in DATA.findall(tag):
            yield from _given(html.unescape(one or other))
        if button := BUTTON.match(tag):
            yield html.unescape(button[1])
    for text in TAG.sub("\0", INLINE.sub(" ", body)).split("\0"):
        if text := " ".join(html.unescape(text).split()):
            yield text


def page_of(answer: Any) -> str:
    """The page, or the part of one that a chooser shows; nothing of files and data."""
    kind = answer.headers.get("Content-Type", "")
    if answer.streaming:
        list(answer.streaming_content)  # its file is closed at the end
        return ""
    if answer.status_code != 200:
        return ""
    if kind.startswith("text/html"):
        return str(answer.content.decode())
    if not kind.startswith(("application/json", "text/javascript")):
        return ""
    try:
        said = json.JSONDecoder().raw_decode(answer.content.decode())[0]
    except ValueError:  # a script
        return ""
    return str(said.get("html", "")) if isinstance(said, dict) else ""


def _given(script: str) -> Iterator[str]:
    for text in GIVEN.findall(script):
        try:
            yield html.unescape(str(json.loads(f'"{text}"')))
        except ValueError:
            yield text
