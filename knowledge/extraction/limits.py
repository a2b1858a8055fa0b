"""What reading one file may cost. A file beyond these is reported, not read."""

MOST_BYTES = 50_000_000
MOST_SECONDS = 40
MOST_MEMORY = 1_000_000_000
MOST_PAGES = 400
MOST_CHARACTERS = 300_000
FEWEST_LETTERS = 20  # on a page with pictures: less is a scan with a number or a stamp on it
# What an Office file may unpack to: home.uploads.archives.


class Unreadable(Exception):
    """`problem` is one of `models.Problem`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
