"""An edition is a date: the sections of each, conformance of their histories, findings, and adjusting by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows
from tests.cases import TURNS, edition_pairs
from tests.typed_again import HISTORICAL_NOTES

from sentencing import calculate
from sentencing.case import Acceptance, Case, EarlyDisposition, History
from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, Stated
from sentencing.duration import Duration
from sentencing.effects import Add, AtLeast, AtMost, Become
from sentencing.errors import CaseFileError, Contradiction, NotInForce, NotModelled, SentencingError, Undetermined
from sentencing.ledger import Finding
from sentencing.manual import EFFECTIVE_DAYS, FIRST_DAY, LAST_DAY, NEWEST_EDITION, SECTIONS, Manual
from sentencing.manual.in_force import UNREAD
from sentencing.partial import PartialDate
from sentencing.prior import Grade, Kind, Prior

DAY = timedelta(days=1)
TODAY = Manual.on(NEWEST_EDITION)
IN_2009 = Manual.on(date(2009, 11, 1))
IN_2012 = Manual.on(date(2012, 11, 1))


# Conformance: every section, every version


@pytest.mark.parametrize("number", SECTIONS)
def test_versions_ascend_from_1987_or_from_an_amendment(number: str) -> None:
    """A section's history ascends; it starts with the original text of 1987, or with the amendment that made it."""
    versions = SECTIONS[number].versions

    assert all(one.effective < two.effective for one, two in pairwise(versions))
    assert (versions[0].effective == FIRST_DAY) == (versions[0].amendment is None)
    assert all(version.amendment is not None for version in versions[1:])
    assert all(version.effective <= NEWEST_EDITION for version in versions)


@pytest.mark.parametrize("number", SECTIONS)
def test_versions_are_those_of_the_historical_note(number: str) -> None:
    """Each version's date and amendment are those that the section's historical note names."""
    assert HISTORICAL_NOTES[number] == rows.historical_note(number)


def test_reentry_has_its_twenty_dates() -> None:
    """§ 2L1.2 was made in 1987 and amended nineteen times, to 2025."""
    dates = [version.effective for version in SECTIONS["2L1.2"].versions]

    assert list(rows.EDITIONS_OF_REENTRY) == dates
    assert len(dates) == 20


VERSIONS = [(number, version.effective) for number, section in SECTIONS.items() for version in section.versions]


@pytest.mark.parametrize(("number", "effective"), VERSIONS, ids=[f"{number}-{day}" for number, day in VERSIONS])
def test_both_sides_of_each_effective_date(number: str, effective: date) -> None:
    """A version holds from its day on, and on the day before the one before it held, or none."""
    section = SECTIONS[number]
    index = [version.effective for version in section.versions].index(effective)

    assert section.versions[index] is section.version(effective)
    if index:
        assert section.versions[index - 1] is section.version(effective - DAY)
    else:
        with pytest.raises((NotInForce, NotModelled), match=str(effective)):
            section.version(effective - DAY)


def test_effective_days_are_every_day_on_which_something_changed() -> None:
    """The days on which an edition turns are exactly the effective dates of all the sections."""
    days = {day for note in HISTORICAL_NOTES.values() for day, _ in note}

    assert sorted(days) == list(EFFECTIVE_DAYS)


# An edition is a date


@pytest.mark.parametrize("day", [FIRST_DAY - DAY, LAST_DAY + DAY, date.min, date.max], ids=str)
def test_no_edition_beyond_those_encoded(day: date) -> None:
    """Before the first Manual and after the newest one encoded there is none, and the message names the nearest."""
    nearest = FIRST_DAY if day < FIRST_DAY else NEWEST_EDITION
    with pytest.raises(NotModelled, match=f"name it as the manual: {nearest}$"):
        Manual.on(day)


@given(edition_pairs())
def test_between_effective_days_the_text_is_the_same(days: tuple[date, date]) -> None:
    """Two days with no effective day between them have one text, in either order."""
    one, two = map(Manual.on, days)

    assert one.same_text(two)
    assert two.same_text(one)
    assert one.table is two.table


@pytest.mark.parametrize("day", EFFECTIVE_DAYS[1:], ids=str)
def test_across_an_effective_day_the_text_differs(day: date) -> None:
    """An effective day parts the text of the day before from its own."""
    before, after = Manual.on(day - DAY), Manual.on(day)

    assert not before.same_text(after)
    assert not after.same_text(before)


