"""Checks of the criminal history: points, their total, the category, and the bound that points set."""

from typing import Any

import pytest
from tests.ussc.records import as_audited

from sentencing.ussc import CHECKS, Agrees, Disagrees, NotChecked, Reason

BY_NAME = {check.name: check for check in CHECKS}


def verdict(name: str, values: dict[str, Any], year: int = 2009) -> Any:
    """What a check says of a record worked with the Manual of a year."""
    return as_audited(BY_NAME[name], {"AMENDYR": year, **values})


def why(found: Any) -> tuple[str, str, Reason, str]:
    """The four parts of a disagreement."""
    assert isinstance(found, Disagrees)
    return found.recorded, found.recomputed, found.reason, found.because


@pytest.mark.parametrize(
    ("ones", "twos", "threes", "points"), [(0, 0, 0, 0), (1, 0, 0, 1), (0, 1, 0, 2), (0, 0, 1, 3), (4, 8, 3, 29)]
)
def test_points_of_sentences(ones: int, twos: int, threes: int, points: int) -> None:
    """One, two and three points for each: 4 + 16 + 9 are 29."""
    values = {"POINT1": ones, "POINT2": twos, "POINT3": threes, "CRIMPTS": points}

    assert verdict("points of sentences", values) == Agrees()
    assert why(verdict("points of sentences", {**values, "CRIMPTS": points + 1})) == (
        *(str(points + 1), str(points), Reason.UNEXPLAINED, "+1 points"),
    )


def test_more_than_four_one_point_sentences() -> None:
    """§ 4A1.1(c) counts four; the file adds all, and a record that adds four is told."""
    six = {"POINT1": 6, "POINT2": 1, "POINT3": 0}

    assert verdict("points of sentences", {**six, "CRIMPTS": 8}) == Agrees()
    assert why(verdict("points of sentences", {**six, "CRIMPTS": 6})) == (
        *("6", "8", Reason.CODING),
        "as § 4A1.1(c) has it, which counts no more than four one-point sentences",
    )


def test_points_that_are_missing() -> None:
    """They are not checked."""
    found = verdict("points of sentences", {"POINT1": 0, "POINT2": None, "POINT3": 0, "CRIMPTS": 0})

    assert found == NotChecked("POINT2 is missing")


TOTAL: dict[str, Any] = {"CRIMPTS": 5, "SENTPTS": 2, "VIOL1PTS": 1, "REL2PTS": 1}


@pytest.mark.parametrize(("year", "total"), [(2008, 9), (2009, 9), (2010, 8), (2022, 8)])
def test_total_points(year: int, total: int) -> None:
    """Recency points count with a Manual before that of 1 November 2010 (amend. 742)."""
    assert verdict("total points", {**TOTAL, "TOTCHPTS": total}, year) == Agrees()


FEWER = "more than four one-point sentences (§ 4A1.1(c)), or a departure under § 4A1.3, would do it"
RECENCY = "as if there were recency points, which the Manual has not had since 1 November 2010"


@pytest.mark.parametrize(
    ("values", "year", "told"),
    [
        ({"TOTCHPTS": 9}, 2010, ("9", "8", Reason.CODING, RECENCY)),
        ({"TOTCHPTS": 8}, 2009, ("8", "9", Reason.UNEXPLAINED, FEWER)),
        ({"TOTCHPTS": 12}, 2010, ("12", "8", Reason.UNEXPLAINED, "+4 points")),
        ({"TOTCHPTS": 10}, 2009, ("10", "9", Reason.UNEXPLAINED, "+1 points")),
    ],
)
def test_other_totals(values: dict[str, Any], year: int, told: tuple[str, str, Reason, str]) -> None:
    """Recency points counted after they ended; fewer, or more, than the parts."""
    assert why(verdict("total points", {**TOTAL, **values}, year)) == told


def test_recency_points_that_the_frame_lacks() -> None:
    """Until 2010 they may hold the difference."""
    without = {"CRIMPTS": 5, "SENTPTS": 2, "VIOL1PTS": 1, "TOTCHPTS": 10}

    assert why(verdict("total points", without, 2009))[2:] == (Reason.NOT_IN_FRAME, "the frame has no REL2PTS")
    assert why(verdict("total points", without, 2010))[2] is Reason.UNEXPLAINED
    assert verdict("total points", {**TOTAL, "SENTPTS": None, "TOTCHPTS": 5}) == NotChecked("SENTPTS is missing")


