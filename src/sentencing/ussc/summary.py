"""An audit as text and as HTML. They render finished counts and compute nothing but percentages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from sentencing import fragments
from sentencing.ussc.verdicts import Reason
from sentencing.words import counted

if TYPE_CHECKING:
    from sentencing.ussc.auditing import Audit, Checked

_TITLE = "Audit of a datafile of the U.S. Sentencing Commission"
_COLUMNS = ("Check", "Checked", "Agree", "Per cent", "Not checked")
_OF_EXCEPTIONS = ("Records", "Recorded", "Recomputed", "Reason")
_OF_REASONS = ("Records", "Check", "Why not checked")
_NUMBERS = {"Checked", "Agree", "Per cent", "Not checked", "Records"}
MOST_LISTED = 20
"""So many kinds of exceptions of a check are listed; ``Audit.exceptions`` has all."""


def text(audit: "Audit") -> str:
    """The audit as a table to cite, and its exceptions."""
    lines = [_TITLE, *_under(audit), "", *_aligned(_COLUMNS, list(_agreement(audit)))]
    for heading, columns, rows in _tables(audit):
        lines += ["", heading, *_aligned(columns, rows)]
    return "\n".join(lines)


def html(audit: "Audit") -> str:
    """The audit as an element of a notebook."""
    pieces = [f"<h1>{fragments.said(_TITLE)}</h1>"]
    pieces += [fragments.paragraph(line, "sentencing-where") for line in _under(audit)]
    pieces.append(fragments.table(_COLUMNS, list(_agreement(audit)), numbers=_NUMBERS))
    for heading, columns, rows in _tables(audit):
        pieces += [f"<h2>{fragments.said(heading)}</h2>", fragments.table(columns, rows, numbers=_NUMBERS)]
    return fragments.fragment(*pieces)


def _under(audit: "Audit") -> Iterator[str]:
    weighted = f", weighted by {audit.weight}" if audit.weight else ""
    yield f"{audit.records:,} record{'' if audit.records == 1 else 's'}{weighted}; sentencing {audit.version}"
    if audit.days is not None:
        yield f"Guidelines Manuals in effect {audit.days}"
    yield from (f"{column} is not read; is it {alike}?" for column, alike in audit.not_read)


def _agreement(audit: "Audit") -> Iterator[tuple[str, ...]]:
    for each in audit.checks:
        yield (each.check.name, f"{each.checked:,}", f"{each.agree:,}", _per_cent(each), f"{each.left_out:,}")


def _per_cent(checked: "Checked") -> str:
    """The share that agrees; never rounded up to all, nor down to none."""
    if checked.agreement is None:
        return "-"
    share = f"{100 * checked.agreement:.2f}"
    if share == "100.00" and checked.disagree:
        return "> 99.99"
    return "< 0.01" if share == "0.00" and checked.agree else share


_Table: TypeAlias = tuple[str, Sequence[str], Sequence[Sequence[str]]]


def _tables(audit: "Audit") -> Iterator[_Table]:
    for each in audit.checks:
        if each.disagreements:
            yield (f"Exceptions: {each.check.name}{_likely(each)}", _OF_EXCEPTIONS, list(_exceptions(each)))
    left_out = [(f"{count:,}", each.check.name, reason) for each in audit.checks for reason, count in each.not_checked]
    if left_out:
        yield ("Not checked", _OF_REASONS, left_out)


def _likely(checked: "Checked") -> str:
    """The likely reasons, and how many records have each; those without one are not likely anything."""
    likely = [f"{count:,} {reason}" for reason, count in checked.likely.items() if reason is not Reason.UNEXPLAINED]
    told = [f"likely {', '.join(likely)}"] if likely else []
    if Reason.UNEXPLAINED in checked.likely:
        told.append(f"{checked.likely[Reason.UNEXPLAINED]:,} unexplained")
    return f" ({'; '.join(told)})"


def _exceptions(checked: "Checked") -> Iterator[tuple[str, ...]]:
    """Exceptions that read alike are one line, whatever other values they have; the most frequent come first."""
    alike = Counter[tuple[str, str, str]]()
    for each in checked.disagreements:
        alike[each.recorded, each.recomputed, f"{each.reason}: {each.because}"] += each.count
    listed = alike.most_common()
    yield from ((f"{count:,}", *words) for words, count in listed[:MOST_LISTED])
    others = listed[MOST_LISTED:]
    if others:
        records = sum(count for _, count in others)
        yield (f"{records:,}", "", "", f"{counted(len(others), 'other kind')}: see Audit.exceptions")


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under the names of their columns, numbers to the right."""
    table = (columns, *rows)
    widths = [max(len(row[place]) for row in table) for place in range(len(columns))]
    for row in table:
        cells: Iterable[tuple[str, str, int]] = zip(columns, row, widths, strict=True)
        line = "  ".join(
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width) for column, cell, width in cells
        )
        yield f"  {line}".rstrip()
