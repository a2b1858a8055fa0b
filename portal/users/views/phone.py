"""The mobile number of one's own account: the password is asked first, the number so far told."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home import phone_numbers, sms
from home.access import actor_of
from portal.throttles import proofs
from portal.users import joining
from portal.users.forms import NumberForm
from portal.users.views import code


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change(request: HttpRequest) -> HttpResponse:
    """Raises Http404 where no messages can be sent."""
    if not sms.is_offered():
        raise Http404
    number = request.user.phone
    form = NumberForm(request.POST or None, number=number)
    if not form.is_valid():
        context = {"form": form, "number": number and phone_numbers.spaced(number)}
        return render(request, "account/phone.html", context)
    raise_if_reauthentication_required(request, app="allauth.account")
    asked = form.cleaned_data["phone"]
    if refusal := proofs.refusal(request, asked):
        return refusal
    return code.begin(request, joining.ask_for_number(asked, by=actor_of(request)))
