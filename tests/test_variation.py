"""Alternatives: facts changed by their path, scenarios, and the two Manuals of § 1B1.11."""

from datetime import date

import pytest

from sentencing import Acceptance, Case, CaseFileError, Manual, SentencingError, Undetermined, calculate, case_from_dict
from sentencing.manual.chapter5.table import TABLE
from sentencing.variation import both_manuals, scenarios, vary

PLAIN = {
    "title": "United States v. Doe",
    "manual": "2009-11-01",
    "count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(1)(A)(ii)"], "statute": "8 U.S.C. 1326(b)(2)"}],
    "history": {"points": 3},
    "acceptance": {"motion": True},
}
WITH_PRIORS = {
    "manual": "2009-11-01",
    "count": [{"guideline": "2D1.1", "found": ["2D1.1 = 20"], "began": "2008-03-01"}],
    "prior": [
        {"offense": "theft", "sentenced": "2002-05-01", "imposed": 24, "grade": "felony", "kinds": []},
        {"offense": "burglary", "sentenced": "2003-05-01", "imposed": 6, "grade": "felony", "kinds": []},
    ],
}


def answers(case: Case, **alternatives: object) -> list[str]:
    """The answer of each variant, or its refusal."""
    return [str(variant.answer or variant.refusal) for variant in vary(case, **alternatives).variants]


def test_plea_or_trial() -> None:
    """8 + 16 = 24: 57-71 in Category II; less three, 21: 41-51."""
    comparison = vary(case_from_dict(PLAIN), acceptance=[None, Acceptance(motion=True)])

    assert [str(terms) for terms in comparison.ranges] == ["57-71", "41-51"]
    assert [variant.label for variant in comparison.variants] == [
        "acceptance = not stated",
        "acceptance = {'motion': True}",
    ]
    assert str(comparison.parting(0, 1)) == "nothing against 3E1.1(a) -2"


def test_alternatives_combine_and_say_which_fact_decides() -> None:
    """Four combinations; a title decides nothing."""
    comparison = vary(case_from_dict(PLAIN), **{"history.points": [3, 4], "title": ["Roe", "Doe"]})

    assert len(comparison.variants) == 4
    assert comparison.deciding == ("history.points",)
    assert [str(terms) for terms in comparison.ranges] == ["41-51", "46-57"]
    assert comparison.variants[1].label == "history.points = 3, title = Doe"


def test_no_alternatives_is_the_case_as_stated() -> None:
    """One variant, nothing decides."""
    comparison = vary(case_from_dict(PLAIN))

    assert [variant.label for variant in comparison.variants] == ["as stated"]
    assert comparison.deciding == ()
    assert comparison.variants[0].choices == ()


@pytest.mark.parametrize(
    ("path", "value", "points"),
    [
        ("prior[1].excluded", "invalid", 2),
        ("prior[2].excluded", "invalid", 3),
        ("prior[2]", None, 3),
        ("prior[3]", {"offense": "fraud", "sentenced": "2005-01-01", "imposed": 14, "grade": "felony"}, 8),
        ("prior[2].imposed", "14 months", 6),
        ("prior", [], 0),
    ],
)
def test_a_prior_by_its_place(path: str, value: object, points: int) -> None:
    """24 months are 3 points, 6 months 2: lists count from 1, one place past the end adds, and null takes out."""
    comparison = vary(case_from_dict(WITH_PRIORS), **{path: [value]})

    assert comparison.variants[0].outcome is not None, comparison.variants[0].refusal
    assert comparison.variants[0].outcome.points == points


@pytest.mark.parametrize(
    ("path", "values", "message"),
    [
        ("prior[4].excluded", ["x"], r"prior\[4\].excluded: there are only 2; a list counts from 1"),
        ("prior[3]", [None], r"prior\[3\]: there are only 2; a list counts from 1"),
        ("prior[0]", [None], "is no path of a case file; write such as 'history.points' or 'prior"),
        ("Prior", [1], "'Prior' is no path of a case file"),
        ("histroy.points", [1], "histroy: unknown key; did you mean `history`"),
        ("history.points", ["many"], "history.points: 'many' is not a whole number"),
        ("history.points", "34", "history.points: give a list of alternatives, or a mapping"),
        ("history.points", 3, "history.points: give a list of alternatives, or a mapping"),
        ("manual.first", ["x"], "manual.first: there is no table there"),
        ("manual[1]", ["x"], r"manual\[1\]: there is no list there"),
        ("prior.excluded", ["x"], "prior.excluded: there is no table there"),
    ],
)
def test_a_path_or_value_that_no_case_file_can_have(path: str, values: object, message: str) -> None:
    """Mistakes of the caller are errors, not answers."""
    with pytest.raises(SentencingError, match=message):
        vary(case_from_dict(WITH_PRIORS), **{path: values})


