"""The law typed a second time, by hand: for any edition, small cases and what they must give.

Each row is one lesson: a case whose dates count back from the day of the edition, and the steps of the level or of the
criminal history that the edition gives. The rows stand on both sides of every number in the Manual that is modelled.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from attrs import evolve, frozen

from sentencing import calculate
from sentencing.case import Acceptance, Case, EarlyDisposition, History, Limits
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, Stated
from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual import SECTIONS, Manual
from sentencing.manual.chapter2.reentry import REENTRY
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior
from sentencing.readings import Readings
from sentencing.statutes import possible_maxima
from sentencing.terms import CriminalHistoryCategory, OffenseLevel

EDITIONS_OF_REENTRY = (
    date(1987, 11, 1),
    date(1988, 1, 15),
    date(1989, 11, 1),
    date(1991, 11, 1),
    date(1995, 11, 1),
    date(1997, 11, 1),
    date(2001, 11, 1),
    date(2002, 11, 1),
    date(2003, 11, 1),
    date(2007, 11, 1),
    date(2008, 11, 1),
    date(2010, 11, 1),
    date(2011, 11, 1),
    date(2012, 11, 1),
    date(2014, 11, 1),
    date(2015, 11, 1),
    date(2016, 11, 1),
    date(2018, 11, 1),
    date(2023, 11, 1),
    date(2025, 11, 1),
)
"""Every date on which § 2L1.2 was made or amended, from the historical note of the 2025 Manual."""

HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    "2L1.2": tuple(
        zip(
            EDITIONS_OF_REENTRY,
            (None, 38, 193, 375, 523, 562, 632, 637, 658, 709, 722, 740, 754, 764, 787, 795, 802, 809, 822, 836),
            strict=True,
        )
    ),
    "3E1.1": ((date(1987, 11, 1), None), (date(1989, 11, 1), 258), (date(1992, 11, 1), 459), (date(2003, 4, 30), 649)),
    "3F1.1": ((date(2025, 11, 1), 836),),
    "4A1.1": (
        (date(1987, 11, 1), None),
        (date(1989, 11, 1), 259),
        (date(1991, 11, 1), 382),
        (date(2007, 11, 1), 709),
        (date(2010, 11, 1), 742),
        (date(2023, 11, 1), 821),
    ),
    "4A1.2": (
        (date(1987, 11, 1), None),
        (date(1991, 11, 1), 382),
        (date(2007, 11, 1), 709),
        (date(2025, 11, 1), 832),
    ),
    "5A": ((date(1987, 11, 1), None), (date(1989, 11, 1), 270), (date(1992, 11, 1), 462), (date(2010, 11, 1), 738)),
    "5K3.1": ((date(2003, 10, 27), 651), (date(2025, 11, 1), 836)),
}
"""Each section's amendments that changed what is modelled, with their dates (Appendix C)."""

Answer = Mapping[str, object] | str


@frozen
class Row:
    """One lesson: the case, and what it must give (a key of ``answered`` each, or the name of a refusal)."""

    lesson: str
    case: Case
    expected: Answer
    readings: Mapping[str, str] = {}

    def holds(self, day: date) -> bool:
        """Whether the edition of the day gives what it must."""
        return self.given(day) == self.expected

    def given(self, day: date) -> Answer:
        """What the edition of the day gives, as far as the row expects something."""
        try:
            outcome = calculate(self.case, manual=Manual.on(day), readings=self.readings)
        except SentencingError as error:
            return type(error).__name__
        return {
            key: value
            for key, value in {
                "offense": tuple(map(str, outcome.counts[0].steps)),
                "steps": tuple(map(str, outcome.steps)),
                "history": tuple(map(str, outcome.points_ledger.steps)),
                "departed": outcome.range_after_departure and str(outcome.range_after_departure),
            }.items()
            if isinstance(self.expected, str) or key in self.expected
        }


def back(day: date, years: int, days: int = 0) -> PartialDate:
    """The day so many years, and then days, before."""
    return PartialDate.on(day.replace(year=day.year - years) - timedelta(days=days))


FELONY, MISDEMEANOR = Grade.FELONY, Grade.MISDEMEANOR


