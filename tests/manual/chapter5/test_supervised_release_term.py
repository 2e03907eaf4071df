"""§ 5D1.2: how long supervised release lasts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import rows_chapter5 as rows

from sentencing import calculate, case_from_dict
from sentencing.manual.chapter5.options import options
from sentencing.manual.chapter5.supervised_release_term import ReleaseTerm
from sentencing.prior import Kind
from sentencing.terms import LIFE, Range, Term
from sentencing.truth import Open

SEX_OFFENSE = frozenset((Kind.SEX_OFFENSE,))


def _term(day: date, maximum: Term, **stated: object) -> ReleaseTerm:
    found = options(rows.facts(day, 24, rows.count(**stated), maxima=(maximum,))).supervised_release.term
    assert isinstance(found, ReleaseTerm)
    return found


def test_versions_are_those_of_the_historical_note() -> None:
    """Each amendment that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES["5D1.2"] == rows.historical_note("5D1.2")


@pytest.mark.parametrize("day", rows.turns("5D1.2"), ids=str)
def test_each_term(day: date) -> None:
    """§ 5D1.2: each class, each statutory minimum and maximum, each kind of offense, several counts."""
    for row in rows.term_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


@pytest.mark.parametrize(
    ("stated", "months", "cite"),
    [
        pytest.param({"release_minimum": 36}, Range(36, 60), "5D1.2(c)", id="three years of two to five"),
        pytest.param({"release_minimum": 60}, Range(60, 60), "5D1.2(c)", id="five years of two to five"),
        pytest.param({"release_minimum": 60, "kinds": SEX_OFFENSE}, Range(60, LIFE), "5D1.2(c)", id="a sex offense"),
    ],
)
def test_examples_of_note_6(stated: dict[str, object], months: Range, cite: str) -> None:
    """§ 5D1.2 n.6 (2014 to 2025): the three examples; the statute's own maximum is life in each."""
    found = _term(date(2014, 11, 1), 300, release_maximum=LIFE, **stated)

    assert (months, cite) == (found.months, str(found.cite))


def test_gibbs_and_deans() -> None:
    """Amend. 786: two to three years with a statutory three to life are three years; courts differed until 2014."""
    before, after = (
        _term(day, 240, release_minimum=36, release_maximum=LIFE) for day in (date(2014, 10, 31), date(2014, 11, 1))
    )

    assert (before.months, after.months) == (Range(36, 36), Range(36, 36))
    assert [("Gibbs" in note, "Deans" in note) for note in before.notes] == [(True, True)]
    assert after.notes == ()


def test_statutory_life_since_2025() -> None:
    """Amend. 835: the maximum is that of the class except as a statute has it, so four years to life stay so."""
    before, after = (
        _term(day, 480, release_minimum=48, release_maximum=LIFE).months
        for day in (date(2025, 10, 31), date(2025, 11, 1))
    )

    assert [before, after] == [Range(48, 60), Range(48, LIFE)]


def test_recommended_term_is_told_where_it_is_known() -> None:
    """§ 5D1.2(c), (b) (2001 to 2025): the statutory maximum is recommended for a sex offense, and named if stated."""
    named = _term(date(2004, 11, 1), 240, kinds=SEX_OFFENSE, release_maximum=LIFE)
    unnamed = _term(date(2001, 11, 1), 240, kinds=SEX_OFFENSE)

    assert named.notes == ("§ 5D1.2(b) recommends the statutory maximum (life) for a sex offense.",)
    assert unnamed.notes == ("§ 5D1.2(c) recommends the statutory maximum for a sex offense.",)
    assert (named.months, unnamed.months) == (Range(24, LIFE), Range(24, 36))


def test_recommended_term_in_months() -> None:
    """A stated maximum of five years is told in months."""
    found = _term(date(2001, 11, 1), 240, kinds=SEX_OFFENSE, release_maximum=60)

    assert found.notes == ("§ 5D1.2(c) recommends the statutory maximum (60 months) for a sex offense.",)


