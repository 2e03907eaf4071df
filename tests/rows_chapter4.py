"""Chapter Four typed a second time, by hand: Part B, § 4A1.3 and § 4C1.1 of any edition, and what they must give.

As in ``rows``: each row is one lesson, and the rows stand on both sides of every number that is modelled. A row asks
the section itself, of the edition of a day.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from sentencing.case import Departure, History, ZeroPoint
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import Become, Effect, parse_effect
from sentencing.errors import SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER_FIREARM, FIREARM_COUNT_ALONE
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.manual.chapter4.part_b import RepeatOffender, standing
from sentencing.manual.chapter4.repeat_offenders import PART_B
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.prior import Kind
from sentencing.readings import Readings
from sentencing.rules import run
from sentencing.terms import LIFE, CriminalHistoryCategory, Range, Term

I, II, III, IV, V, VI = CriminalHistoryCategory  # noqa: E741 - the Manual's own names

HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    "4A1.3": (
        (date(1987, 11, 1), None),
        (date(1992, 11, 1), 460),
        (date(2003, 10, 27), 651),
        (date(2016, 8, 1), 798),
        (date(2025, 11, 1), 836),
    ),
    "4B1.1": (
        (date(1987, 11, 1), None),
        (date(1988, 1, 15), 48),
        (date(1989, 11, 1), 266),
        (date(1997, 11, 1), 567),
        (date(2002, 11, 1), 642),
    ),
    "4B1.1(c)": ((date(2002, 11, 1), 642),),
    "4B1.2": ((date(2000, 11, 1), 600), (date(2002, 11, 1), 642)),
    "4B1.3": ((date(1987, 11, 1), None), (date(1988, 6, 15), 50), (date(1989, 11, 1), 269)),
    "4B1.4": ((date(1990, 11, 1), 355), (date(2004, 11, 1), 674)),
    "4B1.5": ((date(2001, 11, 1), 615),),
    "4C1.1": ((date(2023, 11, 1), 821), (date(2024, 11, 1), 831)),
}
"""Each section's amendments that changed what is modelled, with their dates (Appendix C)."""


@frozen
class Row:
    """One lesson: what to ask of the edition of a day, and what it must give (or the name of a refusal)."""

    lesson: str
    ask: Callable[[date], object]
    expected: object

    def holds(self, day: date) -> bool:
        """Whether the edition of the day gives what it must."""
        return self.given(day) == self.expected

    def given(self, day: date) -> object:
        """What the edition of the day gives."""
        try:
            return self.ask(day)
        except SentencingError as error:
            return type(error).__name__


def ledger(level: int, *more: tuple[str, str]) -> Ledger:
    """A level as stated, and what came after: pairs of a citation and an effect."""
    whole = Ledger().enter(Finding(Cite("2X1.1"), Become(level), "as stated"))
    for cite, effect in more:
        whole = whole.enter(Finding(Cite.parse(cite), _effect(effect), "as stated"))
    return whole


def _effect(text: str) -> Effect | None:
    return parse_effect(text) if text else None


def _part_b(section: str, level: int, offender: RepeatOffender, category: CriminalHistoryCategory = I) -> Callable:
    """The steps of a section of Part B on a level, and what it makes of a category."""

    def ask(day: date) -> tuple[tuple[str, ...], str]:
        rules = PART_B[section].on(day)
        start, made = ledger(level), category
        for rule in rules:
            made = rule.category(offender, made)
        return tuple(map(str, run(rules, offender, start).steps[1:])), str(made)

    return ask


def _stands(section: str, *more: tuple[str, str], level: int = 1) -> Callable[[date], object]:
    """The level at which a section lets a ledger stand."""
    return lambda day: standing(PART_B[section].on(day), ledger(level, *more)).total


def _before_acceptance(section: str) -> Callable[[date], object]:
    return lambda day: [rule.before_acceptance for rule in PART_B[section].on(day)]


