"""Three things to do now, from the home page: learn something, go on magang, ask. Never a dead end:
each leads to what there is, also where a room is still empty.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.services.contact import contact_address

Item = dict[str, Any]


def things_to_do(library: str, tool: Any = None, next_batch: Any = None) -> list[Item]:
    """For components/to_do.html. `library`: its address; `tool`: with `title` and `url`;
    `next_batch`: with `until` and `batch`, whose offer leads to it. One query.
    """
    return [_learn(library, tool), _go(next_batch), _ask()]


def _learn(library: str, tool: Any) -> Item:
    text = _("A guide, a checklist or a calculator for what your cooperative struggles with.")
    first = [_link(tool.title, tool.url)] if tool else []
    rest = _link(_("Choose by need"), library)
    return _item("success", "book", _("Learn something"), text, [*first, rest])


def _go(next_batch: Any) -> Item:
    how = _link(_("See how apprenticeships work"), reverse("apprenticeships:how"))
    title = _("Go on an apprenticeship")
    if not next_batch:
        text = _(
            "Learn for some days at a cooperative that works. No round takes applications now."
        )
        return _item("attention", "people", title, text, [how])
    day = date_format(next_batch.until)
    text = _("Learn for some days at a cooperative that works. Apply until %(day)s.") % {"day": day}
    offer = next_batch.batch.offer
    return _item("attention", "people", title, text, [_link(offer.title, _url(offer)), how])


def _ask() -> Item:
    text = _("Ask the business assistant of your cooperative, or write to us.")
    links = [_link(_("Find your cooperative"), reverse("cooperatives:list"))]
    if address := contact_address() or _mail():
        links.append(_link(_("Write to us"), address))
    return _item("primary", "help", _("Ask a question"), text, links)


def _mail() -> str:
    return f"mailto:{settings.CONTACT_EMAIL}" if settings.CONTACT_EMAIL else ""


def _url(record: Any) -> str:
    url: str = record.get_absolute_url()
    return url


def _item(tone: str, icon: str, title: str, text: str, links: list[Item]) -> Item:
    return {"tone": tone, "icon": icon, "title": title, "text": text, "links": links}


def _link(label: str, url: str) -> Item:
    return {"label": label, "url": url}
