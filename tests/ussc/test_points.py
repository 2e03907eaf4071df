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
    """§ 4A1.1(c) counts four; whether the file does, its codebook does not tell, so both agree."""
    six = {"POINT1": 6, "POINT2": 1, "POINT3": 0}

    assert verdict("points of sentences", {**six, "CRIMPTS": 8}) == Agrees()
    assert verdict("points of sentences", {**six, "CRIMPTS": 6}) == Agrees()
    assert why(verdict("points of sentences", {**six, "CRIMPTS": 7})) == (
        *("7", "6 or 8", Reason.UNEXPLAINED, "+1 points"),
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


RECENCY = "as if there were recency points, which the Manual has not had since 1 November 2010"


@pytest.mark.parametrize(
    ("values", "year", "told"),
    [
        ({"TOTCHPTS": 9}, 2010, ("9", "8", Reason.CODING, RECENCY)),
        ({"TOTCHPTS": 8}, 2009, ("8", "9", Reason.UNEXPLAINED, "-1 points")),
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


def test_recency_points_that_are_blank() -> None:
    """Until 2010 they must be told where the frame has their column; since then they are none."""
    blank = {**TOTAL, "REL2PTS": None, "TOTCHPTS": 8}

    assert verdict("total points", blank, 2009) == NotChecked("REL2PTS is missing")
    assert verdict("total points", blank, 2010) == Agrees()


OTHERS: dict[str, Any] = {"CRIMPTS": 6, "SENTPTS": 0, "VIOL1PTS": 0, "REL2PTS": 0}


@pytest.mark.parametrize(
    ("year", "given"),
    [
        # Status: two points, from 1 November 2023 one, and only beside seven others (amend. 821).
        (2022, {"SENTPTS": 2}),
        (2023, {"SENTPTS": 1, "CRIMPTS": 7}),
        (2023, {"SENTPTS": 1, "VIOL1PTS": 1}),
        # Recency, until 31 October 2010: two points, or one beside status points (amend. 742).
        (2009, {"REL2PTS": 2}),
        (2009, {"REL2PTS": 1, "SENTPTS": 2}),
        (2010, {"REL2PTS": None}),
        # Violence, from 1 November 1991: up to three (amend. 382).
        (1991, {"VIOL1PTS": 3}),
        (2023, {"VIOL1PTS": 3}),
    ],
)
def test_points_that_the_manual_gives(year: int, given: dict[str, Any]) -> None:
    """Status, recency and violence."""
    assert verdict("other points", {**OTHERS, **given}, year) == Agrees()


@pytest.mark.parametrize(
    ("year", "given", "told"),
    [
        (2022, {"SENTPTS": 1}, ("SENTPTS 1", "0 or 2")),
        (2023, {"SENTPTS": 2, "CRIMPTS": 7}, ("SENTPTS 2", "0 or 1")),
        (2023, {"SENTPTS": 1}, ("SENTPTS 1", "0")),
        (2009, {"REL2PTS": 1}, ("REL2PTS 1", "0 or 2")),
        (2009, {"REL2PTS": 2, "SENTPTS": 2}, ("REL2PTS 2", "0 or 1")),
        (2010, {"REL2PTS": 2}, ("REL2PTS 2", "0")),
        (1990, {"VIOL1PTS": 1}, ("VIOL1PTS 1", "0")),
        (2009, {"VIOL1PTS": 4}, ("VIOL1PTS 4", "0 or 1 or 2 or 3")),
    ],
)
def test_points_that_the_manual_does_not_give(year: int, given: dict[str, Any], told: tuple[str, str]) -> None:
    """On the other side of each date and each limit."""
    assert why(verdict("other points", {**OTHERS, **given}, year)) == (
        *told,
        *(Reason.CODING, "the Manual gives other points; the record may have been worked with another Manual"),
    )


@pytest.mark.parametrize(
    ("year", "values"), [(2014, {"REL2PTS": 99}), (1990, {"VIOL1PTS": 9996}), (1990, {"VIOL1PTS": -1})]
)
def test_codes_that_are_no_other_points(year: int, values: dict[str, Any]) -> None:
    """Nor are they where the Manual gives none."""
    assert isinstance(verdict("other points", {**OTHERS, **values}, year), NotChecked)


def test_a_code_beside_a_total_hides_no_disagreement() -> None:
    """Recency points of 2014 explain nothing where they are none."""
    values = {"CRIMPTS": 5, "SENTPTS": 0, "VIOL1PTS": 0, "TOTCHPTS": 7}

    assert why(verdict("total points", {**values, "REL2PTS": 999}, 2014))[2] is Reason.UNEXPLAINED
    assert why(verdict("total points", {**values, "REL2PTS": 2}, 2014))[2] is Reason.CODING


def test_a_flag_that_is_none() -> None:
    """9 is no code of it."""
    found = verdict("category", {"TOTCHPTS": 5, "XCRHISSR": 3, "CAROFFAP": 9})

    assert found == NotChecked("CAROFFAP: 9 is neither 0, no, nor 1, yes")


def test_other_points_that_are_missing() -> None:
    """Those that the Manual may give must be told."""
    assert verdict("other points", {**OTHERS, "VIOL1PTS": None}) == NotChecked("VIOL1PTS is missing")
    assert verdict("other points", {**OTHERS, "VIOL1PTS": None}, 1990) == Agrees()
    assert verdict("other points", {**OTHERS, "REL2PTS": None}) == NotChecked("REL2PTS is missing")


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
        ({"XCRHISSR": 5, "CAROFFAP": 1, "ACCCAT": 0}, ("V", "VI", Reason.CAREER_OFFENDER)),
        ({"XCRHISSR": 6}, ("VI", "III", Reason.NOT_IN_FRAME)),
        ({"XCRHISSR": 6, "ACCCAT": 0}, ("VI", "III", Reason.UNEXPLAINED)),
        ({"XCRHISSR": 3, "CAROFFAP": 1}, ("III", "VI", Reason.CAREER_OFFENDER)),
        ({"XCRHISSR": 2, "CAROFFAP": 0}, ("II", "III", Reason.UNEXPLAINED)),
    ],
)
def test_other_categories(values: dict[str, Any], told: tuple[str, str, Reason]) -> None:
    """A career offender is in Category VI in every case (§ 4B1.1); else a departure may have moved it."""
    assert why(verdict("category", {"TOTCHPTS": 5, **values}))[:3] == told


def test_points_bound_the_category() -> None:
    """Seven points under (a) to (c) make Category IV at least."""
    assert verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 4}) == Agrees()
    assert verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 6}) == Agrees()
    assert why(verdict("points and category", {"CRIMPTS": 7, "XCRHISSR": 3}))[:3] == (
        *("III", "IV or higher", Reason.UNEXPLAINED),
    )
    assert not BY_NAME["points and category"].applies({"CRIMPTS", "XCRHISSR", "TOTCHPTS"})


