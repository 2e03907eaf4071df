"""Scalar and frame agree row by row: generated findings of every edition sampled, and the whole Table, by every kind.

The cases are built here by hand, not by the reading under test. A case is worked once however many rows state it.
"""

import random
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.frames.kinds import Kind, by_id

from sentencing import (
    LIFE,
    Acceptance,
    Case,
    Cite,
    Count,
    CriminalHistoryCategory,
    EarlyDisposition,
    Manual,
    SentencingError,
    Stated,
    calculate,
)
from sentencing.case import Adjustments, History, Limits
from sentencing.effects import Become
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS, outcomes
from sentencing.manual.chapter5.table import TABLE
from sentencing.outcome import Outcome

EDITIONS = (
    *(date(year, 11, 1) for year in (1987, 1991, 1997, 2001, 2003, 2010)),
    *(date(year, 11, 1) for year in (2014, 2016, 2018, 2023, 2025)),
)
ROWS = 20_000
PATTERNS = 1000
"""Distinct facts among the rows of an edition."""

FACTS = (
    *("found", "acceptance", "motion", "adjustments", "category", "points"),
    *("statute", "maximum", "minimum", "district", "early_disposition"),
)
CATEGORIES = tuple(map(str, CriminalHistoryCategory))


def _mostly(chance: random.Random, values: Sequence[Any], seldom: Sequence[Any]) -> Any:
    """One of the values; now and then another."""
    return chance.choice(values if chance.random() < 0.9 else seldom)


def _history(chance: random.Random) -> tuple[str | None, int | None]:
    """A category, a score, both, whether they agree or not, or neither."""
    points = chance.randrange(16)
    agreeing = str(CriminalHistoryCategory.from_points(points))
    told = [(chance.choice(CATEGORIES), None), (None, points), (agreeing, points)]
    return _mostly(chance, told, [(None, None), (chance.choice(CATEGORIES), points)])


def _found(chance: random.Random, provisions: Sequence[str]) -> str | None:
    """Findings that the edition prints, one or two of them; or none; or such as it does not print."""
    several = "; ".join(chance.sample(provisions, min(2, len(provisions))))
    not_printed = ("2L1.2(b)(9)(A)", "2L1.2(b)(1)(A)(ii)", "2L1.2(b)(3)(D)", "2K2.1(a)(1)", "no citation")
    return _mostly(chance, ["", chance.choice(provisions), chance.choice(provisions), several], [None, *not_printed])


def _facts(chance: random.Random, provisions: Sequence[str]) -> tuple[Any, ...]:
    """The facts of one defendant, in the order of ``FACTS``; some contradict each other, some are missing."""
    acceptance = _mostly(
        chance, [(True, True), (True, False), (False, False)], [(False, True), (None, True), (True, None)]
    )
    adjustments = (None, "", "3B1.2(b)", "3C1.1", "3B1.1(c); 3C1.1", "3A1.2 +3")
    return (
        _found(chance, provisions),
        *acceptance,
        _mostly(chance, adjustments, ["3A1.2", "3E1.1(a)"]),
        *_history(chance),
        chance.choice((None, "8 U.S.C. 1326(a)", "8 U.S.C. 1326(b)(1)", "8 U.S.C. 1326(b)(2)")),
        _mostly(chance, (None, None, None, 24, 120, 240), [1, -1]),
        _mostly(chance, (None, None, None, 0, 12), [60, 300]),
        _mostly(chance, (None, "N.D. Ill.", "W.D. Tex.", "ilnd"), ["Atlantis"]),
        _mostly(chance, (None, None, 1, 2, 3, 4), [0, 5]),
    )


@cache
def generated(day: date) -> tuple[tuple[Any, ...], ...]:
    """The rows of an edition: some hundred defendants strewn over all of them."""
    chance = random.Random(f"reentry under {day}")  # noqa: S311 - repeatable, not secret
    provisions = [str(cite) for cite, _effect in Manual.on(day)["2L1.2"].provisions]
    patterns = [_facts(chance, provisions) for _ in range(PATTERNS)]
    return tuple(chance.choice(patterns) for _ in range(ROWS))


def _case(day: date, facts: Mapping[str, Any]) -> Case:
    """The case of a row, as a person would write it."""
    for fact in ("found", "acceptance", "motion"):
        if facts[fact] is None:
            msg = f"{fact} is missing"
            raise SentencingError(msg)
    found = tuple(map(Stated.parse, facts["found"].split("; "))) if facts["found"] else ()
    count = Count("2L1.2", found=found, statute=facts["statute"])
    adjusted = tuple(map(Stated.parse, facts["adjustments"].split("; "))) if facts["adjustments"] else ()
    acceptance = Acceptance(facts["acceptance"], facts["motion"])
    category, points = facts["category"], facts["points"]
    if category is None and points is None:
        msg = "category and points are missing"
        raise SentencingError(msg)
    history = History(points, category and CriminalHistoryCategory.parse(category))
    limited = facts["maximum"] is not None or facts["minimum"] is not None
    return Case(
        (count,),
        manual=day,
        adjustments=Adjustments(adjusted),
        acceptance=acceptance,
        history=history,
        statute=Limits(facts["maximum"], facts["minimum"]) if limited else None,
        early_disposition=EarlyDisposition(facts["early_disposition"]) if facts["early_disposition"] else None,
        district=facts["district"],
    )


