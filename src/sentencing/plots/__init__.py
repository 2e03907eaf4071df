"""Pictures, drawn with matplotlib (extra: ``plot``); readable without colour, and in print.

Each takes axes to draw on, or makes a figure that takes no part in the state of pyplot, and returns the axes.
"""

from sentencing.plots.districts import disparity, figure, save
from sentencing.plots.heat_map import table
from sentencing.plots.spreads import population

__all__ = ["disparity", "figure", "population", "save", "table"]
