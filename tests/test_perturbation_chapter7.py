"""Chapter Seven and its statutes, changed by one wherever they can be: nothing may change unnoticed."""

import pytest
from attrs import evolve
from tests.perturb import Mutant, mutants, revocation_mutants
from tests.perturbation_witnesses import Witnesses, by_form, first_typed, recorded, ways
from tests.test_golden import FILES


@pytest.fixture(scope="module")
def changes() -> dict[str, Mutant]:
    """Every mutant, by its key in the record."""
    return dict(ways(revocation_mutants()))


def test_unchanged_law_is_not_noticed(changes: dict[str, Mutant]) -> None:
    """What notices a change is silent while nothing is changed."""
    unchanged = {
        each.section: evolve(each, values={name: getattr(each.owner, name) for name in each.values})
        for each in changes.values()
    }

    assert not [section for section, mutant in unchanged.items() if first_typed(mutant)]
    assert len(changes) > 600


def test_no_change_of_the_law_goes_unnoticed(changes: dict[str, Mutant]) -> None:
    """The witness on record of each number, date and switch moved by one fails while it is in force."""
    record, witnesses = recorded(), Witnesses(path for path in FILES if path.parent.name == "7")
    of_each = {key: by_form(mutant) or record.get(key) for key, mutant in changes.items()}

    assert [
        key for key, witness in of_each.items() if not witness or not witnesses.notices(witness, changes[key])
    ] == []


def test_nothing_else_is_on_record(changes: dict[str, Mutant]) -> None:
    """Every line of the record is for a change that there is, and that has no witness by its form."""
    all_changes = {**dict(ways(mutants())), **changes}

    assert [key for key in recorded() if key not in all_changes or by_form(all_changes[key])] == []


def test_the_law_is_itself_again(changes: dict[str, Mutant]) -> None:
    """After all those changes the law stands as it stood."""
    assert list(changes.values()) == list(revocation_mutants())
