"""What an explanation says, as sentences: the same for the page and for the help desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from partners.apprenticeships.rounds.languages import Language, Text, in_language
from partners.apprenticeships.rounds.outputs import numbers
from partners.apprenticeships.rounds.outputs.explanations import words
from partners.apprenticeships.rounds.outputs.explanations.past import PAST
from partners.apprenticeships.rounds.places import MODES
from partners.apprenticeships.rounds.policy_words import CHANGES, CRITERIA, RULES
from partners.apprenticeships.rounds.result import Edition
from partners.matching.digests import MODE_WORDS
from partners.matching.explanation import Answer, ChoiceAnswer, Explanation
from partners.matching.rows import ApplicationRow


@dataclass(frozen=True, slots=True)
class ExplanationInWords:
    """One explanation in one language.

    ``points`` are (criterion, points, weight), ``classes`` (what for, points) and ``choices``
    (batch, what became of it).
    """

    title: str
    result: list[str]
    facts: list[tuple[str, str]]
    why: list[str]
    points: list[tuple[str, int, int]]
    class_title: str
    classes: list[tuple[str, int]]
    choices: list[tuple[str, str]]
    waits: list[str]
    changes: list[str]
    check: str

    @property
    def summary(self) -> str:
        """Everything that matters on the telephone, in one paragraph."""
        told = [f"{batch}: {answer}" for batch, answer in self.choices]
        return " ".join([*self.result, *self.why, *told, *self.waits, *self.changes])


class ExplanationWriter:
    """Puts explanations into one language; what is the same for everybody is worded once.

    `count` is how many took part in the lottery, where the edition holds a part of them only.
    `is_past`: told on a later day, when what the round decided may have moved, to people who know
    no codes of batches and see no files: each is called by its offer and its days.
    """

    def __init__(
        self,
        edition: Edition,
        language: Language,
        *,
        count: int | None = None,
        is_past: bool = False,
    ) -> None:
        self.edition, self.language, self.is_past = edition, language, is_past
        policy = edition.result.policy
        self.batches = [self._batch(j) for j in range(len(edition.result.batches))]
        self.reasons = {code: in_language(text, language) for code, text in RULES.items()}
        self.changes = {code: in_language(text, language) for code, text in CHANGES.items()}
        self.criteria = [
            (code, in_language(CRITERIA[code], language), weight)
            for code, weight in policy.weights.items()
        ]
        self.dates, self.how = self._in(words.DATES), self._in(words.HOW)
        self.top = policy.most_points
        self.rank = edition.result.lottery.tolist()
        self.count = len(self.rank) if count is None else count
        self.moved = edition.result.moved.tolist()
        self.held = dict(edition.result.closings)

    def tell(self, answer: Explanation) -> ExplanationInWords:
        row = self.edition.result.applications[answer.application]
        cooperative = self.edition.result.names.cooperative(row)
        placed = answer.batch is not None
        return ExplanationInWords(
            title=self._say(words.PLACED if placed else words.NOT_PLACED, id=row.id),
            result=list(self._result(answer, cooperative)),
            facts=list(self._facts(answer)),
            why=list(self._why(answer, row) if placed else self._why_not(answer)),
            points=self._points(answer),
            class_title=self._class_title(answer),
            classes=list(self._classes(answer, row)),
            choices=[(self.batches[c.batch], self._answer(c)) for c in answer.choices],
            waits=[
                self._say(words.WAIT, batch=self.batches[j], waiting=self._rank(position))
                for j, position in answer.waits
            ],
            changes=[] if placed else self._changes(answer),
            check=self._say(
                words.LUCK,
                rank=self._number(self.rank[answer.application] + 1),
                count=self._number(self.count),
            ),
        )

    def _result(self, answer: Explanation, cooperative: str) -> Iterator[str]:
        if answer.batch is None:
            yield self._say(words.GOES_NOWHERE, cooperative=cooperative)
        else:
            batch = self.batches[answer.batch]
            yield self._say(words.GOES_TO, cooperative=cooperative, batch=batch)
        if answer.locked:
            yield self._in(words.WAS_LOCKED)
        left = self.moved[answer.application]
        if left >= 0:
            yield self._say(words.MOVED_ON, batch=self.batches[left], **self._when_closed(left))

    def _facts(self, answer: Explanation) -> Iterator[tuple[str, str]]:
        if answer.batch is None:
            return
        row = self.edition.result.batches[answer.batch]
        yield self._in(words.HOST), self.edition.result.names.host(row)
        dates = numbers.period(row.starts, row.ends, self.language)
        if dates:
            yield self.dates, dates
        yield self.how, MODES[MODE_WORDS[answer.mode]].in_language(self.language)

    def _why(self, answer: Explanation, row: ApplicationRow) -> Iterator[str]:
        if answer.locked:
            return
        by_hand = [c.answer for c in answer.choices]
        if Answer.PLACED in by_hand:
            yield self._say(words.BY_HAND, rank=self._rank(by_hand.index(Answer.PLACED) + 1))
        else:
            total = sum(points for _, points in answer.points)
            yield self._say(words.BY_POINTS, points=total, top=self.top)
        eligible = self._number(answer.eligible)
        yield self._say(words.LIKED, rank=self._rank(answer.liked), eligible=eligible)
        if answer.liked > 1:
            yield self._say(words.BETTER_FULL, count=self._number(answer.liked - 1))
        yield self._against_cutoff(answer)

    def _against_cutoff(self, answer: Explanation) -> str:
        own, last = answer.own_class or 0, answer.last_class
        if last is None:
            return self._in(words.NO_CUTOFF)
        in_open_seats = int(self.edition.result.cutoff_class[0, answer.batch])
        if own < in_open_seats:
            return self._say(words.RESERVED, own=own, last=in_open_seats)
        lottery = self._in(words.LOTTERY_DECIDED) if own == last else ""
        return self._say(words.ABOVE, own=own, last=last, lottery=lottery)

    def _why_not(self, answer: Explanation) -> Iterator[str]:
        if answer.eligible:
            yield self._say(words.FITS, eligible=self._number(answer.eligible))
        else:
            yield self._in(words.FITS_NONE)
        yield self._in(words.WAITED_NEXT)

    def _points(self, answer: Explanation) -> list[tuple[str, int, int]]:
        given = dict(answer.points)
        return [
            (name, given[code], weight) for code, name, weight in self.criteria if code in given
        ]

    def _class_title(self, answer: Explanation) -> str:
        if answer.batch is None:
            return self._say(words.CLASS, province=self.edition.result.policy.classes.province)
        batch = self.edition.result.batches[answer.batch].id
        named = self.batches[answer.batch] if self.is_past else batch
        return self._say(words.CLASS_THERE, batch=named)

    def _classes(self, answer: Explanation, row: ApplicationRow) -> Iterator[tuple[str, int]]:
        weights = self.edition.result.policy.classes
        if row.tier:
            yield self._say(words.CLASS_PARTS["tier"], count=row.tier), weights.tier * row.tier
        if row.waited:
            points = weights.waited * min(row.waited, weights.waited_limit)
            yield self._say(words.CLASS_PARTS["waited"], count=row.waited), points
        if not row.gave_back:
            yield self._in(words.CLASS_PARTS["kept"]), weights.kept
        if answer.batch is not None:
            host = self.edition.result.batches[answer.batch]
            if host.province == row.province:
                yield self._in(words.CLASS_PARTS["province"]), weights.province

    def _answer(self, choice: ChoiceAnswer) -> str:
        if choice.answer is Answer.FULL:
            return self._full(choice)
        if choice.answer is Answer.NOT_RUNNING:
            return self._say(words.ANSWERS[choice.answer], **self._when_closed(choice.batch))
        reason = self.reasons.get(choice.rule or "", "")
        return self._say(words.ANSWERS[choice.answer], reason=reason)

    def _when_closed(self, j: int) -> dict[str, str]:
        """How many cooperatives a closed batch had, and how many it needs."""
        minimum = self.edition.result.batches[j].minimum
        return {"held": self._number(self.held[j]), "minimum": self._number(minimum)}

    def _full(self, choice: ChoiceAnswer) -> str:
        own, last = choice.own_class, choice.last_class
        sentence = words.FULL_BELOW if last != own else words.FULL_BY_LOT
        waiting = self._rank(choice.waiting or 0)
        return self._say(
            words.FULL_FOR_YOU if last is None else sentence, own=own, last=last, waiting=waiting
        )

    def _changes(self, answer: Explanation) -> list[str]:
        if not answer.changes:
            return [self._in(words.NO_DOORS)]
        return [
            _sentence(self._say(words.DOOR, change=self.changes[code], count=self._number(count)))
            for code, count in answer.changes
        ]

    def _batch(self, j: int) -> str:
        row, names = self.edition.result.batches[j], self.edition.result.names
        offer = names.offer(row)
        if self.is_past and offer != row.id:
            return ", ".join(
                filter(None, [offer, numbers.period(row.starts, row.ends, self.language)])
            )
        return offer if offer == row.id else f"{offer} ({row.id})"

    def _say(self, sentence: str, **values: str | int | None) -> str:
        return self._in(sentence).format(**values)

    def _in(self, words: Text) -> str:
        said = PAST.get(words, words) if self.is_past and isinstance(words, str) else words
        return in_language(said, self.language)

    def _number(self, value: int) -> str:
        return numbers.number(value, self.language)

    def _rank(self, value: int) -> str:
        return numbers.ordinal(value, self.language)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
