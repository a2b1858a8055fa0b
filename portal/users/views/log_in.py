"""The log-in page, which says what waits behind it."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView

from partners.membership.workspace.arriving import invitation_behind


class LogInView(LoginView):  # type: ignore[misc]  # allauth is not typed
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        leads = get_next_redirect_url(self.request) or ""
        given = {"invitation": invitation_behind(leads)}
        context: dict[str, Any] = super().get_context_data(**{**given, **kwargs})
        return context
