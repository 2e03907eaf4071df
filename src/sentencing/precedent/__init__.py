"""May a court take fast-track disparity into account? The law of each circuit by date, with its holdings.

Before *Booker* the question was a departure; between *Booker* and *Kimbrough*, and since, a variance; from 1 March 2012
every district that prosecutes illegal reentry has a programme, so that eligibility and local terms are what differ.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from attrs import frozen

from sentencing.districts import District, find
from sentencing.partial import PartialDate
from sentencing.precedent.departure import DepartureTest, FactorRule
from sentencing.precedent.holding import Holding, Posture, Silence, Step
from sentencing.precedent.reading import Registry, registry_from
from sentencing.registry import packaged
from sentencing.truth import Answer, No, Open, Yes

__all__ = [
    "DepartureTest",
    "FactorRule",
    "Holding",
    "Law",
    "Posture",
    "Silence",
    "Step",
    "departure_tests",
    "factor_rules",
    "holdings",
    "may_consider",
    "silences",
]

BOOKER = date(2005, 1, 12)
"""United States v. Booker, 543 U.S. 220 (2005)."""
KIMBROUGH = date(2007, 12, 10)
"""Kimbrough v. United States, 552 U.S. 85 (2007)."""
LAST_CHECKED = date(2026, 11, 21)
"""Decisions later than this have not been looked for."""
EVERY_DISTRICT = date(2012, 3, 1)
"""From this day on every district that prosecutes illegal reentry was to have a programme."""


@cache
def _registry() -> Registry:
    return registry_from(packaged(__name__, "holdings.toml"))


def holdings() -> tuple[Holding, ...]:
    """Every decision of the registry, by circuit and day.

    >>> [str(holding.posture) for holding in holdings() if holding.circuit == "10"]
    ['forbids', 'forbids', 'permits']
    """
    return _registry().holdings


def silences() -> tuple[Silence, ...]:
    """The circuits in which no decision was found.

    >>> [silence.circuit for silence in silences()]
    ['D.C.']
    """
    return _registry().silences


def factor_rules() -> tuple[FactorRule, ...]:
    """What *Koon* lets a court do with a factor, by how the Guidelines treat it.

    >>> [rule.kind.value for rule in factor_rules()]
    ['forbidden', 'encouraged', 'discouraged', 'unmentioned']
    """
    return _registry().treatments


def departure_tests() -> tuple[DepartureTest, ...]:
    """The tests of *Banuelos-Rodriguez*: the majority's and the dissent's.

    >>> [(test.opinion, test.allows) for test in departure_tests()]
    [('majority', False), ('dissent', True)]
    """
    return _registry().tests


@frozen
class Law:
    """Whether a court of a circuit may take fast-track disparity into account on a day.

    >>> law = may_consider("N.D. Ill.", on=date(2010, 6, 1))
    >>> law.circuit, law.said, law.holding.name
    ('7', 'no', 'Galicia-Cardenas')

    Attributes:
        circuit: the circuit.
        day: the day.
        answer: ``Yes``, ``No`` or ``Open``, with its reason.
        holding: the decision that says so; where the answer is open, the latest that speaks to it, if any.
        era: which question the day asks, in words.
        notes: what else bears on it.
    """

    circuit: str
    day: PartialDate
    answer: Answer
    holding: Holding | None
    era: str
    notes: tuple[str, ...] = ()

    @property
    def may_consider(self) -> bool | None:
        """Whether the court may; ``None`` where it is open."""
        return None if isinstance(self.answer, Open) else isinstance(self.answer, Yes)

    @property
    def tests(self) -> tuple[DepartureTest, ...]:
        """How the opinions of the decision go about the question, where that is recorded."""
        return tuple(test for test in departure_tests() if self.holding is not None and test.holding == self.holding.id)

    @property
    def said(self) -> str:
        """The answer in a word: yes, no or open."""
        return {True: "yes", False: "no", None: "open"}[self.may_consider]

    def to_dict(self) -> dict[str, object]:
        """The answer as plain data.

        >>> may_consider("N.D. Ill.", on=date(2011, 12, 23)).to_dict()["may_consider"]
        True
        """
        holding = self.holding
        return {
            "circuit": self.circuit,
            "on": str(self.day),
            "may_consider": self.may_consider,
            "because": self.answer.because,
            "holding": None if holding is None else str(holding),
            "posture": None if holding is None else str(holding.posture),
            "read": None if holding is None else holding.read,
            "era": self.era,
            "notes": list(self.notes),
            "tests": [
                {
                    "opinion": test.opinion,
                    "by": test.by,
                    "allows": test.allows,
                    "questions": [
                        {"asks": each.asks, "answer": each.answer, "because": each.because, "at": each.at}
                        for each in test.questions
                    ],
                }
                for test in self.tests
            ],
        }


def may_consider(district: District | str, *, on: date | PartialDate) -> Law:
    """Whether a court may take into account what a fast-track district would have given.

    >>> from datetime import date
    >>> law = may_consider("N.D. Ill.", on=date(2011, 12, 23))
    >>> law.said, law.holding.name
    ('yes', 'Reyes-Hernandez')
    >>> may_consider("C.D. Cal.", on=date(2001, 1, 1)).said, may_consider("D.D.C.", on=date(2015, 1, 1)).said
    ('no', 'open')

    Args:
        district: the court, by any of its names.
        on: the day, exact or coarse.

    Raises:
        UnknownDistrict: no district goes by that name.
    """
    court = find(district) if isinstance(district, str) else district
    day = on if isinstance(on, PartialDate) else PartialDate.on(on)
    speaking = [holding for holding in holdings() if holding.circuit == court.circuit]
    governing = list(dict.fromkeys(_governing(speaking, each) for each in _days_of_change(speaking, day)))
    last = _governing(speaking, day.latest)
    holding = last or _latest(speaking, day.latest)
    answer = _changed(governing, day) or _answer(last, holding, day)
    return Law(court.circuit, day, answer, holding, _era(day.latest), tuple(_notes(court.circuit, day, holding)))


def _days_of_change(speaking: list[Holding], day: PartialDate) -> Iterator[date]:
    """The days within a coarse day on which the law may have changed, its first among them."""
    changes = {BOOKER, *(holding.decided.latest for holding in speaking)}
    yield day.earliest
    yield from sorted(each for each in changes if day.earliest < each <= day.latest)


def _changed(governing: list[Holding | None], day: PartialDate) -> Open | None:
    """That a coarse day holds days of different answers; ``None`` where it does not."""
    if len({holding and holding.posture for holding in governing}) == 1:
        return None
    return Open(f"the law changed within {day}: {', then '.join(map(_told, governing))}")


def _question(day: date) -> str:
    return "departure" if day < BOOKER else "variance"


def _known(speaking: list[Holding], day: date) -> list[Holding]:
    """The decisions on the question of a day that had surely been made by then, in order."""
    return [each for each in speaking if each.question == _question(day) and each.decided.latest <= day]


def _governing(speaking: list[Holding], day: date) -> Holding | None:
    """The latest decision that says whether a court may."""
    return next((each for each in reversed(_known(speaking, day)) if each.decides), None)


def _latest(speaking: list[Holding], day: date) -> Holding | None:
    return next(iter(reversed(_known(speaking, day))), None)


def _answer(governing: Holding | None, latest: Holding | None, day: PartialDate) -> Answer:
    if governing is not None:
        return (Yes if governing.posture is Posture.PERMITS else No)(_told(governing))
    if latest is not None:
        return Open(f"{_told(latest)}; whether a court may is left open, or not settled by what was read")
    return Open(f"no decision of the circuit by {day} was found")


_DID = {
    Posture.PERMITS: "permits it",
    Posture.FORBIDS: "forbids it",
    Posture.REFUSAL_UPHELD: "upholds a refusal",
    Posture.SHOWING_ONLY: "says what must be shown",
}


def _told(holding: Holding | None) -> str:
    if holding is None:
        return "no decision on whether a court may"
    return f"{holding} ({holding.decided}) {_DID[holding.posture]}"


def _era(day: date) -> str:
    if day < BOOKER:
        return "before Booker: a departure (18 U.S.C. 3553(b))"
    if day < KIMBROUGH:
        return "between Booker and Kimbrough: a variance (18 U.S.C. 3553(a)(6))"
    if day < EVERY_DISTRICT:
        return "after Kimbrough: a variance (18 U.S.C. 3553(a)(6))"
    return "since 1 March 2012: a variance; every district that prosecutes illegal reentry was to have a programme"


def _notes(circuit: str, day: PartialDate, holding: Holding | None) -> Iterator[str]:
    if day.latest >= EVERY_DISTRICT:
        yield (
            "From 1 March 2012 every district that prosecutes illegal reentry was to have a programme: eligibility and "
            "local terms are what differ."
        )
    if holding is not None:
        if day.latest >= KIMBROUGH > holding.decided.latest:
            yield (
                f"{holding.name} was decided before Kimbrough; no later decision of the circuit that says whether a "
                f"court may was found by {day}."
            )
        if holding.note:
            yield holding.note
        if holding.read != "full":
            yield f"Of {holding.name} not the whole was read ({holding.read}: {holding.source})."
    if day.latest > LAST_CHECKED:
        yield f"Decisions after {LAST_CHECKED} have not been looked for."
    for silence in silences():
        if silence.circuit == circuit:
            yield f"{silence.note} ({silence.source}; {silence.checked})"