def _prior(day: date, *kinds: Kind, grade: Grade = FELONY, imposed: str = "", years: int = 3, number: int = 1) -> Prior:
    """A prior sentenced so many years before the day; without a term, to probation."""
    return Prior(
        offense=f"offense {number}",
        kinds=frozenset(kinds),
        grade=grade,
        committed=back(day, years, 100 + number),
        sentenced=back(day, years, number),
        imposed=Duration.parse(imposed) if imposed else None,
        probation=not imposed,
        released=back(day, years, number),
    )


# § 2L1.2


def _entered(day: date, *priors: Prior, removed: bool = True) -> Case:
    """A reentry found a year before the day, after a removal two years before it."""
    removal = (back(day, 2),)
    count = Count("2L1.2", began=back(day, 1), ended=back(day, 1), removals=removal if removed else ())
    return Case((count,), priors=priors, sentenced=PartialDate.on(day))


def _ordered(day: date, *priors: Prior) -> Case:
    """The same, where what counts is the first removal order, two years before the day."""
    count = Count("2L1.2", began=back(day, 1), ended=back(day, 1), first_removal_order=back(day, 2))
    return Case((count,), priors=priors, sentenced=PartialDate.on(day))


def reentry_rows(day: date) -> Iterator[Row]:
    """§ 2L1.2: each provision of the edition reached, and each just missed."""
    base = "2L1.2(a) = 6" if day < date(1988, 1, 15) else "2L1.2(a) = 8"
    structure = next(rows for first, rows in reversed(_STRUCTURES) if first <= day)
    for lesson, case, *increases in structure(day):
        yield Row(lesson, case, {"offense": (base, *(f"2L1.2{increase}" for increase in increases))})


_Lesson = tuple[str | Case, ...]


def _in_1987(day: date) -> Iterator[_Lesson]:
    yield "an earlier stay ended in deportation", _entered(day), "(b)(1) +2"
    yield "no earlier stay", _entered(day, removed=False)


def _in_1988(day: date) -> Iterator[_Lesson]:
    yield "no increase whatever the record", _entered(day, _prior(day, Kind.AGGRAVATED_FELONY, imposed="10 years"))


def _in_1989(day: date) -> Iterator[_Lesson]:
    yield "no prior", _entered(day)
    yield "a felony", _entered(day, _prior(day)), "(b)(1) +4"
    yield "a felony after the deportation", _entered(day, _prior(day, years=1))
    yield "a misdemeanor", _entered(day, _prior(day, grade=MISDEMEANOR))
    for kind in (Kind.IMMIGRATION, Kind.ILLEGAL_REENTRY, Kind.ALIEN_SMUGGLING):
        yield f"a felony {kind}", _entered(day, _prior(day, kind))
    aggravated = "(b)(1) +4" if day < date(1991, 11, 1) else "(b)(2) +16"
    yield "an aggravated felony", _entered(day, _prior(day, Kind.AGGRAVATED_FELONY)), aggravated


def _in_1997(day: date) -> Iterator[_Lesson]:
    yield "no prior", _entered(day)
    yield "an aggravated felony", _entered(day, _prior(day, Kind.AGGRAVATED_FELONY)), "(b)(1)(A) +16"
    yield "a felony", _entered(day, _prior(day)), "(b)(1)(B)(i) +4"
    yield "a reentry felony", _entered(day, _prior(day, Kind.ILLEGAL_REENTRY)), "(b)(1)(B)(i) +4"
    for kind in (Kind.CRIME_OF_VIOLENCE, Kind.CONTROLLED_SUBSTANCE):
        three = [_prior(day, kind, grade=MISDEMEANOR, number=number) for number in (1, 2, 3)]
        yield f"three misdemeanors, {kind}", _entered(day, *three), "(b)(1)(B)(ii) +4"
        yield f"two misdemeanors, {kind}", _entered(day, *three[:2])


_TIER_A = {
    Kind.CRIME_OF_VIOLENCE: "(ii)",
    Kind.FIREARMS: "(iii)",
    Kind.CHILD_PORNOGRAPHY: "(iv)",
    Kind.NATIONAL_SECURITY: "(v)",
    Kind.HUMAN_TRAFFICKING: "(vi)",
    Kind.ALIEN_SMUGGLING: "(vii)",
}