ACCEPTED = (("3E1.1(a)", "-2"),)
THREE_OFF = (*ACCEPTED, ("3E1.1(b)", "-1"))
NOTHING = RepeatOffender(History())


# § 4B1.1

CAREER = RepeatOffender(History(career_offender=True))

MAXIMA_OF_1987: tuple[tuple[Term, int | str], ...] = (
    (LIFE, 37),
    (240, 34),
    (239, 26),
    (120, 26),
    (119, 19),
    (60, 19),
    (59, 12),
    (13, 12),
    (12, 4),
)
MAXIMA_OF_1988: tuple[tuple[Term, int | str], ...] = (
    (LIFE, 37),
    (300, 34),
    (299, 32),
    (240, 32),
    (239, 29),
    (180, 29),
    (179, 24),
    (120, 24),
    (119, 17),
    (60, 17),
    (59, 12),
    (13, 12),
    (12, "Contradiction"),
)
"""The statutory maximum, in months, and the level of § 4B1.1; § 4B1.5(a) has the second table too."""


def career_rows(day: date) -> Iterator[Row]:
    """§ 4B1.1: both sides of each row of the table, Category VI, and the levels stated."""
    cite = "4B1.1" if day < date(2002, 11, 1) else "4B1.1(b)"
    first = day < date(1988, 1, 15)
    for maximum, level in MAXIMA_OF_1987 if first else MAXIMA_OF_1988:
        expected = level if isinstance(level, str) else ((f"{cite} >= {level}",), "VI")
        yield Row(f"a maximum of {maximum}", _part_b("4B1.1", 3, evolve(CAREER, maximum=maximum)), expected)
    at_life = evolve(CAREER, maximum=LIFE)
    yield Row("no higher level", _part_b("4B1.1", 37, at_life, II), ((), "VI"))
    yield Row("no maximum stated", _part_b("4B1.1", 36, CAREER), "Undetermined")
    yield Row("no maximum stated, nor needed", _part_b("4B1.1", 37, CAREER, II), ((), "VI"))
    yield Row("no career offender", _part_b("4B1.1", 3, NOTHING, IV), ((), "IV"))
    for stated, expected in (
        ("4B1.1 >= 34", (("4B1.1 >= 34",), "VI")),
        ("4B1.1(b) >= 37", (("4B1.1(b) >= 37",), "VI")),
        ("4B1.1 >= 12", (("4B1.1 >= 12",), "VI")),
        ("4B1.1 >= 4", (("4B1.1 >= 4",), "VI") if first else "NotInForce"),
        ("4B1.1 >= 32", "NotInForce" if first else (("4B1.1 >= 32",), "VI")),
        ("4B1.1 >= 33", "NotInForce"),
        ("4B1.1", "Undetermined"),
        ("4B1.1 = 33", "CaseFileError"),
        ("4B1.1 +2", "CaseFileError"),
    ):
        offender = RepeatOffender(History(), stated=Stated.parse(stated))
        yield Row(f"stated {stated}", _part_b("4B1.1", 3, offender), expected)
    must_agree = day >= date(1997, 11, 1)
    for stated, maximum, agrees in (
        ("4B1.1 >= 37", LIFE, True),
        ("4B1.1 >= 12", LIFE, False),
        ("4B1.1 >= 34", 12, False),
    ):
        taken = ((stated,), "VI") if agrees or not must_agree else "Contradiction"
        offender = RepeatOffender(History(), maximum, stated=Stated.parse(stated))
        yield Row(f"stated {stated} beside {maximum}", _part_b("4B1.1", 3, offender), taken)
    by_section = RepeatOffender(History(), LIFE, stated=Stated.parse("4B1.1"))
    yield Row("stated without a level", _part_b("4B1.1", 3, by_section), ((f"{cite} >= 37",), "VI"))
    before = day >= date(1989, 11, 1)
    yield Row("acceptance comes off", _before_acceptance("4B1.1"), [before])
    stands = _stands("4B1.1", ("4B1.1", ">= 34"), *THREE_OFF, ("3F1.1", "-4"))
    yield Row("it stands but for acceptance", stands, 31 if before else 34)
    yield Row("nothing to stand", _stands("4B1.1", *THREE_OFF, level=20), 17)


