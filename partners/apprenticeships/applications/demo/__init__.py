"""Applications in the open round of the demo: made-up cooperatives hand in, the board of the demo
has begun a list that is not handed in yet, and its business assistant has one to go on with.

Without a round of the demo that receives applications there is nothing to load. Loading again
changes nothing.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.access import Actor
from home.models import Sector
from home.services.progress import Progress
from partners.apprenticeships.applications.content import of_application
from partners.apprenticeships.applications.demo import papers
from partners.apprenticeships.applications.forgetting import delete_files
from partners.apprenticeships.applications.lists import batches_of
from partners.apprenticeships.applications.models import (
    Application,
    Attachment,
    Choice,
    Delegate,
    Submission,
)
from partners.apprenticeships.applications.services import attachments
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Mandate, Scope
from partners.organisations.demo import nation
from partners.organisations.models import Organisation

AUTHOR = ("sri.handayani@simpul.demo", "Sri", "Handayani")
BOARD, BOARD_OF = "pengurus@simpul.demo", ("al-ittifaq", "kdmp-banjarsari-3204152008")
BOARDS = ("kdmp-wanasuka-3204152012", "kdmp-pulosari-3204152011", "kdmp-margamekar-3204152013")
"""Others of the board, which have places of another round."""
PAIR = ("kdmp-sukaluyu-3204152009", "kdmp-warnasari-3204152003")
"""Two more, which like another batch better than the one that they have."""
ASSISTANT, ASSISTED = "ba@simpul.demo", "margamulya"
HOW_MANY = 110
REGENCY_CODE = 4  # digits of a village's code that name its regency
GOALS = (
    "Kami ingin belajar mencatat kas setiap hari dan menyiapkan rapat anggota tahunan.",
    "Pengurus ingin melihat cara menimbang, menyimpan, dan menjual hasil anggota bersama-sama.",
    "Kami baru membuka gerai sembako dan ingin belajar mengatur stok dan harga.",
    "Kami ingin belajar cara mengajak petani muda menjadi anggota.",
)
PEOPLE = (
    ("Wahyuni", "Ketua", Delegate.Gender.WOMAN),
    ("Slamet Riyadi", "Bendahara", Delegate.Gender.MAN),
    ("Nurhayati", "Sekretaris", Delegate.Gender.WOMAN),
    ("Yohanes Tefa", "Manajer gerai", Delegate.Gender.MAN),
)


@transaction.atomic
def load(progress: Progress) -> None:
    rounds = Round.objects.collecting().filter(is_demo=True).order_by("closes_at")
    if (round := rounds.first()) is None:
        return
    cooperatives = made_up(HOW_MANY)
    for done, one in enumerate(cooperatives, 1):
        apply(round, one, done)
        progress("applications for apprenticeships", done, len(cooperatives))
    _of_board(round)
    _of_assistant(round)


def unload() -> None:
    """The author stays as the other people of the demo do, who cannot sign in any more."""
    mine = Application.objects.filter(is_demo=True)
    delete_files(Attachment.objects.filter(application__in=mine))
    mine.update(state=Application.State.WITHDRAWN, standing=None)
    Submission.objects.filter(application__in=mine).delete()
    mine.delete()


def made_up(count: int) -> list[Organisation]:
    """Cooperatives of the demo's villages, the same ones when more are loaded: those of as many
    regencies as there are first.
    """
    shown = Organisation.objects.public().cooperatives().exclude(region=None)
    rows = shown.filter(is_demo=True, source=nation.SOURCE).exclude(
        slug__in=(*BOARD_OF, *BOARDS, *PAIR)
    )
    rows = rows.select_related("cooperative__stage").prefetch_related("cooperative__sectors")
    rows = rows.order_by("pk")
    seen: dict[str, int] = {}
    ranked = []
    for key, village in rows.values_list("pk", "region_id")[: 50 * count]:
        regency = village[:REGENCY_CODE]
        seen[regency] = seen.get(regency, 0) + 1
        ranked.append((seen[regency], key))
    return list(rows.filter(pk__in=[key for _turn, key in sorted(ranked)[:count]]))


def apply(round: Round, cooperative: Organisation, number: int) -> Application:
    """Handed in by a made-up person. The same `number` asks for the same."""
    given = {"by": _author(), "role": Application.Role.REPRESENTATIVE}
    application, is_new = _begin(round, cooperative, number, **given)
    if is_new:
        _hand_in(application)
    return application


def _of_board(round: Round) -> None:
    """The first is a cooperative whose stage nobody knows, the second a made-up one."""
    person = get_user_model().objects.filter(email=BOARD, is_demo=True).first()
    if person is None:
        return
    anywhere = {"reach": "country", "team": 1}
    for number, slug in enumerate(BOARD_OF, 1):
        cooperative = Organisation.objects.filter(slug=slug, is_demo=True).first()
        if cooperative is not None:
            signed = {"by": person, "role": Application.Role.REPRESENTATIVE}
            application, is_new = _begin(round, cooperative, number, **anywhere, **signed)
            if is_new:
                _enclose(application, person)


def _enclose(application: Application, person: Any) -> None:
    """A letter for the first of its list."""
    first = application.choices.select_related("batch").order_by("place").first()
    letter, batch = papers.letter(application.organisation.name), first.batch if first else None
    attachments.attach(application, letter, what=papers.WHAT, by=Actor(person), batch=batch)


def _of_assistant(round: Round) -> None:
    mandate = (
        Mandate.objects.in_force(timezone.localdate())
        .naming(Scope.APPLICATIONS)
        .filter(assistant__email=ASSISTANT, cooperative__slug=ASSISTED, is_demo=True)
        .first()
    )
    if mandate is not None:
        signed = {"by": mandate.assistant, "role": Application.Role.ASSISTANT, "mandate": mandate}
        _begin(round, mandate.cooperative, 2, **signed)


def _begin(
    round: Round, cooperative: Organisation, number: int, **given: Any
) -> tuple[Application, bool]:
    """Whether it is new. `given` says who begins it, and otherwise than by chance what it asks."""
    mine = Application.objects.of(cooperative).filter(round=round).first()
    if mine is not None:
        return mine, False
    chance = Random(f"{round.code} {number}")  # noqa: S311 - what is made up is the same each time
    wanted = _wanted(round, cooperative, chance)
    asked = {
        "goals": chance.choice(GOALS),
        "sector": _sector(cooperative),
        "team": chance.choice((1, 1, 1, 2)),
        "reach": chance.choice(("country", "country", "island", "province")),
        "languages": ["id"],
        "is_demo": True,
    }
    application = Application.objects.create(
        round=round, organisation=cooperative, **(asked | given)
    )
    subjects = {term for batch in wanted for term in batch.offer.competencies.all()}
    ranked = sorted(subjects, key=lambda term: term.code)
    application.competencies.set(chance.sample(ranked, min(3, len(ranked))))
    Choice.objects.bulk_create(
        Choice(application=application, batch=batch, place=place)
        for place, batch in enumerate(wanted, 1)
    )
    name, office, gender = chance.choice(PEOPLE)
    Delegate.objects.create(
        application=application, number=1, name=name, office=office, gender=gender
    )
    return application, True


def _sector(cooperative: Organisation) -> Sector | None:
    """The first of its profile."""
    sector: Sector | None = cooperative.cooperative.sectors.order_by("code").first()
    return sector


def _wanted(round: Round, cooperative: Organisation, chance: Random) -> Sequence[Batch]:
    """Up to three batches of others."""
    others = batches_of(round).exclude(offer__host=cooperative).order_by("code")
    found = list(others.prefetch_related("offer__competencies"))
    return chance.sample(found, min(len(found), chance.randint(1, 3)))


def _hand_in(application: Application) -> None:
    submission = Submission.objects.create(
        application=application,
        number=1,
        content=of_application(application),
        policy=application.round.policy,
        submitted_at=timezone.now(),
        by=application.by,
        role=application.role,
        mandate=application.mandate,
    )
    application.standing, application.state = submission, Application.State.SUBMITTED
    application.save()


def _author() -> Any:
    email, first_name, last_name = AUTHOR
    person, is_new = get_user_model().objects.get_or_create(
        email=email,
        defaults={"first_name": first_name, "last_name": last_name, "is_demo": True},
    )
    if is_new:
        person.set_unusable_password()
        person.save()
    return person