def _in_2001(day: date) -> Iterator[_Lesson]:
    yield "no prior", _entered(day)
    drug = partial(_prior, day, Kind.DRUG_TRAFFICKING)
    by_points = date(2011, 11, 1) <= day
    yield "a drug felony, 13 months and a day", _entered(day, drug(imposed="13 months 1 day")), "(b)(1)(A)(i) +16"
    yield "a drug felony, 13 months", _entered(day, drug(imposed="13 months")), "(b)(1)(B) +12"
    yield "a drug felony, probation", _entered(day, drug()), "(b)(1)(B) +12"
    stale = 12 if by_points else 16
    yield (
        "stale, 13 months and a day",
        _entered(day, drug(imposed="13 months 1 day", years=25)),
        f"(b)(1)(A)(i) +{stale}",
    )
    stale = 8 if by_points else 12
    yield "a stale drug felony", _entered(day, drug(imposed="13 months", years=25)), f"(b)(1)(B) +{stale}"
    for kind, number in _TIER_A.items():
        prior = evolve(_prior(day, kind), for_profit=True)
        yield f"a felony {kind}", _entered(day, prior), f"(b)(1)(A){number} +16"
        yield f"a misdemeanor {kind}", _entered(day, evolve(prior, grade=MISDEMEANOR))
        stale = evolve(_prior(day, kind, years=25), for_profit=True)
        yield f"a stale felony {kind}", _entered(day, stale), f"(b)(1)(A){number} +{12 if by_points else 16}"
    smuggling = evolve(_prior(day, Kind.ALIEN_SMUGGLING), for_profit=False)
    without_profit = "(b)(1)(D) +4" if day < date(2003, 11, 1) else "(b)(1)(A)(vii) +16"
    yield "smuggling without profit", _entered(day, smuggling), without_profit
    for years in (3, 25):
        aggravated = _prior(day, Kind.AGGRAVATED_FELONY, grade=MISDEMEANOR, years=years)
        yield f"an aggravated felony {years} years old", _entered(day, aggravated), "(b)(1)(C) +8"
        yield f"a felony {years} years old", _entered(day, _prior(day, years=years)), "(b)(1)(D) +4"
    for kind in (Kind.CRIME_OF_VIOLENCE, Kind.DRUG_TRAFFICKING):
        three = [_prior(day, kind, grade=MISDEMEANOR, number=number) for number in (1, 2, 3)]
        yield f"three misdemeanors, {kind}", _entered(day, *three), "(b)(1)(E) +4"
        yield f"two misdemeanors, {kind}", _entered(day, *three[:2])


def _in_2016(day: date) -> Iterator[_Lesson]:
    yield "no prior", _ordered(day)
    reentry = _prior(day, Kind.ILLEGAL_REENTRY)
    yield "a reentry felony", _ordered(day, reentry), "(b)(1)(A) +4"
    entries = [_prior(day, Kind.ILLEGAL_REENTRY, grade=MISDEMEANOR, number=number) for number in (1, 2)]
    yield "two improper entries", _ordered(day, *entries), "(b)(1)(B) +2"
    yield "one improper entry", _ordered(day, *entries[:1])
    for side, years in (("(b)(2)", 3), ("(b)(3)", 1)):
        prior = partial(_prior, day, years=years)
        for imposed, tier in (
            ("60 months", "(A) +10"),
            ("59 months 30 days", "(B) +8"),
            ("24 months", "(B) +8"),
            ("23 months 30 days", "(C) +6"),
            ("13 months 1 day", "(C) +6"),
            ("13 months", "(D) +4"),
            ("", "(D) +4"),
        ):
            yield f"{side}, {imposed or 'probation'}", _ordered(day, prior(imposed=imposed)), f"{side}{tier}"
        yield f"{side}, stale", _ordered(day, prior(imposed="13 months", years=years + 20))
        for kind in (Kind.CRIME_OF_VIOLENCE, Kind.DRUG_TRAFFICKING):
            three = [prior(kind, grade=MISDEMEANOR, number=number) for number in (1, 2, 3)]
            yield f"{side}, three misdemeanors, {kind}", _ordered(day, *three), f"{side}(E) +2"
            yield f"{side}, two misdemeanors, {kind}", _ordered(day, *three[:2])


