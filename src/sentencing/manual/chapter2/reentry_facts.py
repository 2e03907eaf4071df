"""What § 2L1.2 asks of a prior conviction: its kind, its sentence, its points, and when it came.

Conditions only; the levels and the history of the section are in ``reentry``. Each function here is one phrase of the
guideline or of its commentary, and answers yes, no, or that the facts leave it open.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeAlias

from attrs import evolve, field, frozen

from sentencing.counts import Count
from sentencing.criminal_record import Conviction
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Jurisdiction, Kind, Prior
from sentencing.readings import Readings
from sentencing.rules import named
from sentencing.truth import NO, YES, Answer, No, Open, Yes, all_of, answer, any_of, at_least, contrary


@frozen
class Reentry:
    """The facts that § 2L1.2 reads."""

    count: Count
    convictions: tuple[Conviction, ...]
    readings: Readings
    kinds_unstated_are_none: bool = False
    priors_stated: bool = True

    def with_unstated_kinds_as_none(self) -> "Reentry":
        """The same facts, where a prior without `kinds` is taken to be none of those listed."""
        return evolve(self, kinds_unstated_are_none=True)

    def without(self, convictions: Iterable[Conviction]) -> "Reentry":
        """The same facts less some convictions."""
        dropped = tuple(convictions)
        return evolve(self, convictions=tuple(each for each in self.convictions if each not in dropped))

    @property
    def stated(self) -> bool:
        """Whether any fact is stated that the section could turn on."""
        count = self.count
        return self.priors_stated or (count.removals, count.first_removal_order) != (None, None)

    @property
    def first_order(self) -> PartialDate | None:
        """The first removal order; where only removals are stated, not later than the first of them."""
        if self.count.first_removal_order is not None:
            return self.count.first_removal_order
        removals = [removal.latest for removal in self.count.removals or ()]
        return PartialDate.not_after(min(removals)) if removals else None


Test: TypeAlias = Callable[[Conviction, Reentry], Answer]
Separation: TypeAlias = Callable[[Conviction], Hashable]


# Grades and kinds


def is_felony(conviction: Conviction, _facts: Reentry) -> Answer:
    """A federal, state or local offense punishable by more than one year (1997 note 1 onward)."""
    return _graded(conviction.prior, Grade.FELONY)


def is_misdemeanor(conviction: Conviction, _facts: Reentry) -> Answer:
    """A federal, state or local offense punishable by one year or less."""
    return _graded(conviction.prior, Grade.MISDEMEANOR, Grade.PETTY)


def _graded(prior: Prior, *grades: Grade) -> Answer:
    if prior.jurisdiction in {Jurisdiction.FOREIGN, Jurisdiction.TRIBAL}:
        return No(f"{prior.name} is no federal, state or local offense")
    return answer(None if prior.grade is None else prior.grade in grades, missing=f"state `grade` of {prior.name}")


def is_felony_undefined(conviction: Conviction, facts: Reentry) -> Answer:
    """Before 1 November 1997 the section did not define "felony"; whether a foreign one is one stays open."""
    prior = conviction.prior
    foreign = prior.jurisdiction in {Jurisdiction.FOREIGN, Jurisdiction.TRIBAL}
    if foreign and prior.grade not in {Grade.MISDEMEANOR, Grade.PETTY}:
        return Open(
            f"whether {prior.name}, a {prior.jurisdiction} conviction, is a “felony”, which the section does not "
            "define; state the increase in `found`"
        )
    return is_felony(conviction, facts)


def sorted_kinds(kinds: frozenset[Kind]) -> str:
    """Kinds in one order, however they are kept."""
    return f"{{{', '.join(sorted(kinds))}}}"


@frozen
class OfKind:
    """One of the kinds listed."""

    kinds: frozenset[Kind] = field(repr=sorted_kinds)

    def __call__(self, conviction: Conviction, facts: Reentry) -> Answer:
        """Whether the prior is stated to be of any of the kinds."""
        prior = conviction.prior
        if prior.kinds is None:
            return NO if facts.kinds_unstated_are_none else Open(f"state `kinds` of {prior.name}")
        return YES if self.kinds & prior.kinds else NO


@frozen
class OtherThan:
    """None of the kinds listed."""

    kinds: frozenset[Kind] = field(repr=sorted_kinds)

    def __call__(self, conviction: Conviction, facts: Reentry) -> Answer:
        """Whether the prior is of none of the kinds."""
        of_kind = OfKind(self.kinds)(conviction, facts)
        if isinstance(of_kind, Yes):
            listed = ", ".join(sorted(self.kinds & (conviction.prior.kinds or frozenset())))
            return No(f"{conviction.prior.name} is left out as {listed}")
        return contrary(of_kind)


def is_for_profit(conviction: Conviction, _facts: Reentry) -> Answer:
    """2001-03: alien smuggling counts only if committed for profit."""
    prior = conviction.prior
    return answer(prior.for_profit, missing=f"state `for_profit` of {prior.name}")


def is_improper_entry(conviction: Conviction, facts: Reentry) -> Answer:
    """A misdemeanor under 8 U.S.C. § 1325(a): named so, or an illegal reentry offense below a felony."""
    if re.search(r"\b1325\b", conviction.prior.offense):
        return YES
    return OfKind(frozenset({Kind.ILLEGAL_REENTRY}))(conviction, facts)


def counts_as_conviction(conviction: Conviction, _facts: Reentry) -> Answer:
    """A juvenile adjudication is no conviction; whether one excluded from Chapter Four is, the facts must say."""
    prior = conviction.prior
    if prior.juvenile:
        return No(f"{prior.name} is a juvenile adjudication, no conviction")
    if prior.excluded:
        return Open(
            f"whether {prior.name}, excluded from Chapter Four ({prior.excluded}), is a conviction here; state the "
            "increase in `found`, or leave the prior out"
        )
    return YES


# Points


def receives_points(conviction: Conviction, _facts: Reentry) -> Answer:
    """It carries points under § 4A1.1(a), (b) or (c), or would by itself (§ 2L1.2 n.3; § 4A1.2 n.3(A))."""
    return any_of((conviction.carries, conviction.alone))


def receives_points_2011(conviction: Conviction, facts: Reentry) -> Answer:
    """2011-15: inside a single sentence, either each that would alone, or only the longest."""
    if conviction.joined and facts.readings.other("points-inside-single-sentence-2011"):
        return conviction.carries
    return receives_points(conviction, facts)


@frozen
class Without:
    """The contrary of a test: "if the conviction does not receive criminal history points"."""

    test: Test = field(repr=named)

    def __call__(self, conviction: Conviction, facts: Reentry) -> Answer:
        """Whether the test fails."""
        return contrary(self.test(conviction, facts))


# The order of time


def deported_after(conviction: Conviction, facts: Reentry) -> Answer:
    """1989-97: deported later than the conviction, for whatever reason."""
    removals = facts.count.removals
    if removals is None:
        return Open("state `removals`: whether the defendant was deported after the conviction")
    return any_of(_convicted_by(conviction.prior, removal, "removals") for removal in removals)


def deported_or_remained_after(conviction: Conviction, facts: Reentry) -> Answer:
    """1997-2016: deported, or remained unlawfully after a removal order, later than the conviction."""
    remained: Answer = NO
    if facts.count.first_removal_order is not None:
        remained = _convicted_by(conviction.prior, facts.count.first_removal_order, "first_removal_order")
    return any_of((remained, deported_after(conviction, facts)))


def _convicted_by(prior: Prior, event: PartialDate, fact: str) -> Answer:
    convicted = prior.conviction
    if convicted is None:
        return Open(f"state when the conviction of {prior.name} came (`sentenced` or `convicted`)")
    return answer(
        convicted.not_later(event),
        yes=f"{_EVENTS[fact]} {event}",
        missing=f"state more exactly `sentenced` of {prior.name}, or `{fact}`: {convicted} and {event} overlap",
    )


_EVENTS = {"removals": "removed", "first_removal_order": "ordered removed"}


def convicted_before_offense(conviction: Conviction, facts: Reentry) -> Answer:
    """From 2016, (b)(1): the instant offense was committed after sustaining the conviction."""
    prior, began, ended = conviction.prior, facts.count.commencement, facts.count.ended
    if prior.conviction is None or began is None:
        return Open(f"state `sentenced` of {prior.name} and `began` of the instant offense")
    if prior.conviction.before(began):
        return YES
    if ended is not None and prior.conviction.before(ended) is False:
        return No(f"{prior.name} was sustained after the instant offense")
    return Open(
        f"whether the offense came after the conviction of {prior.name}, which came between `began` and `ended`"
    )


def convicted_before_order(conviction: Conviction, facts: Reentry) -> Answer:
    """2016-18, (b)(2): the conviction was sustained before the first removal order."""
    return before_order(conviction.prior.conviction, "sentenced", conviction.prior, facts)


def was_ordered_removed(_conviction: Conviction, facts: Reentry) -> Answer:
    """From 2016: there is a first removal order; `removals = []` and no order stated says that there is none."""
    if facts.first_order is None and facts.count.removals == ():
        return NO
    return YES


def conduct_before_order(conviction: Conviction, facts: Reentry) -> Answer:
    """From 2018, (b)(2): the criminal conduct began before the first removal order (n.5 for conduct on both sides)."""
    return before_order(_conduct_began(conviction.prior), "committed", conviction.prior, facts)


def conduct_after_order(conviction: Conviction, facts: Reentry) -> Answer:
    """From 2018, (b)(3): all the criminal conduct came after the first removal order (n.5)."""
    return contrary(conduct_before_order(conviction, facts))


def some_conduct_after_order(conviction: Conviction, facts: Reentry) -> Answer:
    """2016-18, (b)(3): the defendant engaged in criminal conduct after the first removal order."""
    prior = conviction.prior
    ended = prior.conduct_ended or _conduct_began(prior)
    return contrary(before_order(ended, "committed", prior, facts))


def _conduct_began(prior: Prior) -> PartialDate | None:
    """As stated; else not later than the arrest, or the conviction."""
    bound = prior.arrested or prior.conviction
    if prior.committed is None and bound is not None:
        return PartialDate.not_after(bound.latest)
    return prior.committed


def before_order(event: PartialDate | None, fact: str, prior: Prior, facts: Reentry) -> Answer:
    """Whether an event came before the first removal order; the same day leaves it open."""
    order = facts.first_order
    if order is None:
        return Open("state `first_removal_order`: whether the defendant had been ordered removed before")
    if event is None:
        return Open(f"state `{fact}` of {prior.name}")
    return answer(
        None if event.day == order.day is not None else event.before(order),
        missing=f"state more exactly `{fact}` of {prior.name}, or `first_removal_order`: {event} and {order} overlap",
    )


# Convictions that meet a description


def each_conviction(conviction: Conviction) -> Hashable:
    """1997-2001: three convictions, however they were joined."""
    return id(conviction.prior)


def each_occasion(conviction: Conviction) -> Hashable:
    """2001-03, n.4(B): an intervening arrest, or different occasions, or different sentences, are each enough."""
    committed = conviction.prior.committed
    exactly = None if committed is None else committed.day
    return (each_sentence(conviction), exactly or id(conviction.prior))


def occasions_are_told_apart(conviction: Conviction, _facts: Reentry) -> Answer:
    """2001-03: inside one sentence, the days of the offenses tell whether the occasions differ."""
    mine = conviction.prior.committed
    for other in conviction.joined:
        if mine is None or other.committed is None or mine.relation_open(other.committed):
            return Open(f"state more exactly `committed` of {conviction.prior.name} and of {other.name}")
    return YES


def each_sentence(conviction: Conviction) -> Hashable:
    """From 2003: not related cases; from 2007: counted separately under § 4A1.2(a)(2)."""
    return id(conviction.prior) if conviction.doubt else conviction.sentence


def separation_is_known(conviction: Conviction, _facts: Reentry) -> Answer:
    """Whether an arrest came between it and those sentenced with it is known."""
    return conviction.doubt or YES


@frozen
class Convicted:
    """So many convictions that each meet every test: the condition of each specific offense characteristic."""

    tests: tuple[Test, ...] = field(repr=named)
    number: int = 1
    separate: Separation = field(default=each_conviction, repr=named)

    def __call__(self, facts: Reentry) -> Answer:
        """Whether there are enough; the reason names those that count."""
        if not facts.priors_stated:
            return Open("state the priors ([[prior]]), or the increase in `found` (`found = []` for none)")
        if self.number == 1:
            return any_of(self._met_by(conviction, facts) for conviction in facts.convictions)
        apart: dict[Hashable, list[Answer]] = {}
        for conviction in facts.convictions:
            apart.setdefault(self.separate(conviction), []).append(self._met_by(conviction, facts))
        return at_least(self.number, (any_of(answers) for answers in apart.values()))

    def _met_by(self, conviction: Conviction, facts: Reentry) -> Answer:
        match all_of(test(conviction, facts) for test in (counts_as_conviction, *self.tests)):
            case Yes(because):
                return Yes("; ".join(text for text in (conviction.prior.name, because) if text))
            case other:
                return other
