"""Outcomes side by side: what differs, where the traces part, and the sheet that shows it."""

import io
import json
from datetime import date

import pytest
from rich.console import Console

from sentencing import (
    Case,
    Manual,
    SentencingError,
    Undetermined,
    calculate,
    case_from_dict,
    comparison_report,
)
from sentencing.comparison import Comparison, Variant, calculated, comparison_from_dict
from sentencing.variation import vary

DRUGS = {
    "title": "United States v. Doe",
    "manual": "2016-11-01",
    "count": [{"guideline": "2D1.1", "found": ["2D1.1(c)(8) = 24"], "maximum": "20 years"}],
    "history": {"points": 0},
    "acceptance": {"motion": True},
}
TWO_COUNTS = {
    **DRUGS,
    "count": [
        {"guideline": "2D1.1", "found": ["2D1.1(c)(8) = 24"], "maximum": "20 years", "group": "A"},
        {"guideline": "2B3.1", "found": ["2B3.1(a) = 20"], "maximum": "20 years", "group": "B"},
    ],
}


def case(**facts: object) -> Case:
    """Level 24 less 3, Category I, but for the facts given."""
    return case_from_dict({**DRUGS, **facts})


def test_a_departure_is_part_of_the_answer() -> None:
    """Two cases of one range differ in the range after a departure: 21/I is 37-46; four levels off, 17/I, 24-30."""
    off = {"motion": True, "levels": 4}
    compared = vary(case(), early_disposition={"none": None, "four levels": off})

    assert [str(variant.answer) for variant in compared.variants] == ["level 21, Category I, 37-46"] * 2
    assert len({variant.answer for variant in compared.variants}) == 2
    assert compared.deciding == ("early_disposition",)
    assert str(compared.parting(0, 1)) == "nothing against after departure 24-30"
    assert "after departure 24-30" in str(compared)


def test_a_refusal_is_an_answer_of_none() -> None:
    """A variant that is refused keeps its reason, has no outcome, and parts from nothing."""
    undated = [{"offense": "theft", "imposed": "14 months"}]
    compared = vary(case(history=None), prior={"known": [], "open": undated})
    known, unknown = compared.variants

    assert (known.outcome is None, unknown.outcome, unknown.answer) == (False, None, None)
    assert list(compared.outcomes) == ["known"]
    assert compared.parting(0, 1) is None
    assert compared.deciding == ("prior",)
    assert f"refused: {unknown.refusal}" in " ".join(str(compared).split())
    assert compared.to_dict()["partings"] == [None]


def test_counts_stand_side_by_side() -> None:
    """Of several counts the trace of each is compared, and shown by its number."""
    compared = vary(case_from_dict(TWO_COUNTS), {"count[2].adjustments": {"as found": [], "obstruction": ["3C1.1"]}})

    assert str(compared.parting(0, 1)) == "nothing against 3C1.1 +2"
    assert "count 2: § 3C1.1 +2 = 22" in " ".join(str(compared).split())


def test_what_is_laid_over_an_edition_is_named_above_the_answers() -> None:
    """A comparison that holds a hypothetical Manual says so first."""
    book = Manual.on(date(2016, 11, 1))
    compared = vary(case(), manual={"then": book, "amend. 821": book.with_amendment(821)})

    assert "HYPOTHETICAL in part: § 4A1.1: amend. 821" in str(compared)
    assert "HYPOTHETICAL" not in str(vary(case()))


def test_each_form_holds_each_answer() -> None:
    """Text, Markdown, a page, a notebook's element, and plain data."""
    compared = vary(case(), acceptance={"trial": None, "plea": {"motion": True}})

    forms = (
        comparison_report.text(compared),
        comparison_report.markdown(compared),
        comparison_report.html(compared),
        comparison_report.html_fragment(compared),
        json.dumps(compared.to_dict()),
    )
    assert all(answer in form for form in forms[:4] for answer in ("51-63", "37-46"))
    assert compared._repr_html_() == comparison_report.html_fragment(compared)
    assert comparison_report.html(compared).startswith("<!DOCTYPE html>")
    assert [terms["minimum"] for terms in compared.to_dict()["ranges"]] == [51, 37]


def test_rich_prints_the_same_text() -> None:
    """A terminal shows the text."""
    console = Console(file=io.StringIO(), width=200)
    compared = vary(case(), acceptance={"trial": None, "plea": {"motion": True}})
    console.print(compared)

    assert "51-63" in console.file.getvalue()


@pytest.mark.parametrize(("number", "shown"), [(2, True), (3, True), (4, False)])
def test_few_ledgers_stand_side_by_side(number: int, shown: bool) -> None:
    """More than three columns no page holds."""
    compared = vary(case(), {"history.points": list(range(number))})

    assert ("Side by side" in str(compared)) is shown


def test_nothing_but_refusals() -> None:
    """No outcome, no range, no title; the refusals stand."""
    compared = Comparison((Variant("one", refusal="this is not modelled"),), ("a note",))

    assert compared.ranges == ()
    assert "Guideline calculation: side by side" in str(compared)
    assert "refused: this is not modelled" in str(compared)
    assert "0 different ranges" in str(compared)


# One way to see a case


def test_a_case_worked_one_way_has_its_outcome() -> None:
    """24 less 3 is 21, 37-46; the label and what was chosen stand beside it, and the Manual is the one named."""
    book = Manual.on(date(2012, 11, 1))
    variant = calculated("one way", (("acceptance", "plea"),), case(), book, None)

    assert (variant.label, variant.choices, variant.refusal) == ("one way", (("acceptance", "plea"),), "")
    assert variant.outcome is not None
    assert (str(variant.answer), variant.outcome.manual) == ("level 21, Category I, 37-46", book)
    assert calculated("one way", (), case(), None, None).outcome == calculate(case())


def test_a_case_that_is_refused_one_way_keeps_the_reason() -> None:
    """An undated prior leaves points open: no outcome, and the sentence of the refusal; an unknown reading likewise."""
    undated = case(history=None, prior=[{"offense": "theft", "imposed": "14 months"}])
    variant = calculated("undated", (), undated, None, None)
    with pytest.raises(Undetermined) as refused:
        calculate(undated)

    assert (variant.outcome, variant.answer, variant.refusal) == (None, None, str(refused.value))
    assert calculated("no such question", (), case(), None, {"no such question": "yes"}).outcome is None


def test_the_readings_of_the_caller_are_taken() -> None:
    """§ 4C1.1 where nothing is stated of it: 21 - 2 = 19 on one reading, 21 on the other."""
    now = case(manual="2023-11-01")
    levels = [
        variant.outcome and variant.outcome.offense_level.number
        for readings in (None, {"zero-point-4C1.1": "not applied"})
        for variant in [calculated("a reading", (), now, None, readings)]
    ]

    assert levels == [19, 21]


# The way back from the document


@pytest.mark.parametrize(
    "compared",
    [
        vary(case(), acceptance={"trial": None, "plea": {"motion": True}}),
        vary(case(), early_disposition={"none": None, "four levels": {"motion": True, "levels": 4}}),
        vary(case(history=None), prior={"known": [], "open": [{"offense": "theft", "imposed": "14 months"}]}),
        vary(case_from_dict(TWO_COUNTS), {"count[2].adjustments": {"as found": [], "obstruction": ["3C1.1"]}}),
        Comparison((Variant("one", (("a", "b"),), refusal="this is not modelled"),), ("a note",)),
        Comparison(()),
    ],
)
def test_a_comparison_comes_back_from_its_document(compared: Comparison) -> None:
    """Outcomes, refusals, choices and notes are read back as they were, after a journey through JSON."""
    document = json.loads(json.dumps(compared.to_dict()))

    assert comparison_from_dict(document) == compared
    assert comparison_from_dict(document).to_dict() == compared.to_dict() == document


PLEA = vary(case(), acceptance={"trial": None, "plea": {"motion": True}})


@pytest.mark.parametrize("data", [None, [], "sentencing.comparison/1", {}, {"schema": "sentencing.outcome/1"}])
def test_what_is_no_comparison_is_refused(data: object) -> None:
    """The message names the schema that was expected."""
    with pytest.raises(SentencingError, match=r"^the document is no sentencing\.comparison/1 but "):
        comparison_from_dict(data)


@pytest.mark.parametrize("key", ["variants", "notes", "library"])
def test_a_comparison_that_lacks_a_key_is_refused(key: str) -> None:
    """What nothing else tells is needed."""
    document = {name: value for name, value in PLEA.to_dict().items() if name != key}

    with pytest.raises(SentencingError, match=rf"^the sentencing\.comparison/1 document lacks '{key}'$"):
        comparison_from_dict(document)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"variants": 1}, "is malformed$"),
        ({"variants": [1]}, "is malformed$"),
        ({"notes": 1}, "is malformed$"),
        ({"ranges": []}, "contradicts itself: `ranges`"),
        ({"deciding": ["history"]}, "contradicts itself: `deciding`"),
        ({"partings": [None]}, "contradicts itself: `partings`"),
        ({"added": 1}, "contradicts itself: `added`"),
    ],
)
def test_a_comparison_that_is_spoilt_or_contradicts_itself_is_refused(changes: dict[str, object], message: str) -> None:
    """Ranges, deciding facts and partings follow from the outcomes; the message names the schema and the key."""
    with pytest.raises(SentencingError, match=rf"^the sentencing\.comparison/1 document {message}"):
        comparison_from_dict({**PLEA.to_dict(), **changes})