def test_term_says_why() -> None:
    """The answer names the class, the kind of offense, and what a statute requires."""
    plain = _term(date(2014, 11, 1), 240)
    required = _term(date(2014, 11, 1), 240, kinds=SEX_OFFENSE, release_minimum=60)
    life = _term(date(2014, 11, 1), 240, release_minimum=LIFE)
    old = _term(date(1994, 11, 1), 240, release_minimum=12)

    assert plain.because == "Class C felony"
    assert required.because == "Class C felony, sex offense; a statute requires at least 60 months"
    assert life.because == "Class C felony; a statute requires at least life"
    assert (old.because, old.months) == ("Class C felony; a statute requires a term", Range(36, 60))


def test_petty_offense_has_no_term() -> None:
    """§ 5D1.2(a)(3) since 1988, 18 U.S.C. 3583(b)(3): no release is authorised for a Class B misdemeanor."""
    before, after = (_term(day, 6) for day in (date(1988, 1, 14), date(1988, 1, 15)))

    assert (before.months, after.months) == (Range(12, 12), None)
    assert after.because == "none is authorised for a Class B misdemeanor"


def test_terms_on_several_counts_run_concurrently() -> None:
    """§ 5G1.2 n.2(C), 18 U.S.C. 3624(e): of a Class C and a Class B felony the longer term."""
    found = options(rows.facts(date(2014, 11, 1), 24, maxima=(240, 300))).supervised_release.term

    assert isinstance(found, ReleaseTerm)
    assert (found.months, found.because) == (
        Range(24, 60),
        "the longest on 2 counts, whose terms run concurrently: Class B felony",
    )


def test_class_before_november_1988_is_not_guessed() -> None:
    """A maximum of twenty years then made a Class B or a Class C felony, whose terms differ: the term is open."""
    asked = [
        options(rows.facts(date(1995, 11, 1), 24, maxima=(240,), ended=rows.PartialDate.parse(ended)))
        for ended in ("1988-05", "1988")
    ]
    found = [each.supervised_release.term for each in asked]

    assert [isinstance(each, Open) and each.because.split(":")[0] for each in found] == ["count.maximum", "count.ended"]


def test_open_maximum_is_asked_for_by_its_count() -> None:
    """Since 2025 a sex offense without its statutory maximum names the key of its own count."""
    counts = (rows.count(), rows.count(kinds=SEX_OFFENSE))
    found = options(rows.facts(date(2025, 11, 1), 24, *counts, maxima=(240, 240))).supervised_release.term

    assert isinstance(found, Open)
    assert found.because.startswith("count[2].release_maximum: state the longest term of supervised release")


DAYS = st.sampled_from(rows.turns("5D1.2"))
TERMS = st.integers(1, 240) | st.just(LIFE)


@given(DAYS, st.sampled_from((*rows.MAXIMUM_OF.values(),)), TERMS, st.booleans())
def test_term_is_never_shorter_than_a_statute_requires(day: date, maximum: Term, required: Term, sex: bool) -> None:
    """§ 5D1.2: no term begins below a statutory minimum that binds."""
    kinds = SEX_OFFENSE if sex else frozenset()
    found = _term(day, maximum, release_minimum=required, release_maximum=LIFE, kinds=kinds)

    assert found.months is not None
    assert found.months.minimum >= required


@given(DAYS, st.sampled_from((*rows.MAXIMUM_OF.values(),)), TERMS)
def test_relief_never_lengthens_the_term(day: date, maximum: Term, required: Term) -> None:
    """18 U.S.C. 3553(e), (f): without the statutory minimum the term is as short or shorter."""
    asked = rows.facts(day, 24, rows.count(release_minimum=required, release_maximum=LIFE), maxima=(maximum,))
    bound = _term(day, maximum, release_minimum=required, release_maximum=LIFE).months
    relieved = options(rows.evolve(asked, minimum_binds=False)).supervised_release.term

    assert isinstance(relieved, ReleaseTerm)
    assert relieved.months is None or (bound is not None and relieved.months.minimum <= bound.minimum)


def test_a_statute_that_authorises_no_release() -> None:
    """A longest term of 0 months is none, not a range from 0 to 0."""
    case = {
        "manual": "2018-11-01",
        "count": [{"guideline": "2B1.1", "found": ["2B1.1 = 20"], "maximum": "10 years", "release_maximum": 0}],
        "history": {"points": 0},
    }
    term = calculate(case_from_dict(case)).options.supervised_release.term

    assert isinstance(term, ReleaseTerm)
    assert (term.months, term.because) == (None, "the statute authorises none")