_STRUCTURES: tuple[tuple[date, Callable[[date], Iterator[_Lesson]]], ...] = (
    (date(1987, 11, 1), _in_1987),
    (date(1988, 1, 15), _in_1988),
    (date(1989, 11, 1), _in_1989),
    (date(1997, 11, 1), _in_1997),
    (date(2001, 11, 1), _in_2001),
    (date(2016, 11, 1), _in_2016),
)
"""The structures of § 2L1.2, each with the day on which it began."""


def tier_b_holds_alone(day: date) -> bool:
    """2001-16: (b)(1)(B) by itself takes thirteen months and refuses a day more, though (A)(i) would be greater."""
    if not date(2001, 11, 1) <= day < date(2016, 11, 1):
        return True
    given = [bool(_tier_b_finds(day, imposed)) for imposed in ("13 months", "13 months 1 day")]
    return given == [True, False]


def _tier_b_finds(day: date, imposed: str) -> list[Finding]:
    book, readings = Manual.on(day), Readings()
    case = _entered(day, _prior(day, Kind.DRUG_TRAFFICKING, imposed=imposed))
    stale = _entered(day, _prior(day, Kind.DRUG_TRAFFICKING, imposed=imposed, years=25))
    return [
        finding
        for each in (case, stale)
        for rule in REENTRY.on(day)[1].of
        if rule.cite == Cite("2L1.2", "(b)(1)(B)")
        for finding in rule.find(Reentry(each.counts[0], book.record(each, readings).convictions, readings), Ledger())
        if finding.effect is not None
    ]


# §§ 4A1.1 and 4A1.2


def _with_record(day: date, *priors: Prior, under_sentence: bool = False) -> Case:
    """An offense committed a year before the day, under a section whose level is stated."""
    count = Count("2K2.1", began=back(day, 1), ended=back(day, 1), found=(Stated.parse("2K2.1 = 20"),))
    history = History(under_sentence=under_sentence)
    return Case((count,), priors=priors, history=history, sentenced=PartialDate.on(day))


def _sentence(day: date, imposed: str, years: int, days: int = 0, *, held: int = 0) -> Prior:
    """A felony sentence imposed so long before the commencement of the offense; released ``held`` days later."""
    began = back(day, 1).earliest
    return Prior(
        kinds=frozenset(),
        grade=FELONY,
        committed=back(began, years, days + 100),
        sentenced=back(began, years, days),
        imposed=Duration.parse(imposed) if imposed else None,
        probation=not imposed,
        released=back(began, years, days - held),
    )


def history_rows(day: date) -> Iterator[Row]:
    """§§ 4A1.1 and 4A1.2: both sides of each length, window, age and cap of the edition."""
    for lessons in (_lengths, _windows, _ages, _joined, _caps, _status, _recency, _violence):
        for lesson, case, *rest in lessons(day):
            readings = rest.pop() if rest and isinstance(rest[-1], dict) else {}
            yield Row(lesson, case, {"history": tuple(f"4A1.1{each}" for each in rest)}, readings)


_History = tuple[str | Case | dict[str, str], ...]


def _lengths(day: date) -> Iterator[_History]:
    for imposed, score in (
        ("13 months 1 day", "(a) +3"),
        ("13 months", "(b) +2"),
        ("60 days", "(b) +2"),
        ("59 days", "(c) +1"),
        ("", "(c) +1"),
    ):
        yield imposed or "probation", _with_record(day, _sentence(day, imposed, 5)), score


