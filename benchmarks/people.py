"""Made-up people: columns that hold so many distinct patterns, and the reading that makes cases of them.

The chain is the one that the peer computes: a level before acceptance, § 3E1.1, points, the Table.
"""

from datetime import date
from typing import Any

import numpy as np

from sentencing import Acceptance, Case, Cite, Count, History
from sentencing.counts import Stated
from sentencing.effects import Become
from sentencing.frames import Reading
from sentencing.frames.reading import Facts

EDITION = "2009-11-01"
BASE = 8
LEVELS = {44: 44, 616: 44, 5000: 50}
"""Of so many distinct patterns, how many levels there are before acceptance; the rest differ in points."""
_SCATTER = 2654435761
"""Knuth's multiplier: it strews the patterns over the rows."""


def columns(rows: int, distinct: int) -> dict[str, np.ndarray[Any, Any]]:
    """The columns ``increase`` (levels), ``points``, ``acceptance`` and ``motion`` of so many rows."""
    pattern = np.arange(rows, dtype=np.int64) * _SCATTER % distinct
    increase, points = pattern % LEVELS[distinct], pattern // LEVELS[distinct]
    accepted = (increase + points) % 3
    return {"increase": increase, "points": points, "acceptance": accepted > 0, "motion": accepted == 2}


def chain(facts: Facts) -> Case:
    """The case of a row: the whole engine works it, with its trace."""
    level = Stated(Cite("2L1.2"), Become(BASE + facts["increase"]))
    return Case(
        (Count("2L1.2", found=(level,)),),
        manual=facts["manual"],
        history=History(facts["points"]),
        acceptance=Acceptance(motion=facts["motion"]) if facts["acceptance"] else None,
    )


CHAIN = Reading("the chain", chain, ("manual", "increase", "points", "acceptance", "motion")).fixing(
    manual=date.fromisoformat(EDITION)
)
