"""What is typed where tags are asked for: each in its one form, none twice (settings)."""

from taggit.utils import _parse_tags

from home.one_form import one_form


def read(text: str) -> list[str]:
    """Separated by commas, as taggit reads them.

    >>> read("Panen, panen , ｐａｎｅｎ, rapat anggota")
    ['Panen', 'rapat anggota']
    """
    tags: dict[str, str] = {}
    for typed in _parse_tags(text):
        if tag := one_form(typed):
            tags.setdefault(tag.casefold(), tag)
    return sorted(tags.values())
