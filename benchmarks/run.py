"""Time the library against a peer or a bound in the same run, and print the ratios.

python benchmarks/run.py [--peer PYTHON]     (an interpreter that has openfisca-core; by default this one)
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from sentencing import Case, Manual, Outcome, __version__, calculate, case_from_dict, compare

IMPORTS = 25
"""Interpreters started for each import."""
REPEATS = 15

EDITION = "2009-11-01"

FINDINGS: dict[str, Any] = {
    "manual": EDITION,
    "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(a)", "found": ["2L1.2(b)(1)(A)(ii)"]}],
    "acceptance": {"reduction": True, "motion": True},
    "history": {"category": "II"},
    "statute": {"maximum": "20 years"},
}
"""The case of Ocampo-Pineda: 8 + 16 - 3 = 21; 21/II = 41-51."""

FACTS: dict[str, Any] = {
    "manual": EDITION,
    "count": [
        {
            "guideline": "2L1.2",
            "statute": "8 U.S.C. 1326(b)(2)",
            "began": "2008-10-02",
            "ended": "2009-02-10",
            "removals": ["2002-03-15", "2004-06-01"],
        }
    ],
    "prior": [
        {
            "offense": "aggravated criminal sexual abuse",
            "kinds": ["crime of violence"],
            "grade": "felony",
            "committed": "1997-05-03",
            "sentenced": "1998-02-11",
            "imposed": "4 years",
            "released": "2002-03-01",
        },
        {
            "offense": "possession of cocaine",
            "kinds": [],
            "grade": "felony",
            "committed": "2003-01-20",
            "sentenced": "2003-04-07",
            "imposed": "6 months",
            "released": "2003-07-20",
        },
        {
            "offense": "driving under the influence",
            "kinds": [],
            "grade": "misdemeanor",
            "committed": "2005-09-01",
            "sentenced": "2005-11-14",
            "imposed": "30 days",
            "released": "2005-12-14",
        },
    ],
    "acceptance": {"reduction": True, "motion": True},
}
"""Three dated priors: 8 + 16 - 3 = 21; 3 + 2 + 1 = 6 points; 21/III = 46-57."""

CASES = {
    "findings": (FINDINGS, {"increase": 16, "points": 2, "acceptance": True, "motion": True}),
    "facts": (FACTS, {"increase": 16, "points": 6, "acceptance": True, "motion": True}),
}
"""Each case, and the inputs of the peer: it finds neither the increase nor the points."""


class Row(NamedTuple):
    """One comparison, in seconds; without a peer, ``theirs`` is missing."""

    ours: str
    seconds: float
    peer: str
    theirs: float | None


def best(work: Callable[[], object]) -> float:
    """Seconds for one call: the least of several repeats."""
    timer = timeit.Timer(work)
    number, _ = timer.autorange()
    return min(timer.repeat(REPEATS, number)) / number


# (1) Import


def imports() -> Iterator[Row]:
    """The library against the one package that it imports; as it is, and less what an empty interpreter takes."""
    programs: dict[str, list[float]] = {"pass": [], "import attrs": [], "import sentencing": []}
    with TemporaryDirectory() as bytecode:
        for program in programs:  # The first run compiles, as installation does.
            _run(program, bytecode)
        for _ in range(IMPORTS):  # In turns, so that a busy moment touches all three.
            for program, seconds in programs.items():
                seconds.append(_run(program, bytecode))
    bare, attrs, ours = map(min, programs.values())
    yield Row("import sentencing, interpreter included", ours, "import attrs", attrs)
    yield Row("import sentencing, less the interpreter", ours - bare, "import attrs", attrs - bare)


def _run(program: str, bytecode: str) -> float:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
    start = perf_counter()
    subprocess.run([sys.executable, "-P", "-c", program], env=environment, check=True)  # noqa: S603 - our own programs
    return perf_counter() - start


# (2) One look-up


def look_up() -> Row:
    """The Table of an edition against a dict of the same cells."""
    book = Manual.on(date.fromisoformat(EDITION))
    cells = {
        (level, category): book.table.range(level, category)
        for level in range(1, 44)
        for category in ("I", "II", "III", "IV", "V", "VI")
    }
    assert book.table.range(21, "III") is cells[21, "III"]
    ours = best(lambda: book.table.range(21, "III"))
    return Row('book.table.range(21, "III")', ours, 'cells[21, "III"] in a dict', best(lambda: cells[21, "III"]))


# (3) One case


def cases(theirs: dict[str, Any] | None) -> Iterator[Row]:
    """A case with its trace against the peer's bare chain: like with like, from a document and from an object."""
    for index, (name, (document, _)) in enumerate(CASES.items()):
        case = case_from_dict(document)
        seconds = (best(_from_document(document)), best(_from_object(case)))
        ways = ("from a dict", "from a Case")
        peers = (("ordinary", "OpenFisca, simulation from a dict"), ("barest", "OpenFisca, inputs set; Table as array"))
        for way, mine, (key, peer) in zip(ways, seconds, peers, strict=True):
            measured = theirs and theirs["cases"][index][key]
            if measured:
                assert measured["answer"] == _answers(calculate(case))
            yield Row(f"{name} case with trace, {way}", mine, peer, measured and measured["seconds"])


