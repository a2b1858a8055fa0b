"""``receipts.json``: what was read of the files that were handed in, and what was left out."""

import json
from pathlib import Path

from partners.apprenticeships.rounds.result import Edition


def write_receipts(edition: Edition, out: Path) -> None:
    """One receipt a file, with the fingerprint by which what is missing was accepted."""
    receipts = [
        {"fingerprint": r.fingerprint, "is_whole": r.is_whole, **r.plain()}
        for r in edition.result.receipts
    ]
    text = json.dumps(receipts, ensure_ascii=False, indent=1)
    (out / "receipts.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
