"""Paragraphs for a sentencing memorandum: what is certain, what is not, and the law, each with its source."""

from datetime import date
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from sentencing import Disparity, case_from_dict, compare, load_case
from sentencing.memorandum import memorandum

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
    assert "In S.D. Tex., D. Neb. and D. Idaho the defendant would be eligible for at most 2 levels off" in text
    assert "the range would be 37-46 months" in text
    assert "slip op. 12, 17" in text
    assert "A sentence of 40 months lies within the range of 4 of 16, at least 25 percent, of the programmes." in text
    assert "Of the 16 programmes known of on 2010-06" in text
    assert "could not be established for 12." in text
    assert "the range given is the lowest that it allows" in text
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


def test_a_complete_showing() -> None:
    """Every step shown is said to be shown; with no sentence stated none is measured."""
    text = plain(compare(case_from_dict(DONE), among=["D. Idaho"], on=date(2011, 12, 23)))

    assert "Every step that Ramirez asks is shown on what is stated." in text
    assert "A sentence of" not in text


def test_without_a_home_there_is_no_law() -> None:
    """Where the home district is not stated the ranges stand, and no court is spoken of."""
    text = plain(compare(case_from_dict({**DONE, "district": None}), among=["D. Idaho"], on=date(2011, 12, 23)))

    assert text.startswith("At home the guideline range is 41-51 months")
    assert "Whether the court" not in text
    assert text.count("\n\n") == 1


def test_an_exact_programme_is_no_bound() -> None:
    """Where the levels are exact nothing is said of a lowest range: D.N.M. gave two levels on 30 September 2008."""
    facts = {**DONE, "eligible_in": ["D.N.M."], "sentenced": "2008-09-30", "manual": "2007-11-01"}
    text = plain(compare(case_from_dict(facts), among=["D.N.M."]))

    assert "In D.N.M. the defendant would be eligible for 2 levels off, and the range would be 33-41 months" in text
    assert "at most" not in text
