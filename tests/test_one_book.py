"""§ 1B1.11: which Manual governs, where dates are coarse and where early disposition moved between two Manuals."""

from collections.abc import Mapping
from datetime import date
from importlib import import_module

import pytest
from attrs import evolve

from sentencing import calculate, case_from_dict
from sentencing.case import Case, History
from sentencing.counts import Count, Stated
from sentencing.errors import Undetermined
from sentencing.manual import Manual
from sentencing.one_book import editions
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.readings import Readings
from sentencing.terms import CriminalHistoryCategory, Range

one_book = import_module("sentencing.one_book")

DIFFER = "give one range, and differ in what it allows"
AUTUMN_OF_2010 = PartialDate.parse("2010-10 to 2010-11")
"""Days under two Manuals: that of November 2009, as amended, and that of November 2010."""


def _total(level: int, sentenced: str) -> Case:
    """A total offense level as found, in Category I."""
    count = Count("1B1.1", found=(Stated.parse(f"1B1.1 = {level}"),))
    return Case((count,), sentenced=PartialDate.parse(sentenced), history=History(category=CriminalHistoryCategory.I))


def _under(level: int, day: date) -> Outcome:
    return calculate(_total(level, "2012"), manual=Manual.on(day))


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2001-11-01", [date(2001, 11, 1)]),
        ("2001-11", [date(2001, 11, 1)]),
        ("2001-10-31 to 2001-11-01", [date(2001, 10, 31), date(2001, 11, 1)]),
        ("2001-10-31", [date(2001, 10, 31)]),
    ],
)
def test_each_manual_in_effect_during_a_date_is_given_once(when: str, days: list[date]) -> None:
    """The Manual of the first day, and each that took effect after it and by the last."""
    assert [manual.day for manual in editions(PartialDate.parse(when))] == days


# Coarse dates of sentence


def test_a_day_leaves_nothing_to_differ() -> None:
    """A day has one Manual, so nothing is told of what another allows."""
    assert not [note for note in calculate(_total(11, "2010-12-01")).notes if DIFFER in note]


def test_one_range_in_two_zones_is_told() -> None:
    """8-14 months stood in Zone C until 1 November 2010, and in Zone B from then on (amendment 738)."""
    before, after = (_under(11, day) for day in (date(2010, 10, 1), date(2010, 11, 1)))
    notes = calculate(_total(11, "2010-10 to 2010-11")).notes

    assert [str(outcome.zone) for outcome in (before, after)] == ["C", "B"]
    assert [note for note in notes if DIFFER in note and "in effect on 2010-11-01 is shown" in note]


def test_one_range_in_one_zone_is_not_told() -> None:
    """Amendment 738 left Zone D as it was, though the text that says so has a new source."""
    assert not [note for note in calculate(_total(20, "2010-10 to 2010-11")).notes if DIFFER in note]


def test_zone_and_options_must_both_be_the_same() -> None:
    """Levels 19 and 20 stand in Zone D with different fines (§ 5E1.2), and level 8 in another zone than either."""
    of_8, of_19, of_20 = (_under(level, date(2010, 11, 1)) for level in (8, 19, 20))

    assert one_book._same_options(of_20, of_20)
    assert of_19.zone == of_20.zone != of_8.zone
    assert not one_book._same_options(of_19, of_20)
    assert not one_book._same_options(of_20, evolve(of_20, zone=of_8.zone))


def test_options_are_compared_without_their_sources() -> None:
    """Sources, reasons and notes are left out however deep they stand; everything else is kept."""
    given = {"months": 6, "source": "a", "ways": [{"because": "b", "least": 1}, "word"], "notes": ["c"]}

    assert one_book._less_sources(given) == {"months": 6, "ways": [{"least": 1}, "word"]}


# Coarse ends of the offense


def _earlier(monkeypatch: pytest.MonkeyPatch, ranges: Mapping[date, Range]) -> Outcome | None:
    """The outcome that governs where the Manuals of the end give these ranges, and that at sentencing 41-51."""
    whole = _under(20, date(2012, 11, 1))
    outcomes = {day: evolve(whole, range_before_statute=each) for day, each in ranges.items()}
    monkeypatch.setattr(one_book, "apply_manual", lambda _case, manual, _readings: outcomes[manual.day])
    at_sentencing = evolve(whole, range_before_statute=Range(41, 51))
    return one_book._agreed_against(whole.case, AUTUMN_OF_2010, at_sentencing, Readings())


def test_two_milder_manuals_that_differ_do_not_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is milder than that at sentencing, and which of the two ranges is the defendant's is not known."""
    with pytest.raises(Undetermined, match="state more exactly when the offense `ended`"):
        _earlier(monkeypatch, {date(2010, 10, 1): Range(33, 41), date(2010, 11, 1): Range(30, 37)})


def test_one_milder_manual_of_two_does_not_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under one of them the Manual at sentencing is harsher, and under the other it is not."""
    with pytest.raises(Undetermined, match="state more exactly when the offense `ended`"):
        _earlier(monkeypatch, {date(2010, 10, 1): Range(33, 41), date(2010, 11, 1): Range(41, 51)})


def test_two_milder_manuals_that_agree_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    """One milder range, whichever of the two days it was."""
    governs = _earlier(monkeypatch, dict.fromkeys((date(2010, 10, 1), date(2010, 11, 1)), Range(33, 41)))

    assert governs is not None
    assert governs.range == Range(33, 41)


def test_no_milder_manual_leaves_that_at_sentencing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is milder, though they differ from one another."""
    assert _earlier(monkeypatch, {date(2010, 10, 1): Range(41, 51), date(2010, 11, 1): Range(46, 57)}) is None


# What is told


def test_the_refusal_of_the_earlier_manual_is_told() -> None:
    """Findings of the Manual of 2016 name provisions that the Manual of 2014 does not print."""
    case = case_from_dict(
        {
            "sentenced": "2017-06-01",
            "count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(2)(D)"], "ended": "2015-06-01"}],
            "history": {"category": "II"},
        }
    )

    assert "prints no § 2L1.2(b)(2)(D)" in calculate(case).notes[0]


def test_a_departure_under_both_manuals_is_not_told() -> None:
    """From 2003 to 2025 early disposition is a departure from either range, so the ranges compare the two fairly."""
    case = case_from_dict(
        {
            "sentenced": "2024-12-10",
            "count": [{"guideline": "2L1.2", "found": [], "ended": "2018-08-10", "statute": "8 U.S.C. 1326(b)(2)"}],
            "history": {"category": "III"},
            "early_disposition": {"levels": 2},
        }
    )
    outcome = calculate(case)

    assert outcome.range_after_departure is not None
    assert not [note for note in outcome.notes if "compared before departure" in note]
