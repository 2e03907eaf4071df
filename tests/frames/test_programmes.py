"""What programmes bring to one case, in columns: one line for each distinct thing, and all of them on one."""

from datetime import date
from typing import Any

import pytest

from sentencing import Case, Count, History, SentencingError, Stated, compare
from sentencing.case import EarlyDisposition, Limits
from sentencing.districts import districts, find
from sentencing.frames.programmes import DISPARITY_COLUMNS, disparity_answers, in_form
from sentencing.programmes.benefits import LevelsOff, TermsUnknown
from sentencing.terms import LIFE, CriminalHistoryCategory

HISTORY = History(category=CriminalHistoryCategory.II)


def case(level: int, **others: Any) -> Case:
    """A total offense level as found, in Category II, for illegal reentry."""
    count = Count("1B1.1", found=(Stated.parse(f"1B1.1 = {level}"),), statute="8 U.S.C. 1326(b)(2)")
    return Case((count,), history=HISTORY, **others)


def lines(of: Case, on: date, *among: str) -> list[dict[str, Any]]:
    """The lines of a case in some districts, or in all, without what is missing."""
    found = disparity_answers(of, [find(name) for name in among] or None, on, None)
    return [{name: value for name, value in line.items() if value is not None} for line in found]


JUNE_2010 = date(2010, 6, 1)
NO_SOURCE = "no source read tells of a programme there on that day"


def test_the_lines_of_one_case() -> None:
    """Ramirez, slip op. at 12, 17: 21/II is 41-51; at most 2 levels off is 33-41 in two districts, 1 is 37-46."""
    stated, two, one = lines(case(21, manual=date(2009, 11, 1)), JUNE_2010, "D. Idaho", "W.D. Tex.", "D. Neb.")
    no_life = {"minimum_is_life": False, "maximum_is_life": False}

    exact = {"at_most": False, "within": False}
    assert stated == {"terms": "as stated", "level": 21, "minimum": 41, "maximum": 51, **no_life, **exact}
    known = {"eligibility": "unknown", "documented": True, "at_most": True, "within": False}
    assert two == {
        "terms": "at most 2 levels off",
        "districts": 2,
        "level": 19,
        "minimum": 33,
        "maximum": 41,
        **known,
        **no_life,
    }
    assert one == {
        "terms": "at most 1 level off",
        "districts": 1,
        "level": 20,
        "minimum": 37,
        "maximum": 46,
        **known,
        **no_life,
    }


def test_a_district_without_a_programme() -> None:
    """N.D. Ill. had none in 2010 (Ramirez, slip op. at 6-8): 21/II stays 41-51 there, and nobody is eligible or not."""
    _, none = lines(case(21, manual=date(2009, 11, 1)), JUNE_2010, "N.D. Ill.")

    assert none == {
        "terms": "no programme",
        "documented": True,
        "districts": 1,
        "level": 21,
        "minimum": 41,
        "maximum": 51,
        "minimum_is_life": False,
        "maximum_is_life": False,
        "at_most": False,
        "within": False,
    }


def test_a_district_of_which_nothing_is_known() -> None:
    """Of neither district does a source tell in 1988: one line says so, without a range."""
    _, unknown = lines(case(21, manual=date(2009, 11, 1)), date(1988, 1, 1), "D. Idaho", "W.D. Tex.")

    assert unknown == {
        "terms": "no record",
        "documented": False,
        "districts": 2,
        "at_most": False,
        "within": False,
        "reason": NO_SOURCE,
    }


def test_what_was_moved_for_stands_in_the_case_as_stated() -> None:
    """Two levels moved for at home: 19/II is 33-41 as stated, by departure (§ 5K3.1); without it 21/II is 41-51."""
    moved = case(21, manual=date(2009, 11, 1), early_disposition=EarlyDisposition(2))
    stated, none = lines(moved, JUNE_2010, "N.D. Ill.")

    assert (stated["level"], stated["minimum"], stated["maximum"]) == (19, 33, 41)
    assert (none["terms"], none["level"], none["minimum"], none["maximum"]) == ("no programme", 21, 41, 51)


def test_a_reason_where_there_is_no_range() -> None:
    """Before § 5K3.1 (27 October 2003) no Manual gives levels off: the line says so, and gives no range."""
    under_2002 = case(21, manual=date(2002, 11, 1))
    refused = lines(under_2002, JUNE_2010, "D. Idaho")[1]

    assert refused["terms"] == "at most 2 levels off"
    assert refused["reason"].endswith("has no early disposition: § 5K3.1 begins on 27 October 2003")
    assert not {"minimum", "maximum", "minimum_is_life", "level"} & set(refused)


def test_terms_that_are_not_known_are_bounded() -> None:
    """Four levels off 21/II, at most: 17/II is 27-33, so the range lies within 27-51, and has no level."""
    bounded = [
        line
        for line in lines(case(21, sentenced=None, manual=date(2025, 11, 1)), date(2026, 1, 15))
        if "terms unknown" in line["terms"]
    ]

    assert bounded
    for line in bounded:
        assert (line["minimum"], line["maximum"], line["at_most"], line["within"]) == (27, 51, False, True)
        assert "level" not in line


