"""Counts of conviction and findings: what cannot be true does not construct, and what is not stated stays open."""

import math
import re
from datetime import date

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from sentencing.cite import Cite
from sentencing.counts import Adjustments, Count, CountGroup, Stated, refuse_unless_ordered
from sentencing.effects import Add, AtLeast, AtMost, Become, Effect
from sentencing.errors import CaseFileError, SentencingError
from sentencing.partial import PartialDate
from sentencing.prior import Kind
from sentencing.terms import LIFE, Term

on = PartialDate.parse

CITES = st.builds(
    Cite,
    st.sampled_from(["2L1.2", "2D1.1", "3B1.2"]),
    st.lists(st.sampled_from(["(a)", "(1)", "(ii)"]), max_size=4).map("".join),
)
EFFECTS: st.SearchStrategy[Effect | None] = st.one_of(
    st.none(),
    st.integers(-99, 99).filter(bool).map(Add),
    st.integers(0, 99).map(Become),
    st.integers(0, 99).map(AtLeast),
    st.integers(0, 99).map(AtMost),
)


def exactly(message: str) -> str:
    """A pattern that matches the whole message."""
    return f"^{re.escape(message)}$"


# Findings


@given(CITES, EFFECTS)
def test_a_finding_reads_back(cite: Cite, effect: Effect | None) -> None:
    """Writing a finding and reading it gives the same citation and effect."""
    assert Stated(cite, effect) == Stated.parse(str(Stated(cite, effect)))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("2L1.2(b)(1)(A)(ii)", Stated(Cite("2L1.2", "(b)(1)(A)(ii)"))),
        ("U.S.S.G. § 2L1.2(b)(1)(A)(ii) +12", Stated(Cite("2L1.2", "(b)(1)(A)(ii)"), Add(12))),
        ("2D1.1 = 32", Stated(Cite("2D1.1"), Become(32))),
        ("3B1.2(b)-2", Stated(Cite("3B1.2", "(b)"), Add(-2))),
        ("4B1.1(b) >= 34", Stated(Cite("4B1.1", "(b)"), AtLeast(34))),
        ("2D1.1(a)(5) <= 30", Stated(Cite("2D1.1", "(a)(5)"), AtMost(30))),
    ],
)
def test_how_findings_are_read(text: str, finding: Stated) -> None:
    """A citation as a presentence report recites it, and an effect where one is stated too."""
    assert finding == Stated.parse(text)


@pytest.mark.parametrize("text", ["", "+2", "a minor role", "3B1.2(b) -2 levels", "3B1.2(b) +0", "3B1.2(b) minus 2"])
def test_what_is_no_finding_is_refused(text: str) -> None:
    """A text that is no citation, or whose effect is none, is refused."""
    with pytest.raises(SentencingError, match=r"is no citation|is no effect|adds nothing"):
        Stated.parse(text)


# Counts


def test_an_offense_ends_after_it_began() -> None:
    """An offense may begin and end on one day, or on days that may be in order."""
    assert Count("2L1.2", began=on("2009-08-01"), ended=on("2009-08-01")).ended
    assert Count("2L1.2", began=on("2009-08-01"), ended=on("2009")).ended
    with pytest.raises(CaseFileError, match=exactly("ended: 2009-07 is before `began` (2009-08)")):
        Count("2L1.2", began=on("2009-08"), ended=on("2009-07"))


def test_removals_come_before_the_offense_ended() -> None:
    """One cannot be found in the country before the removal that one returned from; every removal is looked at."""
    assert Count("2L1.2", ended=on("2009"), removals=(on("2002"), on("2009"))).removals
    assert Count("2L1.2", ended=on("2009"), removals=()).removals == ()
    assert Count("2L1.2", removals=(on("2010"),)).removals
    with pytest.raises(CaseFileError, match=exactly("ended: 2009 is before `removals` (2010-01-01)")):
        Count("2L1.2", ended=on("2009"), removals=(on("2002"), on("2010-01-01")))


def test_an_order_of_removal_comes_before_the_offense_ended() -> None:
    """One cannot return from a removal that was not yet ordered."""
    assert Count("2L1.2", ended=on("2009"), first_removal_order=on("2009-12-31")).first_removal_order
    with pytest.raises(CaseFileError, match=exactly("ended: 2009 is before `first_removal_order` (2010-01-01)")):
        Count("2L1.2", ended=on("2009"), first_removal_order=on("2010-01-01"))


