"""Writing a round: a folder that is there whole or not at all."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.translation import gettext_noop

from partners.apprenticeships.rounds.languages import Language, in_language
from partners.apprenticeships.rounds.outputs import OUTPUTS
from partners.apprenticeships.rounds.result import Edition
from partners.matching.verifier import Verdict

MARK = "placements.txt"
"""A folder with this file holds a round and may be replaced by another."""

Progress = Callable[[str], None]


FAULTS = {
    "wrong-shape": gettext_noop("the result is incomplete"),
    "unknown-batch": gettext_noop("a batch that does not exist"),
    "wrong-mode": gettext_noop("a wrong way of taking part"),
    "locked-moved": gettext_noop("a confirmed place was moved"),
    "over-full": gettext_noop("more people than seats"),
    "below-minimum": gettext_noop("runs below its minimum"),
    "closed-at-will": gettext_noop("closed without a reason"),
    "closed-batch": gettext_noop("a place where nothing runs"),
    "not-eligible": gettext_noop("a place that breaks a rule"),
    "waste": gettext_noop("a free seat that somebody wants"),
    "reserve": gettext_noop("a 3T seat given to others"),
    "envy": gettext_noop("somebody with more right was passed over"),
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
        meaning = FAULTS.get(finding.fault, finding.fault)
        yield f"{in_language(meaning, language)}: {finding.count}"
        yield from (f"  {who or '-'}  {batch or '-'}" for who, batch in finding.examples)
