"""The comparison of districts as text, Markdown and HTML: every row, reason and source, and nothing invented."""

import io
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from sentencing import Disparity, Manual, case_from_dict, compare, disparity_report, load_case, sheet
from sentencing.programmes import programmes
from sentencing.programmes.reading import programme_from
from sentencing.programmes.record import Programme
from sentencing.sheet import Part, Sheet

EXAMPLES = Path(__file__).parents[1] / "examples"

REENTRY: dict[str, Any] = {
    "title": "United States v. Doe",
    "district": "D. Utah",
    "sentenced": "2010-06-01",
    "manual": "2009-11-01",
    "count": [{"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": ["2L1.2(b)(1)(A)(ii)"]}],
    "history": {"category": "II"},
    "acceptance": {"motion": True},
}
"""Level 21, Category II: 41-51 months."""


@cache
def of(name: str) -> Disparity:
    """The comparison of an example."""
    return compare(load_case(EXAMPLES / f"{name}.toml"))


def words(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def report(among: list[str] | None = None, on: date | None = None, **facts: object) -> str:
    """The report of the case, with other facts."""
    return words(str(compare(case_from_dict({**REENTRY, **facts}), among=among, on=on)))


def test_the_founding_case_reads_as_the_opinion_has_it() -> None:
    """*Ramirez*, slip op. at 17: 33-41 in three districts, 37-46 in a fourth, 40 months in all four of sixteen."""
    text = words(disparity_report.text(of("ocampo-pineda")))

    assert "at most 2 levels off 19 33-41 -8, -10 yes yes S.D. Tex., D. Neb., D. Idaho" in text
    assert "at most 1 level off 20 37-46 -4, -5 yes yes W.D. Tex." in text
    assert "as stated, at home 21 41-51 no N.D. Ill." in text
    assert "Sentence within the range 4 of 16, at least 25 percent" in text
    assert text.endswith("At home 41-51 months; elsewhere 33-41 months in 3 districts; 37-46 months in 1 district")


def test_caps_are_shown_as_caps() -> None:
    """*Banuelos-Rodriguez*: 70-87 at home against caps of 24 and 60 months; a departure is forbidden."""
    text = words(disparity_report.text(of("banuelos-rodriguez")))

    assert "a cap of 60 months 21 60 -10, -27 no unknown E.D. Cal., N.D. Cal." in text
    assert "a cap of 24 months 21 24 -46, -63 no unknown as above" in text
    assert "on a plea to 8 U.S.C. 1326(b) or 8 U.S.C. 1326(a)" in text
    assert "May consider no" in text
    assert "The test of the majority (Graber, J.)" in text
    assert "The test of the dissent (Pregerson, J.)" in text
    assert "A court may not depart" in text
    assert "A court may depart" in text
    assert "Further apart than one range may reach E.D. Cal., N.D. Cal., S.D. Cal." in text
    assert "What must be shown" not in text
    assert text.endswith("At home 70-87 months; elsewhere no range is certain")


def test_the_showing_is_told_item_by_item() -> None:
    """Each step and each attribute of the waiver has its line, and what is advisable follows."""
    text = words(disparity_report.text(of("ocampo-pineda")))

    for told in (
        "What must be shown (Ramirez, the law of the circuit)",
        "agreement to the factual basis shown",
        "- scope shown",
        "- unconditional not shown it is conditional",
        "- part of the plea agreement or colloquy open",
        "advisable",
        "may be required",
        "On what is stated: not met",
    ):
        assert told in text


def test_every_programme_has_its_source() -> None:
    """Whatever is said of a programme is said with who says so, in each form."""
    compared = of("ocampo-pineda")
    forms = (disparity_report.text(compared), disparity_report.markdown(compared), disparity_report.html(compared))

    for row in (row for row in compared.rows if row.exists):
        for source in row.sources:
            assert source in words(forms[0])
            assert source in words(forms[1].replace("\\", ""))
            assert source in words(unescape(forms[2]))


def test_forms_are_what_they_say() -> None:
    """Markdown has its tables, the page is whole, a notebook has an element, a terminal the text."""
    compared = of("ocampo-pineda")
    console = Console(file=io.StringIO(), width=200)
    console.print(compared)

    assert MarkdownIt().enable("table").render(disparity_report.markdown(compared)).count("<table>") >= 5
    assert disparity_report.html(compared).startswith("<!DOCTYPE html>")
    assert compared._repr_html_() == disparity_report.html_fragment(compared)
    assert str(compared) == disparity_report.text(compared)
    assert "33-41" in console.file.getvalue()


def test_a_title_cannot_steer_the_page() -> None:
    """What a case file says is escaped."""
    compared = compare(case_from_dict({**REENTRY, "title": "<script>a</script>"}), among=["D. Idaho"])

    assert "<script>" not in disparity_report.html(compared)
    assert "<script>" not in disparity_report.markdown(compared)


def test_without_a_title_a_home_or_a_sentence() -> None:
    """What is not stated is not shown, and the rest stands."""
    text = report(["D. Idaho"], title="", district=None)

    assert text.startswith("Early disposition: the same facts across districts Programmes on 2010-06-01;")
    assert "home district not stated" in text
    assert "May the court consider it?" not in text
    assert "within" not in text.partition("In sum")[0]
    assert "Sentence within" not in text


def test_what_nothing_is_known_of_is_told_once() -> None:
    """Districts of which no source tells that day stand in one line, last."""
    text = report(["D. Alaska", "D. Mont.", "D. Idaho", "D. Haw."])

    assert "none documented then unknown unknown D. Alaska, D. Haw., D. Mont." not in text
    assert "none documented then unknown unknown D. Alaska, D. Mont., D. Haw." in text
    assert "no source read tells of a programme for that day" in text


def test_many_districts_are_counted() -> None:
    """More districts than a line holds are counted, not listed: on 1 November 2013 all are under one policy.

    It gives four levels at most, and its own scale was not read: 17/II to 21/II is 27-51 months.
    """
    text = report(on=date(2013, 11, 1))

    assert "terms unknown, at most 4 levels off within 27-51 unknown 94 districts" in text
    assert "Programmes known of 94 Terms documented 0" in text
    assert "May have run on" not in text


def test_a_share_of_nothing_is_not_told() -> None:
    """Where no programme is known of, no share is measured, and no source is named."""
    text = report(["D. Alaska"], sentence={"months": 40})

    assert "Sentence within the range 0 Notes" in text
    assert "percent" not in text.partition("In sum")[2]
    assert "Sources" not in text


def test_a_circuit_that_decided_nothing() -> None:
    """The D.C. Circuit has no decision: the question is open, and no holding is named."""
    text = report(["D. Idaho"], district="D.D.C.")

    assert "May the court consider it? D.C. Circuit on 2010-06-01 May consider open" in text
    assert "Holding" not in text
    assert "What must be shown (Ramirez, 7th Cir. 2011, as a measure)" in text


@pytest.mark.parametrize(
    ("on", "named"),
    [
        # Olmeda-Garcia (July 2010), Reyes-Hernandez (October 2010) and Ramirez (December 2011) are of that circuit.
        (date(2010, 7, 28), "Ramirez, 7th Cir. 2011, as a measure"),
        (date(2010, 7, 29), "Olmeda-Garcia, the law of the circuit"),
        (date(2010, 10, 7), "Reyes-Hernandez, the law of the circuit"),
        (date(2011, 12, 23), "Ramirez, the law of the circuit"),
    ],
)
def test_whose_showing_it_is(on: date, named: str) -> None:
    """The circuit's latest by that day, else *Ramirez* as a measure."""
    assert f"What must be shown ({named})" in report(["D. Idaho"], on, district="N.D. Ill.")


# What is not known, and what is not for him


def test_what_may_have_run_on_is_told_with_a_question() -> None:
    """Of thirteen districts of August 2006 (Mejia) nine are recorded for another day than June 2010, and marked."""
    text = words(disparity_report.text(of("ocampo-pineda")))

    assert "2 levels off? 19 33-41 -8, -10 yes unknown D.N.M." in text
    assert (
        "terms unknown? within 27-51 unknown D.N.D., C.D. Cal., E.D. Cal., N.D. Cal., S.D. Cal., D. Or., W.D. Wash."
        in (text)
    )
    assert "“?” marks a programme recorded for another day" in text
    assert "May have run on 9, recorded for another day" in text


def test_where_every_programme_is_documented_there_is_no_question() -> None:
    """A mark that stands nowhere is not explained."""
    text = report(["D. Idaho", "N.D. Ill."])

    assert "at most 2 levels off 19 33-41 -8, -10 unknown D. Idaho" in text
    assert "?" not in text.partition("May the court consider it?")[0]
    assert "“?”" not in text
    assert "May have run on" not in text


def test_the_three_spreads_of_arizona() -> None:
    """Each spread that a plea of 2006 fixed has its line; which was for whom no source tells, so none is certain."""
    text = report(["D. Ariz."], date(2006, 8, 22), eligible_in=["D. Ariz."], sentence={"months": 40})

    assert "a stipulated 12-41 months 12-41 -29, -10 yes yes D. Ariz." in text
    assert "a stipulated 18-63 months 18-63 -23, +12 yes yes as above" in text
    assert "a stipulated 21-57 months 21-57 -20, +6 yes yes as above" in text
    assert "inferred D. Ariz.: United States v. Ramos-Torres" in text
    assert "Programmes known of 1 Terms documented 0 Eligible 1 Not eligible 0" in text
    # 40 months lie in all three, and none of them is a rule: of one programme none is sure, and no share is told.
    assert "Sentence within the range 0 of 1 Notes" in text
    assert text.endswith("elsewhere no range is certain")


def test_a_district_found_to_take_him_is_told_apart() -> None:
    """Of two districts without a record one is found to take him: it has a line and a reason, and is not counted."""
    text = report(["D. Alaska", "D. Haw."], eligible_in=["D. Alaska"])

    assert "none documented then unknown yes D. Alaska" in text
    assert "none documented then unknown unknown D. Haw." in text
    assert "eligible D. Alaska: found or stipulated to be eligible" in text
    assert "unknown D. Haw.: no source read tells of a programme for that day" in text
    assert "Programmes known of 0, or more Terms documented 0 Eligible 0" in text


NOT_WAIVED = {"waiver": {"pretrial_motions": False, "appeal": False, "collateral_attack": False}}


def test_a_programme_that_does_not_take_him_is_not_for_him() -> None:
    """Who waived nothing is taken nowhere (*Ramirez*, slip op. at 12): 41-51 stands, and holds no sentence there."""
    text = report(["D. Idaho", "N.D. Ill."], plea=NOT_WAIVED, sentence={"months": 45})

    assert "not for him 21 41-51 0, 0 no D. Idaho" in text
    assert "no programme 21 41-51 0, 0 yes N.D. Ill." in text
    assert "Eligible 0 Not eligible 1 Sentence within the range 0 of 1 Notes" in text


def test_a_mark_that_stands_nowhere_is_not_explained() -> None:
    """Of a programme that may have run on and would not take him nothing is marked, so no note tells of a mark."""
    text = report(["D. Idaho", "D.N.D."], plea=NOT_WAIVED)

    assert "not for him 21 41-51" in text
    assert "“?”" not in text


def test_long_terms_leave_room_for_the_districts() -> None:
    """The names of districts are read in words, not letter by letter, whatever stands before them."""
    text = words(disparity_report.text(of("mandujano-gonzalez")))

    assert "not for him 21 46-57 0, 0 no S.D. Tex., D. Neb., D. Idaho" in text


@pytest.mark.parametrize(("before", "width"), [(10, 100), (76, 100), (77, 101), (120, 144)])
def test_the_last_column_is_no_narrower_than_twenty(before: int, width: int) -> None:
    """A line is 100 wide, and longer where what stands before the last column, with its margins, leaves it under 20."""
    table = Part("A table", ("", ""), (("x" * before, "one two six ten " * 30),))
    lines = [line for line in sheet.text(Sheet("A title", (), (table,), ())).splitlines() if " two" in line]

    assert width - len("one two six ten") < max(map(len, lines)) <= width


def own(**record: object) -> list[Programme]:
    """A programme of D. Utah for 2010, which takes whoever is convicted of illegal reentry."""
    made_up = {
        "id": "utah-2010",
        "districts": ["D. Utah"],
        "from": "2010-01-01",
        "documented": "2010-12-31",
        "criteria_read": True,
        "confidence": "primary",
        "checked": "2026-11-21",
        "sources": [{"of": "letter"}],
        **record,
    }
    return [programme_from(made_up, {"letter": "A letter (invented)"})]


def of_own(facts: dict[str, object], **record: object) -> str:
    """The report among D. Utah and its programme alone."""
    case = case_from_dict({**REENTRY, **facts})
    return words(str(compare(case, among=["D. Utah"], programmes=own(**record))))


def test_a_harsher_bargain_is_told_to_be_harsher() -> None:
    """60 months against 41-51: nobody would ask for it, and it adds nothing to the sum."""
    text = of_own({"sentence": {"months": 60}}, type="charge bargain", months=60)

    assert "a fixed term of 60 months 60 (harsher) +19, +9 yes yes D. Utah" in text
    assert "Sentence within the range 0 of 1 Notes" in text
    assert "From lowest to highest" not in text
    assert "(harsher)" not in of_own({}, type="charge bargain", months=30)


def test_a_share_of_the_whole_is_no_least_one() -> None:
    """Of one programme known of, and one that may have run on, one: it is no more than the whole, so not "at least"."""
    facts = {"eligible_in": ["D. Idaho"], "sentence": {"months": 40}}

    assert "Sentence within the range 1 of 1, 100 percent" in report(["D. Idaho", "D.N.D."], **facts)
    assert "Sentence within the range 1 of 2, at least 50 percent" in report(["D. Idaho", "W.D. Tex."], **facts)


def test_from_lowest_to_highest_where_it_is_not_the_range_at_home() -> None:
    """33-41 beside 41-51 spread from 33 to 51; where nothing certain differs from home, no spread is told."""
    assert "From lowest to highest 33-51 months" in report(["D. Idaho"], eligible_in=["D. Idaho"])
    assert "From lowest to highest" not in report(["D. Idaho"])


def test_who_receives_what_is_told() -> None:
    """Of each spread of D. Ariz. whom it was fixed for; of a tier that is open what would have to be known."""
    arizona = report(["D. Ariz."], date(2006, 8, 22))
    prior = {"offense": "battery", "kinds": ["crime of violence"], "imposed": "2 years", "programme_offenses": []}
    maine = report(["D. Me."], date(2013, 12, 18), prior=[prior])

    assert "a stipulated 12-41 months: Ramos-Torres, sentenced to 17 months" in arizona
    assert "2 levels off: state `removals`: were there 2 or more?" in maine


def test_a_term_in_days_is_told_as_such() -> None:
    """150 days are no number of months: the term is told, without a difference, and holds no sentence."""
    text = of_own({"sentence": {"months": 5}}, type="charge bargain", days=150)

    assert "a fixed term of 150 days 150 days no yes D. Utah" in text
    assert "Sentence within the range 0 of 1 Notes" in text


@pytest.mark.parametrize(("terms", "told"), [({}, True), ({"most_levels": 4}, False)])
def test_a_bound_of_terms_unknown_is_told_to_be_that_of_a_departure(terms: dict[str, object], *, told: bool) -> None:
    """A bargain for a fixed term may lie outside 27-51 months; four levels at most are a departure."""
    text = of_own({}, type="unknown", **terms)

    assert "within 27-51 yes D. Utah" in text
    assert ("a bargain for a fixed term may lie outside it" in text) is told


def test_the_category_is_that_of_the_ranges() -> None:
    """§ 4A1.3 from III to II: 21/II, 41-51 months, is what districts are compared by."""
    text = report(["D. Idaho"], history={"category": "III"}, departure={"category": "II"})

    assert "as stated, at home 21 41-51" in text
    assert "Category II; ranges in months" in text


def test_a_refusal_is_told() -> None:
    """A Manual before 27 October 2003 has no § 5K3.1, so levels cannot be worked; the row says why."""
    text = report(["D. Idaho"], manual="2002-11-01", eligible_in=["D. Idaho"])

    assert "the Manual in effect on 2002-11-01 has no early disposition: § 5K3.1 begins on 27 October 2003" in text


def test_levels_that_move_the_offense_level_are_told() -> None:
    """From 1 November 2025 the decrease is § 3F1.1, of the level itself."""
    count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(a)", "found": [], "removals": []}
    text = report(["D. Idaho"], sentenced="2026-01-05", manual="2025-11-01", count=[count])

    assert "§ 3F1.1 lowers the offense level itself" in text


def test_life_leaves_no_difference() -> None:
    """From life to months is no number: 43/I is life, 39/I is 262-327."""
    count = {"guideline": "2A1.1", "found": ["2A1.1 = 43"], "maximum": "life"}
    reentry = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": [], "group": "B"}
    facts = {"count": [{**count, "group": "A"}, {**reentry, "maximum": "20 years"}], "history": {"points": 0}}
    text = report(["D. Idaho"], **facts, acceptance=None, eligible_in=["D. Idaho"])

    assert "none, none" in text


def test_what_is_laid_over_the_manual_is_told_first() -> None:
    """A comparison under a Manual with a text laid over it says so above the ranges."""
    book = Manual.on(date(2016, 11, 1)).with_amendment(821)
    count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(b)(2)", "found": []}
    compared = compare(case_from_dict({**REENTRY, "count": [count]}), among=["D. Idaho"], manual=book)

    assert "HYPOTHETICAL: § 4A1.1: amend. 821" in str(compared)


@pytest.mark.parametrize(("levels", "shown"), [(1, "37-46"), (2, "33-41"), (3, "30-37"), (4, "27-33")])
def test_a_programme_of_ones_own(levels: int, shown: str) -> None:
    """An exact number of levels is no bound; level 21 less 1 to 4 in Category II."""
    records = [*programmes(), *own(type="departure", levels=levels)]
    text = words(str(compare(case_from_dict(REENTRY), among=["D. Utah"], programmes=records)))

    assert f"{levels} level{'s' if levels > 1 else ''} off {21 - levels} {shown}" in text
    assert f"elsewhere {shown} months in 1 district" in text
