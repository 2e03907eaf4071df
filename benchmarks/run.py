"""Time the library against a peer or a bound in the same run, and print the ratios.

python benchmarks/run.py [--peer PYTHON] [--rows N]     (an interpreter that has openfisca-core; by default this one)
"""

import argparse
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import engines
import one_case
import populations
from peer import openfisca
from rows import HEADING, Row
from sentencing import __version__

PACKAGES = ("attrs", "cattrs", "narwhals", "polars", "pandas", "duckdb")


def measured(theirs: dict[str, Any] | None, rows: int) -> Iterator[Row]:
    """Every comparison, in order."""
    yield from one_case.imports()
    yield one_case.look_up()
    yield from one_case.cases(theirs)
    yield one_case.across_districts()
    for place, distinct in enumerate(populations.PATTERNS):
        yield from populations.chains(distinct, rows, theirs and theirs["populations"][place])
    yield from populations.growth()
    yield from populations.memory(rows)
    yield from engines.out_of_core()


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Time the library against its peers.")
    parser.add_argument("--peer", metavar="PYTHON", default=sys.executable, help="an interpreter with openfisca-core")
    parser.add_argument("--rows", type=int, default=populations.ROWS, help="the rows of a population")
    given = parser.parse_args()
    if shutil.which(given.peer) is None:
        parser.error(f"--peer: {given.peer} is no interpreter")
    with TemporaryDirectory() as folder:
        files = [populations.written(distinct, given.rows, Path(folder)) for distinct in populations.PATTERNS]
        theirs = openfisca(given.peer, (inputs for _, inputs in one_case.CASES.values()), files)
    print(f"sentencing {__version__}, {', '.join(f'{name} {version(name)}' for name in PACKAGES)}, ", end="")
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}")
    print(theirs["versions"] if theirs else "OpenFisca-Core is missing: name with --peer an interpreter that has it")
    print(f"\n{HEADING}")
    for row in measured(theirs, given.rows):
        print(row, flush=True)
    print("\nWhat joins in each lazy plan; none holds a function of Python:")
    for line in engines.plans():
        print(f"  {line}")


if __name__ == "__main__":
    main()
