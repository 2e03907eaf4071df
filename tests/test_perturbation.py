"""The law, changed by one wherever it can be: nothing may change unnoticed."""

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from tests.perturb import Mutant, mutants
from tests.perturbation_witnesses import Witnesses, by_form, first_typed, recorded, ways, widths_agree
from tests.test_golden import FILES

from sentencing.manual import SECTIONS

LISTED = tomllib.loads((Path(__file__).parent / "perturbation_survivors.toml").read_text(encoding="utf-8"))["survivor"]
RECORD_ANEW = "python -m tests.perturbation_witnesses"


@pytest.fixture(scope="module")
def witnesses() -> Witnesses:
    """What would notice a change: the rows and the golden cases."""
    return Witnesses(FILES)


@pytest.fixture(scope="module")
def changes() -> dict[str, Mutant]:
    """Every mutant of the law, by its key in the record."""
    return dict(ways(mutants()))


@pytest.fixture(scope="module")
def on_record(changes: dict[str, Mutant]) -> dict[str, str | None]:
    """The witness of each change: the one that its form names, or the one on record."""
    record = recorded()
    return {key: by_form(mutant) or record.get(key) for key, mutant in changes.items()}


def test_every_version_of_every_section_is_changed(changes: dict[str, Mutant]) -> None:
    """The walk reaches each version of each section, the 258 cells of each Table, and the bounds beside them."""
    reached = {mutant.name.split(".")[0].rpartition(" ")[0] or mutant.section for mutant in changes.values()}
    versions = {f"{number} {version.effective}" for number, section in SECTIONS.items() for version in section.versions}
    names = [mutant.name for mutant in mutants()]

    assert not [version for version in versions if not any(name.startswith(version) for name in names)]
    assert set(SECTIONS) <= {name.split(" ")[0] for name in names} | reached
    assert sum(".cells" in name for name in names) > 4 * 258
    assert len(set(names)) == len(names) == len(changes)


def test_unchanged_law_is_not_noticed(witnesses: Witnesses, changes: dict[str, Mutant]) -> None:
    """What notices a change is silent while nothing is changed."""
    one_of_each = {mutant.section: _unchanged(mutant) for mutant in changes.values()}

    assert not [section for section, mutant in one_of_each.items() if first_typed(mutant)]
    assert witnesses.first(one_of_each["4C1.1"]) is None
    assert widths_agree()


def _unchanged(mutant: Mutant) -> Mutant:
    return evolve(mutant, values={name: getattr(mutant.owner, name) for name in mutant.values})


def test_no_change_of_the_law_goes_unnoticed(
    witnesses: Witnesses, changes: dict[str, Mutant], on_record: dict[str, str | None]
) -> None:
    """Every number, date and switch moved by one fails some row or golden case, but for those listed with a reason."""
    without = [mutant for key, mutant in changes.items() if on_record[key] is None]

    assert [listed["change"] for listed in LISTED] == [each.name for each in without if witnesses.first(each) is None]


def test_each_witness_still_notices(
    witnesses: Witnesses, changes: dict[str, Mutant], on_record: dict[str, str | None]
) -> None:
    """The witness on record of each change fails while the change is in force."""
    stale = [
        changes[key].name
        for key, witness in on_record.items()
        if witness and not witnesses.notices(witness, changes[key])
    ]

    assert stale == [], f"{RECORD_ANEW} finds their witnesses anew"


def test_the_record_is_whole(changes: dict[str, Mutant], on_record: dict[str, str | None]) -> None:
    """Every change has its witness on record, but for the survivors; none is on record that is no change any more."""
    without = [changes[key].name for key, witness in on_record.items() if witness is None]

    assert without == [listed["change"] for listed in LISTED], RECORD_ANEW


def test_survivors_are_few_and_each_has_a_reason(changes: dict[str, Mutant]) -> None:
    """Fewer than two in a hundred survive, the cells of the Table left out of the count, and none without a reason."""
    outside_the_table = [mutant for mutant in changes.values() if ".cells" not in mutant.name]

    assert len(LISTED) < 0.02 * len(outside_the_table)
    assert all(listed["because"] for listed in LISTED)


def test_the_law_is_itself_again(changes: dict[str, Mutant]) -> None:
    """After all those changes the law stands as it stood."""
    assert list(changes.values()) == list(mutants())
