"""§ 1B1.1(a)(8), Chapter Five, Part G: what the statutes leave of a range; and § 4B1.1(c), beside a firearm count."""

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import frozen

from sentencing.case import Case, Limits
from sentencing.cite import Cite
from sentencing.counts import Count
from sentencing.errors import Undetermined
from sentencing.ledger import Ledger
from sentencing.limits import Possible, limits_of_counts, offense_ended
from sentencing.manual import Manual
from sentencing.manual.chapter3.several_counts import is_firearm_count
from sentencing.manual.chapter5.statutory_limits import (
    ConsecutiveTerm,
    RangeStep,
    total_maximum,
    within_counts,
    within_statute,
)
from sentencing.outcome import Outcome
from sentencing.readings import Readings
from sentencing.terms import Range


@frozen
class PartG:
    """Chapter Five, Part G, for one case under one Manual.

    Attributes:
        case: the case.
        manual: the Manual.
        counts: each count whose sentence comes from the range, by its number.
        limits: the limits that each may carry.
        minimum_raises_all: whether a mandatory minimum on one count raises the range for all.
    """

    case: Case
    manual: Manual
    counts: Mapping[int, Count]
    limits: tuple[Possible, ...]
    minimum_raises_all: bool

    @classmethod
    def of(cls, case: Case, manual: Manual, readings: Readings) -> "PartG":
        """Part G of a case; before 1 November 2012 the reach of one count's minimum is a reading."""
        limits = limits_of_counts(case)
        counts = {number: count for number, count in enumerate(case.counts, 1) if count.consecutive is None}
        ordinary = tuple(limits[number - 1] for number in counts)
        disputed = len(ordinary) > 1 and any(each.minimum is not None for possible in ordinary for each in possible)
        raises_all = manual.minimum_raises_all_counts or (disputed and readings.other("minimum-on-one-count"))
        return cls(case, manual, counts, ordinary, raises_all)

    def limited(self, guideline: Range) -> RangeStep | None:
        """§ 5G1.1, or § 5G1.2 for several counts.

        Raises:
            Undetermined: a statute as cited leaves its maximum open, and that decides.
        """
        steps = {self._step(guideline, chosen) for chosen in product(*self.limits)}
        if len(steps) > 1:
            raise Undetermined(self._what_is_open())
        return steps.pop()

    def _step(self, guideline: Range, limits: tuple[Limits, ...]) -> RangeStep | None:
        if len(limits) == 1:
            return within_statute(guideline, limits[0].maximum, limits[0].minimum)
        minima = [each.minimum for each in limits if each.minimum is not None]
        if not self.minimum_raises_all:
            minima = [min(minima)] if len(minima) == len(limits) else []
        return within_counts(guideline, total_maximum(each.maximum for each in limits), max(minima, default=None))

    def _what_is_open(self) -> str:
        count = next(
            count for count, possible in zip(self.counts.values(), self.limits, strict=True) if len(possible) > 1
        )
        date_asked = "" if offense_ended(self.case, count).day else "state when the offense `ended`, "
        return (
            f"the statutory maximum decides, and {count.statute!r} leaves it open: cite the subsection, such as "
            f"'8 U.S.C. 1326(b)(2)', {date_asked}or state [statute] maximum"
        )

    def steps(self, cell: Range, levels: Ledger) -> Iterator[RangeStep]:
        """What moves the range from its cell of the Table: the statutes, or § 4B1.1(c).

        Raises:
            Undetermined: a statute as cited leaves its maximum open, and that decides.
        """
        if not self.counts:  # every count is a firearm count of a career offender: the Table gives § 4B1.1(c)(3)
            return
        firearm = [count.consecutive for count in self.case.counts if is_firearm_count(count)]
        ranges, history = self.manual.firearm_ranges, self.case.history
        if firearm and ranges is not None and history is not None and history.career_offender:
            # § 5G1.2 n.3(B): the statutory maximum of the other counts does not cut the total.
            greater = ranges.greater(cell, total_maximum(firearm) or 0, -levels.change(_ACCEPTANCE))
            yield RangeStep(greater.cite, cell, greater.range, greater.because)
            return
        statutory = self.limited(cell)
        if statutory is not None:
            yield statutory

    def notes(self, outcome: Outcome) -> Iterator[str]:
        """What the statutes did, and where no maximum was applied because none is known."""
        for step in outcome.range_steps:
            yield f"§ {step.cite}: {step.because}; the range of {step.before} becomes {step.after}."
        yield from (f"§ {_consecutive(outcome, term)}." for term in outcome.consecutive)
        if self.case.statute is not None and self.case.statute.safety_valve:
            yield "§ 5C1.2: the mandatory minimum does not bind (18 U.S.C. 3553(f)), as found."
        if len(self.counts) > 1 and not self.minimum_raises_all:
            yield from self._minima_of_their_own(outcome)
        for (number, count), possible in zip(self.counts.items(), self.limits, strict=True):
            if not any(each.maximum is not None for each in possible):
                yield self._no_maximum(number, count)

    def _no_maximum(self, number: int, count: Count) -> str:
        alone = len(self.counts) == 1
        if count.statute is None:
            which = "" if alone else f" of count {number}"
            return f"No statute of conviction{which} is stated: no statutory maximum was applied (§ 5G1.1)."
        ask = "state [statute] maximum" if alone else "state the `maximum` of the count"
        return f"The maximum under {count.statute} is not encoded, so none was applied (§ 5G1.1); {ask}."

    def _minima_of_their_own(self, outcome: Outcome) -> Iterator[str]:
        """What a mandatory minimum did to the sentence on its own count, until 31 October 2012."""
        for number, possible in zip(self.counts, self.limits, strict=True):
            for minimum in {each.minimum for each in possible}:
                step = within_statute(outcome.range, None, minimum)
                if step is not None:
                    yield (
                        f"Count {number}: {step.because}, so the sentence on it is {step.after} (§ {step.cite}); it "
                        "leaves the range for the other counts as it was (until amend. 767, 1 November 2012)."
                    )


_ACCEPTANCE = Cite("3E1.1")


def _consecutive(outcome: Outcome, term: ConsecutiveTerm) -> str:
    """Whether a consecutive term stands beside the range, or within the total of § 4B1.1(c)."""
    if term not in outcome.consecutive_beside:
        return f"5G1.2(e): {term}; it is a part of the range, which is that of the total (§ 4B1.1(c))"
    return f"5G1.2(a): {term}; it is no part of the range"
