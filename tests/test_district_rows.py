"""What a comparison says of each district, and what the rows come to."""

from datetime import date
from typing import Any

import pytest
from tests.compared import ELIGIBLE, HOME, INELIGIBLE, UNKNOWN, ocampo_pineda, of, row, summary
from tests.stored import TESTS

from sentencing import compare, load_case
from sentencing.district_rows import (
    Alternative,
    hull,
    plain_difference,
)
from sentencing.programmes.benefits import LevelsOff, StatutoryCap
from sentencing.programmes.eligibility import Eligibility
from sentencing.terms import LIFE, Difference, OffenseLevel, Range

# A row


def test_a_row_of_one_alternative_is_that_alternative() -> None:
    """Where one thing is left, its benefit, level, range, difference and place of the sentence are the row's."""
    only = of(
        Range(33, 41),
        within=True,
        benefit=LevelsOff(2),
        offense_level=OffenseLevel(19),
        difference=Difference(-8, -10),
    )
    one = row("D. Idaho", only)

    assert (one.only, one.benefit, one.offense_level) == (only, LevelsOff(2), 19)
    assert (one.range, one.difference, one.sentence_within) == (Range(33, 41), Difference(-8, -10), True)


@pytest.mark.parametrize("number", [0, 2])
def test_of_a_row_of_none_or_several_nothing_is_known(number: int) -> None:
    """Nothing is told of what might be any of several, or is not worked at all."""
    several = row("D. Idaho", *[of(Range(33, 41), benefit=LevelsOff(2))] * number)

    assert several.only == Alternative()
    assert (several.benefit, several.offense_level, several.range) == (None, None, None)
    assert (several.difference, several.sentence_within) == (None, None)


@pytest.mark.parametrize(
    ("said", "exists"),
    [
        ({}, True),
        ({"recorded": False}, False),
        # For another day, or for none: no source tells of this one.
        ({"is_documented": False}, None),
        ({"recorded": False, "is_documented": False}, None),
    ],
)
def test_whether_there_was_a_programme(said: dict[str, bool], exists: object) -> None:
    """Yes or no where a source vouches for that day; a record of another day decides neither."""
    assert row("D. Idaho", **said).exists is exists


UNDOCUMENTED, UNKNOWN_TERMS = {"is_documented": False}, {"terms_known": False}


@pytest.mark.parametrize(
    ("said", "eligibility", "known"),
    [
        ({}, ELIGIBLE, True),
        ({}, UNKNOWN, True),
        (UNDOCUMENTED, ELIGIBLE, False),
        (UNDOCUMENTED, UNKNOWN, False),
        (UNKNOWN_TERMS, ELIGIBLE, False),
        (UNKNOWN_TERMS, UNKNOWN, False),
        # Who is not taken gets nothing, whatever the terms are, and wherever they held.
        (UNDOCUMENTED, INELIGIBLE, True),
        (UNKNOWN_TERMS, INELIGIBLE, True),
        # A documented absence gives nothing, and has no terms that could be known.
        ({"recorded": False, "terms_known": False}, INELIGIBLE, True),
    ],
)
def test_the_one_thing_is_told_where_it_is_known_for_that_day(
    said: dict[str, bool],
    eligibility: Eligibility,
    known: bool,
) -> None:
    """Terms of another day, unknown ones, and one man's offer are no answer; the benefit recorded is told."""
    only = of(Range(33, 41), within=True, benefit=LevelsOff(2), difference=Difference(-8, -10))
    one = row("D. Idaho", only, eligibility=eligibility, **said)

    assert one.only == (only if known else Alternative())
    assert (one.range, one.difference, one.sentence_within) == (
        (Range(33, 41), Difference(-8, -10), True) if known else (None, None, None)
    )
    assert one.benefit == LevelsOff(2)


@pytest.mark.parametrize(
    ("answers", "within"),
    [
        ([True, True], True),
        ([False, False], False),
        ([True, False], None),
        ([True, None], None),
        ([None, None], None),
        ([], None),
    ],
)
@pytest.mark.parametrize("said", [{}, UNDOCUMENTED, UNKNOWN_TERMS])
def test_of_several_alternatives_what_holds_of_all(
    answers: list[bool | None], within: object, said: dict[str, bool]
) -> None:
    """It lies within whichever it is, or within none; where the terms are not known for that day, neither is told."""
    several = row("D. Idaho", *[of(Range(33, 41 + each), within=place) for each, place in enumerate(answers)], **said)

    assert several.sentence_within is (None if said else within)


