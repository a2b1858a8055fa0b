"""The words that the admin may say: those of the catalogues, and what the records are called."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import CharField, TextField
from django.utils.translation import trans_real

# What stands in a text and is no word of a language.
NO_WORDS = re.compile(r"\S*@\S*|https?:\S*|\S*://\S*|/\S+/\S*|\S+\.(?:csv|xlsx?|pdf|png|jpe?g|svg|toml|gz|docx?)\b|%\(\w+\)[sd]|\{\w+\}|&\w+;|\S*_\S*|\S*\d\S*|<[^<>]*>")
WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> Iterator[str]:
    for word in WORD.findall(NO_WORDS.sub(" ", text)):
        if len(word) > 1:
            yield word.casefold()


@cache
def of_catalogues(language: str) -> frozenset[str]:
    found: set[str] = set()
    for domain in ("django", "djangojs"):
        for catalogue in trans_real.DjangoTranslation(language, domain=domain)._catalog._catalogs:
            for key, said in catalogue.items():
                source = key[0] if isinstance(key, tuple) else key
                if said and (language == "en" or said != source.rpartition("\x04")[2]):
                    found.update(words_of(said))
                if language == "en":
                    found.update(words_of(source))
    return frozenset(found)


def of_records(left_out: Iterable[str] = ("auth_permission", "django_content_type")) -> set[str]:
    """What people called things: names, titles, codes in the database."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if table in left_out:
                continue
            for field in model._meta.local_fields:
                if isinstance(field, CharField | TextField) and not field.choices and not field.name.endswith("_en"):
                    cursor.execute(f'SELECT DISTINCT "{field.column}" FROM "{table}"')  # noqa: S608
                    for (text,) in cursor.fetchall():
                        if isinstance(text, str):
                            found.update(words_of(text))
    return found
