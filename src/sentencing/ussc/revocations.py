"""Checks of revocations: the cell of the Table is that of grade and category, and terms lie where recorded."""

import re
from collections.abc import Iterator
from functools import partial

from attrs import frozen

from sentencing.casefile.values import shown
from sentencing.duration import Duration
from sentencing.errors import NotInForce, SentencingError, Undetermined
from sentencing.manual import Manual
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN, GradedText
from sentencing.supervision import Supervision, ViolationGrade
from sentencing.terms import LIFE, CriminalHistoryCategory, Life, Range, Term
from sentencing.ussc.codes import MoreThan, Row, Sentence, grade, known, sentence, whole
from sentencing.ussc.likely import tried
from sentencing.ussc.manuals import days_of_revocation
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, NotChecked, Reason, Verdict

PLACES = {0: "below", 1: "within", 2: "above"}
"""What ``PV_REVTABLE`` says of the term."""
SUPERVISION = {1: Supervision.PROBATION, 2: Supervision.SUPERVISED_RELEASE}
"""What ``PV_VIOLTYP`` says was violated."""

YEAR_AND_A_DAY = Duration(12, days=1)
"""It earns good-time credit, which a year does not (18 U.S.C. 3624(b)); the file has it within a cell up to 12."""


@frozen
class Cell:
    """A cell of the Revocation Table as the file writes it.

    >>> cell = Cell.parse("A/Fel-IV")
    >>> str(cell.grade), cell.category, cell.class_a_felony
    ('A', CriminalHistoryCategory.IV, True)
    """

    grade: ViolationGrade
    category: CriminalHistoryCategory
    class_a_felony: bool = False

    @classmethod
    def parse(cls, text: object) -> "Cell":
        """Read ``"B-IV"``, or ``"A/Fel-IV"`` for the row of Class A felonies.

        Raises:
            Undetermined: it is missing.
            SentencingError: it is no cell.
        """
        match = re.fullmatch(r"(?:([ABC])|(A)/FEL)-(I{1,3}|IV|VI?)", str(text or "").strip().upper())
        if match is not None:
            letter, felony, category = match.groups()
            return cls(ViolationGrade(letter or felony), CriminalHistoryCategory.parse(category), felony is not None)
        if text is None or not str(text).strip():
            msg = "PV_REVTABLE_CELL is missing"
            raise Undetermined(msg)
        msg = f"PV_REVTABLE_CELL: {shown(text)} is no cell of the Revocation Table; write B-IV or A/Fel-IV"
        raise SentencingError(msg)

    def range(self, row: Row, book: Manual) -> Range:
        """The range of the cell, in months, where probation and supervised release have the same.

        Raises:
            NotInForce: the edition has no Revocation Table.
            Undetermined: it turns on what was violated, and the record does not tell.
        """
        ranges = {
            text.table.range(self.grade, self.category, class_a_felony=self.class_a_felony)
            for text in _texts(row, book)
        }
        if len(ranges) > 1:
            msg = "PV_VIOLTYP is missing: the Tables for probation and supervised release differ"
            raise Undetermined(msg)
        return ranges.pop()

    def __str__(self) -> str:
        return f"{self.grade}{'/Fel' if self.class_a_felony else ''}-{self.category}"


def _texts(row: Row, book: Manual) -> Iterator[GradedText]:
    violated = whole(row.get("PV_VIOLTYP"), "PV_VIOLTYP")
    if violated is not None and violated not in SUPERVISION:
        msg = f"PV_VIOLTYP: {violated} is neither 1, probation, nor 2, supervised release"
        raise SentencingError(msg)
    for supervision in Supervision if violated is None else (SUPERVISION[violated],):
        text = CHAPTER_SEVEN[supervision].on(book.day)
        if not isinstance(text, GradedText):
            msg = f"there was no Revocation Table on {book.day}"
            raise NotInForce(msg)
        yield text


def cell_of_grade_and_category(row: Row, _book: Manual) -> Verdict:
    """The cell is that of the grade and the category of the original sentence."""
    cell, of = Cell.parse(row.get("PV_REVTABLE_CELL")), grade(known(row, "PV_GRADVIOL"))
    category = CriminalHistoryCategory.parse(known(row, "XCRHISSR"))
    if (cell.grade, cell.category) == (of, category):
        return AGREES
    return Disagrees(str(cell), f"{of}-{category}", Reason.CODING, "another cell than that of grade and category")


