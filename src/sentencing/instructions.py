"""§ 1B1.1, the application instructions: one Manual applied to a case, in the order that its steps command.

``apply_manual`` reads beside § 1B1.1(a); the functions below it are its steps.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from sentencing.case import Case, EarlyDisposition, History, Limits
from sentencing.cite import Cite
from sentencing.counts import Count
from sentencing.effects import Become
from sentencing.errors import Contradiction, NotModelled, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter4.points import CriminalHistory
from sentencing.manual.chapter4.zero_point import Offender
from sentencing.manual.chapter5.statutory_limits import StatutoryStep, within_statute
from sentencing.outcome import EarlyDispositionRange, Outcome
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.record import Record
from sentencing.statutes import possible_maxima
from sentencing.terms import CriminalHistoryCategory, Range
from sentencing.words import counted


def apply_manual(case: Case, manual: Manual, readings: Readings) -> Outcome:
    """One Manual in its entirety (§ 1B1.11(b)(2)), in the order of § 1B1.1(a)."""
    count = _only_count(case)
    record = manual.record(case, readings)
    offense = manual.offense(count, record, readings, priors_stated=_priors_are_stated(case))  # (1), (2)
    levels = manual.found_adjustments(case.adjustments.found, offense.ledger)  # (3)
    if case.acceptance is not None:
        levels = manual.adjust(case.acceptance, start=levels)  # (5)
    if case.early_disposition is not None and manual.early_disposition_adjusts:
        levels = manual.adjust(case.early_disposition, start=levels)
    history = _history(case, manual, record, readings)  # (6)
    levels = manual.zero_point(Offender(history.points, history.category, readings), levels)
    level, table = levels.offense_level, manual.table
    cell = table.range(level, history.category)  # (7)
    statutory = _statutory(case)
    outcome = Outcome(
        case=case,
        manual=manual,
        counts=(offense.ledger,),
        levels=levels,
        points_ledger=history.ledger,
        points=history.points,
        category=history.category,
        range_before_statute=cell,
        statutory=_limited(cell, case, statutory),  # (8), § 5G1.1
        zone=table.zone(level, history.category),
        notes=(*offense.notes, *record.notes, *history.notes),
    )
    early, notes = _early_disposition(outcome, statutory, readings), tuple(_notes(outcome, statutory, readings))
    if early is None and not notes:
        return outcome
    return evolve(outcome, early_disposition=early, notes=(*outcome.notes, *notes))


def _only_count(case: Case) -> Count:
    if len(case.counts) > 1:
        msg = f"the case has {len(case.counts)} counts; several counts (Chapter Three, Part D) are not modelled yet"
        raise NotModelled(msg)
    return case.counts[0]


def _priors_are_stated(case: Case) -> bool:
    if case.priors is not None:
        return True
    history = case.history or History()
    return case.counts[0].found is None and (history.points, history.category) == (None, None)


# Step (6): criminal history


@frozen
class _History:
    ledger: Ledger
    points: int | None
    category: CriminalHistoryCategory
    notes: tuple[str, ...] = ()


def _history(case: Case, manual: Manual, record: Record, readings: Readings) -> _History:
    stated = case.history or History()
    facts = CriminalHistory(record, stated.under_sentence, case.commencement, _offense_ended(case), readings)
    if (stated.points, stated.category) != (None, None):
        return _found_history(case, stated, manual, facts)
    ledger = manual.points(facts)
    notes = () if case.priors is not None else (NO_PRIORS_STATED,)
    category = _category(case, CriminalHistoryCategory.from_points(ledger.total))
    return _History(ledger, ledger.total, category, notes)


NO_PRIORS_STATED = (
    "No prior sentence is stated: criminal history is scored as none. State [[prior]] or [history] if there is any."
)


def _found_history(case: Case, stated: History, manual: Manual, facts: CriminalHistory) -> _History:
    """Points or a category as found; the priors listed may account for fewer, never for more."""
    worked = _points_or_none(manual, facts)
    total = 0 if worked is None else worked.total
    of_priors = CriminalHistoryCategory.from_points(total)
    found = stated.category or CriminalHistoryCategory.from_points(stated.points or 0)
    too_many = stated.points is not None and total > stated.points
    if worked is not None and (too_many or (of_priors > found and not stated.career_offender)):
        steps = ", ".join(map(str, worked.steps))
        msg = (
            f"history: {stated} is stated, but the priors listed give {counted(total, 'point')} ({steps}), "
            f"Category {of_priors}"
        )
        raise Contradiction(msg)
    agree = worked is not None and (of_priors is found if stated.points is None else total == stated.points)
    said = "do not decide" if worked is None else f"account for {total} of"
    note = f"The priors listed {said} the criminal history points; {stated} stands as found."
    return _History(
        worked if worked is not None and total == stated.points else Ledger(),
        stated.points,
        _category(case, found),
        (note,) if case.priors and not agree else (),
    )


def _points_or_none(manual: Manual, facts: CriminalHistory) -> Ledger | None:
    """The points of the priors listed; ``None`` where they do not decide."""
    try:
        return manual.points(facts)
    except Undetermined:
        return None


def _category(case: Case, category: CriminalHistoryCategory) -> CriminalHistoryCategory:
    """§ 4B1.1(b): a career offender is in Category VI in every case; the level is stated, not derived."""
    if case.history is None or not case.history.career_offender:
        return category
    if not any(stated.cite.section == "4B1.1" for stated in case.adjustments.found):
        msg = (
            "history.career_offender: the offense level of § 4B1.1(b) is not modelled; state it in adjustments.found, "
            "such as '4B1.1(b) >= 34'"
        )
        raise NotModelled(msg)
    return CriminalHistoryCategory.VI


# Step (8), § 5G1.1: what the statute leaves of the range


Statutory: TypeAlias = tuple[Limits, ...]
"""Every pair of limits that the statute may carry."""


def _limited(guideline: Range, case: Case, statutory: Statutory) -> StatutoryStep | None:
    steps = {within_statute(guideline, limits.maximum, limits.minimum) for limits in statutory}
    if len(steps) > 1:
        date_asked = "" if _offense_ended(case).day else "state when the offense `ended`, "
        msg = (
            f"the statutory maximum decides, and {case.counts[0].statute!r} leaves it open: cite the subsection, "
            f"such as '8 U.S.C. 1326(b)(2)', {date_asked}or state [statute] maximum"
        )
        raise Undetermined(msg)
    return steps.pop()


def _statutory(case: Case) -> Statutory:
    """The limits as stated; else those of the statute of conviction."""
    stated, statute = case.statute or Limits(), case.counts[0].statute
    if stated.maximum is not None or statute is None:
        return (stated,)
    tiers = possible_maxima(statute, _offense_ended(case))
    limits = (Limits(tier.months, tier.months if tier.fixed else stated.minimum) for tier in tiers)
    return tuple(dict.fromkeys(limits)) or (stated,)


def _offense_ended(case: Case) -> PartialDate:
    """When the offense ended, as far as stated: between its beginning and the sentence."""
    count = case.counts[0]
    if count.ended is not None:
        return count.ended
    earliest = count.began.earliest if count.began else date.min
    latest = case.sentenced.latest if case.sentenced else date.max
    return PartialDate(earliest, max(earliest, latest))


# Early disposition: § 5K3.1, then § 3F1.1


def _early_disposition(outcome: Outcome, statutory: Statutory, readings: Readings) -> EarlyDispositionRange | None:
    case, manual = outcome.case, outcome.manual
    moved = case.early_disposition
    if moved is None or not moved.motion or not manual.has_early_disposition:
        return None
    if not manual.early_disposition_adjusts:
        return _departure(outcome, statutory, moved)
    without = apply_manual(evolve(case, early_disposition=None), manual, readings)
    return EarlyDispositionRange(Cite("3F1.1"), moved.levels, outcome.offense_level, outcome.range, without.range)


def _departure(outcome: Outcome, statutory: Statutory, moved: EarlyDisposition) -> EarlyDispositionRange:
    """A departure from the finished range goes through the Table, by levels; the statute still binds."""
    start = Ledger().enter(Finding(Cite("5K3.1"), Become(outcome.offense_level.number), "level of the guideline range"))
    level = outcome.manual.adjust(moved, start=start).offense_level
    cell = outcome.manual.table.range(level, outcome.category)
    limited = _limited(cell, outcome.case, statutory)
    departed = cell if limited is None else limited.after
    return EarlyDispositionRange(Cite("5K3.1"), moved.levels, level, departed, outcome.range)


# Notes


def _notes(outcome: Outcome, statutory: Statutory, readings: Readings) -> Iterator[str]:
    case, manual = outcome.case, outcome.manual
    if manual.table.is_inferred(outcome.offense_level, outcome.category):
        yield "The place of this cell in the Table of 1987 is inferred: its value is read, its position deduced."
    moved = case.early_disposition
    if moved is not None and not manual.has_early_disposition:
        yield f"The early disposition does nothing: no provision for it is in force on {manual.day}."
    elif moved is not None and not moved.motion:
        yield "The early disposition does nothing without the government's motion."
    yield from _statute_notes(outcome, statutory)
    if outcome.points is None and any(finding.cite.section == "4C1.1" for finding in outcome.considered):
        yield from _if_zero_points(outcome, readings)


def _if_zero_points(outcome: Outcome, readings: Readings) -> Iterator[str]:
    """What § 4C1.1 would make of a Category I that were found without a point."""
    found = evolve(outcome.case.history or History(), points=0)
    try:
        other = apply_manual(evolve(outcome.case, history=found), outcome.manual, readings)
    except Contradiction:  # the priors listed give a point
        return
    yield (
        "§ 4C1.1 was not applied: Category I is 0 points or 1, and `history.points` does not say which; at 0 the "
        f"answer is level {other.offense_level}, {other.range}."
    )


def _statute_notes(outcome: Outcome, statutory: Statutory) -> Iterator[str]:
    statute = outcome.case.counts[0].statute
    if outcome.statutory is not None:
        limit = outcome.statutory
        yield f"§ {limit.cite}: {limit.because}; the range of {limit.before} becomes {limit.after}."
    if any(limits.maximum is not None for limits in statutory):
        return
    if statute is None:
        yield "No statute of conviction is stated: no statutory maximum was applied (§ 5G1.1)."
    else:
        yield f"The maximum under {statute} is not encoded, so none was applied (§ 5G1.1); state [statute] maximum."
