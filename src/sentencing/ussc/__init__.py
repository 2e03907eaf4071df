"""The Sentencing Commission's individual offender datafile: its variables by year, its codes, and an audit of its rows.

``variables`` and ``variable`` are the codebook; ``term``, ``sentence``, ``district``, ``edition`` and their like turn
values into this library's types; ``READING`` makes cases of rows for ``sentencing.frames``; ``audit`` compares every
record with what the law makes of its own values. There is no law here: ranges, categories and levels come from the
Manual of each record (extra: ``frames``).
"""

from sentencing.ussc.auditing import Audit, Checked, Disagreement, audit
from sentencing.ussc.checks import CHECKS
from sentencing.ussc.codebook import fast_track, reentry_columns, sources, special_value, variable, variables
from sentencing.ussc.codes import MoreThan, category, circdist, district, grade, sentence, term
from sentencing.ussc.entries import FastTrack, ReentryColumns, SpecialValue, Variable
from sentencing.ussc.manuals import edition, sentenced
from sentencing.ussc.reading import READING
from sentencing.ussc.verdicts import Agrees, Check, Disagrees, NotChecked, Reason

__all__ = [
    "CHECKS",
    "READING",
    "Agrees",
    "Audit",
    "Check",
    "Checked",
    "Disagreement",
    "Disagrees",
    "FastTrack",
    "MoreThan",
    "NotChecked",
    "Reason",
    "ReentryColumns",
    "SpecialValue",
    "Variable",
    "audit",
    "category",
    "circdist",
    "district",
    "edition",
    "fast_track",
    "grade",
    "reentry_columns",
    "sentence",
    "sentenced",
    "sources",
    "special_value",
    "term",
    "variable",
    "variables",
]
