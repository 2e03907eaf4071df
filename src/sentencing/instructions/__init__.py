"""§ 1B1.1, the application instructions: one Manual applied to a case, in the order that its steps command.

``apply_manual`` reads beside § 1B1.1(a); the modules of this package are its steps.
"""

from collections.abc import Iterator

from attrs import evolve

from sentencing.case import Case, History, ZeroPoint
from sentencing.cite import Cite
from sentencing.errors import Contradiction
from sentencing.instructions.counts import Levels, offense_levels
from sentencing.instructions.criminal_history import Score, repeat_offender, score, unasked_career_offender
from sentencing.instructions.departures import category_departure, early_disposition_departure
from sentencing.instructions.levels import FIREARM_RANGE, total_levels
from sentencing.instructions.notes import notes
from sentencing.instructions.ranges import PartG
from sentencing.manual import Manual
from sentencing.manual.chapter3.several_counts import is_firearm_count
from sentencing.manual.chapter4.zero_point import Offender
from sentencing.outcome import EarlyDispositionRange, Outcome
from sentencing.readings import Readings
from sentencing.terms import CriminalHistoryCategory


def apply_manual(case: Case, manual: Manual, readings: Readings) -> Outcome:
    """One Manual in its entirety (§ 1B1.11(b)(2)), in the order of § 1B1.1(a)."""
    record = manual.record(case, readings)
    offense = offense_levels(case, manual, record, readings)  # (1) to (4)
    history = score(case, manual, record, readings)  # (6), Part A
    category = _category(case, manual, offense, history)  # (6), Part B
    zero_point = Offender(
        history.points,
        category,
        readings,
        _zero_point_facts(case),
        tuple([count.guideline for count in case.counts]),
        frozenset().union(*[count.kinds for count in case.counts if count.kinds]),
        offense.ledgers,
    )
    levels = total_levels(case, manual, offense.ledger, zero_point, readings)  # (5); (6), Parts B and C
    level, table = levels.offense_level, manual.table
    cell = table.range(level, category)  # (7)
    part_g = PartG.of(case, manual, readings)
    outcome = Outcome(
        case=case,
        manual=manual,
        counts=offense.counts,
        groups=offense.groups,
        levels=levels,
        points_ledger=history.ledger,
        points=history.points,
        category=category,
        range_before_statute=cell,
        range_steps=tuple(part_g.steps(cell, levels)),  # (8), Part G
        consecutive=offense.consecutive,
        zone=table.zone(level, category),
        notes=(*offense.notes, *record.notes, *history.notes, *unasked_career_offender(case, record)),
    )
    return _finished(outcome, part_g, readings)


def _category(case: Case, manual: Manual, offense: Levels, history: Score) -> CriminalHistoryCategory:
    """The category of the points, but for § 3A1.4 and Chapter Four, Part B."""
    category = manual.category_after_terrorism(offense.ledgers, history.category)
    if offense.ledger.applied(FIREARM_RANGE):
        return CriminalHistoryCategory.VI
    offender = repeat_offender(case, manual)
    return category if offender is None else manual.repeat_offender_category(offender, category)


def _zero_point_facts(case: Case) -> ZeroPoint | None:
    """The facts of § 4C1.1; a count under 18 U.S.C. 924(c) or 929(a) is a firearm in connection with the offense.

    Raises:
        Contradiction: such a count, and a statement that there was no weapon.
    """
    stated, history = case.zero_point, case.history
    if history is not None and (history.repeat_sex_offender or history.pattern_of_sexual_conduct):
        stated = evolve(stated or ZeroPoint(), sex_offense=True)  # § 4B1.5 is for a sex offense
    if not any(map(is_firearm_count, case.counts)):
        return stated
    if stated is not None and stated.weapon is False:
        msg = "zero_point.weapon: a count under 18 U.S.C. 924(c) or 929(a) is a firearm, but `weapon = false`"
        raise Contradiction(msg)
    return evolve(stated or ZeroPoint(), weapon=True)


def _finished(outcome: Outcome, part_g: PartG, readings: Readings) -> Outcome:
    """With departures, and with what is to be told."""
    departed = category_departure(outcome, part_g)
    if departed is not None:
        outcome = evolve(outcome, category_departure=departed)
    early = _early_disposition(outcome, part_g, readings)
    told = (*notes(outcome, part_g), *_if_zero_points(outcome, readings))
    if early is None and not told:
        return outcome
    return evolve(outcome, early_disposition=early, notes=(*outcome.notes, *told))


def _early_disposition(outcome: Outcome, part_g: PartG, readings: Readings) -> EarlyDispositionRange | None:
    """§ 5K3.1, a departure; or what § 3F1.1 did, beside the range without it."""
    case, manual = outcome.case, outcome.manual
    moved = case.early_disposition
    if moved is None or not moved.motion or not manual.has_early_disposition:
        return None
    if not manual.early_disposition_adjusts:
        return early_disposition_departure(outcome, moved, part_g)
    without = apply_manual(evolve(case, early_disposition=None), manual, readings)
    return EarlyDispositionRange(Cite("3F1.1"), moved.levels, outcome.offense_level, outcome.range, without.range)


def _if_zero_points(outcome: Outcome, readings: Readings) -> Iterator[str]:
    """What § 4C1.1 would make of a Category I that were found without a point."""
    if outcome.points is not None or not any(finding.cite.section == "4C1.1" for finding in outcome.levels.considered):
        return
    found = evolve(outcome.case.history or History(), points=0)
    try:
        other = apply_manual(evolve(outcome.case, history=found), outcome.manual, readings)
    except Contradiction:  # the priors listed give a point
        return
    yield (
        "§ 4C1.1 was not applied: Category I is 0 points or 1, and `history.points` does not say which; at 0 the "
        f"answer is level {other.offense_level}, {other.range}."
    )
