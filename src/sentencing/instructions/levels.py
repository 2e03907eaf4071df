"""§ 1B1.1(a)(5), acceptance and early disposition; and the levels of (6), Chapter Four, Parts B and C."""

from sentencing.case import Acceptance, Case, EarlyDisposition
from sentencing.cite import Cite
from sentencing.errors import Undetermined
from sentencing.instructions.criminal_history import repeat_offender
from sentencing.ledger import Finding, Ledger
from sentencing.limits import MINIMUM_ASKED, lifted_minimum
from sentencing.manual import Manual
from sentencing.manual.chapter4.zero_point import Offender
from sentencing.readings import Readings

FIREARM_RANGE = Cite("4B1.1", "(c)")
_ACCEPTANCE = Cite("3E1.1")
_EARLY_DISPOSITION = Cite("3F1.1")


def total_levels(case: Case, manual: Manual, levels: Ledger, zero_point: Offender, readings: Readings) -> Ledger:
    """The total offense level, from the adjusted level of Chapter Three, Part D.

    Part B stands where a presentence report has it: before acceptance, which then comes off whichever level stands.
    Only where an edition does not take acceptance off does Part B follow it.
    """
    offender, less = repeat_offender(case, manual), 0
    if offender is None:
        levels = _accepted(case.acceptance, manual, levels, zero_point.ledgers)
    elif _takes_acceptance_first(case.acceptance, readings):  # to the letter of § 1B1.1(a)
        levels = _accepted(case.acceptance, manual, levels, zero_point.ledgers)
        less = -levels.change(_ACCEPTANCE)
        levels = manual.repeat_offender(offender, levels, before_acceptance=True, less=less)
    else:
        levels = manual.repeat_offender(offender, levels, before_acceptance=True)
        levels = _accepted(case.acceptance, manual, levels, zero_point.ledgers)
    levels = _less_early_disposition(case.early_disposition, manual, levels)
    levels = _not_below_safety_valve(case, manual, levels)
    if offender is not None:
        levels = manual.repeat_offender(offender, levels, before_acceptance=False)
    if not case.counts[0].is_total:  # a total as found has § 4C1.1 in it
        levels = manual.zero_point(zero_point, levels)
    return levels if offender is None else manual.standing_repeat_offender(offender, levels, less=less)


def _accepted(acceptance: Acceptance | None, manual: Manual, levels: Ledger, ledgers: tuple[Ledger, ...]) -> Ledger:
    if acceptance is None:
        return levels
    barred_by = manual.acceptance_barred_by
    if barred_by is not None and acceptance.reduction and any(ledger.applied(barred_by) for ledger in ledgers):
        barred = Finding(_ACCEPTANCE, None, f"an adjustment under § {barred_by} of a count bars it (n.4)")
        return levels.enter(barred, manual[_ACCEPTANCE.section].source)
    return manual.adjust(acceptance, start=levels)


def _takes_acceptance_first(acceptance: Acceptance | None, readings: Readings) -> bool:
    return acceptance is not None and acceptance.reduction and readings.other("acceptance-beside-part-b")


def _less_early_disposition(reduction: EarlyDisposition | None, manual: Manual, levels: Ledger) -> Ledger:
    if reduction is None or not manual.early_disposition_adjusts:
        return levels
    if levels.applied(FIREARM_RANGE):
        unknown = Finding(_EARLY_DISPOSITION, None, f"the table of § {FIREARM_RANGE} knows § 3E1.1 alone")
        return levels.enter(unknown, manual[_EARLY_DISPOSITION.section].source)
    return manual.adjust(reduction, start=levels)


def _not_below_safety_valve(case: Case, manual: Manual, levels: Ledger) -> Ledger:
    """§ 5C1.2(b), 2001 to 2023: a floor under the level of Chapters Two and Three."""
    if case.statute is None or not case.statute.safety_valve or manual.safety_valve.level is None:
        return levels
    lifted = lifted_minimum(case)
    if lifted is None:
        if levels.total >= manual.safety_valve.level:
            return levels
        raise Undetermined(MINIMUM_ASKED)
    floor = manual.safety_valve.level_floor(lifted)
    return levels if floor is None else levels.enter(floor)
