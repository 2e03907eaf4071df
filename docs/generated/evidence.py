"""What stands behind the answers: the law perturbed, the code mutated, the input fuzzed, every branch covered.

Only what is on record is told. A record that is not there yet is said to be missing; a record that cannot be read stops
the build.
"""

import ast
import csv
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generated.golden_cases import ROOT
from generated.markdown import table

WITNESSES = ROOT / "tests" / "perturbation_witnesses.csv"
SURVIVORS = ROOT / "tests" / "perturbation_survivors.toml"
MUTATION = ROOT / "tests" / "mutation"
FUZZ = ROOT / "fuzz"
FUZZED = Path(__file__).parent / "fuzz.toml"
BESIDE = "beside the sections"


def read(file: Path) -> Mapping[str, Any]:
    """A record in TOML."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def survivors() -> list[Mapping[str, str]]:
    """The changes of the law that nothing can notice, each with its reason."""
    listed: list[Mapping[str, str]] = read(SURVIVORS)["survivor"]
    return listed


def section_of(change: str) -> str:
    """The section that a change is made in: ``2L1.2 1987-11-01.text[0]…`` is one of § 2L1.2."""
    section = change.partition(" ")[0]
    return section if section[0].isdigit() or section in {"probation", "supervised"} else BESIDE


def noticed() -> Iterator[tuple[str, str]]:
    """Every change with a witness on record: its section, and the witness."""
    with WITNESSES.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield from ((section_of(line["number"]), line[way]) for way in ("up", "down") if line[way])


def perturbation() -> str:
    """How many changes of the law are noticed, by section, and how many survive."""
    found = list(noticed())
    left = Counter(section_of(each["change"]) for each in survivors())
    changes, golden = (
        Counter(section for section, _ in found),
        Counter(section for section, witness in found if witness.startswith("golden")),
    )
    rows = [
        (_named(section), f"{changes[section]:,}", f"{golden[section] or ''}", f"{left[section] or ''}")
        for section in sorted(changes.keys() | left.keys())
    ]
    total = ("**All**", f"{changes.total():,}", f"{golden.total():,}", f"{left.total():,}")
    return table(("Section", "Changes noticed", "by a golden case only", "Not noticed, with a reason"), [*rows, total])


def _named(section: str) -> str:
    if section in {"probation", "supervised"}:
        return f"Chapter Seven, {'supervised release' if section == 'supervised' else section}"
    return section if section == BESIDE else f"§ {section}"


def unnoticed() -> str:
    """Each change that survives, and why."""
    return table(("Change", "Why nothing can notice it"), ((f"`{e['change']}`", e["because"]) for e in survivors()))


def mutation() -> str:
    """What became of the mutants of each module, as it was last measured; or that it was not."""
    file = MUTATION / "scores.toml"
    if not file.is_file():
        return "No score is on record in this version: `tests/mutation/scores.toml` is not there."
    scores = read(file)
    modules: list[Mapping[str, Any]] = sorted(scores["module"], key=lambda each: str(each["name"]))
    total = {column: sum(each[column] for each in modules) for column in _COLUMNS}
    rows = [
        *((f"`{each['name']}`", *_ends(each)) for each in modules),
        ("**All**", *_ends(total)),
    ]
    heads = ("Module", *_COLUMNS.values(), "Noticed, the explained left out")
    made = f"Measured on {scores['day']} with {scores['tool']}, on the tree after commit `{scores['commit'][:7]}`."
    left = total["survived"] - total["equivalent"]
    reached = (
        f"Of {total['made']:,} changes that the operators make, {total['mutants']:,} were tried. "
        f"{total['at_import']:,} more are out of reach: their code runs once, while the library is imported."
    )
    noticed = total["mutants"] - total["survived"]
    share = f"{noticed:,} of those tried are noticed, {100 * noticed / total['mutants']:.1f} %"
    told = f"{share}; {total['equivalent']:,} survive with a reason, {left:,} without."
    return f"{' '.join((made, *_measured_alone(modules)))} {reached}\n\n{table(heads, rows)}\n\n{told}"


def _measured_alone(modules: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The packages that were measured by themselves, with the day and the commit."""
    measured: dict[tuple[str, str], dict[str, None]] = {}
    for each in modules:
        if "commit" in each:
            package = each["name"].partition(".")[0]
            measured.setdefault((str(each["day"]), each["commit"][:7]), {})[package] = None
    for (day, commit), packages in measured.items():
        yield f"Those of {' and '.join(f'`{each}`' for each in packages)} were measured on {day}, after `{commit}`."