def firearm_rows(day: date) -> Iterator[Row]:
    """§ 4B1.1(c): the table of (3), and the greater of (2)(A) and (B)."""
    table = {0: "360-life", 2: "292-365", 3: "262-327"}
    none_yet = day < date(2002, 11, 1)
    for levels in (0, 1, 2, 3, 4):
        cell = "NotInForce" if none_yet else table.get(levels, "SentencingError")
        yield Row(f"{levels} off", lambda day, n=levels: str(CAREER_OFFENDER_FIREARM.on(day).of(n)), cell)
    for otherwise, consecutive, levels, expected in (
        (None, 60, 3, "(c)(1) 262-327"),
        (None, 300, 0, "(c)(1) 360-life"),
        (Range(188, 235), 60, 3, "(c)(2)(B) 262-327"),
        (Range(201, 266), 60, 3, "(c)(2)(B) 262-327"),
        (Range(202, 267), 60, 3, "(c)(2)(A) 262-327"),
        (Range(202, 300), 60, 3, "(c)(2)(A) 262-360"),
        (Range(203, 211), 60, 3, "(c)(2)(A) 263-271"),
        (Range(160, 185), 300, 0, "(c)(2)(A) 460-485"),
        (Range(324, LIFE), 60, 0, "(c)(2)(A) 384-life"),
        (Range(324, 405), LIFE, 0, "(c)(2)(A) life"),
    ):
        yield Row(
            f"{otherwise} and {consecutive}, {levels} off",
            lambda day, facts=(otherwise, consecutive, levels): _greater(day, *facts),
            "NotInForce" if none_yet else f"4B1.1{expected}",
        )
    of_level = "NotInForce" if none_yet else "4B1.1(c)(3) = 37"
    yield Row("the level it corresponds to", lambda day: str(CAREER_OFFENDER_FIREARM.on(day).level), of_level)


def _greater(day: date, otherwise: Range | None, consecutive: Term, levels: int) -> str:
    greater = CAREER_OFFENDER_FIREARM.on(day).greater(otherwise, consecutive, levels)
    return f"{greater.cite} {greater.range}"


def firearm_alone_rows(day: date) -> Iterator[Row]:
    """§ 4B1.2 note 2, two years long: a firearm count alone makes no career offender."""
    in_force = date(2000, 11, 1) <= day < date(2002, 11, 1)
    yield Row("a firearm count alone", FIREARM_COUNT_ALONE.in_force, in_force)


# § 4B1.3

LIVELIHOOD = RepeatOffender(History(criminal_livelihood=True))


def livelihood_rows(day: date) -> Iterator[Row]:
    """§ 4B1.3: 13, from 15 June 1988 less acceptance; another pattern since 1 November 1989."""
    first = day < date(1988, 6, 15)
    yield Row("12", _part_b("4B1.3", 12, LIVELIHOOD, II), (("4B1.3 >= 13",), "II"))
    yield Row("13", _part_b("4B1.3", 13, LIVELIHOOD), ((), "I"))
    yield Row("no livelihood", _part_b("4B1.3", 3, NOTHING), ((), "I"))
    yield Row("acceptance comes off", _before_acceptance("4B1.3"), [not first])
    raised = ("4B1.3", ">= 13")
    yield Row("it stands", _stands("4B1.3", raised, ("4C1.1(a)", "-2")), 13)
    yield Row("it stands at 11", _stands("4B1.3", raised, *ACCEPTED, ("4C1.1(a)", "-2")), 13 if first else 11)
    pattern = "that gave a substantial portion of income" if day < date(1989, 11, 1) else "engaged in as a livelihood"
    yield Row("its pattern", lambda day: [rule.pattern for rule in PART_B["4B1.3"].on(day)], [pattern])


