"""Asking for the pages of applications as somebody who is signed in."""

from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from partners.apprenticeships.applications.models import Application
from partners.organisations.models import Organisation
from portal.users.models import User


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, application: Application, *more: object) -> str:
    slug, round = application.organisation.slug, application.round.code
    return reverse(f"applications:{name}", args=[slug, round, *more])


def overview(cooperative: Organisation) -> str:
    return reverse("applications:overview", args=[cooperative.slug])


def text_of(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, (where, answer.status_code)
    return unescape(answer.content.decode())


def sent(client: Client, where: str, **typed: Any) -> Any:
    """The form of a page, sent as it is shown but for what is typed."""
    form = client.get(where).context["form"]
    shown = {"seen": form["seen"].value()}
    return client.post(where, {**shown, **typed})
