"""Addresses below the workspace."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.placements.workspace import (
    acts,
    assessment_pages,
    confirming,
    logbook_acts,
    logbook_pages,
    message_acts,
    objection_acts,
    pages,
    plan_acts,
    plan_pages,
)

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/placements/")
_BATCH = pgettext_lazy(
    "url", "organisations/<slug:organisation>/placements/batches/<int:pk>/confirm/"
)
_ONE = pgettext_lazy("url", "organisations/<slug:organisation>/placements/<int:pk>/")
_PLAN = [
    path("", plan_pages.plan, name="plan"),
    path(pgettext_lazy("url", "new-step/"), plan_acts.NewStepView.as_view(), name="new_step"),
    path(pgettext_lazy("url", "steps/<int:number>/"), plan_acts.StepView.as_view(), name="step"),
    path(
        pgettext_lazy("url", "steps/<int:number>/remove/"),
        plan_acts.RemoveStepView.as_view(),
        name="remove_step",
    ),
    path(
        pgettext_lazy("url", "steps/<int:number>/done/"),
        plan_acts.FinishStepView.as_view(),
        name="finish_step",
    ),
    path(pgettext_lazy("url", "proof/<uuid:key>/"), plan_pages.proof, name="proof"),
    path(pgettext_lazy("url", "hand-in/"), plan_acts.HandInView.as_view(), name="hand_in"),
    path(pgettext_lazy("url", "confirm/"), plan_acts.DecideView.as_view(), name="decide"),
    path(pgettext_lazy("url", "publish/"), plan_acts.PublishView.as_view(), name="publish"),
    path(pgettext_lazy("url", "take-off/"), plan_acts.TakeOffView.as_view(), name="take_off"),
]
_LOGBOOK = [
    path("", logbook_pages.logbook, name="logbook"),
    path(pgettext_lazy("url", "write/"), logbook_acts.WriteView.as_view(), name="write"),
    path(
        pgettext_lazy("url", "correct/<uuid:key>/"),
        logbook_acts.CorrectView.as_view(),
        name="correct",
    ),
    path(pgettext_lazy("url", "outbox/"), logbook_pages.outbox, name="outbox"),
    path(pgettext_lazy("url", "photo/<uuid:key>/"), logbook_pages.photo, name="photo"),
]
_ASSESSMENT = [
    path("", assessment_pages.assessment, name="assessment"),
    path(pgettext_lazy("url", "answer/"), logbook_acts.AssessView.as_view(), name="assess"),
    path(pgettext_lazy("url", "show/"), logbook_acts.ShowView.as_view(), name="show_assessment"),
]

app_name = "placements"
urlpatterns = [
    path(_ALL, pages.placements, name="placements"),
    path(_BATCH, confirming.ConfirmBatchView.as_view(), name="confirm_batch"),
    path(
        _ONE,
        include(
            [
                path("", pages.placement, name="placement"),
                path(
                    pgettext_lazy("url", "attachments/<uuid:key>/"),
                    pages.enclosed,
                    name="enclosed",
                ),
                path(pgettext_lazy("url", "letter.pdf"), pages.letter, name="letter"),
                path(
                    pgettext_lazy("url", "checklist/"),
                    acts.ChecklistView.as_view(),
                    name="checklist",
                ),
                path(
                    pgettext_lazy("url", "attendance/"),
                    acts.AttendanceView.as_view(),
                    name="attendance",
                ),
                path(pgettext_lazy("url", "outcome/"), acts.OutcomeView.as_view(), name="outcome"),
                path(pgettext_lazy("url", "answer/"), acts.AnswerView.as_view(), name="answer"),
                path(
                    pgettext_lazy("url", "message/"),
                    message_acts.MessageView.as_view(),
                    name="message",
                ),
                path(
                    pgettext_lazy("url", "object/"),
                    objection_acts.ObjectView.as_view(),
                    name="object",
                ),
                path(
                    pgettext_lazy("url", "objection/answer/"),
                    objection_acts.AnswerObjectionView.as_view(),
                    name="answer_objection",
                ),
                path(
                    pgettext_lazy("url", "objection/withdraw/"),
                    objection_acts.WithdrawObjectionView.as_view(),
                    name="withdraw_objection",
                ),
                path(pgettext_lazy("url", "logbook/"), include(_LOGBOOK)),
                path(pgettext_lazy("url", "self-assessment/"), include(_ASSESSMENT)),
                path(pgettext_lazy("url", "plan/"), include(_PLAN)),
            ]
        ),
    ),
]
