"""§§ 5G1.1 and 5G1.2: what the statutory maximum and minimum leave of a range, on one count and on several."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.terms import LIFE, Range, Term


@frozen
class RangeStep:
    """What a provision did to a range: its citation, the range before and after, in months, and why."""

    cite: Cite
    before: Range
    after: Range
    because: str


def within_statute(guideline: Range, maximum: Term | None, minimum: Term | None) -> RangeStep | None:
    """§ 5G1.1: the range as the statutory maximum and minimum leave it; ``None`` where they do not touch it.

    >>> str(within_statute(Range(51, 63), 48, None).after), str(within_statute(Range(41, 51), None, 60).after)
    ('48', '60')
    """
    if maximum is not None and maximum < guideline.minimum:
        because = f"the statutory maximum of {_spoken(maximum)} is less than the minimum of the range"
        return RangeStep(Cite("5G1.1", "(a)"), guideline, Range(maximum, maximum), because)
    if minimum is not None and minimum > guideline.maximum:
        because = f"the statutory minimum of {_spoken(minimum)} is greater than the maximum of the range"
        return RangeStep(Cite("5G1.1", "(b)"), guideline, Range(minimum, minimum), because)
    highest = guideline.maximum if maximum is None else min(guideline.maximum, maximum)
    lowest = guideline.minimum if minimum is None else max(guideline.minimum, minimum)
    if (lowest, highest) == (guideline.minimum, guideline.maximum):
        return None
    cut = ((maximum, highest != guideline.maximum, "maximum"), (minimum, lowest != guideline.minimum, "minimum"))
    limits = [f"the statutory {name} of {_spoken(term)}" for term, cuts, name in cut if cuts and term is not None]
    because = f"{' and '.join(limits)} {'cut' if len(limits) > 1 else 'cuts'} the range"
    return RangeStep(Cite("5G1.1", "(c)"), guideline, Range(lowest, highest), because)


def _spoken(term: Term) -> str:
    return "life" if term is LIFE else f"{term} months"


# § 5G1.2: several counts


@frozen
class SeveralCountsRule:
    """How the limits of several counts bound the total punishment."""

    minimum_raises_all: bool
    """Whether a mandatory minimum on one count raises the range for all; else it binds its own sentence."""


SEVERAL_COUNTS: Dated[SeveralCountsRule] = Dated(
    "§ 5G1.2",
    (
        Version(date(1987, 11, 1), None, SeveralCountsRule(minimum_raises_all=False)),
        Version(date(2012, 11, 1), 767, SeveralCountsRule(minimum_raises_all=True)),
    ),
)


@frozen
class ConsecutiveTerm:
    """A term that a statute fixes and makes consecutive to any other, beside the range and never in it (§ 5G1.2(a)).

    >>> print(ConsecutiveTerm(2, "18 U.S.C. 924(c)(1)(A)(i)", 60, Cite("3D1.1", "(b)")))
    count 2, 18 U.S.C. 924(c)(1)(A)(i): 60 months, consecutive

    Attributes:
        count: the number of the count.
        statute: its statute, where stated.
        term: the term, in months or ``LIFE``.
        excluded_by: the provision that keeps the count out of Part D of Chapter Three.
    """

    count: int
    statute: str | None
    term: Term
    excluded_by: Cite

    def __str__(self) -> str:
        statute = f", {self.statute}" if self.statute else ""
        return f"count {self.count}{statute}: {_spoken(self.term)}, consecutive"


_COUNTS = Cite("5G1.2", "(b)")


def total_maximum(maxima: Iterable[Term | None]) -> Term | None:
    """The most that sentences on several counts may come to, run consecutively (§ 5G1.2(d)); ``None`` if not known.

    >>> total_maximum([60, 120]), total_maximum([60, LIFE, None]), total_maximum([60, None])
    (180, LIFE, None)
    """
    terms = tuple(maxima)
    if LIFE in terms:
        return LIFE
    months = [term for term in terms if isinstance(term, int)]
    return sum(months) if months and len(months) == len(terms) else None


def within_counts(guideline: Range, maximum: Term | None, minimum: Term | None) -> RangeStep | None:
    """§ 5G1.2: the range that the limits of several counts leave; ``None`` where they do not touch it.

    >>> str(within_counts(Range(97, 121), 120, None).after)
    '97-120'
    """
    step = within_statute(guideline, maximum, minimum)
    return step and RangeStep(_COUNTS, step.before, step.after, f"{step.because} (all counts together)")