def _windows(day: date) -> Iterator[_History]:
    yield "15 years to the day", _with_record(day, _sentence(day, "2 years", 15)), "(a) +3"
    yield "15 years and a day", _with_record(day, _sentence(day, "2 years", 15, 1))
    yield "released 15 years before", _with_record(day, _sentence(day, "2 years", 15, 9, held=9)), "(a) +3"
    yield "released a day too early", _with_record(day, _sentence(day, "2 years", 15, 9, held=8))
    for imposed, score in (("60 days", "(b) +2"), ("", "(c) +1")):
        yield f"10 years to the day, {imposed}", _with_record(day, _sentence(day, imposed, 10)), score
        yield f"10 years and a day, {imposed}", _with_record(day, _sentence(day, imposed, 10, 1))


def _ages(day: date) -> Iterator[_History]:
    juvenile = partial(evolve, juvenile=True)
    yield "juvenile, released 5 years before", _with_record(day, juvenile(_sentence(day, "60 days", 5))), "(b) +2"
    yield "juvenile, released a day too early", _with_record(day, juvenile(_sentence(day, "60 days", 5, 1)))
    yield "juvenile, probation 5 years before", _with_record(day, juvenile(_sentence(day, "", 5))), "(c) +1"
    yield "juvenile, probation a day too early", _with_record(day, juvenile(_sentence(day, "", 5, 1)))
    yield "eighteen", _with_record(day, evolve(_sentence(day, "", 9), age_at_offense=18)), "(c) +1"
    yield "seventeen", _with_record(day, evolve(_sentence(day, "", 9), age_at_offense=17))


def _joined(day: date) -> Iterator[_History]:
    both = [evolve(_sentence(day, "2 years", years), group="A") for years in (6, 5)]
    apart, arrests = ("(a) +3", "(a) +3"), date(1991, 11, 1) <= day
    yield "joined", _with_record(day, *both), "(a) +3"
    arrested = evolve(both[0], arrested=both[0].sentenced)
    yield "arrested between", _with_record(day, arrested, both[1]), *(apart if arrests else apart[:1])
    stopped = evolve(arrested, traffic_stop=True)
    stop_counts = arrests and day < date(2025, 11, 1)
    as_arrest = {"traffic-stop-before-2025": "arrest"}
    yield "a traffic stop", _with_record(day, stopped, both[1]), "(a) +3"
    yield "a stop read as arrest", _with_record(day, stopped, both[1]), *apart[: 1 + stop_counts], as_arrest
    not_related = {"letter-before-2007": "not related"}
    yield "not related", _with_record(day, *both), *(apart[: 1 + (day < date(2007, 11, 1))]), not_related
    convicted = Prior(kinds=frozenset(), grade=FELONY, convicted=back(day, 2))
    yield "convicted, not sentenced", _with_record(day, convicted), *(["(c) +1"] if arrests else [])


def _caps(day: date) -> Iterator[_History]:
    five = [_sentence(day, "", 5, number) for number in range(5)]
    yield "five of one point", _with_record(day, *five), *["(c) +1"] * 4
    yield "four of one point", _with_record(day, *five[:4]), *["(c) +1"] * 4


def _status(day: date) -> Iterator[_History]:
    new = date(2023, 11, 1) <= day
    two = [_sentence(day, "2 years", 5, number) for number in range(2)]
    one = _sentence(day, "", 5)
    six, seven = ["(a) +3", "(a) +3"], ["(a) +3", "(a) +3", "(c) +1"]
    yield "status alone", _with_record(day, under_sentence=True), *([] if new else ["(d) +2"])
    yield "status at six", _with_record(day, *two, under_sentence=True), *six, *([] if new else ["(d) +2"])
    yield "status at seven", _with_record(day, *two, one, under_sentence=True), *seven, "(e) +1" if new else "(d) +2"


def _recency(day: date) -> Iterator[_History]:
    ended = date(2010, 11, 1) <= day
    recent = _with_record(day, _sentence(day, "2 years", 2, -1))
    yield "released two years less a day before", recent, "(a) +3", *([] if ended else ["(e) +2"])
    yield "released two years before", _with_record(day, _sentence(day, "2 years", 2)), "(a) +3"
    yield "released from a sentence under (c)", _with_record(day, _sentence(day, "30 days", 1)), "(c) +1"
    held = _with_record(day, _sentence(day, "2 years", 1, held=400))
    yield "still held", held, "(a) +3", *([] if ended else ["(e) +2"])
    if not ended:
        with_status = evolve(recent, history=History(under_sentence=True))
        yield "recency beside status", with_status, "(a) +3", "(d) +2", "(e) +1"


