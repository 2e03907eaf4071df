"""How each number is verified: its witnesses on record, why some changes have none, and who consults a text."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from attrs import frozen

from generated.provenance.words import Leaf
from sentencing.check import check_file
from sentencing.dated import Dated, Version
from sentencing.enacted import Enacted, Statute

TESTS = Path(__file__).parents[3] / "tests"
GOLDEN = "golden: "
TYPED_TWICE, BY_GOLDEN = "typed twice", "by a golden case"
ONE_WAY, NOT_NOTICED = "noticed one way only", "not noticed"


class NoWitnessError(Exception):
    """A number without a witness on record: ``python -m tests.perturbation_witnesses`` records it."""


@frozen
class Verified:
    """What fails when a number is one higher or lower: the witnesses, and why some change has none.

    Attributes:
        witnesses: the first witness of each change, by name.
        unnoticed: why nothing notices a change, for each that nothing does.
    """

    witnesses: tuple[str, ...]
    unnoticed: tuple[str, ...] = ()

    @property
    def typed_twice(self) -> bool:
        """Whether a second typing by hand notices every change that anything notices."""
        return bool(self.witnesses) and not any(each.startswith(GOLDEN) for each in self.witnesses)

    @property
    def how(self) -> str:
        """How it is verified, in a word or two."""
        if not self.witnesses:
            return NOT_NOTICED
        return TYPED_TWICE if self.typed_twice else BY_GOLDEN

    @property
    def witness(self) -> str:
        """The first witness, and where it stands."""
        if not self.witnesses:
            return ""
        place, _, name = self.witnesses[0].partition(": ")
        return f"`golden/{name}`" if place == "golden" else f"{name} (`{place}`)"


@cache
def on_record() -> Mapping[str, tuple[str, ...]]:
    """The witnesses of each change, up and down, by what is changed and its value."""
    with (TESTS / "perturbation_witnesses.csv").open(encoding="utf-8", newline="") as file:
        return {line["number"]: (line["up"], line["down"]) for line in csv.DictReader(file)}


@cache
def _unnoticed() -> Mapping[str, tuple[str, ...]]:
    listed = tomllib.loads((TESTS / "perturbation_survivors.toml").read_text(encoding="utf-8"))["survivor"]
    reasons: dict[str, tuple[str, ...]] = {}
    for each in listed:
        number = each["change"].partition(" -> ")[0]
        reasons[number] = (*reasons.get(number, ()), each["because"])
    return reasons


def verified(where: str, leaves: Iterable[Leaf]) -> Verified:
    """How the leaves of a number are verified; ``where`` is the text that holds them, as the tests name it.

    Raises:
        NoWitnessError: a leaf has neither a witness nor a reason.
    """
    witnesses: list[str] = []
    unnoticed: list[str] = []
    for path, value in leaves:
        number = f"{where}{path} {value}"
        found = [each for each in on_record().get(number, ()) if each]
        reasons = _unnoticed().get(number, ())
        if not found and not reasons:
            raise NoWitnessError(number)
        witnesses += found
        unnoticed += reasons
    return Verified(tuple(dict.fromkeys(witnesses)), tuple(dict.fromkeys(unnoticed)))


def tally(leaves: Iterable[str]) -> Mapping[str, int]:
    """How many leaves are verified in each way, by their names with their values."""
    return Counter(map(_way, leaves))


def _way(leaf: str) -> str:
    if ".text.cells" in leaf and leaf.startswith("5A "):
        return TYPED_TWICE
    found = [each for each in on_record().get(leaf, ()) if each]
    if leaf in _unnoticed():
        return ONE_WAY if found else NOT_NOTICED
    if not found:
        raise NoWitnessError(leaf)
    return BY_GOLDEN if any(each.startswith(GOLDEN) for each in found) else TYPED_TWICE


@cache
def _consulted() -> tuple[frozenset[tuple[str, date]], ...]:
    """The texts that each golden case and example asks for: the name of the text, and the day."""
    examples = TESTS.parent / "examples"
    return tuple(
        _texts(path) for folder in (TESTS / "golden", examples) for path in folder.rglob("*.toml") if path.is_file()
    )


def _texts(path: Path) -> frozenset[tuple[str, date]]:
    texts: set[tuple[str, date]] = set()
    version, on = Dated.version, Statute.on

    def of_section(self: Dated[object], day: date) -> Version[object]:
        texts.add((self.name, day))
        return version(self, day)

    def of_statute(self: Statute[object], day: date) -> Enacted[object]:
        texts.add((self.name, day))
        return on(self, day)

    Dated.version, Statute.on = of_section, of_statute
    try:
        check_file(path)
    finally:
        Dated.version, Statute.on = version, on
    return frozenset(texts)


@cache
def golden_cases(name: str, begins: date, until: date) -> int:
    """How many golden cases consult a text as it stood from one day until another."""
    return sum(any(each == name and begins <= day <= until for each, day in texts) for texts in _consulted())
