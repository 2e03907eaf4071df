"""Tables in Markdown."""

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; a section sign stays with its number."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    text = "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
    return text.replace("§ ", "§\N{NO-BREAK SPACE}")
