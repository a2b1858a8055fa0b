"""A network without a network: what each address says, and who asked for what."""

from home.links.asking import Said, Unanswered
from home.links.checking import Network
from home.links.guarding import Goal
from home.links.models import Problem

PUBLIC = "93.184.215.14"


class World:
    """`says` by address: statuses or `Said`s, or a `Problem` that the connection fails with."""

    def __init__(self, says: dict[str, object] | None = None, robots: str = "") -> None:
        self.says, self.robots_txt = says or {}, robots
        self.asked: list[tuple[str, str]] = []
        self.names: dict[str, list[str]] = {}
        self.pauses: list[float] = []
        self.time = 0.0

    def transport(self, method: str, goal: Goal) -> Said:
        url = f"{goal.scheme}://{goal.host}{goal.path}"
        self.asked.append((method, url))
        said = self.says.get(url, 200)
        if isinstance(said, dict):
            said = said[method]
        if isinstance(said, Problem):
            raise Unanswered(said)
        return said if isinstance(said, Said) else Said(int(str(said)))

    def text_of(self, goal: Goal) -> tuple[int, str]:
        return (200, self.robots_txt) if self.robots_txt else (404, "")

    def resolve(self, host: str, port: int) -> list[str]:
        return self.names.get(host, [PUBLIC])

    def network(self) -> Network:
        return Network(
            self.transport, self.text_of, self.resolve, self.pauses.append, lambda: self.time
        )
