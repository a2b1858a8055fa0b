"""Wagtail's forms of pages: a new one sent twice makes one page; who saves second is told."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from home.desk.conflict import Conflict
from home.desk.deciding import said
from home.desk.editing import NEWER, SEEN, CreatedOnce, content_of, differences
from home.desk.locking import locked
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
        return super().get_context_data(conflict=self.conflict, seen=seen, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """One writer at a time: who saves in the same moment waits, and is told."""
        with transaction.atomic():
            try:
                self.real_page_record = locked(self.real_page_record)
            except IsGone as error:
                raise Http404 from error
            self.latest_revision = self.real_page_record.get_latest_revision()
            self.page.latest_revision = self.latest_revision
            if rows := self._differences(form):
                return self._tell(rows)
            saved: HttpResponse = super().form_valid(form)
            return saved

    def add_save_confirmation_message(self) -> None:
        """ "Updated" does not say that a page was approved."""
        if self.action_name != "perform_workflow_action":
            super().add_save_confirmation_message()
            return
        words = said(self.workflow_action, self.page, self.page.get_admin_display_title())
        messages.success(self.request, words)

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
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        messages.error(self.request, NEWER)
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown
