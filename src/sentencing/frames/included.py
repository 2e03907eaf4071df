"""The readings that come with the library: an offense level and a category, and findings under § 2L1.2."""

from collections.abc import Callable
from typing import Any, TypeVar

from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits
from sentencing.cite import Cite
from sentencing.counts import TOTAL, Adjustments, Count, Stated
from sentencing.effects import Become
from sentencing.errors import CaseFileError
from sentencing.frames.reading import Facts, Reading
from sentencing.frames.values import a_category, a_day, a_number, a_partial_date, a_term, a_truth

T = TypeVar("T")

_OF_EVERY_CASE = ("manual", "sentenced", "category", "points", "statute", "maximum", "minimum", "district")


def _stated(facts: Facts, fact: str, read: Callable[[object, str], T]) -> T | None:
    """A fact as a case needs it; ``None`` where it is not stated."""
    value = facts[fact]
    return None if value is None else read(value, fact)


def _case(facts: Facts, count: Count, **others: Any) -> Case:  # noqa: ANN401 - any parts of a case
    """A case of one count, with the facts that every included reading takes."""
    maximum, minimum = _stated(facts, "maximum", a_term), _stated(facts, "minimum", a_term)
    levels = _stated(facts, "early_disposition", a_number)
    return Case(
        (count,),
        manual=_stated(facts, "manual", a_day),
        sentenced=_stated(facts, "sentenced", a_partial_date),
        district=_stated(facts, "district", _text),
        history=_history(facts),
        statute=None if maximum is None and minimum is None else Limits(maximum, minimum),
        early_disposition=EarlyDisposition(levels) if levels else None,
        **others,
    )


def _history(facts: Facts) -> History:
    """Criminal history as found; a frame that tells none is refused, since none stated would be scored as none."""
    points, category = _stated(facts, "points", a_number), _stated(facts, "category", a_category)
    if points is None and category is None:
        msg = "category and points are missing"
        raise CaseFileError(msg)
    return History(points, category)


def _text(value: object, _fact: str) -> str:
    return str(value)


def _of_level_and_category(facts: Facts) -> Case:
    level = Stated(Cite(TOTAL), Become(a_number(facts["offense_level"], "offense_level")))
    return _case(facts, Count(TOTAL, found=(level,), statute=_stated(facts, "statute", _text)))


LEVEL_AND_CATEGORY = Reading(
    "level and category",
    _of_level_and_category,
    ("offense_level", *_OF_EVERY_CASE, "early_disposition"),
    optional=(*_OF_EVERY_CASE, "early_disposition"),
)
"""A total offense level as found (§ 1B1.1(a)) and a criminal history category, or points.

``offense_level``; ``category`` ("III" or 3) or ``points``; the edition by ``manual`` (a day) or ``sentenced``.
Optional: ``statute``, or the limits, in months, as ``maximum`` and ``minimum``; ``district``; ``early_disposition``, in
levels.
"""


def _of_reentry_findings(facts: Facts) -> Case:
    count = Count("2L1.2", found=_findings(facts["found"]), statute=_stated(facts, "statute", _text))
    adjustments = Adjustments(_findings(facts["adjustments"] or ""))
    accepted = Acceptance(a_truth(facts["acceptance"], "acceptance"), a_truth(facts["motion"], "motion"))
    return _case(facts, count, adjustments=adjustments, acceptance=accepted)


def _findings(text: object) -> tuple[Stated, ...]:
    """Findings by citation, parted by semicolons; an empty text finds that none applies."""
    return tuple(Stated.parse(each) for each in str(text).split(";") if each.strip())


REENTRY_FINDINGS = Reading(
    "§ 2L1.2 findings",
    _of_reentry_findings,
    ("found", "acceptance", "motion", "adjustments", *_OF_EVERY_CASE, "early_disposition"),
    optional=("adjustments", *_OF_EVERY_CASE, "early_disposition"),
)
"""An illegal reentry by findings, as a presentence report recites them (§ 2L1.2).

``found``: citations parted by semicolons ("2L1.2(b)(1)(A)(ii)"), an empty text where no increase applies;
``acceptance`` and ``motion``: § 3E1.1(a) and (b), true or false. Optional: ``adjustments`` of Chapter Three, by
citation too; and what ``LEVEL_AND_CATEGORY`` takes beside its level.
"""
