"""What the register said, what stands here, what the list says now: what is written. Pure.

A field is written only when the list itself says something else than before. Where somebody
changed it here since, their word stays, and the difference is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from partners.organisations.identity import canonical

Facts = Mapping[str, Any]
NOTHING: tuple[Any, ...] = (None, "", [])
KEYS_OF_IDENTITY = ("number", "name")


@dataclass(slots=True)
class Merged:
    """`before` and `after` of what is written, `kept` of what is not, `said` from now on."""

    said: dict[str, Any]
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    kept: list[dict[str, Any]] = field(default_factory=list)

    def changes(self, said: Facts | None) -> bool:
        """Whether anything has to be written, if only what the register said."""
        return bool(self.after) or said is None or self.said != dict(said)


def merged(said: Facts | None, here: Facts, now: Facts) -> Merged:
    """`said` is None of a cooperative that no list held before. A blank cell says nothing.

    >>> merged({"members": 5}, {"members": 7}, {"members": 9}).kept
    [{'key': 'members', 'here': 7, 'list': 9}]
    """
    before = said or {}
    result = Merged(dict(before))
    for key, value in now.items():
        if value in NOTHING or (key in before and is_same(key, before[key], value)):
            continue
        result.said[key] = value
        _decide(result, key, before.get(key), here.get(key), value)
    if "region" in result.after and "village" in here:  # written over; to be brought back
        result.before["village"] = here["village"]
    return result


def _decide(result: Merged, key: str, said: Any, here: Any, now: Any) -> None:
    if is_same(key, here, now):
        return
    if (here in NOTHING and said in NOTHING) or is_same(key, here, said):
        result.before[key], result.after[key] = here, now
    else:
        result.kept.append({"key": key, "here": here, "list": now})


def is_same(key: str, one: Any, other: Any) -> bool:
    """
    >>> is_same("name", "KUD  MAJU", "Kud Maju"), is_same("members", None, 0)
    (True, False)
    """
    if key == "number":
        return canonical(one or "") == canonical(other or "")
    if key == "kind" and one and other:  # the portal keeps only whether it is a KDKMP
        return (one == "other") is (other == "other")
    if isinstance(one, str) and isinstance(other, str):
        return same_words(one) == same_words(other)
    return (one in NOTHING and other in NOTHING) or one == other


def same_words(text: str) -> str:
    return " ".join(text.split()).casefold()
