"""A comparison of districts as paragraphs for a sentencing memorandum: Markdown, with citations.

What could not be established is said to be so; the paragraphs render what was worked, and work nothing anew.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sentencing.disparity_report import share
from sentencing.districts import districts
from sentencing.sheet import escaped
from sentencing.words import counted, hypothetical, in_months

if TYPE_CHECKING:
    from sentencing.disparity import Disparity
    from sentencing.district_rows import DistrictRow
    from sentencing.precedent.showing import Showing


def memorandum(disparity: "Disparity") -> str:
    """The paragraphs: what other districts would bring, what is not known of them, and the law."""
    paragraphs = (_ranges(disparity), _not_known(disparity), _authority(disparity))
    joined = (" ".join(map(escaped, sentences)) for sentences in paragraphs)
    return "\n\n".join(paragraph for paragraph in joined if paragraph) + "\n"


def _ranges(disparity: "Disparity") -> Iterator[str]:
    summary, sentence, laid = disparity.summary, disparity.case.sentence, disparity.baseline.manual.hypothetical
    if laid:
        yield f"{hypothetical(laid)}."
    yield _at_home(disparity)
    yield from map(_there, _taking(disparity))
    yield from map(_there_on_unknown_terms, _taking_on_unknown_terms(disparity))
    if not any(_eligible(disparity)):
        yield "On what could be established, no programme is certain to have taken the defendant."
    elif sentence is not None and summary.programmes:
        yield (
            f"A sentence of {in_months(sentence.months)} lies within the range of {summary.sentence_within}"
            f"{share(summary)}, of the programmes known of{_among(disparity)}{_at_its_most(disparity)}."
        )


def _at_home(disparity: "Disparity") -> str:
    home, outcome = disparity.home, disparity.baseline
    where = "At home" if home is None else f"In {home}"
    cell = f"offense level {disparity.baseline_level}, criminal history category {disparity.baseline_category}"
    if outcome.range_after_departure is None:
        return f"{where} the guideline range is {in_months(outcome.range)} ({cell})."
    return (
        f"{where} the range after departure is {in_months(disparity.baseline_range)} ({cell}), from a guideline range "
        f"of {in_months(outcome.range)}."
    )


def _there(group: Sequence["DistrictRow"]) -> str:
    """What districts that say the same would bring, and on what terms."""
    first, where = group[0], _listed([str(row.district) for row in group])
    sources = dict.fromkeys(source for row in group for source in row.sources)
    terms = f", if he would {', '.join(first.verdict.on_terms)}," if first.verdict.on_terms else ""
    could = "could be as low as" if first.bound is not None else "would be"
    brings = "" if first.range is None else f", and the range {could} {in_months(first.range)}"
    harsher = ", which is harsher than at home" if first.only.harsher else ""
    return (
        f"In {where} the defendant would be eligible{terms} for {first.terms}{brings}{harsher} ({'; '.join(sources)})."
    )


def _there_on_unknown_terms(group: Sequence["DistrictRow"]) -> str:
    where = _listed([str(row.district) for row in group])
    return f"In {where} he would be eligible, and what that would bring was not established."


def _taking(disparity: "Disparity") -> Iterator[Sequence["DistrictRow"]]:
    """The districts with a programme that would take the defendant, and would bring what is known."""
    yield from (group for group in _eligible(disparity) if group[0].only.benefit is not None)


def _taking_on_unknown_terms(disparity: "Disparity") -> Iterator[Sequence["DistrictRow"]]:
    yield from (group for group in _eligible(disparity) if group[0].only.benefit is None)


def _eligible(disparity: "Disparity") -> Iterator[Sequence["DistrictRow"]]:
    yield from (group for group in disparity.groups() if group[0].eligibility == "eligible")


def _at_its_most(disparity: "Disparity") -> str:
    """That a share counts “at most” so many levels as so many."""
    bounded = any(group[0].bound is not None for group in _taking(disparity))
    return ", taking “at most” at its most" if bounded else ""


def _among(disparity: "Disparity") -> str:
    """That not every district was compared."""
    return "" if len(disparity.rows) == len(districts()) else " among the districts compared"


def _not_known(disparity: "Disparity") -> Iterator[str]:
    summary = disparity.summary
    unknown = summary.programmes - sum(map(len, _taking(disparity))) - summary.ineligible
    if unknown > 0:
        yield (
            f"Of the {counted(summary.programmes, 'programme')} known of on {disparity.as_of}{_among(disparity)}, what "
            f"{unknown} would bring the defendant could not be established."
        )
    if summary.ineligible:
        yield f"The defendant would not be eligible in {counted(summary.ineligible, 'programme')}."
    if summary.possible:
        yield (
            f"In {counted(summary.possible, 'district')} a programme recorded for another day may have run on; whether "
            "it did, and whether it is among those known of, no source read tells."
        )


def _authority(disparity: "Disparity") -> Iterator[str]:
    law, shown = disparity.law, disparity.showing
    if law is None:
        return
    yield f"Whether the court may consider the difference: {law.said} ({law.answer.because})."
    if law.holding is not None and law.holding.read != "full":
        yield f"Only part of {law.holding.name} was read for this; check it before citing it."
    if shown is not None and law.may_consider is not False:
        yield _still_to_show(shown)


def _still_to_show(shown: "Showing") -> str:
    rule = shown.rule if shown.binding else f"{shown.rule} (7th Cir. 2011), which does not bind here,"
    lacking = [item.item for item in shown.items if item.met is not True]
    if not lacking:
        return f"Every step that {rule} asks is shown on what is stated."
    return f"Of the steps that {rule} asks, still to be shown: {', '.join(lacking)}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
