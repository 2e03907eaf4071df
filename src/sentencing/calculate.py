"""The calculation, in the order that § 1B1.1(a) commands, under the Manual that § 1B1.11 commands."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from sentencing.case import Case, Count, EarlyDisposition, History, Limits
from sentencing.cite import Cite
from sentencing.effects import Become
from sentencing.errors import Contradiction, NotModelled, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual import EFFECTIVE_DAYS, FIRST_DAY, Manual
from sentencing.manual.chapter4.points import CriminalHistory
from sentencing.manual.chapter4.zero_point import Offender
from sentencing.manual.chapter5 import StatutoryStep, within_statute
from sentencing.outcome import EarlyDispositionRange, Outcome
from sentencing.partial import PartialDate
from sentencing.readings import BY_KEY, Readings
from sentencing.record import Record
from sentencing.statutes import possible_maxima
from sentencing.terms import CriminalHistoryCategory, Range, Term


def calculate(case: Case, *, manual: Manual | None = None, readings: Mapping[str, str] | None = None) -> Outcome:
    """Calculate the guideline range of a case, every step cited.

    The Manual is the one named (by the caller, else by the case); otherwise that in effect at sentencing, or, where the
    offense ended under an earlier one with a lower range, the earlier one in its entirety (§ 1B1.11(a), (b)(1)).

    >>> from sentencing.casefile import case_from_dict
    >>> count = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(A)(ii)"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> case = case_from_dict({
    ...     "manual": "2009-11-01", "count": [count], "acceptance": {"reduction": True, "motion": True},
    ...     "history": {"category": "II"},
    ... })
    >>> print(calculate(case).offense_level, calculate(case).range)
    21 41-51

    Args:
        case: the facts, or findings.
        manual: an edition to apply whatever the dates say.
        readings: sides of open questions to take, ``{key: side}``; they override the case's own.

    Raises:
        Undetermined: the facts do not decide; the message names the missing fact.
        Contradiction: facts and findings, or points and category, disagree.
        NotInForce: a finding that the edition does not print.
        NotModelled: the edition, or a part of the case, is not modelled.
    """
    sides = Readings.of({**dict(case.readings), **(readings or {})})
    book = manual or (Manual.on(case.manual) if case.manual else None)
    outcome = _under(book, case, sides)
    told = tuple(_other_readings(outcome, book, sides))
    return evolve(outcome, notes=(*outcome.notes, *told)) if told else outcome


def _under(book: Manual | None, case: Case, readings: Readings) -> Outcome:
    """The case under the Manual named, or under the one that § 1B1.11 commands."""
    return work(case, book, readings) if book else _under_the_manual_that_governs(case, readings)


# § 1B1.1(a): in the following order


def work(case: Case, manual: Manual, readings: Readings) -> Outcome:
    """One Manual in its entirety (§ 1B1.11(b)(2)), in the order of § 1B1.1(a)."""
    count = _only_count(case)
    record = manual.record(case, readings)
    offense = manual.offense(count, record, readings, priors_stated=_priors_are_stated(case))  # (1), (2)
    levels = manual.found_adjustments(case.adjustments.found, offense.ledger)  # (3)
    if case.acceptance is not None:
        levels = manual.adjust(case.acceptance, start=levels)  # (5)
    if case.early_disposition is not None and not manual.early_disposition_departs:
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
    early, notes = _early_disposition(outcome, statutory, readings), tuple(_notes(outcome, statutory))
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
    ended = case.counts[0].ended or case.sentenced
    facts = CriminalHistory(record, stated.under_sentence, case.commencement, ended, readings)
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
    try:
        worked, decided = manual.points(facts), "account for {} of the criminal history points"
    except Undetermined:
        worked, decided = Ledger(), "do not decide the criminal history points"
    of_priors = CriminalHistoryCategory.from_points(worked.total)
    found = stated.category or CriminalHistoryCategory.from_points(stated.points or 0)
    too_many = stated.points is not None and worked.total > stated.points
    if too_many or (of_priors > found and not stated.career_offender):
        steps = ", ".join(map(str, worked.steps))
        msg = (
            f"history: {stated} is stated, but the priors listed give {worked.total} points ({steps}), "
            f"Category {of_priors}"
        )
        raise Contradiction(msg)
    agree = of_priors is found if stated.points is None else worked.total == stated.points
    note = f"The priors listed {decided.format(worked.total)}; {stated} stands as found."
    return _History(
        worked if worked.total == stated.points else Ledger(),
        stated.points,
        _category(case, found),
        (note,) if case.priors and not agree else (),
    )


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


Statutory: TypeAlias = tuple[tuple[Term | None, Term | None], ...]
"""Every pair of maximum and minimum that the statute may carry; ``None`` for none known."""


def _limited(guideline: Range, case: Case, statutory: Statutory) -> StatutoryStep | None:
    steps = {within_statute(guideline, maximum, minimum) for maximum, minimum in statutory}
    if len(steps) > 1:
        msg = (
            f"the statutory maximum decides, and {case.counts[0].statute!r} leaves it open: cite the subsection, such "
            f"as '8 U.S.C. 1326(b)(2)', or state [statute] maximum"
        )
        raise Undetermined(msg)
    return steps.pop()


def _statutory(case: Case) -> Statutory:
    """The limits as stated; else those of the statute of conviction."""
    stated, statute = case.statute or Limits(), case.counts[0].statute
    if stated.maximum is not None or statute is None:
        return ((stated.maximum, stated.minimum),)
    tiers = possible_maxima(statute, _offense_ended(case))
    limits = [(tier.months, tier.months if tier.fixed else stated.minimum) for tier in tiers]
    return tuple(dict.fromkeys(limits)) or ((None, stated.minimum),)


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
    if manual.early_disposition_departs:
        return _departure(outcome, statutory, moved)
    without = work(evolve(case, early_disposition=None), manual, readings)
    return EarlyDispositionRange(Cite("3F1.1"), moved.levels, outcome.offense_level, outcome.range, without.range)


def _departure(outcome: Outcome, statutory: Statutory, moved: EarlyDisposition) -> EarlyDispositionRange:
    """A departure from the finished range goes through the Table, by levels; the statute still binds."""
    start = Ledger().enter(Finding(Cite("5K3.1"), Become(outcome.offense_level.number), "level of the guideline range"))
    level = outcome.manual.adjust(moved, start=start).offense_level
    cell = outcome.manual.table.range(level, outcome.category)
    limited = _limited(cell, outcome.case, statutory)
    departed = cell if limited is None else limited.after
    return EarlyDispositionRange(Cite("5K3.1"), moved.levels, level, departed, outcome.range)


# § 1B1.11: which Manual


def _under_the_manual_that_governs(case: Case, readings: Readings) -> Outcome:
    """§ 1B1.11(a): the Manual at sentencing; (b)(1): the earlier one, whole, if the later is harsher."""
    if case.sentenced is None:
        msg = "no Manual can be chosen: state when the defendant was `sentenced`, or name the `manual` (§ 1B1.11(a))"
        raise Undetermined(msg)
    at_sentencing = _agreed(case, case.sentenced, "sentenced", readings)
    ended = case.counts[0].ended
    if ended is None:
        return evolve(at_sentencing, notes=(*at_sentencing.notes, *_end_not_stated(case, at_sentencing)))
    if ended.latest < FIRST_DAY:
        msg = f"the offense ended on {ended}, before the first Manual ({FIRST_DAY}); name a `manual` to apply one"
        raise NotModelled(msg)
    if Manual.on(max(ended.earliest, FIRST_DAY)).same_text(at_sentencing.manual):
        return at_sentencing
    at_offense = _agreed_against(case, ended, at_sentencing, readings)
    if at_offense is None:
        return _telling_of_departure(at_sentencing, case, ended, readings)
    if readings.other("ex-post-facto"):
        return _with_note(
            at_sentencing,
            f"{_in_effect(at_sentencing)} at sentencing governs, though harsher (§ 1B1.11(a) alone).",
        )
    return _with_note(
        at_offense,
        f"{_in_effect(at_offense)} when the offense ended governs, whole: that of {at_sentencing.manual.day} gives the "
        f"higher range of {at_sentencing.range} ({_authority(at_sentencing.manual)}).",
    )


def _telling_of_departure(at_sentencing: Outcome, case: Case, ended: PartialDate, readings: Readings) -> Outcome:
    """Where early disposition moved from a departure into the range, the ranges alone do not compare the two."""
    earlier = work(case, Manual.on(ended.latest), readings)
    departed = earlier.range_after_departure
    if departed is None or at_sentencing.manual.early_disposition_departs:
        return at_sentencing
    return _with_note(
        at_sentencing,
        f"{_in_effect(earlier)} when the offense ended gives {earlier.range}, and after § 5K3.1 {departed}; ranges "
        "are compared before departure (§ 1B1.11(b)(1)).",
    )


def _agreed_against(case: Case, ended: PartialDate, at_sentencing: Outcome, readings: Readings) -> Outcome | None:
    """The outcome under the Manual of the end of the offense, if the one at sentencing is harsher."""
    earlier = [
        work(case, manual, readings) for manual in _editions(PartialDate(max(ended.earliest, FIRST_DAY), ended.latest))
    ]
    harsher = [at_sentencing.range.harsher_than(each.range) for each in earlier]
    if not any(harsher):
        return None
    if not all(harsher) or len({_answer(each) for each in earlier}) > 1:
        msg = (
            f"the Manuals in effect during {ended} give different ranges: state more exactly when the offense `ended` "
            "(§ 1B1.11(b)(1))"
        )
        raise Undetermined(msg)
    return earlier[-1]


def _agreed(case: Case, when: PartialDate, fact: str, readings: Readings) -> Outcome:
    """The one answer of every Manual in effect during a coarse date."""
    outcomes = [work(case, manual, readings) for manual in _editions(when)]
    if len({_answer(outcome) for outcome in outcomes}) > 1:
        msg = (
            f"the Manuals in effect during {when} give different answers: state `{fact}` more exactly, or name the "
            "`manual`"
        )
        raise Undetermined(msg)
    return outcomes[-1]


def _editions(when: PartialDate) -> Iterator[Manual]:
    yield Manual.on(when.earliest)
    yield from (Manual.on(day) for day in EFFECTIVE_DAYS if when.earliest < day <= when.latest)


def _answer(outcome: Outcome) -> tuple[int, CriminalHistoryCategory, Range, Range | None]:
    return (outcome.offense_level.number, outcome.category, outcome.range, outcome.range_after_departure)


def _end_not_stated(case: Case, at_sentencing: Outcome) -> Iterator[str]:
    began = case.counts[0].began
    if began is None or not Manual.on(max(began.earliest, FIRST_DAY)).same_text(at_sentencing.manual):
        yield (
            "It is not stated when the offense `ended`, so whether an earlier Manual governs was not asked "
            "(§ 1B1.11(b)(1))."
        )


def _in_effect(outcome: Outcome) -> str:
    return f"The Manual in effect on {outcome.manual.day}"


ONE_BOOK_RULE = date(1992, 11, 1)
"""§ 1B1.11 begins (the amendments of that day)."""


def _authority(manual: Manual) -> str:
    if manual.day < ONE_BOOK_RULE:
        return "the Ex Post Facto Clause; § 1B1.11 follows from 1992"
    return "§ 1B1.11(b)(1)"


def _with_note(outcome: Outcome, note: str) -> Outcome:
    return evolve(outcome, notes=(note, *outcome.notes))


# Notes


def _notes(outcome: Outcome, statutory: Statutory) -> Iterator[str]:
    case, manual = outcome.case, outcome.manual
    if manual.table.is_inferred(outcome.offense_level, outcome.category):
        yield "The place of this cell in the Table of 1987 is inferred: its value is read, its position deduced."
    moved = case.early_disposition
    if moved is not None and not manual.has_early_disposition:
        yield f"The early disposition does nothing: no provision for it is in force on {manual.day}."
    elif moved is not None and not moved.motion:
        yield "The early disposition does nothing without the government's motion."
    yield from _statute_notes(outcome, statutory)


def _statute_notes(outcome: Outcome, statutory: Statutory) -> Iterator[str]:
    statute = outcome.case.counts[0].statute
    if outcome.statutory is not None:
        limit = outcome.statutory
        yield f"§ {limit.cite}: {limit.because}; the range of {limit.before} becomes {limit.after}."
    if any(maximum is not None for maximum, _ in statutory):
        return
    if statute is None:
        yield "No statute of conviction is stated: no statutory maximum was applied (§ 5G1.1)."
    else:
        yield f"The maximum under {statute} is not encoded, so none was applied (§ 5G1.1); state [statute] maximum."


def _other_readings(outcome: Outcome, book: Manual | None, sides: Readings) -> Iterator[str]:
    """A note for each open question that was asked and whose other side would change the answer."""
    for key, reading in BY_KEY.items():
        if key not in sides.asked:
            continue
        side = reading.chosen if key in sides.other_sides else reading.alternative
        try:
            other = _under(book, outcome.case, sides.turned(key))
        except (Undetermined, Contradiction) as refusal:
            yield f"{key}: {reading.question} On the other reading ({side}) there is no answer: {refusal}."
            continue
        if _answer(other) != _answer(outcome) or other.points != outcome.points:
            yield f"{key}: {reading.question} The other reading ({side}) gives {_told(other)}."


def _told(outcome: Outcome) -> str:
    return f"level {outcome.offense_level}, Category {outcome.category}, {outcome.range}"