def test_a_refusal_is_an_answer() -> None:
    """Where a variant cannot be calculated, the comparison says why and goes on."""
    comparison = vary(case_from_dict(PLAIN), manual=[date(2009, 11, 1), date(2016, 11, 1)])

    assert comparison.variants[0].answer is not None
    assert comparison.variants[1].answer is None
    assert "prints no § 2L1.2(b)(1)(A)(ii)" in comparison.variants[1].refusal
    assert comparison.deciding == ("manual",)
    assert comparison.parting(0, 1) is None
    assert list(comparison.outcomes) == ["manual = 2009-11-01"]


def test_manuals_by_label_and_with_law_laid_over() -> None:
    """§ 1B1.10: one amendment swapped, all else held; amend. 821 takes the status points of six points away."""
    case = case_from_dict(
        {
            "count": [{"guideline": "2D1.1", "found": ["2D1.1 = 26"], "began": "2017-03-01", "ended": "2017-04-01"}],
            "history": {"under_sentence": True},
            "prior": [{"offense": "theft", "sentenced": "2012-05-01", "imposed": 24, "grade": "felony", "kinds": []}],
        }
    )
    book = Manual.on(date(2016, 11, 1))
    comparison = vary(case, manual={"then": book, "amend. 821": book.with_amendment(821)})
    then, now = comparison.outcomes.values()

    assert [(outcome.points, str(outcome.category)) for outcome in (then, now)] == [(5, "III"), (3, "II")]
    assert (str(then.range), str(now.range)) == ("78-97", "70-87")
    assert now.offense_level == 26
    assert any(note.startswith("Hypothetical: § 4A1.1: amend. 821") for note in now.notes)
    assert not any(note.startswith("Hypothetical") for note in then.notes)


def test_a_reform_laid_over_an_edition() -> None:
    """A user's own Table: the range is that of it, and every report says that it is hypothetical."""
    book = Manual.on(date(2009, 11, 1))
    reform = book.laying("5A", Manual.on(date(1987, 11, 1)).text(TABLE), "the Table of 1987")
    case = case_from_dict({**PLAIN, "count": [{"guideline": "2B1.1", "found": ["2B1.1 = 8"]}], "acceptance": None})
    comparison = vary(case, manual=[book, reform])
    outcome = comparison.variants[1].outcome

    assert outcome is not None
    assert comparison.variants[1].label == "manual = 2009-11-01; § 5A: the Table of 1987"
    assert "HYPOTHETICAL: § 5A: the Table of 1987" in str(outcome)
    assert "HYPOTHETICAL in part: § 5A: the Table of 1987" in str(comparison)


# Scenarios


def test_scenarios_stand_beside_the_case_as_stated() -> None:
    """Each sets or removes facts; the labels are theirs."""
    case = case_from_dict(
        {
            **PLAIN,
            "scenario": [
                {"label": "trial", "remove": ["acceptance"]},
                {"label": "Category IV", "set": {"history.points": 7}},
                {"label": "other dates", "set": {"count[1].ended": date(2009, 3, 1)}},
            ],
        }
    )
    comparison = scenarios(case)

    assert [variant.label for variant in comparison.variants] == ["as stated", "trial", "Category IV", "other dates"]
    assert [str(variant.answer) for variant in comparison.variants] == [
        "level 21, Category II, 41-51",
        "level 24, Category II, 57-71",
        "level 21, Category IV, 57-71",
        "level 21, Category II, 41-51",
    ]
    assert comparison.variants[1].choices == (("acceptance", "not stated"),)


