"""Chapter Five, Parts B to E, typed a second time, by hand: small facts for any edition, and what they must give.

As in ``rows``: each row is one lesson, and the rows stand on both sides of every number that is modelled. The Fine
Table of each period stands here cell by cell, as the Manual and amendments 281 and 791 print it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen

from sentencing.counts import Count
from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.manual import LAST_DAY
from sentencing.manual.chapter5.imprisonment import Way
from sentencing.manual.chapter5.options import PARTS_B_TO_E, Facts, Options, options
from sentencing.offense_class import OffenseClass, offense_class, possible_classes
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.terms import LIFE, OffenseLevel, Range, Term, Zone
from sentencing.truth import Open

HISTORICAL_NOTES: Mapping[str, tuple[tuple[date, int | None], ...]] = {
    "5B1.1": ((date(1987, 11, 1), None), (date(1989, 11, 1), 271), (date(1992, 11, 1), 462)),
    "5B1.2": ((date(1987, 11, 1), None),),
    "5C1.1": ((date(1987, 11, 1), None), (date(1989, 11, 1), 271), (date(1992, 11, 1), 462)),
    "5D1.1": (
        (date(1987, 11, 1), None),
        (date(1989, 11, 1), 302),
        (date(2011, 11, 1), 756),
        (date(2025, 11, 1), 835),
    ),
    "5D1.2": (
        (date(1987, 11, 1), None),
        (date(1988, 1, 15), 52),
        (date(1989, 11, 1), 302),
        (date(1995, 11, 1), 529),
        (date(1997, 11, 1), 570),
        (date(2001, 11, 1), 615),
        (date(2002, 11, 1), 637),
        (date(2004, 11, 1), 664),
        (date(2011, 11, 1), 756),
        (date(2014, 11, 1), 786),
        (date(2025, 11, 1), 835),
    ),
    "5E1.2": (
        (date(1987, 11, 1), None),
        (date(1988, 1, 15), 54),
        (date(1989, 11, 1), 281),
        (date(1991, 11, 1), 384),
        (date(1997, 11, 1), 572),
        (date(2015, 11, 1), 791),
    ),
    "5E1.3": ((date(1987, 11, 1), None), (date(1989, 11, 1), 302)),
}
"""Each section's amendments that changed what is modelled, with their dates (Appendix C)."""


def historical_note(section: str) -> tuple[tuple[date, int | None], ...]:
    """The dates and amendments of a section, as the library has them."""
    return tuple((version.effective, version.amendment) for version in PARTS_B_TO_E[section].versions)


def turns(section: str) -> list[date]:
    """Every day on which a version of a section begins, every last day of one, and the last day of all."""
    begins = [effective for effective, _ in HISTORICAL_NOTES[section]]
    return sorted({*begins, *(day - timedelta(days=1) for day in begins[1:]), LAST_DAY})


# Rows

Answer = Mapping[str, object] | str


@frozen
class Row:
    """One lesson: the facts, and what they must give (a key of ``answered`` each, or the name of a refusal)."""

    lesson: str
    facts: Facts
    expected: Answer

    def holds(self, day: date) -> bool:
        """Whether the edition of the day gives what it must."""
        return self.given(day) == self.expected

    def given(self, day: date) -> Answer:
        """What the edition of the day gives, as far as the row expects something."""
        try:
            found = answered(options(evolve(self.facts, day=day)))
        except SentencingError as error:
            return type(error).__name__
        return {key: value for key, value in found.items() if isinstance(self.expected, str) or key in self.expected}


def answered(found: Options) -> dict[str, object]:
    """The answers as rows state them; an open one as the key that it asks for."""
    probation, release, fine = found.probation, found.supervised_release, found.fine
    assessment = found.special_assessment
    return {
        "probation": _asked(probation) or (str(probation.cite), str(probation.standing)),
        "length": _asked(probation) or (str(probation.months_cite), str(probation.months)),
        "confinement": _asked(probation) or (probation.confinement, tuple(map(str, probation.conditions))),
        "ways": tuple(map(_way, found.imprisonment)),
        "imposed": _asked(release.imposed) or (str(release.imposed.cite), str(release.imposed.standing)),
        "term": _asked(release.term) or (str(release.term.cite), str(release.term.months)),
        "release notes": _asked(release.term) or tuple(map(_subject, release.term.notes)),
        "fine": _asked(fine) or (str(fine.cite), fine.minimum, fine.maximum),
        "fine notes": _asked(fine) or tuple(map(_subject, fine.notes)),
        "assessments": _asked(assessment) or (str(assessment.cite), *assessment.by_count),
    }


def _asked(answer: object) -> str:
    return f"asks {answer.because.split(':')[0]}" if isinstance(answer, Open) else ""


