"""Paragraphs for a sentencing memorandum: what is certain, what is not, and the law, each with its source."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from sentencing import Disparity, Manual, case_from_dict, compare, load_case
from sentencing.manual.chapter5.table import TABLE
from sentencing.memorandum import memorandum
from sentencing.programmes.reading import programme_from

EXAMPLES = Path(__file__).parents[1] / "examples"

DONE: dict[str, Any] = {
    "district": "N.D. Ill.",
    "sentenced": "2012-01-09",
    "manual": "2011-11-01",
    "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}],
    "history": {"category": "II"},
    "acceptance": {"motion": True},
    "eligible_in": ["D. Idaho"],
    "showing": [{"district": "D. Idaho", "range": [33, 41]}],
    "plea": {
        "prompt": True,
        "factual_basis": True,
        "waiver": {
            "pretrial_motions": True,
            "appeal": True,
            "collateral_attack": True,
            "unconditional": True,
            "by_plea_colloquy": True,
            "in_plea_agreement": True,
        },
    },
}
"""Everything that *Ramirez* asks, in its circuit, after it; level 21, Category II, two levels off in D. Idaho."""


def plain(compared: Disparity) -> str:
    """The paragraphs without the backslashes of Markdown."""
    return memorandum(compared).replace("\\", "")


def test_the_founding_case() -> None:
    """The four districts with their ranges and the opinion's pages, and what is still to be shown."""
    text = plain(compare(load_case(EXAMPLES / "ocampo-pineda.toml")))

    assert text.startswith(
        "In N.D. Ill. the guideline range is 41-51 months (offense level 21, criminal history category II)."
    )
    # Whether he pleaded promptly the opinion does not say.
    assert (
        "In S.D. Tex., D. Neb. and D. Idaho the defendant would be eligible, if he would plead guilty promptly, for at "
        "most 2 levels off, and the range could be as low as 33-41 months" in text
    )
    assert "for at most 1 level off, and the range could be as low as 37-46 months" in text
    assert "would be 33-41" not in text
    assert "slip op. 12, 17" in text
    assert (
        "the range of 4 of 16, at least 25 percent, of the programmes known of, taking “at most” at its most." in text
    )
    assert (
        "Of the 16 programmes known of on 2010-06, what 12 would bring the defendant could not be established." in text
    )
    # Thirteen districts in August 2006 (Mejia), and four of them in 2010.
    assert (
        "In 9 districts a programme recorded for another day may have run on; whether it did, and whether it is among "
        "those known of, no source read tells." in text
    )
    assert "among the districts compared" not in text
    assert "Whether the court may consider the difference: yes" in text
    assert "Only part of Reyes-Hernandez was read for this; check it before citing it." in text
    assert "still to be shown: prompt plea of guilty, enforceable waiver, eligibility in a named district," in text


def test_three_paragraphs() -> None:
    """Ranges, what is not known, the law: three paragraphs that Markdown reads as such."""
    rendered = MarkdownIt().render(memorandum(compare(load_case(EXAMPLES / "ocampo-pineda.toml"))))

    assert rendered.count("<p>") == 3


def test_where_no_programme_is_certain() -> None:
    """*Banuelos-Rodriguez*: nothing is promised, and a decision read in full needs no warning."""
    text = plain(compare(load_case(EXAMPLES / "banuelos-rodriguez.toml")))

    assert "no programme is certain to have taken the defendant" in text
    assert "lies within" not in text
    assert "Whether the court may consider the difference: no" in text
    assert "Only part of" not in text
    assert "to be shown" not in text


def test_who_is_not_eligible_is_told_candidly() -> None:
    """Who waived nothing is eligible in none of the four, and the paragraph says so (*Ramirez*, slip op. at 13)."""
    text = plain(compare(load_case(EXAMPLES / "mandujano-gonzalez.toml"), among=["D. Idaho", "D. Neb."]))

    assert "The defendant would not be eligible in 2 programmes." in text
    assert "could not be established" not in text
    assert "may have run on" not in text


def test_a_complete_showing() -> None:
    """Every step shown is said to be shown; with no sentence stated none is measured."""
    text = plain(compare(case_from_dict(DONE), among=["D. Idaho"], on=date(2011, 12, 23)))

    assert "Every step that Ramirez asks is shown on what is stated." in text
    assert "the defendant would be eligible for at most 2 levels off" in text
    assert "A sentence of" not in text


