"""What a role changes by sending the forms of the admin, and what else can be sent there."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.utils.http import urlencode
from wagtail.models import Locale
from wagtail.test.utils.form_data import querydict_from_html

from portal.users.models import User
from tests.portal.access.addresses import Asked, admin_addresses
from tests.portal.access.asking import signed_in, told
from tests.portal.access.roles import closed_to

WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"(\w+)"', re.I)
# Who asked, and how often: written although nothing of the portal is.
BESIDE = {"django_session", "usersessions_usersession", "throttles_count"}
NOTHING = "$^"  # no address
# Where scripts of the admin ask by other methods than a form's.
OTHER_METHODS = ("put", "patch", "delete")
BY_SCRIPTS = re.compile(r".*/(localize|api|dismissibles|editing-sessions|workflow)/")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Sent:
    asked: Asked
    data: dict[str, Any] = field(default_factory=dict)  # a QueryDict where a form is sent
    method: str = "post"


@contextmanager
def undone() -> Iterator[set[str]]:
    """The tables that are written to inside; afterwards nothing was."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if found := WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, *rest)

    with transaction.atomic(), connection.execute_wrapper(note):
        yield tables
        transaction.set_rollback(True)
    tables -= BESIDE


def everything_sent(records: dict[str, Model], by: User) -> Iterator[Sent]:
    """To every address of the admin: its forms as somebody sends them who may do everything, what
    scripts send, nothing at all, and the same by other methods.
    """
    client = signed_in(by)
    for asked in admin_addresses(records):
        for data in ({}, *forms_of(client, asked), *_by_scripts(asked, records)):
            yield Sent(asked, data)
        for method in OTHER_METHODS if BY_SCRIPTS.match(asked.address) else ():
            yield Sent(asked, {"value": "https://a.example/", "title": "Lain"}, method)


def forms_of(client: Client, asked: Asked) -> Iterator[QueryDict]:
    """As they stand, with each of their buttons."""
    with undone():
        _status, html = told(client.get(asked.address, asked.query))
    if html.startswith("{"):  # what a chooser shows lies in JSON
        html = str(json.JSONDecoder().raw_decode(html)[0].get("html", ""))
    if "<form" not in html:
        return
    for index, form in enumerate(BeautifulSoup(html, "html.parser").find_all("form")):
        if str(form.get("method", "")).lower() != "post":
            continue
        data = querydict_from_html(html, form_index=index)
        for block in form.select("[data-block]"):
            data[f"{block['id']}-count"] = "0"  # what its script fills in
        yield data
        for name in {str(button.get("name") or "") for button in form.find_all("button")} - {""}:
            pressed = data.copy()
            pressed[name] = name
            yield pressed


def _by_scripts(asked: Asked, records: dict[str, Model]) -> Iterator[dict[str, Any]]:
    """What no form on a page says."""
    page, revision = records["page"], records["revision"]
    home, collection = page.get_parent().get_parent().pk, records["collection"].pk
    english = Locale.objects.exclude(pk=page.locale_id).get()
    for part, data in (
        (r".*/action/move", {"destination_page_id": home, "position": "last-child"}),
        (r".*/action/revert", {"revision_id": revision.pk}),
        (r".*/action/copy_for_translation", {"locale": english.language_code}),
        (r".*/pages/\d+/copy", {"new_title": "a", "new_slug": "a", "new_parent_page": home}),
        (r".*/bulk/.*/move", {"chooser": home}),
        (r".*/bulk/.*/add_tags", {"tags": "selundupan"}),
        (r".*/bulk/.*/add_to_collection", {"collection": collection}),
        (r".*/bulk/.*/set_active_state", {"mark_as_active": ""}),
        (r".*/privacy", {"restriction_type": "login"}),
        (r".*/collections/add", {"name": "a", "parent": collection}),
        (r".*/strings/\d+/edit", {"value": "Lain"}),
    ):
        if re.match(part, asked.address):
            yield data


def send(client: Client, sent: Sent) -> tuple[set[str], int, str]:
    """The tables that were written to, the status, and what was told. Nothing stays."""
    client.cookies.pop("messages", None)
    address = f"{sent.asked.address}?{urlencode(sent.asked.query)}"
    with undone() as tables:
        if sent.method == "post":
            status, text = told(client.post(address, sent.data))
        else:
            ask, body = getattr(client, sent.method), urlencode(sent.data)
            status, text = told(ask(address, body, content_type=FORM))
    return tables, status, text


def changed_or_told(role: str, person: User | None, sent: Iterable[Sent], may: str) -> list[str]:
    """What of this changes something although it is not at an address of what the role may do,
    names what is closed to the role, or breaks.
    """
    client, closed, seen = signed_in(person), closed_to(role), []
    for each in sent:
        tables, status, text = send(client, each)
        if re.match(may, each.asked.address):
            tables = set()
        named = [name for name, mark in closed.items() if mark in text]
        if tables or named or status >= 500:
            address = f"{each.method} {each.asked.address} {each.asked.query or ''}"
            seen.append(f"{address}: {status} {named} {sorted(tables)}")
    return seen
