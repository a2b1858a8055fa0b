"""Wagtail's forms of pages: a new one sent twice makes one page; who saves second is told."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from home import reviews
from home.desk.conflict import Conflict
from home.desk.creating import CreatedOnce
from home.desk.editing import NEWER, SEEN, content_of, differences
from home.desk.locking import locked
from home.desk.moderation import decision_in_words, lacks_its_reason
from home.desk.reasons import MISSING, sent_back
from home.desk.refusals import IsGone


class PageCreatedOnceView(CreatedOnce, CreateView):
    def get_template_names(self) -> list[str]:
        """Wagtail's, with the key in its form."""
        return ["desk/admin/create_page.html"]

    def ask_again(self, text: str) -> HttpResponse:
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent_page,
            for_user=self.request.user,
        )
        self.has_unsaved_changes = True
        messages.error(self.request, text)
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown


class PageNewerVersionFirstView(EditView):
    """As `home.desk.editing.NewerVersionFirst` for records: Wagtail saves over a newer version."""

    conflict: Conflict | None = None

    def get_template_names(self) -> list[str]:
        parts: list[str] = super().get_template_names()
        is_partial = self.expects_json_response or self.hydrate_create_view
        return parts if is_partial else ["desk/admin/edit_page.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stored = content_of(self.real_page_record.specific)
        is_refused = self.request.method == "POST" and self.conflict is None
        content = self.request.POST.get(SEEN, stored) if is_refused else stored
        seen = {"name": SEEN, "content": content}
        back = sent_back(self.real_page_record)
        return super().get_context_data(conflict=self.conflict, seen=seen, sent_back=back, **kwargs)

    def add_save_confirmation_message(self) -> None:
        """What a decision did, in its own words."""
        decided = ""
        if self.action_name_and_method[0] == "perform_workflow_action":
            decided = decision_in_words(self.page, self.workflow_action)
        if decided:
            messages.success(self.request, decided)
        else:
            super().add_save_confirmation_message()

    def form_valid(self, form: Any) -> HttpResponse:
        """One writer at a time: who saves in the same moment waits, and is told."""
        if lacks_its_reason(self.request):
            return self._refuse(MISSING)
        with transaction.atomic():
            try:
                self.real_page_record = locked(self.real_page_record)
            except IsGone as error:
                raise Http404 from error
            self.latest_revision = self.real_page_record.get_latest_revision()
            self.page.latest_revision = self.latest_revision
            if self.action_name == "publish" and reviews.is_open(self.real_page_record):
                return self._refuse(reviews.WaitsForReview.words)
            if rows := self._differences(form):
                return self._tell(rows)
            saved: HttpResponse = super().form_valid(form)
            if self.action_name == "publish":
                reviews.nothing_is_asked_any_more(self.page, by=self.request.user)
            return saved

    def _differences(self, form: Any) -> list[Any]:
        """Both versions, field by field; none for who has seen the newest one."""
        if self.expects_json_response or self.is_cancelling_workflow:
            return []
        current, sent = self.real_page_record.specific, self.request.POST
        if "loaded_revision_id" in sent or "overwrite_revision_id" in sent:
            is_news = self.is_out_of_date
        else:  # the page had no version when the form was opened
            is_news = sent.get(SEEN, "") not in {"", content_of(current)}
        if not is_news:
            return []
        theirs = self.latest_revision.as_object() if self.latest_revision else current
        panel = self.edit_handler.get_bound_panel(instance=theirs, request=self.request, form=None)
        return differences(panel.get_comparison(), theirs, form.save(commit=False))

    def _tell(self, rows: list[Any]) -> HttpResponse:
        self.conflict = Conflict("", [], rows)
        return self._refuse(NEWER)

    def _refuse(self, why: Any) -> HttpResponse:
        """The form with what was typed; nothing was saved or decided."""
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        messages.error(self.request, why)
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown
