"""Which columns give which facts: names, fixed facts, what is missing, and readings of one's own."""

import pickle
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from sentencing import Case, Count, History, SentencingError, Stated, calculate
from sentencing.errors import CaseFileError
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS, Reading, disparities, outcomes

DAY = date(2009, 11, 1)
OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=DAY)


def found_level(facts: Mapping[str, Any]) -> Case:
    """A firearms level as found, and points."""
    level = Stated.parse(f"2K2.1 = {facts['level']}")
    return Case((Count("2K2.1", found=(level,)),), manual=facts["manual"], history=History(facts["points"]))


FIREARMS = Reading("firearms", found_level, ("manual", "level", "points"), optional={"points"})


def minima(frame: pl.DataFrame, reading: Reading) -> list[tuple[Any, Any]]:
    """The minimum and the reason of each row."""
    return outcomes(frame, reading, progress=False).select("outcome_minimum", "outcome_reason").rows()


# Columns


def test_a_fact_by_another_name() -> None:
    """21/III is 46-57 whatever the columns are called (2009)."""
    frame = pl.DataFrame({"XFOLSOR": [21], "XCRHISSR": [3]})

    assert minima(frame, OF_2009.using(offense_level="XFOLSOR", category="XCRHISSR")) == [(46, None)]


def test_names_are_added_to_those_given_before() -> None:
    """``using`` and ``fixing`` keep what was said, and the last word holds."""
    reading = OF_2009.using(offense_level="a").using(category="b").using(offense_level="c")

    assert reading.columns == {"offense_level": "c", "category": "b"}
    assert OF_2009.fixing(category="I").fixed == {"manual": DAY, "category": "I"}
    assert OF_2009.columns == {}


def test_two_facts_from_one_column() -> None:
    """A column may give two facts: level 4 and four points, Category III, are 0-6 months."""
    frame = pl.DataFrame({"four": [4]})
    reading = OF_2009.using(offense_level="four", points="four")

    assert reading.read_from(frame.columns) == ("four",)
    assert minima(frame, reading) == [(0, None)]


def test_a_fixed_fact_leaves_its_column_alone() -> None:
    """The edition that is fixed governs, whatever a column of that name says."""
    frame = pl.DataFrame({"manual": ["no day at all"], "offense_level": [21], "category": ["III"]})

    assert minima(frame, OF_2009) == [(46, None)]


def test_optional_facts_need_no_column() -> None:
    """Neither the points nor the statute have a column; both are then not stated."""
    assert OF_2009.read_from(["category", "x", "offense_level"]) == ("offense_level", "category")


def test_a_column_in_another_case_beside_its_own() -> None:
    """Where the fact has its column, one that differs by case alone is another, and so is that of a fixed fact."""
    columns = ["offense_level", "category", "statute", "Statute", "Manual"]

    assert OF_2009.read_from(columns) == ("offense_level", "category", "statute")


@pytest.mark.parametrize(
    ("reading", "columns", "message"),
    [
        (
            OF_2009,
            ["Offense_level", "category"],
            (
                "level and category: columns are called otherwise but for their case; "
                "name them with using(offense_level='Offense_level')"
            ),
        ),
        (
            OF_2009,
            ["x"],
            (
                "level and category: 'offense_level' is no column of the frame; it has x; "
                "name it with using(offense_level=…), or fix it for every row with fixing(offense_level=…)"
            ),
        ),
        (
            OF_2009.using(points="POINTS"),
            ["offense_level", "category", "POINT"],
            (
                "level and category: 'POINTS' is no column of the frame; did you mean `POINT`?; "
                "name it with using(points=…), or fix it for every row with fixing(points=…)"
            ),
        ),
        (
            OF_2009.using(points="POINTS"),
            ["offense_level", "category", "POINT", "points"],
            (
                "level and category: columns are called otherwise but for their case; "
                "name them with using(points='points')"
            ),
        ),
        (
            OF_2009,
            ["offense_level", "CATEGORY", "Statute"],
            (
                "level and category: columns are called otherwise but for their case; "
                "name them with using(category='CATEGORY', statute='Statute')"
            ),
        ),
        (
            OF_2009.fixing(offense_level=21, category="III"),
            ["x"],
            "level and category: no column of the frame gives a fact; name one with using(sentenced=…)",
        ),
    ],
)
def test_a_column_that_is_not_there(reading: Reading, columns: list[str], message: str) -> None:
    """A needed column, an optional one that was named or differs by case alone, and nothing to read: each is said."""
    with pytest.raises(SentencingError) as refused:
        reading.read_from(columns)

    assert str(refused.value) == message