def _way(way: Way) -> tuple[object, ...]:
    by = " or ".join(map(str, way.by))
    return (str(way.cite), way.prison, way.substitute, by, *([f"asks {way.asks.split(':')[0]}"] if way.asks else []))


SUBJECTS = {
    "recommends the statutory maximum": "recommended",
    "courts differed": "disputed",
    "relief from a statutory minimum": "relief",
    "not stated": "not stated",
    "less restitution": "restitution",
    "adds an amount for the cost": "costs",
    "its `ended` leaves open": "left open",
    "on either side": "either side",
}


def _subject(note: str) -> str:
    return next(subject for words, subject in SUBJECTS.items() if words in note)


def zone_of(day: date, minimum: int) -> Zone | None:
    """The zone of a range with this minimum (amends. 462 and 738)."""
    if day < date(1992, 11, 1):
        return None
    ends = (0, 6, 10) if day < date(2010, 11, 1) else (0, 9, 12)
    return next((zone for zone, end in zip(Zone, ends, strict=False) if minimum <= end), Zone.D)


STATED = PartialDate.on(date(2024, 6, 1))


def facts(
    day: date,
    minimum: int = 0,
    *counts: Count,
    level: int = 6,
    maxima: tuple[Term | Duration | None, ...] = (60,),
    ended: PartialDate = STATED,
    **more: object,
) -> Facts:
    """Facts of an edition: a range six months wide with this minimum, and one Class D felony unless said otherwise."""
    cell = Range(minimum, minimum + 6)
    counts = counts or (Count("2B1.1"),) * len(maxima)
    return Facts(
        **{
            "day": day,
            "level": OffenseLevel(level),
            "cell": cell,
            "range": cell,
            "zone": zone_of(day, minimum),
            "counts": counts,
            "maxima": maxima * len(counts) if len(maxima) < len(counts) else maxima,
            "ended": (ended,) * len(counts),
            **more,
        }
    )


def count(**stated: object) -> Count:
    """A count under § 2B1.1."""
    return Count("2B1.1", **stated)


# Part B

ANYTHING_OF_1987 = "intermittent confinement", "community confinement"
ANYTHING = (*ANYTHING_OF_1987, "home detention")


def probation_rows(day: date) -> Iterator[Row]:
    """§ 5B1.1: both sides of each band and zone; what bars probation."""
    most = 6 if day < date(2010, 11, 1) else 9
    substitutes = ANYTHING_OF_1987 if day < date(1989, 11, 1) else ANYTHING
    for minimum in range(17):
        if minimum == 0:
            expected = {"probation": ("5B1.1(a)(1)", "authorized"), "confinement": (None, substitutes)}
        elif minimum <= most:
            expected = {"probation": ("5B1.1(a)(2)", "with confinement"), "confinement": (minimum, substitutes)}
        else:
            expected = {"probation": ("5B1.1(a)", "not authorized"), "confinement": (None, ())}
        yield Row(f"a minimum of {minimum}", facts(day, minimum), expected)
    barred = {"probation": ("5B1.1(b)", "not authorized")}
    free = {"probation": ("5B1.1(a)(1)", "authorized")}
    for maximum, expected in ((LIFE, barred), (300, barred), (299, free), (12, free), (None, {"probation": _MAXIMUM})):
        yield Row(f"a maximum of {maximum}", facts(day, maxima=(maximum,)), expected)
    yield Row("not known, out of reach", facts(day, 24, maxima=(None,)), {"probation": ("5B1.1(a)", "not authorized")})
    yield Row("one known, one not", facts(day, maxima=(60, None)), {"probation": "asks count[2].maximum"})
    yield Row("one barred, one not known", facts(day, maxima=(None, 300)), barred)
    yield Row("a mandatory minimum", facts(day, 0, count(minimum=1)), barred)
    yield Row("a minimum of nothing", facts(day, 0, count(minimum=0)), free)
    yield Row("a minimum that is lifted", facts(day, 0, count(minimum=1), minimum_binds=False), free)
    yield Row("a minimum seen in the range", facts(day, range=Range(6, 6)), barred)
    beside = facts(day, 0, count(), count(consecutive=60))
    yield Row("a consecutive term beside", beside, barred)


_MAXIMUM = "asks count.maximum"


