"""One person, as in a hearing: what it costs to import the library, to look a range up, and to work a case."""

import os
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator
from datetime import date
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from people import EDITION
from rows import Row
from sentencing import Case, Manual, Outcome, calculate, case_from_dict, compare

IMPORTS = 25
"""Interpreters started for each import."""
REPEATS = 15

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


def best(work: Callable[[], object]) -> float:
    """Seconds for one call: the least of several repeats."""
    timer = timeit.Timer(work)
    number, _ = timer.autorange()
    return min(timer.repeat(REPEATS, number)) / number


def imports() -> Iterator[Row]:
    """The library against the one package that it imports; as it is, and less what an empty interpreter takes."""
    first = "import sentencing; sentencing.calculate"
    programs: dict[str, list[float]] = {"pass": [], "import attrs": [], "import sentencing": [], first: []}
    with TemporaryDirectory() as bytecode:
        for program in programs:  # The first run compiles, as installation does.
            _run(program, bytecode)
        for _ in range(IMPORTS):  # In turns, so that a busy moment touches all of them.
            for program, seconds in programs.items():
                seconds.append(_run(program, bytecode))
    bare, attrs, ours, used = map(min, programs.values())
    yield Row("import sentencing, interpreter included", ours, "import attrs", attrs)
    yield Row("import sentencing, less the interpreter", ours - bare, "import attrs", attrs - bare)
    yield Row("import sentencing and ask for calculate, less the same", used - bare, "import attrs", attrs - bare)


def _run(program: str, bytecode: str) -> float:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
    start = perf_counter()
    subprocess.run([sys.executable, "-P", "-c", program], env=environment, check=True)  # noqa: S603 - our own programs
    return perf_counter() - start


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