@pytest.mark.parametrize(
    ("points", "category"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (6, 3), (7, 4), (9, 4), (10, 5), (12, 5), (13, 6)]
)
def test_category_of_points(points: int, category: int) -> None:
    """The line of points at the head of the Table."""
    assert verdict("category", {"TOTCHPTS": points, "XCRHISSR": category}) == Agrees()


@pytest.mark.parametrize(("commanded", "category"), [(0, 3), (None, 3), (2, 3), (4, 4), (6, 6)])
def test_category_that_a_rule_commands(commanded: int | None, category: int) -> None:
    """ACCCAT counts where it is higher."""
    assert verdict("category", {"TOTCHPTS": 5, "ACCCAT": commanded, "XCRHISSR": category}) == Agrees()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"XCRHISSR": 6, "CAROFFAP": 1}, ("VI", "III", Reason.CAREER_OFFENDER)),
        ({"XCRHISSR": 5, "CAROFFAP": 1, "ACCCAT": 0}, ("V", "III", Reason.UNEXPLAINED)),
        ({"XCRHISSR": 6}, ("VI", "III", Reason.NOT_IN_FRAME)),
        ({"XCRHISSR": 6, "ACCCAT": 0}, ("VI", "III", Reason.UNEXPLAINED)),
        ({"XCRHISSR": 2, "CAROFFAP": 1}, ("II", "III", Reason.UNEXPLAINED)),
    ],
)
def test_other_categories(values: dict[str, Any], told: tuple[str, str, Reason]) -> None:
    """A career offender without ACCCAT; else a departure may have moved it."""
    assert why(verdict("category", {"TOTCHPTS": 5, **values}))[:3] == told


def test_points_bound_the_category() -> None:
    """Seven points under (a) to (c) make Category IV at least."""
    assert verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 4}) == Agrees()
    assert verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 6}) == Agrees()
    assert why(verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 3}))[:3] == (
        *("III", "IV or higher", Reason.UNEXPLAINED),
    )
    assert not BY_NAME["points and category"].applies({"CRIMPTS", "XCRHISSR", "TOTCHPTS"})


# Codes that are no points


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        (
            "points of sentences",
            {"POINT1": -3, "POINT2": 0, "POINT3": 1, "CRIMPTS": 3},
            "POINT1: -3 is fewer than none",
        ),
        (
            "points of sentences",
            {"POINT1": 10**12, "POINT2": 0, "POINT3": 0, "CRIMPTS": 0},
            "POINT1: 1000000000000 poi",
        ),
        ("points of sentences", {"POINT1": 0, "POINT2": 0, "POINT3": 0, "CRIMPTS": 99}, "CRIMPTS: 99 points"),
        ("total points", {**TOTAL, "SENTPTS": 99, "TOTCHPTS": 8}, "SENTPTS: 99 points"),
        ("total points", {**TOTAL, "REL2PTS": 99, "TOTCHPTS": 8}, "REL2PTS: 99 points"),
        ("total points", {**TOTAL, "TOTCHPTS": 999}, "TOTCHPTS: 999 points"),
        ("category", {"TOTCHPTS": 999, "XCRHISSR": 6}, "TOTCHPTS: 999 points"),
        ("points and category", {"CRIMPTS": 99, "XCRHISSR": 6}, "CRIMPTS: 99 points"),
    ],
)
def test_codes_that_are_no_points(name: str, values: dict[str, Any], told: str) -> None:
    """They are neither counted nor read as thirteen or more: the record is not checked."""
    found = verdict(name, values)

    assert isinstance(found, NotChecked)
    assert found.reason.startswith(told)


def test_recency_points_that_the_manual_does_not_have() -> None:
    """They are not read: 5 + 2 + 1 are 8, whatever stands there."""
    assert verdict("total points", {**TOTAL, "REL2PTS": 99, "TOTCHPTS": 8}, 2010) == Agrees()
