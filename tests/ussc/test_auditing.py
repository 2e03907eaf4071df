"""The audit: which checks it makes, what it counts, what it says; on made-up records of every kind."""

import json
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from sentencing._version import __version__
from sentencing.errors import NotModelled, SentencingError
from sentencing.partial import PartialDate
from sentencing.ussc import Audit, Reason, audit

MADE_UP = Path(__file__).parents[2] / "examples" / "ussc-made-up.csv"

FOUR: dict[str, list[Any]] = {
    "XFOLSOR": [21, 21, 29, None],
    "XCRHISSR": [3, 3, 6, 1],
    "XMINSOR": [46, 46, 262, 0],
    "XMAXSOR": [57, 57, 327, 6],
    "AMENDYR": [2014, 2014, 2014, 2014],
    "N": [1, 10, 100, 1000],
}


def four(**others: Any) -> Audit:
    """The audit of four records: two that agree, a career offender, and one without a level."""
    return audit(pl.DataFrame(FOUR), **others)


def made_up() -> pl.DataFrame:
    """The made-up records of the examples."""
    return pl.read_csv(MADE_UP, infer_schema_length=None)


# Counts


def test_counts() -> None:
    """Each record is agreed, excepted, or not checked with a reason."""
    [found] = four().checks

    assert four().records == 4
    assert (found.agree, found.disagree, found.checked, found.left_out) == (2, 1, 3, 1)
    assert found.agreement == 2 / 3
    assert found.not_checked == (("XFOLSOR is missing", 1),)
    assert found.likely == {Reason.CAREER_OFFENDER: 1}
    assert found.days == PartialDate.parse("2014-11-01 to 2015-10-31")
    assert four().agreement == {"range": 2 / 3}


def test_weights() -> None:
    """A row may stand for many records."""
    weighted = four(weight="n")

    assert weighted.records == 1111
    assert (weighted["range"].agree, weighted["range"].disagree) == (11, 100)
    assert weighted["range"].not_checked == (("XFOLSOR is missing", 1000),)
    assert "1,111 records, weighted by N" in str(weighted)


def test_exceptions() -> None:
    """Each pattern once, with its values, count, both ranges and the likely reason."""
    [exception] = four().exceptions

    assert exception.check == "range"
    assert exception.pattern == (
        *(("XFOLSOR", 29), ("XCRHISSR", 6), ("XMINSOR", 262), ("XMAXSOR", 327), ("AMENDYR", 2014)),
    )
    assert (exception.count, exception.recorded, exception.recomputed) == (1, "262-327", "151-188")
    assert exception.reason is Reason.CAREER_OFFENDER


ELSEWHERE: dict[str, list[Any]] = {
    "XFOLSOR": [21, 21, 21],
    "XCRHISSR": [3, 3, 3],
    "XMINSOR": [41, 41, 41],
    "XMAXSOR": [51, 51, 57],
    "AMENDYR": [2014, 2015, 2014],
    "STATMAX": [None, 240, None],
    "N": [5, 7, 20],
}
"""21/III is 46-57: twice the record has the range of 20/III, 41-51, and once what no cell is."""


def test_exceptions_by_their_frequency() -> None:
    """The most frequent first; each has its values, of which plain data leave out those that are missing."""
    exceptions = audit(pl.DataFrame(ELSEWHERE), weight="N").exceptions

    assert [each.count for each in exceptions] == [20, 7, 5]
    assert [dict(each.pattern).get("STATMAX") for each in exceptions] == [None, 240, None]
    assert ["STATMAX" in each.to_dict()["values"] for each in exceptions] == [False, True, False]


def test_likely_reasons_add_up() -> None:
    """Over every pattern that has them, the most frequent first: 20 coded wrongly, and 5 and 7 unexplained."""
    likely = audit(pl.DataFrame(ELSEWHERE), weight="N")["range"].likely

    assert list(likely.items()) == [(Reason.CODING, 20), (Reason.UNEXPLAINED, 12)]


