"""Progress of long work, where somebody may be looking."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def watched(work: Sequence[T], *, progress: bool) -> Iterable[T]:
    """The work, with a bar that moves as it is taken up: on a terminal or in a notebook, and after a second."""
    if not progress:
        return work
    from tqdm.auto import tqdm

    bar: Iterable[T] = tqdm(work, desc="patterns of facts", unit="pattern", disable=None, delay=1, leave=False)
    return bar