@pytest.mark.parametrize(
    ("began", "ended", "expected"),
    [
        ("2004-06", None, on("2004-06")),
        ("2004-06", "2009-08-01", on("2004-06")),
        ("2009", "2009-08-01", PartialDate(date(2009, 1, 1), date(2009, 8, 1))),
        (None, "2009-08", PartialDate.not_after(date(2009, 8, 31))),
        (None, None, None),
    ],
)
def test_an_offense_began_no_later_than_it_ended(began: str | None, ended: str | None, expected: object) -> None:
    """The beginning as stated, cut off at the end; only an end bounds it from above; nothing stated is no date."""
    count = Count("2L1.2", began=on(began) if began else None, ended=on(ended) if ended else None)

    assert expected == count.commencement


# The guideline


@pytest.mark.parametrize("written", ["2L1.2", " 2L1.2 ", "§ 2L1.2", "§2L1.2", "U.S.S.G. § 2L1.2", "USSG 2L1.2"])
def test_a_guideline_is_its_number(written: str) -> None:
    """However a section is cited, a count and a Group hold the number alone."""
    assert (Count(written).guideline, CountGroup("A", guideline=written, found=()).guideline) == ("2L1.2", "2L1.2")


def test_a_guideline_may_be_any_section_of_the_manual() -> None:
    """A number of any chapter is a section; whether it gives a level is for the calculation to say."""
    assert [Count(f"{chapter}C2.4").guideline[0] for chapter in range(1, 9)] == list("12345678")


@pytest.mark.parametrize(
    "written", ["", "2L1", "L1.2", "9A1.1", "2L1.2(b)", "2L1.123", "2l1.2", "2L\u0661.2", "illegal reentry"]
)
def test_what_is_no_section_is_no_guideline(written: str) -> None:
    """A count needs a section of the Manual, written as the Manual writes it."""
    with pytest.raises(
        CaseFileError,
        match=exactly(f"guideline: {written!r} is no section of the Manual; write its number, such as '2L1.2'"),
    ):
        Count(written)


def test_a_long_text_for_a_guideline_is_cut_in_the_message() -> None:
    """A message stays in one line, whatever stands where a section belongs."""
    with pytest.raises(CaseFileError, match=rf"^guideline: '{'x' * 60}' is no section"):
        Count("x" * 5000)


# Terms and money


def test_limits_are_terms() -> None:
    """Maximum, minimum, consecutive term and the bounds of supervised release are months or life; none is unstated."""
    terms = ("maximum", "minimum", "consecutive", "release_minimum", "release_maximum")
    count = Count("2D1.1", maximum=LIFE, minimum=120, consecutive=60, release_minimum=48, release_maximum=LIFE)

    assert [getattr(count, name) for name in terms] == [LIFE, 120, 60, 48, LIFE]
    assert {getattr(Count("2D1.1"), name) for name in terms} == {None}


@pytest.mark.parametrize("name", ["maximum", "minimum", "consecutive", "release_minimum", "release_maximum"])
@pytest.mark.parametrize("term", [-1, 2.5, True, "life", "20 years"])
def test_what_is_no_term_does_not_construct(name: str, term: Term) -> None:
    """A limit that is no number of months from 0 up, nor life, is refused; texts are for the case file to read."""
    with pytest.raises(SentencingError, match=r"months from 0 up, or LIFE"):
        Count("2D1.1", **{name: term})


@pytest.mark.parametrize(
    ("key", "most", "least_key", "least"),
    [
        ("maximum", 59, "minimum", 60),
        ("maximum", 240, "minimum", LIFE),
        ("release_maximum", 35, "release_minimum", 36),
        ("release_maximum", 60, "release_minimum", LIFE),
    ],
)
def test_no_maximum_is_below_its_minimum(key: str, most: int, least_key: str, least: Term) -> None:
    """The limits of imprisonment, and those of supervised release, stand in order; equal ones do, and one alone."""
    assert Count("2D1.1", **{key: least, least_key: least})
    assert Count("2D1.1", **{key: most})
    assert Count("2D1.1", **{least_key: least})
    with pytest.raises(CaseFileError, match=exactly(f"{key}: {most} is below the {least_key}, {least} (months)")):
        Count("2D1.1", **{key: most, least_key: least})


def test_the_two_pairs_of_limits_are_apart() -> None:
    """A term of supervised release has nothing to do with one of imprisonment."""
    count = Count("2D1.1", maximum=12, minimum=6, release_minimum=36, release_maximum=60)

    assert (count.maximum, count.release_minimum) == (12, 36)


MAYBE_TERMS = st.none() | st.integers(0, 9) | st.just(LIFE)


@given(MAYBE_TERMS, MAYBE_TERMS)
def test_limits_are_refused_only_where_the_most_is_less_than_the_least(most: Term | None, least: Term | None) -> None:
    """Whatever the two, they are refused exactly where both are stated, and in the wrong order."""
    stated = [math.inf if term is LIFE else term for term in (most, least) if term is not None]

    if sorted(stated, reverse=True) == stated:
        refuse_unless_ordered("most", most, "least", least)
    else:
        with pytest.raises(CaseFileError, match=exactly(f"most: {most} is below the least, {least} (months)")):
            refuse_unless_ordered("most", most, "least", least)