@cache
def scalar(day: date, facts: tuple[Any, ...]) -> dict[str, Any]:
    """What the calculation of one case says, in the columns of a frame."""
    try:
        outcome = calculate(_case(day, dict(zip(FACTS, facts, strict=True))))
    except SentencingError as refusal:
        return {**dict.fromkeys(ANSWERED), "reason": str(refusal)}
    return expected(outcome)


ANSWERED = ("level", "category", "minimum", "maximum", "minimum_is_life", "maximum_is_life", "zone", "reason")


def expected(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the columns should have it."""
    least, most = outcome.range.minimum, outcome.range.maximum
    return {
        "level": int(outcome.offense_level),
        "category": str(outcome.category),
        "minimum": None if least is LIFE else least,
        "maximum": None if most is LIFE else most,
        "minimum_is_life": least is LIFE,
        "maximum_is_life": most is LIFE,
        "zone": None if outcome.zone is None else str(outcome.zone),
        "reason": None,
    }


def answers(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The columns that were added, without their prefix."""
    return [{name: row[f"outcome_{name}"] for name in ANSWERED} for row in rows]


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_findings_agree_row_by_row(kind: Kind, day: date) -> None:
    """20,000 rows of findings under § 2L1.2: each has the answer, or the refusal, of its case worked alone."""
    rows = generated(day)
    columns = {"id": range(ROWS), **{name: [row[place] for row in rows] for place, name in enumerate(FACTS)}}

    answered = by_id(outcomes(kind.made(columns), REENTRY_FINDINGS.fixing(manual=day), progress=False))

    assert answers(answered) == [scalar(day, row) for row in rows]
    assert [row["found"] for row in answered] == columns["found"]


@pytest.mark.parametrize("day", EDITIONS, ids=str)
def test_the_rows_are_of_every_sort(day: date) -> None:
    """Of the rows, most are answered, and refused are some for each thing that may be wrong."""
    worked = [scalar(day, row) for row in generated(day)]
    told = " ".join({each["reason"] for each in worked if each["reason"]})

    assert ROWS / 3 < sum(each["reason"] is None for each in worked) < ROWS
    assert len({each["minimum"] for each in worked}) > 10
    for refusal in (
        "found is missing",
        "category and points are missing",
        "presupposes (a)",
        "but `category` says",
        "1 to 4",
    ):
        assert refusal in told


LEVELS = range(-3, 51)
TABLES = [version.effective for version in TABLE.versions]


def test_there_are_four_tables() -> None:
    """Cells changed in 1989 (amend. 270); zones came in 1992 (amend. 462), and moved in 2010 (amend. 738)."""
    assert [date(year, 11, 1) for year in (1987, 1989, 1992, 2010)] == TABLES


@pytest.mark.parametrize("day", TABLES, ids=str)
def test_the_whole_table_agrees(kind: Kind, day: date) -> None:
    """Every level from -3 to 50, in six categories, is the cell of that edition's Table, as ``Manual`` reads it."""
    cells = [(level, category) for level in LEVELS for category in CATEGORIES]
    levels, categories = zip(*cells, strict=True)
    frame = kind.made({"id": range(len(cells)), "offense_level": levels, "category": categories})
    table = Manual.on(day).table

    worked = answers(by_id(outcomes(frame, LEVEL_AND_CATEGORY.fixing(manual=day), progress=False)))

    for (level, category), answer in zip(cells, worked, strict=True):
        cell = table.range(max(1, min(43, level)), category)
        zone = table.zone(max(1, min(43, level)), category)
        assert answer["level"] == max(1, min(43, level))
        assert answer["category"] == category
        assert (LIFE if answer["minimum_is_life"] else answer["minimum"]) == cell.minimum
        assert (LIFE if answer["maximum_is_life"] else answer["maximum"]) == cell.maximum
        assert answer["zone"] == (zone and str(zone))
        assert answer["reason"] is None


def test_a_level_as_found_is_worked_as_any_case() -> None:
    """A row of a level and a category is the case of a count under § 1B1.1, worked by the engine: 21/III is 46-57."""
    level = Stated(Cite("1B1.1"), Become(21))
    case = Case((Count("1B1.1", found=(level,)),), manual=date(2009, 11, 1), history=History(5))

    row = {"offense_level": 21, "points": 5, "manual": date(2009, 11, 1)}
    assert LEVEL_AND_CATEGORY.case_of(row) == case
    assert str(LEVEL_AND_CATEGORY.outcome(row).range) == "46-57"
