"""A messy list whose right answers are known: made by rules from the real villages, always alike.

Each row starts as one village of the decree with its district and regency, drawn at random (the
seed is fixed), and is then spoilt by one rule of `RULES`; three in ten are dressed as cooperatives
too. What no reader could tell apart is not in it: a name that another village of the same place has
exactly. Rows whose village does not exist there have no answer (`truth` is ""), so that any
automatic link is wrong.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from partners.organisations.reconciliation.names import official
from partners.organisations.reconciliation.scoring import Village
from tests.partners.organisations.reconciliation.listed import country

SEED = 2138
LETTERS = "abdeghijklmnoprstuwy"
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row as handed in; `regency` is a code, `rule` how it was spoilt."""

    name: str
    district: str
    regency: str
    truth: str
    rule: str
    kind: str = "desa"


def made(number: int, seed: int = SEED) -> Iterator[Labelled]:
    """So many rows; the same for the same seed."""
    chance, listed = random.Random(seed), country()
    codes = [village.code for some in listed.villages.values() for village in some]
    by_code = {village.code: village for some in listed.villages.values() for village in some}
    names, weights = zip(*((name, weight) for name, (weight, _) in RULES.items()), strict=True)
    for _ in range(number):
        rule = chance.choices(names, weights)[0]
        spoilt = None
        while spoilt is None or not _is_decidable(spoilt):
            village = by_code[chance.choice(codes)]
            spoilt = RULES[rule][1](_as_it_is(village), chance)
        is_dressed = spoilt.truth and chance.random() < 0.3
        yield replace(_dressed(spoilt, chance) if is_dressed else spoilt, rule=rule)


def _as_it_is(village: Village) -> Labelled:
    code = village.code
    return Labelled(village.name, village.district, code[:4], code, "", village.kind)


def _is_decidable(row: Labelled) -> bool:
    """Not where what is written is another village that the row's place allows."""
    wanted = set(_names(row.name))
    return not any(
        village.code != row.truth and wanted & set(_names(village.name))
        for village in country().villages[row.regency]
        if not (row.truth and row.district) or village.district == row.district
    )


def _names(name: str) -> Iterator[object]:
    for key in official(name):
        yield key.joined
        yield key.stem, key.marks


def _dressed(row: Labelled, chance: random.Random) -> Labelled:
    """With the words of a cooperative or of a kind in front, and capitals."""
    kelurahan = row.kind == "kelurahan"
    fronts = ["KDKMP {}", "Kopdes Merah Putih {}", "Koperasi Desa/Kelurahan Merah Putih {}"]
    fronts += ["KKMP {}", "Koperasi Kelurahan Merah Putih {}", "Kel. {}"] if kelurahan else [
        "KDMP {}", "Koperasi Desa Merah Putih {}", "Ds. {}", "Desa {}",
    ]  # fmt: skip
    name = chance.choice(fronts).format(row.name)
    return replace(row, name=name.upper() if chance.random() < 0.5 else name)


def slip(text: str, chance: random.Random) -> str:
    """One letter lost, doubled, wrong, or exchanged with the next one."""
    places = [at for at in range(1, len(text) - 1) if text[at].isalpha()]
    if not places:
        return text
    at = chance.choice(places)
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + chance.choice(LETTERS) + text[at:]
        case 2:
            return text[:at] + chance.choice(LETTERS) + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


Rule = Callable[[Labelled, random.Random], Labelled | None]


def _clean(row: Labelled, chance: random.Random) -> Labelled:
    return row


def _capitals(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, name=row.name.upper(), district=f"KEC. {row.district.upper()}")


def _lost_spaces(row: Labelled, chance: random.Random) -> Labelled | None:
    return replace(row, name=row.name.replace(" ", "")) if " " in row.name else None


def _more_spaces(row: Labelled, chance: random.Random) -> Labelled | None:
    name = row.name
    if len(name) < 8 or not name.isalpha():
        return None
    at = chance.randrange(3, len(name) - 3)
    return replace(row, name=f"{name[:at]}{chance.choice([' ', '-', '  '])}{name[at:]}")


def _old(row: Labelled, chance: random.Random) -> Labelled | None:
    """The spelling of before 1972; not for names that keep signs of it today."""
    name = row.name.lower()
    if any(sign in name for sign in ("oe", "dj", "tj", "ch", "sj")):
        return None
    for new, old in (("j", "dj"), ("y", "j"), ("c", "tj"), ("u", "oe")):
        name = name.replace(new, old)
    return replace(row, name=name.title()) if any(s in name for s in ("oe", "dj", "tj")) else None


