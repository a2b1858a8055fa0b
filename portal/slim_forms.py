"""A form of the admin without what is written many times over and read by nobody.

Of Wagtail's markup for a form with rows in it: the markup of each widget a second time in what its
scripts are told, empty places for refusals and help, names that nothing refers to. Of the buttons
for remarks one is sent, which a script puts beside each field; in rows, and in forms that have no
remarks, they would do nothing. Of the two links of a row to itself the style sheet always hides
one. What somebody wrote is told without the indents of JSON.
"""

import json
import re
from html import unescape
from typing import Any

OF_A_FORM = 'id="w-edit-handler-data"'
HAS_REMARKS = 'id="comments-data"'
_TOLD = re.compile(r'(<script[^>]*type="application/json"[^>]*>)(.*?)(</script>)', re.S)
_BLOCKS = re.compile(r"""data-w-block-data-value=(?:'([^']*)'|"([^"]*)")""")
_ARGUMENTS = re.compile(r'data-w-block-arguments-value="([^"]*)"')
_HIDDEN = re.compile(r'<a class="w-panel__anchor w-panel__anchor--suffix"[^>]*>.*?</a>\s*', re.S)
# Kinds of fields and of widgets that no style sheet and no script looks for.
_IDLE = re.compile(
    r" w-field--(?:admin_auto_height_text_input|admin_date_input|admin_day_field|char_field"
    r"|integer_field|model_choice_field|model_multiple_choice_field|number_input|text_input"
    r"|typed_choice_field|url_field|url_input)(?=[ \"])"
)
_FIELD = re.compile(r'<div class="w-field [^"]*" data-field\b')
_MARKUP, _KEPT = re.compile(r"\s*<[a-z]"), re.compile(r"<(?:pre|script|style|textarea)\b")
_INDENT = re.compile(r"\s*\n\s*")
_EMPTY = re.compile(r'<div class="w-field__(?:errors|help)"[^>]*>\s*</div>\s*')
_REMARK = re.compile(r'<button class="w-field__comment-button\b[^>]*>.*?</button>\s*', re.S)
_ROWS = re.compile(r'<div id="id_([\w-]+)-FORMS">.*?id="id_\1-ADD"', re.S)
_PLACE = re.compile(r' data-contentpath="[^"]*"| w-field--commentable\b')
_NAMED = re.compile(r' id="([^"]*-(?:label|wrapper))"')
_REFERRED = re.compile(r' (?:aria-[a-z]+|for|href)="#?([^"]*)"')
_KNOWN = re.compile(r'"prefix":"([^"]*)"')
_PICTURE = re.compile(
    r'<svg class="(icon icon-[\w-]+(?: [^"]*?)??)(?: icon)?" aria-hidden="true">'
    r'<use href="(#[\w-]+)"></use></svg>'
)
_NAMES = re.compile(r'(?<= )((?:id|href|for|aria-[a-z]+)=")([^"]*\bpanel-child-[^"]*)"')
_PANEL = re.compile(r"\bpanel(?:-child-\w+(?:-(?:\d+|__prefix__)(?=-child-))?)+")
_ROW = re.compile(r"-(?:\d+|__prefix__)$")
# What scripts are told and what somebody typed is not looked at.
_PART = re.compile(
    r"(<(pre|script|style)\b[^>]*>.*?</\2>)"
    r"|(<[a-zA-Z/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)(\s*)",
    re.S,
)
_BLOCK = re.compile(r"</?(?:div|section|h2|table|tbody|tr|ul|li|select|option|form|template)\b")
_OPENS = re.compile(r"<(?:div|section|h2|table|tbody|tr|td|ul|li|select|option|button)\b")
_BLANKS = re.compile(r"(\"[^\"]*\"|'[^']*')|\s+")


def slim_form(page: str) -> str:
    """The same form. What its scripts are told says the same, but for widgets' markup."""
    if OF_A_FORM not in page:
        return page
    short = _Names()
    page = _BLOCKS.sub(_blocks, _TOLD.sub(lambda found: _told(found, short), page))
    page = _EMPTY.sub("", _without_idle_buttons(_ARGUMENTS.sub(_arguments, page)))
    page = _FIELD.sub(lambda field: _IDLE.sub("", field[0]), page)
    picture = r'<svg class="\1" aria-hidden="true"><use href="\2"/></svg>'
    page = _PICTURE.sub(picture, _without_idle_names(page, short))
    return _PART.sub(lambda found: _plain(found, short), page)