def test_scenarios_take_the_manual_and_the_readings_of_the_caller() -> None:
    """What is named for the case is named for all."""
    case = case_from_dict({**PLAIN, "scenario": [{"label": "trial", "remove": ["acceptance"]}]})
    comparison = scenarios(case, manual=Manual.on(date(2010, 11, 1)), readings={"ex-post-facto": "1B1.11(a)"})

    assert {outcome.manual.day for outcome in comparison.outcomes.values()} == {date(2010, 11, 1)}


def test_a_scenario_that_no_case_file_can_have_is_named() -> None:
    """The label stands before the fault."""
    case = case_from_dict({**PLAIN, "scenario": [{"label": "typo", "set": {"history.point": 7}}]})

    with pytest.raises(SentencingError, match=r"scenario 'typo': history\.point: unknown key; did you mean `points`"):
        scenarios(case)


# § 1B1.11

BOTH = {
    "sentenced": "2010-06-01",
    "count": [{"guideline": "2D1.1", "found": ["2D1.1 = 12"], "ended": "1991-05-01"}],
    "history": {"points": 3},
}


def test_the_two_manuals_of_1b1_11() -> None:
    """12/II is 12-18 under both; only the zones of 1992 lie between, so neither is harsher."""
    comparison = both_manuals(case_from_dict(BOTH))

    assert [variant.label for variant in comparison.variants] == [
        "at sentencing (2010-06-01)",
        "when the offense ended (1991-05-01)",
    ]
    assert comparison.notes == (
        "The Manual at sentencing is not harsher: 12-18 against 12-18 (Peugh v. United States, 569 U.S. 530 (2013)).",
        "§ 1B1.11 commands the Manual in effect on 2010-06-01: level 12, 12-18.",
    )


def test_the_later_manual_is_harsher() -> None:
    """A crime of violence is 16 levels since 2001, a felony 4 in 1996: 24 against 12; 3 + 2 points, Category III."""
    facts = {
        "sentenced": "2002-06-01",
        "count": [
            {
                "guideline": "2L1.2",
                "ended": "1996-05-01",
                "began": "1996-05-01",
                "removals": ["1995-06-01"],
                "first_removal_order": "1995-05-01",
            }
        ],
        "prior": [
            {
                "offense": "assault",
                "kinds": ["crime of violence"],
                "grade": "felony",
                "sentenced": "1994-05-01",
                "imposed": 14,
                "released": "1995-04-01",
            }
        ],
    }
    comparison = both_manuals(case_from_dict(facts))

    assert [outcome.offense_level for outcome in comparison.outcomes.values()] == [24, 12]
    assert comparison.notes[0].startswith("The Manual at sentencing is harsher: 63-78 against 15-21")
    assert comparison.notes[1] == "§ 1B1.11 commands the Manual in effect on 1996-05-01: level 12, 15-21."


def test_a_named_manual_does_not_stand_in_the_way() -> None:
    """The question is which of the two § 1B1.11 commands, whatever the case names."""
    comparison = both_manuals(case_from_dict({**BOTH, "manual": "1995-11-01"}))

    assert [outcome.manual.day for outcome in comparison.outcomes.values()] == [date(2010, 6, 1), date(1991, 5, 1)]


def test_a_coarse_date_brings_each_of_its_manuals() -> None:
    """1989 and 1990 hold parts of several editions."""
    facts = {**BOTH, "count": [{**BOTH["count"][0], "ended": "1989"}]}
    labels = [variant.label for variant in both_manuals(case_from_dict(facts)).variants]

    assert labels == [
        "at sentencing (2010-06-01)",
        "when the offense ended (1989-01-01)",
        "when the offense ended (1989-11-01)",
    ]


def test_one_manual_that_refuses() -> None:
    """A finding of the later Manual only: the note says that the command is the later Manual's, and no more."""
    facts = {**BOTH, "adjustments": {"found": ["3C1.2"]}, "count": [{**BOTH["count"][0], "ended": "1989-05-01"}]}
    comparison = both_manuals(case_from_dict(facts))

    assert comparison.variants[1].refusal
    assert len(comparison.notes) == 1


def test_which_manual_governs_may_be_open() -> None:
    """Where § 1B1.11 cannot choose, the reason is told."""
    facts = {**BOTH, "sentenced": "2010", "count": [{**BOTH["count"][0], "found": None, "guideline": "2L1.2"}]}
    comparison = both_manuals(case_from_dict(facts))

    assert comparison.notes[-1].startswith("Which of them § 1B1.11 commands is not determined: ")


