"""Chapter Seven and its statutes, changed by one wherever they can be: nothing may change unnoticed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from attrs import frozen
from tests import rows_chapter7 as rows
from tests.perturb import changed

from sentencing import release_statutes
from sentencing.check import check_file
from sentencing.dated import Dated
from sentencing.enacted import Statute
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.release_statutes import MANDATORY_REVOCATION
from sentencing.supervision import Supervision

GOLDEN = sorted((Path(__file__).parent / "golden" / "7").glob("*.toml"))

STATUTES: Mapping[str, Statute[Any]] = MappingProxyType(
    {
        **{
            name: getattr(release_statutes, name)
            for name in (
                "RELEASE_TERMS",
                "PRISON_LIMITS",
                "FURTHER_RELEASE",
                "REGISTRANT_MINIMUM",
                "RESENTENCING",
            )
        },
        **{f"MANDATORY_REVOCATION {supervision}": law for supervision, law in MANDATORY_REVOCATION.items()},
    }
)


@frozen
class Mutant:
    """The law with one thing changed, and how to enact it."""

    name: str
    owner: Any
    values: Mapping[str, Any]

    @contextmanager
    def enacted(self) -> Iterator[None]:
        """The change in force, in memory, for a while."""
        before = {name: getattr(self.owner, name) for name in self.values}
        for name, value in self.values.items():
            object.__setattr__(self.owner, name, value)
        try:
            yield
        finally:
            for name, value in before.items():
                object.__setattr__(self.owner, name, value)


def mutants() -> Iterator[Mutant]:
    """Every version of Chapter Seven and of each statute, with one number, date or switch changed."""
    for supervision, section in CHAPTER_SEVEN.items():
        for index, version in enumerate(section.versions):
            for path, new in changed(version):
                versions = (*section.versions[:index], new, *section.versions[index + 1 :])
                whole = attrs.asdict(Dated(section.name, versions), recurse=False)
                yield Mutant(f"{supervision} {version.effective}{path}", section, whole)
    for name, statute in STATUTES.items():
        for path, new in changed(statute.versions):
            yield Mutant(f"{name}{path}", statute, {"versions": new})


MUTANTS = [mutant for mutant in mutants() if ".source" not in mutant.name]


def unnoticed(mutant: Mutant) -> bool:
    """Whether no row and no golden case fails while the change is in force."""
    with mutant.enacted():
        try:
            return _rows_hold() and not any(check_file(path)[1] for path in GOLDEN)
        except Exception:  # noqa: BLE001 - law that breaks the calculation does not go unnoticed
            return False


def _rows_hold() -> bool:
    return rows.statutes_agree() and all(
        tuple((version.effective, version.amendment) for version in CHAPTER_SEVEN[supervision].versions)
        == rows.HISTORICAL_NOTES[supervision]
        and all(
            rows.table_agrees(supervision, version.effective) and rows.text_agrees(supervision, version.effective)
            for version in CHAPTER_SEVEN[supervision].versions
        )
        for supervision in Supervision
    )


def test_unchanged_law_is_not_noticed() -> None:
    """What notices a change is silent while nothing is changed."""
    assert _rows_hold()
    assert len(MUTANTS) > 600


@pytest.mark.parametrize("part", range(8))
def test_no_change_of_the_law_goes_unnoticed(part: int) -> None:
    """Every number, date and switch moved by one fails some row or golden case."""
    assert [mutant.name for mutant in MUTANTS[part::8] if unnoticed(mutant)] == []


def test_the_law_is_itself_again() -> None:
    """After all those changes the law stands as it stood."""
    assert _rows_hold()
