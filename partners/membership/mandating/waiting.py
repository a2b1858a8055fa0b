"""What of mandates waits for whom, in the workspace: to give, to check, that end soon."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from home.access import Actor
from home.waiting import Waiting
from partners.membership.mandating import terms
from partners.membership.models import Mandate, MandateSheet, Membership
from partners.membership.permissions import user_can_moderate
from partners.membership.reach import lies_in_area_of

MOST = 50  # of one kind


def open_ones(actor: Actor) -> QuerySet[Mandate]:
    """That one's cooperatives have given, or are asked for."""
    mine = Membership.objects.live().representatives().of(actor).values("organisation")
    return Mandate.objects.filter(cooperative__in=mine).open()


def of_board(actor: Actor) -> Iterator[Waiting]:
    """Requests to answer, mandates that end soon, a new text to agree to: of one's cooperatives."""
    rows = open_ones(actor).select_related("cooperative", "assistant")
    for mandate in rows.order_by("pk")[:MOST]:
        cooperative, facts = mandate.cooperative, {"assistant": mandate.assistant}
        here = reverse("membership:mandates", args=[cooperative.slug])
        if mandate.is_asked:
            give = reverse("membership:mandate_give", args=[cooperative.slug, mandate.pk])
            text = _("%(assistant)s asks for a mandate") % facts
            yield Waiting(text, give, _("Give or refuse it"), str(cooperative))
            continue
        if mandate.terms != terms.VERSION:
            agree = reverse("membership:mandate_agree", args=[cooperative.slug, mandate.pk])
            text = _("The text of the mandate of %(assistant)s has changed") % facts
            yield Waiting(text, agree, _("Read it"), str(cooperative))
        if mandate.is_ending(localdate()):
            text = _("The mandate of %(assistant)s ends soon") % facts
            yield Waiting(text, here, _("See the mandates"), str(cooperative), mandate.ends_on)


def ending_ones(actor: Actor) -> QuerySet[Mandate]:
    """Mandates of one's own that end soon."""
    return Mandate.objects.of(actor).ending_soon(localdate())


def of_assistant(actor: Actor) -> Iterator[Waiting]:
    ending = ending_ones(actor).select_related("cooperative")
    for mandate in ending.order_by("ends_on")[:MOST]:
        mine = reverse("membership:my_cooperatives")
        name = str(mandate.cooperative)
        text = _("Your mandate ends soon")
        yield Waiting(text, mine, _("See my cooperatives"), name, mandate.ends_on)


def sheets_to_check(actor: Actor) -> QuerySet[MandateSheet]:
    """Signed sheets: of one's own cooperatives; of those in one's area without an account; of all
    for moderators. Never of what one handed in, nor of one's own mandate.
    """
    if actor.person is None:
        return MandateSheet.objects.none()
    sheets = MandateSheet.objects.to_check().exclude(uploaded_by=actor.person)
    sheets = sheets.exclude(mandate__assistant=actor.person)
    if not user_can_moderate(actor):
        live = Membership.objects.live().representatives().of_active_people()
        mine = Membership.objects.live().representatives().of(actor).values("organisation")
        of_mine = sheets.filter(mandate__cooperative__in=mine)
        standing = sheets.filter(mandate__cooperative__archived_at=None)
        in_area = standing.filter(lies_in_area_of(actor, "mandate__cooperative__region_id"))
        sheets = of_mine | in_area.exclude(mandate__cooperative__in=live.values("organisation"))
    return sheets


def of_checker(actor: Actor) -> Iterator[Waiting]:
    for sheet in (
        sheets_to_check(actor).select_related("mandate__cooperative").order_by("uploaded_at")[:MOST]
    ):
        check = reverse("membership:sheet_check", args=[sheet.key])
        name = str(sheet.mandate.cooperative)
        yield Waiting(_("A signed sheet waits for a check"), check, _("Check the sheet"), name)
