"""Addresses below the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from knowledge.adoption.workspace import acts, pages

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/reports/")
_PLAN = pgettext_lazy("url", "organisations/<slug:organisation>/reports/plan/<int:plan>/")
_ONE = pgettext_lazy("url", "organisations/<slug:organisation>/reports/<uuid:tool>/")
_WRITE = pgettext_lazy("url", "organisations/<slug:organisation>/reports/<uuid:tool>/write/")
_SEND = pgettext_lazy("url", "organisations/<slug:organisation>/reports/<uuid:tool>/send/")
_BACK = pgettext_lazy("url", "organisations/<slug:organisation>/reports/<uuid:tool>/take-back/")
_OFF = pgettext_lazy("url", "organisations/<slug:organisation>/reports/<uuid:tool>/take-off/")

app_name = "adoption"
urlpatterns = [
    path(pgettext_lazy("url", "report-a-tool/"), pages.begin, name="begin"),
    path(_ALL, pages.reports, name="reports"),
    path(_PLAN, pages.from_plan, name="from_plan"),
    path(_ONE, pages.report, name="report"),
    path(_WRITE, acts.WriteView.as_view(), name="write"),
    path(_SEND, acts.SubmitView.as_view(), name="send"),
    path(_BACK, acts.TakeBackView.as_view(), name="take_back"),
    path(_OFF, acts.WithdrawView.as_view(), name="withdraw"),
]
