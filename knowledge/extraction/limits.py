"""What reading one file may cost. A file beyond these is reported, not read."""

MOST_BYTES = 50_000_000
MOST_SECONDS = 40
MOST_MEMORY = 1_000_000_000
MOST_PAGES = 400
MOST_CHARACTERS = 300_000
# A file from Office is an archive: what it may grow to, and in how many parts.
MOST_UNPACKED = 200_000_000
MOST_PART = 60_000_000
MOST_PARTS = 5_000


class Unreadable(Exception):
    """`problem` is one of `models.Problem`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
