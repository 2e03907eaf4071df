"""Worksheets: an outcome as text, Markdown or HTML. They render a finished trace and compute nothing.

The lettering is that of the Commission's worksheets: A the offense level, C criminal history, D the range.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from attrs import frozen

from sentencing.ledger import Finding, Step
from sentencing.terms import CriminalHistoryCategory
from sentencing.words import counted, one_line

if TYPE_CHECKING:
    from sentencing.manual.chapter5.table import SentencingTable
    from sentencing.outcome import Outcome

WIDTH = 100
_STEP_COLUMNS = ("Provision", "Effect", "Total", "Reason")
_NUMBERS = {"Effect", "Total", "Months"}

DISCLAIMER = "A calculation from the facts and findings stated, not legal advice."


@frozen
class Part:
    """One part of a worksheet: a heading, a table with a link for each row, and the line that closes it."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: str = ""
    links: tuple[str, ...] = ()
    is_answer: bool = False
    """Whether its closing line is the answer of the whole."""


def parts(outcome: "Outcome") -> Iterator[Part]:
    """The parts of a worksheet, in order; an empty one is left out."""
    total = f"Total offense level {outcome.offense_level}"
    yield Part("A. Offense level", _STEP_COLUMNS, _rows(outcome.steps), total, _links(outcome.steps))
    points = outcome.points_ledger.steps
    columns = _STEP_COLUMNS if points else ()
    yield Part("C. Criminal history", columns, _rows(points), _history(outcome), _links(points))
    yield Part("D. Range", ("Months", "Reason"), tuple(_ranges(outcome)), _answer(outcome), is_answer=True)
    considered = tuple(_considered(outcome.considered))
    if considered:
        yield Part("Considered and not applied", ("Provision", "Reason"), considered)


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


def _history(outcome: "Outcome") -> str:
    category = f"Criminal history category {outcome.category}"
    return category if outcome.points is None else f"{counted(outcome.points, 'point')}: {category}"


def _ranges(outcome: "Outcome") -> Iterator[tuple[str, str]]:
    zone = f", Zone {outcome.zone}" if outcome.zone else ""
    yield (str(outcome.range_before_statute), f"Sentencing Table, {outcome.offense_level}/{outcome.category}{zone}")
    if outcome.statutory is not None:
        yield (str(outcome.statutory.after), f"§ {outcome.statutory.cite}: {outcome.statutory.because}")
    early = outcome.early_disposition
    if early is None:
        return
    if outcome.range_after_departure is None:
        yield (str(early.without), f"without § {early.cite}")
    else:
        yield (str(early.range), f"§ {early.cite}: level {early.offense_level} by early disposition")


def _answer(outcome: "Outcome") -> str:
    departed = outcome.range_after_departure
    after = "" if departed is None else f"; after § 5K3.1 {_months(str(departed))}"
    return f"Range: {_months(str(outcome.range))}{after}"


def _months(terms: str) -> str:
    return terms if terms.endswith("life") else f"{terms} months"


def _heading(outcome: "Outcome") -> tuple[str, tuple[str, ...]]:
    """The title, and the lines under it: source; district and edition; statute, offense and sentence."""
    case, count = outcome.case, outcome.case.counts[0]
    where = (case.district, f"Guidelines Manual in effect on {outcome.manual.day}")
    ended = f" to {count.ended}" if count.began and count.ended else count.ended
    what = (
        count.statute,
        f"offense {count.began or ''}{ended or ''}" if count.began or count.ended else "",
        f"sentenced {case.sentenced}" if case.sentenced else "",
    )
    lines = (case.source, " · ".join(filter(None, where)), " · ".join(filter(None, what)))
    return one_line(case.title) or "Guideline calculation", tuple(filter(None, map(one_line, lines)))


# Text


