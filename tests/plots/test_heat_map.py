"""The Sentencing Table as a heat map: its cells, its zones, and the way of a case."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from sentencing import Comparison, Manual, Outcome, calculate, case_from_dict, case_to_dict, load_case, plots, vary
from sentencing.errors import SentencingError
from sentencing.manual.chapter5.table import TABLE
from sentencing.plots.heat_map import _ZONES
from sentencing.terms import Zone

EXAMPLES = Path(__file__).parents[2] / "examples"
OCAMPO = load_case(EXAMPLES / "ocampo-pineda.toml")
IN_2009, IN_2024, IN_1991 = (Manual.on(date(year, 11, 1)) for year in (2009, 2024, 1991))


def changed(**facts: object) -> Outcome:
    """The outcome of Ocampo-Pineda with other facts."""
    return calculate(case_from_dict({**case_to_dict(OCAMPO), "expected": None, **facts}))


def cell_texts(axes: Axes) -> dict[tuple[int, int], str]:
    """The text of each cell, by level and number of the category."""
    texts = [
        text for text in axes.texts if text.get_ha() == "left" or "-" in text.get_text() or "life" in text.get_text()
    ]
    return {(round(text.get_position()[1]), round(text.get_position()[0])): text.get_text() for text in texts}


def zone_cells(axes: Axes, zone: Zone) -> set[tuple[int, int]]:
    """The cells that have the pattern of a zone."""
    hatch = _ZONES[zone]["hatch"]
    cells = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_hatch() == hatch]
    return {(round(cell.get_y() + 0.5), round(cell.get_x() + 0.5)) for cell in cells}


def arrows(axes: Axes) -> list[tuple[int, int, int, int]]:
    """Each arrow: level and category from which it goes, level and category to which."""
    return [
        (round(text.xyann[1]), int(text.xyann[0]), round(text.xy[1]), int(text.xy[0]))
        for text in axes.texts
        if hasattr(text, "arrow_patch") and text.arrow_patch is not None
    ]


def numbers(axes: Axes) -> list[tuple[str, int]]:
    """The number of each step, and the level at which it stands."""
    return [(text.get_text(), round(text.get_position()[1])) for text in axes.texts if text.get_bbox_patch()]


def keys(axes: Axes) -> list[str]:
    """The words of the last legend."""
    legend = axes.get_legend()
    assert legend is not None
    return [text.get_text() for text in legend.get_texts()]


# Cells


def test_every_cell_has_its_shade_and_its_text() -> None:
    """43 levels by six categories; 21/III is 46-57 months, and level 43 is life, outside the scale of months."""
    axes = plots.table(IN_2024)
    shades = axes.collections[0].get_array()
    texts = cell_texts(axes)

    assert shades is not None
    assert shades.shape == (43, 6)
    assert (shades[20][2], shades[0][0], shades[41][5]) == (46, 0, 360)
    assert [level for level in range(1, 44) if shades.mask[level - 1].all()] == [43]
    assert len(texts) == 258
    assert (texts[21, 3], texts[42, 1], texts[43, 6]) == ("46-57", "360-life", "life")
    assert axes.get_title(loc="left") == "Sentencing Table, Manual of 2024-11-01"


def test_a_higher_minimum_is_a_darker_shade() -> None:
    """Shades fall evenly from paper to dark, also in grey, so that print without colour tells them apart."""
    shades = plots.table(IN_2024).collections[0].get_cmap()
    grey = [0.299 * r + 0.587 * g + 0.114 * b for r, g, b, _ in (shades(step / 8) for step in range(9))]
    falls = [lighter - darker for lighter, darker in pairwise(grey)]

    assert grey[0] == pytest.approx(1)
    assert max(falls) == pytest.approx(min(falls), rel=0.1)
    assert min(falls) > 0


def test_a_table_by_itself_and_what_is_laid_over_a_manual() -> None:
    """A Table has no date; a hypothetical Manual says that it is one."""
    laid = IN_2009.laying("5A", IN_1991.text(TABLE), "the Table of 1991")

    assert plots.table(IN_2009.table).get_title(loc="left") == "Sentencing Table"
    assert plots.table(laid).get_title(loc="left").endswith("\nHYPOTHETICAL: § 5A: the Table of 1991")


def test_a_cell_too_small_has_no_text() -> None:
    """On small axes the shade stands alone, and only each fifth level is named."""
    axes = Figure(figsize=(3, 3)).add_subplot()

    assert plots.table(IN_2024, ax=axes) is axes
    assert cell_texts(axes) == {}
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "1",
        "5",
        "10",
        "15",
        "20",
        "25",
        "30",
        "35",
        "40",
    ]


# Zones


def test_zones_are_told_by_pattern_and_by_colour() -> None:
    """Category I in 2009: A to level 8, B to 10, C to 12; in 2010 (amend. 738): A to 8, B to 11, C to 13."""
    before, after = plots.table(IN_2009), plots.table(IN_2024)
    column = {
        zone: [
            [level for level, category in sorted(zone_cells(axes, zone)) if category == 1] for axes in (before, after)
        ]
        for zone in (Zone.A, Zone.B, Zone.C)
    }

    assert column[Zone.A] == [list(range(1, 9)), list(range(1, 9))]
    assert column[Zone.B] == [[9, 10], [9, 10, 11]]
    assert column[Zone.C] == [[11, 12], [12, 13]]
    assert len({style["hatch"] for style in _ZONES.values()}) == 4
    assert len({style["edgecolor"] for style in _ZONES.values()}) == 4


def test_every_cell_below_zone_d_has_a_pattern() -> None:
    """The cells with a pattern are those of Zones A to C, in every category."""
    drawn = {cell: zone for zone in (Zone.A, Zone.B, Zone.C) for cell in zone_cells(plots.table(IN_2024), zone)}

    for level in range(1, 44):
        for category in range(1, 7):
            assert drawn.get((level, category), Zone.D) == IN_2024.table.zone(level, category)


def test_the_key_names_zones_and_life() -> None:
    """Before 1 November 1992 there are no zones, and the key has none."""
    assert keys(plots.table(IN_2009)) == ["Zone A", "Zone B", "Zone C", "Zone D", "life"]
    assert keys(plots.table(IN_1991)) == ["life"]


# The way of a case


def test_each_step_is_an_arrow_in_the_column_of_the_category() -> None:
    """Ocampo-Pineda: 8, to 24 by sixteen levels, to 22 and 21 by acceptance, in Category II."""
    axes = plots.table(IN_2009, path=calculate(OCAMPO))

    assert arrows(axes) == [(8, 2, 24, 2), (24, 2, 22, 2), (22, 2, 21, 2)]
    assert numbers(axes) == [("1", 8), ("2", 8), ("3", 24), ("4", 22)]
    assert len(keys(axes)) == 1
    assert keys(axes)[0].splitlines() == [
        "United States v. Ramirez (Ocampo-Pineda): 41-51",
        "months",
        "1  § 2L1.2(a) = 8",
        "2  § 2L1.2(b)(1)(A)(ii) +16 = 24",
        "3  § 3E1.1(a) -2 = 22",
        "4  § 3E1.1(b) -1 = 21",
    ]


def ends(axes: Axes) -> list[tuple[int, int]]:
    """The cells, by level and category, that have a border: where ways end."""
    patches: list[Any] = list(axes.patches)
    return [(round(each.get_y() + 0.5), round(each.get_x() + 0.5)) for each in patches if each.get_linewidth() > 1]


def test_the_last_cell_has_a_border_and_the_zones_keep_their_key() -> None:
    """The way of Ocampo-Pineda ends at 21/II; beside its key that of the zones is still there."""
    axes = plots.table(IN_2009, path=calculate(OCAMPO))

    assert ends(axes) == [(21, 2)]
    assert [text.get_text() for text in axes.artists[0].get_texts()] == [
        *("Zone A", "Zone B", "Zone C", "Zone D", "life")
    ]


def test_departures_go_on_from_the_finished_range() -> None:
    """§ 4A1.3 from 21/II to Category I, then § 5K3.1 with two levels off to 19/I."""
    outcome = changed(departure={"category": "I"}, early_disposition={"levels": 2, "motion": True})
    axes = plots.table(IN_2009, path=outcome)

    assert arrows(axes)[-2:] == [(21, 2, 21, 1), (21, 1, 19, 1)]
    assert keys(axes)[0].splitlines()[-2:] == ["5  § 4A1.3 = 21/I", "6  § 5K3.1 -2 = 19"]
    assert "after departure 30-37" in keys(axes)[0].replace("\n", " ")
    assert ends(axes) == [(19, 1)]


def test_early_disposition_of_2025_is_a_step_of_the_level() -> None:
    """§ 3F1.1 (amend. 836) is in the ledger, so it is drawn once, in its column."""
    case = {
        "manual": "2025-11-01",
        "count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(2)(B)"]}],
        "acceptance": {"reduction": True},
        "history": {"category": "III"},
        "early_disposition": {"levels": 2, "motion": True},
    }
    outcome = calculate(case_from_dict(case))
    axes = plots.table(outcome.manual, path=outcome)

    # 8 + 8 = 16, less 2, less 2.
    assert arrows(axes) == [(8, 3, 16, 3), (16, 3, 14, 3), (14, 3, 12, 3)]
    assert keys(axes)[0].startswith("The case: ")


def stated(level: int) -> Outcome:
    """A level as found, that acceptance then lowers by two."""
    case = {
        "manual": "2009-11-01",
        "count": [{"guideline": "2D1.1", "found": [f"2D1.1 = {level}"], "maximum": "life"}],
        "acceptance": {"reduction": True},
        "history": {"category": "I"},
    }
    return calculate(case_from_dict(case))


def test_levels_outside_the_table_stand_at_its_edge() -> None:
    """Above 43 is 43 (n.2): from 46 to 44 nothing moves, and the key says the total."""
    axes = plots.table(IN_2009, path=stated(46))

    assert arrows(axes) == []
    assert numbers(axes) == [("1", 43), ("2", 43)]
    assert keys(axes)[0].splitlines()[1:] == ["1  § 2D1.1 = 46", "2  § 3E1.1(a) -2 = 44"]


def test_several_ways_are_told_apart() -> None:
    """Two outcomes, as a comparison has them: numbers run on, lines differ, and each has its entry in the key."""
    compared: Comparison = vary(OCAMPO, {"history.category": {"two": "II", "five": "V"}})
    axes = plots.table(IN_2009, path=compared.outcomes)
    legend = axes.get_legend()
    assert legend is not None

    assert [number for number, _ in numbers(axes)] == [str(number) for number in range(1, 9)]
    assert ends(axes) == [(21, 2), (21, 5)]
    assert [line.splitlines()[0] for line in keys(axes)] == ["two: 41-51 months", "five: 70-87 months"]
    assert len({line.get_linestyle() for line in legend.get_lines()}) == 2


def test_steps_of_ways_in_one_column_have_lanes_of_their_own() -> None:
    """No two numbers of a column lie upon each other."""
    compared = vary(OCAMPO, acceptance={"trial": {"reduction": False}, "plea": {"reduction": True}})
    axes = plots.table(IN_2009, path=compared.outcomes)
    places = [text.get_position()[0] for text in axes.texts if text.get_bbox_patch()]

    assert len(set(places)) == len(places) == 5
    assert all(2 < place < 2.5 for place in places)


def test_what_is_no_edition_is_refused() -> None:
    """A year in text, say: an edition is a day."""
    with pytest.raises(SentencingError, match=r"^'2009' is no edition; give one, such as Manual\.on"):
        plots.table("2009")