# § 4B1.4

ARMED = RepeatOffender(History(armed_career_criminal=True, armed_in_connection=True))
UNARMED = RepeatOffender(History(armed_career_criminal=True, armed_in_connection=False))
UNKNOWN = RepeatOffender(History(armed_career_criminal=True))


def armed_rows(day: date) -> Iterator[Row]:
    """§ 4B1.4: 34 and VI, or 33 and at least IV; since 2004 never the first beside a firearm sentence."""
    if day < date(1990, 11, 1):
        yield Row("not yet", _part_b("4B1.4", 3, ARMED), "NotInForce")
        return
    beside = day < date(2004, 11, 1)
    high, low = ("4B1.4(b) >= 34",), ("4B1.4(b) >= 33",)
    yield Row("in connection", _part_b("4B1.4", 33, ARMED), (high, "VI"))
    yield Row("not in connection", _part_b("4B1.4", 32, UNARMED), (low, "IV"))
    yield Row("neither is higher", _part_b("4B1.4", 34, ARMED, VI), ((), "VI"))
    yield Row("33 is not higher", _part_b("4B1.4", 33, UNARMED, V), ((), "V"))
    yield Row("not stated", _part_b("4B1.4", 3, UNKNOWN), "Undetermined")
    for lesson, offender in (("armed", ARMED), ("unarmed", UNARMED), ("not stated", UNKNOWN)):
        facts = evolve(offender, consecutive_firearm=True)
        expected: object = (high, "VI") if beside and offender is ARMED else (low, "IV")
        if beside and offender is UNKNOWN:
            expected = "Undetermined"
        yield Row(f"beside a firearm sentence, {lesson}", _part_b("4B1.4", 3, facts), expected)
    yield Row("no armed career criminal", _part_b("4B1.4", 3, NOTHING, II), ((), "II"))
    yield Row("acceptance comes off", _before_acceptance("4B1.4"), [True])
    yield Row("it stands", _stands("4B1.4", ("4B1.4(b)", ">= 33"), *THREE_OFF, ("3F1.1", "-4")), 30)


# § 4B1.5

REPEAT = RepeatOffender(History(repeat_sex_offender=True))
PATTERN = RepeatOffender(History(pattern_of_sexual_conduct=True))


def sex_offender_rows(day: date) -> Iterator[Row]:
    """§ 4B1.5: (a) the table and Category V; (b) five levels, and 22 at least."""
    if day < date(2001, 11, 1):
        yield Row("not yet", _part_b("4B1.5", 3, PATTERN), "NotInForce")
        return
    for maximum, level in MAXIMA_OF_1988:
        expected = () if isinstance(level, str) else (f"4B1.5(a) >= {level}",)
        yield Row(f"a maximum of {maximum}", _part_b("4B1.5", 3, evolve(REPEAT, maximum=maximum)), (expected, "V"))
    yield Row("Category VI already", _part_b("4B1.5", 37, evolve(REPEAT, maximum=LIFE), VI), ((), "VI"))
    yield Row("no maximum stated", _part_b("4B1.5", 3, REPEAT), "Undetermined")
    five, floor = "4B1.5(b) +5", "4B1.5(b) >= 22"
    yield Row("a pattern at 16", _part_b("4B1.5", 16, PATTERN, III), ((five, floor), "III"))
    yield Row("a pattern at 17", _part_b("4B1.5", 17, PATTERN), ((five,), "I"))
    yield Row("no sex offender", _part_b("4B1.5", 3, NOTHING), ((), "I"))
    both = RepeatOffender(History(repeat_sex_offender=True, pattern_of_sexual_conduct=True), maximum=60)
    yield Row("(a) before (b)", _part_b("4B1.5", 3, both), (("4B1.5(a) >= 17",), "V"))
    career = evolve(both, history=evolve(both.history, career_offender=True))
    yield Row("§ 4B1.1 before both", _part_b("4B1.5", 3, career, VI), ((), "VI"))
    yield Row("§ 4B1.1 sets the category", _part_b("4B1.5", 3, career, I), ((), "I"))
    yield Row("acceptance comes off", _before_acceptance("4B1.5"), [True, True])
    raised = ("4B1.5(b)", ">= 22")
    yield Row("it stands", _stands("4B1.5", raised, *THREE_OFF, ("3F1.1", "-4")), 19)