def text(outcome: "Outcome") -> str:
    """The worksheet as plain text: aligned columns, the range in the last line."""
    title, under = _heading(outcome)
    lines = [line for words in (title, *under) for line in _wrapped(words)]
    answer = ""
    for part in parts(outcome):
        lines += ["", part.heading, *_aligned(part.columns, part.rows)]
        if part.is_answer:
            answer = part.closing
        elif part.closing:
            lines.append(f"  {part.closing}")
    if outcome.notes:
        lines += ["", "Notes"]
        for note in outcome.notes:
            lines += _wrapped(one_line(note), first="  - ", rest="    ")
    return "\n".join((*lines, "", DISCLAIMER, answer))


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest) or [first.rstrip()] * bool(first)


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their columns; the last column wraps."""
    widths = [max(len(row[i]) for row in (columns, *rows)) for i in range(len(columns) - 1)]
    for row in rows:
        cells = zip(columns, row, widths, strict=False)
        line = "  ".join(
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width) for column, cell, width in cells
        )
        yield from _wrapped(row[-1], first=f"  {line}  ", rest=" " * (len(line) + 4))


# Markdown


def markdown(outcome: "Outcome") -> str:
    """The worksheet as Markdown."""
    title, under = _heading(outcome)
    lines = [f"# {_md(title)}", *(line for words in under for line in ("", _md(words)))]
    for part in parts(outcome):
        lines += ["", f"## {part.heading}", ""]
        if part.rows:
            lines.append(_md_row(part.columns))
            lines.append(_md_row("---:" if column in _NUMBERS else "---" for column in part.columns))
            lines += [_md_row(_linked(row, link)) for row, link in zip_longest(part.rows, part.links)]
        if part.closing:
            lines += ["", f"**{part.closing}**"]
    if outcome.notes:
        lines += ["", "## Notes", "", *(f"- {_md(note)}" for note in outcome.notes)]
    return "\n".join((*lines, "", f"*{DISCLAIMER}*", ""))


def _linked(row: Sequence[str], link: str | None) -> Iterator[str]:
    first, *rest = map(_md, row)
    yield f"[{first}]({link})" if link else first
    yield from rest


def _md_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _md(words: str) -> str:
    """Words of a case file, so that none of them reads as markup."""
    escaped = re.sub(r"([\\`*_\[\]<>|#&~])", r"\\\1", one_line(words))
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", escaped)


# HTML

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 Georgia, 'Times New Roman', serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
.where, footer { opacity: .75; margin-top: .2rem; }
.scroll { overflow-x: auto; } a { color: inherit; text-decoration-color: #8888; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8886; }
th { font-weight: normal; opacity: .75; } .n, .cells td { text-align: right; white-space: nowrap; }
td:first-child { white-space: nowrap; }
.closing { font-weight: bold; margin: .4rem 0; } .answer { font-size: 1.2rem; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
@media (max-width: 34rem) { td:first-child { white-space: normal; overflow-wrap: anywhere; } }
"""


def html(outcome: "Outcome") -> str:
    """The worksheet as one self-contained HTML page that prints well."""
    return page(_heading(outcome)[0], html_fragment(outcome))


def page(title: str, body: str) -> str:
    """A self-contained HTML page around a body."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def html_fragment(outcome: "Outcome") -> str:
    """The worksheet as an HTML element, as a notebook shows it."""
    title, under = _heading(outcome)
    pieces = [f"<h1>{escape(title)}</h1>", *(f'<p class="where">{escape(words)}</p>' for words in under)]
    for part in parts(outcome):
        pieces.append(f"<h2>{escape(part.heading)}</h2>")
        if part.rows:
            pieces.append(_html_table(part))
        if part.closing:
            size = " answer" if part.is_answer else ""
            pieces.append(f'<p class="closing{size}">{escape(part.closing)}</p>')
    if outcome.notes:
        pieces.append(
            f"<h2>Notes</h2><ul>{''.join(f'<li>{escape(one_line(note))}</li>' for note in outcome.notes)}</ul>"
        )
    pieces.append(f"<footer>{DISCLAIMER}</footer>")
    return "\n".join(pieces)


def _html_table(part: Part) -> str:
    kinds = [' class="n"' if column in _NUMBERS else "" for column in part.columns]
    heads = "".join(f"<th{kind}>{escape(column)}</th>" for column, kind in zip(part.columns, kinds, strict=True))
    rows = "".join(_html_row(row, kinds, link) for row, link in zip_longest(part.rows, part.links))
    return f'<div class="scroll"><table><tr>{heads}</tr>{rows}</table></div>'


def _html_row(row: Sequence[str], kinds: Sequence[str], link: str | None) -> str:
    first, *rest = map(escape, row)
    cells = [f'<a href="{escape(link)}">{first}</a>' if link else first, *rest]
    return "<tr>" + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(cells, kinds, strict=True)) + "</tr>"


# The Sentencing Table


_CATEGORIES = tuple(map(str, CriminalHistoryCategory))


def table_markdown(table: "SentencingTable") -> str:
    """The Sentencing Table as Markdown."""
    heads = ("Level", *_CATEGORIES)
    rows = (_md_row((str(n), *map(str, row))) for n, row in enumerate(table.cells, start=1))
    return "\n".join((_md_row(heads), _md_row("---:" for _ in heads), *rows, ""))


def table_html(table: "SentencingTable") -> str:
    """The Sentencing Table as an HTML table."""
    heads = "".join(f"<th>{head}</th>" for head in _CATEGORIES)
    rows = (
        f"<tr><th>{n}</th>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for n, row in enumerate(table.cells, start=1)
    )
    return f'<table class="cells"><tr><th>Level</th>{heads}</tr>{"".join(rows)}</table>'
