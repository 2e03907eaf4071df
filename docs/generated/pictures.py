"""Pictures, drawn when the pages are built."""

import re
from pathlib import Path

import sentencing
from sentencing import plots

ROOT = Path(__file__).parents[2]


def ranges_by_district() -> str:
    """The picture of the founding case, drawn when the pages are built."""
    from io import StringIO

    stream = StringIO()
    case = sentencing.load_case(ROOT / "examples" / "ocampo-pineda.toml")
    plots.figure(sentencing.compare(case)).savefig(stream, format="svg")
    drawing = re.search(r"<svg.*</svg>", stream.getvalue(), re.DOTALL)
    assert drawing
    return f"```{{raw}} html\n<div style='overflow-x: auto'>{drawing[0]}</div>\n```"