@pytest.mark.parametrize(
    ("alternatives", "greatest"),
    [
        ([], None),
        ([of(Range(60, 60))], 60),
        ([of(Range(60, 60)), of(Range(24, 24))], 60),
        ([of(Range(324, 405)), of(Range(360, LIFE))], LIFE),
        # Of terms that are not known the bound tells; and where one has neither, nothing is told.
        ([of(None, bound=Range(27, 51))], 51),
        ([of(Range(60, 60)), of(None)], None),
    ],
)
def test_the_longest_term_that_a_district_may_bring(alternatives: list[Alternative], greatest: object) -> None:
    """The highest maximum of all that it may bring, if all of it is known."""
    assert row("D. Idaho", *alternatives).greatest == greatest


def test_the_longest_term_under_at_most_so_many_levels() -> None:
    """Of terms unknown, at most four levels, no longest term is told: 27-51 is a bound, and what it is is not known."""
    disparity = ocampo_pineda("D. Idaho", "N.D. Ill.", on=date(2013, 6, 1), eligible_in=())

    assert [each.bound for each in disparity.rows] == [Range(27, 51)] * 2
    assert [each.greatest for each in disparity.rows] == [None, None]
    assert disparity.summary.exceeding == ()


@pytest.mark.parametrize(
    ("on", "greatest"),
    [
        # At most two levels off, on a day for which a source vouches, and on one for which none does.
        (date(2011, 12, 23), 51),
        (date(2011, 12, 24), None),
    ],
)
def test_the_longest_term_is_that_of_the_bound(on: date, greatest: int | None) -> None:
    """“At most” two may be none: the longest term in D. Idaho is the 51 months of 21/II, not the 41 of 19/II."""
    disparity = ocampo_pineda("D. Idaho", on=on)

    assert (disparity.rows[0].greatest, disparity.summary.exceeding) == (greatest, ())


def test_a_row_as_plain_data_repeats_its_only_alternative() -> None:
    """The keys of the interface, with what the record says, and null for what is not known."""
    plain = ocampo_pineda("W.D. Tex.").rows[0].to_dict()
    unknown = ocampo_pineda("D. Alaska").rows[0].to_dict()

    assert plain["benefit"] == {"type": "departure_levels", "levels": 1, "at_most": True}
    assert (plain["range"], plain["bound"]) == ({"minimum": 37, "maximum": 46}, {"minimum": 37, "maximum": 51})
    assert (plain["difference"], plain["offense_level"]) == ({"minimum": -4, "maximum": -5}, 20)
    assert (plain["district"], plain["programme"], plain["eligibility"]) == ("W.D. Tex.", "wdtex-2005", "eligible")
    assert (plain["sentence_within"], plain["exists"], plain["is_documented"], plain["terms_known"]) == (True,) * 4
    assert (plain["confidence"], plain["plea_to"]) == ("primary", None)
    assert "found or stipulated to be eligible" in plain["because"]
    assert {
        key: unknown[key] for key in ("programme", "exists", "benefit", "range", "bound", "note", "confidence")
    } == {**dict.fromkeys(("programme", "exists", "benefit", "range", "bound", "note", "confidence"))}
    assert (unknown["alternatives"], unknown["source"]) == ([], [])


def test_an_alternative_as_plain_data() -> None:
    """A cap: its benefit, who receives it, the plea, the outcome's name, and the range; nothing refused."""
    disparity = compare(load_case(TESTS.parent / "examples" / "banuelos-rodriguez.toml"), among=["S.D. Cal."])
    few = disparity.rows[0].alternatives[0].to_dict()

    assert few["benefit"] == StatutoryCap(60).to_dict()
    assert (few["who"], few["plea_to"]) == ("the few held to 8 U.S.C. 1326(b)", "8 U.S.C. 1326(b)")
    assert few["outcome"] == "a cap of 60 months"
    assert (few["range"], few["difference"]) == ({"minimum": 60, "maximum": 60}, {"minimum": -10, "maximum": -27})
    assert (few["bound"], few["refusal"], few["sentence_within"], few["harsher"]) == (None, None, False, False)
    assert Alternative().to_dict() == {**dict.fromkeys(few), "harsher": False}


def test_a_row_as_plain_data_tells_a_record_from_a_programme() -> None:
    """Mejia counts D.N.D. in August 2006: recorded; whether there was a programme in June 2010 is null."""
    plain = ocampo_pineda("D.N.D.").rows[0].to_dict()

    assert (plain["programme"], plain["recorded"], plain["exists"], plain["is_documented"]) == (
        "nd-2006",
        True,
        None,
        False,
    )
    assert plain["benefit"] == {"type": "terms_unknown", "most_levels": None}
    assert (plain["range"], plain["bound"], plain["sentence_within"]) == (None, None, None)
    assert [each["bound"] for each in plain["alternatives"]] == [{"minimum": 27, "maximum": 51}]


