"""Lazy frames: nothing but distinct patterns is collected, the engine joins, and no row is left without a word."""

import gc
import io
from contextlib import redirect_stdout
from datetime import date
from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from tests.frames.conftest import QUIET
from tests.frames.kinds import MADE, Kind, by_id, rows_of

from sentencing import Case, SentencingError
from sentencing.frames import LEVEL_AND_CATEGORY, Reading, disparities, outcomes
from sentencing.frames.lazily import NOT_THERE, _in_the_engine_of
from sentencing.frames.reading import Facts

OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
COLUMNS = {
    "id": list(range(8)),
    "offense_level": [21, None, 43, 21, None, 21, 22, None],
    "category": ["III", None, "I", None, "I", "III", "I", None],
}


def plan(frame: Any) -> str:
    """What the engine says that it will do."""
    native = nw.to_native(frame, pass_through=True)
    module = type(native).__module__
    if module.startswith("dask"):
        return str(native.expr.tree_repr())
    with redirect_stdout(io.StringIO()) as told:
        explained = native.explain()
    return str(explained or told.getvalue())


BY_PYTHON = ("evalpython", "python map", "udf", "lambda", "map_batches", "mapbatches", "mappartitions", "apply")
"""How plans tell of a function that Python calls on rows."""


def test_lazy_stays_lazy(lazy: Kind) -> None:
    """A lazy frame comes back as one, and its plan is a join of the engine, with no function of Python's on rows."""
    frame = lazy.made(COLUMNS)
    answered = outcomes(frame, OF_2009, progress=False)

    assert type(answered) is type(frame)
    assert isinstance(nw.from_native(answered), nw.LazyFrame)
    told = plan(answered).lower()
    assert "join" in told or "merge" in told
    assert not any(word in told for word in BY_PYTHON)


WORKED: list[Facts] = []


def counted(facts: Facts) -> Case:
    """The case of a level and a category, of which a note is kept."""
    WORKED.append(facts)
    return LEVEL_AND_CATEGORY.case(facts)


def test_a_pattern_is_worked_once(kind: Kind) -> None:
    """Six thousand rows of two patterns are two cases."""
    WORKED.clear()
    frame = kind.made({"level": [21, 22] * 3000, "category": ["I", "I"] * 3000})
    reading = Reading("counted", counted, LEVEL_AND_CATEGORY.facts, optional=LEVEL_AND_CATEGORY.optional)

    outcomes(frame, reading.using(offense_level="level").fixing(manual=date(2009, 11, 1)), progress=False)
    assert sorted(facts["offense_level"] for facts in WORKED) == [21, 22]


def test_nulls_in_keys_are_joined(lazy: Kind) -> None:
    """21/III is 46-57, 22/I 41-51 and 43/I life (2009); each null has its reason, and none is lost in the join."""
    rows = by_id(outcomes(lazy.made(COLUMNS), OF_2009, progress=False))

    assert [row["outcome_minimum"] for row in rows] == [46, None, None, None, None, 46, 41, None]
    assert [row["outcome_maximum_is_life"] for row in rows] == [False, None, True, None, None, False, False, None]
    missing, unknown = "offense_level is missing", "category and points are missing"
    assert [row["outcome_reason"] for row in rows] == [None, missing, None, unknown, missing, None, None, missing]
    assert [row["offense_level"] for row in rows] == COLUMNS["offense_level"]
    assert [row["category"] for row in rows] == COLUMNS["category"]


@pytest.mark.parametrize("levels", [[None, None], [float("nan")] * 2], ids=["null", "NaN"])
def test_a_key_in_which_everything_is_missing(kind: Kind, levels: list[Any]) -> None:
    """A column of nothing, alone or beside another, is a reason in every row."""
    beside = kind.made({"offense_level": levels, "category": ["I", None]})
    alone = kind.made({"offense_level": levels})

    for frame, reading in ((beside, OF_2009), (alone, OF_2009.fixing(category="I"))):
        rows = rows_of(outcomes(frame, reading, progress=False))
        assert [row["outcome_reason"] for row in rows] == ["offense_level is missing"] * 2


def test_zeros_of_both_signs_and_nan(lazy: Kind) -> None:
    """-0.0 and 0.0 are level 0, which is 1; NaN is missing, whether or not the engine takes it for a number."""
    levels = [0.0, -0.0, float("nan"), None, 21.5]
    rows = by_id(
        outcomes(lazy.made({"id": range(5), "offense_level": levels, "category": ["I"] * 5}), OF_2009, progress=False)
    )

    missing = "offense_level is missing"
    assert [row["outcome_level"] for row in rows] == [1, 1, None, None, None]
    assert [row["outcome_reason"] for row in rows][2:] == [missing, missing, "offense_level: 21.5 is no whole number"]


def test_several_lines_for_a_row(lazy: Kind) -> None:
    """Two programmes and the case as stated are three lines of each row that is answered; one of any other."""
    columns = {**COLUMNS, "sentenced": ["2010-06-01"] * 8}
    lines = by_id(disparities(lazy.made(columns), LEVEL_AND_CATEGORY, among=["D. Idaho", "W.D. Tex."], progress=False))

    assert [line["id"] for line in lines] == [0, 0, 0, 1, 2, 2, 2, 3, 4, 5, 5, 5, 6, 6, 6, 7]


def test_the_order_of_lazy_polars() -> None:
    """Of these engines polars alone has an order, and it is kept: the rows', and within a row the lines'."""
    frame = pl.LazyFrame({"offense_level": [23, 21, 22, 21], "category": ["I"] * 4, "sentenced": ["2010-06-01"] * 4})
    lines = disparities(frame, LEVEL_AND_CATEGORY, among=["D. Idaho", "W.D. Tex."]).collect()

    assert lines["offense_level"].to_list() == [each for level in (23, 21, 22, 21) for each in [level] * 3]
    assert lines["disparity_terms"].to_list() == ["as stated", "at most 2 levels off", "at most 1 level off"] * 4


NAMES = ["sentencing_value_offense_level", "sentencing_missing_offense_level", "sentencing_worked"]


@pytest.mark.parametrize("name", NAMES)
def test_a_column_called_like_one_of_the_join(name: str) -> None:
    """The join makes columns of its own, and writes over none of the frame's."""
    frame = pl.LazyFrame({**COLUMNS, name: range(8)})

    with pytest.raises(SentencingError, match=f"^{name} is a column of the frame, and the join makes one of that name"):
        outcomes(frame, OF_2009)


def test_the_session_of_spark_is_the_frames_own() -> None:
    """A session of Spark's, here or far away, gets the answers from the frame's own; there may be several."""
    right = SimpleNamespace(lazy=lambda engine, *, session: (engine, session))

    for engine in (nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT):
        native = SimpleNamespace(sparkSession="its own")
        left = SimpleNamespace(implementation=engine, to_native=lambda native=native: native)
        assert _in_the_engine_of(left, right) == (engine, "its own")  # type: ignore[arg-type, comparison-overlap]  # as if they were


# DuckDB


duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")


