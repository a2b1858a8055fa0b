"""Words that Wagtail says once, in the language of the process, or not at all: for each reader.

It takes them with `gettext` where a class is made, or makes them of the name of a field.
"""

from typing import Any

from django.contrib.auth.models import Permission
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import SearchFilterMixin
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.admin.forms.workflows import WorkflowContentTypeForm
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.documents.forms import GroupDocumentPermissionFormSet
from wagtail.images.forms import GroupImagePermissionFormSet, ImageInsertionForm
from wagtail.models import Locale, Page
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm
from wagtail_localize.models import LocaleSynchronization, Translation

theirs = gettext_lazy  # words of Wagtail's own catalogue
Rights = list[tuple[str, str | Promise, str | Promise]]
COLLECTIONS: Rights = [
    ("add_collection", theirs("Add"), theirs("Add collections")),
    ("change_collection", theirs("Edit"), theirs("Edit collections")),
    ("delete_collection", theirs("Delete"), theirs("Delete collections")),
]
IMAGES: Rights = [
    ("add_image", theirs("Add"), theirs("Add/edit images you own")),
    ("change_image", theirs("Edit"), theirs("Edit any image")),
    ("choose_image", theirs("Choose"), theirs("Select images in choosers")),
]
DOCUMENTS: Rights = [
    ("add_document", theirs("Add"), theirs("Add/edit documents you own")),
    ("change_document", theirs("Edit"), theirs("Edit any document")),
    ("choose_document", theirs("Choose"), theirs("Select documents in choosers")),
]
SITES = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}


class SynchronizationForm(LocaleSynchronization.base_form_class):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"enabled": _("Switched on"), "sync_from": _("From language")}
        for name in labels.keys() & self.fields.keys():
            self.fields[name].label = labels[name]


def right_on_pages(right: Permission) -> str:
    """As the heading of its column says it."""
    words = {codename: long for codename, _short, long in Page.permission_types}
    return str(words.get(right.codename, right.name))


def everywhere() -> None:
    LocaleSynchronization.base_form_class = SynchronizationForm
    Locale._meta.verbose_name, Locale._meta.verbose_name_plural = _("language"), _("languages")
    Translation._meta.verbose_name = _("translation")
    for formset, rights in (
        (GroupCollectionManagementPermissionFormSet, COLLECTIONS),
        (GroupImagePermissionFormSet, IMAGES),
        (GroupDocumentPermissionFormSet, DOCUMENTS),
    ):
        formset.permission_types[:] = rights
        formset.form.base_fields["collection"].label = theirs("Collection")
    ChooserViewSet.search_tab_label = theirs("Search")
    words = SearchFilterMixin.base_fields["q"]
    words.label = theirs("Search term")
    words.widget.attrs["placeholder"] = theirs("Search")
    PagePermissionsForm.base_fields["permissions"].label_from_instance = right_on_pages
    WorkflowContentTypeForm.base_fields["content_types"].label = _("Content types")
    ImageInsertionForm.base_fields["image_is_decorative"].label = theirs("Image is decorative")
    ImageInsertionForm.base_fields["alt_text"].label = theirs("Alt text")
    kind = RedirectsReportFilterSet.base_filters["is_permanent"]
    kind.label = theirs("Type")
    kind.extra["choices"] = [(True, theirs("Permanent")), (False, theirs("Temporary"))]
    kind.extra["empty_label"] = theirs("All")
    for column in SitesView.columns:
        column.label = SITES.get(column.name, column.label)
