"""What a page is made of is seen in its queries."""

import pytest
from django.db import connection
from django.db.models import Exists, QuerySet
from wagtail.models import Page, PageViewRestriction

from home.cache import reading
from home.cache.declared import ANY
from home.models import Region, Sector, StandardPage
from home.notices.models import Notice
from home.public import PAGES, REGIONS, VOCABULARY
from home.visibility import public
from knowledge.models import ToolPage
from knowledge.public import LIBRARY
from partners.agreements.models import Agreement, Proof
from partners.agreements.public import AGREEMENTS
from partners.apprenticeships.models import Offer
from partners.apprenticeships.placements.models import Placement, PublishedPlan
from partners.apprenticeships.placements.public import RESULTS
from partners.apprenticeships.public import APPRENTICESHIPS
from portal.users.models import User
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

TOLD = PublishedPlan.objects.order_by()
MADE_OF: dict[str, tuple[QuerySet, set[str]]] = {
    "one table": (Region.objects.all(), {REGIONS}),
    "joined tables": (
        Agreement.objects.filter(sectors__code="padi", regions__name="Jawa"),
        {AGREEMENTS, VOCABULARY, REGIONS},
    ),
    "a many-to-many table alone": (Agreement.sectors.through.objects.all(), {AGREEMENTS}),
    "pages of one type": (ToolPage.objects.filter(title="x"), {LIBRARY, PAGES}),
    "public pages of one type": (public(StandardPage.objects.all()), {PAGES}),
    "pages of any type": (Page.objects.all(), {LIBRARY, PAGES}),
    "pages of any type but one": (
        Page.objects.exclude(pk__in=StandardPage.objects.values("pk")),
        {LIBRARY, PAGES},
    ),
    "the page that a row leads to": (
        Proof.objects.values("page__title"),
        {AGREEMENTS, LIBRARY, PAGES},
    ),
    "who may read what": (PageViewRestriction.objects.values("page__path"), {PAGES}),
    "what nobody should read": (Notice.objects.all(), {ANY}),
    "what is passed through": (
        TOLD.values("plan__placement__batch__starts_on"),
        {APPRENTICESHIPS, RESULTS},
    ),
    "what is only looked up on the way": (
        TOLD.filter(plan__placement=1).values("plan__placement__batch"),
        {RESULTS},
    ),
    "more than the way": (TOLD.filter(plan__placement__state="completed"), {ANY, RESULTS}),
    "rows of what is passed through": (
        TOLD.select_related("plan__placement__batch"),
        {ANY, APPRENTICESHIPS, RESULTS},
    ),
    "where the way begins": (Placement.objects.values("batch__starts_on"), {ANY, APPRENTICESHIPS}),
    "the way back": (Offer.objects.filter(batches__placements=1), {ANY, APPRENTICESHIPS}),
    "whether there is a way": (
        TOLD.filter(Exists(Placement.objects.filter(batch=1).values("pk"))),
        {ANY, RESULTS},
    ),
    "accounts": (User.objects.all(), {ANY}),
}


@pytest.mark.parametrize(("rows", "topics"), MADE_OF.values(), ids=MADE_OF)
def test_a_query_tells_what_it_reads(rows: QuerySet, topics: set[str]) -> None:
    with reading.collecting() as found:
        list(rows.all())
    assert found == topics


def test_sql_by_hand_is_seen_too() -> None:
    with reading.collecting() as found, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM home_sector")
    assert found == {VOCABULARY}


def test_writing_is_not_reading() -> None:
    with reading.collecting() as found:
        Sector.objects.filter(code="x").update(order=1)
    assert found == set()


def test_nothing_is_seen_outside() -> None:
    with reading.collecting() as found:
        pass
    list(Region.objects.all())
    assert found == set()
    assert reading.so_far() == {ANY}


def test_what_is_read_for_a_part_is_read_for_the_page() -> None:
    with reading.collecting() as page:
        list(Region.objects.all())
        with reading.collecting() as part:
            list(Sector.objects.all())
    assert (part, page) == ({VOCABULARY}, {VOCABULARY, REGIONS})


def test_what_comes_from_memory_says_so() -> None:
    with reading.collecting() as found:
        reading.uses(Sector)
    assert found == {VOCABULARY}


def test_page_found_by_its_parent_is_of_any_type() -> None:
    page = StandardPageFactory()
    with reading.collecting() as found:
        list(page.get_parent().get_children())
    assert found == {LIBRARY, PAGES}
