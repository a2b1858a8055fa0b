"""Writing a round: a folder that is there whole or not at all."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from partners.apprenticeships.rounds.outputs import OUTPUTS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.wording import Language, Wording
from partners.matching.verifier import Verdict

MARK = "placements.txt"
"""A folder with this file holds a round and may be replaced by another."""

Progress = Callable[[str], None]


FAULTS = {
    "wrong-shape": Wording("hasil tidak lengkap", "the result is incomplete"),
    "unknown-batch": Wording("angkatan yang tidak ada", "a batch that does not exist"),
    "wrong-mode": Wording("cara ikut yang salah", "a wrong way of taking part"),
    "locked-moved": Wording("tempat yang sudah pasti dipindah", "a confirmed place was moved"),
    "over-full": Wording("peserta melebihi kursi", "more people than seats"),
    "below-minimum": Wording("jalan di bawah minimum", "runs below its minimum"),
    "closed-at-will": Wording("ditutup tanpa alasan", "closed without a reason"),
    "closed-batch": Wording("tempat di angkatan yang tidak jalan", "a place where nothing runs"),
    "not-eligible": Wording("tempat yang tidak memenuhi syarat", "a place that breaks a rule"),
    "waste": Wording("kursi kosong yang masih diinginkan", "a free seat that somebody wants"),
    "reserve": Wording("kursi 3T diberikan kepada yang lain", "a 3T seat given to others"),
    "envy": Wording("yang lebih berhak dilewati", "somebody with more right was passed over"),
}


class FolderIsTaken(Exception):
    """The folder holds something else than a round; its path is the argument."""


def check_folder(out: Path) -> None:
    """Raise ``FolderIsTaken`` unless ``out`` is new, empty, or holds an earlier round."""
    if out.exists() and not out.is_dir():
        raise FolderIsTaken(out)
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        raise FolderIsTaken(out)


def write_round(edition: Edition, out: Path, progress: Progress = lambda name: None) -> None:
    """Write every output beside ``out`` and then put the folder in its place.

    Raises ``FolderIsTaken``. When anything fails, ``out`` is as it was.
    """
    check_folder(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
        fresh, old = Path(beside) / "new", Path(beside) / "old"
        fresh.mkdir()
        for write in OUTPUTS:
            progress(write.__name__.removeprefix("write_"))
            write(edition, fresh)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise


def write_failure(verdict: Verdict, out: Path, language: Language) -> Path:
    """Say beside ``out`` what the verifier found; nothing of the result is written."""
    folder = out.with_name(f"{out.name}-failed")
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "check-failed.txt"
    report.write_text("".join(f"{line}\n" for line in failures(verdict, language)), "utf-8")
    return report


def failures(verdict: Verdict, language: Language) -> Iterator[str]:
    """Each fault with its number of cases, then the first cases."""
    for finding in verdict.findings:
        meaning = FAULTS.get(finding.fault, Wording(finding.fault, finding.fault))
        yield f"{meaning.in_language(language)}: {finding.count}"
        yield from (f"  {who or '-'}  {batch or '-'}" for who, batch in finding.examples)
