"""The outcome of a calculation: its ledgers, its range, its notes; and the same as a plain document."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from sentencing import report
from sentencing._version import __version__
from sentencing.case import Case
from sentencing.casefile import case_to_dict
from sentencing.cite import Cite
from sentencing.document import finding_to_dict, ledger_to_dict, step_to_dict
from sentencing.ledger import Finding, Ledger, Step
from sentencing.limits import counts_with_minima, maxima, offense_ended
from sentencing.manual import Manual
from sentencing.manual.chapter3.several_counts import Group, is_firearm_count
from sentencing.manual.chapter5.imprisonment import IMPRISONMENT
from sentencing.manual.chapter5.options import PARTS_B_TO_E, Facts, Options, options
from sentencing.manual.chapter5.safety_valve import FLOOR
from sentencing.manual.chapter5.statutory_limits import ConsecutiveTerm, RangeStep
from sentencing.terms import CriminalHistoryCategory, OffenseLevel, Range, Zone, plain_term

if TYPE_CHECKING:
    from rich.text import Text

SCHEMA = "sentencing.outcome/1"
PART_D = frozenset({"3D1.3", "3D1.4"})


@frozen
class EarlyDispositionRange:
    """The range with an early disposition reduction (§ 5K3.1, since 2025 § 3F1.1), beside that without it, in months.

    >>> from sentencing import calculate, case_from_dict
    >>> count, early = {"guideline": "1B1.1", "found": ["1B1.1 = 21"]}, {"levels": 2}
    >>> facts = {"manual": "2009-11-01", "count": [count], "history": {"category": "II"}, "early_disposition": early}
    >>> print(calculate(case_from_dict(facts)).early_disposition.range)
    33-41
    """

    cite: Cite
    levels: int
    offense_level: OffenseLevel
    range: Range
    without: Range

    def to_dict(self) -> dict[str, object]:
        """The range as plain data.

        >>> EarlyDispositionRange(Cite("5K3.1"), 2, OffenseLevel(19), Range(33, 41), Range(41, 51)).to_dict()["cite"]
        '5K3.1'
        """
        return {
            "cite": str(self.cite),
            "levels": self.levels,
            "offense_level": self.offense_level.number,
            "range": self.range.to_dict(),
            "range_without": self.without.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_dict`` wrote."""
        return cls(
            Cite.parse(data["cite"]),
            data["levels"],
            OffenseLevel(data["offense_level"]),
            Range.from_dict(data["range"]),
            Range.from_dict(data["range_without"]),
        )


