"""A record of a programme: what a window covers, which of several records a district stands under, and the words."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.districts import find
from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.programmes import Standing, standing
from sentencing.programmes.benefits import Benefit, LevelsOff, StatutoryCap, TermsUnknown
from sentencing.programmes.record import Confidence, Programme, Source, Tier, Window
from sentencing.terms import CriminalHistoryCategory

SOURCES = (Source("Memorandum of the U.S. Attorney"),)
EXACT = ("2006-08-09", "2006-11-02", None)
YEARS = ("2005", "2011-12-23", None)
COARSE_END = ("1995-09-21", "1995-11-01 to 1996-10-31", None)
ONE_MONTH = ("2013-12", "2013-12", None)
TO_A_MONTH = ("2012-03-01", "2013-12", None)
FROM_A_MONTH = ("2013-12", "2014-06-15", None)
ONE_YEAR = ("2013", "2013", None)
SOME_DAYS = ("2013-12-01 to 2013-12-30", "2013-12-01 to 2013-12-30", None)
ENDED = ("2008-06-16", "2008-06-16", "2008-06-16 to 2008-09-29")
ENDED_THAT_DAY = ("2005-01-01", "2006-01-31", "2006-01-31")
ENDED_LATER = ("2005-01-01", "2006-01-31", "2007-06-30")


def window(begins: str, documented: str = "", ended: str | None = None) -> Window:
    """A window by its days as the registry writes them."""
    return Window(
        begins=PartialDate.parse(begins),
        documented=PartialDate.parse(documented or begins),
        ended=None if ended is None else PartialDate.parse(ended),
    )


def programme(name: str = "a programme", *, days: Window | None = None, **facts: Any) -> Programme:
    """A record of two levels off, documented for 2010, in D. Idaho unless the facts say otherwise."""
    where = {} if {"districts", "circuit", "everywhere"} & set(facts) else {"districts": ("D. Idaho",)}
    given_facts: dict[str, Any] = {"tiers": (Tier(benefit=LevelsOff(2)),), "sources": SOURCES, **where, **facts}
    return Programme(
        id=name,
        window=days or window("2010-01-01", "2010-12-31"),
        checked="2026-11-21",
        **{"confidence": Confidence.PRIMARY, **given_facts},
    )


# Window


@pytest.mark.parametrize(
    ("days", "day", "expected"),
    [
        # Both sides of each end, where the ends are days.
        (EXACT, "2006-08-08", False),
        (EXACT, "2006-08-09", True),
        (EXACT, "2006-11-02", True),
        (EXACT, "2006-11-03", None),
        # A coarse day inside, across either end, around the whole, and outside.
        (EXACT, "2006-09", True),
        (EXACT, "2006-08", None),
        (EXACT, "2006-11", None),
        (EXACT, "2006", None),
        (EXACT, "2005", False),
        (EXACT, "2006-08-09 to 2006-11-02", True),
        (EXACT, "2006-08-09 to 2006-11-03", None),
        (EXACT, "2006-08-08 to 2006-11-02", None),
        (EXACT, "2007", None),
        # It began on some day of a year.
        (YEARS, "2004-12-31", False),
        (YEARS, "2005-01-01", None),
        (YEARS, "2005-12-30", None),
        (YEARS, "2005-12-31", True),
        (YEARS, "2005", None),
        (YEARS, "2010-06", True),
        (YEARS, "2011-12-23", True),
        (YEARS, "2011-12-24", None),
        (YEARS, "2012-02-01", None),
        # It is documented to some day of a year.
        (COARSE_END, "1995-09-20", False),
        (COARSE_END, "1995-09-21", True),
        (COARSE_END, "1995-11-01", True),
        (COARSE_END, "1995-11-02", None),
        (COARSE_END, "1996-11-01", None),
        # Dated by a month: a source vouches for the whole of it, from the first day to the last, and for no day beside.
        (ONE_MONTH, "2013-12", True),
        (ONE_MONTH, "2013-11-30", False),
        (ONE_MONTH, "2013-12-01", True),
        (ONE_MONTH, "2013-12-15", True),
        (ONE_MONTH, "2013-12-31", True),
        (ONE_MONTH, "2014-01-01", None),
        (ONE_MONTH, "2013", None),
        (TO_A_MONTH, "2012-02-29", False),
        (TO_A_MONTH, "2012-03-01", True),
        (TO_A_MONTH, "2013", True),
        (TO_A_MONTH, "2013-12", True),
        (TO_A_MONTH, "2013-12-01", True),
        (TO_A_MONTH, "2013-12-31", True),
        (TO_A_MONTH, "2014-01-01", None),
        (TO_A_MONTH, "2012", None),
        # It began on some day of a month, and is documented beyond it: of no day of that month is it sure.
        (FROM_A_MONTH, "2013-11-30", False),
        (FROM_A_MONTH, "2013-12-01", None),
        (FROM_A_MONTH, "2013-12", None),
        (FROM_A_MONTH, "2013-12-30", None),
        (FROM_A_MONTH, "2013-12-31", True),
        (FROM_A_MONTH, "2014-06-15", True),
        (FROM_A_MONTH, "2014-06-16", None),
        # A year, and days in a row that are no month, stay strict: of the whole it is sure, and of no day of it.
        (ONE_YEAR, "2013", True),
        (ONE_YEAR, "2013-06", None),
        (ONE_YEAR, "2013-12-31", None),
        (SOME_DAYS, "2013-12-01 to 2013-12-30", True),
        (SOME_DAYS, "2013-12-01", None),
        (SOME_DAYS, "2013-12-30", None),
        # A source tells of the end, on a day that is coarse.
        (ENDED, "2008-06-15", False),
        (ENDED, "2008-06-16", True),
        (ENDED, "2008-06-17", None),
        (ENDED, "2008-09-29", None),
        (ENDED, "2008-09-30", False),
        (ENDED, "2008-09", None),
        (ENDED, "2008-10", False),
        (ENDED, "2008", None),
        # The end is the last day documented, or a later one.
        (ENDED_THAT_DAY, "2006-01-31", True),
        (ENDED_THAT_DAY, "2006-02-01", False),
        (ENDED_THAT_DAY, "2006-02", False),
        (ENDED_THAT_DAY, "2006", None),
        (ENDED_LATER, "2006-02-01", None),
        (ENDED_LATER, "2007-06-30", None),
        (ENDED_LATER, "2007-07-01", False),
    ],
)
def test_what_a_window_covers(days: tuple[str, str, str | None], day: str, expected: bool | None) -> None:
    """Documented, surely not in being, or neither: each side of each end, worked by hand."""
    assert window(*days).covers(PartialDate.parse(day)) is expected


DAYS = st.dates(date(2000, 1, 1), date(2015, 12, 31))


@st.composite
def coarse(draw: st.DrawFn, of: st.SearchStrategy[date] = DAYS) -> PartialDate:
    """A day, a month, a year, or some days in a row."""
    day = draw(of)
    text = draw(st.sampled_from(("%Y-%m-%d", "%Y-%m", "%Y", "")))
    if text:
        return PartialDate.parse(f"{day:{text}}")
    return PartialDate(day, day + timedelta(days=draw(st.integers(0, 900))))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """A window whose days are in order, without an end."""
    begins = draw(coarse())
    return Window(begins=begins, documented=draw(st.just(begins) | coarse(st.dates(begins.latest, date(2030, 1, 1)))))


def is_a_month(day: PartialDate) -> bool:
    """Whether it is the first day of a month to the last of the same."""
    after = day.latest + timedelta(days=1)
    return day.earliest.day == after.day == 1 and (after - day.earliest).days <= 31


@given(windows(), coarse(), st.data())
def test_a_finer_day_never_contradicts_a_coarser(days: Window, day: PartialDate, data: st.DataObject) -> None:
    """What holds of some day between two is never denied of a day between them that is known better."""
    finer = PartialDate.on(data.draw(st.dates(day.earliest, day.latest)))

    assert {days.covers(day), days.covers(finer)} != {True, False}


@given(windows(), DAYS)
def test_sure_from_the_last_possible_beginning_to_the_first_possible_end(days: Window, day: date) -> None:
    """A known day is covered where every reading of the window's own days covers it, and denied where none does.

    Only of a month to which it is documented, or which is the whole window, is every day covered.
    """
    one = days.begins == days.documented
    first = days.begins.earliest if one and is_a_month(days.begins) else days.begins.latest
    last = days.documented.latest if is_a_month(days.documented) else days.documented.earliest
    sure = first <= day <= last
    before = day < days.begins.earliest

    assert days.covers(PartialDate.on(day)) is (True if sure else False if before else None)


@given(windows(), coarse())
def test_what_is_covered_may_be_taken_in(days: Window, day: PartialDate) -> None:
    """A day for which a source surely vouches may be one, and a day before the first is none."""
    covers, may = days.covers(day), days.may_take_in(day)

    assert may or covers is not True
    assert covers is not False or not may


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2004-12-31", False),
        ("2005-01-01", True),
        ("2005", True),
        ("2010-06-01", True),
        ("2011-12-23", True),
        ("2011-12", True),
        ("2011-12-24", False),
        ("2012", False),
    ],
)
def test_which_days_a_window_may_take_in(day: str, expected: bool) -> None:
    """Some day of 2005 to December 23, 2011: each side of the first day that may be in it, and of the last."""
    assert window(*YEARS).may_take_in(PartialDate.parse(day)) is expected


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (("2010-01-02", "2010-01-01"), "documented: 2010-01-01 is before `from` (2010-01-02)"),
        (("2010", "2009"), "documented: 2009 is before `from` (2010)"),
        (("2010-01-02", "2010-01-02", "2010-01-01"), "until: 2010-01-01 is before `documented` (2010-01-02)"),
    ],
)
def test_days_out_of_order(days: tuple[str, ...], message: str) -> None:
    """What is documented, or ended, before it began is refused."""
    with pytest.raises(SentencingError) as caught:
        window(*days)

    assert message in str(caught.value)


def test_it_cannot_have_ended_before_a_day_for_which_a_source_vouches() -> None:
    """An end before the last day documented is out of order too: one of the two sources must be wrong."""
    with pytest.raises(SentencingError):
        window("2005-01-01", "2011-12-23", "2008-01-01")


def test_days_that_may_be_one_are_in_order() -> None:
    """A coarse day that may be the same is not before; nor is an end on the last day documented."""
    assert window("2010-06-01", "2010").documented == PartialDate.parse("2010")
    assert window("2010-06-01", "2010-06-01", "2010").ended == PartialDate.parse("2010")
    assert window("2010-06-01", "2010-06-02", "2010-06-02").ended == PartialDate.parse("2010-06-02")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        # One day or period alone.
        (("2006-08-22",), "2006-08-22"),
        (("2013-12",), "2013-12"),
        (("2007-01-01 to 2008-12-12",), "some day of 2007-01-01 to 2008-12-12"),
        # Two: from one until the other, each as its source has it.
        (("2005", "2011-12-23"), "2005 through 2011-12-23"),
        (("1993-07-22", "1995-11-01 to 1996-10-31"), "1993-07-22 through some day of 1995-11-01 to 1996-10-31"),
        (("2008-06-17 to 2008-09-30", "2008-10-10"), "some day of 2008-06-17 to 2008-09-30 through 2008-10-10"),
        (
            ("2001-01-01 to 2001-02-15", "2003-01-01 to 2003-02-15"),
            "some day of 2001-01-01 to 2001-02-15 through some day of 2003-01-01 to 2003-02-15",
        ),
        # The end is not among the words: they tell for which days a source vouches.
        (ENDED, "2008-06-16"),
    ],
)
def test_a_window_in_words(days: tuple[str, ...], words: str) -> None:
    """One day is written once; two as X until Y; of a day known only between two, that it is some day of them."""
    assert str(window(*days)) == words


# Which record


@pytest.mark.parametrize(
    ("district", "day", "expected", "documented"),
    [
        # At most two levels, from the compilation of 2005 to Ramirez; then it may have run on; then every district.
        ("D. Idaho", "2004-12-31", None, False),
        ("D. Idaho", "2005-06-01", "idaho-2005", False),
        ("D. Idaho", "2010-06", "idaho-2005", True),
        ("D. Idaho", "2012-02-01", "idaho-2005", False),
        ("D. Idaho", "2012-03-01", "national-2012", True),
        ("D. Idaho", "2012-06", "national-2012", True),
        # Its own record of December 2013 comes before the national one.
        ("D. Me.", "2012-02-29", None, False),
        ("D. Me.", "2013-06", "national-2012", True),
        ("D. Me.", "2013-11-30", "national-2012", True),
        ("D. Me.", "2013-12-01", "maine-2013", True),
        ("D. Me.", "2013-12", "maine-2013", True),
        ("D. Me.", "2013-12-18", "maine-2013", True),
        ("D. Me.", "2013-12-31", "maine-2013", True),
        ("D. Me.", "2014-01-01", "maine-2013", False),
        ("D. Me.", "2013", "national-2012", True),
        ("D. Me.", "2020-01-01", "maine-2013", False),
        # The policy of 2012 is documented to December 2013, the whole of it, everywhere else.
        ("D. Idaho", "2013-12-31", "national-2012", True),
        ("D. Idaho", "2014-01-01", "national-2012", False),
        # Three records within a few months of 2008.
        ("D.N.M.", "2006-01-01", "nm-2005", True),
        ("D.N.M.", "2008-06-15", "nm-2005", False),
        ("D.N.M.", "2008-06-16", "nm-2008-former", True),
        # From the day after the plea the new one may have begun, which is later than the former.
        ("D.N.M.", "2008-06-17", "nm-2008-new", False),
        ("D.N.M.", "2008-09-29", "nm-2008-new", False),
        ("D.N.M.", "2008-09", "nm-2008-new", False),
        ("D.N.M.", "2008-09-30", "nm-2008-new", True),
        ("D.N.M.", "2008-10-10", "nm-2008-new", True),
        ("D.N.M.", "2008-10-11", "nm-2008-new", False),
        ("D.N.M.", "2012-02-01", "nm-2008-new", False),
        ("D.N.M.", "2012-06", "national-2012", True),
        # A documented absence, and how long it is vouched for.
        ("C.D. Cal.", "1995-09-20", None, False),
        ("C.D. Cal.", "1995-11-01", "none-cdcal-1995", True),
        ("C.D. Cal.", "1995-11-02", "none-cdcal-1995", False),
        ("C.D. Cal.", "2006-08-22", "cdcal-2006", True),
        # An absence in a whole circuit reaches each of its districts, and no other.
        ("N.D. Ill.", "2010", "none-seventh-circuit-2009", True),
        ("W.D. Wis.", "2011-12-23", "none-seventh-circuit-2009", True),
        ("N.D. Ill.", "2012-02-01", "none-seventh-circuit-2009", False),
        ("N.D. Ill.", "2012-06", "national-2012", True),
        ("N.D. Ill.", "2008-12-31", None, False),
        ("E.D. Mich.", "2010", None, False),
        ("D.N.J.", "2010", "none-third-circuit-2009", True),
        ("D.V.I.", "2009-09-14", "none-third-circuit-2009", True),
        ("E.D.N.C.", "2006-06-30", "none-fourth-circuit-2006", True),
        ("D. Md.", "2006-07-01", "none-fourth-circuit-2006", False),
        # What one defendant was offered stands where nothing else is documented for that day, and not beside a rule.
        ("S.D. Cal.", "2006-08-22", "sdcal-2006", True),
        ("S.D. Cal.", "2010-06", "sdcal-2006", False),
        ("S.D. Cal.", "2013", "national-2012", True),
        ("S.D. Cal.", "2013-06", "national-2012", True),
        ("S.D. Cal.", "2015", "sdcal-2015", True),
        ("S.D. Cal.", "2016-01-01", "national-2012", False),
        ("C.D. Cal.", "2014-01-01", "national-2012", False),
        ("D. Ariz.", "2006-10-01", "ariz-2006", True),
        ("D. Ariz.", "2008-01-01", "ariz-2006", False),
        ("D. Ariz.", "2014-04-01", "ariz-tucson-2014", True),
        ("D. Ariz.", "2014-04-02", "national-2012", False),
        ("D.N.M.", "2023-05-24", "nm-2023", True),
        ("D.N.M.", "2023-05-25", "nm-2019", False),
        # No source at all.
        ("D. Alaska", "2010-06", None, False),
    ],
)
def test_which_record_a_district_stands_under(district: str, day: str, expected: str | None, documented: bool) -> None:
    """A documented record before one that may have run on; of those, a rule first, and the latest; else none."""
    found = standing(find(district), PartialDate.parse(day))

    assert (found.programme.id if found.programme else None, found.is_documented) == (expected, documented)


LOCAL = programme("local")
CIRCUIT = programme("circuit", circuit="9")
EVERYWHERE = programme("everywhere", everywhere=True)
OLDER = programme("older", days=window("2009-01-01"))
OLDER_EVERYWHERE = programme("older everywhere", days=window("2009-01-01"), everywhere=True)
OLDER_CIRCUIT = programme("older circuit", days=window("2009-01-01"), circuit="9")
ELSEWHERE = programme("elsewhere", districts=("D. Me.",))
LATER_EVERYWHERE = programme("later", days=window("2009-06-01"), everywhere=True)


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        ([LOCAL, CIRCUIT, EVERYWHERE], (LOCAL, True)),
        ([EVERYWHERE, CIRCUIT, LOCAL], (LOCAL, True)),
        ([CIRCUIT, EVERYWHERE], (CIRCUIT, True)),
        ([EVERYWHERE, CIRCUIT], (CIRCUIT, True)),
        ([EVERYWHERE, ELSEWHERE], (EVERYWHERE, True)),
        # What is documented for the day comes before what may have run on, however near or late.
        ([OLDER, EVERYWHERE], (EVERYWHERE, True)),
        # Of what may have run on, the latest; and of one day, the nearest.
        ([OLDER, LATER_EVERYWHERE], (LATER_EVERYWHERE, False)),
        ([LATER_EVERYWHERE, OLDER], (LATER_EVERYWHERE, False)),
        ([OLDER_EVERYWHERE, OLDER_CIRCUIT, OLDER], (OLDER, False)),
        ([OLDER_EVERYWHERE, OLDER_CIRCUIT], (OLDER_CIRCUIT, False)),
        ([OLDER_CIRCUIT, OLDER_EVERYWHERE], (OLDER_CIRCUIT, False)),
        ([ELSEWHERE], (None, False)),
        ([], (None, False)),
    ],
)
def test_the_nearest_of_documented_records(among: list[Programme], expected: tuple[Programme | None, bool]) -> None:
    """A district's own comes before its circuit's, that before every district's, in whatever order they are given."""
    found = standing(find("D. Idaho"), PartialDate.parse("2010-06"), among)

    assert found == Standing(expected[0], is_documented=expected[1])