def test_without_a_home_there_is_no_law() -> None:
    """Where the home district is not stated the ranges stand, and no court is spoken of."""
    case = case_from_dict({**DONE, "district": None})
    text = plain(compare(case, among=["D. Idaho", "D.N.D."], on=date(2011, 12, 23)))

    assert text.startswith("At home the guideline range is 41-51 months")
    assert "Whether the court" not in text
    assert text.count("\n\n") == 1


def test_nothing_is_told_of_what_is_known() -> None:
    """Of one district whose programme would take him and is documented there is nothing more to say, and no law."""
    case = case_from_dict({**DONE, "district": None})

    assert plain(compare(case, among=["D. Idaho"], on=date(2011, 12, 23))).count("\n\n") == 0


def test_a_part_of_the_districts_is_told_to_be_one() -> None:
    """Among three districts the counts are those of the three, and what may have run on is told apart."""
    case = case_from_dict({**DONE, "sentence": {"months": 40}})
    text = plain(compare(case, among=["D. Idaho", "W.D. Tex.", "D.N.D."], on=date(2011, 12, 23)))

    assert (
        "A sentence of 40 months lies within the range of 1 of 2, at least 50 percent, of the programmes known of "
        "among the districts compared, taking “at most” at its most." in text
    )
    assert (
        "Of the 2 programmes known of on 2011-12-23 among the districts compared, what 1 would bring the defendant "
        "could not be established." in text
    )
    assert "In 1 district a programme recorded for another day may have run on; whether it did" in text


def test_what_may_have_run_on_takes_nobody_for_certain() -> None:
    """On the day after the opinion no source vouches for D. Idaho: no range is promised there, whatever is found."""
    text = plain(compare(case_from_dict(DONE), among=["D. Idaho"], on=date(2011, 12, 24)))

    assert "33-41" not in text
    assert "In D. Idaho he would be eligible, and what that would bring was not established." in text
    assert "In 1 district a programme recorded for another day may have run on; whether it did" in text


def test_the_three_spreads_of_arizona_promise_nothing() -> None:
    """Found eligible in D. Ariz. in 2006, he might have had any of three spreads, or another: none is promised."""
    facts = {**DONE, "eligible_in": ["D. Ariz."], "sentence": {"months": 40}}
    text = plain(compare(case_from_dict(facts), among=["D. Ariz."], on=date(2006, 8, 22)))

    assert not [spread for spread in ("12-41", "18-63", "21-57") if spread in text]
    assert "what 1 would bring the defendant could not be established." in text


@pytest.mark.parametrize(
    ("found", "on"),
    [
        # Spreads of which no source tells the rule; no record at all.
        ("D. Ariz.", date(2006, 8, 22)),
        ("D. Alaska", date(2011, 12, 23)),
    ],
)
def test_where_he_is_found_to_be_taken_that_is_not_denied(found: str, on: date) -> None:
    """What is found or stipulated is established: only what it would bring is not known."""
    text = plain(compare(case_from_dict({**DONE, "eligible_in": [found]}), among=[found], on=on))

    assert "no programme is certain to have taken the defendant" not in text


def test_no_share_is_measured_where_no_programme_is_known_of() -> None:
    """Of a district found to take him no record speaks: there is nothing that 40 months could be a share of."""
    facts = {**DONE, "eligible_in": ["D. Alaska"], "sentence": {"months": 40}}
    text = plain(compare(case_from_dict(facts), among=["D. Alaska"], on=date(2011, 12, 23)))

    assert "In D. Alaska he would be eligible, and what that would bring was not established." in text
    assert "within the range of 0" not in text


