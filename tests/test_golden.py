"""Every golden case and every example, recomputed and compared with what the file expects of itself."""

import tomllib
from pathlib import Path

import pytest

from sentencing.check import check_file

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for folder in (ROOT / "tests" / "golden", ROOT / "examples")
    for path in folder.rglob("*.toml")
    if path.is_file()
)


def _readable(path: Path) -> str:
    """The section and the lesson, as the folder and the file are named."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_readable)
def test_golden(path: Path) -> None:
    """A case file's calculation gives what the file says that the law gives."""
    _, differences = check_file(path)

    assert differences == []


@pytest.mark.parametrize("path", FILES, ids=_readable)
def test_every_golden_expects_something_and_says_whence(path: Path) -> None:
    """A case file with no expectation, title or source would teach and check nothing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    assert data.get("expected")
    assert data.get("title")
    assert data.get("source")


def test_golden_ids_are_distinct() -> None:
    """A failing case is found by its name alone."""
    names = [_readable(path) for path in FILES]

    assert len(set(names)) == len(names) > 600