@pytest.mark.parametrize("missing", ["sentenced", "count"])
def test_two_manuals_need_two_dates(missing: str) -> None:
    """No day of sentence, or no end of the offense."""
    facts = {**BOTH, "sentenced": None} if missing == "sentenced" else {**BOTH, "count": [{"guideline": "2D1.1"}]}

    with pytest.raises(Undetermined, match="two Manuals cannot be compared: state `"):
        both_manuals(case_from_dict(facts))


def test_an_amendment_must_be_later_and_modelled() -> None:
    """§ 1B1.10 substitutes an amendment that the Manual did not have."""
    with pytest.raises(SentencingError, match="amendment 821 is part of the Manual in effect on 2024-11-01 already"):
        Manual.on(date(2024, 11, 1)).with_amendment(821)
    with pytest.raises(SentencingError, match="amendment 782 changes no section that is modelled"):
        Manual.on(date(2013, 11, 1)).with_amendment(782)


def test_a_fact_of_a_row_that_is_not_there_is_refused() -> None:
    """A row is added whole; one of its facts alone would make a prior of nothing else."""
    with pytest.raises(CaseFileError, match=r"^prior\[3\]\.imposed: there are only 2; a list counts from 1$"):
        vary(case_from_dict(WITH_PRIORS), {"prior[3].imposed": ["14 months"]})
    with pytest.raises(CaseFileError, match=r"^count\.found: there is no table there; there is a list, so"):
        vary(case_from_dict(WITH_PRIORS), {"count.found": [[]]})


def test_two_days_of_one_text() -> None:
    """Nothing changed between March and July of 2009: there is nothing to compare."""
    count = {"guideline": "2D1.1", "found": ["2D1.1 = 20"], "ended": "2009-03-01"}
    compared = both_manuals(case_from_dict({"sentenced": "2009-07-01", "count": [count], "history": {"points": 0}}))

    assert compared.notes[0] == "Nothing modelled changed between 2009-03-01 and 2009-07-01: it is one text."
    assert not any("harsher" in note for note in compared.notes)


def test_taking_out_what_is_not_there_makes_nothing() -> None:
    """An empty [acceptance] would accept responsibility: level 20 stays 20."""
    case = case_from_dict(WITH_PRIORS)
    for path in ("acceptance.motion", "substantial_assistance.below_minimum"):
        [variant] = vary(case, {path: [None]}).variants
        assert variant.outcome is not None
        assert (variant.outcome.offense_level, variant.outcome.notes) == (20, calculate(case).notes)


@pytest.mark.parametrize("path", ["count[0].found", "count[00].found", "count[000]"])
def test_lists_count_from_one(path: str) -> None:
    """There is no place before the first, however it is written."""
    with pytest.raises(CaseFileError, match="is no path of a case file"):
        vary(case_from_dict(WITH_PRIORS), {path: [[]]})


def test_a_misspelled_path_is_refused_even_to_take_it_out() -> None:
    """Else it would seem that the fact decides nothing."""
    with pytest.raises(CaseFileError, match=r"^acceptence: unknown key; did you mean `acceptance`[?]$"):
        vary(case_from_dict(WITH_PRIORS), acceptence=[None])
    with pytest.raises(SentencingError, match=r"^history\.points: there is no alternative in the list$"):
        vary(case_from_dict(WITH_PRIORS), {"history.points": []})
    with pytest.raises(SentencingError, match=r"^acceptance: there is no alternative in the list$"):
        vary(case_from_dict(WITH_PRIORS), acceptance={})


def test_a_consecutive_term_is_part_of_the_answer() -> None:
    """Sixty months or eighty-four beside one range: the term decides."""
    second = {"guideline": "2K2.4", "statute": "18 U.S.C. 924(c)", "consecutive": 60}
    case = case_from_dict({**PLAIN, "count": [*PLAIN["count"], second]})
    compared = vary(case, {"count[2].consecutive": [60, 84]})

    assert compared.deciding == ("count[2].consecutive",)
    assert [str(variant.answer) for variant in compared.variants] == [
        "level 21, Category II, 41-51 and 60 consecutive",
        "level 21, Category II, 41-51 and 84 consecutive",
    ]
