"""Every address of the admin, filled with the keys of given records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry as bulk_actions
from wagtail.models import Page

# How a parameter is called, or where its address lies, and which record it means; the first that
# fits. What fits nowhere is asked of the model of its view.
MEANT = (
    (r"translation_source_id", "source"),
    (r"translation_id", "translation"),
    (r"string_segment_id", "segment"),
    (r"overridable_segment_id", "overridable"),
    (r"workflow_state_id", "workflow_state"),
    (r"task_state_id", "task_state"),
    (r"revision_id", "revision"),
    (r"workflow_pk", "workflow"),
    (r"task_id", "task"),
    (r"page_id|page_pk|parent_page_id|page_to_move_id|destination_id", "page"),
    (r"document_id|doc_id", "file"),
    (r"image_id", "picture"),
    (r"uploaded_file_id", "upload"),
    (r"collection_id", "collection"),
    (r"redirect_id", "redirect"),
    (r"(pages|localize/.*page|choose-page)/.*pk", "page"),
    (r"translations/<int:pk>/hand-in", "page"),
    (r"api/main/.pages", "page"),
    (r"documents/(chooser|multiple)|api/main/.documents", "file"),
    (r"images/(chooser|multiple)|api/main/.images", "picture"),
    (r"collections/", "collection"),
    (r"agreements/documents/", "document"),
    (r"agreements/access/", "access"),
    (r"agreements/commitments/|^admin/commitments/", "commitment"),
    (r"agreements/reports/", "report"),
    (r"agreements/proofs/", "proof"),
    (r"agreements/brief/organisation|organisations/organisation|host_chooser", "organisation"),
    (r"organisations/register/of/", "organisation"),
    (r"agreements/agreement|admin/agreements/|brief/agreement", "agreement"),
    (r"agreements/unit", "unit"),
    (r"apprenticeships/offer", "offer"),
    (r"apprenticeships/batch", "batch"),
    (r"reports/letters", "letter"),
    (r"reports/missing", "missed"),
)
WORDS = {
    "content_type_app_name": "home",
    "content_type_model_name": "standardpage",
    "app_label": "agreements",
    "app_name": "home",
    "model_name": "agreement",
    "action": "delete",
    "action_name": "publish",
    "verb": "sign",
    "move": "finish",
    "source": "link",
    "form": "pdf",
    "mode": "x",
    "filter_spec": "width-8",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
# Not asked: they end the session, or are for the eyes of tests only.
LEFT_OUT = re.compile(r"admin/(logout|failwhale|test404|login|password_reset)")


@dataclass(frozen=True)
class Asked:
    """An address, and the name of the record that stands in it."""

    address: str
    record: str = ""
    query: dict[str, Any] = field(default_factory=dict)


def admin_addresses(records: Mapping[str, Model]) -> Iterator[Asked]:
    for route, view in routes(get_resolver().url_patterns):
        if not route.startswith("admin/") or LEFT_OUT.match(route):
            continue
        named = ""

        def fill(found: re.Match[str], route: str = route, view: Any = view) -> str:
            nonlocal named
            name = found[1] or found[2]
            if name in WORDS:
                return WORDS[name]
            key = meant_by(name, route)
            record = records.get(key) or _of_the_view(view, records)
            named = named or key
            return str(record.pk if record else 1)

        address = "/" + PARAMETER.sub(fill, route)
        address = address.replace("^", "").replace("$", "").replace("\\", "")
        if address.endswith(".*/"):
            continue
        yield Asked(address, named)
        kind = _listed(address)
        if kind and "chosen-multiple" in address and kind in records:
            yield Asked(address, kind, {"id": records[kind].pk})
        elif "choose" in address or "/search/" in address or address.endswith("results/"):
            yield Asked(address, "", {"q": "Rahasia"})
    yield from _with_queries(records)


def meant_by(name: str, route: str) -> str:
    for pattern, record in MEANT:
        if re.fullmatch(pattern, name) or (name in {"pk", "key"} and re.search(pattern, route)):
            return record
    return ""


def _listed(address: str) -> str:
    for part, record in (
        ("choose-page", "page"),
        ("documents/chooser", "file"),
        ("images/chooser", "picture"),
        ("agreements/agreement", "agreement"),
        ("apprenticeships/offer", "offer"),
    ):
        if part in address:
            return record
    return ""


def _with_queries(records: Mapping[str, Model]) -> Iterator[Asked]:
    """What is asked for by its parameters."""
    for kind, one in (("pages", "page"), ("documents", "file"), ("images", "picture")):
        for query in (
            {"fields": "*"},
            {"search": "Rahasia"},
            {"fields": "*", "for_explorer": 1},
            {"fields": "_,title", "order": "title"},
        ):
            if kind == "pages" or "for_explorer" not in query:
                yield Asked(f"/admin/api/main/{kind}/", "", query)
        yield Asked(f"/admin/api/main/{kind}/{records[one].pk}/", one, {"fields": "*"})
        yield Asked(f"/admin/api/main/{kind}/find/", one, {"id": records[one].pk})
    page = records["page"]
    parent = page.get_parent()
    for query in ({"child_of": parent.pk}, {"descendant_of": parent.pk}, {"ancestor_of": page.pk}):
        yield Asked("/admin/api/main/pages/", "", query)
    for kind in ("page", "file", "picture", "agreement", "offer", "person"):
        model = Page if kind == "page" else type(records[kind])
        about = model._meta
        for action in bulk_actions.get_bulk_actions_for_model(about.app_label, about.model_name):
            address = f"/admin/bulk/{about.app_label}/{about.model_name}/{action.action_type}/"
            yield Asked(address, kind, {"id": records[kind].pk})
    for action in PagesAdminAPIViewSet.actions:
        yield Asked(f"/admin/api/main/pages/{page.pk}/action/{action}/", "page")
    for app, model, key in (
        ("home", "standardpage", page.pk),
        ("agreements", "agreement", records["agreement"].pk),
    ):
        yield Asked(f"/admin/editing-sessions/ping/{app}/{model}/{key}/1/")
    yield Asked("/admin/reports/site-history/", "", {"export": "csv"})
    yield Asked("/admin/reports/aging-pages/", "", {"export": "csv"})
    yield Asked("/admin/reports/locked/", "", {"export": "csv"})
    yield Asked("/admin/reports/workflow/", "", {"export": "csv"})
    yield Asked("/admin/snippets/agreements/agreement/", "", {"export": "csv"})
    yield Asked("/admin/snippets/apprenticeships/offer/", "", {"export": "csv"})


def routes(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for each in patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield here, each.callback
        else:
            yield from routes(each.url_patterns, here)


def _of_the_view(view: Any, records: Mapping[str, Model]) -> Model | None:
    """A record of the model that a view says it is about: one of ours, or any that there is."""
    given = getattr(view, "view_initkwargs", None) or {}
    model = given.get("model") or getattr(getattr(view, "view_class", None), "model", None)
    if not isinstance(model, type):
        return None
    ours = [one for one in records.values() if type(one) is model]
    return ours[0] if ours else model._default_manager.first()