ONE_CASE = programme("one case", confidence=Confidence.INSTANCE)
PLEAS = programme("pleas", confidence=Confidence.INFERRED)
TOLD = programme("told", confidence=Confidence.SECONDARY)
LATER_CASE = programme("later case", days=window("2009-06-01"), confidence=Confidence.INSTANCE)
LATER_PLEAS = programme("later pleas", days=window("2009-07-01"), confidence=Confidence.INFERRED)
OLDER_TOLD = programme("older, told", days=window("2008-01-01"), confidence=Confidence.SECONDARY, everywhere=True)


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        # Documented for the day: a rule, however far off, comes before what one defendant was offered here.
        ([ONE_CASE, EVERYWHERE], (EVERYWHERE, True)),
        ([ONE_CASE, CIRCUIT], (CIRCUIT, True)),
        ([PLEAS, EVERYWHERE], (EVERYWHERE, True)),
        ([ONE_CASE, TOLD], (TOLD, True)),
        # What may have run on: a rule, however old.
        ([LATER_CASE, OLDER], (OLDER, False)),
        ([LATER_CASE, OLDER_TOLD], (OLDER_TOLD, False)),
        ([LATER_PLEAS, OLDER_EVERYWHERE], (OLDER_EVERYWHERE, False)),
        # Without a rule, what there is; and what is documented comes before a rule that may have run on.
        ([ONE_CASE], (ONE_CASE, True)),
        ([LATER_CASE, LATER_PLEAS], (LATER_PLEAS, False)),
        ([ONE_CASE, OLDER], (ONE_CASE, True)),
        ([PLEAS, OLDER_TOLD], (PLEAS, True)),
    ],
)
def test_a_rule_comes_before_one_defendants_offer(
    among: list[Programme], expected: tuple[Programme | None, bool]
) -> None:
    """Among documented records, and among possible ones, those of a rule come first, in whatever order they stand."""
    for given_order in (among, among[::-1]):
        found = standing(find("D. Idaho"), PartialDate.parse("2010-06"), given_order)

        assert found == Standing(expected[0], is_documented=expected[1])