def length_rows(day: date) -> Iterator[Row]:
    """§ 5B1.2 and 18 U.S.C. 3561(c)(1): level 6 and level 5, felony and misdemeanor."""
    for level, maximum, expected in (
        (6, 60, ("5B1.2(a)(1)", "12-60")),
        (6, 12, ("5B1.2(a)(1)", "12-60")),
        (43, 60, ("5B1.2(a)(1)", "12-60")),
        (5, 13, ("5B1.2(a)(2)", "12-36")),
        (5, 12, ("5B1.2(a)(2)", "0-36")),
        (1, 60, ("5B1.2(a)(2)", "12-36")),
    ):
        asked = facts(day, level=level, maxima=(maximum,))
        yield Row(f"level {level}, {maximum} months", asked, {"length": expected})
    yield Row("a felony and a misdemeanor", facts(day, level=5, maxima=(12, 24)), {"length": ("5B1.2(a)(2)", "12-36")})
    yield Row("no probation, no length", facts(day, maxima=(LIFE,)), {"length": ("None", "None")})


# Part C


def imprisonment_rows(day: date) -> Iterator[Row]:
    """§ 5C1.1: every minimum on both sides of each band and zone, its split and its substitutes."""
    for minimum in range(17):
        yield Row(f"a minimum of {minimum}", facts(day, minimum), {"ways": _ways(day, minimum)})
    for maxima, without in (((300,), True), ((LIFE,), True), ((60, LIFE), True), ((299,), False)):
        printed = _ways(day, 4)
        expected = tuple(way for way in printed if way[1] != 0) if without else printed
        yield Row(f"probation barred: {maxima}", facts(day, 4, maxima=maxima), {"ways": expected})
    asking = tuple((*way, "asks count.maximum") if way[1] == 0 else way for way in _ways(day, 4))
    yield Row("the class is not known", facts(day, 4, maxima=(None,)), {"ways": asking})
    section = "5C2.1" if day < date(1989, 11, 1) else "5C1.1"
    required = facts(day, 4, count(minimum=4))
    yield Row("a mandatory minimum of the whole", required, {"ways": ((f"{section}(c)(1)", 4, 0, ""),)})
    split = [way for way in _ways(day, 4) if way[1] not in (0, 4)]
    of_three = tuple((cite, 3, 1, by) for cite, _, _, by in split)
    prison = ((f"{section}(c)(1)", 4, 0, ""),)
    yield Row("a mandatory minimum of three", facts(day, 4, count(minimum=3)), {"ways": prison + of_three})
    lifted = facts(day, 4, count(minimum=3), minimum_binds=False)
    yield Row("a mandatory minimum lifted", lifted, {"ways": _ways(day, 4)})
    mandatory = facts(day, range=Range(60, 60))
    yield Row("a minimum above the range of Zone A", mandatory, {"ways": ((f"{section}(a)", 60, 0, ""),)})
    mandatory = facts(day, 24, count(minimum=LIFE), range=Range(LIFE, LIFE))
    yield Row("life is required", mandatory, {"ways": ((f"{section}(f)", LIFE, 0, ""),)})
    life = facts(day, 360, cell=Range(LIFE, LIFE), range=Range(LIFE, LIFE))
    yield Row("life by the Table", life, {"ways": ((f"{section}(f)", LIFE, 0, ""),)})


def _ways(day: date, minimum: int) -> tuple[tuple[object, ...], ...]:
    """The ways as the edition prints them."""
    section = "5C2.1" if day < date(1989, 11, 1) else "5C1.1"
    on_release = "community confinement" if day < date(1989, 11, 1) else "community confinement or home detention"
    anything = " or ".join(ANYTHING_OF_1987 if day < date(1989, 11, 1) else ANYTHING)
    b, c = (6, 10) if day < date(2010, 11, 1) else (9, 12)
    half = Fraction(minimum, 2)
    if minimum == 0:
        return ((f"{section}(b)", 0, 0, ""),)
    if minimum <= b and day < date(1992, 11, 1):
        least = max(half, 1)
        return (
            (f"{section}(c)(1)", minimum, 0, ""),
            (f"{section}(c)(2)", 0, minimum, anything),
            (f"{section}(c)(3)", least, minimum - least, on_release),
        )
    if minimum <= b:
        return (
            (f"{section}(c)(1)", minimum, 0, ""),
            (f"{section}(c)(2)", 1, minimum - 1, on_release),
            (f"{section}(c)(3)", 0, minimum, anything),
        )
    if minimum <= c:
        return ((f"{section}(d)(1)", minimum, 0, ""), (f"{section}(d)(2)", half, half, on_release))
    return ((f"{section}(f)", minimum, 0, ""),)


# Part D


