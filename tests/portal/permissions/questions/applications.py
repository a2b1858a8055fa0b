"""Applications of cooperatives in a round: prepared, handed in, withdrawn."""

from home.access import Actor
from partners.apprenticeships.applications.services import applications, attachments, looking
from tests.portal.permissions.asking import Address, Fresh, Question, about, at, does, opens, shows
from tests.portal.permissions.world import APPLIED, DELEGATE


def take_back(world: Fresh, by: Actor) -> None:
    applications.take_back(world.application.standing, by=by, before=None)


def hand_in(world: Fresh, by: Actor) -> None:
    """With other goals than those that stand."""
    application = world.application
    application.goals = "Lain"
    application.save()
    applications.submit(application, by=by)


def _of(name: str, *more: str, round: str = "round") -> Address:
    return at(f"applications:{name}", "shown.slug", f"{round}.code", *more)


def _in_admin(name: str) -> Address:
    return at(f"rounds_admin:{name}", "round.pk", "application.pk")


QUESTIONS: dict[str, Question] = {
    **about(
        "An application of a cooperative in a round",
        {
            "see how it stands, page": opens(at("applications:overview", "shown.slug")),
            "see what is prepared, page": shows(_of("write"), APPLIED),
            "see whom it would send, page": shows(_of("people"), DELEGATE),
            "see what was handed in, page": shows(
                at(
                    "applications:receipt",
                    "shown.slug",
                    "round.code",
                    "application.standing.number",
                ),
                APPLIED,
            ),
            "see what was handed in, admin": shows(_in_admin("application"), APPLIED),
            "look at whom it would send, admin, service": does(
                lambda world, by: looking.look_at_delegates(world.application, by=by),
                _in_admin("look_at_delegates"),
            ),
            "see how a batch fits, page": opens(_of("batch", "wanted.code")),
            "begin, form, service": does(
                lambda world, by: applications.begin(world.next_round, world.shown, by=by),
                _of("begin", round="next_round"),
            ),
            "write, form, service": does(
                lambda world, by: applications.write(world.application, by=by, goals="Lain"),
                _of("write"),
            ),
            "put a batch on the list, form, service": does(
                lambda world, by: applications.put_on_list(world.application, world.wanted, by=by),
                _of("put", "wanted.code"),
            ),
            "take a batch off the list, form, service": does(
                lambda world, by: applications.take_off_list(
                    world.application, world.wanted, by=by
                ),
                _of("take_off", "wanted.code"),
            ),
            "order the list, form, service": does(
                lambda world, by: applications.order_list(world.application, [world.wanted], by=by),
                _of("list"),
            ),
            "name whom it sends, form, service": does(
                lambda world, by: applications.name_delegates(
                    world.application, [{"name": "Ibu Sri"}], by=by
                ),
                _of("people"),
            ),
            "read a file that is enclosed, page": opens(_of("attachment", "attachment.key")),
            "read it as host of the place, page": opens(
                at("placements:enclosed", "partner.slug", "placement.pk", "enclosed.key")
            ),
            "enclose a file, take it off, form, service": does(
                lambda world, by: attachments.take_off(world.attachment, by=by),
                _of("detach", "attachment.key"),
                _of("attachments"),
            ),
            "hand in, form, service": does(hand_in, _of("hand_in")),
            "withdraw, form, service": does(
                lambda world, by: applications.withdraw(world.application, by=by), _of("withdraw")
            ),
            "take back what was handed in, service": does(take_back),
        },
    ),
}
