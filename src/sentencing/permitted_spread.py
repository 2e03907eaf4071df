"""28 U.S.C. 994(b)(2): how far apart the ends of a guideline range may lie."""

from attrs import frozen

from sentencing.terms import LIFE, Range, Term, as_term

LEAST_WIDTH = 6
PARTS_IN_WIDTH = 4
"""25 percent is one part of four."""
LIFE_FROM = 360
"""If the minimum is 30 years or more, the maximum may be life."""


@frozen
class Spread:
    """Two terms, in months or ``LIFE``, against the width that 28 U.S.C. 994(b)(2) allows a range from the lower.

    >>> Spread(41, 51).allowed, Spread(41, 52).exceeds
    (10, True)

    Attributes:
        lower: the lower term.
        upper: the higher term.
    """

    lower: Term
    upper: Term

    @property
    def months(self) -> int | None:
        """Months from the lower to the higher term; ``None`` where only the higher is life."""
        return Range(self.lower, self.upper).width

    @property
    def allowed(self) -> int | None:
        """The width of the widest range from the lower term, in whole months; ``None`` where it may end in life."""
        if self.lower is LIFE or self.lower >= LIFE_FROM:
            return None
        return max(LEAST_WIDTH, self.lower // PARTS_IN_WIDTH)

    @property
    def exceeds(self) -> bool:
        """Whether no one range could span the two terms."""
        months, allowed = self.months, self.allowed
        return allowed is not None and (months is None or months > allowed)

    def __str__(self) -> str:
        return f"{self.lower} against {self.upper}"


def spread(term: Term, other: Term) -> Spread:
    """How far two terms lie apart, against 28 U.S.C. 994(b)(2).

    The maximum of a range may exceed its minimum by the greater of 25 percent and 6 months; from a minimum of 30 years
    it may be life. The dissent in *Banuelos-Rodriguez*, 215 F.3d 969, 983 n.2 (9th Cir. 2000), holds two districts
    against that yardstick: 60 months against 87.

    >>> apart = spread(60, 87)
    >>> apart.months, apart.allowed, apart.exceeds
    (27, 15, True)
    >>> spread(51, 41).exceeds, spread(360, LIFE).exceeds
    (False, False)

    Args:
        term: a term, in months or ``LIFE``.
        other: another.

    Raises:
        SentencingError: either is no term.
    """
    return Spread(min(as_term(term), as_term(other)), max(as_term(term), as_term(other)))
