"""How a batch fits a cooperative, in words: each rule with your value, what the batch asks and what
could be done, points as bars, where it is, who pays.

What the rules say is worked out by `partners.matching.fit`; the reasons are the sentences that the
round itself gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from home.ui.states import Look, declare, look
from partners.apprenticeships.applications.fit_values import ASKED, YOURS, Offered, place
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.policy_words import CRITERIA, MEANINGS
from partners.apprenticeships.rounds.policy_words import RULES as REASONS
from partners.apprenticeships.words import date_range
from partners.matching.fit import Fit, Nearness, RuleVerdict, Verdict
from partners.matching.rows import BatchRow
from partners.matching.rows import Mode as Meeting


class Fits(StrEnum):
    """Whether the cooperative can go there, as things stand."""

    NOW = "now"
    ON_LIST = "on-list"
    NOT = "not"


declare(
    {
        Fits.NOW: Look("success", "check", gettext_lazy("fits you")),
        Fits.ON_LIST: Look("primary", "plus", gettext_lazy("fits you once it is on your list")),
        Fits.NOT: Look("neutral", "minus", gettext_lazy("does not fit you")),
    }
)
declare(
    {
        Verdict.PASSED: Look("success", "check", gettext_lazy("fits")),
        Verdict.WAIVED: Look("primary", "check", gettext_lazy("does not matter: you chose it")),
        Verdict.FAILED: Look("attention", "close", gettext_lazy("does not fit")),
    }
)

TITLES = {
    "origin": gettext_lazy("Where cooperatives may come from"),
    "mode": gettext_lazy("At the host or online"),
    "reach": gettext_lazy("How far you travel"),
    "subject": gettext_lazy("What you want to learn"),
    "dates": gettext_lazy("Your free days"),
    "team": gettext_lazy("How many people you send"),
    "stage": gettext_lazy("Stage of your cooperative"),
    "language": gettext_lazy("Language"),
    "access": gettext_lazy("What your people need"),
    "own": gettext_lazy("Not your own cooperative"),
    "listed": gettext_lazy("Batches beyond your list"),
}
"""What each rule is about."""

FIXES = {
    "mode": gettext_lazy("Say that your people can take part both at the host and online."),
    "reach": gettext_lazy("Say that your people can travel further."),
    "subject": gettext_lazy(
        "Put this batch on your list: choosing it is enough. Or tick something that it teaches."
    ),
    "dates": gettext_lazy("Widen the days on which your people are free."),
    "team": gettext_lazy("Send fewer people."),
    "listed": gettext_lazy(
        "Put this batch on your list, or accept batches beyond your list as well."
    ),
}
"""What one could do; rules that an applicant can do nothing about have none."""

STAGE_IS_UNKNOWN = gettext_lazy(
    "Nobody has said yet at which stage your cooperative is. Say it in your cooperative’s profile: "
    "it counts once a moderator has published it. A list from the ministry may name it too. The "
    "round reads the stage as it is when it is matched."
)
"""The one fix for a rule about the stage: a stage that is known is no matter of the application."""

NEARNESS = {
    Nearness.REGENCY: gettext_lazy("in your regency or city"),
    Nearness.PROVINCE: gettext_lazy("in your province"),
    Nearness.ISLAND: gettext_lazy("on your island or island group"),
    Nearness.ELSEWHERE: gettext_lazy("on another island"),
}
"""Where it is held. No kilometres: only regions are known."""


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """`why` is the round's own reason and `fix` what could be done; both empty where it is met."""

    code: str
    title: str
    look: Look
    is_met: bool
    is_waived: bool
    yours: str
    asked: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class FitInWords:
    """One batch for one cooperative, in the reader's language. `bars` are for
    components/bars.html; `meeting` is how they would meet, empty where they do not.
    """

    fit: Fit
    fits: Fits
    rules: tuple[RuleInWords, ...]
    bars: tuple[dict[str, Any], ...]
    where: str
    meeting: str
    dates: str
    costs: tuple[tuple[str, str], ...]

    @property
    def look(self) -> Look:
        return look(self.fits)

    @property
    def failed(self) -> tuple[RuleInWords, ...]:
        return tuple(rule for rule in self.rules if not rule.is_met)

    @property
    def met(self) -> int:
        return len(self.rules) - len(self.failed)


class FitWriter:
    """Words for all batches of one application; what is the same for each is asked once.

    Besides what `fit_values` asks for, each batch has the costs of its offer at hand.
    """

    def __init__(
        self, application: Application, subjects: Mapping[str, str], provinces: Mapping[str, str]
    ) -> None:
        self.subjects, self.provinces = subjects, provinces
        self.yours = {code: say(application) for code, say in YOURS.items()}
        profile = getattr(application.organisation, "cooperative", None)
        self.stage_is_known = bool(profile and profile.stage_id)

    def tell(self, fit: Fit, batch: Batch, row: BatchRow) -> FitInWords:
        one = Offered(batch, row, self.subjects, self.provinces)
        return FitInWords(
            fit=fit,
            fits=stands(fit),
            rules=tuple(self._rule(rule, one) for rule in fit.rules),
            bars=tuple(_bar(share) for share in fit.shares),
            where=_where(fit, batch),
            meeting=str(_MEETINGS[fit.mode]) if fit.is_eligible else "",
            dates=date_range(batch.starts_on, batch.ends_on),
            costs=tuple(
                (capfirst(cost.get_item_display()), capfirst(cost.get_payer_display()))
                for cost in batch.offer.costs.all()
            ),
        )

    def _rule(self, rule: RuleVerdict, one: Offered) -> RuleInWords:
        is_met = rule.verdict is not Verdict.FAILED
        known = self.stage_is_known
        why, fix = ("", "") if is_met else reason_and_fix(rule, stage_is_known=known)
        return RuleInWords(
            code=rule.code,
            title=str(TITLES[rule.code]),
            look=look(rule.verdict),
            is_met=is_met,
            is_waived=rule.verdict is Verdict.WAIVED,
            yours=self.yours[rule.code],
            asked=ASKED[rule.code](one),
            why=why,
            fix=fix,
        )


def reason_and_fix(rule: RuleVerdict, *, stage_is_known: bool) -> tuple[str, str]:
    """Why a rule is not met, in the words of the round, and what could be done, if anything."""
    why = _sentence(str(REASONS[rule.code]))
    if rule.code == "stage" and not stage_is_known:
        return why, str(STAGE_IS_UNKNOWN)
    return why, str(FIXES[rule.code]) if rule.can_change else ""


def stands(fit: Fit) -> Fits:
    """As things stand: now, once it is put on the list, or not."""
    if fit.is_eligible:
        return Fits.NOW
    return Fits.ON_LIST if fit.fits_when_chosen else Fits.NOT


_MEETINGS = {
    Meeting.ONSITE: gettext_lazy("at the host"),
    Meeting.ONLINE: gettext_lazy("online"),
}


def _where(fit: Fit, batch: Batch) -> str:
    """The place, and how near it is: what matters is the journey."""
    if batch.offer.mode == Mode.ONLINE:
        return str(Mode.ONLINE.label)
    return f"{place(batch)} – {NEARNESS[fit.nearness]}"


def _bar(share: Any) -> dict[str, Any]:
    return {
        "label": CRITERIA[share.code],
        "value": share.points,
        "maximum": share.weight,
        "note": MEANINGS[share.code],
    }


def _sentence(words: str) -> str:
    return f"{capfirst(words)}."
