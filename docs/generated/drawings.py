"""Drawings of the explanations: their numbers and words are asked of the library when the pages are built."""

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from textwrap import wrap

from generated.layers import contract
from generated.svg import (
    ACCENT,
    BOLD,
    DASHED,
    END,
    MIDDLE,
    MUTED,
    WIDTH,
    Look,
    arrow,
    box,
    figure,
    line,
    shaded,
    text,
)
from sentencing import LIFE, CriminalHistoryCategory, Manual, Outcome, Range, Step, Zone, calculate, case_from_dict
from sentencing.manual import NEWEST_EDITION
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.terms import HIGHEST_LEVEL, Term

TUTORIAL = Path(__file__).parents[1] / "tutorial.md"


def case_of_the_tutorial() -> Outcome:
    """The case that the reader of the tutorial writes down."""
    block = re.search(r":caption: reentry\.toml\n\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return calculate(case_from_dict(tomllib.loads(block[1])))


# How the Guidelines work

_MIDDLE_OF_THE_PAGE = WIDTH / 2


def walk() -> str:
    """From facts to a range: the case of the tutorial."""
    outcome = case_of_the_tutorial()
    level, category, cell = outcome.offense_level, outcome.category, outcome.range_before_statute
    left_by_statute = f"{cell} stays" if cell == outcome.range else f"{outcome.range} is left"
    levels = (*(f"§ {step}" for step in outcome.steps), f"total {level}")
    points = (
        *(f"§ {step}" for step in outcome.points_ledger.steps),
        f"{outcome.points} points",
        f"Category {category}",
    )
    pieces = (
        *_stage((80, 2, 200, 39), "Facts", ("what was done, and what came before",)),
        arrow(130, 42, 90, 62),
        arrow(230, 42, 270, 62),
        *_stage((2, 64, 172, 95), "Offense level", levels),
        *_stage((186, 64, 172, 95), "Criminal history", points),
        arrow(90, 160, 130, 180),
        arrow(270, 160, 230, 180),
        *_stage((80, 182, 200, 39), "Sentencing Table", (f"row {level}, column {category}: {cell}",)),
        arrow(_MIDDLE_OF_THE_PAGE, 222, _MIDDLE_OF_THE_PAGE, 242),
        *_stage((80, 244, 200, 39), "Statutory limits", (left_by_statute,)),
        arrow(_MIDDLE_OF_THE_PAGE, 284, _MIDDLE_OF_THE_PAGE, 304),
        *_stage((80, 306, 200, 39), f"{outcome.range} months", ("the guideline range",), **shaded(0.12)),
        arrow(_MIDDLE_OF_THE_PAGE, 346, _MIDDLE_OF_THE_PAGE, 366),
        *_stage((50, 368, 260, 39), "The sentence", ("the court's, under 18 U.S.C. 3553(a)",), **DASHED),
    )
    return figure(
        f"The facts give offense level {level} and Category {category}, and the Table gives {cell} months.",
        "From facts to a range: the case of the tutorial. The last box is the court's, and no part of the answer.",
        410,
        *pieces,
    )


def _stage(place: tuple[float, float, float, float], head: str, told: tuple[str, ...], **look: Look) -> Iterator[str]:
    """A box with a heading and what it holds."""
    x, y, width, _ = place
    yield box(*place, **look)
    yield text(x + width / 2, y + 17, head, font_size=12, **MIDDLE, **BOLD)
    for number, each in enumerate(told):
        yield text(x + width / 2, y + 32 + 14 * number, each, **MIDDLE)


_ROW, _COLUMN, _HEAD, _LEFT = 13.0, 54.0, 34.0, 34.0
_SHADES = {Zone.A: 0.05, Zone.B: 0.17, Zone.C: 0.32, Zone.D: 0.0}


def zones() -> str:
    """The Sentencing Table of the newest edition, with a line where one zone ends and the next begins."""
    table = Manual.on(NEWEST_EDITION).table
    pieces = (
        text(_LEFT + 3 * _COLUMN, 12, "Criminal history category", fill=MUTED, **MIDDLE),
        text(_LEFT - 6, _HEAD - 6, "Level", font_size=9.5, fill=MUTED, **END),
        *(text(_centre(each), _HEAD - 6, str(each), **MIDDLE, **BOLD) for each in CriminalHistoryCategory),
        *(text(_LEFT - 6, _top(each) + 10, str(each), font_size=9.5, fill=MUTED, **END) for each in _levels()),
        *(piece for level, category in _cells() for piece in _cell(table, level, category)),
        *(text(_LEFT + 3, _top(_last(table, zone)) + 10, zone, fill=ACCENT, **BOLD) for zone in Zone),
    )
    return figure(
        "The Sentencing Table: 43 offense levels by six criminal history categories, in months, with Zones A to D.",
        f"The Sentencing Table of {NEWEST_EDITION}, in months. The lines part Zones A, B, C and D.",
        _top(HIGHEST_LEVEL + 1) + 2,
        *pieces,
    )


def _levels() -> range:
    return range(1, HIGHEST_LEVEL + 1)


def _cells() -> Iterator[tuple[int, CriminalHistoryCategory]]:
    return product(_levels(), CriminalHistoryCategory)


def _top(level: int) -> float:
    return _HEAD + _ROW * (level - 1)


def _centre(category: CriminalHistoryCategory) -> float:
    return _LEFT + _COLUMN * (category.value - 0.5)


def _last(table: SentencingTable, zone: Zone) -> int:
    """A level of Category I in the zone, for its letter: the second, or the only one."""
    levels = [level for level in _levels() if table.zone(level, "I") is zone]
    return levels[:2][-1]


def _cell(table: SentencingTable, level: int, category: CriminalHistoryCategory) -> Iterator[str]:
    """A cell: its shade, its range, and a line towards another zone."""
    zone, top, left = table.zone(level, category), _top(level), _LEFT + _COLUMN * (category.value - 1)
    assert zone
    edge: dict[str, Look] = {"stroke": ACCENT, "stroke_width": 1.4}
    yield box(left, top, _COLUMN, _ROW, fill=ACCENT, fill_opacity=_SHADES[zone], stroke="none", rx=0)
    yield text(_centre(category), top + 10, str(table.range(level, category)), font_size=9.5, **MIDDLE)
    if level < HIGHEST_LEVEL and table.zone(level + 1, category) is not zone:
        yield line(left, top + _ROW, left + _COLUMN, top + _ROW, **edge)
    if category < CriminalHistoryCategory.VI and table.zone(level, category.value + 1) is not zone:
        yield line(left + _COLUMN, top, left + _COLUMN, top + _ROW, **edge)


# The ledger

_LOWEST, _A_LEVEL = 6.0, 12.2


def ledger() -> str:
    """The ledger of the tutorial's case: each step from the total before to the total after it."""
    steps = case_of_the_tutorial().steps
    pieces: list[str] = []
    top = 4.0
    for step in steps:
        told = wrap(step.because, 62)
        pieces += _entry(step, told, top)
        top += 50 + 13 * len(told)
    pieces.append(text(_LOWEST, top + 8, f"Total offense level {steps[-1].after}", font_size=12, **BOLD))
    return figure(
        "; ".join(f"§ {step}: {step.before} to {step.after}" for step in steps),
        "A ledger. A bar goes from the total before a step to the total after it; under it stands the reason.",
        top + 14,
        *pieces,
    )


def _entry(step: Step, told: list[str], top: float) -> Iterator[str]:
    """A line of the ledger: provision, effect, the bar from before to after, the reason."""
    before, after = (_LOWEST + _A_LEVEL * total for total in (step.before, step.after))
    bar = top + 20
    yield text(_LOWEST, top + 12, f"§ {step.cite}", font_size=11.5, **BOLD)
    yield text(WIDTH - 4, top + 12, str(step.effect), font_size=11.5, fill=ACCENT, **END, **BOLD)
    yield line(_LOWEST, bar + 14, WIDTH - 4, bar + 14, stroke=MUTED, stroke_opacity=0.4)
    yield box(min(before, after), bar, abs(after - before), 14, **shaded(0.3 if after > before else 0.05))
    yield text(max(before, after) + 5, bar + 11, f"{step.before} → {step.after}")
    for number, each in enumerate(told):
        yield text(_LOWEST, bar + 28 + 13 * number, each, font_size=10, fill=MUTED)


# Life

_FIRST_MONTH, _A_MONTH, _AT_LIFE = 10.0, 0.615, 330.0
_MOST_MONTHS = 420
_SHOWN = (39, 41, 42, 43)


def life() -> str:
    """Four cells of the Table, on a scale of months that ends where life begins."""
    table = Manual.on(NEWEST_EDITION).table
    marks = range(0, _MOST_MONTHS, 60)
    pieces = (
        line(_months(0), 22, _months(_MOST_MONTHS), 22),
        *(line(_months(months), 19, _months(months), 25) for months in marks),
        *(text(_months(months), 14, str(months), font_size=9.5, **MIDDLE) for months in marks),
        text(_AT_LIFE, 16, "life", **MIDDLE, **BOLD),
        line(_AT_LIFE, 22, _AT_LIFE, 150, stroke=MUTED, **DASHED),
        *(
            piece
            for number, level in enumerate(_SHOWN)
            for piece in _bar(table.range(level, "I"), level, 34 + 30 * number)
        ),
    )
    return figure(
        "; ".join(f"level {level}, Category I: {table.range(level, 'I')}" for level in _SHOWN),
        "Four cells of Category I. The scale of months ends, and life stands beyond it, at no number.",
        156,
        *pieces,
    )


def _months(term: Term) -> float:
    return _AT_LIFE if term is LIFE else _FIRST_MONTH + _A_MONTH * term


def _bar(cell: Range, level: int, top: float) -> Iterator[str]:
    """A range: a box between numbers, an arrow from a number to life, or a point at life."""
    left, right = _months(cell.minimum), _months(cell.maximum)
    yield text(_FIRST_MONTH, top + 14, f"{level}/I:  {cell}")
    if cell.minimum is LIFE:
        yield f'<circle cx="{left:g}" cy="{top + 10:g}" r="5" fill="{ACCENT}"/>'
    elif cell.maximum is LIFE:
        yield line(left, top + 3, left, top + 17, stroke=ACCENT, stroke_width=1.5)
        yield arrow(left, top + 10, right, top + 10, ACCENT)
    else:
        yield box(left, top + 3, right - left, 14, **shaded(0.3))


# How it is built

_LAYER = 17.0
_BANDS = {
    "__main__": "what a user runs",
    "disparity_document": "cases side by side",
    "calculation": "the calculation",
    "manual": "the law",
    "casefile": "read and shown",
    "rules": "what law is made of",
    "case": "facts",
    "ledger": "values",
}
"""A module of the first layer of each band, and what the band is for."""


def layers() -> str:
    """The layers of the package, from the top down, in bands."""
    found = contract()
    assert _BANDS.keys() <= {module for modules in found for module in modules}
    pieces: list[str] = []
    top = 2.0
    for modules in found:
        for band in filter(None, map(_BANDS.get, modules)):
            top += 18
            pieces.append(text(2, top - 5, band, fill=ACCENT, **BOLD))
        pieces.append(box(2, top, WIDTH - 24, _LAYER - 3, fill=ACCENT, fill_opacity=0.08, stroke="none"))
        pieces.append(text((WIDTH - 20) / 2, top + 10.5, " · ".join(modules), font_size=9.5, **MIDDLE))
        top += _LAYER
    return figure(
        f"The {len(found)} layers of the package, from the command line to errors and words.",
        f"The {len(found)} layers of the package. A module imports only from below.",
        top + 4,
        *pieces,
        arrow(WIDTH - 10, 22, WIDTH - 10, top, MUTED),
    )
