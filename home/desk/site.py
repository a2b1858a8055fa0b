"""An act in the dress of the site, for members: under the workspace, without JavaScript.

What is typed is kept as the person's own draft (home/drafts) until it is carried out: with each
sending that is refused, every 20 seconds where JavaScript runs, and when the session has ended.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk import once
from home.desk.conflict import Conflict
from home.desk.forms import ActForm
from home.desk.views import ActView
from home.drafts import keeping, marks, stash
from home.drafts.keeping import DraftIsGone, NewerDraft, Typed
from home.drafts.models import Draft

HEADER = "X-Draft"  # of a request that only keeps; of its answer, the version
ELSEWHERE = _(
    "You wrote on in this form on another device or page. Nothing is lost: both are here."
)

SENT = _(
    "You sent this form on another device or page (%(at)s). What you have typed here is not in "
    "it: send it only if it is to be recorded too."
)
BEGUN_ANEW = _(
    "You put aside on another device or page what you had typed in this form. What stands here is "
    "kept."
)


def somebody(actor: Actor) -> bool:
    """Who signed in; what they may do is asked when it is known what it is done to."""
    return actor.person is not None


class SiteActView(ActView):
    """Subclasses add `page_title`, and `find` with `require` where the right hangs on the record:
    what somebody may not know of is 404, what they may only not do is 403.
    """

    template_name = "desk/act.html"
    allowed = staticmethod(somebody)
    page_title: str | Promise = ""
    keeps_drafts = True
    draft: Draft | None = None
    keeps_something = True  # of the form that was made; where none was, nothing is known

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not self._keeps(form):
            return super().get(request, *args, **kwargs)
        if (waiting := stash.take(request, self.form_key)) is not None:
            return self._page_of_typed(form, *waiting)
        self.draft = keeping.find(self.actor.person, self.form_key)
        is_offered = self.draft is not None and "draft" not in request.GET
        if self.draft is not None and not is_offered:
            form = form.showing(keeping.as_sent(self.draft.typed))
        return self.render_to_response(self.get_context_data(form=form, is_offered=is_offered))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if HEADER in request.headers:
            return self._keep_only(self.get_form())
        if "draft_drop" in request.POST:
            keeping.forget(self.actor.person, self.form_key)
            return redirect(request.path)
        answer = super().post(request, *args, **kwargs)
        if answer.status_code == 302 and self.keeps_something:
            keeping.forget(self.actor.person, self.form_key)
        return answer

    @property
    def form_key(self) -> str:
        """The same in every language; a form about another record has another."""
        match = self.request.resolver_match
        assert match is not None  # noqa: S101 - a view is asked at an address
        return "/".join([match.view_name, *map(str, match.kwargs.values())])[:200]

    def get_form(self, form_class: type[ActForm] | None = None) -> Any:
        form: ActForm = super().get_form(form_class)
        self.keeps_something = self._keeps(form)
        if self.keeps_something:
            form.say_that_files_are_not_kept()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"frame": "workspace/frame.html", "page_title": self.page_title, **kwargs}
        context = super().get_context_data(**given)
        form = context["form"]
        if self._keeps(form):
            person, key = self.actor.person, self.form_key
            context |= {
                "draft": self.draft,
                "draft_version": self.draft.version if self.draft else 0,
                "draft_of": marks.write(person, key, form.names_to_keep()),
                "name_on_device": marks.name_on_device(person, key),
            }
        return context

    def _keeps(self, form: ActForm) -> bool:
        """An address with a token in it opens something: it is written down nowhere."""
        is_secret = "token" in self.kwargs
        return self.keeps_drafts and not is_secret and bool(form.names_to_keep())

    def _page(self, form: ActForm, told: Conflict | None, *, status: int) -> HttpResponse:
        """Refused, or asked about: what was typed is kept, also for another device."""
        if self._keeps(form):
            typed = keeping.picked(self.request.POST, form.names_to_keep())
            kept = self._kept(form, typed, keeping.version_of(self.request.POST))
            told = told or kept
        return super()._page(form, told, status=status)

    def _page_of_typed(self, form: ActForm, typed: Typed, seen: int) -> HttpResponse:
        """What met the log-in page, after signing in again."""
        form = form.showing(keeping.as_sent(typed))
        told = self._kept(form, typed, seen)
        return self.render_to_response(
            self.get_context_data(form=form, conflict=told, is_back=True)
        )

    def _kept(self, form: ActForm, typed: Typed, seen: int) -> Conflict | None:
        """Both versions where newer work stands there; sending again decides."""
        try:
            self.draft = keeping.keep(self.actor.person, self.form_key, typed, seen=seen)
        except NewerDraft as newer:
            self.draft = newer.draft
            theirs = self.get_form_class()(**self._unsent()).showing(
                keeping.as_sent(newer.draft.typed)
            )
            return Conflict(str(ELSEWHERE), [], form.differences_to(theirs))
        except DraftIsGone:
            self.draft = keeping.keep(self.actor.person, self.form_key, typed, seen=0)
            return Conflict(self._what_became_of_it(), [], [])
        return None

    def _what_became_of_it(self) -> str:
        """Of the draft that is no longer there."""
        at = once.last_sent(self.actor.person, self.request.path)
        if at is None:
            return str(BEGUN_ANEW)
        return str(SENT) % {"at": date_format(localtime(at), "SHORT_DATETIME_FORMAT")}

    def _unsent(self) -> dict[str, Any]:
        sent = ("data", "files")
        return {key: value for key, value in self.get_form_kwargs().items() if key not in sent}

    def _keep_only(self, form: ActForm) -> HttpResponse:
        """204 with the version; 409 with both versions; 410 for what was carried out already."""
        if not self._keeps(form) or once.first_of(once.sending_of(self.request)):
            return HttpResponse(status=410)
        typed = keeping.picked(self.request.POST, form.names_to_keep())
        told = self._kept(form, typed, keeping.version_of(self.request.POST))
        if told is not None:
            return render(self.request, "desk/conflict.html", {"conflict": told}, status=409)
        version = self.draft.version if self.draft else 0
        return HttpResponse(status=204, headers={HEADER: str(version)})
