"""The page that the letter to the register's contact leads to: without an account, yes or no.

Whoever has the letter answers, signed in or not: the register trusts its address. No cache keeps
the page, and opening it decides nothing: mail programs open links by themselves.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.access import NOBODY
from home.desk.refusals import Refusal
from home.masking import name_of, signed_up_with
from partners.membership.claiming import contact
from partners.membership.services import claims

YES, NO = "yes", "no"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_claim(request: HttpRequest, token: str) -> HttpResponse:
    """A link that is unknown, used, too old or overtaken is answered alike."""
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in {YES, NO}:
        try:
            claims.answer_by_letter(token, by=NOBODY, is_theirs=answer == YES)
        except Refusal:
            return _dead(request)
        said = _("Thank you. This person acts for the organisation from now on.")
        if answer == NO:
            said = _("Thank you. The claim is refused.")
        return render(request, "membership/claim_confirmed.html", {"said": said})
    link = contact.find(token)
    if link is None:
        return _dead(request)
    person = link.claim.person
    context = {
        "organisation": link.claim.organisation,
        "name": name_of(person),
        "signed_up_with": signed_up_with(person),
        "words": link.claim.words,
        "yes": YES,
        "no": NO,
    }
    return render(request, "membership/confirm_claim.html", context)


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "membership/claim_link_is_dead.html", status=404)
