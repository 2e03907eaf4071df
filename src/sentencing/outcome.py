"""The outcome of a calculation: its ledgers, its range, its notes; and the same as a plain document and back."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing import report
from sentencing._version import __version__
from sentencing.case import Case
from sentencing.casefile import case_from_dict, case_to_dict
from sentencing.casefile.values import shown
from sentencing.cite import Cite
from sentencing.effects import parse_effect
from sentencing.errors import SentencingError
from sentencing.ledger import Finding, Ledger, Step
from sentencing.manual import Manual
from sentencing.manual.chapter5.statutory_limits import StatutoryStep
from sentencing.terms import CriminalHistoryCategory, OffenseLevel, Range, Zone
from sentencing.words import one_line

if TYPE_CHECKING:
    from rich.text import Text

SCHEMA = "sentencing.outcome/1"


@frozen
class EarlyDispositionRange:
    """The range with an early disposition reduction, beside the range without it."""

    cite: Cite
    levels: int
    offense_level: OffenseLevel
    range: Range
    without: Range


@frozen
class Outcome:
    """What ``calculate`` answers. Levels, points and range are the last lines of its ledgers; nothing is recomputed.

    >>> from sentencing.calculate import calculate
    >>> count, history = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"points": 5}
    >>> outcome = calculate(case_from_dict({"manual": "2009-11-01", "count": [count], "history": history}))
    >>> [str(step) for step in outcome.steps]
    ['2L1.2(a) = 8', '2L1.2(b)(1)(D) +4']
    >>> print(outcome.offense_level, outcome.category, outcome.range, outcome.zone)
    12 III 15-21 D

    Attributes:
        case: the case as stated.
        manual: the edition applied (§ 1B1.11).
        counts: a ledger of levels for each count, under Chapter Two.
        levels: the ledger of the total offense level.
        points_ledger: the ledger of criminal history points; empty where they only stand as found.
        points: criminal history points; ``None`` where only the category is stated.
        category: the criminal history category.
        range_before_statute: the cell of the Sentencing Table, in months.
        statutory: what § 5G1.1 did to it; ``None`` where the statute does not touch it.
        zone: the zone of the cell; ``None`` before zones existed (1 November 1992).
        early_disposition: the range with and without that reduction; ``None`` where there was none.
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
    statutory: StatutoryStep | None
    zone: Zone | None
    early_disposition: EarlyDispositionRange | None = None
    notes: tuple[str, ...] = ()
    library: str = __version__

    @property
    def offense_level(self) -> OffenseLevel:
        """The total offense level, 1 to 43."""
        return self.levels.offense_level

    @property
    def range(self) -> Range:
        """The guideline range, in months, after § 5G1.1."""
        return self.range_before_statute if self.statutory is None else self.statutory.after

    @property
    def range_after_departure(self) -> Range | None:
        """The range after a departure under § 5K3.1; ``None`` where there was none."""
        early = self.early_disposition
        return early.range if early is not None and early.cite.section == "5K3.1" else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each step of the offense level: its citation, effect, level before and after, and reason."""
        return self.levels.steps

    @property
    def considered(self) -> tuple[Finding, ...]:
        """Provisions considered and not applied, with the reason."""
        return (*self.levels.considered, *self.points_ledger.considered)

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain data, schema ``sentencing.outcome/1``; ``outcome_from_dict`` reads it back."""
        early = self.early_disposition
        statutory = self.statutory
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
                "steps": [_step(step) for step in self.points_ledger.steps],
                "considered": [_finding(finding) for finding in self.points_ledger.considered],
            },
            "range": self.range.to_dict(),
            "range_before_statute": self.range_before_statute.to_dict(),
            "statutory_limit": statutory and {"cite": statutory.cite, "because": statutory.because},
            "zone": self.zone and str(self.zone),
            "early_disposition": early
            and {
                "cite": str(early.cite),
                "levels": early.levels,
                "offense_level": early.offense_level.number,
                "range": early.range.to_dict(),
                "range_without": early.without.to_dict(),
            },
            "steps": [_step(step) for step in self.levels.steps],
            "considered": [_finding(finding) for finding in self.levels.considered],
            "counts": [
                {
                    "steps": [_step(step) for step in ledger.steps],
                    "considered": [_finding(f) for f in ledger.considered],
                }
                for ledger in self.counts
            ],
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


def outcome_from_dict(data: object) -> Outcome:
    """Read an outcome back from ``Outcome.to_dict``.

    >>> from sentencing.calculate import calculate
    >>> case = {"manual": "2024-11-01", "count": [{"guideline": "2L1.2", "found": []}], "history": {"category": "II"}}
    >>> outcome = calculate(case_from_dict(case))
    >>> outcome_from_dict(outcome.to_dict()) == outcome
    True

    Raises:
        SentencingError: the data is no outcome document of this version.
    """
    schema = data.get("schema") if isinstance(data, Mapping) else data
    if schema != SCHEMA or not isinstance(data, Mapping):
        msg = f"the document is no {SCHEMA} but {shown(schema)}"
        raise SentencingError(msg)
    try:
        outcome = _outcome(data)
    except KeyError as error:
        msg = f"the {SCHEMA} document lacks {error}"
        raise SentencingError(msg) from error
    except (TypeError, AttributeError, ValueError) as error:
        msg = f"the {SCHEMA} document is malformed"
        raise SentencingError(msg) from error
    again = outcome.to_dict()
    for key, value in data.items():
        if again.get(key) != value:
            msg = f"the {SCHEMA} document contradicts itself: `{one_line(str(key))}` is not what its steps give"
            raise SentencingError(msg)
    return outcome


def _outcome(data: Mapping[str, Any]) -> Outcome:
    before, after = Range.from_dict(data["range_before_statute"]), Range.from_dict(data["range"])
    limit, early, history = data["statutory_limit"], data["early_disposition"], data["criminal_history"]
    return Outcome(
        case=case_from_dict(data["case"]),
        manual=Manual.on(date.fromisoformat(data["manual"])),
        counts=tuple(_read_ledger(count) for count in data["counts"]),
        levels=_read_ledger(data),
        points_ledger=_read_ledger(history),
        points=history["points"],
        category=CriminalHistoryCategory.parse(history["category"]),
        range_before_statute=before,
        statutory=limit and StatutoryStep(limit["cite"], before, after, limit["because"]),
        zone=data["zone"] and Zone(data["zone"]),
        early_disposition=early
        and EarlyDispositionRange(
            Cite.parse(early["cite"]),
            early["levels"],
            OffenseLevel(early["offense_level"]),
            Range.from_dict(early["range"]),
            Range.from_dict(early["range_without"]),
        ),
        notes=tuple(data["notes"]),
        library=data["library"],
    )


def _step(step: Step) -> dict[str, Any]:
    return {
        "cite": str(step.cite),
        "effect": str(step.effect),
        "before": step.before,
        "after": step.after,
        "because": step.because,
        "source": step.source,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "cite": str(finding.cite),
        "effect": finding.effect and str(finding.effect),
        "because": finding.because,
        "source": finding.source,
    }


def _read_ledger(data: Mapping[str, Any]) -> Ledger:
    steps = (
        Step(
            Cite.parse(s["cite"]),
            parse_effect(s["effect"]),
            s["before"],
            s["after"],
            s["because"],
            s["source"],
        )
        for s in data["steps"]
    )
    considered = (
        Finding(Cite.parse(f["cite"]), f["effect"] and parse_effect(f["effect"]), f["because"], f["source"])
        for f in data["considered"]
    )
    return Ledger(tuple(steps), tuple(considered))
