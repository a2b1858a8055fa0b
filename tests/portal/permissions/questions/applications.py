"""Applications of cooperatives in a round: prepared, handed in, withdrawn."""

from home.access import Actor
from partners.apprenticeships.applications.services import applications
from tests.portal.permissions.asking import Fresh, Question, about, does


def take_back(world: Fresh, by: Actor) -> None:
    applications.take_back(world.application.standing, by=by, before=None)


def hand_in(world: Fresh, by: Actor) -> None:
    """With other goals than those that stand."""
    application = world.application
    application.goals = "Lain"
    application.save()
    applications.submit(application, by=by)


QUESTIONS: dict[str, Question] = {
    **about(
        "An application of a cooperative in a round",
        {
            "begin, service": does(
                lambda world, by: applications.begin(world.next_round, world.shown, by=by)
            ),
            "write, service": does(
                lambda world, by: applications.write(world.application, by=by, goals="Lain")
            ),
            "put a batch on the list, service": does(
                lambda world, by: applications.put_on_list(world.application, world.wanted, by=by)
            ),
            "take a batch off the list, service": does(
                lambda world, by: applications.take_off_list(world.application, world.wanted, by=by)
            ),
            "order the list, service": does(
                lambda world, by: applications.order_list(world.application, [world.wanted], by=by)
            ),
            "name whom it sends, service": does(
                lambda world, by: applications.name_delegates(
                    world.application, [{"name": "Ibu Sri"}], by=by
                )
            ),
            "hand in, service": does(hand_in),
            "withdraw, service": does(
                lambda world, by: applications.withdraw(world.application, by=by)
            ),
            "take back what was handed in, service": does(take_back),
        },
    ),
}
