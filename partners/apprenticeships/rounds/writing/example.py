"""A round small enough to follow with a pencil: five cooperatives, three batches.

The three hosts exist; batches, dates and the five village cooperatives are invented.
docs/matching.md follows it step by step: a reserved seat, a draw between equals, a batch below
its minimum whose people move on and fill another, and one application that a single change
would help.
"""

from datetime import date
from pathlib import Path

from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.result import Names
from partners.apprenticeships.rounds.running import Inputs
from partners.apprenticeships.rounds.sources.sheets.application_columns import application_sheet
from partners.apprenticeships.rounds.sources.sheets.batch_columns import batch_sheet
from partners.apprenticeships.rounds.sources.sheets.columns import Lookups
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.writing.rows import application_cells, batch_cells
from partners.apprenticeships.rounds.writing.templates import write_sheets
from partners.matching.rows import ApplicationRow, BatchRow, Reach

SEED = "contoh-2027"
"""The seed under which docs/matching.md tells the example."""

BATCHES = (
    BatchRow(id="IKAN-1", host="mino-saroyo", province="33", regency="3301",
        sectors=("fisheries",), competencies=("fish-handling", "warehouse-cold-chain"),
        units=("warehouse",), starts=date(2027, 3, 1), ends=date(2027, 3, 9), seats=4, minimum=3),
    BatchRow(id="SAYUR-1", host="al-ittifaq", province="32", regency="3204",
        sectors=("horticulture",),
        competencies=("crop-planning", "postharvest-quality", "marketing"),
        units=("warehouse", "logistics"), starts=date(2027, 3, 1), ends=date(2027, 3, 8), seats=2,
        minimum=2, reserve=1),
    BatchRow(id="SUSU-1", host="kan-jabung", province="35", regency="3507", sectors=("dairy",),
        competencies=("bookkeeping", "dairy-husbandry", "warehouse-cold-chain"),
        units=("warehouse", "essential-goods-shop"), starts=date(2027, 4, 5),
        ends=date(2027, 4, 13), seats=3, minimum=2),
)  # fmt: skip
APPLICATIONS = (
    ApplicationRow(id="M-001", cooperative="kdkmp-sukamaju", province="32", regency="3205",
        sector="horticulture", competencies=("crop-planning", "bookkeeping"),
        units=("warehouse",), waited=2, stage=2, choices=("SAYUR-1", "SUSU-1")),
    ApplicationRow(id="M-002", cooperative="kdkmp-sinar-tani", province="32", regency="3203",
        sector="horticulture", competencies=("postharvest-quality", "bookkeeping"),
        units=("logistics",), waited=2, stage=3, choices=("SAYUR-1", "SUSU-1")),
    ApplicationRow(id="M-003", cooperative="kdkmp-lembah-hijau", province="53", regency="5304",
        sector="horticulture", competencies=("marketing",), units=("essential-goods-shop",),
        tier=1, stage=1, choices=("SAYUR-1",)),
    ApplicationRow(id="M-004", cooperative="kdkmp-mina-jaya", province="35", regency="3523",
        sector="fisheries", competencies=("fish-handling", "warehouse-cold-chain"),
        units=("warehouse",), stage=2, choices=("IKAN-1",)),
    ApplicationRow(id="M-005", cooperative="kdkmp-telaga-biru", province="75", regency="7501",
        sector="fisheries", competencies=("warehouse-cold-chain",), reach=Reach.ISLAND, stage=1),
)  # fmt: skip
NAMES = Names(
    cooperatives={
        "M-001": "KDKMP Sukamaju",
        "M-002": "KDKMP Sinar Tani",
        "M-003": "KDKMP Lembah Hijau",
        "M-004": "KDKMP Mina Jaya",
        "M-005": "KDKMP Telaga Biru",
    },
    hosts={
        "IKAN-1": "KUD Mino Saroyo",
        "SAYUR-1": "Kopontren Al-Ittifaq",
        "SUSU-1": "KAN Jabung",
    },
    offers={
        "IKAN-1": "Koperasi nelayan: lelang, es, dan simpanan",
        "SAYUR-1": "Dari kebun anggota ke rak ritel modern",
        "SUSU-1": "Susu, pakan, dan pembukuan peternak",
    },
)


def example_inputs(words: Vocabulary) -> Inputs:
    """The example as checked rows, as ``read_inputs`` gives them."""
    return Inputs(applications=APPLICATIONS, batches=BATCHES, names=NAMES, vocabulary=words)


def write_example(out: Path, words: Vocabulary, language: Language) -> list[Path]:
    """``batches`` and ``applications`` in CSV and XLSX, with the legend of the template."""
    look = Lookups(words)
    batches, applications = batch_sheet(look), application_sheet(look)
    groups = list(batch_cells(batches, BATCHES, NAMES, words, language))
    people = list(application_cells(applications, APPLICATIONS, NAMES, {}, words, language))
    filled = {"batches": (batches, groups), "applications": (applications, people)}
    return write_sheets(out, filled, words, language)
