"""Fragments of HTML, as a notebook shows them: one element with a style of its own, and nothing fetched.

The style reaches into the element and no further, so it leaves the page around it as it is. Colours are those of the
page, with translucent greys over them, for light and dark alike; a table wider than the page scrolls in its own box.
"""

from collections.abc import Collection, Iterable, Sequence
from html import escape
from itertools import zip_longest

from sentencing.words import one_line

_RULES = {
    "": "max-width: 60em; color: inherit; line-height: 1.45; font-variant-numeric: tabular-nums",
    "h1": "font-size: 1.4em; margin: 0; padding: 0; line-height: 1.2; color: inherit",
    "h2": "font-size: 1.05em; margin: 1.4em 0 .3em; padding: 0; line-height: 1.2; color: inherit",
    "p": "margin: .4em 0",
    "ul": "margin: .3em 0; padding-left: 1.3em",
    ".sentencing-where": "opacity: .75; margin: .2em 0 0",
    "footer": "opacity: .75; margin: 1em 0 0; font-size: 1em",
    ".sentencing-scroll": "overflow-x: auto",
    "a": "color: inherit; text-decoration: underline; text-decoration-color: #8888",
    # A notebook's page may stripe its tables in a colour that only suits its light side, and fix their columns.
    "table": "border-collapse: collapse; width: 100%; margin: 0; border: 0; color: inherit; font-size: 1em; "
    "table-layout: auto",
    "tr": "background: none !important",
    "th, td": "text-align: left; vertical-align: top; padding: .2em .8em .2em 0; border: 0; "
    "border-bottom: 1px solid #8886; color: inherit; background: none; white-space: normal; max-width: none",
    "th": "font-weight: normal; opacity: .75",
    ".sentencing-number": "text-align: right; white-space: nowrap",
    ".sentencing-begins": "border-top: 2px solid currentColor",
    "td:first-child": "white-space: nowrap; text-align: left",
    "th:first-child": "text-align: left",
    ".sentencing-closing": "font-weight: bold",
    ".sentencing-answer": "font-size: 1.2em",
}


def _scoped(selectors: str) -> str:
    return ", ".join(f"div.sentencing {selector}".strip() for selector in selectors.split(", "))


_NARROW = (
    "@media (max-width: 34em) { div.sentencing td:first-child { white-space: normal; min-width: 5.4em } "
    "div.sentencing td:last-child { min-width: 9em } }"
)
_PRINT = "@media print { div.sentencing h2 { break-after: avoid } div.sentencing tr { break-inside: avoid } }"
STYLE = "\n".join((*(f"{_scoped(where)} {{ {what} }}" for where, what in _RULES.items()), _NARROW, _PRINT))
"""The rules of every fragment, each for what is inside one."""


def fragment(*pieces: str) -> str:
    """Pieces of HTML as one element, with its style.

    >>> fragment(paragraph("a < b")).splitlines()[-2:]
    ['<p>a &lt; b</p>', '</div>']
    """
    return "\n".join(('<div class="sentencing">', f"<style>\n{STYLE}\n</style>", *pieces, "</div>"))


def said(words: str) -> str:
    r"""Words as text of a page, in one line, so that none of them reads as markup.

    >>> said("<script>\n§ 2L1.2")
    '&lt;script&gt; § 2L1.2'
    """
    return escape(one_line(words))


def paragraph(words: str, kinds: str = "") -> str:
    """Words as a paragraph, of these classes."""
    return f'<p class="{kinds}">{said(words)}</p>' if kinds else f"<p>{said(words)}</p>"


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    links: Iterable[str] = (),
    numbers: Collection[str] = (),
) -> str:
    """A table in a box of its own, with a link for the first cell of each row.

    >>> table(("Provision", "Total"), [("3E1.1(a)", "19")], numbers={"Total"}).partition("</tr>")[2]
    '<tr><td>3E1.1(a)</td><td class="sentencing-number">19</td></tr></table></div>'

    Args:
        columns: the heads.
        rows: the words of each cell.
        links: where the first cell of each row leads.
        numbers: the heads of columns that are set to the right.
    """
    kinds = [' class="sentencing-number"' if column in numbers else "" for column in columns]
    heads = "".join(f"<th{kind}>{said(column)}</th>" for column, kind in zip(columns, kinds, strict=True))
    body = "".join(_row(row, kinds, link) for row, link in zip_longest(rows, links))
    return f'<div class="sentencing-scroll"><table><tr>{heads}</tr>{body}</table></div>'


def _row(row: Sequence[str], kinds: Sequence[str], link: str | None) -> str:
    first, *rest = map(said, row)
    first = first.replace("§ ", "§&nbsp;")
    cells = [f'<a href="{escape(link)}">{first}</a>' if link else first, *rest]
    return "<tr>" + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(cells, kinds, strict=True)) + "</tr>"
