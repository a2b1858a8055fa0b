"""Organisations, what is proposed for their pages, and the region of a PMO."""

from typing import Any

from django.http import QueryDict

from home.access import Actor
from partners.membership import region
from partners.membership.models import ProfileChange
from partners.membership.permissions import acting_for
from partners.membership.services import duplicates, merging, profiles
from partners.organisations import listing
from partners.organisations.finding import find
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from search import fallback
from search.documents import SearchQuery
from tests.factories.organisations import CooperativeFactory
from tests.portal.permissions.asking import (
    Fresh,
    Question,
    about,
    at,
    does,
    knows,
    opens,
    otherwise,
    shows,
)
from tests.portal.permissions.world import HIDDEN, PREPARED, SHOWN, SUMMARY, World

ADMIN, QUEUE = (
    "wagtailsnippets_organisations_organisation",
    "wagtailsnippets_membership_profilechange",
)
HERE = "representative contributor assistant officer"
STAFF = "editor moderator"


def _put(organisation: Organisation, *, is_public: bool) -> None:
    """As a form does, so that the directory and the words of names follow."""
    found = Organisation.objects.get(pk=organisation.pk)
    found.is_public = is_public
    found.save()


def hide(world: World) -> None:
    _put(world.shown, is_public=False)


def show(world: World) -> None:
    _put(world.hidden, is_public=True)


def count_of_hidden(world: World, actor: Actor) -> bool:
    found = find("sembunyijaya")
    return listing.cooperatives(QueryDict("q=sembunyijaya"), found).results.exists()


def found_by_search(world: World, actor: Actor) -> bool:
    """Without an index, from what every index is made of."""
    return bool(fallback.answer(SearchQuery("sembunyijaya", "id")).total)


def oversees_hidden(world: World, actor: Actor) -> bool:
    rows = region.cooperatives_of(actor)
    every = Organisation.objects.filter(region=world.village).count()
    return region.totals_of(rows)["cooperatives"] == every


def rename(world: Fresh, by: Actor) -> Any:
    return organisations.update(world.shown, by=by, acronym="KTJ")


def assign(world: Fresh, by: Actor) -> None:
    organisations.assign(world.shown, world.actor("moderator").person, by=by)


def merge(world: Fresh, by: Actor) -> Any:
    one, other = CooperativeFactory(), CooperativeFactory()
    return merging.merge(one, other, roles={}, reason="Dua kali", by=by)


def say_two(world: Fresh, by: Actor) -> None:
    duplicates.say_distinct(world.pair, why="Pengurusnya lain", by=by)


def propose(world: Fresh, by: Actor) -> Any:
    ProfileChange.objects.filter(organisation=world.shown).delete()
    values = {"summary_id": "Kami menjual kopi."}
    return profiles.propose(world.shown, values, by=acting_for(by, world.shown))


def send(world: Fresh, by: Actor) -> None:
    ProfileChange.objects.filter(organisation=world.shown).update(state="prepared")
    profiles.send(world.change, by=by)


def withdraw_prepared(world: Fresh, by: Actor) -> None:
    ProfileChange.objects.filter(organisation=world.shown).update(state="prepared")
    profiles.withdraw(world.change, by=by)


QUESTIONS: dict[str, Question] = {
    **about(
        "An organisation on the site",
        {
            "read, page": otherwise(hide, shows(at("cooperatives:detail", "shown.slug"), SHOWN)),
            "find, list": otherwise(
                hide, shows(at("cooperatives:list", query="q=tampakjaya"), SHOWN)
            ),
            "its page in the workspace, page": shows(
                at("membership:organisation", "shown.slug"), SHOWN
            ),
            "change, admin, service": does(rename, at(f"{ADMIN}:edit", "shown.pk")),
            "put somebody in charge, service": does(assign),
        },
    ),
    **about(
        "An organisation that is not shown on the site",
        {
            "read, page": otherwise(show, shows(at("cooperatives:detail", "hidden.slug"), HIDDEN)),
            "find, list": otherwise(
                show, shows(at("cooperatives:list", query="q=sembunyijaya"), HIDDEN)
            ),
            "find, count": otherwise(show, knows(count_of_hidden)),
            "find, search": otherwise(show, knows(found_by_search)),
            "find, sitemap": otherwise(show, shows(at("sitemap", "=organisations"), "sembunyi")),
            "merge into another, admin, service": does(
                merge, at("organisations_merge_choose", "hidden.pk")
            ),
            "find to claim it, search": otherwise(
                show, shows(at("membership:find", query="q=sembunyijaya"), HIDDEN)
            ),
            "see, admin": shows(at(f"{ADMIN}:list", query="q=sembunyijaya"), HIDDEN),
        },
    ),
    **about(
        "A proposed change of a profile",
        {
            "see, page": shows(at("membership:profile", "shown.slug"), SUMMARY),
            "see what is sent, admin": shows(at(f"{QUEUE}:edit", "change.pk"), SUMMARY),
            "see what is only prepared, page": shows(
                at("membership:profile", "partner.slug"), PREPARED
            ),
            "see what is only prepared, admin": otherwise(
                lambda world: ProfileChange.objects.filter(pk=world.prepared.pk).update(
                    state="waiting"
                ),
                shows(at(f"{QUEUE}:edit", "prepared.pk"), PREPARED),
            ),
            "prepare, form, service": does(propose, at("membership:profile_change", "shown.slug")),
            "send, form, service": does(send, at("membership:profile_send", "shown.slug")),
            "take back what is not sent, form, service": does(
                withdraw_prepared, at("membership:profile_withdraw", "shown.slug")
            ),
            "publish, admin, service": does(
                lambda world, by: profiles.publish(world.change, by=by),
                at(f"{QUEUE}:edit", "change.pk"),
            ),
        },
    ),
    **about(
        "A PMO's region",
        {
            "see its cooperatives, page": shows(at("membership:region"), SHOWN),
            "see those that are not shown on the site, list": shows(
                at("membership:region", query="q=sembunyijaya"), HIDDEN
            ),
            "read how many there are, count": knows(oversees_hidden),
            "take the list away, export": shows(
                lambda world: at("membership:region")(world) + "daftar.csv", SHOWN
            ),
        },
    ),
    **about(
        "Two records that may be one cooperative",
        {
            "see both side by side, page": shows(at("membership:duplicate", "pair.pk"), SHOWN),
            "see both side by side, admin": shows(at("duplicate", "pair.pk"), SHOWN),
            "say that they are two, form, service": does(
                say_two, at("membership:duplicate_two", "pair.pk"), at("duplicate", "pair.pk")
            ),
            "say that they are one, form": opens(at("membership:duplicate_one", "pair.pk")),
            "read how good the register is, admin": opens(at("register_quality")),
        },
    ),
}
