"""Wagtail's views of moderation, with what they lack: a reason for what is sent back, refused
beside its field where it is missing, and words of what a decision did.
"""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.pages import workflow as pages
from wagtail.forms import TaskStateCommentForm
from wagtail.models import TaskState, WorkflowState

from home.desk.locking import locked
from home.desk.reasons import MISSING, REJECT, ReasonForm, reason_in
from home.translation.sources import SourceWasNeverPublished, source_never_published

EXTRA = "workflow-action-extra-data"
READ = "revision"
UNREAD = gettext_lazy(
    "Nothing was approved: there may be a newer version than the one you read. Read it here, and "
    "approve it here."
)


class ReasonAsked:
    """For the small window that Wagtail opens before something is sent back, and for the address
    that it sends to.
    """

    def get_form_class(self) -> Any:
        asked = super().get_form_class()  # type: ignore[misc]
        is_plain = isinstance(asked, type) and issubclass(asked, TaskStateCommentForm)
        return ReasonForm if self.action_name == REJECT and is_plain else asked  # type: ignore[attr-defined]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_from_window = request.headers.get("x-requested-with") == "XMLHttpRequest"
        if not is_from_window and self.form_class and not self.form_class(request.POST).is_valid():  # type: ignore[attr-defined]
            messages.error(request, MISSING)
        answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class DecisionTold(ReasonAsked):
    """For the view that decides without the form of the record; also says what became of it.

    Who approves names the version that was read (`revision`): the newest, and the one handed in.
    """

    request: HttpRequest
    object: Any
    action_name: str
    task_state_id: Any
    redirect_url: str

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != REJECT and not self._is_read():
            messages.error(request, UNREAD)
            return self._back()
        answer: HttpResponse = super().post(request, *args, **kwargs)
        mine = TaskState.objects.filter(pk=self.task_state_id, finished_by=request.user)
        said = mine.exists() and decision_in_words(self.object, self.action_name)
        if said:
            messages.success(request, said)
        return answer

    def _is_read(self) -> bool:
        newest = locked(self.object).latest_revision_id
        tasks = TaskState.objects.filter(pk=self.task_state_id, revision=newest)
        return self.request.POST.get(READ) == str(newest) and tasks.exists()

    def _back(self) -> HttpResponse:
        """To the form, also from a window of Wagtail's."""
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(  # type: ignore[attr-defined,no-any-return]
                self.request,
                {"step": "success", "redirect": self.redirect_url},
            )
        return redirect(self.redirect_url)


class PageActionView(DecisionTold, pages.WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != REJECT and source_never_published(self.object):
            messages.error(request, SourceWasNeverPublished.words)
            return self._back()
        return super().post(request, *args, **kwargs)


class PageReasonView(ReasonAsked, pages.CollectWorkflowActionDataView):
    pass


def lacks_its_reason(request: HttpRequest) -> bool:
    """Whether a form sends something back and does not say why: Wagtail's window is a script."""
    sent = request.POST
    is_sent_back = "action-workflow-action" in sent and sent.get("workflow-action-name") == REJECT
    return is_sent_back and not reason_in(sent.get(EXTRA, ""))


def decision_in_words(record: Model, action: str) -> str:
    """What the decision did: "updated" does not say that readers see it now. Empty while it was
    not taken.
    """
    state = WorkflowState.objects.for_instance(record).order_by("-pk").first()
    if state is None:
        return ""
    title = get_latest_str(record)
    if action == REJECT:
        is_back = state.status == WorkflowState.STATUS_NEEDS_CHANGES
        return _("Sent back for changes: %s.") % title if is_back else ""
    if state.status == WorkflowState.STATUS_IN_PROGRESS:
        return ""
    return _approved(record, title) if state.status == WorkflowState.STATUS_APPROVED else ""


def _approved(record: Any, title: str) -> str:
    stored = type(record)._base_manager.get(pk=record.pk)
    scheduled = stored.scheduled_revision
    if scheduled is not None and scheduled.approved_go_live_at > now():
        moment = date_format(localtime(scheduled.approved_go_live_at), "DATETIME_FORMAT")
        return _("Approved: %(title)s. It goes onto the site on %(moment)s.") % {
            "title": title,
            "moment": moment,
        }
    words = _("Approved and published: %s.") if stored.live else _("Approved: %s.")
    return words % title
