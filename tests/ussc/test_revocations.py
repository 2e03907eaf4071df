"""Checks of revocations; the months are those of the Revocation Table, §§ 7B1.4 and 7C1.5."""

from typing import Any

import pytest
from tests.ussc.records import as_audited

from sentencing.duration import Duration
from sentencing.errors import SentencingError, Undetermined
from sentencing.terms import LIFE, Range
from sentencing.ussc import CHECKS, Agrees, Disagrees, MoreThan, NotChecked, Reason, variable
from sentencing.ussc.revocations import PLACES, SUPERVISION, Cell, place_of

BY_NAME = {check.name: check for check in CHECKS}
RECORD = {
    "PV_FY": 2015,
    "PV_GRADVIOL": 2,
    "XCRHISSR": 4,
    "PV_REVTABLE_CELL": "B-IV",
    "PV_REVTABLE": 1,
    "PV_SENSPLT0": 12,
}


def verdict(name: str, **values: Any) -> Any:
    """What a check says of the record with other values."""
    return as_audited(BY_NAME[name], {**RECORD, **values})


def why(found: Any) -> tuple[str, str, Reason, str]:
    """The four parts of a disagreement."""
    assert isinstance(found, Disagrees)
    return found.recorded, found.recomputed, found.reason, found.because


# The cell


@pytest.mark.parametrize(
    ("text", "read"), [("A-I", "A-I"), ("b-iv", "B-IV"), (" C-VI ", "C-VI"), ("A/Fel-III", "A/Fel-III"), ("C-V", "C-V")]
)
def test_cells(text: str, read: str) -> None:
    """As the file writes them."""
    assert str(Cell.parse(text)) == read


@pytest.mark.parametrize("text", ["D-I", "B/Fel-I", "A-VII", "A-0", "AIV"])
def test_what_is_no_cell(text: str) -> None:
    """Only Grade A has a row for Class A felonies."""
    with pytest.raises(SentencingError, match="is no cell of the Revocation Table"):
        Cell.parse(text)


def test_cells_that_are_missing() -> None:
    """They are said to be."""
    for blank in (None, " "):
        assert verdict("revocation cell", PV_REVTABLE_CELL=blank) == NotChecked("PV_REVTABLE_CELL is missing")


def test_the_cell_of_grade_and_category() -> None:
    """Grade 2 is B; a cell of another grade, or of another category, is coded otherwise."""
    assert verdict("revocation cell") == Agrees()
    assert verdict("revocation cell", PV_GRADVIOL=1, PV_REVTABLE_CELL="A/Fel-IV") == Agrees()
    assert why(verdict("revocation cell", PV_GRADVIOL=3))[:3] == ("B-IV", "C-IV", Reason.CODING)
    assert why(verdict("revocation cell", XCRHISSR=5))[:3] == ("B-IV", "B-V", Reason.CODING)


# The term


def test_codes_of_places_and_supervision() -> None:
    """They mean what the codebook says."""
    assert {str(code): place for code, place in PLACES.items()} == variable("PV_REVTABLE").codes
    assert {str(code): str(kind) for code, kind in SUPERVISION.items()} == variable("PV_VIOLTYP").codes


@pytest.mark.parametrize(
    ("cell", "least", "most"),
    [
        ("C-I", 3, 9),
        ("C-VI", 8, 14),
        ("B-I", 4, 10),
        ("B-VI", 21, 27),
        ("A-I", 12, 18),
        ("A-VI", 33, 41),
        ("A/Fel-I", 24, 30),
        ("A/Fel-VI", 51, 63),
    ],
)
def test_terms_within_their_cell(cell: str, least: int, most: int) -> None:
    """Both bounds belong to it; a month beyond either does not."""
    for months in (least, most):
        assert verdict("revocation term within", PV_REVTABLE_CELL=cell, PV_SENSPLT0=months) == Agrees()
    below = verdict("revocation term within", PV_REVTABLE_CELL=cell, PV_SENSPLT0=least - 1)
    above = verdict("revocation term within", PV_REVTABLE_CELL=cell, PV_SENSPLT0=most + 1)
    assert why(below)[1].endswith(f"below {least}-{most} ({cell})")
    assert why(above)[1].endswith(f"above {least}-{most} ({cell})")


def test_a_year_and_a_day() -> None:
    """It is within a cell that ends at 12 months; a day beyond the end of another cell is above it."""
    assert place_of(Duration(12, days=1), Range(6, 12)) == "within"
    assert place_of(Duration(9, days=1), Range(3, 9)) == "above"
    assert place_of(Duration(12, days=1), Range(18, 24)) == "below"
    assert verdict("revocation term within", PV_REVTABLE_CELL="C-IV", PV_SENSPLT0=12.03) == Agrees()


def test_terms_without_an_end() -> None:
    """Life, or more than 470 months, is above every cell that ends below it."""
    assert place_of(MoreThan(470), Range(51, 63)) == "above"
    assert place_of(LIFE, Range(51, 63)) == "above"
    assert place_of(MoreThan(470), Range(360, 470)) == "above"


