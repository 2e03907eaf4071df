"""The law typed a second time, all chapters together: for each section its historical note, and its rows."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Protocol

from tests import rows, rows_chapter3, rows_chapter4, rows_chapter5, rows_part_d


class Lesson(Protocol):
    """A row: what it teaches, and whether the library gives that on a day."""

    lesson: str

    def holds(self, day: date) -> bool:
        """Whether the library gives what the lesson says."""
        ...


_MODULES = (rows, rows_chapter3, rows_part_d, rows_chapter4, rows_chapter5)

ROWS: Mapping[str, Callable[[date], Iterator[Lesson]]] = {
    section: tried for module in _MODULES for section, tried in module.ROWS.items()
}
HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    section: note for module in _MODULES for section, note in module.HISTORICAL_NOTES.items()
}
