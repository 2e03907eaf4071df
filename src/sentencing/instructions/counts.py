"""§ 1B1.1(a)(1) to (4): the offense level of each count, and of all of them together."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from sentencing.case import Case, History
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.criminal_record import Record
from sentencing.errors import NotModelled, SentencingError
from sentencing.instructions.criminal_history import is_career_offender, makes_firearm_career
from sentencing.ledger import Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter3.found import Adjusted
from sentencing.manual.chapter3.several_counts import Exclusion, Group
from sentencing.manual.chapter5.statutory_limits import ConsecutiveTerm
from sentencing.manual.offense import Offense
from sentencing.readings import Readings


@frozen
class Levels:
    """The offense level after Chapter Three, Part D, and what led to it.

    Attributes:
        ledger: the ledger that goes on: that of the only count, or that of several combined.
        counts: the ledger of each count, in order; empty for one without a level of its own.
        groups: the Groups, the highest first; none for one count.
        consecutive: the terms that statutes fix and make consecutive.
        notes: what was assumed.
    """

    ledger: Ledger
    counts: tuple[Ledger, ...]
    groups: tuple[Group, ...] = ()
    consecutive: tuple[ConsecutiveTerm, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """Every ledger in which an adjustment may have been received."""
        return (*self.counts, *[group.ledger for group in self.groups])


def offense_levels(case: Case, manual: Manual, record: Record, readings: Readings) -> Levels:
    """Steps (1) to (4): each count under Chapters Two and Three, Parts A to C; then Part D."""
    return _Counting(case, manual, record, readings).levels()


@frozen
class _Counting:
    """One case under one Manual, while its counts are worked."""

    case: Case
    manual: Manual
    record: Record
    readings: Readings

    def levels(self) -> Levels:
        counts = self.case.counts
        if len(counts) == 1 and not self.case.groups and not self.manual.excluded_counts.excludes(counts[0], 1):
            only = self._of(counts[0])
            return Levels(only.ledger, (only.ledger,), notes=only.notes)
        return self._several()

    def _of_several(self, number: int, count: Count) -> Offense:
        """The same for one of several counts; a refusal names it by its number."""
        try:
            return self._of(count)
        except SentencingError as refusal:
            refusal.args = (re.sub(r"^count\.", f"count[{number}].", str(refusal)),)
            raise

    def _of(self, count: Count) -> Offense:
        """Steps (1) to (3) for one count."""
        priors_stated = _priors_are_stated(self.case, count)
        offense = self.manual.offense(count, self.record, self.readings, priors_stated=priors_stated)
        stated = (*_of_chapter_three(self.case), *count.adjustments)
        if not stated:
            return offense
        found = Adjusted(stated, self._facts, self.readings, count.guideline)
        return evolve(offense, ledger=self.manual.adjusted(found, offense.ledger))

    @property
    def _facts(self) -> Adjustments:
        """The facts of Parts A to C; where § 4C1.1(a)(4) says that nobody died, § 3A1.5(b) need not ask again."""
        stated, zero_point = self.case.adjustments, self.case.zero_point
        if stated.death_resulted is None and zero_point is not None and zero_point.death_or_injury is False:
            return evolve(stated, death_resulted=False)
        return stated

    def _several(self) -> Levels:
        """Step (4)."""
        exclusion = self.manual.excluded_counts
        numbered = dict(enumerate(self.case.counts, start=1))
        included = {number: count for number, count in numbered.items() if not exclusion.excludes(count, number)}
        terms = tuple(_consecutive_terms(numbered, exclusion))
        if not included:
            return Levels(_only_consecutive(self.case, self.manual), (Ledger(),) * len(numbered), consecutive=terms)
        worked = self._each(included)
        ledgers = {number: offense.ledger for number, offense in worked.items()}
        notes = tuple(note for offense in worked.values() for note in offense.notes)
        counts = tuple(ledgers.get(number, Ledger()) for number in numbered)
        if len(included) == 1 and not self.case.groups:
            [only] = ledgers.values()
            return Levels(only, counts, consecutive=terms, notes=notes)
        combined = self.manual.part_d.combined(included, ledgers, self._found_for_the_whole(included.values()))
        to_every = (TO_EVERY_COUNT,) if any(_of_chapter_three(self.case)) else ()
        told = (group.note for group in combined.groups if group.note)
        return Levels(combined.ledger, counts, combined.groups, terms, (*notes, *told, *to_every))

    def _each(self, included: Mapping[int, Count]) -> dict[int, Offense]:
        """Each count, but for those without a level of their own in a Group whose level is found for the whole."""
        with_level = {group.letter for group in self.case.groups if group.found is not None}
        return {
            number: self._of_several(number, count)
            for number, count in included.items()
            if count.found is not None or count.group not in with_level
        }

    def _found_for_the_whole(self, included: Collection[Count]) -> dict[str, tuple[CountGroup, Ledger]]:
        """The Groups that the case states by letter, each with its ledger."""
        return {
            group.letter: (group, self._aggregate(group, [each for each in included if each.group == group.letter]))
            for group in self.case.groups
        }

    def _aggregate(self, group: CountGroup, members: Sequence[Count]) -> Ledger:
        """The ledger of a Group whose level is found for the whole; empty where only its rule is stated."""
        if group.found is None:
            return Ledger()
        own = dict.fromkeys(stated for count in members for stated in count.adjustments)
        guideline = group.guideline or members[0].guideline
        return self._of(evolve(members[0], guideline=guideline, found=group.found, adjustments=tuple(own))).ledger


TO_EVERY_COUNT = "The adjustments stated in [adjustments] were applied to every count."


def _consecutive_terms(counts: Mapping[int, Count], exclusion: Exclusion) -> Iterator[ConsecutiveTerm]:
    for number, count in counts.items():
        if count.consecutive is not None:
            yield ConsecutiveTerm(number, count.statute, count.consecutive, exclusion.provision(count))


def _of_chapter_three(case: Case) -> Iterator[Stated]:
    """The adjustments found, but for a stated § 4B1.1 level, which is of Chapter Four."""
    return (stated for stated in case.adjustments.found if stated.cite.section != "4B1.1")


def _priors_are_stated(case: Case, count: Count) -> bool:
    if case.priors is not None:
        return True
    history = case.history or History()
    return count.found is None and (history.points, history.category) == (None, None)


def _only_consecutive(case: Case, manual: Manual) -> Ledger:
    """A career offender whose every count is a firearm count has a range of his own (§ 4B1.1(c)); nobody else."""
    if is_career_offender(case) and manual.firearm_ranges and all(map(makes_firearm_career, case.counts)):
        return Ledger().enter(manual.firearm_ranges.level)
    terms = ", ".join(str(count.consecutive) for count in case.counts)
    alone = " and none of them alone makes a career offender (§ 4B1.2 n.2)" if manual.excepts_firearm_counts else ""
    msg = (
        f"every count carries a term that its statute fixes (§ 5G1.2(a)){alone}, so there is no range to calculate: "
        f"the terms are {terms} (months)"
    )
    raise NotModelled(msg)
