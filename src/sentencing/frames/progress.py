"""Progress of long work, where somebody may be looking."""

import sys
import warnings
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def watched(work: Sequence[T], *, progress: bool) -> Iterable[T]:
    """The work, with a bar that moves as it is taken up: on a terminal or in a notebook, and after a second."""
    if not progress or not (sys.stderr.isatty() or _is_in_a_notebook()):
        return work
    with warnings.catch_warnings():  # a notebook without widgets has the bar of a terminal
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm
    bar: Iterable[T] = tqdm(work, desc="patterns of facts", unit="pattern", delay=1, leave=False)
    return bar


def _is_in_a_notebook() -> bool:
    """Whether a kernel of Jupyter runs this; its streams are no terminal, and shown all the same."""
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return shell is not None and "IPKernelApp" in shell.config
