"""What notices a change of the law: a witness, which is a row of the law typed a second time, or a golden case.

The first witness of every change is on record in ``perturbation_witnesses.csv``, so that the tests ask one witness and
not all of them, and so that the provenance pages can name it. ``python -m tests.perturbation_witnesses`` records anew.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tests import rows, rows_chapter5, rows_chapter7
from tests.perturb import Mutant, mutants, revocation_mutants
from tests.test_golden import FILES
from tests.typed_again import HISTORICAL_NOTES, ROWS

from sentencing import calculate
from sentencing.case import Case
from sentencing.check import check_file
from sentencing.counts import Count, Stated
from sentencing.dated import Dated, Version
from sentencing.duration import Duration
from sentencing.manual import Manual
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.partial import PartialDate
from sentencing.permitted_spread import Spread
from sentencing.precedent import may_consider
from sentencing.prior import Grade, Kind, Prior
from sentencing.supervision import Supervision
from sentencing.terms import LIFE, Term

RECORDED = Path(__file__).parent / "perturbation_witnesses.csv"
GOLDEN = "golden"
EVERY = "every row"
"""The witness of a change on which the rows cannot even be laid out."""
NOTE, TABLE = "historical note", "the Sentencing Table"

Asked: TypeAlias = tuple[str, Callable[[], bool]]
"""A witness by name, and whether it finds the law as it should be."""


# 28 U.S.C. 994(b)(2), typed a second time

WIDEST: tuple[tuple[Term, Term], ...] = (
    *((0, 6), (4, 10), (23, 29), (24, 30), (27, 33), (28, 35), (100, 125), (359, 448), (360, LIFE)),
)
"""Minima, and the greatest maximum of each: 6 months or 25 percent more; from 30 years, life."""


def widths_agree() -> bool:
    """Whether the widest range is allowed from each minimum, and one a month wider is not."""
    return (
        all(
            not Spread(lower, upper).exceeds and (upper is LIFE or Spread(lower, upper + 1).exceeds)
            for lower, upper in WIDEST
        )
        and Spread(359, LIFE).exceeds
    )


# The days that part the law of disparity, typed a second time

ERAS: Mapping[date, str] = {
    date(2005, 1, 11): "before Booker",
    date(2005, 1, 12): "between Booker and Kimbrough",
    date(2007, 12, 9): "between Booker and Kimbrough",
    date(2007, 12, 10): "after Kimbrough",
    date(2012, 2, 29): "after Kimbrough",
    date(2012, 3, 1): "since 1 March 2012",
}
"""Both sides of *Booker*, of *Kimbrough*, and of the day from which every district was to have a programme."""


def eras_agree() -> bool:
    """Whether each day belongs to its era."""
    return all(may_consider("S.D.N.Y.", on=day).era.startswith(era) for day, era in ERAS.items())


# § 4B1.1(a)(3), typed a second time


def predicates_agree() -> bool:
    """Whether two prior felonies of a kind make the note on career offenders, and one does not."""
    kinds = frozenset({Kind.CONTROLLED_SUBSTANCE})
    count = Count("2D1.1", kinds=kinds, found=(Stated.parse("2D1.1 = 20"),), ended=PartialDate.parse("2019-02-01"))
    priors = tuple(
        Prior(grade=Grade.FELONY, kinds=kinds, sentenced=PartialDate.parse(day), imposed=Duration(30))
        for day in ("2012-03-01", "2014-06-01")
    )
    edition = Manual.on(date(2020, 11, 1))
    outcomes = (calculate(Case((count,), priors=priors[:number]), manual=edition) for number in (1, 2))
    return [any("§ 4B1.1(a)" in note for note in outcome.notes) for outcome in outcomes] == [False, True]


BESIDE: Mapping[str, Callable[[], bool]] = {
    "rows: bounds": rows.bounds_agree,
    "rows_chapter5: classes of offenses": rows_chapter5.classes_agree,
    "rows_chapter5: classes not settled": rows_chapter5.unsettled_agrees,
    "perturbation_witnesses: widths of ranges": widths_agree,
    "perturbation_witnesses: eras": eras_agree,
    "perturbation_witnesses: predicates": predicates_agree,
}
"""What is typed twice of the law that stands beside the sections."""


def typed(mutant: Mutant) -> Iterator[Asked]:
    """The second typing of what a mutant changes, as far as it is part of the same section."""
    if mutant.section in CHAPTER_SEVEN:
        yield from _chapter_seven(Supervision(mutant.section))
    elif mutant.days is None:
        yield from BESIDE.items()
        yield "rows_chapter7: statutes", rows_chapter7.statutes_agree
    else:
        day = max(mutant.days[0], date(1987, 11, 1))
        module = module_of(mutant.section)
        yield f"{module}: {NOTE}", partial(_note_agrees, mutant.section)
        if mutant.section == "5A":
            yield f"{module}: {TABLE}", partial(rows.table_agrees, day)
            return
        for row in ROWS[mutant.section](day):
            yield f"{module}: {row.lesson}", partial(row.holds, day)
        yield "rows: (b)(1)(B) alone", partial(rows.tier_b_holds_alone, day)


def module_of(section: str) -> str:
    """The module in which a section is typed a second time."""
    return "rows" if section == "5A" else ROWS[section].__module__.rpartition(".")[2]


def _note_agrees(section: str) -> bool:
    return rows.historical_note(section) == HISTORICAL_NOTES[section]


def _chapter_seven(supervision: Supervision) -> Iterator[Asked]:
    section, note = CHAPTER_SEVEN[supervision], rows_chapter7.HISTORICAL_NOTES[supervision]
    made = tuple((version.effective, version.amendment) for version in section.versions)
    yield f"rows_chapter7: {NOTE}", lambda: made == note
    for version in section.versions:
        yield "rows_chapter7: table", partial(rows_chapter7.table_agrees, supervision, version.effective)
        yield "rows_chapter7: text", partial(rows_chapter7.text_agrees, supervision, version.effective)


class Witnesses:
    """All that can notice a change: the second typing, then the golden cases that consult the text changed."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {f"{path.parent.name}/{path.stem}": path for path in files}
        self._consulted = {name: texts_consulted(path) for name, path in self._files.items()}

    def first(self, mutant: Mutant) -> str | None:
        """The first witness of a change, by name; ``None`` where nothing notices."""
        with mutant.enacted():
            return first_typed(mutant) or next(filter(self._fails, self._golden(mutant)), None)

    def notices(self, witness: str, mutant: Mutant) -> bool:
        """Whether a witness notices a change."""
        with mutant.enacted():
            if witness.startswith(GOLDEN):
                return self._fails(witness)
            try:
                return any(_fails(holds) for name, holds in typed(mutant) if name == witness)
            except Exception:  # noqa: BLE001 - law that breaks the rows does not go unnoticed
                return True

    def _golden(self, mutant: Mutant) -> Iterator[str]:
        """The golden cases that may notice: those that consult the section, or for a date any, on the days; or all."""
        dated = "versions" in mutant.values and ".effective " in mutant.name
        for name, texts in self._consulted.items():
            if mutant.days is None or any(
                mutant.days[0] <= day <= mutant.days[1] and (dated or section == mutant.owner.name)
                for section, day in texts
            ):
                yield f"{GOLDEN}: {name}"

    def _fails(self, witness: str) -> bool:
        path = self._files.get(witness.removeprefix(f"{GOLDEN}: "))
        return path is not None and _fails(lambda: check_file(path)[1] == [])