def imposition_rows(day: date) -> Iterator[Row]:
    """§ 5D1.1: a year and more, statutes, deportable aliens."""
    section = "5D3.1" if day < date(1989, 11, 1) else "5D1.1"
    excepted, only_statute = date(2011, 11, 1) <= day, date(2025, 11, 1) <= day
    by_statute = f"{section}(a)(1)" if excepted and not only_statute else f"{section}(a)"
    by_length = f"{section}(a)(2)" if excepted else f"{section}(a)"
    may = (f"{section}(b)", "discretionary")
    for minimum, otherwise in (
        (13, (by_length, "required")),
        (12, "asks the sentence"),
        (7, "asks the sentence"),
        (6, may),
        (0, may),
    ):
        expected = may if only_statute else otherwise
        stay = facts(day, minimum, deportable=False)
        yield Row(f"{minimum}-{minimum + 6} months", stay, {"imposed": expected})
        unstated = "asks deportable" if excepted else expected
        yield Row(f"{minimum}-{minimum + 6} months, an alien or not", facts(day, minimum), {"imposed": unstated})
        leave = (f"{section}(c)", "ordinarily not") if excepted else expected
        yield Row(f"{minimum}-{minimum + 6}, deportable", facts(day, minimum, deportable=True), {"imposed": leave})
    requires = count(release_minimum=36)
    required = {"imposed": (by_statute, "required")}
    yield Row("a statute requires it", facts(day, 0, requires, deportable=True), required)
    yield Row("a statute requires it on one count", facts(day, 0, count(), requires), required)
    lifted = facts(day, 0, requires, deportable=False, minimum_binds=False)
    yield Row("a requirement that is lifted", lifted, {"imposed": may})
    yield Row("a requirement of nothing", facts(day, 0, count(release_minimum=0), deportable=False), {"imposed": may})
    apart = facts(day, 0, count(), count(consecutive=60), deportable=False)
    yield Row("five years apart", apart, {"imposed": may if only_statute else (by_length, "required")})
    apart = facts(day, 0, count(), count(consecutive=12), deportable=False)
    yield Row("a year apart", apart, {"imposed": may if only_statute else "asks the sentence"})


MAXIMUM_OF = {"A": LIFE, "B": 300, "C": 120, "D": 60, "E": 24, "misdemeanor": 12, "petty": 6}


def _printed(day: date) -> dict[str, tuple[int, int]]:
    """The term of each class, in months, as the edition prints it."""
    if day < date(1988, 1, 15):
        ab, cd, e, petty = (36, 36), (24, 24), (12, 12), (12, 12)
    elif day < date(2011, 11, 1):
        ab, cd, e, petty = (36, 60), (24, 36), (12, 12), None
    elif day < date(2025, 11, 1):
        ab, cd, e, petty = (24, 60), (12, 36), (12, 12), None
    else:
        ab, cd, e, petty = (0, 60), (0, 36), (0, 12), None
    return {"A": ab, "B": ab, "C": cd, "D": cd, "E": e, "misdemeanor": e, **({"petty": petty} if petty else {})}


def _months(minimum: Term, maximum: Term) -> str:
    return str(minimum) if minimum == maximum else f"{minimum}-{maximum}"


def _terms(day: date, letter: str, **stated: object) -> Facts:
    return facts(day, 24, count(**stated), maxima=(MAXIMUM_OF[letter],))


def term_rows(day: date) -> Iterator[Row]:
    """§ 5D1.2: each class, then what statutes, sex offenses and terrorism make of it."""
    section = "5D3.2" if day < date(1989, 11, 1) else "5D1.2"
    letter = "(b)" if day < date(1995, 11, 1) else "(a)"
    printed = _printed(day)
    for name, number in (("A", 1), ("B", 1), ("C", 2), ("D", 2), ("E", 3), ("misdemeanor", 3), ("petty", 3)):
        cite = f"{section}{letter}({number})" if name in printed else section
        months = _months(*printed[name]) if name in printed else "None"
        yield Row(f"Class {name}", _terms(day, name), {"term": (cite, months), "release notes": ()})
    for lessons in (_required_terms, _kinds_of_offense, _several_terms):
        yield from lessons(day, section, printed)


