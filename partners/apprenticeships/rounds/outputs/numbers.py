"""Numbers, days and lists as people write them, in Indonesian and in English."""

from datetime import date
from functools import lru_cache

from django.utils.dates import MONTHS

from partners.apprenticeships.rounds.languages import Language, in_language

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def number(value: int, language: Language) -> str:
    """80.000 in Indonesian, 80,000 in English."""
    written = f"{value:,}"
    return written.replace(",", ".") if language == "id" else written


def percent(part: int, whole: int, language: Language) -> str:
    """Whole per mille of ``whole`` as a percentage with one decimal; "–" of nothing."""
    if not whole:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    comma = "," if language == "id" else "."
    return (
        f"{tenths // 10}{comma}{tenths % 10} %"
        if language == "id"
        else (f"{tenths // 10}{comma}{tenths % 10}%")
    )


def ordinal(value: int, language: Language) -> str:
    """ "ke-3" in Indonesian, "3rd" in English."""
    if language == "id":
        return f"ke-{number(value, language)}"
    teen = value % 100 in (11, 12, 13)
    return number(value, language) + ("th" if teen else _ENDINGS.get(value % 10, "th"))


@lru_cache(maxsize=4096)
def day(value: date, language: Language) -> str:
    return f"{value.day} {in_language(MONTHS[value.month], language)} {value.year}"


def period(first: date, last: date, language: Language) -> str:
    """From the first to the last day, or nothing for a batch without dates."""
    if first == date.min:
        return ""
    if first == last:
        return day(first, language)
    return f"{day(first, language)} – {day(last, language)}"
