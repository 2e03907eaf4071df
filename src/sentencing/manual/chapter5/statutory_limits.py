"""§§ 5G1.1 and 5G1.2: what the statutory maximum and minimum leave of a range."""

from attrs import frozen

from sentencing.terms import LIFE, Range, Term


@frozen
class StatutoryStep:
    """What § 5G1.1 did to a range: the subsection, and the range before and after."""

    cite: str
    before: Range
    after: Range
    because: str


def within_statute(guideline: Range, maximum: Term | None, minimum: Term | None) -> StatutoryStep | None:
    """§ 5G1.1: the range as the statutory maximum and minimum leave it; ``None`` where they do not touch it.

    >>> str(within_statute(Range(51, 63), 48, None).after), str(within_statute(Range(41, 51), None, 60).after)
    ('48', '60')
    """
    if maximum is not None and maximum < guideline.minimum:
        because = f"the statutory maximum of {_spoken(maximum)} is less than the minimum of the range"
        return StatutoryStep("5G1.1(a)", guideline, Range(maximum, maximum), because)
    if minimum is not None and minimum > guideline.maximum:
        because = f"the statutory minimum of {_spoken(minimum)} is greater than the maximum of the range"
        return StatutoryStep("5G1.1(b)", guideline, Range(minimum, minimum), because)
    highest = guideline.maximum if maximum is None else min(guideline.maximum, maximum)
    lowest = guideline.minimum if minimum is None else max(guideline.minimum, minimum)
    if (lowest, highest) == (guideline.minimum, guideline.maximum):
        return None
    cut = ((maximum, highest != guideline.maximum, "maximum"), (minimum, lowest != guideline.minimum, "minimum"))
    limits = [f"the statutory {name} of {_spoken(term)}" for term, cuts, name in cut if cuts and term is not None]
    because = f"{' and '.join(limits)} {'cut' if len(limits) > 1 else 'cuts'} the range"
    return StatutoryStep("5G1.1(c)", guideline, Range(lowest, highest), because)


def _spoken(term: Term) -> str:
    return "life" if term is LIFE else f"{term} months"