def _violence(day: date) -> Iterator[_History]:
    none = day < date(1991, 11, 1)
    letter = "(f)" if day < date(2010, 11, 1) else "(e)" if day < date(2023, 11, 1) else "(d)"
    point = [] if none else [f"{letter} +1"]
    robberies = [
        evolve(_sentence(day, f"{number} years", 6, number), group="A", kinds=frozenset({Kind.CRIME_OF_VIOLENCE}))
        for number in (7, 6, 5, 4, 3)
    ]
    yield "two joined robberies", _with_record(day, *robberies[:2]), "(a) +3", *point
    yield "four joined robberies", _with_record(day, *robberies[:4]), "(a) +3", *point * 3
    yield "five joined robberies", _with_record(day, *robberies), "(a) +3", *point * 3
    together = [evolve(each, committed=robberies[0].committed) for each in robberies[:2]]
    yield "on one occasion", _with_record(day, *together), "(a) +3", *([] if day < date(2007, 11, 1) else point)
    theft = evolve(robberies[0], kinds=frozenset())
    yield "one robbery", _with_record(day, theft, robberies[1]), "(a) +3"
    one_is_enough = {"violence-needs-two": "yes"}
    more = [] if day < date(2007, 11, 1) else point
    yield "one robbery is enough", _with_record(day, theft, robberies[1]), "(a) +3", *more, one_is_enough


# Acceptance, and early disposition


def adjustment_rows(day: date) -> Iterator[Row]:
    """§§ 3E1.1, 3F1.1 and 5K3.1."""
    third = ["3E1.1(b) -1"] if date(1992, 11, 1) <= day else []
    moved = Acceptance(motion=True)
    for level, more in ((15, []), (16, third)):
        yield Row(
            f"accepted at {level}", _at(level, acceptance=moved), {"steps": (_level(level), "3E1.1(a) -2", *more)}
        )
    obstructed = _at(20, acceptance=moved, adjustments=Adjustments((Stated.parse("3C1.1"),)))
    left = [] if day < date(1989, 11, 1) else ["3E1.1(a) -2", *third]
    yield Row("beside obstruction", obstructed, {"steps": (_level(20), "3C1.1 +2", *left)})
    yield Row("no motion", _at(16, acceptance=Acceptance()), {"steps": (_level(16), "3E1.1(a) -2")})
    for levels in (1, 2, 3, 4):
        yield _early(day, levels)


def _early(day: date, levels: int) -> Row:
    """At 20/II the range is 37-46; 19, 18, 17 and 16 give 33-41, 30-37, 27-33 and 24-30, by departure or adjustment."""
    ranges = ("33-41", "30-37", "27-33", "24-30")
    case = _at(20, early_disposition=EarlyDisposition(levels))
    if day < date(2003, 10, 27):
        return Row("no early disposition yet", case, {"steps": (_level(20),), "departed": None})
    if day < date(2025, 11, 1):
        return Row("a departure", case, {"steps": (_level(20),), "departed": ranges[levels - 1]})
    return Row("an adjustment", case, {"steps": (_level(20), f"3F1.1 -{levels}"), "departed": None})


def _level(level: int) -> str:
    return f"2K2.1 = {level}"


def _at(level: int, *, points: int = 2, **parts: object) -> Case:
    """A level as stated, in Category II unless other points are given."""
    count = Count("2K2.1", found=(Stated.parse(_level(level)),))
    return Case((count,), history=History(points=points), statute=Limits(maximum=240), **parts)


ROWS: Mapping[str, Callable[[date], Iterator[Row]]] = {
    "2L1.2": reentry_rows,
    "3E1.1": adjustment_rows,
    "3F1.1": adjustment_rows,
    "4A1.1": history_rows,
    "4A1.2": history_rows,
    "5K3.1": adjustment_rows,
}
"""For each section, the rows that try it."""


# The Sentencing Table

CATEGORIES = ("I", "II", "III", "IV", "V", "VI")

