"""Addresses below the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.placements.workspace import acts, pages

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/placements/")
_ONE = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/")
_READY = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/checklist/")
_DAYS = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/attendance/")
_STATE = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/outcome/")
_ANSWER = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/answer/")

app_name = "placements"
urlpatterns = [
    path(_ALL, pages.placements, name="placements"),
    path(_ONE, pages.placement, name="placement"),
    path(_READY, acts.ChecklistView.as_view(), name="checklist"),
    path(_DAYS, acts.AttendanceView.as_view(), name="attendance"),
    path(_STATE, acts.OutcomeView.as_view(), name="outcome"),
    path(_ANSWER, acts.AnswerView.as_view(), name="answer"),
]
