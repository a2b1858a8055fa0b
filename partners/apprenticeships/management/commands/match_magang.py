"""Run a matching round from two spreadsheets, or help to prepare one."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from home.management.speaking import SpeakingCommand
from home.sheets.words import receipt_lines
from partners.apprenticeships.rounds import command_words, storing
from partners.apprenticeships.rounds.alternatives import Question
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs.what_if import lines_in, name_of
from partners.apprenticeships.rounds.publishing import (
    FolderIsTaken,
    check_folder,
    write_failure,
    write_round,
)
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.running import Inputs, RoundFailsCheck, run_round
from partners.apprenticeships.rounds.sources import database
from partners.apprenticeships.rounds.sources.gathering import (
    InDoubt,
    NotEverythingRead,
    gather,
    refuse_doubts,
    refuse_losses,
)
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile, name_of_column
from partners.apprenticeships.rounds.sources.source import BatchSource
from partners.apprenticeships.rounds.weights import are_whole, in_short, usual
from partners.apprenticeships.rounds.what_ifs import BadQuestion, compare, questions
from partners.apprenticeships.rounds.writing.example import write_example
from partners.apprenticeships.rounds.writing.templates import FileIsThere, write_templates
from partners.matching import lottery
from partners.matching.policy import Policy

ROWS_PER_LINE = 20_000
"""Between two lines of progress where lines cannot be written over."""


class Command(SpeakingCommand):
    help = (
        "Match applications with apprenticeship batches: match_magang BATCHES APPLICATIONS "
        "--seed SECRET --out DIR. Files are XLSX or CSV."
    )
    language: Language = "id"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", nargs="*", type=Path, help="batches, then applications")
        parser.add_argument("--seed", help="secret from which the lottery is drawn")
        parser.add_argument(
            "--weights",
            metavar="POINTS",
            help="points of the criteria where they are not the usual ones: competency=45,…",
        )
        parser.add_argument("--commitment", help="SHA-256 of the seed, published beforehand")
        parser.add_argument("--out", type=Path, help="folder for the results")
        parser.add_argument(
            "--batches-from-database",
            action="store_true",
            help="take the published batches; name the applications only",
        )
        parser.add_argument(
            "--what-if",
            action="append",
            default=[],
            metavar="QUESTION",
            help="compare with reserve=0,10,20 (per cent), seats=1,3 (more where batches are "
            "full), online, optimum; may be repeated; without --out the comparison is only shown",
        )
        parser.add_argument(
            "--accept",
            action="append",
            default=[],
            metavar="FINGERPRINT",
            help="go on without what the receipt with this fingerprint says was left out; "
            "may be repeated",
        )
        parser.add_argument("--store", type=Path, help="write the whole result as JSON too")
        parser.add_argument(
            "--from-result", type=Path, help="write the files of a stored result; runs nothing"
        )
        parser.add_argument("--new-seed", action="store_true", help="print a seed and commitment")
        parser.add_argument("--template", type=Path, help="write empty sheets to this folder")
        parser.add_argument("--example", type=Path, help="write a worked example to this folder")

    def run(self, **options: Any) -> None:
        self.started = time.monotonic()
        self.is_quiet = options["verbosity"] == 0
        helped = self._prepare(options)
        if options["files"] or options["from_result"] or not helped:
            self._match(options)

    def _prepare(self, options: dict[str, Any]) -> bool:
        """What comes before a round; whether anything of it was asked for."""
        if options["new_seed"]:
            seed = lottery.new_seed()
            self._say(command_words.NEW_SEED, seed=seed, commitment=lottery.commitment(seed))
        for name, write in (("template", write_templates), ("example", write_example)):
            if options[name]:
                try:
                    paths = write(options[name], database.vocabulary(), self.language)
                except FileIsThere as error:
                    raise self._refusal(command_words.FILE_IS_THERE, path=error.args[0]) from error
                for path in paths:
                    self.stdout.write(f"{_(command_words.WRITTEN)}: {path}")
        return bool(options["new_seed"] or options["template"] or options["example"])

    def _match(self, options: dict[str, Any]) -> None:
        self._check_options(options)
        try:
            if options["out"]:
                check_folder(options["out"])
            edition = self._edition(options)
            if options["out"]:
                write_round(edition, options["out"], self._show_writing)
        except FolderIsTaken as error:
            raise self._refusal(command_words.TAKEN, out=error.args[0]) from error
        self._end_line()
        comparison = lines_in(edition) if edition.result.comparison.alternatives else ()
        for line in (*command_words.summary(edition), *comparison):
            self.stdout.write(line)
        if options["out"]:
            self.stdout.write(f"{_(command_words.WRITTEN)}: {options['out']}")

    def _edition(self, options: dict[str, Any]) -> Edition:
        """The round that is run, or one that was stored; stored if that was asked for."""
        if options["from_result"]:
            path = options["from_result"]
            try:
                result = storing.from_json(path.read_text("utf-8"))
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise self._refusal(command_words.NO_RESULT, path=path) from error
            return Edition(result, self.language, database.vocabulary())
        edition = self._run(self._read(options), options).edition
        if options["store"]:
            options["store"].write_text(storing.to_json(edition.result), "utf-8")
        return edition

    def _check_options(self, options: dict[str, Any]) -> None:
        self.questions: list[Question] = []
        if options["from_result"] and options["out"]:
            return
        expected = 1 if options["batches_from_database"] else 2
        if len(options["files"]) != expected:
            raise self._refusal(command_words.FILES_NEEDED)
        if not options["seed"]:
            raise self._refusal(command_words.NO_SEED)
        if not options["out"] and not options["what_if"]:
            raise self._refusal(command_words.NO_OUT)
        try:
            self.questions = questions(options["what_if"])
        except BadQuestion as error:
            raise self._refusal(command_words.BAD_QUESTION, question=error.args[0]) from error
        if options["commitment"] is not None:
            try:
                lottery.check(options["seed"], options["commitment"])
            except lottery.SeedDoesNotFit as error:
                raise self._refusal(
                    command_words.SEED_DOES_NOT_FIT, commitment=options["commitment"]
                ) from error

    def _read(self, options: dict[str, Any]) -> Inputs:
        words = database.vocabulary()
        *first, last = options["files"]
        has_both = bool(first) and first[0].resolve() == last.resolve()
        applications = SheetFile(last, words, has_both=has_both, progress=self._show_rows)
        batches: BatchSource = applications
        if not first:
            batches = database.PublishedBatches(words)
        elif not has_both:
            batches = SheetFile(first[0], words, progress=self._show_rows)
        try:
            inputs = gather(batches, applications, words, database.Cooperatives())
        except BadInput as error:
            self._end_line()
            lines = [str(problem) for problem in error.problems]
            head = _(command_words.BAD_CELLS).format(count=len(lines))
            raise CommandError("\n".join([head, *lines])) from error
        self._end_line()
        self._confirm(inputs, options["accept"])
        return inputs

    def _confirm(self, inputs: Inputs, accepted: list[str]) -> None:
        """Show what was read; stop if something was left out that nobody accepted."""
        for receipt in inputs.receipts:
            self.stdout.write(f"{receipt.file} ({receipt.fingerprint})")
            for line in receipt_lines(receipt, name_of_column):
                self.stdout.write(f"  {line}")
        try:
            refuse_losses(inputs.receipts, accepted)
            refuse_doubts(inputs.doubts, accepted)
        except InDoubt as error:
            lines = "\n".join(map(str, error.doubts))
            option = f"--accept {error.fingerprint}"
            raise CommandError(
                command_words.IN_DOUBT.format(doubts=lines, option=option)
            ) from error
        except NotEverythingRead as error:
            options = " ".join(f"--accept {r.fingerprint}" for r in error.receipts)
            raise CommandError(command_words.NOT_EVERYTHING.format(options=options)) from error

    def _run(self, inputs: Inputs, options: dict[str, Any]) -> RoundBundle:
        try:
            bundle = run_round(
                inputs,
                seed=options["seed"],
                commitment=options["commitment"],
                policy=self._policy(options["weights"]),
                language=self.language,
                progress=self._show_step,
            )
            if self.questions:
                found = compare(bundle, self.questions, self._show_question)
                bundle = replace(bundle, comparison=found)
        except RoundFailsCheck as error:
            self._end_line()
            out = options["out"] or Path("match_magang")
            report = write_failure(error.verdict, out, self.language)
            raise self._refusal(command_words.FAILED, report=report) from error
        return bundle

    def _policy(self, told: str | None) -> Policy:
        """Of “competency=45,sector=25,units=10,nearness=20”."""
        if not told:
            return Policy()
        said = dict(part.strip().split("=", 1) for part in told.split(",") if "=" in part)
        numbers = {code: int(text) for code, text in said.items() if text.strip().isdecimal()}
        if not are_whole(numbers):
            raise self._refusal(command_words.BAD_WEIGHTS, usual=in_short(usual()))
        return Policy().with_weights(numbers)

    def _refusal(self, message: str, **values: object) -> CommandError:
        return CommandError(_(message).format(**values))

    def _say(self, message: str, **values: object) -> None:
        self.stdout.write(_(message).format(**values))

    def _show_rows(self, name: str, rows: int) -> None:
        if sys.stderr.isatty() or rows % ROWS_PER_LINE == 0:
            self._show(f"{name}: {rows:,} {_(command_words.READ)}")

    def _show_step(self, step: str) -> None:
        self._show(_(command_words.STEPS[step]))

    def _show_question(self, question: Question) -> None:
        asked = _(command_words.WHAT_IF)
        self._show(f"{asked}: {name_of(question, self.language)}")

    def _show_writing(self, name: str) -> None:
        self._show(f"{_(command_words.WRITING)} {command_words.FILES[name]}")

    def _show(self, text: str) -> None:
        """One line that is written over on a terminal; one line per step elsewhere."""
        if self.is_quiet:
            return
        line = f"{time.monotonic() - self.started:6.1f} s  {text}"
        if sys.stderr.isatty():
            self.stderr.write(f"\r{line:<78}", self.style.SUCCESS, ending="")
        else:
            self.stderr.write(line, self.style.SUCCESS)

    def _end_line(self) -> None:
        if not self.is_quiet and sys.stderr.isatty():
            self.stderr.write("", ending="\n")