# § 4A1.3


def inadequacy_rows(day: date) -> Iterator[Row]:
    """§ 4A1.3: up without limit, down by the limits of 2003 and 2016; nothing since November 2025."""
    gone = day >= date(2025, 11, 1)
    limited, lifted = day >= date(2003, 10, 27), day >= date(2016, 8, 1)
    ordinary, career = History(), History(career_offender=True)
    misdemeanor = evolve(career, misdemeanor_predicate=True)
    refused = "CaseFileError" if limited else ""
    never_down = {
        "armed career criminal": History(armed_career_criminal=True),
        "repeat sex offender": History(repeat_sex_offender=True),
        "pattern": History(pattern_of_sexual_conduct=True),
        "both kinds": History(career_offender=True, armed_career_criminal=True),
    }
    lessons: list[tuple[str, str, CriminalHistoryCategory, History, str]] = [
        ("up", "IV", I, ordinary, "IV"),
        ("down", "I", VI, ordinary, "I"),
        ("a career offender by one", "V", VI, career, "V"),
        ("a career offender by two", "IV", VI, career, refused or "IV"),
        ("a misdemeanor predicate by one", "V", VI, misdemeanor, "V"),
        ("a misdemeanor predicate by two", "IV", VI, misdemeanor, "IV" if lifted else refused or "IV"),
        ("a career sex offender by one", "V", VI, History(career_offender=True, repeat_sex_offender=True), "V"),
    ]
    for who, history in never_down.items():
        lessons += [
            (f"{who} up", "VI", V, history, "VI"),
            (f"{who} where it stands", "V", V, history, "V"),
            (f"{who} down", "V", VI, history, refused or "V"),
        ]
    for lesson, to, category, history, expected in lessons:
        facts = (Departure(CriminalHistoryCategory.parse(to)), category, history)
        yield Row(
            lesson, lambda day, facts=facts: str(INADEQUACY.on(day).departed(*facts)), expected if not gone else _GONE
        )
    above = (Departure(VI, levels=2), VI, ordinary)
    expected = "VI" if day >= date(1992, 11, 1) else "NotInForce"
    yield Row("above VI", lambda day: str(INADEQUACY.on(day).departed(*above)), _GONE if gone else expected)


_GONE = "NotInForce"


# § 4C1.1

CLEAR = ZeroPoint(**dict.fromkeys((field.name for field in ZeroPoint.__attrs_attrs__), False))
"""Every fact that § 4C1.1 asks, stated not to be so."""

NOT_APPLIED = Readings(frozenset({"zero-point-4C1.1"}))
"""The other side of the reading: what is not stated is not met."""


