"""What staff look through: each kind with its columns, its list, and how one of it is named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from home.access import Actor
from home.models import DatedFact
from home.models.taxonomy import Term as VocabularyTerm
from home.visibility import known
from knowledge.glossary.models import Term
from knowledge.models import ToolPage, ToolTag
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships.models import Batch, Offer
from partners.organisations.choosing import called
from partners.organisations.models import CooperativeProfile, Organisation

RIGHTS = ("view", "change", "add", "delete", "publish")
Asked = Callable[[str], Q]


@dataclass(frozen=True)
class Kind:
    """`asked` finds by an index where there is one too large to read through; `alike` names the
    columns that are read for what is only nearly so, and how many rows at most.
    """

    model: type[Model]
    fields: tuple[str, ...]
    list_url: str
    alike: tuple[str, ...] = ()
    asked: Asked | None = field(default=None, compare=False)
    shown: Callable[[QuerySet[Any]], QuerySet[Any]] = field(default=lambda rows: rows)

    @property
    def label(self) -> str | Promise:
        return self.model._meta.verbose_name_plural or ""

    def rows(self, user: Any) -> QuerySet[Any]:
        """Those that this person may know of; none of a kind that is not theirs to look at."""
        everything = self.model._default_manager.all()
        if not issubclass(self.model, Page):
            policy = policy_registry.get_by_type(self.model)
            if not policy.user_has_any_permission(user, RIGHTS):
                return everything.none()
        return known(self.shown(everything), user)


def kinds() -> Iterator[Kind]:
    tools, titles = reverse("tools:index"), ("title", "draft_title")
    yield Kind(ToolPage, (*titles, "summary", "slug"), tools, titles, shown=_without_aliases)
    names = ("title_id", "title_en", "reference", "partner_reference")
    parties = ("parties__organisation__name", "parties__organisation__acronym")
    yield Kind(Agreement, (*names, *parties), _list(Agreement), (*names, *parties))
    promises = ("title_id", "title_en", "our_owner")
    yield Kind(Commitment, promises, reverse("commitments:index"), promises)
    own = ("name", "acronym")
    yield Kind(
        Organisation, (*own, "summary_id", "summary_en"), _list(Organisation), own,
        shown=lambda rows: rows.exclude(kind=Organisation.Kind.COOPERATIVE),
    )  # fmt: skip
    yield Kind(
        CooperativeProfile, (), _list(CooperativeProfile),
        asked=lambda word: called(word, "organisation"),
        shown=lambda rows: rows.select_related("organisation"),
    )  # fmt: skip
    yield Kind(
        Offer, ("title_id", "title_en", "host__name"), _list(Offer), ("title_id", "title_en")
    )
    yield Kind(Batch, ("code",), _list(Batch), ("code",))
    words = ("name_id", "name_en", "short_id", "short_en", "others_id", "others_en")
    yield Kind(Term, words, _list(Term), words)
    facts = ("label_id", "label_en", "value_id", "source")
    yield Kind(DatedFact, facts, _list(DatedFact), facts[:2])
    for model in sorted(get_snippet_models(), key=lambda one: str(one._meta.label)):
        if issubclass(model, VocabularyTerm):
            yield Kind(model, ("name_id", "name_en", "code"), _list(model), ("name_id", "name_en"))
    yield Kind(ToolTag, ("name", "name_en"), _list(ToolTag), ("name", "name_en"))
    pages = reverse("wagtailadmin_pages:search")
    yield Kind(Page, titles, pages, titles, shown=_other_pages)
    for model, app in ((get_document_model(), "wagtaildocs"), (get_image_model(), "wagtailimages")):
        yield Kind(model, ("title", "file"), reverse(f"{app}:index"), ("title",))
    person = ("first_name", "last_name", "email")
    yield Kind(get_user_model(), person, reverse("wagtailusers_users:index"), person)


def may_look(actor: Actor) -> bool:
    return actor.has("wagtailadmin.access_admin")


def _without_aliases(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(alias_of__isnull=True).defer_streamfields()


def _other_pages(rows: QuerySet[Any]) -> QuerySet[Any]:
    tools = ToolPage.objects.order_by().values("pk")
    return rows.filter(depth__gt=1, alias_of__isnull=True).exclude(pk__in=tools)


def _list(model: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))
