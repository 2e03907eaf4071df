"""§ 5C1.1 (§ 5C2.1 until 31 October 1989): the ways in which the minimum of the range may be satisfied."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.manual.chapter5.convictions import Conviction, Texts
from sentencing.manual.chapter5.probation import Applicable, Substitute, prison_required, probation_barred
from sentencing.manual.chapter5.table import ZoneBounds
from sentencing.terms import Term, Zone
from sentencing.truth import Open, Yes

Months: TypeAlias = Term | Fraction
"""Months, ``LIFE``, or the exact fraction where half a minimum is not whole: half of nine is ``Fraction(9, 2)``."""


@frozen
class Way:
    """A way to satisfy the minimum of the range.

    >>> from sentencing import calculate, case_from_dict
    >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
    >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}, "deportable": False}
    >>> found = calculate(case_from_dict(case)).options
    >>> [f"{way.cite}: {way.prison} months in prison" for way in found.imprisonment]
    ['5C1.1(b): 0 months in prison']

    Attributes:
        cite: the subsection.
        prison: the least imprisonment, in months.
        substitute: the months that may be satisfied otherwise.
        by: by what; empty where nothing may be substituted.
        because: what it is.
        asks: the missing fact on which this way depends; empty where it is open.
    """

    cite: Cite
    prison: Months
    substitute: Months
    by: tuple[Substitute, ...]
    because: str
    asks: str = ""


@frozen
class Least:
    """The least imprisonment: the minimum of the range divided so, and so many months, whichever is more."""

    divisor: int | None = None
    months: int | None = None

    def of(self, minimum: Term) -> Months:
        """The least imprisonment, in months, for a minimum; never more than the whole."""
        if not isinstance(minimum, int):
            return minimum
        least: int | Fraction = 0 if self.divisor is None else _divided(minimum, self.divisor)
        return least if self.months is None else min(max(least, self.months), minimum)


def _divided(months: int, divisor: int) -> int | Fraction:
    whole, rest = divmod(months, divisor)
    return Fraction(months, divisor) if rest else whole


@frozen
class PrintedWay:
    """A way as printed: its pinpoint, the least imprisonment (``None``: none), and what may stand for the rest."""

    pinpoint: str
    least: Least | None
    because: str
    by: tuple[Substitute, ...] = ()

    @property
    def on_probation(self) -> bool:
        """Whether the whole minimum may be satisfied by conditions of probation."""
        return self.least is None and bool(self.by)


_WHOLE = Least(divisor=1)
_HALF = Least(divisor=2)
_HALF_AND_A_MONTH = Least(divisor=2, months=1)
_ONE_MONTH = Least(months=1)

_PRISON = "imprisonment"
_SPLIT = "imprisonment, and the rest of the minimum on supervised release"
_ON_PROBATION = "probation, on conditions that cover the minimum"
_NONE_REQUIRED = PrintedWay("(b)", None, "no imprisonment is required, unless the guideline of Chapter Two requires it")
_ALL = PrintedWay("(f)", _WHOLE, _PRISON)


@frozen
class ImprisonmentRule:
    """The section in one edition: its number, its bands where there are no zones, and the ways of each, as printed."""

    section: str
    bands: ZoneBounds | None
    b: tuple[PrintedWay, ...]
    c: tuple[PrintedWay, ...]
    a: tuple[PrintedWay, ...] = (_NONE_REQUIRED,)
    d: tuple[PrintedWay, ...] = (_ALL,)

    def zone(self, applicable: Applicable) -> Zone:
        """The zone of the range, or the band that had the place of one."""
        return applicable.printed_zone if self.bands is None else self.bands.zone(applicable.cell.minimum)

    def ways(self, zone: Zone) -> tuple[PrintedWay, ...]:
        """The ways that it prints for a zone."""
        return {Zone.A: self.a, Zone.B: self.b, Zone.C: self.c, Zone.D: self.d}[zone]


_COMMUNITY = (Substitute.COMMUNITY,)
_COMMUNITY_OR_HOME = (Substitute.COMMUNITY, Substitute.HOME)
_ANY_OF_1987 = (Substitute.INTERMITTENT, Substitute.COMMUNITY)
_ANY = (*_ANY_OF_1987, Substitute.HOME)

_BANDS = ZoneBounds(a=0, b=6, c=10)

_OF_1987 = ImprisonmentRule(
    "5C2.1",
    _BANDS,
    (
        PrintedWay("(c)(1)", _WHOLE, _PRISON),
        PrintedWay("(c)(2)", None, _ON_PROBATION, _ANY_OF_1987),
        PrintedWay("(c)(3)", _HALF_AND_A_MONTH, _SPLIT, _COMMUNITY),
    ),
    (PrintedWay("(d)(1)", _WHOLE, _PRISON), PrintedWay("(d)(2)", _HALF, _SPLIT, _COMMUNITY)),
)
_OF_1989 = ImprisonmentRule(
    "5C1.1",
    _BANDS,
    (
        PrintedWay("(c)(1)", _WHOLE, _PRISON),
        PrintedWay("(c)(2)", None, _ON_PROBATION, _ANY),
        PrintedWay("(c)(3)", _HALF_AND_A_MONTH, _SPLIT, _COMMUNITY_OR_HOME),
    ),
    (PrintedWay("(d)(1)", _WHOLE, _PRISON), PrintedWay("(d)(2)", _HALF, _SPLIT, _COMMUNITY_OR_HOME)),
)
_OF_1992 = evolve(
    _OF_1989,
    bands=None,
    b=(
        PrintedWay("(c)(1)", _WHOLE, _PRISON),
        PrintedWay("(c)(2)", _ONE_MONTH, _SPLIT, _COMMUNITY_OR_HOME),
        PrintedWay("(c)(3)", None, _ON_PROBATION, _ANY),
    ),
)

IMPRISONMENT: Dated[ImprisonmentRule] = Dated(
    "§ 5C1.1",
    (
        Version(date(1987, 11, 1), None, _OF_1987, inferred="the words that no amendment has struck"),
        Version(date(1989, 11, 1), 271, _OF_1989),
        Version(date(1992, 11, 1), 462, _OF_1992),
    ),
)


def ways(
    edition: Texts, applicable: Applicable, convictions: tuple[Conviction, ...], *, minimum_binds: bool = True
) -> tuple[Way, ...]:
    """The ways to satisfy the minimum of a range under an edition, in the order printed.

    A mandatory minimum that binds is satisfied by imprisonment alone; where probation is barred, so is the way by it.
    """
    rule = edition.text(IMPRISONMENT)
    zone = rule.zone(applicable)
    required = prison_required(applicable, convictions, minimum_binds=minimum_binds)
    if required and required >= applicable.range.minimum:
        pinpoint = "(a)" if zone is Zone.A else rule.ways(zone)[0].pinpoint
        return (Way(Cite(rule.section, pinpoint), required, 0, (), "imprisonment that a statute requires"),)
    return tuple(_open(rule, zone, applicable, convictions, required))


def _open(
    rule: ImprisonmentRule, zone: Zone, applicable: Applicable, convictions: tuple[Conviction, ...], required: Term
) -> Iterator[Way]:
    minimum = applicable.range.minimum
    for way in rule.ways(zone):
        asks = ""
        if way.on_probation:
            barred = probation_barred(convictions, required)
            if isinstance(barred, Yes):
                continue
            asks = barred.because if isinstance(barred, Open) else ""
        prison = 0 if way.least is None else max(way.least.of(minimum), required)
        yield Way(Cite(rule.section, way.pinpoint), prison, _rest(minimum, prison), way.by, way.because, asks)


def _rest(minimum: Term, prison: Months) -> Months:
    return minimum - prison if isinstance(minimum, int) and isinstance(prison, int | Fraction) else 0
