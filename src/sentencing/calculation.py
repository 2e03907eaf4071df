"""The calculation: a Manual applied in order (§ 1B1.1), which Manual (§ 1B1.11), and what other readings give."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from sentencing.case import Case
from sentencing.errors import SentencingError, expect
from sentencing.instructions import apply_manual
from sentencing.manual import Manual
from sentencing.one_book import answer_of, under_the_manual_that_governs
from sentencing.outcome import Outcome
from sentencing.readings import BY_KEY, Readings

_GIVE_READINGS = "readings: give a mapping of keys to sides, such as {'zero-point-4C1.1': 'not applied'}"


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
    expect_case(case)
    expect(manual, Manual | None, "manual: give a Manual, such as `Manual.on(date(2009, 11, 1))`")
    expect(readings, Mapping | None, _GIVE_READINGS)
    sides = Readings.of({**dict(case.readings), **(readings or {})})
    book = manual or (Manual.on(case.manual) if case.manual else None)
    outcome = _under(book, case, sides)
    told = tuple(_other_readings(outcome, book, sides))
    return evolve(outcome, notes=(*outcome.notes, *told)) if told else outcome


def expect_case(case: object) -> None:
    """Refuse a path, or plain data, in the place of a case.

    Raises:
        SentencingError: it is no case.
    """
    expect(case, Case, "case: give a Case, such as `load_case(path)` returns")


def _under(book: Manual | None, case: Case, readings: Readings) -> Outcome:
    """The case under the Manual named, or under the one that § 1B1.11 commands."""
    return apply_manual(case, book, readings) if book else under_the_manual_that_governs(case, readings)


def _other_readings(outcome: Outcome, book: Manual | None, sides: Readings) -> Iterator[str]:
    """A note for each open question that was asked and whose other side would change the answer."""
    for key in [key for key in BY_KEY if key in sides.asked]:
        reading = BY_KEY[key]
        side = reading.chosen if key in sides.other_sides else reading.alternative
        try:
            other = _under(book, outcome.case, sides.turned(key))
        except SentencingError as refusal:
            yield f"{key}: {reading.question} On the other reading ({side}) there is no answer: {refusal}."
            continue
        if answer_of(other) != answer_of(outcome) or other.points != outcome.points:
            yield f"{key}: {reading.question} The other reading ({side}) gives {_told(other)}."


def _told(outcome: Outcome) -> str:
    return f"level {outcome.offense_level}, Category {outcome.category}, {outcome.range}"
