"""The facts of a revocation: what can be stated, and what cannot be true together."""

import pytest

from sentencing.duration import Duration
from sentencing.errors import CaseFileError, Contradiction, SentencingError
from sentencing.offense_class import PETTY, OffenseClass
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.supervision import (
    GRADING_KINDS,
    Original,
    RevocationCase,
    Supervision,
    Violation,
    ViolationGrade,
)
from sentencing.terms import LIFE

MISSED = Violation("no report", condition=True)


def test_lengths_are_durations_or_life() -> None:
    """Whole months are taken for a duration, and life stays as it is."""
    assert Violation(punishable=13).punishable == Duration(13)
    assert Original(maximum=LIFE).maximum is LIFE
    assert Original().maximum is None


@pytest.mark.parametrize("key", ["minimum", "release_maximum", "imposed"])
def test_terms_are_months_or_life(key: str) -> None:
    """A term of the original offense is a number of months from 0 up, or life."""
    assert getattr(Original(**{key: 60}), key) == 60
    assert getattr(Original(**{key: LIFE}), key) is LIFE
    with pytest.raises(SentencingError, match="-1"):
        Original(**{key: -1})


def test_the_most_serious_grade_sorts_first() -> None:
    """Grade A is more serious than B, and B than C."""
    assert sorted([ViolationGrade.C, ViolationGrade.A, ViolationGrade.B]) == list(ViolationGrade)


def test_three_classes_are_petty() -> None:
    """18 U.S.C. 19: Class B and C misdemeanors and infractions."""
    assert [each.value for each in OffenseClass if each in PETTY] == [
        "Class B misdemeanor",
        "Class C misdemeanor",
        "infraction",
    ]


@pytest.mark.parametrize("kind", Kind)
def test_only_three_kinds_bear_on_a_grade(kind: Kind) -> None:
    """§ 7B1.1(a)(1)(A) knows three kinds; another is refused by name."""
    if kind in GRADING_KINDS:
        assert Violation(kinds=frozenset({kind})).kinds == {kind}
        return
    with pytest.raises(CaseFileError, match=rf"kinds: no grade turns on '{kind}'"):
        Violation(kinds=frozenset({kind}))


@pytest.mark.parametrize(
    ("facts", "stated"),
    [
        ({"punishable": 24}, "punishable"),
        ({"kinds": frozenset({Kind.FIREARMS})}, "kinds"),
        ({"punishable": 24, "kinds": frozenset({Kind.FIREARMS})}, "punishable"),
    ],
)
def test_a_condition_is_no_offense(facts: dict[str, object], stated: str) -> None:
    """A violation of another condition only has neither a punishment nor a kind."""
    with pytest.raises(Contradiction, match=rf"condition: .* `{stated}`"):
        Violation(condition=True, **facts)


def test_a_condition_may_say_that_it_is_of_no_kind() -> None:
    """An empty set of kinds contradicts nothing; nor does `condition = false`."""
    assert Violation(condition=True, kinds=frozenset()).condition
    assert Violation(condition=False, punishable=24).punishable == Duration(24)


def test_a_revocation_needs_a_violation() -> None:
    """Without a violation there is nothing to revoke for."""
    with pytest.raises(CaseFileError, match=r"violation: a revocation needs a violation"):
        RevocationCase(Supervision.PROBATION)


def test_revocation_follows_the_offense() -> None:
    """A revocation that is surely earlier than the offense is refused; on the same day it is not."""
    offense = Original(committed=PartialDate.parse("2012-03-01"))
    with pytest.raises(CaseFileError, match=r"revoked: 2012-02 is before `original.committed`"):
        RevocationCase(Supervision.PROBATION, offense, (MISSED,), revoked=PartialDate.parse("2012-02"))
    assert RevocationCase(Supervision.PROBATION, offense, (MISSED,), revoked=PartialDate.parse("2012-03")).revoked


@pytest.mark.parametrize("months", [-1, -12])
def test_detention_is_not_negative(months: int) -> None:
    """Credited detention is a number of months from 0 up."""
    with pytest.raises(CaseFileError, match="credited_detention"):
        RevocationCase(Supervision.PROBATION, violations=(MISSED,), credited_detention=months)


def test_detention_is_whole_months() -> None:
    """True is no number of months; 0 is."""
    with pytest.raises(SentencingError, match="credited_detention"):
        RevocationCase(Supervision.PROBATION, violations=(MISSED,), credited_detention=True)
    assert RevocationCase(Supervision.PROBATION, violations=(MISSED,), credited_detention=0).credited_detention == 0
