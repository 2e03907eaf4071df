"""What an outcome tells beside its ledgers: what was assumed, what does nothing, what was not applied."""

from collections.abc import Iterator

from sentencing.instructions.ranges import PartG
from sentencing.outcome import Outcome


def notes(outcome: Outcome, part_g: PartG) -> Iterator[str]:
    """The notes of one Manual applied to one case."""
    case, manual = outcome.case, outcome.manual
    total, level = outcome.levels.total, outcome.offense_level
    yield from (laid.note for laid in manual.laid)
    if manual.table.is_inferred(level, outcome.category):
        yield "The place of this cell in the Table of 1987 is inferred: its value is read, its position deduced."
    if total != level:
        yield f"Offense level {total} is read as {level} (Ch. 5, Pt. A, n.2)."
    moved = case.early_disposition
    if moved is not None and not manual.has_early_disposition:
        yield f"The early disposition does nothing: no provision for it is in force on {manual.day}."
    elif moved is not None and not moved.motion:
        yield "The early disposition does nothing without the government's motion."
    yield from part_g.notes(outcome)
    yield from _substantial_assistance(outcome)


def _substantial_assistance(outcome: Outcome) -> Iterator[str]:
    assistance = outcome.case.substantial_assistance
    if assistance is None or not assistance.motion:
        return
    below = " and below the statutory minimum (18 U.S.C. 3553(e))" if assistance.below_minimum else ""
    yield (
        f"The government moves under § 5K1.1 for a sentence below the range{below}; how far is for the court, and is "
        "not calculated."
    )