def _required_terms(day: date, section: str, printed: Mapping[str, tuple[int, int]]) -> Iterator[Row]:
    """Terms that a statute requires, or limits."""
    early, last = day < date(1995, 11, 1), date(2025, 11, 1) <= day
    disputed = ("disputed",) if not early and day < date(2014, 11, 1) else ()
    floor = "(a)" if early or last else "(b)" if day < date(2004, 11, 1) else "(c)"
    for name in ("A", "C", "E"):
        minimum, maximum = (36, 60) if early else printed[name]
        of_class = {"A": "(a)(1)", "C": "(a)(2)", "E": "(a)(3)"}[name]
        for required in (6, 12, 36, 37, 48, 60, 120):
            months: object = _months(max(required, minimum), max(required, maximum))
            cite = floor if early or required > minimum else of_class
            expected: object = (f"{section}{cite}", months)
            if last and required > maximum:
                expected = "asks count.release_maximum"
            lesson = f"Class {name}, {required} months required"
            told = {"release notes": disputed} if not isinstance(expected, str) else {}
            yield Row(lesson, _terms(day, name, release_minimum=required), {"term": expected, **told})
    whole = _terms(day, "C", release_minimum=48, release_maximum=LIFE)
    top = LIFE if last else 60 if early else 48
    yield Row("48 months to life by statute", whole, {"term": (f"{section}{floor}", _months(48, top))})
    class_b = "(b)(1)" if early else "(a)(1)"
    low, high = printed["B"]
    capped = _terms(day, "B", release_maximum=30)
    yield Row("30 months at most", capped, {"term": (f"{section}{class_b}", _months(min(low, 30), min(high, 30)))})
    longer = _terms(day, "B", release_maximum=90)
    yield Row("90 months at most", longer, {"term": (f"{section}{class_b}", _months(low, 90 if last else high))})
    lifted = facts(day, 24, count(release_minimum=60), maxima=(120,), minimum_binds=False)
    of_class = "(b)(2)" if early else "(a)(2)"
    relief = ("relief",) if day < date(1997, 11, 1) else ()
    expected = {"term": (f"{section}{of_class}", _months(*printed["C"])), "release notes": relief}
    yield Row("a requirement that is lifted", lifted, expected)
    unlimited = "asks count.release_maximum" if last else (f"{section}{floor}", "36-60" if early else "36")
    yield Row("required for a petty offense", _terms(day, "petty", release_minimum=36), {"term": unlimited})


def _kinds_of_offense(day: date, section: str, printed: Mapping[str, tuple[int, int]]) -> Iterator[Row]:
    """Sex offenses and terrorism: up to life, by statute alone since 2025, or no different from others."""
    letter, last = "(b)" if day < date(1995, 11, 1) else "(a)", date(2025, 11, 1) <= day
    recommended = ("recommended",) if date(2001, 11, 1) <= day and not last else ()
    for kind, since, pinpoint, told in (
        (Kind.SEX_OFFENSE, date(2004, 11, 1), "(b)(2)", recommended),
        (Kind.NATIONAL_SECURITY, date(2002, 11, 1), "(b)(1)" if date(2004, 11, 1) <= day else "(a)", ()),
    ):
        to_life = since <= day and not last
        for name, number in (("B", 1), ("C", 2), ("E", 3)):
            minimum, maximum = printed[name]
            cite = f"{section}{pinpoint}" if to_life else f"{section}{letter}({number})"
            term = (cite, _months(minimum, LIFE if to_life else maximum))
            expected = {"term": "asks count.release_maximum"} if last else {"term": term, "release notes": told}
            yield Row(f"{kind}, Class {name}", _terms(day, name, kinds=frozenset((kind,))), expected)
        minimum, maximum = printed["C"]
        cite = f"{section}{pinpoint}" if to_life else f"{section}{letter}(2)"
        reach = 60 if to_life or last else maximum
        limited = _terms(day, "C", kinds=frozenset((kind,)), release_maximum=60)
        expected = {"term": (cite, _months(minimum, reach)), "release notes": told}
        yield Row(f"{kind}, 60 months at most by statute", limited, expected)
    other = {"term": (f"{section}{letter}(2)", _months(*printed["C"])), "release notes": ()}
    yield Row("another kind", _terms(day, "C", kinds=frozenset((Kind.FIREARMS,))), other)


def _several_terms(day: date, section: str, printed: Mapping[str, tuple[int, int]]) -> Iterator[Row]:
    """Several counts: the longest term, known or not."""
    letter = "(b)" if day < date(1995, 11, 1) else "(a)"
    longest = {"term": (f"{section}{letter}(1)", _months(*printed["A"]))}
    yield Row("Classes C and A", facts(day, 24, maxima=(120, LIFE)), longest)
    yield Row("Class A and one not known", facts(day, 24, maxima=(LIFE, None)), longest)
    yield Row("Class C and one not known", facts(day, 24, maxima=(120, None)), {"term": "asks count[2].maximum"})
    yield Row("not known", facts(day, 24, maxima=(None,)), {"term": "asks count.maximum"})
    of_ten_years = count(release_minimum=120, release_maximum=120)
    required = {"term": (f"{section}{_floor(day)}", "120")}
    yield Row("not known, ten years required", facts(day, 24, of_ten_years, maxima=(None,)), required)
    yield Row("ten years required on one count", facts(day, 24, count(), of_ten_years, maxima=(LIFE,)), required)