def test_of_two_documented_local_records_the_later_counts() -> None:
    """Where a caller gives two of one district for one day, the one that began later is meant."""
    earlier, later = programme("earlier", days=window("2009", "2010-12-31")), LOCAL

    for among in ([earlier, later], [later, earlier]):
        assert standing(find("D. Idaho"), PartialDate.parse("2010-06"), among).programme is later


def test_nothing_stands_under_a_record_of_the_future() -> None:
    """What began after the day is neither documented nor possible."""
    assert standing(find("D. Idaho"), PartialDate.parse("2009-12-31"), [LOCAL]) == Standing(None, is_documented=False)


# Programme


def test_whom_it_reaches() -> None:
    """Its districts, or those of its circuit, or every one."""
    idaho, maine = find("D. Idaho"), find("D. Me.")

    assert [each.reaches(idaho) for each in (LOCAL, CIRCUIT, EVERYWHERE, ELSEWHERE)] == [True, True, True, False]
    assert [each.reaches(maine) for each in (LOCAL, CIRCUIT, EVERYWHERE, ELSEWHERE)] == [False, False, True, True]


def test_where_in_words() -> None:
    """Its districts, its circuit, or every district."""
    two = programme(districts=("D. Me.", "D. Mass."))

    assert [each.where for each in (two, CIRCUIT, EVERYWHERE)] == [
        "D. Me., D. Mass.",
        "every district of the Ninth Circuit",
        "every district",
    ]


