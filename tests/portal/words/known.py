"""The words that the admin may say: those of the catalogues, and what the records are called."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import CharField, Model, TextField
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from wagtail.models import BaseLogEntry

from home import handbook
from partners.organisations import countries

# What stands in a text and is no word of a language: addresses, files, places in time, marks.
NO_WORDS = re.compile(
    r"\S*@\S*|https?:\S*|\S+/\S*|\S+\.(?:csv|xlsx?|pdf|png|jpe?g|svg|toml|gz|docx?|txt)\b"
    r"|%\(\w+\)[sd]|\{\w+\}|\S*_\S*|\S*\d\S*|\b[A-Z]{2,5}\b|\b[a-z]+\.[a-z.]+\b"
)
# What is typed, and options of commands.
EXAMPLE = re.compile(r"(?:Misalnya|For example|mis\.)[: ].*|--\S+", re.S)
TAG = re.compile(r"<[^<>]*>")
WORD = re.compile(r"[^\W\d_]+")
# Words that are the same in both languages, and names: looked at one by one.
SAME = frozenset(
    [
        "wagtail",
        "simpul",
        "koperasi",
        "merah",
        "putih",
        "english",
        "bahasa",
        "word",
        "excel",
        "project",
        "management",
        "officer",
        "november",
        "model",
        "siti",
        "aminah",
    ]
)
# Rows that nobody wrote: what Wagtail and Django call their own.
NOT_OURS = ("auth_permission", "django_content_type", "wagtailcore_modellogentry")
MADE_BY_WAGTAIL = frozenset({"root", "default", "welcome", "approval", "moderators"})


def words_of(text: str) -> Iterator[str]:
    for word in WORD.findall(NO_WORDS.sub(" ", EXAMPLE.sub(" ", TAG.sub(" ", text)))):
        if len(word) > 1:
            yield word.casefold()


def _entries(language: str) -> Iterator[polib.POEntry]:
    for root in settings.LOCALE_PATHS:
        for path in Path(root, language).rglob("*.po"):
            yield from polib.pofile(str(path))


@cache
def of_catalogues(language: str) -> frozenset[str]:
    """What is said in it, of our catalogues; of Indonesian not what only repeats the English, nor
    the examples of what is typed.
    """
    found: set[str] = set(SAME)
    for entry in _entries(language):
        for said in (entry.msgstr, *entry.msgstr_plural.values()):
            if said != entry.msgid:
                found.update(words_of(said))
    if language == "en":  # most of it is what the code says
        for entry in _entries("id"):
            found.update(words_of(f"{entry.msgid} {entry.msgid_plural}"))
    with translation.override(language):
        names = [name for _code, name in countries.choices()]
        dates = [*MONTHS.values(), *MONTHS_3.values(), *WEEKDAYS.values(), *WEEKDAYS_ABBR.values()]
        for said in (*names, *dates):
            found.update(words_of(str(said)))
    return frozenset(found)


def of_handbook(language: str) -> set[str]:
    """Its pages are written in either language, beside the catalogues."""
    pages = Path(handbook.__file__).parent / "pages" / language
    return {word for page in pages.glob("*.md") for word in words_of(page.read_text())}


def _is_a_name(field: str, language: str) -> bool:
    """Texts in English are typed into forms; lists show names."""
    return language == "en" or not field.endswith("_en") or field in {"name_en", "title_en"}


def _shown(model: type[Model], field: str, language: str) -> str:
    """Who reads English is shown the Indonesian of what has two only where the English is empty."""
    twin = f"{field.removesuffix('_id')}_en"
    columns = {one.name: one.column for one in model._meta.local_fields}
    if language != "en" or not field.endswith("_id") or twin not in columns:
        return ""
    return f""" WHERE "{columns[twin]}" = ''"""


def _of_logs() -> set[str]:
    """What a record was called when something was done to it."""
    logs = [model for model in apps.get_models() if issubclass(model, BaseLogEntry)]
    data = [str(entry) for model in logs for entry in model.objects.values_list("data", flat=True)]
    return {word for text in data for word in words_of(text)}


def of_records(language: str = "id") -> set[str]:
    """What people called things: names, titles, codes in the database."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            for field in model._meta.local_fields:
                is_text = isinstance(field, CharField | TextField) and not field.choices
                if is_text and table not in NOT_OURS and _is_a_name(field.name, language):
                    where = _shown(model, field.name, language)
                    cursor.execute(f'SELECT DISTINCT "{field.column}" FROM "{table}"{where}')  # noqa: S608 - names of ours
                    for (text,) in cursor.fetchall():
                        found.update(words_of(str(text)))
    return (found | _of_logs()) - MADE_BY_WAGTAIL