def test_a_section_not_modelled() -> None:
    """A section that the library has not written down is refused with the list of those that it has."""
    with pytest.raises(NotModelled, match=r"§ 2D1.1 is not modelled; modelled are 2L1.2"):
        TODAY["2D1.1"]


@pytest.mark.parametrize(("day", "number"), [(date(2020, 1, 1), "3F1.1"), (date(2026, 1, 1), "5K3.1")], ids=str)
def test_a_section_not_in_force(day: date, number: str) -> None:
    """§ 3F1.1 had not begun in 2020, and § 5K3.1 was deleted in 2025."""
    with pytest.raises(NotInForce, match=number):
        Manual.on(day)[number]


def test_a_section_that_prints_no_provisions() -> None:
    """Points and acceptance are worked by rules of their own, § 4A1.2 is numbers, and the Table is cells."""
    assert [TODAY[number].provisions for number in ("3E1.1", "4A1.1", "4A1.2", "5A")] == [()] * 4


def test_a_provision_found_by_pinpoint() -> None:
    """A provision is taken from an edition by its pinpoint, with its effect and the amendment that made it."""
    provision = IN_2009["2L1.2"]["(b)(1)(A)(ii)"]

    assert (Cite("2L1.2", "(b)(1)(A)(ii)"), Add(16)) == (provision.cite, provision.effect)
    assert provision.source == "App. C, amend. 722 (eff. 2008-11-01)"


def test_one_citation_with_two_effects() -> None:
    """From 2011 to 2016 a citation prints two increases: the first stands alone, or the effect chooses."""
    reentry = IN_2012["2L1.2"]

    assert [Add(16), Add(12)] == [reentry[f"(b)(1)(A)(ii){effect}"].effect for effect in ("", " +12")]


@pytest.mark.parametrize("pinpoint", ["(b)(3)(A)", "(b)(1)(A)(ii) +12", "(c)"])
def test_a_provision_that_the_edition_does_not_print(pinpoint: str) -> None:
    """A provision, or an effect, of another edition is refused, and the message names this one."""
    with pytest.raises(NotInForce, match=r"the Manual in effect on 2009-11-01 prints no § 2L1\.2"):
        IN_2009["2L1.2"][pinpoint]


# Adjusting by hand


def test_adjustments_compose_as_in_a_worksheet() -> None:
    """8, and 16 for a crime of violence, less 3 for acceptance, less 2 for early disposition: 19/II is 33-41."""
    reentry = IN_2009["2L1.2"]
    ledger = IN_2009.adjust(
        reentry["(a)"], reentry["(b)(1)(A)(ii)"], Acceptance(motion=True), EarlyDisposition(levels=2)
    )

    assert [step.before for step in ledger.steps] == [0, 8, 24, 22, 21]
    assert ledger.offense_level == 19
    assert str(IN_2009.table.range(ledger.offense_level, "II")) == "33-41"


findings = st.builds(
    Finding,
    st.builds(Cite, st.sampled_from(("3A1.1", "3B1.1", "3C1.1"))),
    st.integers(-6, 6).filter(bool).map(Add),
    st.just("found"),
)
floors = st.builds(
    Finding,
    st.just(Cite("3A1.3")),
    st.builds(AtLeast, st.integers(1, 43)) | st.builds(AtMost, st.integers(1, 43)),
    st.just("found"),
)
start = Finding(Cite("2K2.1"), Become(20), "as stated")


@given(st.sampled_from(TURNS), st.lists(findings, max_size=5), st.data())
def test_adding_commutes(day: date, added: list[Finding], data: st.DataObject) -> None:
    """Where the law only adds, order does not matter to the level."""
    book = Manual.on(day)
    shuffled = data.draw(st.permutations(added))

    assert book.adjust(start, *added).total == book.adjust(start, *shuffled).total
    assert 20 + sum(finding.effect.number for finding in added) == book.adjust(start, *added).total