def test_columns_without_names_are_told_by_their_numbers() -> None:
    """Of a table without a head pandas numbers the columns: none is near a name, so all are listed."""
    frame = pd.DataFrame([[21, "III"]])

    with pytest.raises(SentencingError, match="'offense_level' is no column of the frame; it has 0, 1; name it with"):
        outcomes(frame, OF_2009)


@pytest.mark.parametrize("kind", ["eager", "lazy"])
def test_the_frame_is_refused_as_its_columns_are(kind: str) -> None:
    """What ``read_from`` refuses, ``outcomes`` does, before it works anything."""
    frame = pl.DataFrame({"x": [1]})

    with pytest.raises(SentencingError, match="is no column of the frame"):
        outcomes(frame if kind == "eager" else frame.lazy(), OF_2009)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"optional": {"point"}}, "firearms: 'point' is no fact; did you mean `points`?"),
        ({"columns": {"lvel": "x"}}, "firearms: 'lvel' is no fact; did you mean `level`?"),
        ({"fixed": {"zzz": 1}}, "firearms: 'zzz' is no fact; it has manual, level, points"),
        (
            {"fixed": dict.fromkeys(("manual", "level", "points"), 1)},
            "firearms: every fact is fixed, so no column is left to read",
        ),
    ],
)
def test_a_reading_that_cannot_be(wrong: dict[str, Any], message: str) -> None:
    """A fact that it does not take is refused with the nearest; so is a reading that reads nothing."""
    with pytest.raises(SentencingError) as refused:
        Reading("firearms", found_level, ("manual", "level", "points"), **wrong)

    assert str(refused.value) == message


def test_using_and_fixing_refuse_what_is_no_fact() -> None:
    """A misspelt fact is refused where it is written."""
    with pytest.raises(SentencingError, match="did you mean `category`"):
        OF_2009.using(categories="x")
    with pytest.raises(SentencingError, match="did you mean `manual`"):
        LEVEL_AND_CATEGORY.fixing(manuel=DAY)


# Rows


def test_a_reading_of_ones_own() -> None:
    """Level 20, 5 points (Category III): 41-51 in 2018; without points the engine scores none: 33-41."""
    frame = pl.DataFrame({"level": [20.0, None, 20.0], "points": [5, 5, None]})
    reading = FIREARMS.fixing(manual=date(2018, 11, 1))

    assert minima(frame, reading) == [(41, None), (None, "level is missing"), (33, None)]


def test_the_column_that_is_missing_is_named_not_the_fact() -> None:
    """The reason names what whoever made the frame knows."""
    with pytest.raises(CaseFileError, match=r"^XFOLSOR is missing$"):
        OF_2009.using(offense_level="XFOLSOR").case_of({"category": "I"})


def test_a_missing_fact_is_none_to_the_function() -> None:
    """Every fact is there, by its name: read, fixed, or ``None``."""
    given: list[Mapping[str, Any]] = []

    def keep(facts: Mapping[str, Any]) -> Case:
        given.append(facts)
        return found_level({**facts, "level": 20})

    Reading("kept", keep, ("manual", "level", "points"), optional={"points", "level"}).using(level="L").fixing(
        manual=DAY
    ).case_of({"L": float("nan"), "other": 1})

    assert given == [{"manual": DAY, "level": None, "points": None}]


ROW = {"offense_level": 21, "category": "III", "manual": DAY}


