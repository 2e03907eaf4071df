"""Which survivors the type checker refuses: they cannot be committed, so no test need notice them."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.mutants import Mutant

SOURCE = Path(__file__).parents[2] / "src"
_FIRST_ERROR = re.compile(r"(\S+?\.py):(\d+): error: ")


def refused(survivors: dict[Path, list[Mutant]]) -> set[str]:
    """The names of those that mypy refuses, each as one change of the whole library."""
    names: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SOURCE, copy)
        shutil.copy(SOURCE.parent / "pyproject.toml", folder)
        for changes in _rounds(survivors):
            for path, mutant in changes.items():
                (copy / path.relative_to(SOURCE)).write_text(_as_changed(path, mutant), encoding="utf-8")
            found = {Path(folder, each) for each in _with_errors(Path(folder))}
            for path, mutant in changes.items():
                if copy / path.relative_to(SOURCE) in found:
                    names.add(mutant.name)
                shutil.copy(path, copy / path.relative_to(SOURCE))
    return names


def _rounds(survivors: dict[Path, list[Mutant]]) -> Iterator[dict[Path, Mutant]]:
    """One change of each file at a time."""
    for number in range(max(map(len, survivors.values()), default=0)):
        yield {path: mutants[number] for path, mutants in survivors.items() if number < len(mutants)}


def _as_changed(path: Path, mutant: Mutant) -> str:
    """The file with the function as changed in its place."""
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = mutant.function.splitlines()
    while changed[0].lstrip().startswith(("class ", "#")) or not changed[0].strip():
        changed.pop(0)
    first, last = mutant.span
    return "\n".join([*lines[: first - 1], *changed, *lines[last:]]) + "\n"


def _with_errors(folder: Path) -> set[str]:
    command = [sys.executable, "-m", "mypy", "src/sentencing"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    return {match[1] for match in _FIRST_ERROR.finditer(told)}