def explained() -> str:
    """Why a mutant survives, by function, as it is on record; or that nothing is."""
    file = MUTATION / "survivors.toml"
    if not file.is_file():
        return "No reason is on record in this version: `tests/mutation/survivors.toml` is not there."
    rows = (
        (f"`{group['module']}`", f"`{function}`", f"{len(changes)}", group["because"])
        for group in read(file)["survivors"]
        for function, changes in group["changes"].items()
    )
    return table(("Module", "Function", "Survive", "Why"), rows)


_COLUMNS: Mapping[str, str] = {
    "made": "Made",
    "at_import": "Out of reach",
    "mutants": "Tried",
    "killed": "Killed by a test",
    "timeouts": "by the clock",
    "refused_by_types": "by the types",
    "survived": "Survived",
    "equivalent": "of them explained",
}


def _ends(counts: Mapping[str, int]) -> tuple[str, ...]:
    """How many mutants came to each end, and the share noticed of those that have no reason to survive."""
    counted = counts["mutants"] - counts["equivalent"]
    share = f"{100 * (counts['mutants'] - counts['survived']) / counted:.1f} %" if counted else ""
    return (*(f"{counts[column]:,}" for column in _COLUMNS), share)


def fuzzing() -> str:
    """What is fuzzed, each target by its docstring, the bound of one input, and what was run; or that nothing is."""
    targets = FUZZ / "targets.py"
    if not targets.is_file():
        return "No fuzzing is on record in this version: `fuzz/targets.py` is not there."
    record = read(FUZZED)
    inputs: Mapping[str, int] = record["inputs"]
    rows = [(f"`{name}`", words, f"{inputs.get(name, 0):,}") for name, words in _targets(targets)]
    total = ("**All**", "", f"{sum(inputs.values()):,}")
    numbers = {name: number for file in sorted(FUZZ.glob("*.py")) for name, number in _numbers(file).items()}
    bounds = " and ".join(f"{numbers[name]:,} {unit}" for name, unit in _BOUNDS.items() if name in numbers)
    limit = f"An input may take {bounds}. " if bounds else ""
    ran = (
        f"It ran on {record['day']}, on the code of that day, in {record['rounds']} rounds of at most "
        f"{record['longest_seconds']} seconds a target. The last {record['last_rounds_without_a_find']} found nothing."
    )
    lines = table(("Target", "What it tries", "Inputs, to the hundred"), (*rows, total))
    return f"{lines}\n\n{ran} {limit}`python fuzz/run.py` runs them again."


_BOUNDS: Mapping[str, str] = {"MOST_SECONDS_AN_INPUT": "seconds", "MOST_MEGABYTES": "megabytes"}


def _targets(file: Path) -> Iterator[tuple[str, str]]:
    """The targets of ``TARGETS`` by name, with what each says of itself."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {each.name: ast.get_docstring(each) or "" for each in tree.body if isinstance(each, ast.FunctionDef)}
    listed = _assigned(tree)["TARGETS"]
    assert isinstance(listed, ast.Dict)
    for name, function in zip(listed.keys, listed.values, strict=True):
        assert isinstance(name, ast.Constant)
        assert isinstance(function, ast.Name)
        yield name.value, " ".join(said[function.id].partition("\n\n")[0].split())


def _numbers(file: Path) -> Mapping[str, int]:
    """The bounds to which a program gives a name."""
    assigned = _assigned(ast.parse(file.read_text(encoding="utf-8"))).items()
    return {name: value.value for name, value in assigned if isinstance(value, ast.Constant) and name in _BOUNDS}


def _assigned(tree: ast.Module) -> Mapping[str, ast.expr]:
    """What a program assigns to names."""
    found = (each for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign) and each.value)
    return {
        target.id: each.value
        for each in found
        for target in (each.targets if isinstance(each, ast.Assign) else [each.target])
        if isinstance(target, ast.Name) and each.value
    }


def coverage() -> str:
    """The gate on coverage, as the configuration sets it."""
    settings = read(ROOT / "pyproject.toml")["tool"]["coverage"]
    measured = "branches" if settings["run"]["branch"] else "lines"
    return f"{settings['report']['fail_under']} % of {measured}, or the tests fail."
