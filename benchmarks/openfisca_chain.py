"""The peer: OpenFisca-Core computing the bare chain. Started by ``peer.py``, in any environment that has it.

It reads the Sentencing Table, the inputs of each case and the names of files of columns as JSON from standard input,
and answers with seconds and results. The chain is base + increase - acceptance (with the level-16 test), category from
points, range from the Table; no trace. The tax-benefit system is built once; each case, and each file, is a simulation
of its own.
"""

# OpenFisca prescribes the arguments of its formulas; it has no types to give them.
# ruff: noqa: ANN001, ANN201, ANN202

import json
import platform
import sys
import timeit
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import TypeAlias

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

START = "1987-11-01"
MONTH = "2009-11"
LIFE = 9999
INPUTS = ("increase", "points", "acceptance", "motion")
ANSWERS = ("level", "category", "minimum", "maximum")
REPEATS = 15
REPEATS_OF_MANY = 4

Table: TypeAlias = list[list[list[int | None]]]
"""Rows by level, cells by category, each its two ends; ``None`` for life."""

Person = build_entity(key="person", plural="persons", label="Defendant", is_person=True)


def variable(name: str, formula: Callable[..., object] | None = None, kind: type = int) -> type[Variable]:
    """A variable of a person: an input, or what a formula makes of others."""
    body = {"value_type": kind, "entity": Person, "definition_period": DateUnit.MONTH}
    return type(name, (Variable,), body if formula is None else {**body, "formula": formula})


def level_before(person, period, parameters):
    """The base offense level and the increase."""
    return parameters(period).base + person("increase", period)


def level(person, period, parameters):
    """The level after acceptance of responsibility, within the Table."""
    law = parameters(period)
    before = person("level_before", period)
    further = law.further * person("motion", period) * (before >= law.least_for_further)
    return np.clip(before - person("acceptance", period) * (law.reduction + further), 1, 43)


def category(person, period, parameters):
    """The criminal history category."""
    return parameters(period).category.calc(person("points", period))


def by_parameters(end: str):
    """One end of the range, found as OpenFisca indexes parameters: by a vector of names at each node of the tree."""

    def formula(person, period, parameters):
        categories = np.char.add("c", person("category", period).astype(str))
        levels = np.char.add("l", person("level", period).astype(str))
        return parameters(period)[end][categories][levels]

    return formula


def by_array(end: str):
    """One end of the range, found in an array made once from the same parameters."""

    @cache
    def cells(parameters, period):
        of = parameters(period)[end]
        return np.array([[of[f"c{c}"][f"l{n}"] for c in range(1, 7)] for n in range(1, 44)])

    def formula(person, period, parameters):
        return cells(parameters, period)[person("level", period) - 1, person("category", period) - 1]

    return formula


def system(
    table: list[list[list[int | None]]], end_of_range: Callable[[str], Callable[..., object]]
) -> TaxBenefitSystem:
    """The law as parameters and formulas."""
    begins = enumerate((0, 2, 4, 7, 10, 13), start=1)
    law = {
        "base": _parameter(8),
        "reduction": _parameter(2),
        "further": _parameter(1),
        "least_for_further": _parameter(16),
        "category": {
            "metadata": {"type": "single_amount"},
            "brackets": [{"threshold": _values(first), "amount": _values(number)} for number, first in begins],
        },
    }
    for end, name in enumerate(("minimum", "maximum")):
        law[name] = {
            f"c{c}": {f"l{n}": _parameter(row[c - 1][end]) for n, row in enumerate(table, start=1)} for c in range(1, 7)
        }
    made = TaxBenefitSystem([Person])
    made.parameters = ParameterNode("", data=law)
    made.add_variables(*map(variable, ("increase", "points")))
    made.add_variables(*(variable(name, kind=bool) for name in ("acceptance", "motion")))
    made.add_variables(*(variable(each.__name__, each) for each in (level_before, level, category)))
    made.add_variables(*(variable(end, end_of_range(end)) for end in ("minimum", "maximum")))
    return made


def _values(number: int | None) -> dict[str, object]:
    return {START: {"value": LIFE if number is None else number}}


def _parameter(number: int | None) -> dict[str, object]:
    return {"values": _values(number)}


def ordinary(law: TaxBenefitSystem, case: dict[str, int | bool]) -> list[int]:
    """A simulation from a document."""
    person = {name: {MONTH: case[name]} for name in INPUTS}
    return _answers(SimulationBuilder().build_from_entities(law, {"persons": {"defendant": person}}))


def barest(law: TaxBenefitSystem, case: dict[str, int | bool]) -> list[int]:
    """A default simulation, its inputs set one by one: the quickest way found."""
    simulation = SimulationBuilder().build_default_simulation(law, 1)
    for name in INPUTS:
        simulation.set_input(name, MONTH, [case[name]])
    return _answers(simulation)


def _answers(simulation: Simulation) -> list[int]:
    return [int(simulation.calculate(name, MONTH)[0]) for name in ANSWERS]


def many(law: TaxBenefitSystem, columns: dict[str, np.ndarray]) -> list[int]:
    """A default simulation of as many persons as there are rows; of the answers, the sums."""
    simulation = SimulationBuilder().build_default_simulation(law, len(columns["points"]))
    for name in INPUTS:
        simulation.set_input(name, MONTH, columns[name])
    answers = [simulation.calculate(name, MONTH) for name in ANSWERS]
    return [int(answer.sum(dtype=np.int64)) for answer in answers]


def main() -> None:
    """Time both ways on each case, and the arrays on each file of columns."""
    given = json.load(sys.stdin)
    cases = []
    systems = {ordinary: system(given["table"], by_parameters), barest: system(given["table"], by_array)}
    for case in given["cases"]:
        result = {}
        for way, law in systems.items():
            timer = timeit.Timer(lambda way=way, law=law, case=case: way(law, case))
            number, _ = timer.autorange()
            seconds = min(timer.repeat(REPEATS, number)) / number
            result[way.__name__] = {"seconds": seconds, "answer": way(law, case)}
        cases.append(result)
    populations = []
    for file in given["populations"]:
        columns = dict(np.load(file))
        timer = timeit.Timer(lambda columns=columns: many(systems[barest], columns))
        seconds = min(timer.repeat(REPEATS_OF_MANY, 1))
        populations.append({"seconds": seconds, "sums": many(systems[barest], columns)})
    versions = f"OpenFisca-Core {version('openfisca-core')}, numpy {np.__version__}, Python {platform.python_version()}"
    json.dump({"versions": versions, "cases": cases, "populations": populations}, sys.stdout)


if __name__ == "__main__":
    main()