def _floor(day: date) -> str:
    if day < date(1995, 11, 1) or date(2025, 11, 1) <= day:
        return "(a)"
    return "(b)" if day < date(2004, 11, 1) else "(c)"


# Part E

_FINES_FROM_LEVEL_6: Mapping[tuple[int, int], tuple[int, int]] = {
    (6, 7): (500, 5000),
    (8, 9): (1000, 10000),
    (10, 11): (2000, 20000),
    (12, 13): (3000, 30000),
    (14, 15): (4000, 40000),
    (16, 17): (5000, 50000),
    (18, 19): (6000, 60000),
    (20, 22): (7500, 75000),
    (23, 25): (10000, 100000),
    (26, 28): (12500, 125000),
    (29, 31): (15000, 150000),
    (32, 34): (17500, 175000),
    (35, 37): (20000, 200000),
    (38, 43): (25000, 250000),
}

FINE_TABLES: Mapping[date, Mapping[tuple[int, int], tuple[int, int]]] = {
    date(1987, 11, 1): {
        (1, 1): (25, 250),
        (2, 3): (100, 1000),
        (4, 5): (250, 2500),
        **_FINES_FROM_LEVEL_6,
    },
    date(1989, 11, 1): {
        (1, 3): (100, 5000),
        (4, 5): (250, 5000),
        **_FINES_FROM_LEVEL_6,
    },
    date(2015, 11, 1): {
        (1, 3): (200, 9500),
        (4, 5): (500, 9500),
        (6, 7): (1000, 9500),
        (8, 9): (2000, 20000),
        (10, 11): (4000, 40000),
        (12, 13): (5500, 55000),
        (14, 15): (7500, 75000),
        (16, 17): (10000, 95000),
        (18, 19): (10000, 100000),
        (20, 22): (15000, 150000),
        (23, 25): (20000, 200000),
        (26, 28): (25000, 250000),
        (29, 31): (30000, 300000),
        (32, 34): (35000, 350000),
        (35, 37): (40000, 400000),
        (38, 43): (50000, 500000),
    },
}
"""The Fine Table from each day on: a row of levels, and its columns A and B, in dollars."""


def fine_on(day: date, level: int) -> tuple[int, int]:
    """Columns A and B for a level, from the Fine Table in effect on a day."""
    table = [rows for since, rows in FINE_TABLES.items() if since <= day][-1]
    return next(amounts for (low, high), amounts in table.items() if low <= level <= high)


def fine_rows(day: date) -> Iterator[Row]:
    """§ 5E1.2: each cell, what a statute authorises, gain and loss, the date of the offense."""
    section = "5E4.2" if day < date(1989, 11, 1) else "5E1.2"
    costs = ("costs",) if day < date(1997, 11, 1) else ()
    by_gain = day < date(1991, 11, 1)
    told = {"fine notes": ("not stated", *costs) if by_gain else costs}
    for level in range(1, 44):
        expected = {"fine": (f"{section}(c)(3)", *fine_on(day, level)), **told}
        yield Row(f"level {level}", facts(day, level=level), expected)
    limit = 250_000 if day < date(2015, 11, 1) else 500_000
    low, high = fine_on(day, 10)
    at, above = (facts(day, 0, count(maximum_fine=dollars), level=10) for dollars in (limit, limit + 1))
    yield Row("a statute at the limit", at, {"fine": (f"{section}(c)(3)", low, high)})
    yield Row("a statute above the limit", above, {"fine": (f"{section}(c)(4)", low, limit + 1)})
    several = facts(day, 0, count(maximum_fine=limit + 2), count(maximum_fine=9), count(), level=10)
    yield Row("of several statutes the highest", several, {"fine": (f"{section}(c)(4)", low, limit + 2)})
    yield from _gain_and_loss(day, section, costs)
    if date(2015, 11, 1) <= day:
        yield from _by_date_of_offense(day)


