"""Fragments of HTML: what their style reaches, and that words stay words."""

import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from sentencing import Cite, Finding, Ledger, Manual, calculate, compare, load_case, vary
from sentencing.effects import Add, AtLeast, Become
from sentencing.fragments import STYLE, fragment, paragraph, said, table

EXAMPLES = Path(__file__).parents[1] / "examples"
MISCHIEF = '<script>alert(1)</script> & "quoted"\nin two lines'


def rules() -> list[str]:
    """The selectors of the style, one by one, those under a condition too."""
    return [
        selector.strip()
        for selectors in re.findall(r"(?:^|[{}])\s*([^@{}]+?)\s*\{", STYLE)
        for selector in selectors.split(",")
    ]


def test_every_rule_stays_inside_the_fragment() -> None:
    """No rule reaches an element of the page around it, and no class could be one of the page."""
    assert len(rules()) > 20
    assert [selector for selector in rules() if not re.match(r"div\.sentencing( |$)", selector)] == []
    assert {name.partition("-")[0] for name in re.findall(r"\.([a-z][a-z-]*)", " ".join(rules()))} == {"sentencing"}


def test_a_fragment_fetches_nothing_and_sets_no_colour_of_its_own() -> None:
    """Nothing comes from elsewhere; text has the colour of the page, so it reads on white and on black."""
    colours = re.findall(r"(?<![\w-])(?:color|background): ([^;} ]+)", STYLE)

    assert re.search(r"url\(|@import|://|@font-face", STYLE) is None
    assert set(colours) == {"inherit", "none"}


@pytest.mark.parametrize(
    "shown",
    [
        said(MISCHIEF),
        paragraph(MISCHIEF, "sentencing-closing"),
        paragraph(MISCHIEF),
        table((MISCHIEF, ""), [(MISCHIEF, MISCHIEF)], links=[MISCHIEF], numbers=[MISCHIEF]),
    ],
)
def test_words_stay_words(shown: str) -> None:
    """Nothing that a case says becomes markup, nor leaves its line."""
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;" in shown
    assert "<script" not in fragment(shown)


def test_a_row_leads_where_its_link_says() -> None:
    """The first cell is the link; a row without one has none."""
    shown = table(("Provision", "Total"), [("§ 3E1.1(a)", "19"), ("§ 5K3.1", "17")], links=["https://x.invalid/a"])

    assert '<td><a href="https://x.invalid/a">§&nbsp;3E1.1(a)</a></td><td>19</td>' in shown
    assert "<td>§&nbsp;5K3.1</td><td>17</td>" in shown


def test_a_wide_table_scrolls_in_its_own_box() -> None:
    """The page is not widened by a table."""
    assert table(("a",), []).startswith('<div class="sentencing-scroll"><table>')
    assert "div.sentencing .sentencing-scroll { overflow-x: auto }" in STYLE


def test_whatever_shows_itself_is_one_such_element() -> None:
    """Outcomes, disparities, comparisons, tables and ledgers have the one style."""
    case = load_case(EXAMPLES / "ocampo-pineda.toml")
    outcome = calculate(case)
    variants = vary(case, {"history.category": ["I", "II"]})
    disparity = compare(case, among=["D. Idaho"])

    for thing in (outcome, outcome.levels, outcome.manual.table, variants, disparity):
        shown = thing._repr_html_()
        assert shown.startswith(f'<div class="sentencing">\n<style>\n{STYLE}\n</style>\n')
        assert shown.endswith("\n</div>")
        assert shown.count("<style>") == 1


# Ledgers


def entered(*findings: Finding) -> Ledger:
    """A ledger of findings, entered in order."""
    ledger = Ledger()
    for finding in findings:
        ledger = ledger.enter(finding)
    return ledger


BASE = Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level", "App. C, amend. 632")


def test_a_ledger_is_a_table_of_its_steps() -> None:
    """Each step has its provision, linked, its effect, the total before and after, its reason, its source."""
    felony = Finding(Cite("2L1.2", "(b)(1)(D)"), Add(4), "a felony", "stated")
    shown = entered(BASE, felony)._repr_html_()

    assert (
        '<tr><td><a href="https://guidelines.ussc.gov/gl/%C2%A72L1.2">§&nbsp;2L1.2(b)(1)(D)</a></td>'
        '<td class="sentencing-number">+4</td><td class="sentencing-number">8 → 12</td>'
        "<td>a felony</td><td>stated</td></tr>"
    ) in shown
    assert '<td class="sentencing-number">0 → 8</td><td>base offense level</td><td>App. C, amend. 632</td>' in shown
    assert '<p class="sentencing-closing">Total 12</p>' in shown
    assert "not applied" not in shown


def test_what_a_ledger_passed_over_stands_below() -> None:
    """A provision considered is shown with its reason, and its effect where it had one that changed nothing."""
    floor = Finding(Cite("3B1.2"), AtLeast(4), "a floor already reached")
    motion = Finding(Cite("3E1.1", "(b)"), None, "no motion", "App. C, amend. 649")
    above, _, below = entered(BASE, floor, motion)._repr_html_().partition("Total 8")

    assert "3B1.2" not in above
    assert "<th>Considered and not applied</th>" in below
    assert f'§&nbsp;3B1.2</a></td><td class="sentencing-number">{AtLeast(4)}</td><td>a floor already reached</td>' in (
        below.replace("&gt;", ">").replace("&lt;", "<")
    )
    assert '<td class="sentencing-number"></td><td>no motion</td><td>App. C, amend. 649</td>' in below


def test_an_empty_ledger_shows_its_total() -> None:
    """Nothing entered is 0."""
    assert "Total 0" in Ledger()._repr_html_()


def test_a_reason_cannot_steer_the_notebook() -> None:
    """A reason or a source with markup in it is text."""
    steered = evolve(BASE, because=MISCHIEF, source=MISCHIEF)
    shown = entered(steered, Finding(Cite("3E1.1"), None, MISCHIEF))._repr_html_()

    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 3


# The Sentencing Table


def test_the_lines_of_the_table_are_where_its_zones_begin() -> None:
    """In 2010 Zone B begins at level 9 in Category I, C at 12 and D at 14 (amend. 738); before 1992 there are none."""
    before, after = (Manual.on(date(year, 11, 1)).table._repr_html_() for year in (1991, 2010))
    rows = re.findall(r"<tr><th>(\d+)</th>(<td class=\"([^\"]*)\">)", after)

    assert [int(level) for level, _, kinds in rows if "begins" in kinds] == [9, 12, 14]
    assert "Zone A to 0, B to 9, C to 12, then D." in after
    assert "sentencing-begins" not in before.partition("</style>")[2]
    assert "Zone" not in before
