"""Wagtail's form of a new page: sent twice, it makes one page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView

from home.desk.editing import CreatedOnce


class PageCreatedOnceView(CreatedOnce, CreateView):
    def get_template_names(self) -> list[str]:
        """Wagtail's, with the key in its form."""
        return ["desk/admin/create_page.html"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A draft that is saved by itself is asked for once by Wagtail's script, which then goes
        on in the form of the page that was made."""
        if self.expects_json_response:
            saved: HttpResponse = CreateView.post(self, request, *args, **kwargs)
            return saved
        return super().post(request, *args, **kwargs)

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