TABLE_OF_1992: Mapping[tuple[int, str], str] = {
    (int(row["level"]), category): row[category]
    for row in csv.DictReader(
        (Path(__file__).parent / "manual" / "table_1992.csv").read_text(encoding="utf-8").splitlines()
    )
    for category in CATEGORIES
}
"""The Table as it has stood since 1 November 1992 (amend. 462): a range for each level and category."""

CHANGED_IN_1989: Mapping[tuple[int, str], str] = {
    (1, "I"): "0-1",
    (1, "II"): "0-2",
    (1, "III"): "0-3",
    (1, "IV"): "0-4",
    (1, "V"): "0-5",
    (2, "I"): "0-2",
    (2, "II"): "0-3",
    (2, "III"): "0-4",
    (2, "IV"): "0-5",
    (3, "I"): "0-3",
    (3, "II"): "0-4",
    (3, "III"): "0-5",
    (4, "I"): "0-4",
    (4, "II"): "0-5",
    (5, "I"): "0-5",
}
"""Fifteen cells to 31 October 1989; 0-6 ever since (amend. 270)."""

CHANGED_IN_1992: Mapping[tuple[int, str], str] = {(7, "I"): "1-7", (8, "I"): "2-8"}
"""Two cells to 31 October 1992; 0-6 ever since (amend. 462)."""