def test_where_nothing_could_be_checked() -> None:
    """There is no share of nothing, and no Manual."""
    empty = audit(pl.DataFrame({"XMINSOR": [0], "XMAXSOR": [6]}))

    assert empty.agreement == {"range is a cell": None}
    assert empty.days is None
    assert empty["range is a cell"].not_checked[0][0].startswith("nothing tells the Manual")
    assert empty.to_dict()["manuals"] is None
    assert empty["range is a cell"].to_dict()["manuals"] is None


def test_days_of_what_was_checked() -> None:
    """The Manual of a record that was not checked is not among those applied."""
    rows = {"XMINSOR": [0, None], "XMAXSOR": [6, 6], "AMENDYR": [2014, 2000]}

    assert audit(pl.DataFrame(rows)).days == PartialDate.parse("2014-11-01 to 2015-10-31")
    assert audit(pl.DataFrame(rows)[1:]).days is None


# What the caller tells


def test_the_fiscal_year_of_a_file() -> None:
    """Where no column tells it, the caller does: 1994 is then one Manual, and 996 life in the file of FY2000."""
    rows = pl.DataFrame({"XMINSOR": [360], "XMAXSOR": [996], "AMENDYR": [1994]})

    assert audit(rows)["range is a cell"].agreement == 0
    assert audit(rows, fiscal_year=2000)["range is a cell"].agreement == 1
    alone = pl.DataFrame({"XMINSOR": [0], "XMAXSOR": [6]})
    assert audit(alone, fiscal_year=2019).days == PartialDate.parse("2018-10-01 to 2019-09-30")
    with pytest.raises(NotModelled):
        audit(rows, fiscal_year=1998)
    with pytest.raises(SentencingError, match="the frame has FISCALYR; leave `fiscal_year` out"):
        audit(pl.DataFrame({"XMINSOR": [0], "XMAXSOR": [6], "FiscalYr": [2019]}), fiscal_year=2019)
    with pytest.raises(SentencingError, match="the frame has PV_FY; leave `fiscal_year` out"):
        audit(pl.DataFrame({"XMINSOR": [0], "XMAXSOR": [6], "pv_fy": [2015]}), fiscal_year=2019)


def test_frames_without_the_columns_of_a_check() -> None:
    """The refusal says what checks need."""
    with pytest.raises(SentencingError, match="'range' needs XFOLSOR, XCRHISSR, XMINSOR, XMAXSOR"):
        audit(pl.DataFrame({"X": [1]}))


def test_checks_by_name() -> None:
    """The nearest is suggested."""
    assert four()["range"] is not None
    with pytest.raises(SentencingError, match=r"no check 'rang'; did you mean `range`\?; it made range"):
        four()["rang"]


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """A bar changes nothing."""
    assert four(progress=True) == four()
    assert capsys.readouterr().out == ""


# The made-up records


def test_made_up_records() -> None:
    """Forty-four invented records, with what was spoilt in each: counted by hand."""
    counts = {
        found.check.name: (found.checked, found.agree, found.disagree, found.left_out)
        for found in audit(made_up()).checks
    }

    # One record without category and range, one with AMENDYR 1986; one with the range after limits left blank.
    assert counts == {
        "range": (42, 35, 7, 2),
        "range within the statute": (41, 37, 4, 3),
        "Chapter Two level": (43, 42, 1, 1),
        "adjusted level": (43, 42, 1, 1),
        "combined level": (43, 42, 1, 1),
        "total level": (43, 41, 2, 1),
        "§ 2L1.2": (22, 21, 1, 22),
        "points of sentences": (43, 42, 1, 1),
        "total points": (43, 42, 1, 1),
        "other points": (43, 42, 1, 1),
        "category": (42, 41, 1, 2),
        "departure": (7, 6, 1, 37),
        "bound departed from": (7, 6, 1, 37),
    }


def test_every_likely_reason_is_among_them() -> None:
    """So that an example shows each."""
    assert {each.reason for each in audit(made_up()).exceptions} == set(Reason)


def test_every_kind_of_frame_gives_the_same_audit() -> None:
    """pandas, polars, eager or lazy, pyarrow and DuckDB."""
    rows = made_up()
    expected = audit(rows)

    for frame in (pd.read_csv(MADE_UP), rows.lazy(), rows.to_arrow(), duckdb.from_arrow(rows.to_arrow())):
        assert audit(frame) == expected
        assert audit(frame).to_dict() == expected.to_dict()


