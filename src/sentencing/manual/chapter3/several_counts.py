"""Part D: several counts. Which count at all, how they group, the level of each Group, and the units that Groups add.

Whether § 3D1.2 groups two counts is mostly a finding, which the caller makes by giving them one letter. Subsection (d)
decides alone for counts under one guideline that its list names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve, field, frozen

from sentencing.cite import Cite
from sentencing.counts import Count, CountGroup
from sentencing.dated import Dated, Version
from sentencing.effects import Add, Become
from sentencing.errors import Contradiction, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter3.aggregate_lists import AggregateList
from sentencing.words import counted

HALVES_IN_A_UNIT = 2


@frozen
class Group:
    """A Group of closely related counts: its letter, its counts by number, its ledger of levels, its units.

    >>> Group("A", (1, 2), Ledger().enter(Finding(Cite("2D1.1"), Become(28), "as stated")), halves=2).level
    28

    Attributes:
        letter: how the case names it.
        counts: the numbers of its counts, from 1.
        ledger: the ledger of the count that governs it, or of the aggregate.
        halves: its units, in halves (§ 3D1.4(a) to (c)).
        rule: the subsection of § 3D1.3 that gives its level.
    """

    letter: str
    counts: tuple[int, ...]
    ledger: Ledger
    halves: int = 0
    rule: str = "(a)"
    note: str = field(default="", eq=False)
    """What was assumed of it."""

    @property
    def level(self) -> int:
        """The offense level of the Group."""
        return self.ledger.total

    @property
    def units(self) -> float:
        """One unit, a half, or none."""
        return self.halves / HALVES_IN_A_UNIT

    def __str__(self) -> str:
        return f"{self.letter} {self.level} {self.units:g}"

    @property
    def name(self) -> str:
        """How a worksheet names it."""
        return f"Group {self.letter} ({'count' if len(self.counts) == 1 else 'counts'} {_in_words(self.counts)})"


def _in_words(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


@frozen
class Units:
    """§ 3D1.4: units by how far a Group lies below the highest, and the levels that a number of units adds."""

    one_unit_to: int
    """A Group as serious as the highest, or so many levels less, counts as one unit."""
    half_unit_to: int
    """A Group so many levels less serious counts as half a unit; one further below as none."""
    increases: tuple[tuple[int, int], ...]
    """From so many half units on, so many levels."""
    rounds_up_from: int
    """From so many half units on, a total with a half is rounded up to the next whole number; 0 for never."""

    def halves(self, level: int, highest: int) -> int:
        """The half units of a Group."""
        if highest - level <= self.one_unit_to:
            return HALVES_IN_A_UNIT
        return 1 if highest - level <= self.half_unit_to else 0

    def increase(self, halves: int) -> int:
        """The levels that so many half units add."""
        if self.rounds_up_from and halves >= self.rounds_up_from:
            halves += halves % HALVES_IN_A_UNIT
        return max((levels for begins, levels in self.increases if halves >= begins), default=0)


UNITS: Dated[Units] = Dated(
    "§ 3D1.4",
    (
        Version(date(1987, 11, 1), None, Units(4, 8, ((3, 1), (4, 2), (6, 3), (8, 4), (11, 5)), rounds_up_from=5)),
        Version(date(1990, 11, 1), 350, Units(4, 8, ((3, 1), (4, 2), (5, 3), (7, 4), (11, 5)), rounds_up_from=0)),
    ),
)


@frozen
class GroupLevels:
    """§ 3D1.3: the provision that takes the highest count of a Group, and that which takes the aggregate."""

    highest: str
    aggregate: str


GROUP_LEVELS: Dated[GroupLevels] = Dated(
    "§ 3D1.3",
    (
        Version(
            date(1987, 11, 1),
            None,
            GroupLevels("(a)", "(b)"),
            inferred="the text of 1987 is what later amendments struck, or left as it was",
        ),
    ),
)


@frozen
class Exclusion:
    """Which counts Part D leaves out: those whose statute fixes a term and makes it consecutive to any other.

    Until 31 October 1998 (amend. 579) a statute needed only to make the sentence consecutive; a count whose statute
    does that without fixing a term cannot be stated.
    """

    cite: Cite
    identity_theft: Cite
    """Where a count under 18 U.S.C. 1028A is left out; named since 2005."""

    def excludes(self, count: Count, number: int) -> bool:
        """Whether the count is left out.

        Raises:
            Undetermined: the statute is one that fixes a consecutive term, and the term is not stated.
        """
        if count.consecutive is not None:
            return True
        if count.statute is not None and _FIXES_A_TERM.search(count.statute):
            msg = (
                f"count {number}: {count.statute} fixes a term that runs consecutively to any other (§ {self.cite}): "
                "state it as `consecutive`"
            )
            raise Undetermined(msg)
        return False

    def provision(self, count: Count) -> Cite:
        """The provision that leaves the count out."""
        return self.identity_theft if _IDENTITY_THEFT.search(count.statute or "") else self.cite


_FIREARM = re.compile(r"\b924\s*\(c\)|\b929\s*\(a\)", re.IGNORECASE)
_EXPLOSIVES = re.compile(r"\b844\s*\(h\)", re.IGNORECASE)
_IDENTITY_THEFT = re.compile(r"\b1028A\b", re.IGNORECASE)
_FIXES_A_TERM = re.compile("|".join(each.pattern for each in (_FIREARM, _EXPLOSIVES, _IDENTITY_THEFT)), re.IGNORECASE)
_SECOND_SENTENCE, _SUBSECTION_B = Cite("3D1.2"), Cite("3D1.1", "(b)")

EXCLUDED_COUNTS: Dated[Exclusion] = Dated(
    "§ 3D1.1",
    (
        Version(date(1987, 11, 1), None, Exclusion(_SECOND_SENTENCE, _SECOND_SENTENCE)),
        Version(date(1990, 11, 1), 348, Exclusion(_SUBSECTION_B, _SUBSECTION_B)),
        Version(date(2005, 11, 1), 677, Exclusion(Cite("3D1.1", "(b)(1)"), Cite("3D1.1", "(b)(2)"))),
    ),
)


def is_firearm_sentence(count: Count) -> bool:
    """Whether a sentence under 18 U.S.C. 844(h), 924(c) or 929(a) is imposed on the count (§ 4B1.4 n.2).

    >>> is_firearm_sentence(Count("2K2.4", statute="18 U.S.C. 844(h)", consecutive=120))
    True
    """
    return is_firearm_count(count) or (
        count.consecutive is not None and _EXPLOSIVES.search(count.statute or "") is not None
    )


def is_firearm_count(count: Count) -> bool:
    """Whether the count is one under 18 U.S.C. 924(c) or 929(a), which carries a consecutive term.

    >>> is_firearm_count(Count("2K2.4", statute="18 U.S.C. 924(c)(1)(A)(i)", consecutive=60))
    True
    """
    return count.consecutive is not None and _FIREARM.search(count.statute or "") is not None


@frozen
class Combined:
    """What Part D makes of several counts: the Groups, the highest first, and the ledger of the combined level."""

    groups: tuple[Group, ...]
    ledger: Ledger


_SUBSECTION_D = Cite("3D1.2", "(d)")
_HIGHEST = (
    "Group {}: its counts have different levels, and the highest stands (§ 3D1.3(a)). § 3D1.2(d) lists their "
    "guideline: if they group under it, state the level of the aggregate in [[group]] `found` (§ 3D1.3(b))."
)


def _total(ledger: Ledger) -> int:
    return ledger.total


@frozen
class PartD:
    """§§ 3D1.2 to 3D1.4 as one edition has them."""

    aggregated: AggregateList = field(repr=False)
    levels: GroupLevels
    levels_source: str
    units: Units
    units_source: str

    def combined(
        self, counts: Mapping[int, Count], ledgers: Mapping[int, Ledger], found: Mapping[str, tuple[CountGroup, Ledger]]
    ) -> Combined:
        """The combined offense level of the counts, by number.

        Args:
            counts: each count that Part D takes in.
            ledgers: the ledger of each that has a level of its own, after Chapter Three, Parts A to C.
            found: Groups whose level is found for the whole, by letter.

        Raises:
            Undetermined: how a count groups is not stated and § 3D1.2(d) does not settle it, or an aggregate is open.
            Contradiction: a Group is said to fall under § 3D1.2(d), which excludes its guideline.
        """
        groups = [
            self._group(letter, {number: counts[number] for number in numbers}, ledgers, found.get(letter))
            for letter, numbers in self._letters(counts).items()
        ]
        groups.sort(key=lambda group: -group.level)
        highest = groups[0].level
        weighed = tuple(evolve(each, halves=self.units.halves(each.level, highest)) for each in groups)
        return Combined(weighed, self._ledger(weighed))

    def _ledger(self, groups: Sequence[Group]) -> Ledger:
        highest = groups[0]
        aggregate = highest.rule == self.levels.aggregate
        what = "offense level of the aggregate" if aggregate else "highest offense level of its counts"
        level = Finding(Cite("3D1.3", highest.rule), Become(highest.level), f"{highest.name}: {what}")
        ledger = Ledger().enter(level, self.levels_source)
        halves = sum(group.halves for group in groups)
        units = f"{counted(len(groups), 'Group')}, {counted(halves / HALVES_IN_A_UNIT, 'unit')}"
        levels = self.units.increase(halves)
        if levels:
            return ledger.enter(Finding(Cite("3D1.4"), Add(levels), units), self.units_source)
        because = units if len(groups) > 1 else "one Group only"
        return ledger.enter(Finding(Cite("3D1.4"), None, f"{because}: no increase"), self.units_source)

    def _letters(self, counts: Mapping[int, Count]) -> dict[str, list[int]]:
        """The counts of each Group: those that share a letter, or those that subsection (d) groups by itself."""
        letters: dict[str, list[int]] = {}
        without = {number: count for number, count in counts.items() if count.group is None}
        alike = {count.guideline for count in without.values()}
        if without and not (len(alike) == 1 and without.keys() == counts.keys() and self._listed(alike)):
            msg = (
                f"how counts {_in_words(without)} group is not stated: give each count a `group`, one letter where "
                "§ 3D1.2 groups them and different letters where it does not"
            )
            raise Undetermined(msg)
        for number, count in counts.items():
            letters.setdefault(count.group or "A", []).append(number)
        return letters

    def _listed(self, guidelines: Iterable[str]) -> bool:
        return all(self.aggregated.includes(guideline) is True for guideline in guidelines)

    def _group(
        self,
        letter: str,
        counts: Mapping[int, Count],
        ledgers: Mapping[int, Ledger],
        found: tuple[CountGroup, Ledger] | None,
    ) -> Group:
        numbers = tuple(counts)
        group = found[0] if found else CountGroup(letter)
        own = {number: ledgers[number] for number in numbers if number in ledgers}
        if found and group.found is not None:
            return self._aggregate(group, found[1], counts, own)
        self._refuse_excluded(group, counts)
        if len(own) < len(numbers):
            without = next(number for number in numbers if number not in own)
            msg = f"count {without}: state its offense level in `found`, or that of Group {letter} in [[group]] `found`"
            raise Undetermined(msg)
        highest = max(own.values(), key=_total)
        by_aggregate = self._under_d(group, counts)
        if by_aggregate and len({ledger.total for ledger in own.values()}) > 1:
            if group.rule is None and counts[numbers[0]].group is not None:
                return Group(letter, numbers, highest, rule=self.levels.highest, note=_HIGHEST.format(letter))
            msg = (
                f"Group {letter}: § 3D1.3(b) takes the offense level of the aggregate, and its counts state different "
                "levels: state that of the aggregate in [[group]] `found`"
            )
            raise Undetermined(msg)
        rule = self.levels.aggregate if by_aggregate else self.levels.highest
        return Group(letter, numbers, highest, rule=rule)

    def _aggregate(
        self, group: CountGroup, aggregate: Ledger, counts: Mapping[int, Count], own: Mapping[int, Ledger]
    ) -> Group:
        """A Group with a level found for the whole; a count that joins under another guideline may govern it."""
        guideline = aggregate.steps[0].cite.section
        self._refuse_excluded(group, {number: evolve(count, guideline=guideline) for number, count in counts.items()})
        if group.rule not in {None, _SUBSECTION_D}:
            msg = f"group {group.letter}: § {group.rule} takes the highest count; only § 3D1.2(d) takes an aggregate"
            raise Contradiction(msg)
        for number, ledger in own.items():
            if counts[number].guideline == guideline and ledger.total > aggregate.total:
                msg = (
                    f"group {group.letter}: the aggregate has level {aggregate.total}, and count {number} by itself "
                    f"level {ledger.total}; correct one, or leave out `found` of the count"
                )
                raise Contradiction(msg)
        joined = [ledger for number, ledger in own.items() if counts[number].guideline != guideline]
        highest = max((aggregate, *joined), key=_total)
        rule = self.levels.aggregate if highest is aggregate else self.levels.highest
        return Group(group.letter, tuple(counts), highest, rule=rule)

    def _under_d(self, group: CountGroup, counts: Mapping[int, Count]) -> bool:
        """Whether subsection (d) groups them: as found, or because one guideline that it lists covers them all."""
        if group.rule is not None:
            return group.rule == _SUBSECTION_D
        guidelines = {count.guideline for count in counts.values()}
        return len(counts) > 1 and len(guidelines) == 1 and self._listed(guidelines)

    def _refuse_excluded(self, group: CountGroup, counts: Mapping[int, Count]) -> None:
        """Refuse under subsection (d), as found or because it alone takes an aggregate, what its list excludes."""
        if group.rule != _SUBSECTION_D and group.found is None:
            return
        for number, count in counts.items():
            if self.aggregated.includes(count.guideline) is False:
                msg = f"group {group.letter}: § 3D1.2(d) excludes § {count.guideline} (count {number})"
                raise Contradiction(msg)
