"""A worksheet as such: titled parts, each a table with its closing line, as text, Markdown or HTML.

It knows no law and no type of answer; ``report`` and its like say what stands in a sheet, and this lays it out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest
from textwrap import wrap

from attrs import frozen

from sentencing import fragments
from sentencing.fragments import paragraph, said
from sentencing.words import one_line

WIDTH = 100
LEAST_LAST = 20
"""The last column is no narrower than this, though a line be longer for it."""
NUMBERS = {"Effect", "Total", "Months", "Level", "Units", "Points"}
"""Columns that are set to the right."""
RANGES = {"Range", "Vs. home"}
"""Columns that a page, too narrow for all, breaks last: like numbers, they stand in one line."""

DISCLAIMER = "A calculation from the facts and findings stated, not legal advice."
WHERE_LINKS_LEAD = (
    "Links open the section in the edition now in force; the text applied is that of the Manual named above."
)


@frozen
class Part:
    """One part of a worksheet: a heading, a table with a link for each row, and the line that closes it.

    ``sources`` name the text that each row applied. Markdown and HTML show them; plain text is too narrow.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: str = ""
    links: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_answer: bool = False
    """Whether its closing line is the answer of the whole."""
    has_heads: bool = False
    """Whether plain text, too, names the columns."""

    @property
    def wide(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The columns and the rows with their sources, where there are any."""
        if not self.sources:
            return self.columns, self.rows
        sourced = zip(self.rows, self.sources, strict=True)
        return (*self.columns, "Source"), tuple((*row, source) for row, source in sourced)


@frozen
class Sheet:
    """A whole worksheet: its title, the lines under it, its parts, and its notes."""

    title: str
    under: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


# Text


def text(sheet: Sheet) -> str:
    """The worksheet as plain text: aligned columns, the answer in the last line."""
    lines = [line for words in (sheet.title, *sheet.under) for line in _wrapped(one_line(words))]
    answer = ""
    for part in sheet.parts:
        heads = (part.columns,) if part.has_heads else ()
        lines += ["", one_line(part.heading), *_aligned(part.columns, (*heads, *part.rows))]
        if part.is_answer:
            answer = one_line(part.closing)
        elif part.closing:
            lines.append(f"  {one_line(part.closing)}")
    if sheet.notes:
        lines += ["", "Notes"]
        for note in sheet.notes:
            lines += _wrapped(one_line(note), first="  - ", rest="    ")
    return "\n".join((*lines, "", DISCLAIMER, answer))


def _wrapped(words: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    return wrap(words, width, initial_indent=first, subsequent_indent=rest) or [first.rstrip()] * bool(first)


def _aligned(columns: Sequence[str], told: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their columns; the last column wraps."""
    rows = [tuple(map(one_line, row)) for row in told]
    widths = [max(len(row[i]) for row in (columns, *rows)) for i in range(len(columns) - 1)]
    for row in rows:
        cells = zip(columns, row, widths, strict=False)
        line = "  ".join(cell.rjust(width) if column in NUMBERS else cell.ljust(width) for column, cell, width in cells)
        indent = len(line) + 4
        yield from _wrapped(row[-1], first=f"  {line}  ", rest=" " * indent, width=max(WIDTH, indent + LEAST_LAST))


# Markdown


def markdown(sheet: Sheet) -> str:
    """The worksheet as Markdown."""
    lines = [f"# {escaped(sheet.title)}", *(line for words in sheet.under for line in ("", escaped(words)))]
    for part in sheet.parts:
        lines += ["", f"## {escaped(part.heading)}", ""]
        if part.rows:
            columns, rows = part.wide
            lines.append(markdown_row(map(escaped, columns)))
            lines.append(markdown_row("---:" if column in NUMBERS else "---" for column in columns))
            lines += [markdown_row(_linked(row, link)) for row, link in zip_longest(rows, part.links)]
        if part.closing:
            lines += ["", f"**{escaped(part.closing)}**"]
    if sheet.notes:
        lines += ["", "## Notes", "", *(f"- {escaped(note)}" for note in sheet.notes)]
    return "\n".join((*lines, "", f"*{_closing(sheet)}*", ""))


def _closing(sheet: Sheet) -> str:
    """What ends a worksheet that has links, or none."""
    return f"{DISCLAIMER} {WHERE_LINKS_LEAD}" if any(part.links for part in sheet.parts) else DISCLAIMER


def _linked(row: Sequence[str], link: str | None) -> Iterator[str]:
    first, *rest = map(escaped, row)
    yield f"[{first}]({link})" if link else first
    yield from rest


def markdown_row(cells: Iterable[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    """Words of a case file for Markdown, so that none of them reads as markup."""
    safe = re.sub(r"([\\`*_\[\]<>|#&~])", r"\\\1", one_line(words))
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", safe)


# HTML

_PAGE_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 Georgia, 'Times New Roman', serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4em; }
@media print { body { margin: 0; max-width: none; } }
"""


def html(sheet: Sheet) -> str:
    """The worksheet as one self-contained HTML page that prints well."""
    return page(sheet.title, fragment(sheet))


def page(title: str, body: str) -> str:
    """A self-contained HTML page around a body."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_PAGE_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def fragment(sheet: Sheet) -> str:
    """The worksheet as an HTML element, as a notebook shows it."""
    return fragments.fragment(*_pieces(sheet))


def _pieces(sheet: Sheet) -> Iterator[str]:
    yield f"<h1>{said(sheet.title)}</h1>"
    yield from (paragraph(words, "sentencing-where") for words in sheet.under)
    for part in sheet.parts:
        yield f"<h2>{said(part.heading)}</h2>"
        if part.rows:
            yield fragments.table(*part.wide, part.links, NUMBERS | RANGES)
        if part.closing:
            yield paragraph(part.closing, "sentencing-closing" + " sentencing-answer" * part.is_answer)
    if sheet.notes:
        yield f"<h2>Notes</h2><ul>{''.join(f'<li>{said(note)}</li>' for note in sheet.notes)}</ul>"
    yield f"<footer>{_closing(sheet)}</footer>"