def test_a_career_offender() -> None:
    """Category VI in every case (§ 4B1.1), also where no other column says so."""
    assert verdict("category", {"TOTCHPTS": 5, "XCRHISSR": 6, "CAROFFAP": 1}) == Agrees()


@pytest.mark.parametrize(
    ("points", "category", "because"),
    [
        (4, 2, "a departure under § 4A1.3 would do it"),
        (5, 2, "more than 4 one-point sentences (§ 4A1.1(c)), or a departure under § 4A1.3 would do it"),
    ],
)
def test_why_a_category_lies_below_the_points(points: int, category: int, because: str) -> None:
    """Four points of single sentences are within the limit of § 4A1.1(c); from five on it may have cut some off."""
    values = {"CRIMPTS": points, "XCRHISSR": category}

    assert why(verdict("points and category", values))[2:] == (Reason.UNEXPLAINED, because)


@pytest.mark.parametrize(
    ("points", "because"),
    [(4, "nothing that the Manual has would do it"), (5, "more than 4 one-point sentences (§ 4A1.1(c)) would do it")],
)
def test_since_there_are_no_departures(points: int, because: str) -> None:
    """The Manual of 1 November 2025 has no § 4A1.3 (amend. 836)."""
    assert why(verdict("points and category", {"CRIMPTS": points, "XCRHISSR": 2}, 2025))[3] == because


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