def test_a_connection_of_ones_own() -> None:
    """Views, tables and variables of any name stay what they are, and nothing is left behind."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE answers AS SELECT 5 AS q; CREATE VIEW rows AS SELECT 6 AS z")
    connection.execute(
        "CREATE TABLE cases AS SELECT * FROM (VALUES (21, 'III'), (NULL, 'I')) AS t(offense_level, category)"
    )
    before = connection.sql("SHOW TABLES").fetchall()

    answered = outcomes(connection.table("cases"), OF_2009, progress=False)
    assert answered.order("offense_level").fetchall()[0][:5] == (21, "III", 21, "III", 46)
    assert connection.sql("SHOW TABLES").fetchall() == before
    assert connection.sql("SELECT (SELECT q FROM answers), (SELECT z FROM rows)").fetchall() == [(5, 6)]
    found = connection.sql("SELECT avg(outcome_minimum) FROM answered").fetchall()
    assert found == [(46.0,)]


def test_the_answers_live_as_long_as_the_relation() -> None:
    """The relation is all that one keeps."""
    answered = outcomes(duckdb.connect().sql("SELECT 21 AS offense_level, 'III' AS category"), OF_2009, progress=False)
    gc.collect()

    assert answered.fetchall()[0][4:6] == (46, 57)


@pytest.mark.parametrize(
    ("level", "minimum"),
    [
        ("sum(x)", 46),
        ("max(x)::UBIGINT", 46),
        ("max(x)::TINYINT", 46),
        ("max(x)::DECIMAL(18, 3)", 46),
        ("max(x)::DOUBLE", 46),
        ("max(x)::UHUGEINT", 46),
        ("max(x)::VARCHAR", 46),
        ("NULL", None),
        ("uuid()", None),
        ("max(x)::VARCHAR::BLOB", None),
    ],
)
def test_types_of_duckdb(level: str, minimum: int | None) -> None:
    """Sums are wider than any number of Python's columns, and joined all the same; no type is left without a word."""
    relation = duckdb.connect().sql(
        f"SELECT {level} AS offense_level, 'III' AS category FROM (VALUES (21), (NULL)) AS t(x) GROUP BY x IS NULL"  # noqa: S608 - ours
    )
    rows = rows_of(outcomes(relation, OF_2009, progress=False).project("outcome_minimum, outcome_reason"))

    assert sorted(row["outcome_minimum"] or 0 for row in rows) == [0, minimum or 0]
    assert all((row["outcome_minimum"] is None) != (row["outcome_reason"] is None) for row in rows)


def test_rows_that_came_later() -> None:
    """A relation reads its table when it is asked: facts that were not there to be worked are said to be so."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE cases AS SELECT 21 AS offense_level, 'III' AS category")
    answered = outcomes(connection.table("cases"), OF_2009, progress=False)
    connection.execute("INSERT INTO cases VALUES (22, 'III'), (NULL, 'III'), (21, 'III')")

    told = (
        answered.project("offense_level, outcome_minimum, outcome_reason")
        .order("offense_level, outcome_minimum")
        .fetchall()
    )
    assert sorted(told, key=str) == [
        (21, 46, None),
        (21, 46, None),
        (22, None, NOT_THERE),
        (None, None, NOT_THERE),
    ]


# Dask


@pytest.mark.parametrize("made", [pytest.param(MADE["Dask"], marks=QUIET["Dask"])])
def test_objects_of_dask(made: Any) -> None:
    """Dask makes text of objects, days among them, and text is read as days are."""
    pytest.importorskip("dask.dataframe", reason="Dask is not installed")
    days = [date(2009, 11, 1), None, date(1987, 11, 1)]
    frame = made({"id": range(3), "manual": days, "offense_level": [21] * 3, "category": ["III"] * 3})

    rows = by_id(outcomes(frame, LEVEL_AND_CATEGORY, progress=False))
    assert [row["outcome_zone"] for row in rows] == ["D", None, None]
    assert [row["outcome_minimum"] for row in rows] == [46, None, 46]


def test_words_of_which_one_is_missing() -> None:
    """An enumeration, such as a category that was answered before, is a fact like any other."""
    rows = pl.DataFrame({"offense_level": [21, 20, 21], "category": ["III", None, "I"]})
    for kind in (pl.Enum(["I", "II", "III"]), pl.Categorical):
        answered = outcomes(rows.with_columns(pl.col("category").cast(kind)).lazy(), OF_2009, progress=False).collect()
        assert answered["outcome_minimum"].to_list() == [46, None, 37]
        assert answered["category"].dtype == kind
