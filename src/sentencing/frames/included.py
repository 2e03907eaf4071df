"""The readings that come with the library: an offense level and a category, and findings under § 2L1.2."""

from collections.abc import Callable
from typing import TypeVar

from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits
from sentencing.casefile.values import shown
from sentencing.cite import Cite
from sentencing.counts import TOTAL, Adjustments, Count, Stated
from sentencing.effects import Become
from sentencing.errors import CaseFileError
from sentencing.frames.reading import Facts, Reading
from sentencing.frames.values import a_category, a_day, a_number, a_partial_date, a_term, a_truth
from sentencing.statutes import cited
from sentencing.terms import Term

T = TypeVar("T")

_OF_EVERY_CASE = ("manual", "sentenced", "ended", "category", "points", "statute", "maximum", "minimum", "district")


def _stated(facts: Facts, fact: str, read: Callable[[object, str], T]) -> T | None:
    """A fact as a case needs it; ``None`` where it is not stated."""
    value = facts[fact]
    return None if value is None else read(value, fact)


LEVELS = range(-8, 91)
"""The totals that the Manual can give: from the least base level, 4, less every decrease; the codebook ends at 90.

So the codes that files write for a missing level, such as 99, 999 and -9, are none.
"""
MOST_POINTS = 98
"""From 99 up files write codes for missing points."""


def a_level(value: object, fact: str) -> int:
    """A total offense level, as far as one can be: 43 or more is read as 43, and less than 1 as 1.

    >>> a_level("21", "offense_level")
    21
    >>> a_level(99, "offense_level")
    Traceback (most recent call last):
    sentencing.errors.CaseFileError: offense_level: 99 is no total offense level, but perhaps a code for a missing one

    Raises:
        CaseFileError: it is no whole number, or no total that the Manual can give.
    """
    level = a_number(value, fact)
    if level not in LEVELS:
        msg = f"{fact}: {level} is no total offense level, but perhaps a code for a missing one"
        raise CaseFileError(msg)
    return level


def some_points(value: object, fact: str) -> int:
    """Criminal history points, from 0 to 98; above thirteen they make no difference.

    Raises:
        CaseFileError: they are no whole number, or 99 and more, which files write for a missing number.
    """
    points = a_number(value, fact)
    if points > MOST_POINTS:
        msg = f"{fact}: {points} points are perhaps a code for a missing number; state `category` if they are not"
        raise CaseFileError(msg)
    return points


LEAST_CODE = 990
"""From here up files write codes for limits: life, death, unknown. No statute gives so many months but as a sum."""


def a_limit(value: object, fact: str) -> Term:
    """A statutory limit in months, or ``LIFE`` from the text "life".

    Raises:
        CaseFileError: it is neither; or 0 as a maximum; or 990 months and more, which files write for life or for a
            missing limit.
    """
    limit = a_term(value, fact)
    if isinstance(limit, int) and (limit >= LEAST_CODE or (limit == 0 and fact == "maximum")):
        msg = f"{fact}: {limit} is no statutory limit in months, but perhaps a code; write 'life' for life"
        raise CaseFileError(msg)
    return limit


def _statute(value: object, fact: str) -> str:
    """A statute that is read as one; of one that is not, no maximum would be known, and none applied."""
    if cited(str(value)) is None:
        msg = f"{fact}: {shown(value)} is no citation of a statute; write it as '8 U.S.C. 1326(b)(2)'"
        raise CaseFileError(msg)
    return str(value)


def _count(facts: Facts, guideline: str, found: tuple[Stated, ...]) -> Count:
    ended = _stated(facts, "ended", a_partial_date)
    return Count(guideline, statute=_stated(facts, "statute", _statute), ended=ended, found=found)


def _case(
    facts: Facts, count: Count, adjustments: Adjustments = Adjustments(), acceptance: Acceptance | None = None
) -> Case:
    """A case of one count, with the facts that every included reading takes."""
    maximum, minimum = _stated(facts, "maximum", a_limit), _stated(facts, "minimum", a_limit)
    levels = _stated(facts, "early_disposition", a_number)
    return Case(
        (count,),
        manual=_stated(facts, "manual", a_day),
        sentenced=_stated(facts, "sentenced", a_partial_date),
        district=_stated(facts, "district", _text),
        history=_history(facts),
        statute=None if maximum is None and minimum is None else Limits(maximum, minimum),
        early_disposition=EarlyDisposition(levels) if levels else None,
        adjustments=adjustments,
        acceptance=acceptance,
    )


def _history(facts: Facts) -> History:
    """Criminal history as found; a frame that tells none is refused, since none stated would be scored as none."""
    points, category = _stated(facts, "points", some_points), _stated(facts, "category", a_category)
    if points is None and category is None:
        msg = "category and points are missing"
        raise CaseFileError(msg)
    return History(points, category)


def _text(value: object, _fact: str) -> str:
    return str(value)


def _of_level_and_category(facts: Facts) -> Case:
    level = Stated(Cite(TOTAL), Become(a_level(facts["offense_level"], "offense_level")))
    return _case(facts, _count(facts, TOTAL, (level,)))


LEVEL_AND_CATEGORY = Reading(
    "level and category",
    _of_level_and_category,
    ("offense_level", *_OF_EVERY_CASE, "early_disposition"),
    optional=(*_OF_EVERY_CASE, "early_disposition"),
)
"""A total offense level as found (§ 1B1.1(a)) and a criminal history category, or points.

``offense_level``; ``category`` ("III" or 3) or ``points``; the edition by ``manual`` (a day) or ``sentenced``.
Optional: ``ended``, when the offense ended; ``statute``, or the limits, in months, as ``maximum`` and ``minimum``;
``district``; ``early_disposition``, in levels.
"""


def _of_reentry_findings(facts: Facts) -> Case:
    count = _count(facts, "2L1.2", _findings(facts["found"]))
    adjustments = Adjustments(_findings(facts["adjustments"] or ""))
    accepted = Acceptance(a_truth(facts["acceptance"], "acceptance"), a_truth(facts["motion"], "motion"))
    return _case(facts, count, adjustments, accepted)


def _findings(text: object) -> tuple[Stated, ...]:
    """Findings by citation, parted by semicolons; "none", or an empty text, finds that none applies."""
    each_text = (each.strip() for each in str(text).split(";"))
    return tuple(Stated.parse(each) for each in each_text if each and each.lower() != "none")


REENTRY_FINDINGS = Reading(
    "§ 2L1.2 findings",
    _of_reentry_findings,
    ("found", "acceptance", "motion", "adjustments", *_OF_EVERY_CASE, "early_disposition"),
    optional=("adjustments", *_OF_EVERY_CASE, "early_disposition"),
)
"""An illegal reentry by findings, as a presentence report recites them (§ 2L1.2).

``found``: citations parted by semicolons ("2L1.2(b)(1)(A)(ii)"), "none" where no increase applies;
``acceptance`` and ``motion``: § 3E1.1(a) and (b), true or false. Optional: ``adjustments`` of Chapter Three, by
citation too; and what ``LEVEL_AND_CATEGORY`` takes beside its level.
"""