def test_terms_that_nothing_bounds() -> None:
    """D.N.D. in August 2006: under the Manual of 2002 no levels come off, so the range lies within nothing known."""
    _, unknown = lines(case(21, manual=date(2002, 11, 1)), date(2006, 8, 22), "D.N.D.")

    assert unknown["terms"].startswith("terms unknown")
    assert (unknown["at_most"], unknown["within"]) == (False, False)
    assert unknown["reason"]
    assert not {"minimum", "maximum", "level"} & set(unknown)


DAYS = [
    date(1996, 6, 1),
    date(2001, 1, 1),
    date(2006, 1, 1),
    JUNE_2010,
    date(2013, 1, 1),
    date(2020, 1, 1),
    date(2026, 1, 15),
]


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("level", [4, 21, 43])
def test_every_district_stands_in_a_line(on: date, level: int) -> None:
    """A line is what ``compare`` says of each district that it counts, and every district is counted."""
    of = case(level, manual=on, statute=Limits(LIFE))
    first, *found = disparity_answers(of, None, on, None)
    compared = compare(of, on=on)

    assert first["minimum"] == (None if compared.baseline_range.minimum is LIFE else compared.baseline_range.minimum)
    told = {(line["terms"], line["eligibility"], line["documented"]): line for line in found}
    assert len(told) == len(found)
    standing: dict[tuple[str, str | None, bool], set[str]] = {}
    for row in compared.rows:
        if not row.alternatives:
            kind = ("no record", None, False)
            standing.setdefault(kind, set()).add(str(row.district))
            assert (told[kind]["reason"], told[kind].get("minimum"), told[kind]["within"]) == (NO_SOURCE, None, False)
        for each in row.alternatives:
            kind = (row.terms, None, row.is_documented)
            if row.recorded:
                kind = (str(each.benefit or "nothing off"), str(row.eligibility), row.is_documented)
            standing.setdefault(kind, set()).add(str(row.district))
            terms = each.range or each.bound
            line = told[kind]
            assert (line.get("minimum"), line.get("maximum")) == (
                (None, None)
                if terms is None
                else tuple(None if term is LIFE else term for term in (terms.minimum, terms.maximum))
            )
            assert (line["reason"] is None) == (terms is not None)
            assert line["level"] == (each.offense_level and int(each.offense_level))
            assert line["at_most"] == (isinstance(each.benefit, LevelsOff) and each.benefit.at_most)
            assert line["within"] == (isinstance(each.benefit, TermsUnknown) and terms is not None)
    assert set().union(*standing.values()) == {str(district) for district in districts()}
    assert {kind: len(where) for kind, where in standing.items()} == {
        kind: line["districts"] for kind, line in told.items()
    }
    assert all(line["districts"] <= len(districts()) for line in found)


# Forms


def test_the_long_form_is_the_lines_themselves() -> None:
    """Nothing is changed."""
    answers = [[{"terms": "as stated"}], [{"reason": "no"}]]

    assert in_form("long", answers) == (DISPARITY_COLUMNS, answers)


def test_the_wide_form() -> None:
    """A row's lines on one, by their terms; of like terms the districts are added up, and what is known told of all."""
    line = {"minimum": 33, "maximum": 41, "minimum_is_life": False, "maximum_is_life": False}
    answers = [
        [
            {"terms": "as stated", **line},
            {"terms": "at most 2 levels off", "eligibility": "unknown", "documented": True, "districts": 3, **line},
            {"terms": "no programme", "eligibility": "ineligible", "documented": True, "districts": 2, **line},
            {"terms": "at most 2 levels off", "eligibility": "eligible", "documented": False, "districts": 1, **line},
        ],
        [{"reason": "refused"}],
        [{"terms": "as stated", **line}],
    ]

    columns, [first, refused, other] = in_form("wide", answers)
    ends = ("minimum", "maximum", "minimum_is_life", "maximum_is_life", "at_most", "within")
    ends = (*ends, "eligibility", "documented", "districts")
    assert list(columns) == [
        *(f"as_stated_{end}" for end in ends),
        *(f"at_most_2_levels_off_{end}" for end in ends),
        *(f"no_programme_{end}" for end in ends),
        "reason",
    ]
    assert (first[0]["at_most_2_levels_off_districts"], first[0]["as_stated_districts"], first[0]["reason"]) == (
        4,
        None,
        None,
    )
    assert first[0]["at_most_2_levels_off_maximum"] == 41
    told = [(first[0][f"{terms}_eligibility"], first[0][f"{terms}_documented"]) for terms in _WIDE]
    assert told == [(None, None), ("eligible or unknown", False), ("ineligible", True)]
    assert refused == [{"reason": "refused"}]
    assert "at_most_2_levels_off_minimum" not in other[0]


_WIDE = ("as_stated", "at_most_2_levels_off", "no_programme")


def test_no_such_form() -> None:
    """There are two."""
    with pytest.raises(SentencingError, match=r"^form: 'tall' is neither 'long' nor 'wide'$"):
        in_form("tall", [])  # type: ignore[arg-type]  # what is refused