# As data, text and HTML


def test_plain_data() -> None:
    """It is JSON, complete, and pickles."""
    found = four()
    data = json.loads(json.dumps(found.to_dict()))

    assert data["schema"] == "sentencing.audit/1"
    assert data["library"] == __version__
    assert data["records"] == 4
    assert data["manuals"] == data["checks"][0]["manuals"] == "2014-11-01 to 2015-10-31"
    assert data["checks"][0]["likely_reasons"] == {"career offender": 1}
    assert data["checks"][0]["not_checked"] == {"XFOLSOR is missing": 1}
    assert data["exceptions"][0]["values"]["XMINSOR"] == 262
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - its own


def test_days_as_plain_data() -> None:
    """A value that is no number or text is written as one."""
    rows = pl.DataFrame({"XMINSOR": [41], "XMAXSOR": [57], "SENTDATE": [date(2001, 11, 1)]})

    assert audit(rows).to_dict()["exceptions"][0]["values"]["SENTDATE"] == "2001-11-01"


# What the frame holds beside what the checks read


def test_the_records_of_an_exception() -> None:
    """Those that have its values, and none where it has none: not the record with another limit."""
    ranges = {"XFOLSOR": [21, 21], "XCRHISSR": [4, 4], "XMINSOR": [57, 57], "XMAXSOR": [60, 60], "AMENDYR": [2014] * 2}
    datafile = pl.DataFrame({"usscidn": [1, 2], **ranges, "statmax": [60, None]})
    by_reason = {str(each.reason): each for each in audit(datafile).exceptions}

    assert by_reason["coding"].records(datafile)["usscidn"].to_list() == [2]
    assert by_reason["statutory limit"].records(datafile)["usscidn"].to_list() == [1]
    assert "STATMAX" not in by_reason["coding"].to_dict()["values"]


def test_the_checks_of_an_audit() -> None:
    """It goes through them, and says whether it made one."""
    found = four()

    assert [each.check.name for each in found] == [each.check.name for each in found.checks]
    assert "range" in found
    assert "total level" not in found


@pytest.mark.parametrize(("slip", "meant"), [("XFOLSR", "XFOLSOR"), ("xfolsorr", "XFOLSOR"), ("STATMX", "STATMAX")])
def test_a_column_that_resembles_one(slip: str, meant: str) -> None:
    """A slip in a name takes a check away: it is told."""
    found = audit(made_up().rename({meant: slip}))

    assert found.not_read == ((slip.upper(), meant),)
    assert f"{slip.upper()} is not read; is it {meant}?" in str(found)
    assert found.to_dict()["not_read"] == {slip.upper(): meant}


def test_columns_that_resemble_none() -> None:
    """Those of the codebook are what they say, and others may be called as they like."""
    rows = made_up()

    assert audit(rows).not_read == ()
    assert audit(rows.with_columns(pl.lit(1).alias("mine"))).not_read == ()
    assert audit(rows.drop("SENSPCAP").with_columns(pl.lit(1).alias("SENSPLT0"))).not_read == ()


HUGE, UNCOMPARABLE = 10**5000, Decimal("sNaN")


@pytest.mark.parametrize("value", [HUGE, UNCOMPARABLE, float("inf"), "x", [21]], ids=lambda value: type(value).__name__)
def test_no_value_stops_an_audit(value: object) -> None:
    """A record that holds it is not checked, or the frame is refused in a sentence, and the others are checked."""
    ranges = {"XCRHISSR": [3, 3], "XMINSOR": [46, 46], "XMAXSOR": [57, 57], "AMENDYR": [2014, 2014]}
    frame = pd.DataFrame({"XFOLSOR": pd.Series([21, value], dtype=object), **ranges})

    if isinstance(value, list | Decimal):
        with pytest.raises(SentencingError, match=r"^the values of XFOLSOR, .* cannot be told apart: "):
            audit(frame)
    else:
        assert (audit(frame)["range"].agree, audit(frame)["range"].left_out) == (1, 1)
