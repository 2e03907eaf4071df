"""Statutory maxima: every tier on both sides of each date, and how statutes are cited."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.errors import NotInForce
from sentencing.partial import PartialDate
from sentencing.statutes import MAXIMA, Cited, cited, possible_maxima

# The acts, and from what day they applied to an offense that ended then.
ACT_OF_1952 = date(1952, 6, 27)
ACT_OF_1988 = date(1988, 11, 18)
ACT_OF_1994 = date(1994, 9, 13)
ANTITERRORISM_ACT = date(1996, 4, 24)
IIRIRA = date(1997, 4, 1)
NEVER = date(2026, 10, 31)

TIERS = [
    # citation, tier, from, to (the day of the next), months
    ("8 U.S.C. 1253(a)(1)", "failure to depart", IIRIRA, NEVER, 48),
    ("8 U.S.C. 1253(a)(1)", "failure to depart, listed classes", IIRIRA, NEVER, 120),
    ("8 U.S.C. 1325(a)", "first offense", ACT_OF_1952, NEVER, 6),
    ("8 U.S.C. 1325(a)", "subsequent offense", ACT_OF_1952, NEVER, 24),
    ("8 U.S.C. 1326(a)", "reentry", ACT_OF_1952, NEVER, 24),
    ("8 U.S.C. 1326(b)(1)", "after a felony", ACT_OF_1988, ACT_OF_1994, 60),
    ("8 U.S.C. 1326(b)(1)", "after a felony", ACT_OF_1994, NEVER, 120),
    ("8 U.S.C. 1326(b)(2)", "after an aggravated felony", ACT_OF_1988, ACT_OF_1994, 180),
    ("8 U.S.C. 1326(b)(2)", "after an aggravated felony", ACT_OF_1994, NEVER, 240),
    ("8 U.S.C. 1326(b)(3)", "removed on terrorism grounds", ANTITERRORISM_ACT, NEVER, 120),
    ("8 U.S.C. 1326(b)(4)", "removed before the sentence ended", IIRIRA, NEVER, 120),
]

ENDED = st.dates(date(1987, 11, 1), NEVER)


def months(statute: str, ended: str | date) -> list[int]:
    """The possible maxima, lowest first; none where the statute is not encoded."""
    when = PartialDate.on(ended) if isinstance(ended, date) else PartialDate.parse(ended)
    return sorted(maximum.months for maximum in possible_maxima(statute, when))


def test_every_tier_is_encoded_and_no_other() -> None:
    """The registry holds these tiers, from these days, of these lengths."""
    expected = [(citation, tier, first, length) for citation, tier, first, _, length in TIERS]

    assert expected == [(each.section + each.pinpoint, each.tier, each.effective, each.months) for each in MAXIMA]
    assert all(each.public_law for each in MAXIMA)


@pytest.mark.parametrize(("citation", "tier", "first", "after", "length"), TIERS)
def test_each_tier_on_both_sides_of_its_dates(citation: str, tier: str, first: date, after: date, length: int) -> None:
    """A tier applies to an offense that ended on its first day or on its last, and to none a day beyond either."""

    def applies(ended: date) -> bool:
        try:
            maxima = possible_maxima(citation, PartialDate.on(ended))
        except NotInForce:
            return False
        return (tier, length) in [(maximum.tier, maximum.months) for maximum in maxima]

    day = timedelta(days=1)
    last = after if after == NEVER else after - day

    assert not applies(first - day)
    assert applies(first)
    assert applies(last)
    assert after == NEVER or not applies(after)


@pytest.mark.parametrize(
    ("statute", "ended", "expected"),
    [
        ("8 U.S.C. 1326(b)(1)", "1994-09-12", [60]),
        ("8 U.S.C. 1326(b)(1)", "1994-09-13", [120]),
        ("8 U.S.C. 1326(b)(2)", "1994-09-12", [180]),
        ("8 U.S.C. 1326(b)(2)", "1994-09-13", [240]),
        ("8 U.S.C. 1326", "1988-11-17", [24]),
        ("8 U.S.C. 1326", "1988-11-18", [24, 60, 180]),
        ("8 U.S.C. 1326", "1994-09-13", [24, 120, 240]),
        ("8 U.S.C. 1326", "1996-04-24", [24, 120, 240]),
        ("8 U.S.C. 1326", "1997-04-01", [24, 120, 120, 240]),
        ("8 U.S.C. 1326(b)", "1988-11-18", [60, 180]),
        ("8 U.S.C. 1326(b)", "1997-03-31", [120, 240]),
        ("8 U.S.C. 1326(b)(3)", "1997-03-31", [120]),
        ("8 U.S.C. 1325(a)", "1990-01-01", [6, 24]),
        ("8 U.S.C. 1325", "1990-01-01", [6, 24]),
        ("8 U.S.C. 1325(a)(1)", "1990-01-01", [6, 24]),
        ("8 U.S.C. 1253", "1997-04-01", [48, 120]),
        ("8 U.S.C. 1253(a)(1)(A)", "2005-01-01", [48, 120]),
    ],
)
def test_what_a_citation_leaves_open(statute: str, ended: str, expected: list[int]) -> None:
    """A section or subsection alone is every tier then in force in it, but § 1326(b)(3), a fixed term, only by name."""
    assert expected == months(statute, ended)


def test_one_tier_is_a_fixed_term() -> None:
    """§ 1326(b)(3): "imprisoned for a period of 10 years", not "not more than", so the maximum is the minimum too."""
    fixed = [("(b)(3)", 120)]

    assert fixed == [(each.pinpoint, each.months) for each in MAXIMA if each.fixed]


@pytest.mark.parametrize(
    ("statute", "ended", "expected"),
    [
        ("8 U.S.C. 1326(b)(2)", "1994-09", [180, 240]),
        ("8 U.S.C. 1326(b)(2)", "1994", [180, 240]),
        ("8 U.S.C. 1326(b)(2)", "1995", [240]),
        ("8 U.S.C. 1326(b)(2)", "1988", [180]),
        ("8 U.S.C. 1326(a)", "1994", [24]),
        ("8 U.S.C. 1326", "1994", [24, 60, 120, 180, 240]),
    ],
)
def test_a_coarse_date_leaves_every_maximum_of_its_days(statute: str, ended: str, expected: list[int]) -> None:
    """Where the day is not known, each maximum in force on one of its days is possible."""
    assert expected == months(statute, ended)


@given(st.sampled_from([citation for citation, *_ in TIERS]), ENDED, st.integers(0, 3000))
def test_a_coarse_date_is_the_sum_of_its_days(citation: str, first: date, width: int) -> None:
    """Between two days the possible maxima are those of the days, no more and no fewer."""
    last = min(first + timedelta(days=width), NEVER)
    begins = [day for _, _, day, _, _ in TIERS if first < day <= last]
    each = set()
    for day in [first, *begins]:
        try:
            each |= set(possible_maxima(citation, PartialDate.on(day)))
        except NotInForce:
            continue
    try:
        whole = set(possible_maxima(citation, PartialDate(first, last)))
    except NotInForce:
        whole = set()

    assert each == whole


@pytest.mark.parametrize(
    ("statute", "expected"),
    [
        ("8 U.S.C. 1326(a), (b)(2)", 240),
        ("8 U.S.C. 1326(b)(2), (a)", 240),
        ("8 U.S.C. §§ 1326(a) and (b)(1)", 120),
        ("8 U.S.C. 1326(a) & (b)(1), (b)(2)", 240),
        ("8 U.S.C. 1326(a), (c)", 24),
    ],
)
def test_several_pinpoints_mean_the_gravest(statute: str, expected: int) -> None:
    """A judgment that cites the offense and its penalty cites the penalty."""
    assert [expected] == months(statute, "2009-08-01")


@pytest.mark.parametrize(
    ("statute", "ended", "tier", "begins"),
    [
        ("8 U.S.C. 1326(b)(2)", "1988-11-17", "8 U.S.C. 1326(b)(2)", "1988-11-18"),
        ("8 U.S.C. 1326(b)", "1988-11-17", "8 U.S.C. 1326(b)", "1988-11-18"),
        ("8 U.S.C. 1326(b)(3)", "1996-04-23", "8 U.S.C. 1326(b)(3)", "1996-04-24"),
        ("8 U.S.C. 1326(b)(4)", "1996", "8 U.S.C. 1326(b)(4)", "1997-04-01"),
        ("8 U.S.C. 1253", "1997-03-31", "8 U.S.C. 1253", "1997-04-01"),
        ("8 U.S.C. § 1326(a), (b)(2)", "1987-11-01", "8 U.S.C. 1326(b)(2)", "1988-11-18"),
        ("8 U.S.C. § 1326(b)(2), (a)", "1987-11-01", "8 U.S.C. 1326(b)(2)", "1988-11-18"),
    ],
)
def test_a_tier_that_did_not_exist_is_refused(statute: str, ended: str, tier: str, begins: str) -> None:
    """The message names the tier cited that had not begun, its first day, and when the offense ended."""
    with pytest.raises(NotInForce) as caught:
        months(statute, ended)

    assert f"count.statute: {tier} begins on {begins}, after the offense ended ({ended})" == str(caught.value)


@pytest.mark.parametrize(
    "statute",
    ["8 U.S.C. 1326(c)", "8 U.S.C. 1324(a)", "18 U.S.C. 1326", "21 U.S.C. 841(b)(1)(A)", "illegal reentry", ""],
)
def test_what_is_not_encoded_has_no_maximum(statute: str) -> None:
    """For another statute, another subsection, or no citation at all, no maximum is known."""
    assert not months(statute, "2009-08-01")


@pytest.mark.parametrize(
    ("text", "section", "pinpoints"),
    [
        ("8 U.S.C. 1326", "8 U.S.C. 1326", ()),
        ("8 U.S.C. § 1326", "8 U.S.C. 1326", ()),
        ("8 U.S.C. §1326(b)(2)", "8 U.S.C. 1326", ("(b)(2)",)),
        ("8 U.S.C.A. § 1326(b)(2)", "8 U.S.C. 1326", ("(b)(2)",)),
        ("8 USC 1326(b)(2)", "8 U.S.C. 1326", ("(b)(2)",)),
        ("8 U. S. C. § 1326 (b) (2)", "8 U.S.C. 1326", ("(b)(2)",)),
        ("  8 U.S.C. 1326(b)(2)\n", "8 U.S.C. 1326", ("(b)(2)",)),
        ("8 U.S.C. §§ 1326(a), (b)(2)", "8 U.S.C. 1326", ("(a)", "(b)(2)")),
        ("8 U.S.C. 1326(a) and (b)(1)", "8 U.S.C. 1326", ("(a)", "(b)(1)")),
        ("8 U.S.C. 1326(a)&(b)(1)", "8 U.S.C. 1326", ("(a)", "(b)(1)")),
        ("8 U.S.C. 1326(a), (b)(1), and (b)(2)", "8 U.S.C. 1326", ("(a)", "(b)(1)", "(b)(2)")),
        ("21 U.S.C. 841(b)(1)(A)", "21 U.S.C. 841", ("(b)(1)(A)",)),
        ("18 U.S.C. 1028A", "18 U.S.C. 1028A", ()),
    ],
)
def test_how_statutes_are_cited(text: str, section: str, pinpoints: tuple[str, ...]) -> None:
    """With or without the section sign, dots and spaces, and with several pinpoints, a citation is the same."""
    assert Cited(section, pinpoints) == cited(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1326",
        "8 C.F.R. 1326",
        "U.S.C. 1326",
        "8 U.S.C.",
        "8 U.S.C. 1326(b",
        "8 U.S.C. 1326(b)(2) or so",
        "8 U.S.C. 1325; 8 U.S.C. 1326",
    ],
)
def test_what_is_no_citation_of_one_section(text: str) -> None:
    """Anything else is not read as a citation."""
    assert cited(text) is None


@given(
    st.integers(1, 54),
    st.integers(1, 9999),
    st.lists(st.lists(st.sampled_from(["(a)", "(b)", "(1)", "(A)"]), min_size=1, max_size=3).map("".join), max_size=3),
    st.sampled_from(["", "§", "§ ", "§§ "]),
    st.sampled_from([", ", " and ", " & ", ", and "]),
)
def test_a_citation_is_read_however_joined(title: int, section: int, parts: list[str], sign: str, joint: str) -> None:
    """Signs and joints between the pinpoints make no difference."""
    text = f"{title} U.S.C. {sign}{section}{joint.join(parts)}"

    assert Cited(f"{title} U.S.C. {section}", tuple(parts)) == cited(text)


@pytest.mark.parametrize(
    "text",
    [
        "8 U.S.C. 1326(a) and (b)(2), 6 U.S.C. 202(4) and 557(d)",
        "6 U.S.C. §§ 202(4) and 557(d), and 8 U.S.C. 1326(a) and (b)(2)",
    ],
)
def test_the_sections_on_the_department_are_passed_over_with_their_pinpoints(text: str) -> None:
    """Charges of reentry add 6 U.S.C. 202 and 557, which carry no penalty; their pinpoints are none of § 1326."""
    assert cited(text) == Cited("8 U.S.C. 1326", ("(a)", "(b)(2)"))


def test_a_pinpoint_may_stand_before_its_section() -> None:
    """As where a charge says that it is in violation of (b)(2) of a section."""
    assert cited("in violation of (b)(2) of 8 U.S.C. 1326") == Cited("8 U.S.C. 1326", ("(b)(2)",))