@frozen
class CategoryDeparture:
    """A departure under § 4A1.3: the category and level to which it goes, and the range there, in months.

    >>> from sentencing import calculate, case_from_dict
    >>> count, departure = {"guideline": "1B1.1", "found": ["1B1.1 = 12"]}, {"category": "II"}
    >>> facts = {"manual": "2009-11-01", "count": [count], "history": {"points": 5}, "departure": departure}
    >>> print(calculate(case_from_dict(facts)).category_departure.range)
    12-18
    """

    cite: Cite
    category: CriminalHistoryCategory
    offense_level: OffenseLevel
    range: Range

    def to_dict(self) -> dict[str, object]:
        """The departure as plain data.

        >>> CategoryDeparture(Cite("4A1.3"), CriminalHistoryCategory.I, OffenseLevel(4), Range(0, 6)).to_dict()["range"]
        {'minimum': 0, 'maximum': 6}
        """
        return {
            "cite": str(self.cite),
            "category": str(self.category),
            "offense_level": self.offense_level.number,
            "range": self.range.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_dict`` wrote."""
        return cls(
            Cite.parse(data["cite"]),
            CriminalHistoryCategory.parse(data["category"]),
            OffenseLevel(data["offense_level"]),
            Range.from_dict(data["range"]),
        )


@frozen
class Outcome:
    """What ``calculate`` answers. Levels, points and range are the last lines of its ledgers; nothing is recomputed.

    >>> from sentencing import calculate, case_from_dict
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> outcome = calculate(case_from_dict({"manual": "2009-11-01", "count": [count], "history": history}))
    >>> [str(step) for step in outcome.steps]
    ['2L1.2(a) = 8', '2L1.2(b)(1)(D) +4']
    >>> print(outcome.offense_level, outcome.category, outcome.range, outcome.zone)
    12 III 15-21 D

    Attributes:
        case: the case as stated.
        manual: the edition applied (§ 1B1.11).
        counts: a ledger of levels for each count, under Chapters Two and Three, Parts A to C; empty for a count without
            a level of its own.
        levels: the ledger of the total offense level.
        points_ledger: the ledger of criminal history points; empty where they only stand as found.
        points: criminal history points; ``None`` where only the category is stated.
        category: the criminal history category.
        range_before_statute: the cell of the Sentencing Table, in months.
        range_steps: what moved the range from there, in order: § 5G1.1, § 5G1.2, § 4B1.1(c).
        zone: the zone of the cell; ``None`` before zones existed (1 November 1992).
        early_disposition: the range with and without that reduction; ``None`` where there was none.
        groups: the Groups of several counts, the highest first (Ch. 3, Pt. D).
        consecutive: terms, in months, that statutes fix and make consecutive, no part of the range (§ 5G1.2(a)).
        category_departure: the range under § 4A1.3; ``None`` where there was none.
        notes: what was assumed or not decided, what a statute did, and what another reading gives.
        library: the version of this library.
    """

    case: Case
    manual: Manual
    counts: tuple[Ledger, ...]
    levels: Ledger
    points_ledger: Ledger
    points: int | None
    category: CriminalHistoryCategory
    range_before_statute: Range
    range_steps: tuple[RangeStep, ...]
    zone: Zone | None
    early_disposition: EarlyDispositionRange | None = None
    groups: tuple[Group, ...] = ()
    consecutive: tuple[ConsecutiveTerm, ...] = ()
    category_departure: CategoryDeparture | None = None
    notes: tuple[str, ...] = ()
    library: str = __version__

    @property
    def offense_level(self) -> OffenseLevel:
        """The total offense level, 1 to 43."""
        return self.levels.offense_level

    @property
    def range(self) -> Range:
        """The guideline range, in months, after §§ 5G1.1 and 5G1.2."""
        return self.range_steps[-1].after if self.range_steps else self.range_before_statute

    @property
    def statutory(self) -> RangeStep | None:
        """What § 5G1.1 or 5G1.2 did to the range; ``None`` where the statute does not touch it."""
        return next((step for step in self.range_steps if step.cite.section in {"5G1.1", "5G1.2"}), None)

    @property
    def is_firearm_range(self) -> bool:
        """Whether the range is that of § 4B1.1(c), which takes in the consecutive terms of firearm counts."""
        of_range = any(step.cite.section == "4B1.1" for step in self.range_steps)
        return of_range or self.levels.applied(Cite("4B1.1", "(c)"))

    @property
    def consecutive_beside(self) -> tuple[ConsecutiveTerm, ...]:
        """The consecutive terms that stand beside the range: all, unless § 4B1.1(c) takes firearm counts in."""
        counts = self.case.counts
        return tuple(
            term
            for term in self.consecutive
            if not (self.is_firearm_range and is_firearm_count(counts[term.count - 1]))
        )

    @property
    def units(self) -> float | None:
        """The units of all Groups (§ 3D1.4); ``None`` for one count."""
        return sum(group.units for group in self.groups) if self.groups else None

    @property
    def range_after_departure(self) -> Range | None:
        """The range after departures under §§ 4A1.3 and 5K3.1; ``None`` where there was none."""
        early = self.early_disposition
        if early is not None and early.cite.section == "5K3.1":
            return early.range
        return None if self.category_departure is None else self.category_departure.range

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each step of the offense level: its citation, effect, level before and after, and reason."""
        return self.levels.steps

    @property
    def part_d_steps(self) -> tuple[Step, ...]:
        """The steps of several counts (Ch. 3, Pt. D); none for one count."""
        return tuple(step for step in self.levels.steps if step.cite.section in PART_D)

    @property
    def steps_after_part_d(self) -> tuple[Step, ...]:
        """The steps after the adjusted offense level: acceptance, early disposition, Chapter Four, Parts B and C."""
        own = next((ledger.steps for ledger in self.counts if ledger.steps), ())
        return self.levels.steps[len(self.part_d_steps if self.groups else own) :]

    @property
    def has_options(self) -> bool:
        """Whether the texts laid over the Manual, if any, leave Parts B to E whole: known, in force, and with zones."""
        if not self.manual.laid:
            return True
        if not self.manual.is_known or not all(map(self.manual.in_force, PARTS_B_TO_E.values())):
            return False
        return self.zone is not None or self.manual.text(IMPRISONMENT).bands is not None

    @property
    def options(self) -> Options:
        """What the range allows (Ch. 5, Pts. B to E): probation, ways to serve the minimum, release, fine, assessment.

        >>> from sentencing import calculate, case_from_dict
        >>> count = {"guideline": "2B1.1", "found": ["2B1.1 = 8"], "maximum": "10 years", "ended": "2017-05"}
        >>> case = {"manual": "2018-11-01", "count": [count], "history": {"points": 0}}
        >>> options = calculate(case_from_dict(case)).options
        >>> print(options.probation.standing, options.fine.minimum, options.special_assessment.total)
        authorized 2000 100
        """
        case, assistance = self.case, self.case.substantial_assistance
        cell, zone, zones = self.range_before_statute, self.zone, self.manual.table.zones
        for step in self.range_steps:
            if step.cite == FLOOR and zones is not None:
                cell, zone = step.after, zones.zone(step.after.minimum)
        relief = (case.statute is not None and case.statute.safety_valve) or (
            assistance is not None and assistance.motion and assistance.below_minimum
        )
        facts = Facts(
            day=self.manual.day,
            level=self.offense_level,
            cell=cell,
            range=self.range,
            zone=zone,
            counts=counts_with_minima(case),
            maxima=maxima(case),
            ended=tuple(offense_ended(case, count) for count in case.counts),
            deportable=case.deportable,
            minimum_binds=not relief,
        )
        return options(facts, self.manual)

    @property
    def considered(self) -> tuple[Finding, ...]:
        """Provisions considered and not applied, with the reason."""
        of_counts = (finding for ledger in self.counts for finding in ledger.considered) if self.groups else ()
        return (*of_counts, *self.levels.considered, *self.points_ledger.considered)

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain data, schema ``sentencing.outcome/1``; ``outcome_from_dict`` reads it back.

        >>> from sentencing import calculate, case_from_dict
        >>> facts = {"manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": []}], "history": {"points": 5}}
        >>> calculate(case_from_dict(facts)).to_dict()["offense_level"]
        8
        """
        early, statutory, departed = self.early_disposition, self.statutory, self.category_departure
        return {
            "schema": SCHEMA,
            "library": self.library,
            "manual": self.manual.day.isoformat(),
            "title": self.case.title,
            "district": self.case.district,
            "offense_level": self.offense_level.number,
            "criminal_history": {
                "points": self.points,
                "category": str(self.category),
                "steps": [step_to_dict(step) for step in self.points_ledger.steps],
                "considered": [finding_to_dict(finding) for finding in self.points_ledger.considered],
            },
            "range": self.range.to_dict(),
            "range_before_statute": self.range_before_statute.to_dict(),
            "statutory_limit": statutory and {"cite": str(statutory.cite), "because": statutory.because},
            "range_steps": [
                {"cite": str(step.cite), "because": step.because, "range": step.after.to_dict()}
                for step in self.range_steps
            ],
            "zone": self.zone and str(self.zone),
            "early_disposition": early and early.to_dict(),
            "steps": [step_to_dict(step) for step in self.levels.steps],
            "considered": [finding_to_dict(finding) for finding in self.levels.considered],
            "counts": [ledger_to_dict(ledger) for ledger in self.counts],
            "groups": [_group_to_dict(group) for group in self.groups],
            "consecutive": [_consecutive_to_dict(term) for term in self.consecutive],
            "category_departure": departed and departed.to_dict(),
            "options": self.options.to_dict() if self.has_options else None,
            "hypothetical": list(self.manual.hypothetical),
            "notes": list(self.notes),
            "case": case_to_dict(self.case),
        }

    def __str__(self) -> str:
        return report.text(self)

    def _repr_html_(self) -> str:
        return report.html_fragment(self)

    def __rich__(self) -> "Text":
        from rich.text import Text

        return Text(report.text(self))


def _group_to_dict(group: Group) -> dict[str, object]:
    return {
        "letter": group.letter,
        "counts": list(group.counts),
        "level": group.level,
        "units": group.units,
        "rule": f"3D1.3{group.rule}",
        **ledger_to_dict(group.ledger),
    }


def _consecutive_to_dict(term: ConsecutiveTerm) -> dict[str, object]:
    return {
        "count": term.count,
        "statute": term.statute,
        "term": plain_term(term.term),
        "excluded_by": str(term.excluded_by),
    }
