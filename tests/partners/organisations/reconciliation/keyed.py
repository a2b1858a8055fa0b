"""Rows with a number or a code beside what else they say, whose right answers are known.

In each of a dozen regencies every village has a Koperasi Merah Putih with a number and a code. A
row names one of them by a key; the rules put beside it what belongs to it, or what belongs to
another one. **Whatever names two different places is never automatic**: one digit is typed wrong
easily, and nobody can tell whether the key or the name is meant (`truth` is "").
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from partners.organisations.reconciliation.known import Cooperative
from partners.organisations.reconciliation.names import official
from partners.organisations.reconciliation.places import Row
from partners.organisations.reconciliation.scoring import Village
from tests.partners.organisations.reconciliation.labelled import SEED
from tests.partners.organisations.reconciliation.listed import ListedRegister, country

REGENCIES = 12
UNLIKE = 0.5  # likeness of names below which they are not two spellings of one


@dataclass(frozen=True, slots=True)
class Keyed:
    """`truth` is the code of the village that is meant, "" where nobody can know."""

    row: Row
    truth: str
    rule: str


@cache
def villages() -> list[Village]:
    listed = country().villages
    chosen = random.Random(SEED).sample(sorted(listed), REGENCIES)
    return [village for regency in chosen for village in listed[regency]]


@cache
def register() -> ListedRegister:
    return ListedRegister([
        Cooperative(
            code_of(one), named(one), number_of(one), one.code, True
        )
        for one in villages()
    ])  # fmt: skip


def named(village: Village) -> str:
    word = "Kelurahan" if village.kind == "kelurahan" else "Desa"
    return f"Koperasi {word} Merah Putih {village.name}"


def number_of(village: Village) -> str:
    return f"AHU-{village.code}.AH.01.29.TAHUN 2025"


def code_of(village: Village) -> str:
    return f"kdmp-{village.code}"


def made(number: int, seed: int = SEED) -> Iterator[Keyed]:
    """So many rows, the rules in turn; the same for the same seed."""
    chance, names = random.Random(seed), list(RULES)
    for at in range(number):
        rule = names[at % len(names)]
        spoilt = None
        while spoilt is None:
            one, other = chance.sample(villages(), 2)
            spoilt = RULES[rule](one, other, chance)
        row, truth = spoilt
        yield Keyed(row, truth, rule)


def are_unlike(one: Village, other: Village) -> bool:
    first, second = (official(each.name)[0].joined for each in (one, other))
    return OSA.normalized_similarity(first, second) < UNLIKE


Spoilt = tuple[Row, str] | None
Rule = Callable[[Village, Village, random.Random], Spoilt]


def _regency(village: Village) -> str:
    return village.code[:4]


def _with_name(one: Village, other: Village, chance: random.Random) -> Spoilt:
    row = Row(named(one).upper(), regency=_regency(one), number=number_of(one).lower())
    return row, one.code


def _code_with_name(one: Village, other: Village, chance: random.Random) -> Spoilt:
    written = chance.choice([one.code, code_of(one)])
    return Row(one.name, district=one.district, regency=_regency(one), code=written), one.code


def _key_alone(one: Village, other: Village, chance: random.Random) -> Spoilt:
    if chance.random() < 0.5:
        return Row("", number=number_of(one)), one.code
    return Row("", code=code_of(one)), one.code


def _number_beside_another_name(one: Village, other: Village, chance: random.Random) -> Spoilt:
    row = Row(other.name, number=number_of(one))
    return (row, "") if are_unlike(one, other) else None


def _code_beside_another_name(one: Village, other: Village, chance: random.Random) -> Spoilt:
    row = Row(f"Desa {other.name}", code=one.code)
    return (row, "") if are_unlike(one, other) else None


def _portal_code_beside_another_name(one: Village, other: Village, chance: random.Random) -> Spoilt:
    row = Row(named(other), code=code_of(one))
    return (row, "") if are_unlike(one, other) else None


def _key_beside_another_place(one: Village, other: Village, chance: random.Random) -> Spoilt:
    """The right name, in a regency where it does not lie."""
    if _regency(one) == _regency(other):
        return None
    key = chance.choice([{"number": number_of(one)}, {"code": one.code}, {"code": code_of(one)}])
    return Row(one.name, regency=_regency(other), **key), ""


def _key_beside_another_district(one: Village, other: Village, chance: random.Random) -> Spoilt:
    first, second = (official(each.district)[0].joined for each in (one, other))
    if OSA.normalized_similarity(first, second) >= UNLIKE:
        return None
    key = chance.choice([{"number": number_of(one)}, {"code": one.code}, {"code": code_of(one)}])
    return Row(one.name, district=other.district, **key), ""


def _number_of_one_and_code_of_another(
    one: Village, other: Village, chance: random.Random
) -> Spoilt:
    written = chance.choice([other.code, code_of(other)])
    return Row(chance.choice(["", one.name]), number=number_of(one), code=written), ""


def _a_digit_of_the_number_wrong(one: Village, other: Village, chance: random.Random) -> Spoilt:
    """The name is right, but its cooperative has another number."""
    wrong = number_of(one).replace(one.code, one.code[:-1] + str((int(one.code[-1]) + 1) % 10))
    row = Row(named(one), district=one.district, regency=_regency(one), number=wrong)
    return row, ""


def _number_that_nobody_has(one: Village, other: Village, chance: random.Random) -> Spoilt:
    number = f"AHU-{chance.randrange(10**7):07}.AH.01.29.TAHUN 2024"
    row = Row(named(one), district=one.district, regency=_regency(one), number=number)
    return row, ""


RULES: dict[str, Rule] = {
    "number with its name": _with_name,
    "code with its name": _code_with_name,
    "key alone": _key_alone,
    "number beside another name": _number_beside_another_name,
    "village code beside another name": _code_beside_another_name,
    "code of the portal beside another name": _portal_code_beside_another_name,
    "key beside another regency": _key_beside_another_place,
    "key beside another district": _key_beside_another_district,
    "number of one, code of another": _number_of_one_and_code_of_another,
    "a digit of the number wrong": _a_digit_of_the_number_wrong,
    "a number that nobody has": _number_that_nobody_has,
}
NEVER = [name for name in RULES if name not in {*list(RULES)[:3]}]
"""Rules whose rows name two different places: never automatic."""