@pytest.mark.parametrize(
    ("facts", "words", "exists", "known"),
    [
        ({"tiers": ()}, "no programme", False, False),
        ({}, "2 levels off", True, True),
        ({"tiers": (Tier(benefit=TermsUnknown()),)}, "terms unknown", True, False),
        ({"tiers": (Tier(benefit=TermsUnknown(4)),)}, "terms unknown, at most 4 levels off", True, False),
        # What one defendant was offered, or got without the word, tells no terms as a rule.
        ({"confidence": Confidence.SECONDARY}, "2 levels off", True, True),
        ({"confidence": Confidence.INSTANCE}, "2 levels off", True, False),
        ({"confidence": Confidence.INFERRED}, "2 levels off", True, False),
        ({"tiers": (), "confidence": Confidence.INSTANCE}, "no programme", False, False),
        (
            {"tiers": (Tier(benefit=StatutoryCap(60), who="the few"), Tier(benefit=StatutoryCap(24)))},
            "a cap of 60 months or a cap of 24 months",
            True,
            True,
        ),
        # What two tiers give alike is said once.
        (
            {"tiers": (Tier(benefit=LevelsOff(2), removals_at_least=2), Tier(benefit=LevelsOff(2)))},
            "2 levels off",
            True,
            True,
        ),
        (
            {"tiers": (Tier(benefit=LevelsOff(2), removals_at_least=2), Tier(benefit=TermsUnknown()))},
            "2 levels off or terms unknown",
            True,
            False,
        ),
    ],
)
def test_what_it_gives_in_words(facts: dict[str, Any], words: str, exists: bool, known: bool) -> None:
    """Its benefits, in order, each once; whether there was a programme; whether its terms are known."""
    record = programme(**facts)

    assert (record.terms, record.exists, record.terms_known) == (words, exists, known)
    assert record.begins == record.window.begins


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (Confidence.PRIMARY, True),
        (Confidence.SECONDARY, True),
        (Confidence.INSTANCE, False),
        (Confidence.INFERRED, False),
    ],
)
def test_what_tells_a_rule(confidence: Confidence, expected: bool) -> None:
    """A source of the programme, or an account of it, tells a rule; one case and what pleas suggest do not."""
    assert programme(confidence=confidence).is_rule is expected
    assert programme(confidence=confidence, tiers=()).is_rule is expected