def _short_forms(row: Labelled, chance: random.Random) -> Labelled | None:
    name = row.name
    for long, short in (
        ("Tanjung ", "Tj. "), ("Sungai ", "Sei "), ("Kampung ", "Kp. "), ("Gunung ", "Gn. "),
        (" Barat", " Brt"), (" Timur", " Tmr"), (" Selatan", " Sel."), (" Utara", " Utr"),
        (" Tengah", " Tgh"), ("Karang ", "Krg. "), ("Sumber ", "Sb. "),
    ):  # fmt: skip
        name = name.replace(long, short)
    return replace(row, name=name) if name != row.name else None


def _numbers(row: Labelled, chance: random.Random) -> Labelled | None:
    *words, last = row.name.split()
    other = ROMAN.get(last) or {roman: digit for digit, roman in ROMAN.items()}.get(last)
    return replace(row, name=" ".join([*words, other])) if words and other else None


def _slip(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, name=slip(row.name, chance))


def _two_slips(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, name=slip(slip(row.name, chance), chance))


def _slip_in_district(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, district=slip(row.district, chance))


def _no_district(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, district="")


def _slip_without_district(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, name=slip(row.name, chance), district="")


def _wrong_district(row: Labelled, chance: random.Random) -> Labelled | None:
    others = [one for one in country().districts(row.regency) if one != row.district]
    return replace(row, district=chance.choice(others)) if others else None


def _swapped(row: Labelled, chance: random.Random) -> Labelled:
    return replace(row, name=row.district, district=row.name)


def _mark_lost(row: Labelled, chance: random.Random) -> Labelled | None:
    """ "Sukamaju" where only Sukamaju I and II exist: nobody knows which."""
    key = official(row.name)[0]
    words = row.name.split()
    if not key.marks or len(words) < 2 or len(words[-1]) > 3:
        return None
    return replace(row, name=" ".join(words[:-1]), truth="")


def _other_mark(row: Labelled, chance: random.Random) -> Labelled | None:
    words = row.name.split()
    if len(words) < 2 or words[-1] not in {*ROMAN, *ROMAN.values()}:
        return None
    other = chance.choice([each for each in (*ROMAN, *ROMAN.values()) if each != words[-1]])
    if official(" ".join([*words[:-1], other]))[0].marks == official(row.name)[0].marks:
        return None
    return replace(row, name=" ".join([*words[:-1], other]), truth="")


def _invented(row: Labelled, chance: random.Random) -> Labelled | None:
    """A name that no village of the country has, of the halves of two that exist; more than one
    slip from every village of its district, or it would be just that: a slip.
    """
    other = chance.choice(country().villages[chance.choice(list(country().villages))])
    name = row.name[: len(row.name) // 2] + other.name[len(other.name) // 2 :].lower()
    name = name.strip().title()
    joined = official(name)[0].joined
    beside = [each for each in country().villages[row.regency] if each.district == row.district]
    is_slip = any(OSA.distance(joined, official(each.name)[0].joined) < 2 for each in beside)
    return None if is_slip or joined in country().names else replace(row, name=name, truth="")


def _of_another_regency(row: Labelled, chance: random.Random) -> Labelled | None:
    """A village with its district, in a list of a regency where it does not lie."""
    regency = chance.choice(list(country().villages))
    return None if regency == row.regency else replace(row, regency=regency, truth="")


def _name_of_another_regency(row: Labelled, chance: random.Random) -> Labelled | None:
    spoilt = _of_another_regency(row, chance)
    return spoilt and replace(spoilt, district="")


def _name_of_elsewhere(row: Labelled, chance: random.Random) -> Labelled | None:
    """The right district, but the name of a village that lies elsewhere."""
    other = chance.choice(country().villages[chance.choice(list(country().villages))])
    return None if other.code[:4] == row.regency else replace(row, name=other.name, truth="")


def _other_kind(row: Labelled, chance: random.Random) -> Labelled:
    word = "Desa" if row.kind == "kelurahan" else "Kelurahan"
    return replace(row, name=f"{word} {row.name}", truth="")


RULES: dict[str, tuple[float, Rule]] = {
    "as it is": (20, _clean),
    "capitals": (10, _capitals),
    "spaces lost": (9, _lost_spaces),
    "spaces or hyphens put in": (6, _more_spaces),
    "old spelling": (9, _old),
    "short forms": (6, _short_forms),
    "Roman for Arabic": (6, _numbers),
    "a slip": (10, _slip),
    "two slips": (2, _two_slips),
    "a slip in the district": (5, _slip_in_district),
    "no district": (8, _no_district),
    "a slip, no district": (2, _slip_without_district),
    "wrong district": (1.5, _wrong_district),
    "swapped columns": (2.5, _swapped),
    "number lost": (1, _mark_lost),
    "another number": (1, _other_mark),
    "invented name": (1, _invented),
    "of another regency": (1, _of_another_regency),
    "of another regency, no district": (1, _name_of_another_regency),
    "a name from elsewhere": (1, _name_of_elsewhere),
    "another kind": (1, _other_kind),
}
"""How often, and how."""
