"""§§ 5B1.1 and 5B1.2: whether the guidelines authorise probation, on what conditions, and for how long."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.errors import SentencingError
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.release_statutes import NO_PROBATION
from sentencing.terms import LIFE, OffenseLevel, Range, Term, Zone
from sentencing.truth import NO, Answer, Open, Yes, any_of
from sentencing.words import counted


class Substitute(StrEnum):
    """What may stand for imprisonment (§ 5C1.1(e)): a day for a day; until 31 October 1989, by months.

    >>> Substitute("home detention")
    <Substitute.HOME: 'home detention'>

    Raises:
        ValueError: the text is none of these.
    """

    INTERMITTENT = "intermittent confinement"
    COMMUNITY = "community confinement"
    HOME = "home detention"


class Standing(StrEnum):
    """How probation stands under § 5B1.1.

    >>> Standing("with confinement")
    <Standing.WITH_CONFINEMENT: 'with confinement'>

    Raises:
        ValueError: the text is none of these.
    """

    AUTHORIZED = "authorized"
    WITH_CONFINEMENT = "with confinement"
    NOT_AUTHORIZED = "not authorized"


@frozen
class Applicable:
    """The applicable guideline range: the cell of the Table, what the statute leaves of it (§ 5G1.1), and the zone.

    The zone is that of the cell; ``None`` before zones existed (1 November 1992).
    """

    cell: Range
    range: Range
    zone: Zone | None

    @property
    def printed_zone(self) -> Zone:
        """The zone, in an edition that has zones.

        Raises:
            SentencingError: it is not stated.
        """
        if self.zone is None:
            msg = "zone: an edition since 1 November 1992 reads the zone of the range; none is given"
            raise SentencingError(msg)
        return self.zone


@frozen
class Bands:
    """Before zones: the highest minimum, in months, with which probation needs no condition, and with which it may."""

    without_condition: int
    with_condition: int


@frozen
class ProbationRule:
    """§ 5B1.1 in one edition: the conditions that may cover the minimum, and its bands where there are no zones."""

    conditions: tuple[Substitute, ...]
    bands: Bands | None = None

    def standing(self, applicable: Applicable) -> Standing:
        """What subsection (a) says of a range."""
        if self.bands is None:
            return _BY_ZONE[applicable.printed_zone]
        if applicable.cell.minimum <= self.bands.without_condition:
            return Standing.AUTHORIZED
        if applicable.cell.minimum <= self.bands.with_condition:
            return Standing.WITH_CONFINEMENT
        return Standing.NOT_AUTHORIZED


_BY_ZONE = {
    Zone.A: Standing.AUTHORIZED,
    Zone.B: Standing.WITH_CONFINEMENT,
    Zone.C: Standing.NOT_AUTHORIZED,
    Zone.D: Standing.NOT_AUTHORIZED,
}

_WITHOUT_HOME = (Substitute.INTERMITTENT, Substitute.COMMUNITY)
_WITH_HOME = (*_WITHOUT_HOME, Substitute.HOME)

PROBATION: Dated[ProbationRule] = Dated(
    "§ 5B1.1",
    (
        Version(
            date(1987, 11, 1),
            None,
            ProbationRule(_WITHOUT_HOME, Bands(0, 6)),
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
        Version(date(1989, 11, 1), 271, ProbationRule(_WITH_HOME, Bands(0, 6))),
        Version(date(1992, 11, 1), 462, ProbationRule(_WITH_HOME)),
    ),
)


@frozen
class ProbationLength:
    """§ 5B1.2: the term, in months, from an offense level up, and below it.

    Attributes:
        level: that level.
        minimum: the shortest term from it up.
        maximum: the longest.
        longest_below: the longest term below it, which has no shortest.
        shortest_for_felony: what a statute asks for a felony nevertheless, 18 U.S.C. 3561(c)(1).
    """

    level: int
    minimum: int
    maximum: int
    longest_below: int
    shortest_for_felony: int

    def term(self, level: OffenseLevel, *, felony: bool) -> tuple[Cite, Range]:
        """The term at an offense level, with its citation."""
        if level.number >= self.level:
            return Cite("5B1.2", "(a)(1)"), Range(self.minimum, self.maximum)
        return Cite("5B1.2", "(a)(2)"), Range(self.shortest_for_felony if felony else 0, self.longest_below)


PROBATION_LENGTH: Dated[ProbationLength] = Dated(
    "§ 5B1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            ProbationLength(6, 12, 60, 36, shortest_for_felony=12),
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
    ),
)


@frozen
class Probation:
    """What § 5B1.1 makes of a range, and § 5B1.2 of the offense level.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> print(found.probation.cite, found.probation.standing, found.probation.months)
    5B1.1(a)(1) authorized 12-60

    Attributes:
        cite: the subsection that decides.
        standing: whether probation is authorised, only with confinement, or not.
        months: how long it may last, in months; ``None`` where it is not authorised.
        months_cite: the subsection of § 5B1.2.
        conditions: what the conditions may require; each may cover the minimum, or part of it.
        confinement: the months that such conditions must cover; ``None`` where they need cover none.
        because: why.
        source: the text applied.
    """

    cite: Cite
    standing: Standing
    months: Range | None
    months_cite: Cite | None
    conditions: tuple[Substitute, ...]
    confinement: Term | None
    because: str
    source: str


def prison_required(applicable: Applicable, convictions: Iterable[Conviction], *, minimum_binds: bool) -> Term:
    """The months of imprisonment that a statute requires: the greatest mandatory minimum that binds, or what it raised.

    Intermittent or community confinement and home detention do not satisfy a statutory minimum.
    """
    if not minimum_binds:
        return 0
    raised = applicable.range.minimum
    required: Term = raised if raised > applicable.cell.minimum else 0
    for conviction in convictions:
        if conviction.count.minimum is not None and conviction.count.minimum > required:
            required = conviction.count.minimum
    return required


def probation_barred(convictions: Iterable[Conviction], required: Term) -> Answer:
    """§ 5B1.1(b): whether a statute forbids probation whatever the range; ``required`` is the prison that one requires.

    That the statute of conviction forbids it in words, 18 U.S.C. 3561(a)(2), shows only in a mandatory minimum.
    """
    if required:
        return Yes("a statute requires imprisonment")
    return any_of(map(_bars_probation, convictions))


def _bars_probation(conviction: Conviction) -> Answer:
    if conviction.count.consecutive is not None:
        return Yes("imprisonment is imposed at the same time, 18 U.S.C. 3561(a)(3)")
    grave = [each in NO_PROBATION for each in conviction.classes]
    if all(grave):
        return Yes("a Class A or B felony, 18 U.S.C. 3561(a)(1)")
    return Open(conviction.missing) if any(grave) else NO


def probation(
    edition: Texts,
    level: OffenseLevel,
    applicable: Applicable,
    convictions: tuple[Conviction, ...],
    *,
    minimum_binds: bool = True,
) -> Probation | Open:
    """§§ 5B1.1 and 5B1.2 of an edition; open where the class of an offense would decide and is not known."""
    rule, source = edition.text(PROBATION), edition.source(PROBATION)
    standing = rule.standing(applicable)
    if standing is Standing.NOT_AUTHORIZED:
        return _none("(a)", _of(applicable, rule), source)
    required = prison_required(applicable, convictions, minimum_binds=minimum_binds)
    barred = probation_barred(convictions, required)
    if isinstance(barred, Open):
        return barred
    if isinstance(barred, Yes):
        return _none("(b)", barred.because, source)
    felony = any(each.is_felony for conviction in convictions for each in conviction.classes)
    cite, months = edition.text(PROBATION_LENGTH).term(level, felony=felony)
    confined = standing is Standing.WITH_CONFINEMENT
    return Probation(
        Cite("5B1.1", "(a)(2)" if confined else "(a)(1)"),
        standing,
        months,
        cite,
        rule.conditions,
        applicable.range.minimum if confined else None,
        _of(applicable, rule),
        source,
    )


def _none(pinpoint: str, because: str, source: str) -> Probation:
    return Probation(Cite("5B1.1", pinpoint), Standing.NOT_AUTHORIZED, None, None, (), None, because, source)


def _of(applicable: Applicable, rule: ProbationRule) -> str:
    if rule.bands is None:
        return f"Zone {applicable.printed_zone}"
    minimum = applicable.cell.minimum
    return f"the minimum of the range is {minimum if minimum is LIFE else counted(minimum, 'month')}"