@given(st.sampled_from(TURNS), st.lists(findings | floors, max_size=5), st.integers(0, 5))
def test_adjusting_in_two_goes_is_adjusting_in_one(day: date, entered: list[Finding], cut: int) -> None:
    """Folding a first part and then the rest onto it gives the very ledger of folding the whole."""
    book = Manual.on(day)
    first = book.adjust(start, *entered[:cut])

    assert book.adjust(start, *entered) == book.adjust(*entered[cut:], start=first)


def test_floors_do_not_commute() -> None:
    """§ 3A1.4 raises to level 32 at its place: an adjustment before it is swallowed, one after it is not."""
    floor = Finding(Cite("3A1.4"), AtLeast(32), "terrorism")
    role = Finding(Cite("3B1.1"), Add(4), "leader")

    assert TODAY.adjust(start, floor, role).total == 36
    assert TODAY.adjust(start, role, floor).total == 32


def test_the_level_16_test_does_not_commute() -> None:
    """§ 3E1.1(b) asks for level 16 before (a): a minor role taken first loses the third level."""
    sixteen = Finding(Cite("2K2.1"), Become(16), "as stated")
    minor = TODAY["3B1.2"]["(b)"]
    moved = Acceptance(motion=True)

    assert TODAY.adjust(sixteen, minor, moved).total == 16 - 2 - 2
    assert TODAY.adjust(sixteen, moved, minor).total == 16 - 3 - 2


# Findings


def _found(*found: str, section: str = "2L1.2", **facts: object) -> Case:
    return Case((Count(section, found=tuple(map(Stated.parse, found))),), **facts)


def _level(case: Case, manual: Manual) -> int:
    return calculate(case, manual=manual).counts[0].total


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        pytest.param(
            ["2L1.2(b)(2)(A)"], NotInForce, "2009-11-01 prints no § 2L1.2\\(b\\)\\(2\\)\\(A\\)", id="another edition's"
        ),
        pytest.param(["2L1.2(b)(1)(C) +12"], NotInForce, "prints no", id="another effect"),
        pytest.param(["2L1.2(b)(1)"], Undetermined, "names several increases; cite one of", id="too coarse"),
        pytest.param(["2D1.1(a)"], CaseFileError, "no provision of the guideline of the count", id="another section's"),
    ],
)
def test_findings_refused(found: list[str], kind: type[SentencingError], words: str) -> None:
    """A finding must name one provision that the edition prints, in the guideline of the count."""
    with pytest.raises(kind, match=words):
        calculate(_found(*found), manual=IN_2009)


def test_a_section_not_modelled_needs_its_result() -> None:
    """A guideline that is not modelled is applied as stated: its level first, then each effect."""
    assert _level(_found("2K2.1(a)(3) = 22", "2K2.1(b)(4) +4", section="2K2.1"), IN_2009) == 26
    for found in ((), ("2K2.1(b)(4) +4",), ("2K2.1(a)(3)",)):
        with pytest.raises(NotModelled, match=r"'2K2\.1 = 24'"):
            calculate(_found(*found, section="2K2.1"), manual=IN_2009)
    with pytest.raises(SentencingError, match=r"2K2.1\(b\)\(4\) is not modelled"):
        calculate(_found("2K2.1 = 22", "2K2.1(b)(4)", section="2K2.1"), manual=IN_2009)


def test_a_stated_result_of_a_modelled_section() -> None:
    """A whole result may be stated even for § 2L1.2; its effects are then taken as they are."""
    assert _level(_found("2L1.2 = 21"), IN_2009) == 21


FELONY = Prior(
    kinds=frozenset({Kind.CRIME_OF_VIOLENCE}),
    grade=Grade.FELONY,
    sentenced=PartialDate.parse("2004-02-01"),
    imposed=Duration(24),
    released=PartialDate.parse("2005-06-01"),
)


def _facts(*found: str) -> Case:
    count = Count(
        "2L1.2",
        began=PartialDate.parse("2009-01-01"),
        removals=(PartialDate.parse("2005-07-01"),),
        found=tuple(map(Stated.parse, found)),
    )
    return Case((count,), priors=(FELONY,))


def test_findings_and_facts_that_agree() -> None:
    """Beside facts that decide, findings of the same total stand."""
    assert _level(_facts("2L1.2(b)(1)(A)(ii)"), IN_2009) == 24