def zero_point_rows(day: date) -> Iterator[Row]:
    """§ 4C1.1: no point, each criterion failed, by its number; met where all is stated, else by the reading."""
    if day < date(2023, 11, 1):
        yield Row("not yet", _zero(CLEAR), "NotInForce")
        return
    two_off, barred = ("4C1.1(a) -2", ""), day >= date(2024, 11, 1)
    yield Row("all stated", _zero(CLEAR, readings=NOT_APPLIED), two_off)
    yield Row("nothing stated", _zero(None), two_off)
    yield Row("nothing stated, not applied", _zero(None, readings=NOT_APPLIED), ("", "4C1.1(a)"))
    yield Row("one point", _zero(CLEAR, points=1), ("", ""))
    yield Row("Category I as found", _zero(CLEAR, points=None), ("", "4C1.1(a)"))
    for fact, number in (
        ("violence", 3),
        ("death_or_injury", 4),
        ("sex_offense", 5),
        ("hardship", 6),
        ("weapon", 7),
        ("individual_rights", 8),
        ("continuing_enterprise", 11 if barred else 10),
    ):
        yield Row(fact, _zero(evolve(CLEAR, **{fact: True})), ("", f"4C1.1(a)({number})"))
        left_out = evolve(CLEAR, **{fact: None})
        yield Row(f"{fact} not stated", _zero(left_out), two_off)
        expected = two_off if fact == "individual_rights" else ("", "4C1.1(a)")
        yield Row(f"{fact} not stated, not applied", _zero(left_out, readings=NOT_APPLIED), expected)
    for section, number in (("3A1.1", 9), ("3A1.4", 2), ("3A1.5", 9), ("3B1.1", 10)):
        yield Row(f"§ {section}", _zero(CLEAR, received=(section, "+2")), ("", f"4C1.1(a)({number})"))
        elsewhere = _zero(CLEAR, received=(section, "+2"), elsewhere=True)
        yield Row(f"§ {section} on another count", elsewhere, ("", f"4C1.1(a)({number})"))
    yield Row("received, to no effect", _zero(CLEAR, received=("3A1.4", ">= 20")), ("", "4C1.1(a)(2)"))
    yield Row("considered only", _zero(CLEAR, received=("3A1.4", "")), two_off)
    for guideline, fact, number in (("2H1.1", "individual_rights", 8), ("2D1.5", "continuing_enterprise", 10 + barred)):
        unstated = _zero(evolve(CLEAR, **{fact: None}), offense_guidelines=("2X1.1", guideline))
        yield Row(f"§ {guideline}", unstated, ("", f"4C1.1(a)({number})"))
        yield Row(f"§ {guideline} denied", _zero(CLEAR, offense_guidelines=(guideline,)), "Contradiction")
    unknown = evolve(CLEAR, individual_rights=None)
    yield Row("no guideline", _zero(unknown, offense_guidelines=(), readings=NOT_APPLIED), ("", "4C1.1(a)"))
    sex_offense = frozenset({Kind.SEX_OFFENSE})
    of_kind = _zero(evolve(CLEAR, sex_offense=None), kinds=sex_offense)
    yield Row("a sex offense by kind", of_kind, ("", "4C1.1(a)(5)"))
    yield Row("a sex offense of another kind", _zero(CLEAR, kinds=sex_offense), two_off)


def _zero(
    facts: ZeroPoint | None,
    received: tuple[str, str] | None = None,
    *,
    elsewhere: bool = False,
    **more: Any,
) -> Callable[[date], object]:
    """The step of § 4C1.1 at level 20, and what it considered and did not apply."""

    def ask(day: date) -> tuple[str, str]:
        adjusted = ledger(20, *([received] if received else []))
        start, others = (ledger(20), (adjusted,)) if elsewhere else (adjusted, ())
        asked = {"points": 0, "readings": Readings(), "offense_guidelines": ("2X1.1",), **more}
        whole = run(ZERO_POINT.on(day), Offender(category=I, facts=facts, ledgers=others, **asked), start)
        passed = map(str, whole.considered[len(start.considered) :])
        return " ".join(map(str, whole.steps[len(start.steps) :])), " ".join(passed)

    return ask


ROWS: Mapping[str, Callable[[date], Iterator[Row]]] = {
    "4A1.3": inadequacy_rows,
    "4B1.1": career_rows,
    "4B1.1(c)": firearm_rows,
    "4B1.2": firearm_alone_rows,
    "4B1.3": livelihood_rows,
    "4B1.4": armed_rows,
    "4B1.5": sex_offender_rows,
    "4C1.1": zero_point_rows,
}
"""For each section, the rows that try it."""