@pytest.mark.parametrize("circuit", ["12", "9th", "", "Ninth Circuit"])
def test_a_circuit_that_is_none(circuit: str) -> None:
    """A record of a circuit that has no district would be lost: it is refused, with how to write one."""
    with pytest.raises(SentencingError, match=f"^circuit: '{circuit}' is no circuit; write '1' to '11', or 'D.C.'$"):
        programme(circuit=circuit)


@pytest.mark.parametrize(
    "where",
    [
        {"districts": ()},
        {"districts": ("D. Me.",), "circuit": "1"},
        {"districts": ("D. Me.",), "everywhere": True},
        {"circuit": "1", "everywhere": True},
    ],
)
def test_it_is_reached_in_one_way(where: dict[str, Any]) -> None:
    """A record names districts, or a circuit, or every district: neither none of them nor two."""
    with pytest.raises(SentencingError, match=r"^a programme reaches `districts`, or a `circuit`, or `everywhere`"):
        programme(**where)


def test_it_has_a_source() -> None:
    """A record that no one vouches for is refused."""
    with pytest.raises(SentencingError, match=r"^sources: a record needs a source$"):
        programme(sources=())


@pytest.mark.parametrize(
    "condition",
    [
        {"category_at_least": CriminalHistoryCategory.IV},
        {"offenses": ("arson",)},
        {"removals_at_least": 2},
        {"removals_at_least": 0},
        {"who": "the few"},
    ],
)
def test_a_tier_before_the_last_says_who_receives_it(condition: dict[str, Any]) -> None:
    """Any condition, or words, tell a tier from the one after it; without them the second is never reached."""
    plain, benefit = Tier(benefit=LevelsOff(4)), LevelsOff(2)
    told = Tier(benefit=benefit, **condition)

    assert programme(tiers=(told, plain)).tiers == (told, plain)
    assert told.has_conditions is ("who" not in condition)
    with pytest.raises(SentencingError, match=r"^tier: nothing says who receives 4 levels off rather than the tier"):
        programme(tiers=(plain, told))


