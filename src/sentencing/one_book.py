"""§ 1B1.11: which Manual governs, and that it is applied in its entirety.

The Manual at sentencing; or, where that gives a higher range than the Manual of the end of the offense, the earlier.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from sentencing.case import Case
from sentencing.errors import Contradiction, NotInForce, NotModelled, Undetermined
from sentencing.instructions import apply_manual
from sentencing.limits import last_end
from sentencing.manual import EFFECTIVE_DAYS, FIRST_DAY, Manual
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.terms import CriminalHistoryCategory, Range


def under_the_manual_that_governs(case: Case, readings: Readings) -> Outcome:
    """§ 1B1.11(a): the Manual at sentencing; (b)(1): the earlier one, whole, if the later is harsher.

    Raises:
        Undetermined: no day of sentence is stated, or dates are too coarse to choose.
        NotModelled: a Manual that would govern is not encoded.
    """
    if case.sentenced is None:
        msg = "no Manual can be chosen: state when the defendant was `sentenced`, or name the `manual` (§ 1B1.11(a))"
        raise Undetermined(msg)
    at_sentencing = _agreed(case, case.sentenced, "sentenced", readings)
    ended = last_end(case)
    if ended is None:
        return evolve(at_sentencing, notes=(*at_sentencing.notes, *_end_not_stated(case, at_sentencing)))
    if ended.latest < FIRST_DAY:
        msg = f"the offense ended on {ended}, before the first Manual ({FIRST_DAY}); name a `manual` to apply one"
        raise NotModelled(msg)
    if Manual.on(max(ended.earliest, FIRST_DAY)).same_text(at_sentencing.manual):
        return at_sentencing
    try:
        at_offense = _agreed_against(case, ended, at_sentencing, readings)
    except (NotInForce, Contradiction) as refusal:
        return _with_note(at_sentencing, _NOT_ASKED.format(refusal))
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


_NOT_ASKED = (
    "Whether the Manual in effect when the offense ended gives a lower range was not asked, since the findings are not "
    "of that Manual ({}). State facts, or name the `manual` (§ 1B1.11(b)(1))."
)


def _telling_of_departure(at_sentencing: Outcome, case: Case, ended: PartialDate, readings: Readings) -> Outcome:
    """Where early disposition moved from a departure into the range, the ranges alone do not compare the two."""
    if at_sentencing.early_disposition is None or at_sentencing.range_after_departure is not None:
        return at_sentencing
    earlier = apply_manual(case, Manual.on(ended.latest), readings)
    departed = earlier.range_after_departure
    if departed is None:
        return at_sentencing
    note = (
        f"{_in_effect(earlier)} when the offense ended gives {earlier.range}, and after § 5K3.1 {departed}; ranges are "
        "compared before departure (§ 1B1.11(b)(1))."
    )
    return _with_note(at_sentencing, note)


def _agreed_against(case: Case, ended: PartialDate, at_sentencing: Outcome, readings: Readings) -> Outcome | None:
    """The outcome under the Manual of the end of the offense, if the one at sentencing is harsher."""
    earlier = [
        apply_manual(case, manual, readings)
        for manual in editions(PartialDate(max(ended.earliest, FIRST_DAY), ended.latest))
    ]
    harsher = [at_sentencing.range.harsher_than(each.range) for each in earlier]
    if not any(harsher):
        return None
    if not all(harsher) or len({answer_of(each) for each in earlier}) > 1:
        msg = (
            f"the Manuals in effect during {ended} give different ranges: state more exactly when the offense `ended` "
            "(§ 1B1.11(b)(1))"
        )
        raise Undetermined(msg)
    return earlier[-1]


def _agreed(case: Case, when: PartialDate, fact: str, readings: Readings) -> Outcome:
    """The one answer of every Manual in effect during a coarse date."""
    outcomes = [apply_manual(case, manual, readings) for manual in editions(when)]
    if len({answer_of(outcome) for outcome in outcomes}) > 1:
        msg = (
            f"the Manuals in effect during {when} give different answers: state `{fact}` more exactly, or name the "
            "`manual`"
        )
        raise Undetermined(msg)
    *others, last = outcomes
    if all(_same_options(each, last) for each in others):
        return last
    note = (
        f"The Manuals in effect during {when} give one range, and differ in what it allows (Ch. 5, Pts. B to E): that "
        f"in effect on {last.manual.day} is shown; state `{fact}` more exactly."
    )
    return _with_note(last, note)


def _same_options(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes leave the same zone and allow the same, by whatever text."""
    return one.zone == other.zone and _less_sources(one.options.to_dict()) == _less_sources(other.options.to_dict())


def _less_sources(data: object) -> object:
    if isinstance(data, dict):
        return {key: _less_sources(value) for key, value in data.items() if key not in {"source", "because", "notes"}}
    return [_less_sources(each) for each in data] if isinstance(data, list) else data


def editions(when: PartialDate) -> Iterator[Manual]:
    """Each Manual in effect during a date: one, unless the date is coarse."""
    yield Manual.on(when.earliest)
    yield from (Manual.on(day) for day in EFFECTIVE_DAYS if when.earliest < day <= when.latest)


def answer_of(outcome: Outcome) -> tuple[int, CriminalHistoryCategory, Range, Range | None]:
    """What two outcomes must share to be one answer."""
    return (outcome.offense_level.number, outcome.category, outcome.range, outcome.range_after_departure)


def _end_not_stated(case: Case, at_sentencing: Outcome) -> Iterator[str]:
    days = [began.earliest for count in case.counts if (began := count.began or count.ended) is not None]
    if len(days) < len(case.counts) or not Manual.on(max(*days, FIRST_DAY)).same_text(at_sentencing.manual):
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
