"""What the last run over the mutants of the logic found, and what is said of each that survived."""

import ast
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parents[1] / "src" / "sentencing"
SCORES = tomllib.loads((FOLDER / "scores.toml").read_text(encoding="utf-8"))
GROUPS: list[dict[str, Any]] = tomllib.loads((FOLDER / "survivors.toml").read_text(encoding="utf-8"))["survivors"]
MODULES: list[dict[str, Any]] = SCORES["module"]
WHOLLY_EXPLAINED = {
    "calculation",
    "dated",
    "effects",
    "ledger",
    "one_book",
    "partial",
    "rules",
    "statutes",
    "terms",
    "truth",
}
"""Where no survivor may stand without a reason; nor in the modules of ``instructions``."""


def file_of(module: str) -> Path:
    """The file of a module, named from the library down."""
    path = SOURCE / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def functions(path: Path) -> set[str]:
    """The functions of a module and the methods of its classes; ``<lambda>`` for those without a name."""
    names = {"<lambda>"}
    for each in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(each, ast.FunctionDef):
            names.add(each.name)
        elif isinstance(each, ast.ClassDef):
            names |= {f"{each.name}.{method.name}" for method in each.body if isinstance(method, ast.FunctionDef)}
    return names


def explained() -> Counter[str]:
    """How many survivors of each module have a reason."""
    return Counter(
        {
            each["name"]: sum(
                len(changes)
                for group in GROUPS
                if group["module"] == each["name"]
                for changes in group["changes"].values()
            )
            for each in MODULES
        }
    )


def test_every_survivor_listed_has_a_reason() -> None:
    """A reason is a sentence, and holds for at least one change."""
    assert all(len(group["because"].split()) > 3 for group in GROUPS)
    assert all(changes for group in GROUPS for changes in group["changes"].values())
    assert all(" -> " in change for group in GROUPS for changes in group["changes"].values() for change in changes)


def test_modules_and_functions_exist() -> None:
    """What is named still stands in the library."""
    measured = {each["name"] for each in MODULES}
    named = {(group["module"], function) for group in GROUPS for function in group["changes"]}

    assert not [name for name in measured if not file_of(name).is_file()]
    assert not {module for module, _ in named} - measured
    assert not [(module, each) for module, each in named if each not in functions(file_of(module))]


def test_totals_add_up() -> None:
    """Each mutant of a module met one end, and each that survived as equivalent is listed with its reason."""
    reasons = explained()

    for each in MODULES:
        tried = each["killed"] + each["timeouts"] + each["refused_by_types"] + each["survived"]

        assert each["mutants"] == tried, each["name"]
        assert each["equivalent"] == reasons[each["name"]] <= each["survived"], each["name"]
        assert tried + each["at_import"] <= each["made"], each["name"]
    assert len({each["name"] for each in MODULES}) == len(MODULES)


def test_fewer_than_one_in_twenty_is_unexplained() -> None:
    """Of all the mutants tried; and none in the modules that every answer passes through."""
    unexplained = {each["name"]: each["survived"] - each["equivalent"] for each in MODULES}

    assert sum(unexplained.values()) < 0.05 * sum(each["mutants"] for each in MODULES)
    assert not {
        name: number
        for name, number in unexplained.items()
        if number and (name in WHOLLY_EXPLAINED or name.startswith("instructions"))
    }


def test_the_run_is_named() -> None:
    """The tool, the commit and the day stand with the figures; also of a module that was measured alone."""
    assert SCORES["tool"].startswith("mutmut ")
    for run in (SCORES, *(each for each in MODULES if "commit" in each)):
        assert len(run["commit"]) == 40
        assert run["day"] > date(2026, 1, 1)
