"""The audit on real records, where they are: they are no part of the project (see docs/how-to/commission-data.md)."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from sentencing.ussc import Audit, Reason, audit

FOLDER = Path(__file__).parents[3] / "shared" / "ussc"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the Commission's records are not beside the project")


def audited(name: str, weight: str | None = None) -> Audit:
    """The audit of one of the files."""
    return audit(pd.read_csv(FOLDER / f"{name}.csv.gz"), weight=weight)


def test_new_york_2015() -> None:
    """Level and category give the range before statutory limits in every record."""
    found = audited("sdny_fy2015_half")

    assert found.records == 397
    assert [each.check.name for each in found.checks] == ["range"]
    assert (found["range"].checked, found["range"].agree) == (397, 397)
    assert found.exceptions == ()


def test_immigration_2019() -> None:
    """Every range is a cell of the Table, and none lies left of the column of its points."""
    found = audited("immigration_fy2019")

    assert found.records == 29_354
    assert (found["range is a cell"].checked, found["range is a cell"].agree) == (29_221, 29_221)
    assert found["range is a cell"].not_checked == (("XMINSOR is missing", 133),)
    assert (found["points and range"].checked, found["points and range"].agree) == (26_632, 26_632)
    assert dict(found["points and range"].not_checked) == {"CRIMPTS is missing": 2_589, "XMINSOR is missing": 133}
    assert found.exceptions == ()


def test_departures_2014() -> None:
    """Sentence, months and per cent give one bound; all but 42 are bounds of the Table."""
    found = audited("immigration_departures_fy2014")

    assert found.records == 22_265
    assert (found["departure"].checked, found["departure"].agree) == (9_532, 9_532)
    bound = found["bound departed from"]
    assert (bound.checked, bound.agree) == (9_532, 9_490)
    assert bound.likely == {Reason.STATUTORY_LIMIT: 23, Reason.UNEXPLAINED: 19}
    told = Counter[str]()
    for each in bound.disagreements:
        told[each.recorded.removesuffix(" months")] += each.count
    assert {int(months): count for months, count in told.items()} == {
        **dict.fromkeys((28, 42, 65, 137, 138), 1),
        **dict.fromkeys((32, 34, 54, 61), 2),
        **dict.fromkeys((39, 45), 3),
        36: 17,
        60: 6,
    }


def test_revocations_2015() -> None:
    """The cell is that of grade and category; every term recorded as within it is; 48 recorded as below are not."""
    found = audited("revocations_fy2015", weight="COUNT")

    assert found.records == 13_606
    assert (found["revocation cell"].checked, found["revocation cell"].agree) == (13_606, 13_606)
    within, outside = found["revocation term within"], found["revocation term outside"]
    assert (within.checked, within.agree) == (7_966, 7_966)
    assert (outside.checked, outside.agree) == (5_353, 5_305)
    assert dict(outside.not_checked) == {
        "the term is recorded as within its cell": 7_966,
        "PV_SENSPLT0 is missing": 287,
    }
    assert {each.recorded for each in outside.disagreements} == {"below"}
    assert outside.likely == {Reason.UNEXPLAINED: 48}
    assert sum(each.count for each in outside.disagreements if " above " in each.recomputed) == 6