def test_cells_without_an_end() -> None:
    """Life is no zero: nothing is above a range that ends with it."""
    assert place_of(Duration(300), Range(360, LIFE)) == "below"
    assert place_of(Duration(400), Range(360, LIFE)) == "within"
    assert place_of(Duration(500), Range(LIFE, LIFE)) == "below"
    assert place_of(LIFE, Range(360, LIFE)) == place_of(LIFE, Range(LIFE, LIFE)) == "within"
    assert place_of(MoreThan(470), Range(360, LIFE)) == "within"


@pytest.mark.parametrize("cell", [Range(360, 480), Range(LIFE, LIFE)])
def test_terms_that_may_lie_on_either_side(cell: Range) -> None:
    """More than 470 months may be more or less than 480, and may be less than life."""
    with pytest.raises(Undetermined, match=rf"^more than 470 months: where that lies, to {cell}, is not told$"):
        place_of(MoreThan(470), cell)


def test_prison_alone_within_the_cell() -> None:
    """PV_SENTTOT is read for terms recorded as within their cell too; B-IV is 12-18."""
    found = verdict("revocation term within", PV_SENSPLT0=20, PV_SENTTOT=15)

    assert why(found) == (
        *("within", "20 months, above 12-18 (B-IV)", Reason.CODING),
        "PV_SENTTOT: 15 months of prison alone would be within",
    )
    assert "PV_SENTTOT" in BY_NAME["revocation term within"].columns({*RECORD, "PV_SENTTOT"})


@pytest.mark.parametrize(("place", "months"), [(0, 11.99), (0, 0.03), (2, 18.03), (2, 60)])
def test_terms_outside_their_cell(place: int, months: float) -> None:
    """B-IV is 12-18."""
    assert verdict("revocation term outside", PV_REVTABLE=place, PV_SENSPLT0=months) == Agrees()


def test_terms_that_lie_elsewhere() -> None:
    """PV_SENSPLT0 counts other confinement too: prison alone may lie where the record says."""
    assert why(verdict("revocation term outside", PV_REVTABLE=0)) == (
        *("below", "12 months, within 12-18 (B-IV)"),
        *(Reason.UNEXPLAINED, "PV_SENSPLT0 counts confinement outside prison too"),
    )
    assert why(verdict("revocation term outside", PV_REVTABLE=0, PV_SENTTOT=6))[2:] == (
        *(Reason.CODING, "PV_SENTTOT: 6 months of prison alone would be below"),
    )
    assert why(verdict("revocation term outside", PV_REVTABLE=0, PV_SENTTOT=12))[2] is Reason.UNEXPLAINED


def test_each_check_leaves_the_other_its_records() -> None:
    """Within, or outside; a code that is no place is neither."""
    assert verdict("revocation term within", PV_REVTABLE=2) == NotChecked("the term is recorded as outside its cell")
    assert verdict("revocation term outside") == NotChecked("the term is recorded as within its cell")
    told = NotChecked("PV_REVTABLE: 3 is no place; 0 is below, 1 within, 2 above")
    assert verdict("revocation term within", PV_REVTABLE=3) == told
    assert verdict("revocation term within", PV_SENSPLT0=None) == NotChecked("PV_SENSPLT0 is missing")


@pytest.mark.parametrize(("months", "recomputed"), [(3, "3 months, below 4-10 (B-I)")])
def test_a_term_shorter_than_recorded(months: int, recomputed: str) -> None:
    """Confinement outside prison makes a term longer, so it explains none that is shorter."""
    values = {"PV_REVTABLE_CELL": "B-I", "PV_REVTABLE": 1, "PV_SENSPLT0": months}

    assert why(verdict("revocation term within", **values)) == (
        *("within", recomputed, Reason.UNEXPLAINED, "it is below"),
    )


def test_a_term_of_prison_that_is_none_hides_no_disagreement() -> None:
    """A code in PV_SENTTOT explains nothing; nor does a term of which only a bound is told."""
    values = {"PV_REVTABLE_CELL": "B-VI", "PV_REVTABLE": 2, "PV_SENSPLT0": 21}
    for code in (9997, 470):
        found = verdict("revocation term outside", **values, PV_SENTTOT=code)
        assert why(found)[:1] == ("above",)


# The Table by date


def test_before_there_was_a_table() -> None:
    """Chapter Seven had no grades until 31 October 1990."""
    found = verdict("revocation term within", PV_FY=1990)

    assert found == NotChecked("there was no Revocation Table on 1989-10-01")


def test_class_a_felonies_since_november_2025() -> None:
    """The Table for probation has no such row since then: what was violated decides, and must be told."""
    late: dict[str, Any] = {"PV_FY": None, "SENTYR": 2025, "SENTMON": 12, "PV_REVTABLE_CELL": "A/Fel-I"}
    values = {**late, "PV_SENSPLT0": 24}

    assert verdict("revocation term within", **values, PV_VIOLTYP=2) == Agrees()
    assert why(verdict("revocation term within", **values, PV_VIOLTYP=1))[1] == "24 months, above 12-18 (A/Fel-I)"
    assert verdict("revocation term within", **values) == NotChecked(
        "PV_VIOLTYP is missing: the Tables for probation and supervised release differ"
    )
    assert verdict("revocation term within", **values, PV_VIOLTYP=3) == NotChecked(
        "PV_VIOLTYP: 3 is neither 1, probation, nor 2, supervised release"
    )