@pytest.mark.parametrize("benefit", [LevelsOff(1), TermsUnknown()], ids=str)
def test_a_last_tier_needs_no_condition(benefit: Benefit) -> None:
    """The last tier takes whoever is left; nothing but words or a plea is no condition."""
    bare = Tier(benefit=benefit, plea_to="8 U.S.C. 1326(a)", incomplete=True)

    assert programme(tiers=(bare,)).tiers == (bare,)
    assert not bare.has_conditions


def test_a_source_in_words() -> None:
    """A source in full, with the place in it where one is given."""
    assert str(Source("United States v. Doe", "12")) == "United States v. Doe, at 12"
    assert str(Source("United States v. Doe")) == "United States v. Doe"


@pytest.mark.parametrize("days", [("2012-03-01", "2013-12", "2013-12-10"), ("2013-12", "2013-12", "2013-12-20")])
def test_a_month_in_which_it_ended_is_not_vouched_for_whole(days: tuple[str, ...]) -> None:
    """A finer day never contradicts a coarser one: what ended within a month does not cover it."""
    known = window(*days)

    assert known.covers(PartialDate.parse("2013-12")) is None
    assert known.covers(PartialDate.parse("2013-12-05")) is True
    assert known.covers(PartialDate.parse("2013-12-25")) is False