# Summary


def test_shares_count_the_eligible_with_the_sentence_inside() -> None:
    """Of three programmes two would take him, and the sentence lies within the range of one: a third."""
    inside, outside = of(Range(33, 41), within=True), of(Range(27, 33), within=False)
    answer = summary(
        row("D. Idaho", inside),
        row("D. Neb.", outside),
        row("S.D. Tex.", of(HOME, within=True), eligibility=INELIGIBLE),
        row("D. Utah", of(HOME, within=True), eligibility=INELIGIBLE, recorded=False),
        row("D. Alaska", eligibility=UNKNOWN, recorded=False, is_documented=False),
    )

    assert (answer.programmes, answer.documented, answer.eligible, answer.ineligible) == (3, 3, 2, 1)
    assert (answer.possible, answer.undecided) == (0, 0)
    assert (answer.sentence_within, answer.share_within) == (1, 1 / 3)
    assert (answer.spread, answer.is_least_share) == (Range(27, 51), False)


def test_a_count_by_a_source_takes_the_place_of_the_rows() -> None:
    """*Ramirez* counts sixteen and names four: one of sixteen is a least share."""
    answer = summary(row("D. Idaho", of(Range(33, 41), within=True)), count=16)

    assert (answer.programmes, answer.documented, answer.share_within, answer.is_least_share) == (16, 1, 0.0625, True)


@pytest.mark.parametrize(
    ("said", "complete", "least"),
    [
        ({}, True, False),
        ({}, False, True),
        ({"terms_known": False}, True, True),
        ({"terms_known": False, "eligibility": INELIGIBLE}, True, True),
        ({"eligibility": UNKNOWN}, True, True),
        ({"eligibility": INELIGIBLE}, True, False),
        # It may have run on, and is not one of those known of; whether they are all is for the caller to say.
        ({"is_documented": False}, False, True),
    ],
)
def test_a_share_is_a_least_share_while_anything_is_unknown(
    said: dict[str, Any],
    complete: bool,
    least: bool,
) -> None:
    """Terms that no source tells, takers of whom none tells, programmes that nobody counted: each may hold it too."""
    inside = of(Range(33, 41), within=True)
    answer = summary(row("D. Neb.", inside), row("D. Idaho", inside, **said), complete=complete)

    assert answer.is_least_share is least


@pytest.mark.parametrize(
    ("eligibility", "said", "undecided"),
    [
        (ELIGIBLE, {}, 0),
        (INELIGIBLE, {}, 0),
        (UNKNOWN, {}, 1),
        # What he would get is not known, and so not whether the sentence is within it.
        (ELIGIBLE, UNKNOWN_TERMS, 1),
        (INELIGIBLE, UNKNOWN_TERMS, 0),
        # None that is known of.
        (UNKNOWN, UNDOCUMENTED, 0),
        (UNKNOWN, {"recorded": False}, 0),
    ],
)
def test_of_whom_it_is_not_decided(eligibility: Eligibility, said: dict[str, bool], undecided: int) -> None:
    """Of the programmes known of, those that may take him and hold the sentence, for all that is known."""
    answer = summary(row("D. Idaho", of(Range(33, 41), within=True), eligibility=eligibility, **said))

    assert answer.undecided == undecided


@pytest.mark.parametrize(
    ("answers", "undecided", "within"),
    [([True, True], 0, 1), ([False, False], 0, 0), ([True, False], 1, 0), ([None], 1, 0)],
)
def test_what_all_alternatives_agree_on_is_decided(answers: list[bool | None], undecided: int, within: int) -> None:
    """Which of two benefits he would get is nothing to the share where the sentence lies in both, or in neither."""
    answer = summary(row("D. Idaho", *[of(Range(33, 41 + each), within=place) for each, place in enumerate(answers)]))

    assert (answer.undecided, answer.sentence_within) == (undecided, within)


def test_what_may_have_run_on_is_counted_apart() -> None:
    """Records of another day are no programmes known of: whom they are found to take no count tells."""
    inside = of(Range(33, 41), within=True)
    answer = summary(
        row("D. Idaho", inside),
        row("D. Neb.", inside, **UNDOCUMENTED),
        row("S.D. Tex.", of(HOME, within=True), eligibility=INELIGIBLE, **UNDOCUMENTED),
        row("D. Alaska", recorded=False, terms_known=False, **UNDOCUMENTED),
        complete=False,
    )

    assert (answer.programmes, answer.possible, answer.documented) == (1, 2, 1)
    assert (answer.eligible, answer.ineligible, answer.sentence_within) == (1, 0, 1)


