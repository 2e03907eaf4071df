"""What OpenFisca-Core takes for the same chains, measured by an interpreter that has it."""

import json
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from people import EDITION
from sentencing import Manual


def openfisca(python: str, cases: Iterable[object], populations: Iterable[Path]) -> dict[str, Any] | None:
    """What it takes for cases, by their inputs, and for files of columns; ``None`` where the interpreter lacks it."""
    found = "import importlib.util, sys; sys.exit(importlib.util.find_spec('openfisca_core') is None)"
    if subprocess.run([python, "-P", "-c", found], check=False).returncode:  # noqa: S603 - the interpreter named
        return None
    given = {"table": _table(), "cases": list(cases), "populations": [str(path) for path in populations]}
    done = subprocess.run(  # noqa: S603 - as above
        [python, Path(__file__).with_name("openfisca_chain.py")],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _table() -> list[list[list[int | None]]]:
    cells = Manual.on(date.fromisoformat(EDITION)).table.cells
    return [
        [[term if isinstance(term, int) else None for term in (cell.minimum, cell.maximum)] for cell in row]
        for row in cells
    ]