def _from_document(document: dict[str, Any]) -> Callable[[], Outcome]:
    return lambda: calculate(case_from_dict(document))


def _from_object(case: Case) -> Callable[[], Outcome]:
    return lambda: calculate(case)


def _answers(outcome: Outcome) -> list[object]:
    terms = outcome.range
    return [outcome.offense_level.number, outcome.category.value, terms.minimum, terms.maximum]


# (4) One case in every district


def across_districts() -> Row:
    """All 94 districts against the distinct outcomes that they come to, worked alone."""
    document, _ = next(iter(CASES.values()))
    case = case_from_dict({**document, "district": "N.D. Ill.", "sentenced": "2010-06-01"})
    compared = compare(case)
    distinct = [variant.outcome.case for variant in compared.comparison.variants if variant.outcome]
    assert len(compared.rows) == 94
    alone = best(lambda: [calculate(each) for each in distinct])
    return Row(
        "compare: 94 districts", best(lambda: compare(case)), f"its {len(distinct)} distinct outcomes alone", alone
    )


# The peer


def openfisca(python: str) -> dict[str, Any] | None:
    """What OpenFisca-Core takes for the same chains; ``None`` where the interpreter does not have it."""
    found = "import importlib.util, sys; sys.exit(importlib.util.find_spec('openfisca_core') is None)"
    if subprocess.run([python, "-P", "-c", found], check=False).returncode:  # noqa: S603 - the interpreter named
        return None
    done = subprocess.run(  # noqa: S603 - as above
        [python, Path(__file__).with_name("openfisca_chain.py")],
        input=json.dumps({"table": _table(), "cases": [inputs for _, inputs in CASES.values()]}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _table() -> list[list[list[int | None]]]:
    cells = Manual.on(date.fromisoformat(EDITION)).table.cells
    return [
        [[term if isinstance(term, int) else None for term in (cell.minimum, cell.maximum)] for cell in row]
        for row in cells
    ]


# The table of ratios


def shown(seconds: float) -> str:
    """A time in the unit that reads best."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def show(row: Row) -> None:
    """Print a line; the ratio is our time over the peer's."""
    theirs, ratio = ("missing", "-") if row.theirs is None else (shown(row.theirs), f"{row.seconds / row.theirs:.2f}")
    print(f"{row.ours:<41}{shown(row.seconds):>9}   {row.peer:<39}{theirs:>9}{ratio:>8}")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Time the library against its peers.")
    parser.add_argument("--peer", metavar="PYTHON", default=sys.executable, help="an interpreter with openfisca-core")
    peer = parser.parse_args().peer
    if shutil.which(peer) is None:
        parser.error(f"--peer: {peer} is no interpreter")
    theirs = openfisca(peer)
    print(f"sentencing {__version__}, attrs {version('attrs')}, cattrs {version('cattrs')}, ", end="")
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}")
    print(theirs["versions"] if theirs else "OpenFisca-Core is missing: name with --peer an interpreter that has it")
    print()
    print(f"{'ours':<41}{'time':>9}   {'against':<39}{'time':>9}{'ratio':>8}")
    for row in (*imports(), look_up(), *cases(theirs), across_districts()):
        show(row)


if __name__ == "__main__":
    main()