@pytest.mark.parametrize("number", [1, 2])
def test_a_harsher_bargain_is_left_out(number: int) -> None:
    """Against 41-51 nobody asks for 45-60: it widens no spread, and a sentence in it is none that he would have had."""
    harsher = [of(Range(45, 60 + each), within=True, harsher=True) for each in range(number)]
    answer = summary(row("D. Idaho", *harsher))

    assert (answer.eligible, answer.spread, answer.sentence_within) == (1, HOME, 0)


def test_there_is_no_share_without_a_sentence_or_a_programme() -> None:
    """Nothing is divided by nothing, and no sentence lies nowhere."""
    without_a_sentence = summary(row("D. Idaho", of(Range(33, 41))), sentence=False)
    without_a_programme = summary()

    assert (without_a_sentence.sentence_within, without_a_sentence.share_within) == (None, None)
    assert (without_a_programme.sentence_within, without_a_programme.share_within) == (0, None)


@pytest.mark.parametrize(
    ("eligibility", "documented", "terms", "exceeds"),
    [
        # From 40 months a range may be 10 wide: 51 is 11 away. From 41 it is 10 wide, and 51 is 10 away.
        (ELIGIBLE, True, Range(30, 40), True),
        (ELIGIBLE, True, Range(33, 41), False),
        (UNKNOWN, True, Range(30, 40), True),
        (INELIGIBLE, True, Range(30, 40), False),
        (ELIGIBLE, False, Range(30, 40), False),
        (ELIGIBLE, True, Range(64, 80), True),
        (ELIGIBLE, True, None, False),
    ],
)
@pytest.mark.parametrize("terms_known", [True, False])
def test_districts_that_lie_further_apart_than_one_range_may(
    eligibility: Eligibility,
    documented: bool,
    terms: Range | None,
    exceeds: bool,
    terms_known: bool,
) -> None:
    """28 U.S.C. 994(b)(2), by the longest terms: 51 months at home; only of what is documented and may reach him.

    Of one man's offer, or of terms that no source tells, nothing is said.
    """
    answer = summary(
        row("D. Idaho", of(terms), eligibility=eligibility, is_documented=documented, terms_known=terms_known)
    )

    assert answer.exceeding == (("D. Idaho",) if exceeds and terms_known else ())


def test_a_spread_takes_in_every_alternative_of_the_eligible() -> None:
    """From the lowest minimum to the highest maximum, at home and where he is eligible; unknown terms add nothing."""
    answer = summary(
        row("D. Idaho", of(Range(24, 24)), of(Range(60, 60)), of(None)),
        row("D. Neb.", of(Range(1, 2)), eligibility=UNKNOWN),
        row("S.D. Tex.", of(Range(1, 2)), **UNDOCUMENTED),
        row("D.N.M.", of(Range(1, 2)), **UNKNOWN_TERMS),
        row("W.D. Tex.", of(Range(1, 2), harsher=True)),
    )

    assert answer.spread == Range(24, 60)


def test_a_summary_as_plain_data() -> None:
    """Counts are numbers, the share a fraction, and the spread a range."""
    assert ocampo_pineda().summary.to_dict() == {
        "programmes": 16,
        "complete": True,
        # Of the thirteen of August 2006 (Mejia) four are documented for 2010, and nine may have run on.
        "possible": 9,
        "documented": 4,
        "eligible": 4,
        "ineligible": 0,
        "sentence_within": 4,
        "undecided": 0,
        "share_within": 0.25,
        "is_least_share": True,
        "spread": {"minimum": 33, "maximum": 51},
        "exceeding_994b2": [],
    }


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([Range(41, 51)], Range(41, 51)),
        ([Range(41, 51), Range(33, 41), Range(30, 30)], Range(30, 51)),
        ([Range(LIFE, LIFE), Range(324, 405)], Range(324, LIFE)),
    ],
)
def test_the_hull_of_ranges(ranges: list[Range], expected: Range) -> None:
    """The lowest minimum and the highest maximum, life above every month."""
    assert hull(iter(ranges)) == expected


def test_a_difference_as_plain_data() -> None:
    """Months at each end; null where life makes it no number."""
    assert plain_difference(Difference(-36, None)) == {"minimum": -36, "maximum": None}