@pytest.mark.parametrize(
    ("home", "said", "steps"),
    [
        # The Ninth Circuit forbids it (Gonzalez-Zotelo); the Seventh permits it, and Ramirez says what must be shown;
        # that of the District of Columbia decided nothing, so the same steps are but a measure.
        ("D. Ariz.", "no", None),
        ("N.D. Ill.", "yes", "Every step that Ramirez asks is shown"),
        ("D.D.C.", "open", "Every step that Ramirez (7th Cir. 2011), which does not bind here, asks is shown"),
    ],
)
def test_steps_only_where_a_court_may_take_them(home: str, said: str, steps: str | None) -> None:
    """Where the circuit forbids consideration nothing can be shown to it; elsewhere, whose steps they are."""
    case = case_from_dict({**DONE, "district": home})
    text = plain(compare(case, among=["D. Idaho"], on=date(2011, 12, 23)))

    assert f"Whether the court may consider the difference: {said} (" in text
    assert ("asks" in text) is (steps is not None)
    assert steps is None or steps in text


def test_steps_that_do_not_bind_are_told_as_such_where_some_are_lacking() -> None:
    """The same of what is still to be shown: without a plea in the District of Columbia nothing is."""
    case = case_from_dict({**DONE, "district": "D.D.C.", "plea": None})
    text = plain(compare(case, among=["D. Idaho"], on=date(2011, 12, 23)))

    assert (
        "Of the steps that Ramirez (7th Cir. 2011), which does not bind here, asks, still to be shown: prompt" in text
    )


def test_a_term_in_days_is_told() -> None:
    """A rule of 150 days that takes him is established, though the term is no range in months."""
    record = {
        "id": "utah-2010",
        "districts": ["D. Utah"],
        "from": "2010-01-01",
        "documented": "2012-12-31",
        "type": "charge bargain",
        "days": 150,
        "criteria_read": True,
        "confidence": "primary",
        "checked": "2026-11-21",
        "sources": [{"of": "letter"}],
    }
    own = programme_from(record, {"letter": "A letter (invented)"})
    text = plain(compare(case_from_dict({**DONE, "eligible_in": []}), among=["D. Utah"], programmes=[own]))

    assert "150 days" in text
    assert "could not be established" not in text
    assert "no programme is certain" not in text


def test_the_range_after_a_departure_is_told_as_such() -> None:
    """§ 4A1.3 from III to II: 46-57 months at 21/III are the guideline range, and 41-51, at 21/II, follow it."""
    facts = {**DONE, "history": {"category": "III"}, "departure": {"category": "II"}}
    text = plain(compare(case_from_dict(facts), among=["D. Idaho"], on=date(2011, 12, 23)))

    assert text.startswith(
        "In N.D. Ill. the range after departure is 41-51 months (offense level 21, criminal history category II), from "
        "a guideline range of 46-57 months."
    )
    # 19/II
    assert "the range could be as low as 33-41 months" in text


def test_an_early_disposition_at_home_is_told_as_a_departure() -> None:
    """§ 5K3.1 in D. Idaho: 33-41 months at 19/II, from 41-51; in W.D. Tex. 20/II would be 37-46."""
    case = load_case(EXAMPLES / "ocampo-pineda-two-levels.toml")
    text = plain(compare(case, among=["W.D. Tex."]))

    assert text.startswith(
        "In D. Idaho the range after departure is 33-41 months (offense level 19, criminal history category II), from "
        "a guideline range of 41-51 months."
    )


def test_what_is_laid_over_the_manual_is_told_first() -> None:
    """No court takes a hypothetical edition for the law: the first word says that it is one."""
    book = Manual.on(date(2011, 11, 1))
    laid = book.laying("5A", Manual.on(date(1987, 11, 1)).text(TABLE), "the Table of 1987")
    compared = compare(case_from_dict(DONE), among=["D. Idaho"], on=date(2011, 12, 23), manual=laid)

    assert plain(compared).startswith("HYPOTHETICAL: § 5A: the Table of 1987. In N.D. Ill. the guideline range is")
    assert "HYPOTHETICAL" not in plain(compare(case_from_dict(DONE), among=["D. Idaho"], on=date(2011, 12, 23)))


def test_an_exact_programme_is_no_bound() -> None:
    """Where the levels are exact nothing is said of a lowest range: D.N.M. gave two levels on 30 September 2008."""
    facts = {**DONE, "eligible_in": ["D.N.M."], "sentenced": "2008-09-30", "manual": "2007-11-01"}
    text = plain(compare(case_from_dict(facts), among=["D.N.M."]))

    assert "In D.N.M. the defendant would be eligible for 2 levels off, and the range would be 33-41 months" in text
    assert "at most" not in text
    assert "as low as" not in text
