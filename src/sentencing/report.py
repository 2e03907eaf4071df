"""Worksheets: an outcome as text, Markdown or HTML. They render a finished trace and compute nothing.

The lettering is that of the Commission's worksheets: A the offense level of each count, B several counts, C criminal
history, D the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from sentencing import fragments, sheet
from sentencing.cite import Cite
from sentencing.fragments import paragraph
from sentencing.ledger import Finding, Step
from sentencing.sheet import Part, Sheet, markdown_row, page
from sentencing.terms import CriminalHistoryCategory, Range
from sentencing.truth import Open
from sentencing.words import counted, hypothetical, in_months, one_line

if TYPE_CHECKING:
    from sentencing.manual.chapter5.fines import Fine
    from sentencing.manual.chapter5.options import Options
    from sentencing.manual.chapter5.probation import Probation
    from sentencing.manual.chapter5.supervised_release_term import ReleaseTerm
    from sentencing.manual.chapter5.table import SentencingTable
    from sentencing.outcome import Outcome

__all__ = ["html", "html_fragment", "markdown", "page", "parts", "table_html", "table_markdown", "text"]

T = TypeVar("T")

_STEP_COLUMNS = ("Provision", "Effect", "Total", "Reason")


def text(outcome: "Outcome") -> str:
    """The worksheet as plain text: aligned columns, the range in the last line."""
    return sheet.text(_sheet(outcome))


def markdown(outcome: "Outcome") -> str:
    """The worksheet as Markdown."""
    return sheet.markdown(_sheet(outcome))


def html(outcome: "Outcome") -> str:
    """The worksheet as one self-contained HTML page that prints well."""
    return sheet.html(_sheet(outcome))


def html_fragment(outcome: "Outcome") -> str:
    """The worksheet as an HTML element, as a notebook shows it."""
    return sheet.fragment(_sheet(outcome))


def _sheet(outcome: "Outcome") -> Sheet:
    title, under = _heading(outcome)
    return Sheet(title, under, tuple(parts(outcome)), outcome.notes)


def _heading(outcome: "Outcome") -> tuple[str, tuple[str, ...]]:
    """The title, and the lines under it: what is hypothetical; source; district and edition; offense and sentence."""
    case, count = outcome.case, outcome.case.counts[0]
    where = (case.district, f"Guidelines Manual in effect on {outcome.manual.day}")
    ended = f" to {count.ended}" if count.began and count.ended else count.ended
    offense = f"offense {count.began or ''}{ended or ''}" if count.began or count.ended else ""
    of_one_count = (count.statute, offense) if len(case.counts) == 1 else (counted(len(case.counts), "count"),)
    what = (*of_one_count, f"sentenced {case.sentenced}" if case.sentenced else "")
    laid = hypothetical(outcome.manual.hypothetical)
    lines = (laid, case.source, " · ".join(filter(None, where)), " · ".join(filter(None, what)))
    return one_line(case.title) or "Guideline calculation", tuple(filter(None, map(one_line, lines)))


def parts(outcome: "Outcome") -> Iterator[Part]:
    """The parts of a worksheet, in order; an empty one is left out."""
    yield from _of_counts(outcome)
    if outcome.groups or outcome.consecutive:
        yield from _several_counts(outcome)
    points = outcome.points_ledger.steps
    columns = _STEP_COLUMNS if points else ()
    yield Part("C. Criminal history", columns, _rows(points), _history(outcome), _links(points), _sources(points))
    after = outcome.steps_after_part_d
    total = f"Total offense level {outcome.offense_level}"
    yield Part(
        "D. Total offense level", _STEP_COLUMNS if after else (), _rows(after), total, _links(after), _sources(after)
    )
    yield Part("D. Range", ("Months", "Reason"), tuple(_ranges(outcome)), _answer(outcome), is_answer=True)
    if outcome.has_options:
        options = tuple(_options(outcome.options))
        links = tuple(Cite.parse(cite).url for cite, _ in options)
        yield Part("D. Kinds of sentence", ("Provision", "What it allows"), options, links=links)
    considered = tuple(_considered(outcome.considered))
    if considered:
        yield Part("Considered and not applied", ("Provision", "Reason"), considered)


def _of_counts(outcome: "Outcome") -> Iterator[Part]:
    """Worksheet A, one for each count that has a level of its own, and for each Group found for the whole."""
    case = outcome.case
    several = len(case.counts) > 1
    aggregates = {group.letter: group for group in outcome.groups if group.ledger not in outcome.counts}
    for number, (count, ledger) in enumerate(zip(case.counts, outcome.counts, strict=True), start=1):
        aggregate = aggregates.pop(count.group, None) if count.group else None
        if aggregate is not None:
            yield _offense_level(f", {aggregate.name}", aggregate.ledger.steps)
        if ledger.steps:
            statute = f", {count.statute}" if count.statute else ""
            which = f", count {number} (§ {count.guideline}{one_line(statute)})" if several else ""
            yield _offense_level(which, ledger.steps)


def _offense_level(which: str, steps: tuple[Step, ...]) -> Part:
    closing = f"Adjusted offense level {steps[-1].after}"
    return Part(f"A. Offense level{which}", _STEP_COLUMNS, _rows(steps), closing, _links(steps), _sources(steps))


def _several_counts(outcome: "Outcome") -> Iterator[Part]:
    """Worksheet B: the Groups with their units, and the counts that stay outside; then the combined level."""
    rows = [(group.name, str(group.level), f"{group.units:g}", _of_group(group.rule)) for group in outcome.groups]
    rows += [(f"Count {term.count}", "", "", f"§ {term.excluded_by}: {term}") for term in outcome.consecutive]
    units = "" if outcome.units is None else counted(outcome.units, "unit")
    yield Part("B. Several counts", ("Group", "Level", "Units", "Reason"), tuple(rows), units, has_heads=True)
    steps = outcome.part_d_steps
    if steps:
        combined = f"Combined adjusted offense level {steps[-1].after}"
        yield Part("B. Combined offense level", _STEP_COLUMNS, _rows(steps), combined, _links(steps), _sources(steps))


def _of_group(rule: str) -> str:
    return f"§ 3D1.3{rule}: {'the aggregate' if rule == '(b)' else 'the highest of its counts'}"


def _considered(findings: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    """One row a reason, with every provision passed over for it."""
    cites: dict[str, list[str]] = {}
    for finding in findings:
        cites.setdefault(one_line(finding.because), []).append(f"§ {finding.cite}")
    return ((", ".join(dict.fromkeys(passed_over)), because) for because, passed_over in cites.items())


def _rows(steps: Iterable[Step]) -> tuple[tuple[str, ...], ...]:
    return tuple((f"§ {step.cite}", str(step.effect), str(step.after), one_line(step.because)) for step in steps)


def _links(cited: Iterable[Step]) -> tuple[str, ...]:
    return tuple(each.cite.url for each in cited)


def _sources(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(step.source for step in steps)


def _history(outcome: "Outcome") -> str:
    category = f"Criminal history category {outcome.category}"
    return category if outcome.points is None else f"{counted(outcome.points, 'point')}: {category}"


def _ranges(outcome: "Outcome") -> Iterator[tuple[str, str]]:
    zone = f", Zone {outcome.zone}" if outcome.zone else ""
    yield (str(outcome.range_before_statute), f"Sentencing Table, {outcome.offense_level}/{outcome.category}{zone}")
    yield from ((str(step.after), f"§ {step.cite}: {step.because}") for step in outcome.range_steps)
    departed = outcome.category_departure
    if departed is not None:
        yield (str(departed.range), f"§ {departed.cite}: {departed.offense_level}/{departed.category} by departure")
    early = outcome.early_disposition
    if early is not None and early.cite.section == "5K3.1":
        yield (str(early.range), f"§ {early.cite}: level {early.offense_level} by early disposition")
    elif early is not None:
        yield (str(early.without), f"without § {early.cite}")


def _answer(outcome: "Outcome") -> str:
    departed = outcome.range_after_departure
    sections = [each.cite for each in (outcome.category_departure, outcome.early_disposition) if each is not None]
    after = "" if departed is None else f"; after § {' and § '.join(map(str, sections))} {in_months(departed)}"
    beside = "".join(f", and {in_months(term.term)} consecutive" for term in outcome.consecutive_beside)
    return f"Range: {in_months(outcome.range)}{beside}{after}"


# Chapter Five, Parts B to E


def _options(options: "Options") -> Iterator[tuple[str, str]]:
    """A line for each answer; what is open says what is missing."""
    yield _line("5B1.1", "Probation", options.probation, _probation)
    for way in options.imprisonment:
        by = f"; {way.substitute} by {', '.join(way.by)}" if way.by and way.substitute else ""
        what = way.because[:1].upper() + way.because[1:]
        yield (f"§ {way.cite}", f"{what}: {_of_prison(way.prison)}{by}{f'; {way.asks}' if way.asks else ''}")
    release = options.supervised_release
    yield _line("5D1.1", "Supervised release", release.imposed, lambda known: f"{known.standing} ({known.because})")
    yield _line("5D1.2", "Its term", release.term, _release)
    yield _line("5E1.2", "Fine", options.fine, _fine)
    yield _line("5E1.3", "Special assessment", options.special_assessment, lambda known: f"${known.total:,}")


def _line(section: str, what: str, answer: T | Open, said: Callable[[T], str]) -> tuple[str, str]:
    if isinstance(answer, Open):
        return (f"§ {section}", f"{what}: not determined; {one_line(answer.because)}")
    return (f"§ {getattr(answer, 'cite', section)}", f"{what}: {said(answer)}")


def _probation(probation: "Probation") -> str:
    if probation.months is None:
        return f"{probation.standing} ({probation.because})"
    return f"{probation.standing}, {_up_to(probation.months)} ({probation.because})"


def _of_prison(prison: object) -> str:
    return "no imprisonment" if prison == 0 else f"at least {in_months(prison)}"


def _release(term: "ReleaseTerm") -> str:
    return _with_notes(f"{'none' if term.months is None else _up_to(term.months)} ({term.because})", term.notes)


def _fine(fine: "Fine") -> str:
    return _with_notes(f"${fine.minimum:,} to ${fine.maximum:,} ({fine.because})", fine.notes)


def _up_to(months: Range) -> str:
    return in_months(months) if months.minimum else f"up to {in_months(months.maximum)}"


def _with_notes(words: str, notes: Iterable[str]) -> str:
    return "; ".join((words, *(note.rstrip(".") for note in notes)))


# The Sentencing Table


_CATEGORIES = tuple(map(str, CriminalHistoryCategory))


def table_markdown(table: "SentencingTable") -> str:
    """The Sentencing Table as Markdown."""
    heads = ("Level", *_CATEGORIES)
    rows = (markdown_row((str(n), *map(str, row))) for n, row in enumerate(table.cells, start=1))
    return "\n".join((markdown_row(heads), markdown_row("---:" for _ in heads), *rows, ""))


def table_html(table: "SentencingTable") -> str:
    """The Sentencing Table as an HTML element, with a line where a zone begins."""
    heads = "".join(f'<th class="sentencing-number">{head}</th>' for head in _CATEGORIES)
    rows = (f"<tr><th>{level}</th>{''.join(_cells(table, level))}</tr>" for level in range(1, len(table.cells) + 1))
    cells = f'<div class="sentencing-scroll"><table><tr><th>Level</th>{heads}</tr>{"".join(rows)}</table></div>'
    return fragments.fragment(cells, *_zones(table))


def _cells(table: "SentencingTable", level: int) -> Iterator[str]:
    for category, cell in zip(CriminalHistoryCategory, table.cells[level - 1], strict=True):
        begins = level > 1 and table.zone(level, category) != table.zone(level - 1, category)
        yield f'<td class="sentencing-number{" sentencing-begins" * begins}">{cell}</td>'


def _zones(table: "SentencingTable") -> Iterator[str]:
    """What the lines divide."""
    if table.zones is not None:
        a, b, c = table.zones.a, table.zones.b, table.zones.c
        yield paragraph(f"Lines divide the zones, by the minimum: Zone A to {a}, B to {b}, C to {c}, then D.")
