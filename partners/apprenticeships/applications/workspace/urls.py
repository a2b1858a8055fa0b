"""Addresses below the workspace."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.applications.workspace import (
    acts,
    attachments,
    list_page,
    offers,
    pages,
    people,
)

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/apprenticeships/")
_ROUND = pgettext_lazy("url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/")
_OF_ROUND = [
    path(pgettext_lazy("url", "begin/"), acts.BeginView.as_view(), name="begin"),
    path(pgettext_lazy("url", "batches/"), offers.batches, name="batches"),
    path(pgettext_lazy("url", "batches/<slug:batch>/"), offers.batch, name="batch"),
    path(pgettext_lazy("url", "batches/<slug:batch>/put/"), acts.PutView.as_view(), name="put"),
    path(
        pgettext_lazy("url", "batches/<slug:batch>/take-off/"),
        acts.TakeOffView.as_view(),
        name="take_off",
    ),
    path(pgettext_lazy("url", "list/"), list_page.ListView.as_view(), name="list"),
    path(pgettext_lazy("url", "wishes/"), acts.WriteView.as_view(), name="write"),
    path(pgettext_lazy("url", "people/"), people.PeopleView.as_view(), name="people"),
    path(
        pgettext_lazy("url", "attachments/"),
        attachments.AttachmentsView.as_view(),
        name="attachments",
    ),
    path(
        pgettext_lazy("url", "attachments/<uuid:key>/"), attachments.attachment, name="attachment"
    ),
    path(
        pgettext_lazy("url", "attachments/<uuid:key>/take-off/"),
        attachments.DetachView.as_view(),
        name="detach",
    ),
    path(pgettext_lazy("url", "hand-in/"), acts.SubmitView.as_view(), name="hand_in"),
    path(pgettext_lazy("url", "receipts/<int:number>/"), pages.receipt, name="receipt"),
    path(pgettext_lazy("url", "withdraw/"), acts.WithdrawView.as_view(), name="withdraw"),
    path(pgettext_lazy("url", "paper/"), pages.paper, name="paper"),
]

app_name = "applications"
urlpatterns = [
    path(pgettext_lazy("url", "apprenticeships/for-us/"), pages.begin, name="for_us"),
    path(pgettext_lazy("url", "apprenticeships/"), pages.mine, name="mine"),
    path(_ALL, pages.overview, name="overview"),
    path(_ROUND, include(_OF_ROUND)),
]
