"""Parts B to E together: one answer for all, plain data, and what holds in every edition."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter5 as rows
from tests.perturb import changed

from sentencing import offense_class
from sentencing.dated import Dated, Version
from sentencing.errors import SentencingError
from sentencing.manual import FIRST_DAY, LAST_DAY, Manual
from sentencing.manual.chapter5.convictions import Printed
from sentencing.manual.chapter5.options import PARTS_B_TO_E, Facts, options
from sentencing.manual.chapter5.probation import PROBATION, Probation, ProbationRule, Standing, Substitute
from sentencing.manual.chapter5.table import TABLE
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.terms import LIFE, CriminalHistoryCategory, OffenseLevel, Range
from sentencing.truth import Open

CHANGES = sorted({version.effective for section in PARTS_B_TO_E.values() for version in section.versions})


def test_every_section_has_rows_and_a_note() -> None:
    """Each section of the register is typed a second time, and begins with the first Manual."""
    assert list(PARTS_B_TO_E) == list(rows.ROWS) == list(rows.HISTORICAL_NOTES)
    assert {section.days[0] for section in PARTS_B_TO_E.values()} == {FIRST_DAY}
    assert [f"§ {number}" for number in PARTS_B_TO_E] == [section.name for section in PARTS_B_TO_E.values()]


def _asked(**more: object) -> Facts:
    return rows.facts(date(2018, 11, 1), 6, level=10, maxima=(24,), deportable=True, **more)


def test_one_answer_for_all() -> None:
    """Level 10, Category I, two years at most: what a presentence report would print under Part D."""
    assert rows.answered(options(_asked())) == {
        "probation": ("5B1.1(a)(2)", "with confinement"),
        "length": ("5B1.2(a)(1)", "12-60"),
        "confinement": (6, rows.ANYTHING),
        "ways": (
            ("5C1.1(c)(1)", 6, 0, ""),
            ("5C1.1(c)(2)", 1, 5, "community confinement or home detention"),
            ("5C1.1(c)(3)", 0, 6, "intermittent confinement or community confinement or home detention"),
        ),
        "imposed": ("5D1.1(c)", "ordinarily not"),
        "term": ("5D1.2(a)(3)", "12"),
        "release notes": (),
        "fine": ("5E1.2(c)(3)", 4000, 40000),
        "fine notes": (),
        "assessments": ("5E1.3", 100),
    }


def test_plain_data() -> None:
    """``to_dict`` gives numbers for months and dollars, citations as text, and what is open by itself."""
    data = options(_asked(ended=PartialDate.parse("2015"))).to_dict()

    assert json.loads(json.dumps(data)) == data
    assert data["probation"] == {
        "cite": "5B1.1(a)(2)",
        "standing": "with confinement",
        "months": {"minimum": 12, "maximum": 60},
        "months_cite": "5B1.2(a)(1)",
        "conditions": ["intermittent confinement", "community confinement", "home detention"],
        "confinement": 6,
        "because": "Zone B",
        "source": "App. C, amend. 462 (eff. 1992-11-01)",
    }
    assert data["fine"] == {
        "open": "count.ended: state when the offense ended; before 2015-11-01 the earlier Fine Table governs "
        "(§ 5E1.2(h)(1))"
    }


def test_plain_data_of_life_and_of_halves() -> None:
    """Life is the string ``"life"``, half of nine months the string ``"9/2"``, and nothing is null."""
    life = rows.facts(LAST_DAY, 360, cell=Range(LIFE, LIFE), range=Range(LIFE, LIFE), maxima=(LIFE,))
    half = rows.facts(date(2010, 10, 31), 9)

    assert options(life).to_dict()["imprisonment"][0]["prison"] == "life"
    assert options(half).to_dict()["imprisonment"][1]["prison"] == "9/2"
    assert options(life).to_dict()["probation"]["months"] is None


def test_facts_need_a_maximum_and_a_date_for_each_count() -> None:
    """Facts that do not hang together are refused before anything is worked out."""
    with pytest.raises(SentencingError, match="1 counts need a maximum and a date each, not 2 and 1"):
        attrs.evolve(_asked(), maxima=(24, 24))


@frozen
class WithHomeDetentionAlone(Printed):
    """An edition with another text of § 5B1.1 laid over it."""

    def text(self, section: Dated[Any], /) -> Any:
        """The text laid over, or as printed."""
        return ProbationRule((Substitute.HOME,)) if section is PROBATION else super().text(section)

    def source(self, section: Dated[Any], /) -> str:
        """Whence it comes."""
        return "hypothetical" if section is PROBATION else super().source(section)


def test_text_that_a_user_lays_over_is_read() -> None:
    """An edition with another text of a section gives the answer of that text, and its source; the rest as printed."""
    asked = _asked()
    found, printed = options(asked, WithHomeDetentionAlone(asked.day)), options(asked)

    assert isinstance(found.probation, Probation)
    assert (found.probation.conditions, found.probation.source) == ((Substitute.HOME,), "hypothetical")
    assert attrs.evolve(found, probation=printed.probation) == printed
    assert options(asked, Manual.on(asked.day)) == printed


# What holds in every edition


COUNTS = st.builds(
    rows.count,
    minimum=st.sampled_from((None, None, None, 1, 60)),
    consecutive=st.sampled_from((None, None, None, 60)),
    kinds=st.sampled_from((None, frozenset(), frozenset((Kind.SEX_OFFENSE,)), frozenset((Kind.NATIONAL_SECURITY,)))),
    release_minimum=st.sampled_from((None, None, 12, 60)),
    maximum_fine=st.sampled_from((None, None, 300_000, 1_000_000)),
    pecuniary_gain=st.sampled_from((None, 0, 70_000)),
)
ENDS = st.sampled_from(("1988-05", "1988", "1996-05", "2014", "2015", "2020")).map(PartialDate.parse)
MAXIMA = st.sampled_from((None, LIFE, 300, 240, 120, 60, 24, 12, 6))
DAYS = st.sampled_from(CHANGES) | st.dates(FIRST_DAY, LAST_DAY)


@st.composite
def cases(draw: st.DrawFn, day: date | None = None) -> Facts:
    """Facts of some cell of the Table of some edition."""
    on = day or draw(DAYS)
    level, category = draw(st.integers(1, 43)), draw(st.sampled_from(CriminalHistoryCategory))
    cell = TABLE.on(on).range(level, category)
    counts = tuple(draw(st.lists(COUNTS, min_size=1, max_size=3)))
    return Facts(
        on,
        OffenseLevel(level),
        cell,
        cell,
        TABLE.on(on).zone(level, category),
        counts,
        tuple(draw(MAXIMA) for _ in counts),
        tuple(draw(ENDS) for _ in counts),
        draw(st.sampled_from((None, True, False))),
        draw(st.booleans()),
    )


@given(cases(), st.data())
def test_edition_is_constant_between_its_changes(asked: Facts, data: st.DataObject) -> None:
    """Two days between which no section changed have one answer; the zone of the cell is a fact here."""
    since = max(day for day in CHANGES if day <= asked.day)
    until = min((day for day in CHANGES if asked.day < day), default=LAST_DAY + timedelta(days=1))
    other = data.draw(st.dates(since, until - timedelta(days=1)))

    assert options(asked) == options(attrs.evolve(asked, day=other))


@given(cases())
def test_answers_are_plain_data(asked: Facts) -> None:
    """Whatever the facts, the answers are written as JSON, and every open one says what is missing."""
    data = options(asked).to_dict()
    opens = list(_opens(data))

    assert json.loads(json.dumps(data)) == data
    assert all(because and ":" in because for because in opens)


def _opens(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if "open" in data:
            yield data["open"]
        for each in data.values():
            yield from _opens(each)


@given(cases(), st.integers(0, 60))
def test_longer_minimum_never_gives_more_ways(asked: Facts, more: int) -> None:
    """§ 5C1.1: as the minimum rises, ways to satisfy it are lost, and none needs less imprisonment than before.

    A minimum of zero has nothing to satisfy, and so the one way of Zone A.
    """
    asked = attrs.evolve(asked, counts=(rows.count(),) * len(asked.counts))
    cells = [cell for row in TABLE.on(asked.day).cells for cell in row]
    longer = [cell for cell in cells if cell.minimum >= asked.cell.minimum]
    cell = longer[more % len(longer)]
    bounds = TABLE.on(asked.day).zones
    other = attrs.evolve(asked, cell=cell, range=cell, zone=bounds and bounds.zone(cell.minimum))
    before, after = (options(each).imprisonment for each in (asked, other))

    assert not asked.cell.minimum or len(after) <= len(before)
    assert min(way.prison for way in after) >= min(way.prison for way in before)


@given(cases())
def test_each_way_satisfies_the_minimum(asked: Facts) -> None:
    """§ 5C1.1: imprisonment and what may stand for it make the minimum, and no way needs more than the minimum."""
    asked = attrs.evolve(asked, minimum_binds=False)
    for way in options(asked).imprisonment:
        if asked.range.minimum is LIFE:
            assert (way.prison, way.substitute) == (LIFE, 0)
        else:
            assert way.prison + way.substitute == asked.range.minimum
            assert bool(way.substitute) <= bool(way.by)


@given(cases())
def test_probation_and_the_way_by_it_agree(asked: Facts) -> None:
    """§§ 5B1.1(a)(2) and 5C1.1(c): probation with confinement is authorised where it may satisfy the minimum."""
    found = options(asked)
    by_probation = [way for way in found.imprisonment if way.prison == 0 and way.by]
    if isinstance(found.probation, Open):
        assert [bool(way.asks) for way in by_probation] in ([], [True])
    else:
        assert bool(by_probation) is (found.probation.standing is Standing.WITH_CONFINEMENT)
        assert not any(way.asks for way in by_probation)


@given(cases())
def test_zone_c_and_d_have_no_way_without_prison(asked: Facts) -> None:
    """§ 5C1.1(d), (f): above Zone B, or above six months before there were zones, some imprisonment is needed."""
    found = options(asked)
    if isinstance(found.probation, Probation) and str(found.probation.cite) == "5B1.1(a)":
        assert all(way.prison for way in found.imprisonment)


# The law, changed by one wherever it can be


SURVIVORS = {
    f"5E1.2 2015-11-01.text.offense_date.as_on 2014-11-01 -> 2014-{day}": "the text of 1997 stood on that day too"
    for day in ("11-02", "10-31")
}
"""Changes that nothing can notice, each with its reason."""


def _unnoticed(number: str) -> Iterator[str]:
    """Every version of a section with one number, date or switch changed, that no row and no note notices."""
    section = PARTS_B_TO_E[number]
    for index, version in enumerate(section.versions):
        later = section.versions[index + 1 : index + 2]
        day = later[0].effective - timedelta(days=1) if later else LAST_DAY
        for path, new in changed(version):
            if not _notices(number, section, (*section.versions[:index], new, *section.versions[index + 1 :]), day):
                yield f"{number} {version.effective}{path}"


def _notices(number: str, section: Dated[Any], versions: tuple[Version[Any], ...], day: date) -> bool:
    kept = section.versions, section.days
    object.__setattr__(section, "versions", versions)
    object.__setattr__(section, "days", tuple(version.effective for version in versions))
    try:
        if rows.historical_note(number) != rows.HISTORICAL_NOTES[number]:
            return True
        return not all(row.holds(day) for row in rows.ROWS[number](day))
    except Exception:  # noqa: BLE001 - law that breaks the calculation does not go unnoticed
        return True
    finally:
        for name, value in zip(("versions", "days"), kept, strict=True):
            object.__setattr__(section, name, value)


@pytest.mark.parametrize("number", PARTS_B_TO_E)
def test_no_change_of_the_law_goes_unnoticed(number: str) -> None:
    """Every number, date and switch of every version, moved by one, fails a row; but for those listed with a reason."""
    assert [name for name in SURVIVORS if name.startswith(number)] == list(_unnoticed(number))


def test_no_change_of_the_classes_goes_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the cut-offs of 18 U.S.C. 3559(a), and for what is not known of them."""
    assert rows.classes_agree()
    assert rows.unsettled_agrees()
    for name, agrees in (("CUT_OFFS", rows.classes_agree), ("UNSETTLED", rows.unsettled_agrees)):
        for path, new in changed(getattr(offense_class, name)):
            with monkeypatch.context() as patched:
                patched.setattr(offense_class, name, new)
                assert not agrees(), f"{name}{path}"