def test_findings_and_facts_that_disagree() -> None:
    """Beside facts that decide otherwise, a finding is a contradiction that shows both."""
    with pytest.raises(Contradiction, match=r"count.found gives level 12 .*the facts stated give level 24"):
        calculate(_facts("2L1.2(b)(1)(D)"), manual=IN_2009)


@pytest.mark.parametrize(("readings", "level"), [({}, 24), ({"found-tier-points-2011": "no"}, 20)], ids=["yes", "no"])
def test_a_bare_finding_of_2011_is_taken_with_points(readings: dict[str, str], level: int) -> None:
    """2011-16: a bare finding of (A) is the increase with points; the other reading takes that without."""
    case = _found("2L1.2(b)(1)(A)(ii)", history=History(points=3))

    assert level == calculate(case, manual=IN_2012, readings=readings).counts[0].total


# Chapter Three as found


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        ("2J1.7", NotModelled, r"2J1.7 is not modelled; state its effect"),
        ("3B1.1(d)", NotInForce, r"prints no § 3B1.1\(d\)"),
        ("3B1.2", Undetermined, r"takes in several provisions .* find one of '3B1.2\(a\) -4'"),
        ("3B1.1(a) +2", NotInForce, r"prints no § 3B1.1\(a\) \+2"),
    ],
)
def test_adjustments_refused(found: str, kind: type[SentencingError], words: str) -> None:
    """An adjustment as found must be modelled and printed, or state its effect."""
    with pytest.raises(kind, match=words):
        calculate(_found(adjustments=Adjustments((Stated.parse(found),))), manual=IN_2009)


def test_adjustments_that_state_their_effect() -> None:
    """The intermediate role of § 3B1.2 and a section not modelled are taken with the effects stated."""
    stated = Adjustments(tuple(map(Stated.parse, ("3B1.2 -3", "2J1.7 +3"))))
    steps = calculate(_found(adjustments=stated), manual=IN_2009).steps

    assert [str(step) for step in steps] == ["2L1.2(a) = 8", "2J1.7 +3", "3B1.2 -3"]


def test_a_section_that_works_from_facts_is_not_composed_by_pinpoint() -> None:
    """§ 3E1.1 is printed, and reads an Acceptance: the refusal says so, and never that it is not printed."""
    with pytest.raises(NotModelled, match=r"§ 3E1.1 is not composed by pinpoint; give its facts"):
        Manual.on(date(2009, 11, 1))["3E1.1"]["(a)"]


def test_what_is_no_adjustment_is_refused() -> None:
    """A text is no adjustment; the refusal names the four things that are."""
    with pytest.raises(SentencingError, match="is no adjustment: give a provision of the edition"):
        Manual.on(date(2009, 11, 1)).adjust("2L1.2")


def test_ones_own_finding_cites_a_provision_in_force() -> None:
    """A finding under a modelled section needs that section in force; under another it is taken as given."""
    book = Manual.on(date(2009, 11, 1))
    with pytest.raises(NotInForce, match=r"§ 3F1.1 is not in force on 2009-11-01"):
        book.adjust(Finding(Cite("3F1.1"), Add(-4), "one's own"))

    assert book.adjust(Finding(Cite("3A1.1", "(b)(1)"), Add(2), "vulnerable victim")).total == 2


def test_rules_print_themselves() -> None:
    """Every text of the law prints without an address in memory, so that two printouts can be compared."""
    texts = [version.text for section in SECTIONS.values() for version in section.versions]

    assert [text for text in texts if " at 0x" in repr(text)] == []


def test_of_what_is_laid_over_an_edition_the_text_is_needed() -> None:
    """A section may be replaced or taken out; where only a label is left of it, nothing is read from it."""
    book = Manual.on(date(2020, 1, 1))

    with pytest.raises(NotInForce, match="is not in force: § 5A: the reform takes it out"):
        book.laying("5A", None, "the reform").table  # noqa: B018 - read for its refusal
    with pytest.raises(
        NotModelled, match="of § 5A: the reform only the label is known; lay the text over the edition again"
    ):
        book.laying("5A", UNREAD, "the reform").table  # noqa: B018 - read for its refusal
    assert book.laying("5A", Manual.on(date(1990, 1, 1)).table, "the reform").table is Manual.on(date(1990, 1, 1)).table