def first_typed(mutant: Mutant) -> str | None:
    """The first of the second typing that notices a change in force."""
    try:
        return next((name for name, holds in typed(mutant) if _fails(holds)), None)
    except Exception:  # noqa: BLE001 - as above
        return f"{module_of(mutant.section)}: {EVERY}"


def _fails(holds: Callable[[], bool]) -> bool:
    try:
        return not holds()
    except Exception:  # noqa: BLE001 - law that breaks the calculation does not go unnoticed
        return True


def texts_consulted(path: Path) -> frozenset[tuple[str, date]]:
    """The texts for which a golden case asks: the name of the section, and the day."""
    texts: set[tuple[str, date]] = set()
    version = Dated.version

    def noted(self: Dated[object], day: date) -> Version[object]:
        texts.add((self.name, day))
        return version(self, day)

    Dated.version = noted
    try:
        check_file(path)
    finally:
        Dated.version = version
    return frozenset(texts)


# The record


def by_form(mutant: Mutant) -> str | None:
    """The witness of what needs no line in the record: dates and amendments, and the cells of the Table."""
    if mutant.section == "5A" and ".cells" in mutant.name:
        return f"rows: {TABLE}"
    if mutant.days is not None and any(f".{field} " in mutant.name for field in ("effective", "amendment")):
        module = "rows_chapter7" if mutant.section in CHAPTER_SEVEN else module_of(mutant.section)
        return f"{module}: {NOTE}"
    return None


def recorded() -> dict[str, str]:
    """The witness on record of each change that has a line: by what is changed, up and down."""
    with RECORDED.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {f"{line['number']} {way}": line[way] for line in lines for way in ("up", "down") if line[way]}


def ways(changes: Iterable[Mutant]) -> Iterator[tuple[str, Mutant]]:
    """Each change with its key in the record: a number goes up, then down; a switch is turned, which is up."""
    seen: set[str] = set()
    for mutant in changes:
        yield f"{mutant.number} {'down' if mutant.number in seen else 'up'}", mutant
        seen.add(mutant.number)


def record() -> None:
    """Find the first witness of every change that is not noticed by its form, and write them down."""
    witnesses = Witnesses(FILES)
    lines: dict[str, dict[str, str]] = {}
    for key, mutant in ways([*mutants(), *revocation_mutants()]):
        if by_form(mutant) is None:
            number, _, way = key.rpartition(" ")
            lines.setdefault(number, {"number": number})[way] = witnesses.first(mutant) or ""
    with RECORDED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("number", "up", "down"), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines.values())


if __name__ == "__main__":
    record()