LAST_LEVEL_OF_ZONES: Mapping[date, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = {
    date(1992, 11, 1): ((8, 5, 4, 3, 2, 1), (10, 9, 8, 6, 5, 4), (12, 11, 10, 8, 6, 5)),
    date(2010, 11, 1): ((8, 5, 4, 3, 2, 1), (11, 10, 9, 7, 6, 5), (13, 12, 11, 9, 7, 6)),
}
"""The last level of Zones A, B and C in each category, from the day they were so drawn (amends. 462 and 738)."""


def table_on(day: date) -> dict[tuple[int, str], str]:
    """Every cell of the Table in effect on a day."""
    before_1989 = CHANGED_IN_1989 if day < date(1989, 11, 1) else {}
    before_1992 = CHANGED_IN_1992 if day < date(1992, 11, 1) else {}
    return {**TABLE_OF_1992, **before_1992, **before_1989}


def zone_on(day: date, level: int, category: str) -> str | None:
    """The zone of a cell; none before 1 November 1992."""
    drawn = [ends for since, ends in LAST_LEVEL_OF_ZONES.items() if since <= day]
    if not drawn:
        return None
    return next((zone for zone, ends in zip("ABC", drawn[-1], strict=True) if level <= ends[_column(category)]), "D")


def _column(category: str) -> int:
    return CATEGORIES.index(category)


def table_agrees(day: date) -> bool:
    """Whether the edition of the day has every cell, every zone, and the mark on each cell inferred."""
    table = Manual.on(day).table
    return all(
        (str(table.range(level, category)), table.zone(level, category)) == (cell, zone_on(day, level, category))
        for (level, category), cell in table_on(day).items()
    ) and {(level, column) for level in range(1, 44) for column in range(1, 7) if _inferred(day, level, column)} == set(
        table.inferred
    )


def _inferred(day: date, level: int, column: int) -> bool:
    return day < date(1989, 11, 1) and (level, CATEGORIES[column - 1]) in CHANGED_IN_1989


# Statutory maxima

MAXIMA: tuple[tuple[str, date, tuple[int, ...] | str], ...] = (
    ("8 U.S.C. 1253(a)(1)", date(1997, 3, 31), "NotInForce"),
    ("8 U.S.C. 1253(a)(1)", date(1997, 4, 1), (48, 120)),
    ("8 U.S.C. 1325(a)", date(1952, 6, 26), "NotInForce"),
    ("8 U.S.C. 1325(a)", date(1952, 6, 27), (6, 24)),
    ("8 U.S.C. 1326(a)", date(1952, 6, 26), "NotInForce"),
    ("8 U.S.C. 1326(a)", date(1952, 6, 27), (24,)),
    ("8 U.S.C. 1326(b)(1)", date(1988, 11, 17), "NotInForce"),
    ("8 U.S.C. 1326(b)(1)", date(1988, 11, 18), (60,)),
    ("8 U.S.C. 1326(b)(1)", date(1994, 9, 12), (60,)),
    ("8 U.S.C. 1326(b)(1)", date(1994, 9, 13), (120,)),
    ("8 U.S.C. 1326(b)(2)", date(1988, 11, 17), "NotInForce"),
    ("8 U.S.C. 1326(b)(2)", date(1988, 11, 18), (180,)),
    ("8 U.S.C. 1326(b)(2)", date(1994, 9, 12), (180,)),
    ("8 U.S.C. 1326(b)(2)", date(1994, 9, 13), (240,)),
    ("8 U.S.C. 1326(b)(3)", date(1996, 4, 23), "NotInForce"),
    ("8 U.S.C. 1326(b)(3)", date(1996, 4, 24), (120,)),
    ("8 U.S.C. 1326(b)(4)", date(1997, 3, 31), "NotInForce"),
    ("8 U.S.C. 1326(b)(4)", date(1997, 4, 1), (120,)),
)
"""A citation, the end of the offense, and the maximum of each tier that it may carry, in months."""


FIXED_TERM = "8 U.S.C. 1326(b)(3)"
"""The one tier that reads as a fixed term, not a maximum (Pub. L. 104-132 § 401(c))."""


def has_a_fixed_term(statute: str, ended: date) -> bool:
    """Whether the library takes any tier of the citation as a fixed term."""
    return any(each.fixed for each in possible_maxima(statute, PartialDate.on(ended)))


def maximum_given(statute: str, ended: date) -> tuple[int, ...] | str:
    """The maxima that the library knows for the citation and the day."""
    try:
        return tuple(sorted(each.months for each in possible_maxima(statute, PartialDate.on(ended))))
    except SentencingError as error:
        return type(error).__name__


# Bounds that stand beside the sections


def historical_note(section: str) -> tuple[tuple[date, int | None], ...]:
    """The dates and amendments of a section, as the library has them."""
    return tuple((version.effective, version.amendment) for version in SECTIONS[section].versions)


POINTS_OF_CATEGORIES = ["I"] * 2 + ["II"] * 2 + ["III"] * 3 + ["IV"] * 3 + ["V"] * 3 + ["VI"] * 2
"""The category of 0 to 14 points (Ch. 5, Pt. A)."""

REFUSED: tuple[Callable[[], object], ...] = (
    partial(Manual.on, date(1987, 10, 31)),
    partial(Manual.on, date(2026, 11, 1)),
    partial(EarlyDisposition, 0),
    partial(EarlyDisposition, 5),
    partial(Prior, points=-1),
    partial(Prior, points=4),
    partial(OffenseLevel, 0),
    partial(OffenseLevel, 44),
)
"""What lies just outside: the first Manual and the last, four levels, three points, levels 1 to 43."""

TAKEN: tuple[Callable[[], object], ...] = (
    partial(Manual.on, date(1987, 11, 1)),
    partial(Manual.on, date(2026, 10, 31)),
    *(partial(EarlyDisposition, levels) for levels in (1, 4)),
    *(partial(Prior, points=points) for points in (0, 3)),
    *(partial(OffenseLevel, level) for level in (1, 43)),
)
"""What lies just inside."""


def refused(make: Callable[[], object]) -> bool:
    """Whether the library refuses."""
    try:
        make()
    except SentencingError:
        return True
    return False


def bounds_agree() -> bool:
    """Whether categories begin, and bounds refuse, where they should, and the maxima are those of the statutes."""
    return (
        [str(CriminalHistoryCategory.from_points(points)) for points in range(15)] == POINTS_OF_CATEGORIES
        and all(map(refused, REFUSED))
        and not any(map(refused, TAKEN))
        and (int(OffenseLevel.clamp(-3)), int(OffenseLevel.clamp(60))) == (1, 43)
        and all(maximum_given(statute, ended) == maxima for statute, ended, maxima in MAXIMA)
        and {
            statute for statute, ended, maxima in MAXIMA if maxima != "NotInForce" and has_a_fixed_term(statute, ended)
        }
        == {FIXED_TERM}
    )
