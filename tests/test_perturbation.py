"""The law, changed by one wherever it can be: nothing may change unnoticed."""

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from tests.perturb import Mutant, Notice, mutants
from tests.test_golden import FILES

from sentencing.manual import SECTIONS

LISTED = tomllib.loads((Path(__file__).parent / "perturbation_survivors.toml").read_text(encoding="utf-8"))["survivor"]


@pytest.fixture(scope="module")
def notice() -> Notice:
    """What would notice a change: the rows and the golden cases."""
    return Notice(FILES)


@pytest.fixture(scope="module")
def changes() -> list[Mutant]:
    """Every mutant of the law."""
    return list(mutants())


@pytest.fixture(scope="module")
def survivors(notice: Notice, changes: list[Mutant]) -> list[str]:
    """The changes that nothing notices."""
    return [mutant.name for mutant in changes if not notice.of(mutant)]


def test_every_version_of_every_section_is_changed(changes: list[Mutant]) -> None:
    """The walk reaches each version of each section, the 258 cells of each Table, and the bounds beside them."""
    reached = {mutant.name.split(".")[0].rpartition(" ")[0] or mutant.section for mutant in changes}
    versions = {f"{number} {version.effective}" for number, section in SECTIONS.items() for version in section.versions}
    names = [mutant.name for mutant in changes]

    assert not [version for version in versions if not any(name.startswith(version) for name in names)]
    assert set(SECTIONS) <= {name.split(" ")[0] for name in names} | reached
    assert sum(".cells" in name for name in names) > 4 * 258
    assert len(set(names)) == len(names)


def test_unchanged_law_is_not_noticed(notice: Notice, changes: list[Mutant]) -> None:
    """What notices a change is silent while nothing is changed."""
    one_of_each = {mutant.section: _unchanged(mutant) for mutant in changes}
    typed_again = Notice(())

    assert not [section for section, mutant in one_of_each.items() if typed_again.of(mutant)]
    assert not notice.of(one_of_each["CATEGORY_BEGINS"])


def _unchanged(mutant: Mutant) -> Mutant:
    return evolve(mutant, values={name: getattr(mutant.owner, name) for name in mutant.values})


def test_no_change_of_the_law_goes_unnoticed(survivors: list[str]) -> None:
    """Every number, date and switch moved by one fails some row or golden case, but for those listed with a reason."""
    assert [listed["change"] for listed in LISTED] == survivors


def test_survivors_are_few_and_each_has_a_reason(survivors: list[str], changes: list[Mutant]) -> None:
    """Fewer than two in a hundred survive, the cells of the Table left out of the count, and none without a reason."""
    outside_the_table = [mutant for mutant in changes if ".cells" not in mutant.name]

    assert len(survivors) < 0.02 * len(outside_the_table)
    assert all(listed["because"] for listed in LISTED)


def test_the_law_is_itself_again(survivors: list[str], changes: list[Mutant]) -> None:
    """After all those changes the law stands as it stood."""
    assert len(survivors) < len(changes)
    assert changes == list(mutants())
