"""What is typed in the admin and in the workspace comes without marks that nobody sees.

In one place for all their forms, those of Wagtail and of other packages too. Imported tables lose
them where cells are read (`home.sheets.values`), words of translations where they are kept
(`home.translation.links`); names of people are refused with them where one signs up.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from home.unseen import as_seen
from portal import workspace
from portal.admin_access import ADMIN

AS_TYPED = "password"  # in the name of a field


class UnseenMarksMiddleware:
    """Before each view, after the form's token was looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        path = request.path_info
        if request.method == "POST" and (path.startswith(ADMIN) or workspace.is_in_workspace(path)):
            request.POST = seen(request.POST)


def seen(sent: QueryDict) -> QueryDict:
    """The same where nothing is hidden."""
    found = None
    for name, values in sent.lists():
        plain = values if AS_TYPED in name else [as_seen(value) for value in values]
        if plain != values:
            found = found or sent.copy()
            found.setlist(name, plain)
    if found is None:
        return sent
    found._mutable = False
    return found
