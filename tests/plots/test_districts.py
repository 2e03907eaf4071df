"""The picture of ranges by district: what is drawn, where, and how it reads without colour."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sentencing import LIFE, Manual, case_from_dict, compare, load_case, plots
from sentencing.manual.chapter5.table import TABLE

EXAMPLES = Path(__file__).parents[2] / "examples"
OCAMPO = compare(
    load_case(EXAMPLES / "ocampo-pineda.toml"), among=["D. Idaho", "W.D. Tex.", "N.D. Ill.", "D.N.D.", "D.N.M."]
)
HATCHED, FILLED, DOTTED = "///", None, ":"


def bars(axes: Axes) -> dict[str, Any]:
    """Each bar, by the first line of its label."""
    labels = [label.get_text().splitlines()[0] for label in axes.get_yticklabels()]
    patches = [patch for container in axes.containers for patch in container]
    assert len(labels) == len(patches)
    return dict(zip(labels, patches, strict=True))


def ends(bar: Any) -> tuple[float, float]:
    """The ends of a bar, in months."""
    return bar.get_x(), bar.get_x() + bar.get_width()


def test_each_range_is_a_bar_from_its_minimum_to_its_maximum() -> None:
    """*Ramirez*: 33-41 in D. Idaho, 37-46 in W.D. Tex.; without a programme 41-51; D.N.D. unknown within 27-51."""
    drawn = bars(OCAMPO.plot())

    assert {name: ends(bar) for name, bar in drawn.items()} == {
        "D. Idaho": (33, 41),
        "W.D. Tex.": (37, 46),
        "D.N.M.": (33, 41),
        "D.N.D.": (27, 51),
        "N.D. Ill.": (41, 51),
    }


def test_bounds_are_hatched_and_open_ones_dotted() -> None:
    """A reader without colour tells exact, bound and undecided apart."""
    drawn = bars(OCAMPO.plot())

    assert [drawn[name].get_hatch() for name in ("D. Idaho", "D.N.D.", "N.D. Ill.")] == [HATCHED, HATCHED, FILLED]
    assert drawn["D.N.M."].get_linestyle() == DOTTED
    assert drawn["N.D. Ill."].get_facecolor() != drawn["D.N.M."].get_facecolor()


def test_home_is_shaded_and_the_sentence_a_line() -> None:
    """The band of the range at home and the line of the sentence are named in the legend."""
    axes = OCAMPO.plot()
    legend = axes.get_legend()
    assert legend is not None
    names = [text.get_text() for text in legend.get_texts()]

    assert names == ["home: 41-51", "imposed: 40", "exact", "at most, or a bound", "if eligible, or still so"]
    assert [line.get_xdata()[0] for line in axes.get_lines()] == [40]
    assert axes.get_title(loc="left") == "United States v. Ramirez (Ocampo-Pineda)\nprogrammes on 2010-06"


def test_what_is_not_known_is_left_out() -> None:
    """A district of which nothing is known has no bar; one whose term is not in months is told, without a bar."""
    case = load_case(EXAMPLES / "ocampo-pineda.toml")
    axes = compare(case, among=["D. Alaska", "D. Ariz."], on=date(2014, 4, 1)).plot()

    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "D. Ariz.\na fixed term of 150 days\n(eligibility unknown)",
        "D. Alaska\nterms unknown, at most 4 levels off\n(eligibility unknown, if still so)",
    ]
    # 17/II to 21/II.
    assert [text.get_text() for text in axes.texts] == ["150 days", "within 27-51"]
    assert ends(axes.containers[0].patches[0]) == (27, 51)
    assert compare(case, among=["D. Alaska"], on=date(2009, 1, 1)).plot().containers == []


def test_who_is_not_eligible_is_told() -> None:
    """Who waived nothing is not eligible in D. Idaho, and its bar is the range without early disposition."""
    axes = compare(load_case(EXAMPLES / "mandujano-gonzalez.toml"), among=["D. Idaho"]).plot()

    assert axes.get_yticklabels()[0].get_text() == "D. Idaho\nnothing off\n(not eligible)"
    assert ends(bars(axes)["D. Idaho"]) == (46, 57)


def test_what_may_have_run_on_is_told_and_dotted() -> None:
    """D.N.M. gave two levels in 2008: what it would bring in June 2010, if it was still so, is no certain range."""
    labels = [label.get_text() for label in OCAMPO.plot().get_yticklabels()]
    case = evolve(load_case(EXAMPLES / "ocampo-pineda.toml"), eligible_in=("D.N.M.",))
    found = compare(case, among=["D.N.M."]).plot()

    assert "D.N.M.\n2 levels off\n(eligibility unknown, if still so)" in labels
    assert "D. Idaho\nat most 2 levels off" in labels
    # A finding decides eligibility, and not whether the terms were still the same.
    assert [label.get_text() for label in found.get_yticklabels()] == ["D.N.M.\n2 levels off\n(if still so)"]
    assert bars(found)["D.N.M."].get_linestyle() == DOTTED


def test_a_bound_that_is_open_is_hatched_and_dotted() -> None:
    """D. Idaho gave at most two levels: whether to him, and on the day after the opinion whether still, is open.

    So the bar is both; found eligible on a day for which a source vouches, it is a bound alone.
    """
    case = load_case(EXAMPLES / "ocampo-pineda.toml")
    removals_not_stated = (evolve(case.counts[0], removals=None),)
    unknown = compare(evolve(case, eligible_in=(), counts=removals_not_stated), among=["D. Idaho"]).plot()
    later = compare(case, among=["D. Idaho"], on=date(2011, 12, 24)).plot()
    both = {"home: 41-51", "imposed: 40", "at most, or a bound", "if eligible, or still so"}

    for axes in (unknown, later):
        bar, legend = bars(axes)["D. Idaho"], axes.get_legend()
        assert legend is not None
        assert (bar.get_hatch(), bar.get_linestyle()) == (HATCHED, DOTTED)
        assert {text.get_text() for text in legend.get_texts()} == both
    assert bars(OCAMPO.plot())["D. Idaho"].get_linestyle() != DOTTED


def test_terms_that_nothing_bounds_are_told_without_a_bar() -> None:
    """Before 27 October 2003 no levels come off (§ 5K3.1), so of terms unknown no bound is worked."""
    case = evolve(load_case(EXAMPLES / "banuelos-rodriguez.toml"), eligible_in=("D.N.D.",))
    axes = compare(case, among=["D.N.D."], on=date(2006, 8, 22)).plot()

    assert [text.get_text() for text in axes.texts] == ["unknown"]
    assert axes.containers == []


def test_what_is_laid_over_the_manual_is_told_in_the_title() -> None:
    """A picture is passed on without its text: that its Manual is hypothetical stands in it."""
    book = Manual.on(date(2009, 11, 1))
    laid = book.laying("5A", Manual.on(date(1987, 11, 1)).text(TABLE), "the Table of 1987")
    axes = compare(load_case(EXAMPLES / "ocampo-pineda.toml"), among=["D. Idaho"], manual=laid).plot()

    assert "HYPOTHETICAL: § 5A: the Table of 1987" in axes.get_title(loc="left")
    assert "HYPOTHETICAL" not in OCAMPO.plot().get_title(loc="left")


def test_a_single_term_can_be_seen() -> None:
    """A cap of 24 months is drawn from 24, wide enough to see."""
    compared = compare(load_case(EXAMPLES / "banuelos-rodriguez.toml"), among=["S.D. Cal."])
    axes = compared.plot()
    patches = [patch for container in axes.containers for patch in container]

    assert [patch.get_x() for patch in patches] == [60, 24]
    assert all(0 < patch.get_width() < 1 for patch in patches)


def test_many_districts_share_a_label() -> None:
    """More than three districts of one bar are counted."""
    case = load_case(EXAMPLES / "ocampo-pineda.toml")
    axes = compare(case, among=["D. Del.", "D.N.J.", "E.D. Pa.", "M.D. Pa."]).plot()

    assert axes.get_yticklabels()[0].get_text() == "D. Del., D.N.J. and 2 more\nno programme"


def life() -> dict[str, object]:
    """Level 43 for a count beside reentry, with no statute that limits it."""
    first = {"guideline": "2A1.1", "found": ["2A1.1 = 43"], "group": "A"}
    second = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": [], "group": "B"}
    return {
        "manual": "2009-11-01",
        "sentenced": "2010-06-01",
        "count": [first, second],
        "history": {"points": 0},
        "eligible_in": ["D. Idaho"],
        "sentence": {"months": "life"},
    }


def test_life_is_drawn_at_the_edge() -> None:
    """Life is no number of months: it stands at the right edge, and the axis says so."""
    compared = compare(case_from_dict(life()), among=["D. Idaho"])
    axes = compared.plot()

    assert compared.baseline_range.maximum is LIFE
    assert axes.get_xlabel() == "Months of imprisonment (life at the right edge)"
    assert axes.get_lines()[0].get_xdata()[0] == axes.get_xlim()[1]
    assert axes.get_title(loc="left").startswith("The same facts")


def test_without_a_sentence_there_is_no_line() -> None:
    """Nothing is drawn of what is not stated."""
    compared = compare(case_from_dict({**life(), "sentence": None}), among=["D. Idaho"])

    assert compared.plot().get_lines() == []


def test_axes_of_ones_own() -> None:
    """The picture is drawn on the axes given, and they are returned."""
    axes = Figure().add_subplot()

    assert OCAMPO.plot(axes) is axes
    assert bars(axes)


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_file(name: str, begins: bytes, tmp_path: Path) -> None:
    """The picture is written as its ending says."""
    plots.save(OCAMPO, tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_a_file_says_nothing_of_the_day_it_was_made(name: str, tmp_path: Path) -> None:
    """One comparison drawn twice gives the same bytes."""
    first, second = tmp_path / f"1{name}", tmp_path / f"2{name}"
    plots.save(OCAMPO, first)
    plots.save(OCAMPO, second)

    assert first.read_bytes() == second.read_bytes()
    assert b"dc:date" not in first.read_bytes()


@pytest.mark.parametrize("among", [["D. Idaho"], ["D. Idaho", "W.D. Tex.", "N.D. Ill."], None])
def test_the_legend_stands_below_the_name_of_the_axis(among: list[str] | None) -> None:
    """However few the bars, neither covers the other."""
    drawn = plots.figure(compare(OCAMPO.case, among=among))
    drawn.draw_without_rendering()
    (axes,) = drawn.axes
    legend = axes.get_legend()
    assert legend is not None

    assert legend.get_window_extent().y1 < axes.xaxis.label.get_window_extent().y0