def term_within(row: Row, book: Manual) -> Verdict:
    """A term recorded as within its cell lies in it."""
    if _place(row) != "within":
        return NotChecked("the term is recorded as outside its cell")
    return _compared(row, book)


def term_outside(row: Row, book: Manual) -> Verdict:
    """A term recorded as below or above its cell lies there."""
    if _place(row) == "within":
        return NotChecked("the term is recorded as within its cell")
    return _compared(row, book)


def _place(row: Row) -> str:
    code = known(row, "PV_REVTABLE")
    if code not in PLACES:
        msg = f"PV_REVTABLE: {code} is no place; 0 is below, 1 within, 2 above"
        raise SentencingError(msg)
    return PLACES[code]


def _compared(row: Row, book: Manual) -> Verdict:
    recorded, cell = _place(row), Cell.parse(row.get("PV_REVTABLE_CELL"))
    of_cell, term = cell.range(row, book), sentence(row.get("PV_SENSPLT0"), "PV_SENSPLT0")
    if term is None:
        return NotChecked("PV_SENSPLT0 is missing")
    recomputed = place_of(term, of_cell)
    if recomputed == recorded:
        return AGREES
    told = f"{term}, {recomputed} {of_cell} ({cell})"
    if tried(partial(_place_of_prison, row, of_cell)) == recorded:
        in_prison = sentence(row.get("PV_SENTTOT"), "PV_SENTTOT")
        return Disagrees(recorded, told, Reason.CODING, f"PV_SENTTOT: {in_prison} of prison alone would be {recorded}")
    in_order = tuple(PLACES.values())
    is_longer = in_order.index(recomputed) > in_order.index(recorded)
    return Disagrees(recorded, told, Reason.UNEXPLAINED, _OTHER_MEASURE if is_longer else f"it is {recomputed}")


def _place_of_prison(row: Row, of_cell: Range) -> str | None:
    """Where the months of prison alone lie, if they are told."""
    term = sentence(row.get("PV_SENTTOT"), "PV_SENTTOT")
    return None if term is None else place_of(term, of_cell)


_OTHER_MEASURE = "PV_SENSPLT0 counts confinement outside prison too"
"""Why a term may lie higher than recorded."""


def place_of(term: Sentence, cell: Range) -> str:
    """Where a term lies: below, within or above a cell of months. A year and a day is within one that ends at 12.

    >>> [place_of(Duration(12, days=days), Range(6, 12)) for days in (0, 1, 2)]
    ['within', 'within', 'above']

    Raises:
        Undetermined: of the term only a bound is told, and it may lie on either side of the end of the cell.
    """
    if not isinstance(term, Duration):
        return _place_without_end(term, cell)
    if cell.minimum is LIFE or term < Duration(cell.minimum):
        return "below"
    if term == YEAR_AND_A_DAY and cell.maximum == YEAR_AND_A_DAY.months:
        return "within"
    return "above" if cell.maximum is not LIFE and term > Duration(cell.maximum) else "within"


def _place_without_end(term: Life | MoreThan, cell: Range) -> str:
    """Where life, or a term of more than so many months, lies."""
    least: Term = term.months if isinstance(term, MoreThan) else LIFE
    if cell.maximum is LIFE and least >= cell.minimum:
        return "within"
    if cell.maximum is not LIFE and least >= cell.maximum:
        return "above"
    msg = f"{term}: where that lies, to {cell}, is not told"
    raise Undetermined(msg)


_TERM = ("PV_REVTABLE_CELL", "PV_REVTABLE", "PV_SENSPLT0")

REVOCATION_CHECKS = (
    Check(
        "revocation cell",
        "the cell of the Revocation Table is that of the grade and the category",
        "§§ 7B1.4, 7C1.5",
        ("PV_GRADVIOL", "XCRHISSR", "PV_REVTABLE_CELL"),
        cell_of_grade_and_category,
        when=days_of_revocation,
    ),
    Check(
        "revocation term within",
        "a term recorded as within its cell lies in it",
        "§§ 7B1.4, 7C1.5",
        _TERM,
        term_within,
        reads=("PV_VIOLTYP", "PV_SENTTOT"),
        when=days_of_revocation,
    ),
    Check(
        "revocation term outside",
        "a term recorded as below or above its cell lies there",
        "§§ 7B1.4, 7C1.5",
        _TERM,
        term_outside,
        reads=("PV_VIOLTYP", "PV_SENTTOT"),
        when=days_of_revocation,
    ),
)
