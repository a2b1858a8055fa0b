"""The admin's pages that staff open every day, each with a record of a middle size."""

from django.urls import reverse
from wagtail.models import Locale

from home.models import DatedFact, Region
from knowledge.models import ToolIndexPage, ToolPage
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation

Page = tuple[str, str, bool]


def addresses() -> list[Page]:
    """Name, address, and whether it is a form."""
    return [*_front(), *_tools(), *_agreements(), *_organisations(), *_others()]


def _front() -> list[Page]:
    everything = reverse("everything")
    return [
        ("everything, searched", f"{everything}?q=gudang", False),
        ("everything, with a slip", f"{everything}?q=pembaigan+gduang", False),
        ("everything, nowhere", f"{everything}?q=zzqx+vvqk", False),
        ("front page", "/admin/", False),
        ("agreements, dashboard", reverse("agreements_admin:dashboard"), False),
    ]


def _tools() -> list[Page]:
    tool = ToolPage.objects.filter(live=True, locale__language_code="id").order_by("pk")[7]
    index = ToolIndexPage.objects.get(locale=Locale.objects.get(language_code="id"))
    listing = reverse("tools:index")
    add = reverse("wagtailadmin_pages:add", args=["knowledge", "toolpage", index.pk])
    choose, search = reverse("wagtailadmin_choose_page"), reverse("wagtailadmin_choose_page_search")
    tree, pages = (
        reverse("wagtailadmin_explore", args=[index.pk]),
        reverse("wagtailadmin_pages:search"),
    )
    of_tools = "page_type=knowledge.toolpage"
    return [
        ("tools", listing, False),
        ("tools, searched", f"{listing}?q=gudang", False),
        ("tools, last page", f"{listing}?p=200", False),
        ("tools, drafts", f"{listing}?state=draft", False),
        ("tools, waiting", f"{listing}?state=waiting", False),
        ("tools, not translated", f"{listing}?translation=missing", False),
        ("tools, translation older", f"{listing}?translation=stale", False),
        ("tools, by topic", f"{listing}?challenges=1&sectors=1", False),
        ("tool, form", reverse("wagtailadmin_pages:edit", args=[tool.pk]), True),
        ("tool, new", add, True),
        ("tool, history", reverse("wagtailadmin_pages:history", args=[tool.pk]), False),
        ("library in the tree", tree, False),
        ("choosing a tool", f"{choose}?{of_tools}", False),
        (
            "choosing a tool, typed",
            f"{search}?q=gudang&{of_tools}",
            False,
        ),
        ("pages, searched", f"{pages}?q=gudang", False),
        ("choosing a page, with a slip", f"{search}?q=pembaigan+gduang", False),
        ("pages, with a slip", f"{pages}?q=pembaigan+gduang", False),
        ("library in the tree, with a slip", f"{tree}?q=pembaigan+gduang", False),
        ("translations to do", reverse("wagtail_localize:translations_report"), False),
    ]


def _agreements() -> list[Page]:
    agreement = Agreement.objects.public().order_by("pk")[7]
    commitment = Commitment.objects.filter(agreement=agreement).first()
    listing = reverse("wagtailsnippets_agreements_agreement:list")
    edit = reverse("wagtailsnippets_agreements_agreement:edit", args=[agreement.pk])
    promises = reverse("commitments:index")
    return [
        ("agreements", listing, False),
        ("agreements, searched", f"{listing}?q=nota+17", False),
        ("agreements, in force", f"{listing}?status=in-force", False),
        ("agreements, ending", f"{listing}?ending=90", False),
        ("agreements, silent", f"{listing}?silent=true", False),
        ("agreement, form", edit, True),
        ("agreement, new", reverse("wagtailsnippets_agreements_agreement:add"), True),
        ("agreement, desk", reverse("agreements_admin:manage", args=[agreement.pk]), False),
        ("commitments", promises, False),
        ("commitments, late", f"{promises}?light=late", False),
        ("commitments, searched", f"{promises}?q=janji+17", False),
        ("commitment", reverse("agreements_admin:commitment", args=[commitment.pk]), False),
        ("choosing an agreement, typed", f"{_choosing('agreements_agreement')}?q=nota", False),
    ]


def _organisations() -> list[Page]:
    cooperative = Organisation.objects.cooperatives().order_by("pk")[7]
    listing = reverse("wagtailsnippets_organisations_organisation:list")
    profiles = reverse("wagtailsnippets_organisations_cooperativeprofile:list")
    profile = cooperative.cooperative.pk
    edit = "wagtailsnippets_organisations_{}:edit"
    return [
        ("organisations", listing, False),
        ("organisations, searched", f"{listing}?q=sukamaju", False),
        ("organisations, partners", f"{listing}?kind=apex", False),
        ("organisation, form", reverse(edit.format("organisation"), args=[cooperative.pk]), True),
        ("organisation, new", reverse("wagtailsnippets_organisations_organisation:add"), True),
        ("cooperative profiles", profiles, False),
        ("cooperative profiles, searched", f"{profiles}?q=sukamaju", False),
        (
            "cooperative profile, form",
            reverse(edit.format("cooperativeprofile"), args=[profile]),
            True,
        ),
        ("choosing an organisation", _choosing("organisations_organisation", ""), False),
        (
            "choosing an organisation, typed",
            f"{_choosing('organisations_organisation')}?q=sukamaju",
            False,
        ),
        ("choosing a host", reverse("host_chooser:choose"), False),
    ]


def _others() -> list[Page]:
    regions = reverse("wagtailsnippets_home_region:list")
    region = Region.objects.get(code="330101")
    offer = Offer.objects.order_by("pk").first()
    of_region = _choosing("home_region")
    return [
        ("choosing a region", _choosing("home_region", ""), False),
        ("choosing a region, typed", f"{of_region}?q=sidomulyo+malang", False),
        ("choosing a region, with a slip", f"{of_region}?q=sidomuljo+malnag", False),
        ("choosing a region, nowhere", f"{of_region}?q=zzqx+vvqk", False),
        ("regions", regions, False),
        ("regions, searched", f"{regions}?q=sidomulyo", False),
        ("region, form", reverse("wagtailsnippets_home_region:edit", args=[region.pk]), True),
        ("offers", reverse("wagtailsnippets_apprenticeships_offer:list"), False),
        (
            "offer, form",
            reverse("wagtailsnippets_apprenticeships_offer:edit", args=[offer.pk]),
            True,
        ),
        ("offer, new", reverse("wagtailsnippets_apprenticeships_offer:add"), True),
        ("dated facts", reverse(f"wagtailsnippets_home_{DatedFact._meta.model_name}:list"), False),
        ("glossary", reverse("wagtailsnippets_glossary_term:list"), False),
        ("images", "/admin/images/", False),
        ("documents", "/admin/documents/", False),
        ("history of the site", "/admin/reports/site-history/", False),
        ("accounts", "/admin/users/", False),
    ]


def _choosing(model: str, part: str = "results") -> str:
    name = f"wagtailsnippetchoosers_{model}"
    return reverse(f"{name}:choose_{part}" if part else f"{name}:choose")
