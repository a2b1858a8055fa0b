"""Wagtail's forms of what has no desk of ours: pictures, files, accounts, groups, collections,
sites, redirects, work flows. Who saves second is told, side by side; a new one sent twice is one.

What was seen is a sum of what the form asks for, and of nothing else: that somebody has logged in
since is no news.
"""

import hashlib
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string, select_template
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import collections, workflows
from wagtail.contrib.redirects import views as redirects
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.models import Page, Workflow
from wagtail.sites.views import EditView as SiteEditView
from wagtail.sites.views import SiteViewSet
from wagtail.users.views.groups import EditView as GroupEditView
from wagtail.users.views.groups import GroupViewSet
from wagtail.utils.urlpatterns import decorate_urlpatterns

from home.desk import once, uploading
from home.desk.creating import CreatedOnce
from home.desk.editing import NEWER, SEEN
from home.desk.forms import Difference, said
from home.desk.locking import locked
from home.desk.refusals import IsGone

# Rows that a form writes beside its own fields: relations from the record.
BESIDE: dict[type[Model], tuple[str, ...]] = {
    Group: ("page_permissions", "collection_permissions"),
    Workflow: ("workflow_tasks", "workflow_pages", "workflow_content_types"),
}


FRAMED = "desk/admin/framed.html"


def _framed(theirs: list[str], **hidden: str) -> dict[str, Any]:
    """For Wagtail's template, with hidden inputs at the end of its form."""
    return {"framed": select_template(theirs), "hidden": hidden.items()}


class NewerRecordFirst:
    """For Wagtail's generic EditView."""

    object: Any
    request: HttpRequest
    seen: str | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.seen is None:
            self.seen = self.request.POST.get(SEEN) or self._sum_of(self.object)
        framed = _framed(super().get_template_names(), **{SEEN: self.seen})  # type: ignore[misc]
        return super().get_context_data(**framed, **kwargs)  # type: ignore[misc,no-any-return]

    def get_template_names(self) -> list[str]:
        return [FRAMED]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One writer at a time: who saves in the same moment waits, and is told."""
        with transaction.atomic():
            try:
                self.object = current = locked(self.get_object())  # type: ignore[attr-defined]
            except IsGone as error:
                raise Http404 from error
            seen = request.POST.get(SEEN)
            if seen and seen != (now := self._sum_of(current)):
                self.seen = now
                if told := self._told(current):
                    return told
            return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def _told(self, current: Model) -> HttpResponse | None:
        """Both versions above one's own words; nothing for a second tap."""
        theirs, form = self._fresh(current), self.get_form()  # type: ignore[attr-defined]
        changed = form.changed_data
        if not changed and type(current) not in BESIDE:
            return None
        rows = [
            Difference(str(form[name].label), shown(theirs[name]), shown(form[name]))
            for name in changed
            if not isinstance(form.fields[name].widget, forms.PasswordInput)
        ]
        for name in form.files:
            if name in form.fields and name not in form.errors:
                form.add_error(name, _("Choose the file again: it was not kept."))
        table = render_to_string("desk/admin/versions.html", {"differences": rows}) if rows else ""
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = format_html("{} {}", NEWER, table)
        return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]

    def _fresh(self, record: Model) -> Any:
        """The form as it stands on the record now."""
        sent = ("data", "files")
        given = self.get_form_kwargs().items()  # type: ignore[attr-defined]
        kwargs = {key: value for key, value in given if key not in sent}
        return self.get_form_class()(**{**kwargs, "instance": record})  # type: ignore[attr-defined]

    def _sum_of(self, record: Model) -> str:
        form = self._fresh(record)
        stored = [(name, _plain(form[name].value())) for name in sorted(form.fields)]
        beside = [
            (name, sorted(map(str, getattr(record, name).values_list())))
            for name in BESIDE.get(type(record), ())
        ]
        return hashlib.sha256(repr((stored, beside)).encode()).hexdigest()[:32]


class RecordCreatedOnce(CreatedOnce):
    """For Wagtail's generic CreateView."""

    def get_template_names(self) -> list[str]:
        return [FRAMED]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        theirs = super(CreatedOnce, self).get_template_names()  # type: ignore[misc]
        return {**context, **_framed(theirs, **{once.FIELD: context["once"]["key"]})}


def shown(field: forms.BoundField) -> str:
    """What stands in a field, in the words of its choices."""
    value = field.value()
    values = [getattr(one, "pk", one) for one in value] if isinstance(value, list) else [value]
    choices = getattr(field.field, "choices", ())
    words: dict[str, str | Promise] = {str(key): label for key, label in choices if key}
    return said(", ".join(str(words.get(str(one), said(one))) for one in values))


def _plain(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, list) else str(value)


def _edited(view: type) -> type:
    return type(view.__name__, (NewerRecordFirst, view), {})


def _created(view: type) -> type:
    return type(view.__name__, (RecordCreatedOnce, view), {})


class WorkflowEditView(workflows.Edit):
    def get_paginated_pages(self) -> Any:
        """Wagtail's own fails at a page that there is not."""
        pages = Page.objects.filter(workflowpage__workflow=self.object)
        return Paginator(pages, self.MAX_PAGES).get_page(self.request.GET.get("p"))


EDITED: dict[str, type] = {
    "images/<int:image_id>/": images.EditView,
    "documents/edit/<int:document_id>/": documents.EditView,
    "redirects/<int:redirect_id>/": redirects.EditView,
    "collections/<int:pk>/": collections.Edit,
    "workflows/edit/<int:pk>/": WorkflowEditView,
    "workflows/tasks/edit/<int:pk>/": workflows.EditTask,
}
CREATED: dict[str, type] = {
    "images/add/": images.CreateView,
    "documents/add/": documents.CreateView,
    "redirects/add/": redirects.CreateView,
    "collections/add/": collections.Create,
    "workflows/add/": workflows.Create,
    "workflows/tasks/add/<str:app_label>/<str:model_name>/": workflows.CreateTask,
}


def urls() -> list[URLPattern]:
    """Before Wagtail's own, which keep the names."""
    edited = [path(address, _edited(view).as_view()) for address, view in EDITED.items()]
    created = [path(address, _created(view).as_view()) for address, view in CREATED.items()]
    patterns: list[URLPattern] = decorate_urlpatterns(edited + created, require_admin_access)
    return patterns


def everywhere() -> None:
    """Wagtail has no settings for the views of these."""
    uploading.everywhere()
    SiteViewSet.edit_view_class = _edited(SiteEditView)
    GroupViewSet.edit_view_class = _edited(GroupEditView)
