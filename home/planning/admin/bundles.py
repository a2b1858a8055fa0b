"""Bundles: the list, one bundle with how each draft stands, and the acts on it."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import Actor, actor_of, require
from home.dashboard import Item, Panel
from home.desk.admin import record_or_404
from home.desk.days import MomentField
from home.desk.forms import ActForm, ConfirmForm
from home.handbook.links import WithHandbook
from home.planning import subjects
from home.planning.admin.base import PlanActView, SubjectActView, somebody
from home.planning.models import Bundle, BundleItem
from home.planning.services import bundles

MOST = 100


class BundlesView(WithHandbook, WagtailAdminTemplateMixin, TemplateView):
    handbook_page = "together"
    template_name = "planning/admin/bundles.html"
    page_title = gettext_lazy("Bundles")
    header_icon = "folder-open-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(bundles.user_can_bundle(self.actor))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Bundle.objects.prefetch_related("items")[:MOST]
        found = [(one, how_it_stands(one)) for one in rows]
        return super().get_context_data(bundles=found, **kwargs)


class BundleView(BundlesView):
    template_name = "planning/admin/bundle.html"

    def get_page_title(self) -> str:
        return self.bundle.name

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(bundles.user_can_bundle(actor_of(request)))
        self.bundle = record_or_404(Bundle.objects.select_related("created_by"), kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("planning:bundles"), "label": _("Bundles")}
        *before, here = super().get_breadcrumbs_items()
        return [*before, above, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            bundle=self.bundle,
            stands=how_it_stands(self.bundle),
            creator=somebody(self.bundle.created_by),
            rows=self._rows(),
            **kwargs,
        )

    def _rows(self) -> list[dict[str, Any]]:
        items = list(self.bundle.items.select_related("content_type", "revision"))
        found = subjects.subjects_of(items)
        urls = subjects.addresses(self.request.user, found.values())
        rows = []
        for item in items:
            subject = found.get((item.content_type_id, item.object_id))
            rows.append(
                {
                    "item": item,
                    "kind": subjects.kind_of(subject) if subject else "",
                    "url": urls.get(subject, ""),
                    "label": subjects.label_of(subject).split(".") if subject else None,
                    "problems": []
                    if self.bundle.released_at
                    else bundles.problems_of(item, subject, self.actor),
                }
            )
        return rows


class PutInForm(ActForm):
    bundle = forms.ModelChoiceField(
        Bundle.objects.none(),
        label=gettext_lazy("Bundle"),
        required=False,
        empty_label=gettext_lazy("a new one"),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of a new bundle"),
        help_text=gettext_lazy("For example: Signing with SECoop, 12 December."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bundle"].queryset = Bundle.objects.open()  # type: ignore[attr-defined]


class PutInView(SubjectActView):
    form_class = PutInForm
    allowed = staticmethod(bundles.user_can_bundle)
    page_title = gettext_lazy("Put into a bundle")
    header_icon = "folder-inverse"
    button = gettext_lazy("Put it in")
    done = gettext_lazy("It is in the bundle, in the version that you saw.")
    intro = gettext_lazy(
        "Drafts in a bundle go onto the site together, or not at all. Its newest version is put "
        "in; if somebody changes it afterwards, the bundle says so and does not release it."
    )

    def get_success_url(self) -> str:
        return reverse("planning:bundle", args=[self.item.bundle_id]) if self.item else self.back

    item: BundleItem | None = None

    @property
    def back(self) -> str:
        return super().get_success_url()

    def act(self, form: PutInForm) -> None:
        self.item = bundles.put_in(self.subject, by=self.actor, **form.words)


class TakeOutView(PlanActView):
    form_class = ConfirmForm
    allowed = staticmethod(bundles.user_can_bundle)
    page_title = gettext_lazy("Take out of the bundle")
    header_icon = "cross"
    button = gettext_lazy("Take it out")
    done = gettext_lazy("Taken out. The draft stays as it is.")

    def find(self) -> None:
        self.record = record_or_404(BundleItem.objects.select_related("bundle"), self.kwargs["pk"])
        self.bundle = self.record.bundle

    def version(self, record: BundleItem) -> str:
        return ""

    def above(self) -> list[tuple[str, str]]:
        return way_to(self.bundle)

    def act(self, form: ConfirmForm) -> None:
        bundles.take_out(self.record, by=self.actor)

    def get_success_url(self) -> str:
        return reverse("planning:bundle", args=[self.bundle.pk])

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return reverse("planning:bundles")


class ReleaseForm(ActForm):
    at = MomentField(
        label=gettext_lazy("At a moment ahead"),
        help_text=gettext_lazy("Leave it empty to release the bundle now. Checked again then."),
        required=False,
    )


class ReleaseView(PlanActView):
    form_class = ReleaseForm
    allowed = staticmethod(bundles.user_can_bundle)
    page_title = gettext_lazy("Release together")
    header_icon = "upload"
    button = gettext_lazy("Release")
    intro = gettext_lazy(
        "Everything in the bundle is published in one go. If one draft is not ready, none is."
    )
    record: Bundle

    def find(self) -> None:
        self.record = record_or_404(Bundle.objects.all(), self.kwargs["pk"])

    @property
    def done(self) -> str:  # type: ignore[override]
        return _("Planned.") if self.is_planned else _("Released together.")

    is_planned = False

    def facts(self) -> list[tuple[str | Promise, object]]:
        titles = list(self.record.items.values_list("title", flat=True))
        return [(_("Drafts"), ", ".join(titles) or "–")]

    def above(self) -> list[tuple[str, str]]:
        return way_to(self.record)

    def act(self, form: ReleaseForm) -> None:
        at = form.cleaned_data["at"]
        self.is_planned = at is not None
        bundles.release(self.record, by=self.actor, at=at, seen=form.seen_version)

    def get_success_url(self) -> str:
        return reverse("planning:bundle", args=[self.record.pk])


def way_to(bundle: Bundle) -> list[tuple[str, str]]:
    return [
        (reverse("planning:bundles"), _("Bundles")),
        (reverse("planning:bundle", args=[bundle.pk]), bundle.name),
    ]


def how_it_stands(bundle: Bundle) -> str:
    """In words."""
    if bundle.released_at:
        return _("released on %(moment)s") % {"moment": _moment(bundle.released_at)}
    if bundle.problem:
        return _("not released: %(problem)s") % {"problem": bundle.problem}
    if bundle.release_at:
        return _("is released on %(moment)s") % {"moment": _moment(bundle.release_at)}
    return _("being gathered")


def _moment(moment: Any) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")


def not_released(user: AbstractUser) -> list[Item]:
    if not bundles.user_can_bundle(Actor(user)):
        return []
    rows = Bundle.objects.open().exclude(problem="")[:MOST]
    return [
        Item(one.name, reverse("planning:bundle", args=[one.pk]), one.problem, is_urgent=True)
        for one in rows
    ]


PANEL = Panel(
    "bundles-not-released",
    gettext_lazy("Bundles that were not released at their time"),
    "warning",
    not_released,
    lambda: reverse("planning:bundles"),
    order=14,
)
urlpatterns = [
    path("bundles/", BundlesView.as_view(), name="bundles"),
    path("bundles/<int:pk>/", BundleView.as_view(), name="bundle"),
    path("bundles/<int:pk>/release/", ReleaseView.as_view(), name="release"),
    path("bundles/items/<int:pk>/take-out/", TakeOutView.as_view(), name="take_out"),
    path("put/<slug:app>/<slug:model>/<int:pk>/", PutInView.as_view(), name="put_in"),
]
