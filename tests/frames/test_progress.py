"""A bar where somebody may be looking, and nothing anywhere else."""

import io
import sys
import time
from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest
from attrs import evolve

from sentencing import Case
from sentencing.frames import LEVEL_AND_CATEGORY, outcomes
from sentencing.frames.progress import watched
from sentencing.frames.reading import Facts

PATTERNS = 15
FRAME = pl.DataFrame({"offense_level": range(1, 1 + PATTERNS), "category": ["I"] * PATTERNS})
OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def slowly(facts: Facts) -> Case:
    """A case for which one waits."""
    time.sleep(0.1)
    return LEVEL_AND_CATEGORY.case(facts)


SLOW = evolve(OF_2009, case=slowly)


def test_a_bar_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second and a half of work shows its patterns as they are taken up, and wipes the bar away."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    answered = outcomes(FRAME, SLOW)

    first, *_, last = terminal.getvalue().split("\r")[1:]
    assert first.startswith("patterns of facts: ")
    assert f"/{PATTERNS} [" in first
    assert last.strip() == ""
    assert answered["outcome_level"].to_list() == list(range(1, 1 + PATTERNS))


def kernel(monkeypatch: pytest.MonkeyPatch, *applications: str) -> io.StringIO:
    """A shell of IPython with these applications, whose standard error is no terminal."""
    shell = SimpleNamespace(config=dict.fromkeys(applications))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setattr("sys.stderr", stream := io.StringIO())
    return stream


def test_a_bar_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its streams are no terminal, and somebody looks at them."""
    stream = kernel(monkeypatch, "IPKernelApp")
    outcomes(FRAME, SLOW)

    assert "patterns of facts: " in stream.getvalue()


def test_no_bar_in_a_shell_that_is_no_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython in a pipe, and a module of that name where no shell runs."""
    stream = kernel(monkeypatch, "TerminalIPythonApp")
    outcomes(FRAME, SLOW)
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert list(watched([1], progress=True)) == [1]

    assert stream.getvalue() == ""


def test_no_bar_for_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within a second needs no bar."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    outcomes(FRAME, OF_2009)

    assert terminal.getvalue().strip() == ""


def test_no_bar_where_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """``progress=False`` shows nothing, however long it takes."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    outcomes(FRAME, SLOW, progress=False)

    assert terminal.getvalue() == ""


def test_no_bar_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    """In a file or a pipe nothing is printed, on either stream."""
    outcomes(FRAME, SLOW)
    list(watched(range(3), progress=True))

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("progress", [True, False])
def test_the_work_is_the_same(progress: bool) -> None:
    """Watched or not, each piece of work comes once and in order."""
    assert list(watched(["a", "b"], progress=progress)) == ["a", "b"]
    assert list(watched([], progress=progress)) == []
