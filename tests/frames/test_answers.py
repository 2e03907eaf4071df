"""The columns that are added: their types in each library, what life is in them, and what they may not hold."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.frames.kinds import Kind, rows_of

from sentencing import LIFE, Case, Count, History, Limits, Range, SentencingError, Stated
from sentencing.frames import LEVEL_AND_CATEGORY, Reading, disparities, outcomes
from sentencing.frames.answers import MOST_MONTHS, OUTCOME_COLUMNS, Answers, Columns, as_text, range_answer

OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
COLUMNS = {"offense_level": [21, 43, 42, None], "category": ["III", "I", "I", "II"]}


def added(frame: Any) -> dict[str, Any]:
    """The types of the columns that were added, by their names without the prefix."""
    schema = nw.from_native(frame).collect_schema()
    return {name.removeprefix("outcome_"): str(kind) for name, kind in schema.items() if name.startswith("outcome_")}


NUMBERS = {
    "level": "Int16",
    "minimum": "Int32",
    "maximum": "Int32",
    "minimum_is_life": "Boolean",
    "maximum_is_life": "Boolean",
}
TEXTS = ("category", "zone", "reason", "notes")
ORDERED = {
    "category": "Enum(categories=['I', 'II', 'III', 'IV', 'V', 'VI'])",
    "zone": "Enum(categories=['A', 'B', 'C', 'D'])",
}


def test_the_types_of_a_frame_that_holds_its_rows(eager: Kind) -> None:
    """Small whole numbers, truths, words in their order and categoricals, also where some are missing."""
    answered = outcomes(eager.made(COLUMNS), OF_2009, progress=False)

    ordered = {} if eager.name == "pyarrow" else ORDERED  # which has no order of words
    assert added(answered) == {**NUMBERS, **dict.fromkeys(TEXTS, "Categorical"), **ordered}
    assert list(added(answered)) == list(OUTCOME_COLUMNS)


def test_the_types_of_a_lazy_frame(lazy: Kind) -> None:
    """The same, with text for what lazy engines do not all know."""
    answered = added(outcomes(lazy.made(COLUMNS), OF_2009, progress=False))

    assert answered == {**NUMBERS, **dict.fromkeys(TEXTS, "String")}


def test_the_types_are_the_same_of_no_rows_and_of_none_answered(eager: Kind) -> None:
    """No rows, or none that has an answer, make the same columns as any others."""
    types = added(outcomes(eager.made(COLUMNS), OF_2009, progress=False))

    assert added(outcomes(eager.made({name: [] for name in COLUMNS}), OF_2009, progress=False)) == types
    assert added(outcomes(eager.made({"offense_level": [None], "category": [None]}), OF_2009, progress=False)) == types


def test_the_native_types() -> None:
    """In pandas the types that can be missing; in polars and pyarrow their own."""
    of_pandas = outcomes(pd.DataFrame(COLUMNS), OF_2009, progress=False).dtypes
    of_polars = outcomes(pl.DataFrame(COLUMNS), OF_2009, progress=False).schema
    of_pyarrow = outcomes(pa.table(COLUMNS), OF_2009, progress=False).schema

    assert [str(of_pandas[f"outcome_{name}"]) for name in ("level", "minimum", "minimum_is_life", "zone")] == [
        "Int16",
        "Int32",
        "boolean",
        "category",
    ]
    assert of_polars["outcome_minimum"] == pl.Int32
    assert of_pyarrow.field("outcome_level").type == pa.int16()


def test_categories_and_zones_are_in_order_and_the_same_of_any_rows() -> None:
    """Words that compare and sort as the Manual orders them; two frames answered apart are put together as they are."""
    first = outcomes(pd.DataFrame({"offense_level": [21, 6], "category": ["VI", "I"]}), OF_2009, progress=False)
    second = outcomes(pd.DataFrame({"offense_level": [13], "category": ["IV"]}), OF_2009, progress=False)
    both = pd.concat([first, second])

    assert both["outcome_category"].dtype == first["outcome_category"].dtype
    assert list(both.loc[both["outcome_category"] > "III", "category"]) == ["VI", "IV"]
    assert (both["outcome_category"].max(), both["outcome_zone"].min()) == ("VI", "A")
    polars = [
        outcomes(pl.from_pandas(each[["offense_level", "category"]]), OF_2009, progress=False)
        for each in (first, second)
    ]
    assert pl.concat(polars)["outcome_zone"].sort().to_list() == ["A", "D", "D"]


def test_life_is_missing_beside_a_flag(kind: Kind) -> None:
    """43/I is life and 42/I 360 to life (2009): no number stands for it, and sums leave it out."""
    rows = rows_of(outcomes(kind.made({"offense_level": [43, 42], "category": ["I", "I"]}), OF_2009, progress=False))
    bounds = {row["offense_level"]: (row["outcome_minimum"], row["outcome_maximum"]) for row in rows}
    flags = {row["offense_level"]: (row["outcome_minimum_is_life"], row["outcome_maximum_is_life"]) for row in rows}

    assert bounds == {43: (None, None), 42: (360, None)}
    assert flags == {43: (True, True), 42: (False, True)}


def test_life_as_the_caller_names_it(kind: Kind) -> None:
    """The Commission writes 470; the flags still tell it, and a row without an answer stays without a number."""
    frame = kind.made({"offense_level": [43, 42, None], "category": ["I", "I", "I"]})
    rows = rows_of(outcomes(frame, OF_2009, life_as=470, progress=False))
    found = {(row["outcome_minimum"], row["outcome_maximum"], row["outcome_maximum_is_life"]) for row in rows}

    assert found == {(470, 470, True), (360, 470, True), (None, None, None)}


def of_minimum(facts: Mapping[str, Any]) -> Case:
    """21/I of 2009, which is 37-46, and a statutory minimum."""
    level = Stated.parse("1B1.1 = 21")
    found = (Count("1B1.1", found=(level,)),)
    return Case(found, manual=date(2009, 11, 1), history=History(points=0), statute=Limits(minimum=facts["minimum"]))


def test_more_months_than_a_column_holds() -> None:
    """A term that no column of months holds is a reason, and spoils no other row; so is such a number for life."""
    rows = {"minimum": [MOST_MONTHS, MOST_MONTHS + 1, 12]}
    answered = outcomes(pl.DataFrame(rows), Reading("a minimum", of_minimum, ("minimum",)), progress=False)

    assert answered["outcome_minimum"].to_list() == [2147483647, None, 37]
    told = "2147483648 months are more than a column of months holds, which is 2147483647"
    assert answered["outcome_reason"].to_list() == [None, told, None]
    with pytest.raises(SentencingError, match="2147483648 months are more than"):
        range_answer(Range(360, LIFE), MOST_MONTHS + 1)


def test_products_are_what_they_are(eager: Kind) -> None:
    """43/VI of life as 470 is 14,100 days, and 470 of 1,000 people 470,000 months: neither wraps to a lesser number."""
    answered = outcomes(eager.made({"offense_level": [43], "category": ["VI"]}), OF_2009, life_as=470, progress=False)
    worked = nw.from_native(answered).select(
        days=nw.col("outcome_minimum") * 30, of_all=nw.col("outcome_maximum") * 1000
    )

    assert rows_of(worked.to_native()) == [{"days": 14_100, "of_all": 470_000}]


@pytest.mark.parametrize(
    ("life_as", "message"),
    [
        (359, "life_as: 359 months are no convention for life; the Commission writes 470, and wrote 360 to FY1992"),
        (0, "life_as: 0 months are no convention"),
        (470.0, "life_as is a whole number, not 470.0"),
        (True, "life_as is a whole number, not True"),
    ],
)
@pytest.mark.parametrize("ask", [outcomes, disparities])
def test_what_no_number_for_life_may_be(ask: Any, life_as: Any, message: str) -> None:
    """It is refused at once, also where no row is life; 360, the least, is not."""
    frame = pl.DataFrame({"offense_level": [21], "category": ["I"]})

    with pytest.raises(SentencingError) as refused:
        ask(frame, OF_2009, life_as=life_as)
    assert str(refused.value).startswith(message)
    assert len(ask(frame.head(0), OF_2009, life_as=360)) == 0


def test_what_was_assumed() -> None:
    """Who names neither a statute nor the end of the offense is told what was not asked; who does is told nothing."""
    frame = pl.DataFrame(
        {
            "offense_level": [21, 21, None],
            "category": ["I"] * 3,
            "sentenced": ["2010-06-01"] * 3,
            "maximum": [None, 240, 240],
            "ended": [None, "2010-05", "2010-05"],
        }
    )
    first, *others = outcomes(frame, LEVEL_AND_CATEGORY)["outcome_notes"]

    assert first.startswith("No statute of conviction is stated: no statutory maximum was applied (§ 5G1.1). It is not")
    assert first.endswith("so whether an earlier Manual governs was not asked (§ 1B1.11(b)(1)).")
    assert others == [None, None]


def test_notes_may_be_left_out(kind: Kind) -> None:
    """Then there is no such column, and all the others stay."""
    answered = added(outcomes(kind.made(COLUMNS), OF_2009, notes=False, progress=False))

    assert list(answered) == [name for name in OUTCOME_COLUMNS if name != "notes"]


@pytest.mark.parametrize(
    ("facts", "zone"),
    [
        ({"sentenced": "2010"}, None),
        ({"sentenced": "2010-10"}, "C"),
        ({"sentenced": "2010-11"}, "B"),
        ({"sentenced": "2010-10-31"}, "C"),
        ({"sentenced": "2010-11-01"}, "B"),
        ({"sentenced": "2010", "manual": "2009-11-01"}, "C"),
        ({"sentenced": "2010", "manual": "2010-11-01"}, "B"),
        ({"sentenced": "2010", "offense_level": 12}, "C"),
        ({"sentenced": "2010", "offense_level": 13}, None),
        ({"sentenced": "2010", "offense_level": 14}, "D"),
        ({"sentenced": "2010", "offense_level": 10}, "B"),
        ({"sentenced": "1992", "offense_level": 21}, None),
        ({"sentenced": "1992-06", "offense_level": 21}, None),
        # The Manual of the end of the offense governs, and no Manual had zones before 1 November 1992.
        ({"sentenced": "1993-06", "offense_level": 1, "ended": "1988"}, None),
        ({"sentenced": "1993-06", "offense_level": 1, "ended": "1987"}, None),
        ({"sentenced": "1993-06", "offense_level": 1, "ended": "1993"}, "A"),
    ],
    ids=str,
)
def test_the_zone_of_a_coarse_day(facts: dict[str, Any], zone: str | None) -> None:
    """Amendment 738 widened Zones B and C by a level: from 1 November 2010 11/I is in B, not C, and 13/I in C, not D.

    1/I was 0-1 in the Table of 1987 and is 0-6 in that of 1992, so the earlier Manual governs (§ 1B1.11(b)(1)).
    """
    row = {"offense_level": 11, "category": "I", "maximum": 240, **facts}

    assert outcomes(pl.DataFrame([row]), LEVEL_AND_CATEGORY)["outcome_zone"].to_list() == [zone]


def test_a_range_in_columns() -> None:
    """Either end may be life."""
    assert range_answer(Range(LIFE, LIFE), None) == {
        "minimum": None,
        "maximum": None,
        "minimum_is_life": True,
        "maximum_is_life": True,
    }
    assert range_answer(Range(360, LIFE), 9999) == {
        "minimum": 360,
        "maximum": 9999,
        "minimum_is_life": False,
        "maximum_is_life": True,
    }


def test_lines_and_their_places() -> None:
    """A distinct row with several lines has its place so many times."""
    answers = Answers({"reason": nw.String}, [[{}], [{"reason": "a"}, {"reason": "b"}]], "x_")

    assert answers.places == [0, 1, 1]
    table = answers.table(nw.from_native(pl.DataFrame(), eager_only=True))
    assert table.to_dict(as_series=False) == {"x_reason": [None, "a", "b"]}


def test_a_column_that_is_taken() -> None:
    """No column is written over; the message names it and the prefix."""
    answers = Answers({"level": nw.Int8, "reason": nw.String}, [], "x_")

    answers.refuse_if_taken(["level", "reason", "X_reason"])
    with pytest.raises(
        SentencingError, match=r"^x_reason is a column of the frame already; choose another prefix than 'x_'$"
    ):
        answers.refuse_if_taken(["x_reason"])


def test_text_for_categoricals() -> None:
    """Nothing else is changed."""
    columns: Columns = {"a": nw.Categorical, "b": nw.Int8, "c": nw.Enum(["x", "y"])}

    assert as_text(columns) == {"a": nw.String, "b": nw.Int8, "c": nw.String}
