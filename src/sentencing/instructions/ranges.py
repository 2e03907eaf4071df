"""§ 1B1.1(a)(8), Chapter Five, Part G: what the statutes leave of a range; and § 4B1.1(c), beside a firearm count."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations_with_replacement, product

from attrs import frozen

from sentencing.case import Case, Limits
from sentencing.cite import Cite
from sentencing.counts import Count
from sentencing.errors import Undetermined
from sentencing.instructions.criminal_history import is_career_offender, makes_firearm_career
from sentencing.ledger import Ledger
from sentencing.limits import MINIMUM_ASKED, Possible, lifted_minimum, limits_of_counts, offense_ended
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
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.statutes import possible_maxima
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
        steps = {self._step(guideline, chosen) for chosen in self._choices()}
        if len(steps) > 1:
            raise Undetermined(self._what_is_open())
        return steps.pop()

    def _choices(self) -> Iterator[tuple[Limits, ...]]:
        """Every set of limits that the counts may carry; which of two counts carries which does not matter."""
        if len(self.limits) == 1:
            return ((each,) for each in self.limits[0])
        alike = Counter(self.limits)
        sets = product(*(combinations_with_replacement(possible, number) for possible, number in alike.items()))
        return (tuple(chain.from_iterable(each)) for each in sets)

    def _step(self, guideline: Range, limits: tuple[Limits, ...]) -> RangeStep | None:
        if len(limits) == 1:
            return within_statute(guideline, limits[0].maximum, limits[0].minimum, self.manual.limit_provisions)
        minima = [each.minimum for each in limits if each.minimum is not None]
        if not self.minimum_raises_all:
            minima = [min(minima)] if len(minima) == len(limits) else []
        return within_counts(guideline, total_maximum(each.maximum for each in limits), max(minima, default=None))

    def _what_is_open(self) -> str:
        count = next(
            count for count, possible in zip(self.counts.values(), self.limits, strict=True) if len(possible) > 1
        )
        ended = offense_ended(self.case, count)
        on_one_day = possible_maxima(count.statute or "", PartialDate.on(ended.latest))
        asked = ["cite the subsection, such as '8 U.S.C. 1326(b)(2)'"] if len(on_one_day) > 1 else []
        asked += [] if ended.day else ["state when the offense `ended`"]
        what = ", ".join(asked)
        return (
            f"the statutory maximum decides, and {count.statute!r} leaves it open: {what}, or state [statute] maximum"
        )

    def steps(self, cell: Range, levels: Ledger) -> Iterator[RangeStep]:
        """What moves the range from its cell of the Table: the statutes, or § 4B1.1(c).

        Raises:
            Undetermined: a statute as cited leaves its maximum open, and that decides.
        """
        if self._is_firearm_career():
            yield from self._firearm_steps(cell, levels)
            return
        floored = self._safety_valve_floor(cell)
        if floored is not None:
            yield floored
        statutory = self.limited(cell if floored is None else floored.after)
        if statutory is not None:
            yield statutory

    def _is_firearm_career(self) -> bool:
        """Whether § 4B1.1(c) gives the range: a career offender with a count under 18 U.S.C. 924(c) or 929(a)."""
        return (
            any(map(makes_firearm_career, self.case.counts))
            and self.manual.firearm_ranges is not None
            and is_career_offender(self.case)
        )

    def _firearm_steps(self, cell: Range, levels: Ledger) -> Iterator[RangeStep]:
        """§ 4B1.1(c): the greater range, and never less than what the statutes require in all (§ 5G1.2(e)).

        The statutory maximum of the other counts does not cut the total (§ 5G1.2 n.3(B), later n.4(B)).
        """
        required = total_maximum(count.consecutive for count in self.case.counts if is_firearm_count(count)) or 0
        total = cell
        if self.counts and self.manual.firearm_ranges is not None:
            greater = self.manual.firearm_ranges.greater(cell, required, -levels.change(_ACCEPTANCE))
            yield RangeStep(greater.cite, cell, greater.range, greater.because)
            total = greater.range
        others = [limits.minimum for possible in self.limits for limits in possible if limits.minimum is not None]
        least = total_maximum((required, max(others, default=0)))
        raised = within_statute(total, None, least)
        if raised is not None:
            yield RangeStep(Cite("5G1.2", "(e)"), total, raised.after, f"{raised.because} (all counts together)")

    def _safety_valve_floor(self, cell: Range) -> RangeStep | None:
        if self.case.statute is None or not self.case.statute.safety_valve:
            return None
        valve, lifted = self.manual.safety_valve, lifted_minimum(self.case)
        floored = valve.range_floor(cell, valve.from_minimum if lifted is None else lifted)
        if lifted is None and floored is not None:
            raise Undetermined(MINIMUM_ASKED)
        return floored

    def notes(self, outcome: Outcome) -> Iterator[str]:
        """What the statutes did, and where no maximum was applied because none is known."""
        for step in outcome.range_steps:
            yield f"§ {step.cite}: {step.because}; the range of {step.before} becomes {step.after}."
        for term in outcome.consecutive:
            yield f"§ {_consecutive(outcome, term)}."
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
                step = within_statute(outcome.range, None, minimum, self.manual.limit_provisions)
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
