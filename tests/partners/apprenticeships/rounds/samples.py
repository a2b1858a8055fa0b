"""One small round in which everything happens: placed, waiting, locked, a rule, a closed batch."""

from datetime import date
from pathlib import Path

from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.result import Edition, Names
from partners.apprenticeships.rounds.running import Inputs, run_round
from partners.matching.rows import ApplicationRow, BatchRow, Mode, Reach

BOTH = Mode.ONSITE | Mode.ONLINE
DAY = date(2026, 3, 2)


def application(name: str, **values) -> ApplicationRow:
    defaults = {"province": "32", "regency": "32.04", "competencies": ("milk",)}
    return ApplicationRow(id=name, **defaults | values)


def batch(name: str, **values) -> BatchRow:
    defaults = {
        "host": f"Host {name}",
        "province": "32",
        "competencies": ("milk",),
        "seats": 2,
        "starts": DAY,
        "ends": date(2026, 3, 11),
    }
    return BatchRow(id=name, **defaults | values)


BATCHES = (
    batch("B1", reserve=1, team_limit=2),
    batch("B2", seats=2, province="33", team_limit=2),
    batch("B3", minimum=2, competencies=("fish",)),
    batch("B4", seats=5, modes=Mode.ONLINE),
    batch("B5", seats=2, team_limit=2, starts=date(2026, 4, 6), ends=date(2026, 4, 6)),
)
APPLICATIONS = (
    application("A1", tier=1, choices=("B1",)),
    application("A2", waited=1, choices=("B1", "B2")),
    application("A3", choices=("B1", "B2")),
    application("A4", choices=("B3", "B1", "B2"), sector="dairy"),
    application("A5", team=3, choices=("B1",)),
    application("A6", province="91", regency="91.03", tier=2, modes=BOTH, reach=Reach.PROVINCE),
    application("A7", gave_back=True, choices=("B2", "B1"), listed_only=True),
    application("A8", choices=("B3",)),
    application("A9", competencies=("bees",)),
)
NAMES = Names(cooperatives={"A1": "Koperasi <Mekar> & Jaya"}, offers={"B1": "Susu segar"})


def sample(language: Language = "id", **values) -> RoundBundle:
    inputs = {
        "applications": APPLICATIONS,
        "batches": BATCHES,
        "locked": {"A8": "B2"},
        "names": NAMES,
    }
    return run_round(Inputs(**inputs | values), seed="a secret", language=language)


def files(folder: Path) -> dict[str, bytes]:
    """Everything below ``folder``, to compare two runs."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edition(language: Language = "id", **values) -> Edition:
    """The sample as files are written from it."""
    return sample(language, **values).edition
