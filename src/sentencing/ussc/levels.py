"""Checks of the offense level: each total of the worksheet from the lines above it."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sentencing.case import MOST_EARLY_DISPOSITION_LEVELS
from sentencing.cite import Cite
from sentencing.effects import Add, AtLeast, Become, Effect
from sentencing.errors import Undetermined
from sentencing.frames.values import present
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter3.several_counts import HALVES_IN_A_UNIT, UNITS
from sentencing.manual.chapter4.zero_point import ZERO_POINT, ZeroPointOffender
from sentencing.manual.chapter5.safety_valve import SAFETY_VALVE
from sentencing.terms import OffenseLevel
from sentencing.ussc.bounds import limit, safety_valve
from sentencing.ussc.codebook import variable
from sentencing.ussc.codes import Row, added_by, known, known_number, level_of, number, taken_off, told, whole
from sentencing.ussc.likely import Likely, added, level_less_acceptance
from sentencing.ussc.manuals import fiscal_year_of
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, NotChecked, Reason, Verdict

_BASE, _CHARACTERISTICS = Cite("1B1.1", "(a)(1)"), Cite("1B1.1", "(a)(2)")
CHARACTERISTICS = tuple(f"ADJ_{letter}HI" for letter in "BCDEFGHIJKLMNOPQRSTU")
"""The characteristics of the guideline that governs, (b)(1) and on."""

CHAPTER_THREE: Mapping[str, Cite] = MappingProxyType(
    {
        "VULVCTHI": Cite("3A1.1"),
        "OFFVCTHI": Cite("3A1.2"),
        "RSTRVCHI": Cite("3A1.3"),
        "TERORHI": Cite("3A1.4"),
        "HUMANHI": Cite("3A1.5"),
        "AGGROLHI": Cite("3B1.1"),
        "MITROLHI": Cite("3B1.2"),
        "ABUSHI": Cite("3B1.3"),
        "USKIDHI": Cite("3B1.4"),
        "USARMHI": Cite("3B1.5"),
        "OBSTRCHI": Cite("3C1.1"),
        "FLIGHTHI": Cite("3C1.2"),
        "RLEASHI": Cite("3C1.3"),
        "FALDMHI": Cite("3C1.4"),
    }
)
"""The adjustments of Chapter Three, Parts A to C, and their sections."""
_LATER = ("HUMANHI", "USARMHI", "RLEASHI", "FALDMHI")
"""Those that the files have not had from the first."""

_CAREER_OFFENDER = Cite("4B1.1")
OVERRIDES: Mapping[tuple[str, str], Cite] = MappingProxyType(
    {
        ("CAROFFLV", "CAROFFEN"): _CAREER_OFFENDER,
        ("ACCOFFLV", "ARMCRIM"): Cite("4B1.4"),
        ("CRIMLIV", "CRMLIVAP"): Cite("4B1.3"),
        ("SEXOFFNA", "SEXACCA"): Cite("4B1.5", "(a)"),
        ("SEXOFFNB", "SEXACCB"): Cite("4B1.5", "(b)"),
    }
)
"""The levels of Chapter Four, Part B, each with the column of what acceptance takes off it."""


def chapter_two(row: Row, _book: Manual) -> Verdict:
    """The level of Chapter Two is the base level with the characteristics; a blank one is none."""
    base = Ledger().enter(Finding(_BASE, Become(level_of(row, "BASEHI")), "BASEHI"))
    ledger = added(base, row, dict.fromkeys(CHARACTERISTICS, _CHARACTERISTICS))
    others = [column for column in CHARACTERISTICS if column not in row]
    return _compared(level_of(row, "CHAP2"), ledger.total, others)


def adjusted_level(row: Row, book: Manual) -> Verdict:
    """The adjusted level is that of Chapter Two with the adjustments of Chapter Three, Parts A to C."""
    start = Ledger().enter(Finding(_CHARACTERISTICS, Become(level_of(row, "CHAP2")), "CHAP2"))
    findings = [
        Finding(cite, Add(levels), column)
        for column, cite in CHAPTER_THREE.items()
        if (levels := added_by(row, column))
    ]
    ledger = book.adjust(*findings, start=start)  # refuses what the edition does not have
    recorded = level_of(row, "ADJOFLHI")
    others = [column for column in CHAPTER_THREE if recorded > ledger.total and _may_be_left_out(column, row)]
    return _compared(recorded, ledger.total, others)


def _may_be_left_out(column: str, row: Row) -> bool:
    """Whether the frame lacks a column that the file of its fiscal year has."""
    year = fiscal_year_of(row)
    return column not in row and (year is None or variable(column).in_file(year))


def combined_level(row: Row, book: Manual) -> Verdict:
    """The combined level is the adjusted level with the increase for the units of Part D."""
    ledger = Ledger().enter(Finding(Cite("1B1.1", "(a)(3)"), Become(level_of(row, "ADJOFLHI")), "ADJOFLHI"))
    halves = whole(known_number(row, "TOTUNIT") * HALVES_IN_A_UNIT, "TOTUNIT, in halves") or 0
    if halves < 0:
        return NotChecked("TOTUNIT is less than none")
    increase = book.text(UNITS).increase(halves)
    if increase:
        ledger = ledger.enter(Finding(Cite("3D1.4"), Add(increase), "TOTUNIT"))
    return _compared(level_of(row, "COADJLEV"), ledger.total, ())


def total_level(row: Row, book: Manual) -> Verdict:
    """The final level is the combined level less acceptance, or a greater level of Chapter Four, Part B."""
    without = _less_what_comes_off(row, book)
    ledger = without
    for (level, accepted), cite in OVERRIDES.items():
        if told(row, level):
            stands = level_less_acceptance(row, book, cite, level, accepted)
            ledger = ledger.enter(Finding(cite, AtLeast(stands.total), level))
    recorded = level_of(row, "XFOLSOR")
    if OffenseLevel.clamp(recorded) == ledger.offense_level:
        return AGREES
    reason, because = _why_another_level(recorded, row, book, without, ledger)
    return Disagrees(str(recorded), str(ledger.offense_level), reason, because)


def _less_what_comes_off(row: Row, book: Manual) -> Ledger:
    """The level less acceptance and, where the Manual has § 4C1.1, what comes off for no points."""
    acceptance = "MONACCEP" if number(row.get("MONACCEP")) is not None else "ACCTRESP"
    known(row, acceptance)
    if "ZEROPNT" in row and book.in_force(ZERO_POINT):
        known(row, "ZEROPNT")
    elif taken_off(row, "ZEROPNT"):
        book.text(ZERO_POINT)  # refuses: the edition does not have it
    accepted = added(_before_acceptance(row), row, {acceptance: Cite("3E1.1")})
    return added(_not_below_safety_valve(accepted, row, book), row, {"ZEROPNT": Cite("4C1.1")})


def _not_below_safety_valve(ledger: Ledger, row: Row, book: Manual) -> Ledger:
    """The least level that § 5C1.2(b) leaves where a minimum of the drug statutes was lifted (2001 to 2023)."""
    if not safety_valve(row) or not book.in_force(SAFETY_VALVE):
        return ledger
    drug, least = limit(row, "DRUGMIN"), book.safety_valve.level
    if drug is None and least is not None and ledger.total < least:
        msg = "DRUGMIN is missing"
        raise Undetermined(msg)
    floor = book.safety_valve.level_floor(drug or 0)
    return ledger if floor is None else ledger.enter(floor)


def _before_acceptance(row: Row) -> Ledger:
    """The combined level; with one computation alone, the adjusted level is the same."""
    column = "COADJLEV"
    if number(row.get(column)) is None and number(row.get("NOCOMP")) == 1:
        column = "ADJOFLHI"
    return Ledger().enter(Finding(Cite("3D1.4"), Become(level_of(row, column)), column))


def _why_another_level(recorded: int, row: Row, book: Manual, without: Ledger, ledger: Ledger) -> Likely:
    if recorded == ledger.steps[0].after:
        return Reason.CODING, "it is the level before acceptance"
    if OffenseLevel.clamp(recorded) == without.offense_level:
        return Reason.CODING, "it is the level without Chapter Four, Part B, which gives a greater one"
    for (level, accepted), cite in OVERRIDES.items():
        if recorded > without.total and told(row, level) and recorded in _levels(row, book, cite, level, accepted):
            reason = Reason.CAREER_OFFENDER if cite == _CAREER_OFFENDER else Reason.CODING
            return reason, f"{level}: it is the level of § {cite}, before acceptance or beside a greater one"
    unread = [level for level, _ in OVERRIDES if _may_be_left_out(level, row)]
    if recorded > ledger.total and unread:
        return Reason.NOT_IN_FRAME, f"the frame has no {', '.join(unread)}: a level of Chapter Four may stand"
    left_out = _left_out(recorded, row, book, ledger)
    if left_out:
        return Reason.NOT_IN_FRAME, left_out
    return Reason.UNEXPLAINED, f"{recorded - ledger.total:+d} levels"


def _left_out(recorded: int, row: Row, book: Manual, ledger: Ledger) -> str:
    """What no column tells, and would make the level recorded; empty where nothing does."""
    less = ledger.total - recorded
    if book.in_force(ZERO_POINT) and "ZEROPNT" not in row and less == _off_for_no_points(book):
        return "the frame has no ZEROPNT: levels may come off under § 4C1.1"
    if book.early_disposition_adjusts and 0 < less <= MOST_EARLY_DISPOSITION_LEVELS:
        return "no column tells what § 3F1.1 took off"
    if book.in_force(SAFETY_VALVE) and "SAFE" not in row and recorded == book.safety_valve.level and less < 0:
        return "the frame has no SAFE: § 5C1.2(b) may stand"
    return ""


def _off_for_no_points(book: Manual) -> int:
    return sum(rule.levels for rule in book.text(ZERO_POINT) if isinstance(rule, ZeroPointOffender))


def _levels(row: Row, book: Manual, cite: Cite, level: str, accepted: str) -> tuple[int, int]:
    """A level of Chapter Four before acceptance and after it."""
    return level_of(row, level), level_less_acceptance(row, book, cite, level, accepted).total


def _compared(recorded: int, recomputed: int, left_out: Sequence[str]) -> Verdict:
    """A total against the sum of its parts; a column that the frame lacks may hold the difference."""
    if recorded == recomputed:
        return AGREES
    if left_out:
        others = f", nor {len(left_out) - 1} more" if left_out[1:] else ""
        because = f"the frame has no {left_out[0]}{others}"
        return Disagrees(str(recorded), str(recomputed), Reason.NOT_IN_FRAME, because)
    return Disagrees(str(recorded), str(recomputed), Reason.UNEXPLAINED, f"{recorded - recomputed:+d} levels")


# § 2L1.2


def reentry(row: Row, book: Manual) -> Verdict:
    """The base level and each characteristic of § 2L1.2 are ones that the Manual prints, under the label recorded."""
    guideline = str(present(row.get("GDLINEHI")) or "").strip().upper()
    if guideline != _REENTRY:
        return NotChecked("the guideline is missing" if not guideline else f"the guideline is not § {_REENTRY}")
    printed = book[_REENTRY].provisions
    [base] = [effect for cite, effect in printed if cite.pinpoint == "(a)"]
    if number(row.get("BASEHI")) is not None and Become(level_of(row, "BASEHI")) != base:
        return Disagrees(f"base level {known(row, 'BASEHI')}", f"§ 2L1.2(a) {base}", Reason.CODING, _OTHER_BASE)
    faults = (_not_printed(row, printed, *each) for each in enumerate(_CHARACTERISTICS_OF_REENTRY, start=1))
    return next((fault for fault in faults if fault is not None), AGREES)


_REENTRY = "2L1.2"
_CHARACTERISTICS_OF_REENTRY = CHARACTERISTICS[:3]
"""As many as § 2L1.2(b) has ever had (2016, amend. 802)."""
_OTHER_BASE = "the Manual prints another base level; the record may have been worked with another Manual"
_NOT_PRINTED = "the Manual prints no such characteristic; the record may have been worked with another Manual"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii")


def _not_printed(row: Row, printed: Sequence[tuple[Cite, Effect]], place: int, column: str) -> Disagrees | None:
    """How a characteristic differs from those that the Manual prints in its place; ``None`` where it is one of them."""
    levels = added_by(row, column)
    under = Cite(_REENTRY, f"(b)({place})")
    label = str(present(row.get(_label_of(column))) or "").strip()
    in_place = [(cite, effect) for cite, effect in printed if cite in under]
    if not levels or any(effect == Add(levels) and _labelled(cite, under, label) for cite, effect in in_place):
        return None
    recorded = f"{column} {levels:+d}{f' ({label})' if label else ''}"
    fits = "; ".join(f"{cite} {effect}" for cite, effect in in_place)
    return Disagrees(recorded, fits or f"no § {under}", Reason.CODING, _NOT_PRINTED)


def _label_of(characteristic: str) -> str:
    """The column of the label that stands beside the levels of a characteristic."""
    return characteristic.replace("ADJ_", "ADJL_")


def _labelled(cite: Cite, under: Cite, label: str) -> bool:
    """Whether a provision goes by a label: B1 is (B)(i); A stands also where there is no subdivision."""
    if not label or (label.upper() == "A" and cite == under):
        return True
    match = re.fullmatch("([A-F])([1-7])?", label.upper())
    if match is None:
        return False
    letter, numeral = match.groups()
    pinpoint = f"{under.pinpoint}({letter})" + (f"({_ROMAN[int(numeral) - 1]})" if numeral else "")
    return cite in Cite(under.section, pinpoint)


LEVEL_CHECKS = (
    Check(
        "Chapter Two level",
        "the level of Chapter Two is the base level with every characteristic",
        "§ 1B1.1(a)(1), (2)",
        ("BASEHI", "CHAP2", CHARACTERISTICS[0]),
        chapter_two,
        reads=CHARACTERISTICS[1:],
    ),
    Check(
        "adjusted level",
        "the adjusted level is that of Chapter Two with the adjustments of Chapter Three, Parts A to C",
        "§ 1B1.1(a)(3)",
        ("CHAP2", "ADJOFLHI", *(column for column in CHAPTER_THREE if column not in _LATER)),
        adjusted_level,
        reads=_LATER,
    ),
    Check(
        "combined level",
        "the combined level is the adjusted level with the increase for units",
        "§ 3D1.4",
        ("ADJOFLHI", "TOTUNIT", "COADJLEV"),
        combined_level,
    ),
    Check(
        "total level",
        "the final level is the combined level less acceptance, or a greater level of Chapter Four, Part B",
        "§§ 3E1.1, 4B1.1 to 4B1.5, 4C1.1",
        ("XFOLSOR", "COADJLEV", "ACCTRESP"),
        total_level,
        reads=(
            *("MONACCEP", "ADJOFLHI", "NOCOMP", "ZEROPNT", "SAFE", "DRUGMIN"),
            *(column for pair in OVERRIDES for column in pair),
        ),
    ),
    Check(
        "§ 2L1.2",
        "the base level and each characteristic of § 2L1.2 are ones that the Manual prints",
        "§ 2L1.2",
        ("GDLINEHI", _CHARACTERISTICS_OF_REENTRY[0]),
        reentry,
        reads=("BASEHI", *_CHARACTERISTICS_OF_REENTRY[1:], *map(_label_of, _CHARACTERISTICS_OF_REENTRY)),
    ),
)
