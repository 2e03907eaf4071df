"""Worksheets of revocations: every answer and citation appears, in each format, and nothing of a case is markup."""

import re
from collections.abc import Callable
from html import unescape

import attrs
import pytest
from markdown_it import MarkdownIt
from tests.revocation.test_outcome import CAPPED, LIFE_AT_MOST, PETTY, WITH_DETENTION, WITHOUT_TABLE, golden, outcomes

from sentencing.revocation import report
from sentencing.revocation.outcome import RevocationOutcome

FORMATS = (report.text, report.markdown, report.html, report.html_fragment)


def words_of(rendered: str) -> str:
    """What a reader reads: no tags, no escapes, one space between words."""
    text = unescape(re.sub(r"<[^>]+>", " ", rendered)).replace("\\", "")
    return " ".join(re.sub(r"\]\(https?://[^)]*\)", " ", text).split())


@pytest.mark.parametrize("render", FORMATS, ids=lambda render: render.__name__)
def test_every_citation_and_answer_appears(render: Callable[[RevocationOutcome], str]) -> None:
    """Each golden worksheet shows each step with its citation, each violation and each note."""
    missing = []
    for name, outcome in outcomes():
        shown = words_of(render(outcome))
        wanted = [
            *(each.cite for each in outcome.reasons),
            *(each.answer for each in outcome.reasons),
            *(str(each.cite) for each in outcome.violations),
        ]
        missing += [(name, words) for words in wanted if " ".join(words.split()) not in shown]

    assert missing == []


def test_notes_appear() -> None:
    """Each note is shown, though wrapped."""
    missing = [
        (name, note)
        for name, outcome in outcomes()
        for note in outcome.notes
        if note not in words_of(report.html(outcome)) or note not in words_of(report.text(outcome))
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (CAPPED, "Range: 24 months"),
        (WITHOUT_TABLE, "No range in this edition; the statute allows 24 months"),
        (PETTY, "Chapter Seven does not apply"),
        (LIFE_AT_MOST, "Range: 60 months"),
    ],
)
def test_the_answer_is_the_last_line_of_text(name: str, answer: str) -> None:
    """A reader of the end of the sheet reads the range, or why there is none."""
    assert report.text(golden(name)).splitlines()[-1] == answer


def test_an_unknown_maximum_is_not_told() -> None:
    """Without a table and without a maximum there is nothing to name."""
    outcome = attrs.evolve(golden(WITHOUT_TABLE), maximum=None)

    assert report.text(outcome).splitlines()[-1] == "No range in this edition"


def test_a_maximum_of_life_has_no_months() -> None:
    """Life is no number."""
    outcome = attrs.evolve(golden(WITHOUT_TABLE), maximum=golden(LIFE_AT_MOST).maximum)

    assert report.text(outcome).splitlines()[-1].endswith("the statute allows life")


def test_the_ranges_stand_one_under_the_other() -> None:
    """The cell, what the statute leaves, and the terms with detention."""
    capped, detention = report.text(golden(CAPPED)), report.text(golden(WITH_DETENTION))

    assert re.search(r"33-41  the table, Grade A, Category VI\n +24  § 7B1\.4\(b\)\(1\): the statute allows", capped)
    assert re.search(r"4-10  the table, Grade C, Category II\n +7-13  with 3 months of credited detention", detention)


def test_the_heading_says_what_is_revoked() -> None:
    """Title, source, edition, supervision with its statute, the offense and the revocation."""
    lines = report.text(golden(CAPPED)).splitlines()

    assert lines[0] == "§ 1326(b)(2), robbery, Category VI"
    assert lines[1].startswith("Worked by hand: ")
    assert lines[2] == "Chapter Seven of the Guidelines Manual in effect on 2020-05-01"
    assert lines[3] == ("supervised release for 8 U.S.C. 1326(b)(2) · offense of 2012-03-01 · revocation of 2020-05-01")


def test_a_bare_case_has_a_title_of_its_own() -> None:
    """What is not stated is left out of the heading."""
    outcome = golden(CAPPED)
    bare = attrs.evolve(outcome.case, title="", source="", revoked=None, original=attrs.evolve(outcome.case.original))
    bare = attrs.evolve(bare, original=attrs.evolve(bare.original, statute=None, committed=None), district="N.D. Ill.")

    assert report.text(attrs.evolve(outcome, case=bare)).splitlines()[:3] == [
        "Revocation of supervised release",
        "N.D. Ill. · Chapter Seven of the Guidelines Manual in effect on 2020-05-01",
        "supervised release",
    ]


def test_an_open_grade_is_told() -> None:
    """A violation whose grade is open, beside one that decides, says so."""
    shown = report.text(golden("kind-not-stated-beside-grade-a"))

    assert "not decided" in shown
    assert "Grade A, by violation 2" in shown


@pytest.mark.parametrize("words", ["<b>bold</b>", "[link](http://x)", "a | b", "# heading", "*stars*", "a\nb"])
def test_words_of_a_case_are_no_markup(words: str) -> None:
    """Neither Markdown nor HTML reads what a case says as markup."""
    outcome = golden(CAPPED)
    violations = (attrs.evolve(outcome.violations[0], conduct=words),)
    outcome = attrs.evolve(outcome, case=attrs.evolve(outcome.case, title=words), violations=violations)
    plain = " ".join(words.split())

    page = MarkdownIt("commonmark").enable("table").render(report.markdown(outcome))

    assert f"<h1>{plain.replace('<', '&lt;').replace('>', '&gt;')}</h1>" in page
    assert page.count(plain.replace("<", "&lt;").replace(">", "&gt;")) == 2
    assert not re.search(r"<b>|<em>stars|href=.http://x", page + report.html(outcome))


def test_citations_of_the_manual_link_to_it() -> None:
    """§§ of the Manual are links; statutes are not."""
    page = report.html(golden(CAPPED)).replace("&nbsp;", " ")

    assert '<a href="https://guidelines.ussc.gov/gl/%C2%A77B1.4">§ 7B1.4(b)(1)</a>' in page
    assert "<td>18 U.S.C. 3583(e)(3)</td>" in page


def test_html_is_a_page_around_the_fragment() -> None:
    """The page is self-contained, and holds what a notebook shows."""
    outcome = golden(CAPPED)

    assert report.html(outcome).startswith("<!DOCTYPE html>")
    assert report.html_fragment(outcome) in report.html(outcome)