# What else a count may say


def test_a_count_adds_no_fact() -> None:
    """Of a count that states only its guideline everything is open, and no adjustment is found."""
    unstated = {field.name for field in fields(Count)} - {"guideline", "adjustments"}

    assert {getattr(Count("2D1.1"), name) for name in unstated} == {None}
    assert Count("2D1.1").adjustments == ()


def test_none_is_not_the_same_as_not_stated() -> None:
    """`kinds = []` says that the offense is of no kind; no `found` is not the finding that nothing applies."""
    assert Count("2D1.1", kinds=frozenset()) != Count("2D1.1")
    assert Count("2D1.1", found=()) != Count("2D1.1")


def test_a_count_is_a_value() -> None:
    """Equal counts are equal keys, and no fact of one can be changed."""
    count = Count("§ 2D1.1", kinds=frozenset({Kind.CONTROLLED_SUBSTANCE}), adjustments=(Stated.parse("3B1.1(c)"),))

    assert len({count, evolve(count, guideline="2D1.1"), evolve(count, group="A")}) == 2
    with pytest.raises(FrozenInstanceError):
        count.group = "B"


# Groups and adjustments


def test_a_group_may_state_its_level_or_only_its_rule() -> None:
    """A Group has a letter; its rule, its guideline and its level may be found or not."""
    aggregate = CountGroup("A", Cite("3D1.2", "(d)"), "2B1.1", (Stated.parse("2B1.1 = 7"),))

    assert (CountGroup("A").rule, CountGroup("A").guideline, CountGroup("A").found) == (None, None, None)
    assert (aggregate.rule, aggregate.guideline, aggregate.found) == (
        Cite("3D1.2", "(d)"),
        "2B1.1",
        (Stated(Cite("2B1.1"), Become(7)),),
    )


def test_what_chapter_three_asks_is_open_until_it_is_stated() -> None:
    """Whether § 3B1.3 rests on a skill alone, and whether death resulted, is neither yes nor no by default."""
    assert (Adjustments().found, Adjustments().special_skill, Adjustments().death_resulted) == ((), None, None)
    assert Adjustments(special_skill=False) != Adjustments()


# A count outside the levels, and a Group


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"group": " "}, "group: a Group has a letter, such as 'A'"),
        ({"maximum_fine": -1}, "maximum_fine: -1 is no number of dollars from 0 up"),
        ({"pecuniary_gain": -5}, "pecuniary_gain: -5 is no number of dollars from 0 up"),
        ({"consecutive": 0}, "consecutive: a term that a statute fixes is more than 0 months"),
        (
            {"consecutive": 60, "group": "A"},
            "group: a count with a `consecutive` term stands outside the levels (§ 3D1.1); leave `group` out",
        ),
        (
            {"consecutive": 60, "found": (Stated.parse("2K2.4 = 20"),)},
            "found: a count with a `consecutive` term stands outside the levels (§ 3D1.1); leave `found` out",
        ),
    ],
)
def test_a_count_that_cannot_be(facts: dict[str, object], says: str) -> None:
    """A letter is a letter, dollars are not negative, and a consecutive term has no level beside it."""
    with pytest.raises(CaseFileError, match=exactly(says)):
        Count("2K2.4", **facts)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"letter": ""}, "group: a Group has a letter, such as 'A'"),
        ({"rule": Cite("3D1.4")}, "rule: § 3D1.4 groups no counts; write one of "),
        ({"guideline": "2D1.1"}, "guideline: the guideline of a Group is that of its `found`, which is not stated"),
    ],
)
def test_a_group_that_cannot_be(facts: dict[str, object], says: str) -> None:
    """A letter, one of the rules of § 3D1.2, and a guideline only for a level found for the whole."""
    with pytest.raises(CaseFileError, match=f"^{re.escape(says)}"):
        CountGroup(**{"letter": "A", **facts})


def test_the_guideline_of_a_group_is_a_section() -> None:
    """A word in the place of its number is refused, as it is of a count."""
    with pytest.raises(CaseFileError, match=r"^guideline: 'fraud' is no section of the Manual"):
        CountGroup("A", guideline="fraud", found=())


@pytest.mark.parametrize("key", ["maximum_fine", "pecuniary_gain", "pecuniary_loss"])
def test_dollars_that_are_no_whole_number_are_named(key: str) -> None:
    """The refusal names the one of the three that it is about."""
    with pytest.raises(SentencingError, match=key):
        Count("2B1.1", **{key: 1.5})
