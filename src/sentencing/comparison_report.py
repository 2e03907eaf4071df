"""Comparisons as text, Markdown or HTML: a line for each way to see the case, and the ledgers side by side."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from sentencing import sheet
from sentencing.effects import Become
from sentencing.ledger import Step
from sentencing.sheet import Part, Sheet
from sentencing.words import one_line

if TYPE_CHECKING:
    from sentencing.comparison import Comparison
    from sentencing.outcome import Outcome

_MOST_LEDGERS = 3
"""More ledgers than these do not fit side by side."""


def text(comparison: "Comparison") -> str:
    """The comparison as plain text."""
    return sheet.text(_sheet(comparison))


def markdown(comparison: "Comparison") -> str:
    """The comparison as Markdown."""
    return sheet.markdown(_sheet(comparison))


def html(comparison: "Comparison") -> str:
    """The comparison as one self-contained HTML page that prints well."""
    return sheet.html(_sheet(comparison))


def html_fragment(comparison: "Comparison") -> str:
    """The comparison as an HTML element, as a notebook shows it."""
    return sheet.fragment(_sheet(comparison))


def _sheet(comparison: "Comparison") -> Sheet:
    outcomes = tuple(comparison.outcomes.values())
    title = one_line(outcomes[0].case.title) if outcomes else ""
    laid = dict.fromkeys(label for outcome in outcomes for label in outcome.manual.hypothetical)
    under = (f"HYPOTHETICAL in part: {'; '.join(laid)}",) if laid else ()
    return Sheet(
        f"{title or 'Guideline calculation'}: side by side", under, tuple(_parts(comparison)), comparison.notes
    )


def _parts(comparison: "Comparison") -> Iterator[Part]:
    columns = ("", "Level", "Category", "Range", "Manual", "")
    closing = f"{len(comparison.ranges)} different ranges" if len(comparison.ranges) != 1 else "One range in all"
    yield Part("Answers", columns, tuple(_answers(comparison)), closing, is_answer=True, has_heads=True)
    if comparison.deciding:
        yield Part("Which facts decide", ("Fact",), tuple((path,) for path in comparison.deciding))
    partings = tuple(_partings(comparison))
    if partings:
        yield Part(f"Where each parts from “{comparison.variants[0].label}”", ("", "First difference"), partings)
    if 1 < len(comparison.outcomes) <= _MOST_LEDGERS:
        yield _ledgers(comparison)


def _answers(comparison: "Comparison") -> Iterator[tuple[str, ...]]:
    for variant in comparison.variants:
        outcome = variant.outcome
        if outcome is None:
            yield (one_line(variant.label), "", "", "", "", f"refused: {one_line(variant.refusal)}")
            continue
        departed = outcome.range_after_departure
        beside = "".join(f" and {term.term} consecutive" for term in outcome.consecutive_beside)
        yield (
            one_line(variant.label),
            str(outcome.offense_level),
            str(outcome.category),
            f"{outcome.range}{beside}",
            str(outcome.manual.day),
            "" if departed is None else f"after departure {departed}",
        )


def _partings(comparison: "Comparison") -> Iterator[tuple[str, str]]:
    for place, variant in enumerate(comparison.variants[1:], start=1):
        parting = comparison.parting(0, place)
        if parting is not None:
            yield (one_line(variant.label), str(parting))


def _ledgers(comparison: "Comparison") -> Part:
    """The steps of each outcome, line by line, the same provisions beside each other as far as they go together."""
    columns = tuple(comparison.outcomes)
    rows = zip_longest(*(_lines(outcome) for outcome in comparison.outcomes.values()), fillvalue="")
    return Part("Side by side", columns, tuple(tuple(map(one_line, row)) for row in rows), has_heads=True)


def _lines(outcome: "Outcome") -> Iterator[str]:
    for number, ledger in enumerate(outcome.counts if outcome.groups else (), start=1):
        yield from (f"count {number}: {_line(step)}" for step in ledger.steps)
    yield from map(_line, outcome.steps)
    yield f"Total offense level {outcome.offense_level}"
    yield from map(_line, outcome.points_ledger.steps)
    yield f"Category {outcome.category}"
    yield f"Sentencing Table: {outcome.range_before_statute}"
    yield from (f"§ {step.cite}: {step.after}" for step in outcome.range_steps)


def _line(step: Step) -> str:
    return f"§ {step}" if isinstance(step.effect, Become) else f"§ {step} = {step.after}"
