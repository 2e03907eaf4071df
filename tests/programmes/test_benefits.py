"""What a programme gives: each benefit says what it is, refuses what it cannot be, and survives as plain data."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.duration import Duration
from sentencing.errors import CaseFileError, SentencingError
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
    benefit_from_dict,
)
from sentencing.terms import LIFE, Range

TERMS = st.integers(0, 600) | st.just(LIFE)
RANGES = st.tuples(TERMS, TERMS).map(lambda ends: Range(min(ends), max(ends)))
DURATIONS = st.builds(Duration, st.integers(0, 600), days=st.integers(0, 5000))
"""Terms as they are pronounced; what one term less another may give is tried by hand."""

BENEFITS: st.SearchStrategy[Benefit] = st.one_of(
    st.builds(LevelsOff, st.integers(1, 4), st.booleans()),
    st.builds(ChargeBargain, DURATIONS.filter(bool)),
    st.builds(StatutoryCap, st.integers(1, 1000)),
    st.builds(StipulatedRange, RANGES),
    st.builds(TermsUnknown, st.none() | st.integers(1, 4)),
)

EACH: list[tuple[Benefit, str, dict[str, object]]] = [
    (LevelsOff(4), "4 levels off", {"type": "departure_levels", "levels": 4, "at_most": False}),
    (LevelsOff(1), "1 level off", {"type": "departure_levels", "levels": 1, "at_most": False}),
    (
        LevelsOff(1, at_most=True),
        "at most 1 level off",
        {"type": "departure_levels", "levels": 1, "at_most": True},
    ),
    (
        ChargeBargain(Duration(30)),
        "a fixed term of 30 months",
        {"type": "charge_bargain", "term": "30 months", "months": 30},
    ),
    (
        ChargeBargain(Duration(days=150)),
        "a fixed term of 150 days",
        {"type": "charge_bargain", "term": "150 days", "months": None},
    ),
    (
        ChargeBargain(Duration(12, days=1)),
        "a fixed term of 12 months 1 day",
        {"type": "charge_bargain", "term": "12 months 1 day", "months": None},
    ),
    (StatutoryCap(24), "a cap of 24 months", {"type": "statutory_cap", "months": 24}),
    (StatutoryCap(1), "a cap of 1 month", {"type": "statutory_cap", "months": 1}),
    (
        StipulatedRange(Range(12, 41)),
        "a stipulated 12-41 months",
        {"type": "stipulated_range", "minimum": 12, "maximum": 41},
    ),
    (
        StipulatedRange(Range(360, LIFE)),
        "a stipulated 360-life",
        {"type": "stipulated_range", "minimum": 360, "maximum": "life"},
    ),
    (TermsUnknown(), "terms unknown", {"type": "terms_unknown", "most_levels": None}),
    (
        TermsUnknown(most_levels=4),
        "terms unknown, at most 4 levels off",
        {"type": "terms_unknown", "most_levels": 4},
    ),
    (
        TermsUnknown(most_levels=1),
        "terms unknown, at most 1 level off",
        {"type": "terms_unknown", "most_levels": 1},
    ),
]


@pytest.mark.parametrize(("benefit", "words", "data"), EACH, ids=[words for _, words, _ in EACH])
def test_each_in_words_and_as_data(benefit: Benefit, words: str, data: dict[str, object]) -> None:
    """A benefit in a sentence, in plain data, and back."""
    assert str(benefit) == words
    assert benefit.to_dict() == data
    assert benefit_from_dict(data) == benefit


def test_no_two_have_one_type() -> None:
    """The type in the data tells the benefits apart."""
    assert len({benefit.type for benefit, _, _ in EACH}) == len({type(benefit) for benefit, _, _ in EACH}) == 5


@given(BENEFITS)
def test_round_trip(benefit: Benefit) -> None:
    """Any benefit is read again from its data, by way of JSON, as what it was and of the kind that it was."""
    again = benefit_from_dict(json.loads(json.dumps(benefit.to_dict())))

    assert again == benefit
    assert type(again) is type(benefit)
    assert str(again) == str(benefit)


def test_a_term_less_some_days_survives() -> None:
    """A fixed term of six months less ten days is read again as such."""
    benefit = ChargeBargain(Duration(6, days=-10))

    assert benefit_from_dict(benefit.to_dict()) == benefit
    assert benefit.months is None


@given(BENEFITS, BENEFITS)
def test_benefits_are_values(one: Benefit, other: Benefit) -> None:
    """Two benefits are equal where their data are, a term in months and in days aside, and equals hash alike."""
    if one.to_dict() == other.to_dict():
        assert one == other
    if one == other:
        assert hash(one) == hash(other)
        assert one.type == other.type


@pytest.mark.parametrize("levels", [0, 5, -1, 16])
def test_no_programme_gives_more_than_four_levels(levels: int) -> None:
    """PROTECT Act § 401(m)(2)(B): not more than four, and a programme that gives none gives no levels."""
    with pytest.raises(CaseFileError, match=f"^levels: a programme gives 1 to 4 levels, not {levels}$"):
        LevelsOff(levels)
    with pytest.raises(CaseFileError, match=f"levels: a programme gives 1 to 4 levels, not {levels}$"):
        TermsUnknown(most_levels=levels)


@pytest.mark.parametrize("levels", [True, 2.0, "2", None])
def test_levels_are_whole_numbers(levels: int) -> None:
    """What is no whole number is no number of levels."""
    with pytest.raises(SentencingError, match=r"^levels is a whole number"):
        LevelsOff(levels)


@pytest.mark.parametrize("levels", [True, 2.0, "2"])
def test_the_most_levels_are_a_whole_number(levels: int) -> None:
    """What is no whole number bounds nothing."""
    with pytest.raises(SentencingError, match=r"levels is a whole number"):
        TermsUnknown(levels)


def test_a_bound_is_no_benefit() -> None:
    """Of terms unknown a source may tell the most; that gives no levels, and is not the same as at most so many."""
    bounded = TermsUnknown(most_levels=4)

    assert bounded not in (TermsUnknown(), LevelsOff(4, at_most=True))
    assert TermsUnknown().most_levels is None


@pytest.mark.parametrize("months", [0, -24])
def test_a_cap_is_a_month_at_least(months: int) -> None:
    """A statutory maximum of nothing caps nothing."""
    with pytest.raises(SentencingError, match=f"^months: a cap is 1 month or more, not {months}$"):
        StatutoryCap(months)


@pytest.mark.parametrize("months", [True, 24.0, "24"])
def test_a_cap_is_a_whole_number(months: int) -> None:
    """What is no whole number is no cap."""
    with pytest.raises(SentencingError, match=r"^months is a whole number"):
        StatutoryCap(months)


def test_no_other_benefit() -> None:
    """Data of another type are refused by its name."""
    with pytest.raises(SentencingError, match=r"^a programme gives no 'a pardon'$"):
        benefit_from_dict({"type": "a pardon"})


@pytest.mark.parametrize(
    ("benefit", "key"),
    [
        (benefit, key)
        for benefit, _, data in EACH
        for key in data
        if (benefit.type, key) != ("charge_bargain", "months")
    ],
    ids=str,
)
def test_a_missing_key_is_named(benefit: Benefit, key: str) -> None:
    """Data without one of their keys are refused by its name; the months of a fixed term only repeat the term."""
    data = {name: value for name, value in benefit.to_dict().items() if name != key}

    with pytest.raises(KeyError, match=key):
        benefit_from_dict(data)
