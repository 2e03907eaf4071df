"""Departures from the finished range, while the Manual had them: §§ 4A1.3 and 5K3.1.

A departure goes through the Table, by levels or by category, never by months off a range; the statute still binds.
"""

from sentencing.case import Departure, EarlyDisposition, History
from sentencing.cite import Cite
from sentencing.effects import Add, Become
from sentencing.errors import NotModelled
from sentencing.instructions.criminal_history import repeat_offender
from sentencing.instructions.ranges import PartG
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter5.safety_valve import FLOOR
from sentencing.outcome import CategoryDeparture, EarlyDispositionRange, Outcome
from sentencing.terms import CriminalHistoryCategory, OffenseLevel, Range


def category_departure(outcome: Outcome, part_g: PartG) -> CategoryDeparture | None:
    """§ 4A1.3: the range of the category to which the court departs; from VI, further down the Table.

    Raises:
        NotInForce: the Manual has no § 4A1.3 (from 1 November 2025).
        CaseFileError: the departure goes beyond the limits of the edition.
    """
    departure = outcome.case.departure
    if departure is None:
        return None
    offender = repeat_offender(outcome.case, outcome.manual)
    history = History() if offender is None else offender.found
    category = outcome.manual.departed_category(departure, outcome.category, history)
    level = _further_down(outcome.offense_level, departure)
    return CategoryDeparture(Cite("4A1.3"), category, level, _departed(outcome, level, category, part_g))


def _further_down(level: OffenseLevel, departure: Departure) -> OffenseLevel:
    start = _from_the_range(Cite("4A1.3"), level)
    if not departure.levels:
        return level
    return start.enter(Finding(Cite("4A1.3"), Add(departure.levels), "further down the Table")).offense_level


def early_disposition_departure(outcome: Outcome, moved: EarlyDisposition, part_g: PartG) -> EarlyDispositionRange:
    """§ 5K3.1: levels off the finished range, in the category to which § 4A1.3 may have led."""
    departed = outcome.category_departure
    before = outcome.offense_level if departed is None else departed.offense_level
    level = outcome.manual.adjust(moved, start=_from_the_range(Cite("5K3.1"), before)).offense_level
    category = outcome.category if departed is None else departed.category
    after = _departed(outcome, level, category, part_g)
    return EarlyDispositionRange(Cite("5K3.1"), moved.levels, level, after, outcome.range)


def _from_the_range(cite: Cite, level: OffenseLevel) -> Ledger:
    return Ledger().enter(Finding(cite, Become(level.number), "level of the guideline range"))


def _departed(outcome: Outcome, level: OffenseLevel, category: CriminalHistoryCategory, part_g: PartG) -> Range:
    if outcome.is_firearm_range:
        msg = f"a departure from the range of § 4B1.1(c), {outcome.range}, is not modelled: it is no cell of the Table"
        raise NotModelled(msg)
    floor = next((step for step in outcome.range_steps if step.cite == FLOOR), None)
    if floor is not None:
        msg = (
            f"a departure from the range of § {floor.cite}, {floor.after}, is not modelled: it is no cell of the Table"
        )
        raise NotModelled(msg)
    cell = outcome.manual.table.range(level, category)
    step = part_g.limited(cell)
    return cell if step is None else step.after
