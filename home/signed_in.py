"""Who writes in the admin is told at once when the session has ended (`static/home/session.js`).

The address says who is signed in, with a token under which a form of that person may be sent; the
log-in page answers for everybody else. It is asked when somebody types, comes back to the page or
sends, never by a clock: a form that stands open keeps no session alive.
"""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"who": request.user.pk, "token": get_token(request)})


def urls() -> list[URLPattern]:
    return [path("signed-in/", signed_in, name="signed_in")]


def script() -> SafeString:
    ended = _(
        "Your session has ended. What you typed is still here, and nothing was sent: log in in "
        "another tab, come back, and save."
    )
    other = _(
        "Somebody else has logged in in this browser. What you typed is still here, and nothing "
        "was sent: log in as yourself in another tab, come back, and save."
    )
    away = _(
        "There is no connection. What you typed is still here, and nothing was sent: try again "
        "when there is one."
    )
    return format_html(
        '<script src="{}" data-address="{}" data-login="{}" data-label="{}" data-ended="{}" '
        'data-other="{}" data-away="{}" data-saved="{}"></script>',
        static("home/session.js"),
        reverse("signed_in"),
        reverse("wagtailadmin_home"),
        _("Log in (new tab)"),
        ended,
        other,
        away,
        _("Draft saved:"),
    )
