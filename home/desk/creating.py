"""Wagtail's own forms of new records: a form that is sent twice makes one."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext as _

from home.desk import once

BY_ITSELF = "saved by itself"


class CreatedOnce:
    """For Wagtail's views that create: a form that is sent twice makes one record.

    Other words under the same key (the back button, and a correction) are asked about. A draft that
    was saved by itself is gone on with, whatever the form that comes later knows of it: "Save" may
    be pressed before the browser has heard that the draft is there.
    """

    def get_template_names(self) -> list[str]:
        """Wagtail's, with the key in its form."""
        return ["desk/admin/create.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = {"name": once.FIELD, "key": once.new_key()}
        return super().get_context_data(once=key, **kwargs)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with once.carried_out_once(once.sending_of(request)) as sent:
                response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
                if isinstance(response, HttpResponseRedirect):
                    sent.answer = response.url
                elif _is_saved_by_itself(response):
                    sent.answer, sent.words = self.get_edit_url(), BY_ITSELF  # type: ignore[attr-defined]
                else:
                    transaction.set_rollback(True)
                return response
        except once.SentBefore as before:
            if before.first.words == BY_ITSELF:
                return self.go_on(before.first.answer)
            if self.expects_json_response:  # type: ignore[attr-defined]
                return JsonResponse({"success": False, "error_code": "sent-before"}, status=409)
            if before.is_same:
                return redirect(before.first.answer)
            return self.ask_again(
                _("You sent this form before, and it was recorded. Send again to add another one.")
            )

    def go_on(self, address: str) -> HttpResponse:
        """In the form of the draft that is there, at `address`."""
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        request.resolver_match = view = resolve(address)
        response: HttpResponse = view.func(request, *view.args, **view.kwargs)
        if response.status_code == 404:
            return self.ask_again(
                _("The draft has been deleted meanwhile. Send again to add a new one.")
            )
        if not _is_saved_by_itself(response):
            return response
        hydrated = f"{address}?_w_hydrate_create_view=1"
        said = {**json.loads(response.content), "url": address, "hydrate_url": hydrated}
        return JsonResponse(said)

    def ask_again(self, text: str) -> HttpResponse:
        """The form as it was sent, under a key of its own."""
        self.form = self.get_form()  # type: ignore[attr-defined]
        self.produced_error_code, self.produced_error_message = "sent-before", text
        return self.form_invalid(self.form)  # type: ignore[attr-defined,no-any-return]


def _is_saved_by_itself(response: HttpResponse) -> bool:
    return isinstance(response, JsonResponse) and bool(json.loads(response.content).get("success"))