class _Names:
    """Panels are called by all in which they lie; here by the row and the last of it."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.taken: set[str] = set()

    def of(self, panel: str) -> str:
        if panel not in self.given:
            *above, last = panel.split("-child-")
            plain = "-".join(["panel", *(part for part in above if _ROW.search(part)), last])
            name, number = plain, 1
            while name in self.taken:
                number += 1
                name = f"{plain}_{number}"
            self.taken.add(name)
            self.given[panel] = name
        return self.given[panel]

    def within(self, text: str) -> str:
        return _PANEL.sub(lambda found: self.of(found[0]), text)


def _told(found: re.Match[str], short: _Names) -> str:
    try:
        told = json.loads(found[2])
    except ValueError:
        return found[0]
    if OF_A_FORM in found[1]:
        _of_panels(told, short)
    plain = json.dumps(told, separators=(",", ":"))
    for letter in "<>&":
        plain = plain.replace(letter, f"\\u{ord(letter):04X}")
    return found[1] + plain + found[3]


def _of_panels(told: Any, short: _Names) -> None:
    """Panels find their controls in the page by name; they make none."""
    if isinstance(told, dict):
        if "prefix" in told:
            told["prefix"] = short.within(told["prefix"])
        widget = told.get("widget") if "fieldName" in told else None
        arguments = widget.get("_args") if isinstance(widget, dict) else None
        if arguments and isinstance(arguments[0], str):
            arguments[0] = ""
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        _of_panels(each, short)


def _blocks(found: re.Match[str]) -> str:
    """Between single quotation marks, so that those of the value are one letter each."""
    try:
        told = json.loads(unescape(found[1] or found[2]))
    except ValueError:
        return found[0]
    return f"data-w-block-data-value='{_quoted(_without_lines(told))}'"


def _arguments(found: re.Match[str]) -> str:
    """What somebody wrote, likewise."""
    try:
        told = json.loads(unescape(found[1]))
    except ValueError:
        return found[0]
    return f"data-w-block-arguments-value='{_quoted(_without_indents(told))}'"


def _quoted(told: Any) -> str:
    plain = json.dumps(told, separators=(",", ":"))
    return plain.replace("&", "&amp;").replace("'", "&#x27;")


def _without_indents(told: Any) -> Any:
    """Rich text is JSON within JSON: Wagtail indents it, the editor writes it in one line."""
    if isinstance(told, dict):
        return {name: _without_indents(each) for name, each in told.items()}
    if isinstance(told, list):
        return [_without_indents(each) for each in told]
    if not isinstance(told, str) or not told.startswith('{\n    "blocks"'):
        return told
    try:
        return json.dumps(json.loads(told), separators=(",", ":"))
    except ValueError:
        return told


def _without_lines(told: Any) -> Any:
    """Widgets' markup without its indents and empty lines."""
    if isinstance(told, dict):
        return {name: _without_lines(each) for name, each in told.items()}
    if isinstance(told, list):
        return [_without_lines(each) for each in told]
    is_markup = isinstance(told, str) and _MARKUP.match(told) and not _KEPT.search(told)
    return _INDENT.sub("\n", told) if is_markup else told


def _without_idle_buttons(page: str) -> str:
    page = _ROWS.sub(lambda rows: _of_rows(rows[0]), page)
    first = _REMARK.search(page) if HAS_REMARKS in page else None
    end = first.end() if first else 0
    return page[:end] + _REMARK.sub("", page[end:])


def _of_rows(rows: str) -> str:
    """Of the two links to a row itself the style sheet always hides the second."""
    return _HIDDEN.sub("", _PLACE.sub("", _REMARK.sub("", rows)))


def _without_idle_names(page: str, short: _Names) -> str:
    told = {f"{prefix}-wrapper" for prefix in _KNOWN.findall(page)}
    referred = {name for names in _REFERRED.findall(page) for name in names.split()}

    def kept(found: re.Match[str]) -> str:
        name = found[1]
        return found[0] if name in referred or short.within(name) in told else ""

    return _NAMED.sub(kept, page)


def _plain(found: re.Match[str], short: _Names) -> str:
    if found[1]:
        return found[1]
    tag, after = found[3], found[4]
    if "panel-child-" in tag:
        tag = _NAMES.sub(lambda one: f'{one[1]}{short.within(one[2])}"', tag)
    if "\n" in tag or "  " in tag:
        tag = _BLANKS.sub(lambda one: one[1] or " ", tag).removesuffix(">").rstrip(" ") + ">"
    if tag.startswith("<textarea"):
        return tag + after
    is_idle = _OPENS.match(tag) or (_BLOCK.match(tag) and _BLOCK.match(found.string, found.end()))
    return tag + ("" if is_idle else "\n" if "\n" in after else after[:1])
