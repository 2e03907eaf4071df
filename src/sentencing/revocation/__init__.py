"""Chapter Seven applied to a revocation of probation or supervised release.

The edition is that of the day of the revocation sentence, unless one is named. What is not stated of the original
offense leaves several possibilities: where all of them give one answer it is given, else it is refused.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import product
from typing import Any, TypeAlias

from attrs import evolve, frozen

from sentencing.errors import Contradiction, Undetermined, expect
from sentencing.manual import Manual
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN, FirstText
from sentencing.manual.chapter7.table import LimitedRange
from sentencing.offense_class import PETTY
from sentencing.revocation.limits import THE_STATUTE_ALLOWS
from sentencing.revocation.original_offense import Possibility, possibilities
from sentencing.revocation.outcome import RevocationOutcome
from sentencing.revocation.question import Question
from sentencing.revocation.steps import out_of_scope, under_first_text, under_graded_text
from sentencing.supervision import RevocationCase
from sentencing.terms import CriminalHistoryCategory


def calculate_revocation(case: RevocationCase, *, manual: Manual | None = None) -> RevocationOutcome:
    """Calculate the range of imprisonment on a revocation, every step cited.

    >>> from sentencing.casefile.revocation import revocation_from_dict
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"statute": "8 U.S.C. 1326(a)", "committed": "2012-03-01", "category": "V"},
    ...     "violation": [{"conduct": "illegal reentry", "grade": "B"}],
    ... }))
    >>> print(outcome.range_before_statute, "becomes", outcome.range)
    18-24 becomes 12

    Args:
        case: the facts, or findings.
        manual: an edition to apply whatever the dates say.

    Raises:
        Undetermined: the facts do not decide; the message names the missing fact.
        Contradiction: facts and findings disagree, or a minimum stated is more than the statute allows.
        NotInForce: a grade is stated, and the edition has none.
        NotModelled: the edition is not encoded, or the original offense is older than supervised release.
    """
    expect(case, RevocationCase, "case: give a RevocationCase, such as `load_revocation(path)` returns")
    outcomes = [_under(case, book) for book in _editions(case, manual)]
    if len({_answer(outcome) for outcome in outcomes}) > 1:
        msg = (
            f"revoked: the texts of Chapter Seven in effect during {case.revoked} give different answers; state the "
            "day, or name the `manual`"
        )
        raise Undetermined(msg)
    last = outcomes[-1]
    if not _not_shared(outcomes):
        return last
    note = f"The texts in effect during {case.revoked} differ in what may follow: state the day of `revoked`."
    return _shared(last, outcomes, note)


def _editions(case: RevocationCase, manual: Manual | None) -> Sequence[Manual]:
    """The edition named; else each that was in effect on a day on which supervision may have been revoked."""
    if manual is not None:
        return [manual]
    if case.manual is not None:
        return [Manual.on(case.manual)]
    if case.revoked is None:
        msg = "revoked: no Manual can be chosen; state the day of the revocation, or name the `manual`"
        raise Undetermined(msg)
    days = CHAPTER_SEVEN[case.supervision].days
    later = (day for day in days if case.revoked.earliest < day <= case.revoked.latest)
    return [Manual.on(case.revoked.earliest), *map(Manual.on, later)]


@frozen
class _Found:
    """What one possibility of the original offense gives in one category."""

    possibility: Possibility
    category: CriminalHistoryCategory | None
    outcome: RevocationOutcome


def _under(case: RevocationCase, manual: Manual) -> RevocationOutcome:
    """The one answer of every possibility under one edition."""
    possible = possibilities(case, case.revoked.latest if case.revoked else manual.day)
    found: list[_Found] = []
    refusals: list[Contradiction] = []
    for possibility, category, work in _works(case, manual, possible):
        try:
            found.append(_Found(possibility, category, work()))
        except Contradiction as refusal:
            refusals.append(refusal)
    if not found:
        raise refusals[0]
    return found[0].outcome if len(found) == 1 else _agreed(found)


_Work: TypeAlias = tuple[Possibility, CriminalHistoryCategory | None, Callable[[], RevocationOutcome]]


def _works(case: RevocationCase, manual: Manual, possible: Sequence[Possibility]) -> Iterator[_Work]:
    """The text of the edition, to be applied to each possibility, and in each category where none is stated."""
    text, category = manual.text(CHAPTER_SEVEN[case.supervision]), case.original.category
    questions = [Question(case, manual, possibility) for possibility in possible]
    if isinstance(text, FirstText):
        yield from ((each.possibility, category, partial(under_first_text, each, text)) for each in questions)
        return
    petty = [each for each in questions if each.possibility.offense_class in PETTY]
    others = [each for each in questions if each.possibility.offense_class not in PETTY]
    yield from ((each.possibility, category, partial(out_of_scope, each, text)) for each in petty)
    if others:
        violations = text.grades.of(case.violations)
        for each, one in product(others, CriminalHistoryCategory if category is None else [category]):
            yield each.possibility, one, partial(under_graded_text, each, text, one, violations)


# Several possibilities


def _answer(outcome: RevocationOutcome) -> tuple[object, ...]:
    """What outcomes must share to be one answer."""
    return (
        outcome.revocation,
        outcome.grade,
        outcome.range,
        outcome.alternatives,
        outcome.added_detention,
        outcome.range_with_detention,
    )


def _agreed(found: Sequence[_Found]) -> RevocationOutcome:
    """The answer that all share, without what they do not share."""
    outcomes = [each.outcome for each in found]
    if len(set(map(_answer, outcomes))) > 1:
        msg = f"the answer turns on what is not stated: {_named(_deciding_facts(found))}"
        raise Undetermined(msg)
    open_facts = [fact for fact, _ in _open_facts(found)]
    note = f"Not stated, and without effect but for what these notes say: {_named(open_facts)}."
    return _shared(outcomes[0], outcomes, note)


def _shared(one: RevocationOutcome, outcomes: Sequence[RevocationOutcome], note: str) -> RevocationOutcome:
    """One of several outcomes without what they do not share."""
    not_shared = _not_shared(outcomes)
    without: dict[str, Any] = dict.fromkeys(not_shared)
    notes = dict.fromkeys(note for each in outcomes for note in each.notes)
    if "maximum" in not_shared:
        notes = {each: None for each in notes if not each.startswith(THE_STATUTE_ALLOWS)}
    return evolve(
        one,
        **without,
        statutory=_shared_limit(outcomes),
        reasons=tuple(reason for reason in one.reasons if all(reason in each.reasons for each in outcomes)),
        notes=(note, *notes),
    )


def _not_shared(outcomes: Sequence[RevocationOutcome]) -> list[str]:
    return [name for name in _MAY_DIFFER if len({getattr(each, name) for each in outcomes}) > 1]


_MAY_DIFFER = ("category", "range_before_statute", "maximum", "further_release")


def _shared_limit(outcomes: Sequence[RevocationOutcome]) -> LimitedRange | None:
    limits = [each.statutory for each in outcomes]
    stated = next((limit for limit in limits if limit is not None), None)
    if stated is None or all(limit == stated for limit in limits):
        return stated
    return LimitedRange(stated.cite, stated.after, "what the statute allows, whatever is not stated")


_Key: TypeAlias = Callable[[_Found], object]


def _open_facts(found: Sequence[_Found]) -> Iterator[tuple[str, _Key]]:
    """Each fact that is open, and what stays the same when it alone is another."""
    if len({each.category for each in found}) > 1:
        yield "original.category", lambda each: each.possibility
    if len({each.possibility.day for each in found}) > 1:
        yield "original.committed", lambda each: (evolve(each.possibility, day=date.min), each.category)
    for fact in dict.fromkeys(each.possibility.left_open_by for each in found):
        if fact:
            yield fact, lambda each: (each.possibility.day, each.category)


def _deciding_facts(found: Sequence[_Found]) -> list[str]:
    """The open facts on which, each by itself, the answer turns; all of them where only several together decide."""
    facts = list(_open_facts(found))
    alone = [fact for fact, same in facts if _differs(found, same)]
    return alone or [fact for fact, _ in facts]


def _differs(found: Sequence[_Found], same: _Key) -> bool:
    answers: dict[object, set[tuple[object, ...]]] = {}
    for each in found:
        answers.setdefault(same(each), set()).add(_answer(each.outcome))
    return any(len(given) > 1 for given in answers.values())


_IN_WORDS = {
    "the class by 3559(a)": "`original.class`, since 18 U.S.C. 3559(a) of before 18 November 1988 was not read",
    "original.category": "`original.category`, that of the original sentencing; where none was found then, the court's",
    "original.class": "`original.class`, or `original.maximum` (18 U.S.C. 3559(a))",
    "original.committed": "`original.committed`, more exactly (18 U.S.C. 3583)",
    "original.maximum": "`original.maximum`",
    "original.statute": "`original.statute`, to the subsection",
}


def _named(facts: Sequence[str]) -> str:
    return "; ".join(_IN_WORDS[fact] for fact in facts)
