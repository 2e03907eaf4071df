"""§ 5E1.2: the fine range by edition and date of offense."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter5 as rows

from sentencing.manual import FIRST_DAY, LAST_DAY
from sentencing.manual.chapter5.fines import FINES, Fine
from sentencing.manual.chapter5.options import options
from sentencing.partial import PartialDate
from sentencing.truth import Open

LEVELS = range(1, 44)


def _fine(asked: rows.Facts) -> Fine:
    found = options(asked).fine
    assert isinstance(found, Fine)
    return found


def test_versions_are_those_of_the_historical_note() -> None:
    """Each amendment that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES["5E1.2"] == rows.historical_note("5E1.2")


@pytest.mark.parametrize("day", rows.turns("5E1.2"), ids=str)
def test_each_fine(day: date) -> None:
    """§ 5E1.2: every level, the statutory limit of (c)(4), gain and loss, and the date of the offense under (h)."""
    for row in rows.fine_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


@pytest.mark.parametrize("day", rows.turns("5E1.2"), ids=str)
def test_each_cell_of_the_fine_table(day: date) -> None:
    """The table of each edition is, cell by cell, the one typed from the Manual and amendments 281 and 791."""
    table = FINES.on(day).table

    assert {level: rows.fine_on(day, level) for level in LEVELS} == {level: table.row(level) for level in LEVELS}


def test_tables_of_2014_and_2015_agree_nowhere() -> None:
    """No level has the same amounts in both, so an offense whose date is not known always leaves the fine open."""
    assert not [level for level in LEVELS if rows.fine_on(date(2014, 11, 1), level) == rows.fine_on(LAST_DAY, level)]


def test_fine_rises_with_the_level() -> None:
    """In each table neither column falls as the level rises."""
    for day in rows.FINE_TABLES:
        columns = [rows.fine_on(day, level) for level in LEVELS]
        assert [*columns] == sorted(columns)
        assert [high for _, high in columns] == sorted(high for _, high in columns)


def test_older_offense_keeps_the_table_of_2014_under_any_later_manual() -> None:
    """§ 5E1.2(h)(1): an offense of 31 October 2015 under the Manual of 2025; its source is the text of then."""
    older = _fine(rows.facts(date(2025, 11, 1), level=21, ended=PartialDate.parse("2015-10-31")))
    newer = _fine(rows.facts(date(2025, 11, 1), level=21, ended=PartialDate.parse("2015-11-01")))

    assert [(each.minimum, each.maximum) for each in (older, newer)] == [(7500, 75000), (15000, 150000)]
    assert (older.source, newer.source) == (
        "App. C, amend. 572 (eff. 1997-11-01)",
        "App. C, amend. 791 (eff. 2015-11-01)",
    )
    assert older.because == "the Fine Table at level 21"


def test_date_that_is_open_is_asked_for() -> None:
    """§ 5E1.2(h)(1): an offense of some day in 2015 leaves the table open, and the answer says what is missing."""
    found = options(rows.facts(date(2018, 11, 1), ended=PartialDate.parse("2015"))).fine

    assert found == Open(
        "count.ended: state when the offense ended; before 2015-11-01 the earlier Fine Table governs (§ 5E1.2(h)(1))"
    )


def test_statute_that_authorises_more() -> None:
    """§ 5E1.2(c)(4): eight million dollars by statute are the maximum, and the minimum stays that of the table."""
    found = _fine(rows.facts(date(2025, 11, 1), 0, rows.count(maximum_fine=8_000_000), level=38))

    assert (found.minimum, found.maximum) == (50_000, 8_000_000)
    assert found.because == "the Fine Table at level 38; the statute authorises $8,000,000"


def test_gain_and_loss_until_1991() -> None:
    """Amend. 384: to 31 October 1991 the gain raises the minimum, and thrice the gain the maximum; then neither."""
    stated = rows.count(pecuniary_gain=50_000, pecuniary_loss=60_000)
    before, after = (_fine(rows.facts(day, 0, stated, level=10)) for day in (date(1991, 10, 31), date(1991, 11, 1)))

    assert (before.minimum, before.maximum) == (50_000, 150_000)
    assert (after.minimum, after.maximum) == (2_000, 20_000)
    assert before.because == "the Fine Table at level 10, the gain and the loss"


def test_whose_gain_changed_in_1988() -> None:
    """Amend. 54: three times the gain of the defendant, and since 15 January 1988 of all participants."""
    stated = rows.count(pecuniary_gain=50_000, pecuniary_loss=0)
    days = (date(1988, 1, 14), date(1988, 1, 15))
    told = [_fine(rows.facts(day, 0, stated)).notes[0] for day in days]

    assert told == [
        f"`count.pecuniary_gain` is less restitution; the maximum reads {gain} before it."
        for gain in ("the defendant's gain", "the gain of all participants")
    ]


@pytest.mark.parametrize(
    ("stated", "keys"),
    [
        ({}, "`count.pecuniary_gain` and `count.pecuniary_loss` not stated"),
        ({"pecuniary_gain": 1}, "`count.pecuniary_loss` not stated"),
        ({"pecuniary_loss": 1}, "`count.pecuniary_gain` not stated"),
    ],
)
def test_gain_and_loss_that_are_not_stated_are_told(stated: dict[str, int], keys: str) -> None:
    """Until 31 October 1991 the table alone is an answer with a note."""
    found = _fine(rows.facts(date(1990, 11, 1), 0, rows.count(**stated)))

    assert found.notes[0].startswith(keys)


def test_cost_of_imprisonment_until_1997() -> None:
    """Amend. 572: subsection (i), which added the cost of imprisonment, is told until 31 October 1997."""
    notes = [_fine(rows.facts(day)).notes for day in (date(1989, 10, 31), date(1997, 10, 31), date(1997, 11, 1))]

    assert [note[-1:] for note in notes] == [
        (f"§ {section}(i) adds an amount for the cost of imprisonment, probation or supervision.",)
        for section in ("5E4.2", "5E1.2")
    ] + [()]


AMOUNTS = st.none() | st.integers(0, 10_000_000)


@given(
    st.dates(FIRST_DAY, LAST_DAY),
    st.integers(1, 43),
    st.lists(
        st.builds(rows.count, pecuniary_gain=AMOUNTS, pecuniary_loss=AMOUNTS, maximum_fine=AMOUNTS),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(("1988", "2014", "2015-11", "2020")),
)
def test_minimum_is_never_above_the_maximum(day: date, level: int, counts: list[rows.Count], ended: str) -> None:
    """§ 5E1.2: whatever the gain, the loss and the statute, the fine range is a range."""
    found = _fine(rows.facts(day, 0, *counts, level=level, ended=PartialDate.parse(ended)))

    assert 0 < found.minimum <= found.maximum or any(each.maximum_fine == 0 for each in counts)
