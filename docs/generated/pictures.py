"""Pictures of the library's own plots, drawn when the pages are built."""

import re
from base64 import b64encode
from html import escape
from io import BytesIO, StringIO
from pathlib import Path

from matplotlib import rc_context

import sentencing
from generated.drawings import case_of_the_tutorial
from generated.svg import framed
from sentencing import plots
from sentencing.plots.drawing import figure_of

ROOT = Path(__file__).parents[2]
_DOTS, _SHOWN = 144, 96
"""Dots in an inch: a picture has more than a page shows, and so stays sharp where it is enlarged."""


def ranges_by_district() -> str:
    """The picture of the founding case."""
    case = sentencing.load_case(ROOT / "examples" / "ocampo-pineda.toml")
    return _ranges(sentencing.compare(case), "The ranges that the facts of Ocampo-Pineda bring, district by district.")


def ranges_of_the_tutorial() -> str:
    """The ranges in the three districts that the tutorial compares."""
    compared = sentencing.compare(case_of_the_tutorial().case, among=["D. Idaho", "W.D. Tex.", "N.D. Ill."])
    return _ranges(compared, "The same facts in three districts. The grey band is the range at home.")


def _ranges(compared: sentencing.Disparity, caption: str) -> str:
    """A picture as wide as the page; on a telephone it is scrolled, for its words would be too small."""
    drawn = figure_of(7.6, 2.4 + 0.7 * len(compared.groups()))
    plots.disparity(compared, drawn.add_subplot())
    stream = StringIO()
    with rc_context({"svg.hashsalt": caption}):
        drawn.savefig(stream, format="svg", metadata={"Date": None})
    drawing = re.search(r"<svg.*</svg>", stream.getvalue(), re.DOTALL)
    assert drawing
    style = "width:100%;min-width:560px;height:auto"
    return framed(
        drawing[0].replace("<svg ", f'<svg class="plot" style="{style}" role="img" aria-label="{escape(caption)}" ', 1),
        caption,
    )


def way_of_the_tutorial() -> str:
    """The case of the tutorial on its way across the Table."""
    outcome = case_of_the_tutorial()
    drawn = figure_of(6.2, 9.5)
    plots.table(outcome.manual, path=outcome, ax=drawn.add_subplot())
    stream = BytesIO()
    drawn.savefig(stream, format="png", dpi=_DOTS)
    width, height = (round(inches * _SHOWN) for inches in drawn.get_size_inches())
    told = "; ".join(f"§ {step}: level {step.after}" for step in outcome.steps)
    drawing = (
        f'<img class="plot" src="data:image/png;base64,{b64encode(stream.getvalue()).decode()}" alt="{told}; Category '
        f'{outcome.category}, {outcome.range} months" width="{width}" height="{height}" style="max-width:none">'
    )
    return framed(drawing, "The way of the case through the Table, in the column of its category.")
