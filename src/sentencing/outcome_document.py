"""An outcome read back from its document, schema ``sentencing.outcome/1``."""

from collections.abc import Iterator, Mapping
from typing import Any

from sentencing.casefile import case_from_dict
from sentencing.cite import Cite
from sentencing.document import read_document, read_ledger, read_manual, read_within
from sentencing.manual.chapter3.several_counts import HALVES_IN_A_UNIT, Group
from sentencing.manual.chapter5.statutory_limits import ConsecutiveTerm, RangeStep
from sentencing.outcome import SCHEMA, CategoryDeparture, EarlyDispositionRange, Outcome
from sentencing.terms import CriminalHistoryCategory, Range, Zone, read_term

_WORKED_AGAIN = ("options",)


def outcome_from_dict(data: object) -> Outcome:
    """Read an outcome back from ``Outcome.to_dict``.

    >>> from sentencing.calculation import calculate
    >>> case = {"manual": "2024-11-01", "count": [{"guideline": "2L1.2", "found": []}], "history": {"category": "II"}}
    >>> outcome = calculate(case_from_dict(case))
    >>> outcome_from_dict(outcome.to_dict()) == outcome
    True

    Raises:
        SentencingError: the data is no outcome document of this version.
    """
    return read_document(data, SCHEMA, _outcome, worked_again=_WORKED_AGAIN)


def outcome_within(data: object) -> Outcome:
    """Read the outcome in a comparison."""
    return read_within(data, SCHEMA, _outcome, worked_again=_WORKED_AGAIN)


def _outcome(data: Mapping[str, Any]) -> Outcome:
    early, history, departed = data["early_disposition"], data["criminal_history"], data.get("category_departure")
    return Outcome(
        case=case_from_dict(data["case"]),
        manual=read_manual(data["manual"], data.get("hypothetical", ())),
        counts=tuple(read_ledger(count) for count in data["counts"]),
        groups=tuple(_group(group) for group in data.get("groups", ())),
        levels=read_ledger(data),
        points_ledger=read_ledger(history),
        points=history["points"],
        category=CriminalHistoryCategory.parse(history["category"]),
        range_before_statute=Range.from_dict(data["range_before_statute"]),
        range_steps=tuple(_range_steps(data)),
        zone=None if data["zone"] is None else Zone(data["zone"]),
        early_disposition=early and EarlyDispositionRange.from_dict(early),
        consecutive=tuple(map(_consecutive, data.get("consecutive", ()))),
        category_departure=departed and CategoryDeparture.from_dict(departed),
        notes=tuple(data["notes"]),
        library=data["library"],
    )


def _range_steps(data: Mapping[str, Any]) -> Iterator[RangeStep]:
    """The steps of the range; a document of version 0.1 has one at most, with its end in ``range``."""
    limit, before = data["statutory_limit"], Range.from_dict(data["range_before_statute"])
    for step in data.get("range_steps", limit and [{**limit, "range": data["range"]}]) or ():
        after = Range.from_dict(step["range"])
        yield RangeStep(Cite.parse(step["cite"]), before, after, step["because"])
        before = after


def _group(data: Mapping[str, Any]) -> Group:
    halves = int(data["units"] * HALVES_IN_A_UNIT)
    rule = Cite.parse(data["rule"]).pinpoint
    return Group(data["letter"], tuple(data["counts"]), read_ledger(data), halves, rule)


def _consecutive(data: Mapping[str, Any]) -> ConsecutiveTerm:
    return ConsecutiveTerm(data["count"], data["statute"], read_term(data["term"]), Cite.parse(data["excluded_by"]))