def _gain_and_loss(day: date, section: str, costs: tuple[str, ...]) -> Iterator[Row]:
    """Level 10, 2,000 to 20,000 dollars until 2015: gain and loss, which mattered until 31 October 1991."""
    low, high = fine_on(day, 10)
    unstated, restitution = ("not stated", *costs), ("not stated", "restitution", *costs)
    both = ("restitution", *costs)
    for gain, loss, reached, told in (
        (1999, None, (2000, 20000), restitution),
        (2001, None, (2001, 20000), restitution),
        (6667, None, (6667, 20001), restitution),
        (None, 10000, (2000, 20000), unstated),
        (None, 10001, (2000, 20002), unstated),
        (10000, 16000, (10000, 32000), both),
        (10000, 14000, (10000, 30000), both),
        (0, 0, (2000, 20000), both),
    ):
        asked = facts(day, 0, count(pecuniary_gain=gain, pecuniary_loss=loss), level=10)
        expected = {"fine": (f"{section}(c)(3)", low, high), "fine notes": costs}
        if day < date(1991, 11, 1):
            pinpoint = "(c)" if reached != (2000, 20000) else "(c)(3)"
            expected = {"fine": (f"{section}{pinpoint}", *reached), "fine notes": told}
        yield Row(f"gain {gain}, loss {loss}", asked, expected)
    if day < date(1991, 11, 1):
        summed = facts(day, 0, count(pecuniary_gain=6000), count(pecuniary_gain=4000, pecuniary_loss=1), level=10)
        yield Row("gain on two counts", summed, {"fine": (f"{section}(c)", 10000, 30000)})
        first = day < date(1988, 1, 15)
        for maximum, most in ((LIFE, 250_000), (13, 250_000), (12, 25_000), (2, 25_000), (0, 1_000)):
            loss = facts(day, 0, count(pecuniary_loss=400_000), level=10, maxima=(maximum,))
            low, high = (min(2000, most), most) if first else (2000, 800_000)
            cite = f"{section}(b)" if first else f"{section}(c)"
            yield Row(f"loss, and a maximum of {maximum}", loss, {"fine": (cite, low, high)})
        allowed = facts(day, 0, count(pecuniary_loss=400_000, maximum_fine=30_000), level=10, maxima=(12,))
        allows = (f"{section}(b)", 2000, 30_000) if first else (f"{section}(c)", 2000, 800_000)
        yield Row("a statute that allows a misdemeanor more", allowed, {"fine": allows})
        huge = facts(day, 0, count(pecuniary_gain=400_000, maximum_fine=300_000), level=10)
        yield Row("more gain than the statute's fine", huge, {"fine": (f"{section}(c)(4)", 300_000, 300_000)})


def _by_date_of_offense(day: date) -> Iterator[Row]:
    """(h): offenses before 1 November 2015 keep the table of 2014, and its limit."""
    for level in range(1, 44):
        older = facts(day, level=level, ended=PartialDate.parse("2015-10-31"))
        expected = {"fine": ("5E1.2(h)(1)", *fine_on(date(2014, 11, 1), level)), "fine notes": ()}
        yield Row(f"level {level}, an older offense", older, expected)
    newer = facts(day, level=10, ended=PartialDate.parse("2015-11-01"))
    yield Row("on the day itself", newer, {"fine": ("5E1.2(c)(3)", 4000, 40000)})
    unknown = {"fine": "asks count.ended"}
    yield Row("some day of 2015", facts(day, level=10, ended=PartialDate.parse("2015")), unknown)
    older = facts(day, 0, count(maximum_fine=250_001), level=10, ended=PartialDate.parse("2015-10"))
    yield Row("the limit of 2014", older, {"fine": ("5E1.2(h)(1)", 2000, 250_001)})
    ends = {"2014": "5E1.2(h)(1)", "2015": "asks count[2].ended", "2016": "5E1.2(c)(3)"}
    for end, expected in ends.items():
        both = tuple(map(PartialDate.parse, ("2014", end)))
        amounts = {"2014": (2000, 20000), "2016": (4000, 40000)}.get(end)
        notes = {"fine notes": ("either side",) if end == "2016" else ()} if amounts else {}
        answer = (expected, *amounts) if amounts else expected
        asked = evolve(facts(day, level=10, maxima=(60, 60)), ended=both)
        yield Row(f"offenses of 2014 and {end}", asked, {"fine": answer, **notes})
    newer_first = evolve(facts(day, level=10, maxima=(60, 60)), ended=tuple(map(PartialDate.parse, ("2016", "2015"))))
    expected = {"fine": ("5E1.2(c)(3)", 4000, 40000), "fine notes": ("left open",)}
    yield Row("offenses of 2016 and some day of 2015", newer_first, expected)


ASSESSED: Mapping[str, Mapping[str, int]] = {
    "1987-11-01": {"felony": 50, "A": 25, "B": 25, "C": 25, "infraction": 0},
    "1988-11-18": {"felony": 50, "A": 25, "B": 10, "C": 5, "infraction": 5},
    "1996-04-24": {"felony": 100, "A": 25, "B": 10, "C": 5, "infraction": 5},
}
"""18 U.S.C. 3013: dollars for a conviction, by the day from which the offense counts (§ 5E1.3 n.2)."""

LONGEST: Mapping[str, Term | Duration] = {"felony": 13, "A": 12, "B": 6, "C": Duration(days=30), "infraction": 0}
"""A maximum term for each."""


