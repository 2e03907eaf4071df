"""§§ 5G1.1 and 5G1.2: what the statutory maximum and minimum leave of a range, on one count and on several."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.terms import LIFE, Range, Term
from sentencing.words import in_months


@frozen
class RangeStep:
    """What a provision did to a range: its citation, the range before and after, in months, and why.

    >>> from sentencing import calculate, case_from_dict
    >>> facts = {"manual": "2009-11-01", "history": {"category": "II"}, "statute": {"maximum": 24}}
    >>> case = case_from_dict({**facts, "count": [{"guideline": "1B1.1", "found": ["1B1.1 = 21"]}]})
    >>> step = calculate(case).range_steps[0]
    >>> print(step.before, "becomes", step.after, "under", step.cite)
    41-51 becomes 24 under 5G1.1(a)
    """

    cite: Cite
    before: Range
    after: Range
    because: str


@frozen
class LimitProvisions:
    """§ 5G1.1 in one edition: the subsection for each way in which a limit meets a range.

    Attributes:
        below: a maximum below the range.
        above: a minimum above it.
        maximum_inside: a maximum inside it.
        minimum_inside: a minimum inside it.
    """

    below: str
    above: str
    maximum_inside: str
    minimum_inside: str


LIMIT_PROVISIONS: Dated[LimitProvisions] = Dated(
    "§ 5G1.1",
    (
        Version(
            date(1987, 11, 1),
            None,
            LimitProvisions("(a)", "(b)", "(a)", "(b)"),
            inferred="that a limit inside the range cuts it, as since amend. 286",
        ),
        Version(date(1989, 11, 1), 286, LimitProvisions("(a)", "(b)", "(c)", "(c)")),
    ),
)
_SINCE_1989 = LIMIT_PROVISIONS.on(date(1989, 11, 1))


def within_statute(
    guideline: Range, maximum: Term | None, minimum: Term | None, provisions: LimitProvisions = _SINCE_1989
) -> RangeStep | None:
    """§ 5G1.1: the range as the statutory maximum and minimum leave it; ``None`` where they do not touch it.

    >>> str(within_statute(Range(51, 63), 48, None).after), str(within_statute(Range(41, 51), None, 60).after)
    ('48', '60')
    """
    cuts_top = maximum is not None and maximum < guideline.maximum
    cuts_bottom = minimum is not None and minimum > guideline.minimum
    if not (cuts_top or cuts_bottom):
        return None
    after = guideline.limited(maximum, minimum)
    if maximum is not None and maximum < guideline.minimum:
        because = f"the statutory maximum of {in_months(maximum)} is less than the minimum of the range"
        return RangeStep(Cite("5G1.1", provisions.below), guideline, after, because)
    if minimum is not None and minimum > guideline.maximum:
        because = f"the statutory minimum of {in_months(minimum)} is greater than the maximum of the range"
        return RangeStep(Cite("5G1.1", provisions.above), guideline, after, because)
    cut = ((maximum, cuts_top, "maximum"), (minimum, cuts_bottom, "minimum"))
    limits = [f"the statutory {name} of {in_months(term)}" for term, cuts, name in cut if cuts and term is not None]
    because = f"{' and '.join(limits)} {'cut' if len(limits) > 1 else 'cuts'} the range"
    pinpoint = provisions.maximum_inside if cuts_top else provisions.minimum_inside
    return RangeStep(Cite("5G1.1", pinpoint), guideline, after, because)


# § 5G1.2: several counts


@frozen
class SeveralCountsRule:
    """How the limits of several counts bound the total punishment."""

    minimum_raises_all: bool
    """Whether a mandatory minimum on one count raises the range for all; else it binds its own sentence."""


SEVERAL_COUNTS: Dated[SeveralCountsRule] = Dated(
    "§ 5G1.2",
    (
        Version(
            date(1987, 11, 1),
            None,
            SeveralCountsRule(minimum_raises_all=False),
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
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
        return f"count {self.count}{statute}: {in_months(self.term)}, consecutive"


_MINIMUM, _MAXIMA = Cite("5G1.2", "(b)"), Cite("5G1.2", "(d)")


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
    if step is None:
        return None
    cite = _MINIMUM if step.after.maximum >= guideline.maximum else _MAXIMA
    return RangeStep(cite, step.before, step.after, f"{step.because} (all counts together)")
