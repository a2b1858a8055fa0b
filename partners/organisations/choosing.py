"""Organisations as staff look for them in choosers and lists, hidden ones too.

By words of name, acronym, place or summary, as a number, as a cooperative is called in short; where
nothing is written so, by what is written nearly so: names of partners, villages of cooperatives.
"""

from django.db.models import Q, QuerySet

from home.choosing import cleaned, resembling
from home.regions.held import gazetteer
from home.regions.suggestions import begins
from partners.organisations.finding import cleaned as asked
from partners.organisations.finding import named_so
from partners.organisations.models import NameWord, Organisation
from partners.organisations.models.organisation import OrganisationQuerySet
from partners.organisations.wording import asked_words, number_in

MOST = 100
NAMES = ("name", "acronym")


def written_so(typed: str, rows: OrganisationQuerySet) -> QuerySet[Organisation]:
    """Those of `rows` whose number, name or place this is."""
    if number_in(typed):
        numbered = named_so(typed, rows)
        if numbered:
            return rows.filter(pk__in=numbered[:MOST])
    partners = rows.partners().naming(cleaned(typed)).order_by().values("pk")
    return rows.filter(Q(pk__in=partners) | called(typed, "pk"))


def called(typed: str, organisation: str) -> Q:
    """That the cooperative whose key `organisation` is has each word in its name or village, from
    the index of words: “KDMP Sukamaju” is what the name has beside its form.
    """
    _text, bare = asked(typed)
    found = Q(**{f"{organisation}__in": []}) if not asked_words(bare) else Q()
    for word in asked_words(bare):
        named = NameWord.objects.filter(begins("word", word)).values("organisation")
        found &= Q(**{f"{organisation}__in": named})
    return found


def written_nearly_so(typed: str, rows: OrganisationQuerySet) -> list[Organisation]:
    """The closest first; of cooperatives those in villages and districts that are called so."""
    partners = resembling(typed, rows.partners(), NAMES)
    _text, bare = asked(typed)
    codes = gazetteer().alike(bare).codes[:MOST] if bare else ()
    there = rows.cooperatives().filter(region_id__in=codes).order_by("name", "pk")[:MOST]
    order = {code: at for at, code in enumerate(codes)}
    return [*partners, *sorted(there, key=lambda one: order[one.region_id])]