def assessment_rows(day: date) -> Iterator[Row]:
    """§ 5E1.3: each class on both sides of each day, several counts, and what leaves it open."""
    first = day < date(1989, 11, 1)
    section = "5E4.3" if first else "5E1.3"
    days = ("1987-11-01", "1988-11-17", "1988-11-18", *(() if first else ("1996-04-23", "1996-04-24", "2024-06-01")))
    for ended in days:
        amounts = [each for since, each in ASSESSED.items() if since <= ended][-1]
        for name, maximum in LONGEST.items():
            asked = facts(day, maxima=(maximum,), ended=PartialDate.parse(ended))
            yield Row(f"{name}, {ended}", asked, {"assessments": (section, amounts[name])})
    asked = facts(day, maxima=(12,), ended=PartialDate.parse("not after 1989-10-31"))
    yield Row("Class A misdemeanor, whenever", asked, {"assessments": (section, 25)})
    asked = facts(day, maxima=(6,), ended=PartialDate.parse("1988-11"))
    yield Row("Class B misdemeanor, November 1988", asked, {"assessments": "asks count.ended"})
    asked = facts(day, maxima=(120, 60, 12), ended=PartialDate.parse("1988"))
    yield Row("several counts", asked, {"assessments": (section, 50, 50, 25)})
    asked = facts(day, maxima=(240,), ended=PartialDate.parse("1988"))
    yield Row("Class B or C felony", asked, {"assessments": (section, 50)})
    asked = facts(day, maxima=(60, None), ended=PartialDate.parse("1988"))
    yield Row("not known", asked, {"assessments": "asks count[2].maximum"})
    if not first:
        asked = facts(day, maxima=(60,), ended=PartialDate.parse("1996"))
        yield Row("a felony of 1996", asked, {"assessments": "asks count.ended"})


ROWS: Mapping[str, Callable[[date], Iterator[Row]]] = {
    "5B1.1": probation_rows,
    "5B1.2": length_rows,
    "5C1.1": imprisonment_rows,
    "5D1.1": imposition_rows,
    "5D1.2": term_rows,
    "5E1.2": fine_rows,
    "5E1.3": assessment_rows,
}
"""For each section, the rows that try it."""


# 18 U.S.C. 3559(a)

CLASSES: tuple[tuple[Term | str, str], ...] = (
    (LIFE, "Class A felony"),
    (1200, "Class B felony"),
    (300, "Class B felony"),
    ("300 months less 1 day", "Class C felony"),
    (299, "Class C felony"),
    (120, "Class C felony"),
    ("120 months less 1 day", "Class D felony"),
    (119, "Class D felony"),
    (60, "Class D felony"),
    ("60 months less 1 day", "Class E felony"),
    (59, "Class E felony"),
    (13, "Class E felony"),
    ("12 months 1 day", "Class E felony"),
    (12, "Class A misdemeanor"),
    (7, "Class A misdemeanor"),
    ("6 months 1 day", "Class A misdemeanor"),
    (6, "Class B misdemeanor"),
    (1, "Class B misdemeanor"),
    ("31 days", "Class B misdemeanor"),
    ("30 days", "Class C misdemeanor"),
    ("6 days", "Class C misdemeanor"),
    ("5 days", "infraction"),
    (0, "infraction"),
)
"""A maximum term, and the class that it makes."""


def classes_agree() -> bool:
    """Whether every maximum term has its class."""
    return all(class_of(maximum) == name for maximum, name in CLASSES)


UNSETTLED: tuple[tuple[Term | str | None, str, int], ...] = (
    (240, "1988-11-17", 2),
    (240, "1988-11-18", 1),
    (240, "1988-11", 2),
    (240, "1987 to 2009", 2),
    ("240 months less 1 day", "1988-11-17", 1),
    ("300 months less 1 day", "1988-11-17", 2),
    (300, "1988-11-17", 1),
    (120, "1988-11-17", 1),
    (LIFE, "1988-11-17", 1),
    (None, "2009", 9),
)
"""A maximum term, when the offense ended, and how many classes that leaves."""


def unsettled_agrees() -> bool:
    """Whether twenty years to less than twenty-five leave the class open before 18 November 1988, and nothing else."""
    return all(len(classes_of(maximum, ended)) == number for maximum, ended, number in UNSETTLED)


def classes_of(maximum: Term | str | None, ended: str) -> tuple[OffenseClass, ...]:
    """The classes that the library thinks possible."""
    term = Duration.parse(maximum) if isinstance(maximum, str) else maximum
    return possible_classes(term, PartialDate.parse(ended))


def class_of(maximum: Term | str) -> OffenseClass:
    """The class that the library gives a maximum term, in months or in words."""
    return offense_class(Duration.parse(maximum) if isinstance(maximum, str) else maximum)
