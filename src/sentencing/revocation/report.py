"""Worksheets of a revocation as text, Markdown or HTML. They render a finished outcome and compute nothing."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sentencing import sheet
from sentencing.cite import Cite
from sentencing.sheet import Part, Sheet
from sentencing.words import counted, hypothetical, in_months, one_line

if TYPE_CHECKING:
    from sentencing.revocation.outcome import RevocationOutcome

_MANUAL = re.compile(r"[1-8][A-Z]\d")
"""How a citation to the Manual begins."""


def text(outcome: "RevocationOutcome") -> str:
    """The worksheet as plain text: aligned columns, the range in the last line."""
    return sheet.text(_sheet(outcome))


def markdown(outcome: "RevocationOutcome") -> str:
    """The worksheet as Markdown."""
    return sheet.markdown(_sheet(outcome))


def html(outcome: "RevocationOutcome") -> str:
    """The worksheet as one self-contained HTML page that prints well."""
    return sheet.html(_sheet(outcome))


def html_fragment(outcome: "RevocationOutcome") -> str:
    """The worksheet as an HTML element, as a notebook shows it."""
    return sheet.fragment(_sheet(outcome))


def _sheet(outcome: "RevocationOutcome") -> Sheet:
    title, under = _heading(outcome)
    return Sheet(title, under, tuple(parts(outcome)), outcome.notes)


def _heading(outcome: "RevocationOutcome") -> tuple[str, tuple[str, ...]]:
    """The title, and the lines under it: what is hypothetical; source; edition; supervision, offense, revocation."""
    case, original = outcome.case, outcome.case.original
    where = (case.district, f"Chapter Seven of the Guidelines Manual in effect on {outcome.manual.day}")
    what = (
        f"{case.supervision}{f' for {original.statute}' if original.statute else ''}",
        f"offense of {original.committed}" if original.committed else "",
        f"revocation of {case.revoked}" if case.revoked else "",
    )
    laid = hypothetical(outcome.manual.hypothetical)
    lines = (laid, case.source, " · ".join(filter(None, where)), " · ".join(filter(None, what)))
    return one_line(case.title) or f"Revocation of {case.supervision}", tuple(filter(None, map(one_line, lines)))


def parts(outcome: "RevocationOutcome") -> Iterator[Part]:
    """The parts of a worksheet, in order; an empty one is left out."""
    if outcome.violations:
        rows = tuple(
            (f"§ {each.cite}", each.grade or "not decided", _of_violation(each.number, each.conduct, each.because))
            for each in outcome.violations
        )
        links = tuple(each.cite.url for each in outcome.violations)
        closing = f"Grade {outcome.grade}, by violation {outcome.deciding}"
        yield Part("A. Grade of the violations", ("Provision", "Grade", "Reason"), rows, closing, links)
    rows = tuple((shown(each.cite), one_line(each.answer), one_line(each.because)) for each in outcome.reasons)
    links = tuple(map(_link, (each.cite for each in outcome.reasons)))
    yield Part("B. Revocation", ("Provision", "Answer", "Reason"), rows, links=links)
    yield Part("C. Range", ("Months", "Reason"), tuple(_ranges(outcome)), _answer(outcome), is_answer=True)


def _of_violation(number: int, conduct: str, because: str) -> str:
    return ": ".join(filter(None, (f"violation {number}", one_line(conduct), because)))


def _ranges(outcome: "RevocationOutcome") -> Iterator[tuple[str, str]]:
    if outcome.range_before_statute is not None:
        yield (str(outcome.range_before_statute), f"the table, Grade {outcome.grade}, Category {outcome.category}")
    if outcome.statutory is not None:
        yield (str(outcome.statutory.after), f"{shown(outcome.statutory.cite)}: {outcome.statutory.because}")
    if outcome.range_with_detention is not None:
        detention = f"with {counted(outcome.added_detention or 0, 'month')} of credited detention (§ 7B1.3(e))"
        yield (str(outcome.range_with_detention), detention)


def _answer(outcome: "RevocationOutcome") -> str:
    if not outcome.applies:
        return "Chapter Seven does not apply"
    if outcome.range is None:
        most = "" if outcome.maximum is None else f"; the statute allows {in_months(outcome.maximum)}"
        return f"No range in this edition{most}"
    return f"Range: {in_months(outcome.range)}"


def shown(cite: str) -> str:
    """A citation as a worksheet shows it.

    >>> shown("7B1.4(a)"), shown("18 U.S.C. 3583(e)(3)")
    ('§ 7B1.4(a)', '18 U.S.C. 3583(e)(3)')
    """
    return f"§ {cite}" if _MANUAL.match(cite) else cite


def _link(cite: str) -> str:
    return Cite.parse(cite).url if _MANUAL.match(cite) else ""
