"""Addresses below the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.results.workspace import acts, appeals, hosts, pages

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/apprenticeships/results/")
_ONE = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/"
)
_ACCEPT = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/accept/"
)
_CONDITIONALLY = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/accept-and-wait/"
)
_DECLINE = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/decline/"
)
_TAKE_BACK = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/take-back/"
)
_APPEAL = pgettext_lazy(
    "url", "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/appeal/"
)
_WITHDRAW_APPEAL = pgettext_lazy(
    "url",
    "organisations/<slug:organisation>/apprenticeships/<slug:round>/result/appeal/<int:appeal>/withdraw/",
)
_PLACED = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/placed/")

app_name = "results"
urlpatterns = [
    path(_ALL, pages.overview, name="overview"),
    path(_ONE, pages.result, name="result"),
    path(_ACCEPT, acts.AcceptView.as_view(), name="accept"),
    path(_CONDITIONALLY, acts.AcceptConditionallyView.as_view(), name="accept_conditionally"),
    path(_DECLINE, acts.DeclineView.as_view(), name="decline"),
    path(_TAKE_BACK, acts.TakeBackView.as_view(), name="take_back"),
    path(_APPEAL, appeals.AppealView.as_view(), name="appeal"),
    path(_WITHDRAW_APPEAL, appeals.WithdrawAppealView.as_view(), name="withdraw_appeal"),
    path(_PLACED, hosts.placed, name="placed"),
]
