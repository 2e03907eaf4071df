"""A comparison of districts as paragraphs for a sentencing memorandum: Markdown, with citations.

What could not be established is said to be so; the paragraphs render what was worked, and work nothing anew.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sentencing.disparity_report import share
from sentencing.sheet import escaped
from sentencing.words import counted, in_months

if TYPE_CHECKING:
    from sentencing.disparity import Disparity, DistrictRow
    from sentencing.precedent.showing import Showing


def memorandum(disparity: "Disparity") -> str:
    """The paragraphs: what other districts would bring, what is not known of them, and the law."""
    paragraphs = (_ranges(disparity), _not_known(disparity), _authority(disparity))
    joined = (" ".join(map(escaped, sentences)) for sentences in paragraphs)
    return "\n\n".join(paragraph for paragraph in joined if paragraph) + "\n"


def _ranges(disparity: "Disparity") -> Iterator[str]:
    home, summary, sentence = disparity.home, disparity.summary, disparity.case.sentence
    yield (
        f"{'At home' if home is None else f'In {home}'} the guideline range is {in_months(disparity.baseline_range)} "
        f"(offense level {disparity.baseline_level}, criminal history category {disparity.baseline.category})."
    )
    for group in _taking(disparity):
        sources = dict.fromkeys(source for row in group for source in row.sources)
        yield (
            f"In {_listed([str(row.district) for row in group])} the defendant would be eligible for {group[0].terms}, "
            f"and the range would be {in_months(group[0].range)} ({'; '.join(sources)})."
        )
    if not summary.eligible:
        yield "On what could be established, no programme is certain to have taken the defendant."
    elif sentence is not None:
        yield (
            f"A sentence of {in_months(sentence.months)} lies within the range of {summary.sentence_within}"
            f"{share(summary)}, of the programmes."
        )


def _taking(disparity: "Disparity") -> Iterator[Sequence["DistrictRow"]]:
    """The districts that would take the defendant, and whose range is known."""
    for group in disparity.groups():
        if group[0].exists and group[0].eligibility == "eligible" and group[0].range is not None:
            yield group


def _not_known(disparity: "Disparity") -> Iterator[str]:
    summary = disparity.summary
    unknown = summary.programmes - summary.eligible - summary.ineligible
    if unknown > 0:
        yield (
            f"Of the {counted(summary.programmes, 'programme')} known of on {disparity.as_of}, the terms, or the "
            f"defendant's eligibility, could not be established for {unknown}."
        )
    if summary.ineligible:
        yield f"The defendant would not be eligible in {counted(summary.ineligible, 'programme')}."
    if any(group[0].bound is not None for group in _taking(disparity)):
        yield "Where a programme gives levels “at most”, the range given is the lowest that it allows."


def _authority(disparity: "Disparity") -> Iterator[str]:
    law, shown = disparity.law, disparity.showing
    if law is None:
        return
    yield f"Whether the court may consider the difference: {law.said} ({law.answer.because})."
    if law.holding is not None and law.holding.read != "full":
        yield f"Only part of {law.holding.name} was read for this; check it before citing it."
    if shown is not None:
        yield _still_to_show(shown)


def _still_to_show(shown: "Showing") -> str:
    lacking = [item.item for item in shown.items if item.met is not True]
    if not lacking:
        return f"Every step that {shown.rule} asks is shown on what is stated."
    return f"Of the steps that {shown.rule} asks, still to be shown: {', '.join(lacking)}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
