"""What a page of the admin says: texts, names of controls, and what its scripts are given."""

import html
import re
from collections.abc import Iterator

# Not words: what is typed, and how it is done.
NOT_TEXT = re.compile(
    r"<(style|svg|textarea|code|kbd|pre)\b.*?</\1\s*>|<!--.*?-->|<script(?![^>]*application/json)"
    r"[^>]*>.*?</script>",
    re.S | re.I,
)
JSON_SCRIPT = re.compile(r"<script[^>]*application/json[^>]*>(.*?)</script>", re.S | re.I)
TAG = re.compile(r"<[a-z/!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
INLINE = re.compile(r"</?(b|strong|em|i|a|span|abbr|mark|small|q|time)\b(?:[^<>\"']|\"[^\"]*\")*>", re.I)
SAID = re.compile(
    r"\s(?:aria-label|aria-description|title|placeholder|alt|label|data-tippy-content"
    r"|data-w-[a-z-]+-(?:label|content|text|message|title)(?:-[a-z]+)?-value)"
    r"=(?:\"([^\"]*)\"|'([^']*)')",
    re.I,
)
BUTTON = re.compile(r"<input(?=[^>]*type=\"(?:submit|button)\")[^>]*\svalue=\"([^\"]*)\"", re.I)
GIVEN = re.compile(
    r"\"(?:label|title|placeholder|help_?[tT]ext|heading|description|text|name|message|[a-zA-Z]+Label"
    r"|[A-Z_]{4,})\":\s*\"((?:[^\"\\]|\\.)*)\""
)
DATA = re.compile(r"\sdata-[a-z-]+=(?:\"(\{[^\"]*|\[[^\"]*)\"|'(\{[^']*|\[[^']*)')")


def texts(page: str) -> Iterator[str]:
    """Each as it stands, with the blanks of the source."""
    for script in JSON_SCRIPT.findall(page):
        yield from _given(script)
    body = NOT_TEXT.sub(" ", JSON_SCRIPT.sub(" ", page))
    for tag in TAG.findall(body):
        for one, other in SAID.findall(tag):
            yield html.unescape(one or other)
        for one, other in DATA.findall(tag):
            yield from _given(html.unescape(one or other))
        if button := BUTTON.match(tag):
            yield html.unescape(button[1])
    plain = TAG.sub("\0", INLINE.sub("", body))
    for text in plain.split("\0"):
        if text := " ".join(html.unescape(text).split()):
            yield text


def _given(json: str) -> Iterator[str]:
    for text in GIVEN.findall(json):
        yield text.encode().decode("unicode_escape", "replace") if "\\u" in text else text
