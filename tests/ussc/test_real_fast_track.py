"""What the notebook on fast-track disparity says of real records, where they are: they are no part of the project."""

from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from sentencing import CriminalHistoryCategory, Manual
from sentencing.frames import disparities
from sentencing.ussc import READING

ROOT = Path(__file__).parents[2]
FOLDER = ROOT.parent / "shared" / "ussc"
NOTEBOOK = ROOT / "docs" / "notebooks" / "fast-track-disparity.md"
IMMIGRATION, EARLY_DISPOSITION = 17, 3

on_records = pytest.mark.skipif(not FOLDER.is_dir(), reason="the Commission's records are not beside the project")


def told() -> str:
    """What the notebook says of real rows, on one line."""
    return " ".join(NOTEBOOK.read_text(encoding="utf-8").partition("## What real rows showed")[2].split())


@on_records
def test_the_spread_over_a_district() -> None:
    """Every immigration record of the district's half year is answered under four levels, and none needs more."""
    rows = pd.read_csv(FOLDER / "sdny_fy2015_half.csv.gz").query(f"OFFGUIDE == {IMMIGRATION}")
    lines = disparities(rows.assign(person=range(len(rows))), READING.fixing(FISCALYR=2015), progress=False)
    lowest = lines.groupby(["disparity_terms", "person"])["disparity_minimum"].min()
    apart = (lowest["as stated"] - lowest["4 levels off"]).astype(int)

    assert lines["disparity_reason"].isna().all()
    assert (len(apart), apart.median(), apart.max()) == (49, 8, 20)
    assert (lowest["as stated"] == 0).sum() == (apart == 0).sum() == 18
    assert "49 are immigration offenses" in told()
    assert "lower by 8 months in the median, and by 20 at the most; of 18 of the 49 it is 0 already" in told()


@on_records
def test_how_deep_the_departures_went() -> None:
    """Down from each cell that begins at the minimum, to the first that begins no higher than the sentence."""
    rows = pd.read_csv(FOLDER / "immigration_departures_fy2014.csv.gz").query(f"SENTRNGE == {EARLY_DISPOSITION}")
    known = rows.dropna(subset="MNTHDEPT")
    minima = _minima_by_category()
    depths: Counter[str] = Counter()
    for sentence, months in zip(known["SENSPCAP"], known["MNTHDEPT"], strict=True):
        depths[_depth(minima, round(sentence + months), sentence)] += 1

    assert (len(rows), len(known), known["MNTHDEPT"].median(), known["PCNTDEPT"].median()) == (5409, 5405, 6, 40)
    assert "5,409 sentences" in told()
    assert "5,405 of them tell by how much: 6 months or 40 per cent in the median" in told()
    assert depths == {
        "1 level": 817,
        "no more than 2": 1753,
        "no more than 3": 787,
        "no more than 4": 1274,
        "no more than 4 from some cells, more from others": 209,
        "more than 4, whichever the cell": 564,
        "*no cell begins at the minimum*": 1,
    }
    for depth, count in depths.items():
        assert f"| {depth} | {count:,} | {100 * count / len(known):.1f} |" in told()


def _minima_by_category() -> list[list[object]]:
    """The minima of each column of the Table, from level 1 up."""
    table = Manual.on(date(2013, 11, 1)).table
    return [[table.range(level, category).minimum for level in range(1, 44)] for category in CriminalHistoryCategory]


def _depth(minima: list[list[object]], minimum: int, sentence: float) -> str:
    levels = {
        row - max(lower for lower in range(row + 1) if column[lower] <= sentence + 0.01)  # type: ignore[operator] - no life stands below a number of months
        for column in minima
        for row in range(len(column))
        if column[row] == minimum
    }
    if not levels:
        return "*no cell begins at the minimum*"
    if max(levels) == 1:
        return "1 level"
    if max(levels) <= 4:
        return f"no more than {max(levels)}"
    return "more than 4, whichever the cell" if min(levels) > 4 else "no more than 4 from some cells, more from others"
