"""Messages of hosts to all who are placed: who writes, reads and hears them."""

from partners.apprenticeships.placements import message_notices
from partners.apprenticeships.placements.services import messages
from tests.portal.permissions.asking import Address, Question, about, at, does, hears, shows
from tests.portal.permissions.world import MESSAGE, World


def _of(name: str, side: str) -> Address:
    return at(f"placements:{name}", f"{side}.slug", "objected.placement.pk")


def sent(world: World) -> None:
    message_notices.tell(world.message, [world.objected.placement])


QUESTIONS: dict[str, Question] = about(
    "A message of the host to all who are placed",
    {
        "read, page": shows(_of("placement", "shown"), MESSAGE),
        "read as host, page": shows(_of("placement", "partner"), MESSAGE),
        "write, form, service": does(
            lambda world, by: messages.write_to_placed(
                world.objected.batch, subject="Titik temu", text="Di balai desa.", by=by
            ),
            _of("message", "partner"),
        ),
        "hear it, e-mail": hears(sent, MESSAGE),
    },
)