@pytest.mark.parametrize(
    "row", [ROW, pd.Series(ROW), pd.DataFrame([ROW]).iloc[0], pl.DataFrame([ROW]).row(0, named=True)], ids=type
)
def test_the_trace_of_one_row(row: Mapping[str, Any]) -> None:
    """``outcome`` gives what ``calculate`` says of the row's case, from a row of any kind."""
    outcome = LEVEL_AND_CATEGORY.outcome(row)

    assert outcome == calculate(LEVEL_AND_CATEGORY.case_of(row))
    assert [str(step) for step in outcome.steps] == ["1B1.1 = 21"]
    assert str(outcome.range) == "46-57"


def test_a_row_of_numbers_of_numpy() -> None:
    """A row of pandas that is all numbers holds them as numpy's: 21 and five points are 46-57."""
    row = pd.DataFrame({"offense_level": [21], "points": [5]}).iloc[0]
    assert isinstance(row["points"], np.int64)

    assert str(OF_2009.outcome(row).range) == "46-57"


def test_a_row_that_is_refused_raises() -> None:
    """One row is refused as ``calculate`` refuses it, with the sentence that stands in the frame."""
    row = {"offense_level": 21, "category": "III", "points": 1}
    frame = pl.DataFrame([row])
    with pytest.raises(SentencingError) as refused:
        OF_2009.outcome(row)

    assert minima(frame, OF_2009) == [(None, str(refused.value))]
    assert "1 point" in str(refused.value)


# The function


def refuses(_facts: Mapping[str, Any]) -> Case:
    """A function that refuses as Python's own readers do."""
    msg = "not of this sort"
    raise ValueError(msg)


def fails(_facts: Mapping[str, Any]) -> Case:
    """A function with a mistake in it."""
    msg = "a mistake"
    raise TypeError(msg)


@pytest.mark.parametrize("lazy", [False, True])
def test_a_refusal_is_a_reason_and_a_mistake_is_raised(lazy: bool) -> None:
    """A ``ValueError`` refuses the row; anything else is a mistake in the function, and is not hidden."""
    frame = pl.DataFrame({"x": [1, 2]})
    asked = frame.lazy() if lazy else frame

    answered = outcomes(asked, Reading("refuses", refuses, ("x",)), progress=False).lazy().collect()
    assert answered["outcome_reason"].to_list() == ["not of this sort"] * 2
    with pytest.raises(TypeError, match="a mistake"):
        outcomes(asked, Reading("fails", fails, ("x",)), progress=False)


@pytest.mark.parametrize("reading", [LEVEL_AND_CATEGORY, REENTRY_FINDINGS, OF_2009.using(category="c"), FIREARMS])
def test_readings_compare_and_pickle(reading: Reading) -> None:
    """A reading is a value: it goes to another process and comes back equal."""
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - made here
    assert reading != reading.using(**{reading.facts[0]: "another"})
    assert reading.name in repr(reading)


# Mistakes in a reading


@pytest.mark.parametrize("given", [None, {"manual": DAY}])
def test_a_function_that_gives_no_case(given: object) -> None:
    """A forgotten `return` is a mistake in the function, and not a reason that stands in every row."""
    reading = Reading("slip", lambda _: given, ("level",))  # type: ignore[arg-type,return-value]  # the slip

    with pytest.raises(TypeError, match=r"^slip: the function must give a Case, and gave "):
        outcomes(pl.DataFrame({"level": [21]}), reading)


def test_a_mistake_tells_the_row() -> None:
    """The error is the function's own, with a note of the row in which it arose."""
    reading = Reading("slip", lambda facts: facts["levle"], ("level",))

    with pytest.raises(KeyError, match="levle") as mistake:
        outcomes(pl.DataFrame({"level": [21]}), reading)
    assert mistake.value.__notes__ == ["slip: in a row of {'level': 21}"]


@pytest.mark.parametrize("given", [LEVEL_AND_CATEGORY.case, Reading, "level and category"])
def test_what_is_no_reading(given: Any) -> None:
    """It is refused in a sentence, whatever was meant."""
    for work in (outcomes, disparities):
        with pytest.raises(SentencingError, match=r"^reading: give a sentencing.frames.Reading, not "):
            work(pl.DataFrame({"offense_level": [21]}), given)
