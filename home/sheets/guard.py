"""Text that no spreadsheet program runs as a formula; the only such guard. Pure.

Whoever fills in a name decides what it begins with, and a CSV has no types; see OWASP, *CSV
Injection*. `values.text_of` takes the mark off again, so that what is exported can be imported.
"""

import re
from typing import TypeVar

T = TypeVar("T")
_STARTS = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
_NUMBER = re.compile(r"(?:\+[\d ().,/-]+|-[\d.,]+)", re.ASCII)
_BETWEEN = r"([;,\t|\r\n][\s\"\u200b\u200c\u200d\u2060\ufeff]*)"
_RUNS = r"(?=[=+\-@＝＋－＠﹦﹢﹣﹫])"
_RUNS_WITHIN = re.compile(rf"{_BETWEEN}{_RUNS}(?!{_NUMBER.pattern}(?:[;,\t|\r\n]|$))")
_GUARDED_WITHIN = re.compile(rf"{_BETWEEN}'{_RUNS}")


def guarded(value: T) -> T | str:
    """The value, or behind an apostrophe if it is a text that might run.

    Blanks and invisible characters in front do not help it; numbers and telephone numbers stay.

    >>> guarded("=1+1"), guarded(" ＝1+1"), guarded("+62 811 000"), guarded(-3)
    ("'=1+1", "' ＝1+1", '+62 811 000', -3)
    """
    if isinstance(value, str) and looks_like_formula(value):
        return f"'{value}"
    return value


def guarded_within(text: str) -> str:
    """For CSV, where a program that splits at another separator sees a cell begin within a text.

    >>> guarded_within("x;=HYPERLINK(1)"), guarded_within("susu, -5, =)")
    ("x;'=HYPERLINK(1)", "susu, -5, '=)")
    """
    return _RUNS_WITHIN.sub(r"\1'", text)


def unguarded_within(text: str) -> str:
    """The opposite."""
    return _GUARDED_WITHIN.sub(r"\1", text) if "'" in text else text


def looks_like_formula(text: str) -> bool:
    if text[:1].isalnum():
        return False  # the usual case, and all that most cells cost
    bare = text.lstrip(" \n\u00a0\u200b\u200c\u200d\u2060\ufeff")
    return bare[:1] in _STARTS and bare != "" and not _NUMBER.fullmatch(bare)
