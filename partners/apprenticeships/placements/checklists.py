"""What stands on a new checklist: what every placement asks for, and the papers of the offer."""

from itertools import zip_longest

from partners.apprenticeships.placements.models import ChecklistItem, Placement

ALWAYS = (
    ("Perjalanan dan penginapan sudah diatur", "Travel and lodging are arranged"),
    ("Surat penempatan sudah dicetak atau ada di ponsel", "The letter is printed or on the phone"),
)
LONGEST, MOST = 300, 30


def items_of(placement: Placement) -> list[ChecklistItem]:
    """Not stored yet. Each line of the offer's papers is one point."""
    offer = placement.batch.offer
    papers = zip_longest(_lines(offer.papers_id), _lines(offer.papers_en), fillvalue="")
    texts = [(said_id or said_en, said_en) for said_id, said_en in papers]
    return [
        ChecklistItem(placement=placement, number=number, text_id=said_id, text_en=said_en)
        for number, (said_id, said_en) in enumerate([*ALWAYS, *texts][:MOST], 1)
    ]


def _lines(papers: str) -> list[str]:
    stripped = (line.strip().lstrip("-•* ").strip() for line in papers.splitlines())
    return [line[:LONGEST] for line in stripped if line]
