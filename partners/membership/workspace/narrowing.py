"""One list of the workspace narrowed by one word of its address: everything, or one state of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`options` as `membership/narrow.html` shows them, none where there is nothing to choose."""

    chosen: str
    options: list[dict[str, Any]]


def narrowed(
    params: QueryDict, name: str, counts: Mapping[str, int], labels: Mapping[str, Any]
) -> Narrowed:
    """By `counts`: how many there are of each value. What nobody offers narrows nothing."""
    word = params.get(name, "")
    chosen = word if counts.get(word) else ""
    there = [value for value in labels if counts.get(value)]
    if len(there) < 2 and not chosen:
        return Narrowed(chosen, [])
    every = _("everything")
    options = [_option(every, sum(counts.values()), "?", is_current=not chosen)]
    for value in there:
        url = f"?{urlencode({name: value})}"
        options.append(_option(labels[value], counts[value], url, is_current=value == chosen))
    return Narrowed(chosen, options)


def _option(label: Any, count: int, url: str, *, is_current: bool) -> dict[str, Any]:
    return {"label": f"{label} ({count})", "url": url, "is_current": is_current}
