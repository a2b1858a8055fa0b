"""A forgotten password: allauth's letter with a link, or a code to a mobile number."""

from typing import Any

from allauth.account.views import PasswordResetView
from django.http import HttpResponse
from django.utils.translation import get_language

from home import sms
from portal.throttles import proofs
from portal.users import joining
from portal.users.forms import ResetPasswordForm
from portal.users.views import code


class ForgottenPasswordView(PasswordResetView):
    def get_context_data(self, **context: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**context)
        return told | {"sms_is_offered": sms.is_offered()}

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        if not form.number:
            answer: HttpResponse = super().form_valid(form)
            return answer
        if refusal := proofs.refusal(self.request, form.number):
            return refusal
        proof = joining.ask_for_password(form.number, language=get_language() or "")
        return code.begin(self.request, proof)


forgotten = ForgottenPasswordView.as_view()
