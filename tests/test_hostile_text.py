"""Hostile text in every place of a case file that takes one: no page, table, terminal or picture is steered by it."""

import json
import unicodedata
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.spoil import places_in

from sentencing import (
    Manual,
    Range,
    both_manuals,
    calculate,
    calculate_revocation,
    case_from_dict,
    cli,
    compare,
    comparison_report,
    disparity_report,
    plots,
    report,
    revocation_from_dict,
    scenarios,
)
from sentencing.revocation import report as revocation_report

Plain = dict[str, Any]

MANUAL_DAY = date(2009, 11, 1)

MISCHIEF = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "</style><style>@import url(http://example.com/x.css)</style>",
    "</title></head><body onload=alert(1)>",
    "<!-- a comment",
    "]]> & &amp; &lt;b&gt; &#60;",
    "javascript:alert(1)",
    "[a link](javascript:alert(1))",
    "![a picture](http://example.com/x.png)",
    "<http://example.com>",
    "http://example.com",
    "| a | b |",
    "`code` **bold** ~~struck~~ $x$ $\\frac$",
    "a\n\n# heading\n\n- item\n\n```\ncode",
    "a\r\nb\tc",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b0m \x00 \x7f \b\b",
    "left \u202egnirts\u202c \u2066isolated\u2069 \u200b\ufeff zero",
    "lines\x0b\x0c\x1c\x85\u2028\u2029apart",
    "\\",
    "[bold]markup[/bold]",
)


def a_case(words: str) -> Plain:
    """A case with the words in every place that takes any text."""
    return {
        "title": words,
        "source": words,
        "district": "N.D. Ill.",
        "sentenced": "2010-06-01",
        "count": [
            {
                "guideline": "2L1.2",
                "statute": words,
                "began": "2008-01-01",
                "ended": "2009-08-01",
                "group": words,
                "maximum": 240,
                "removals": ["2006-01-01"],
                "first_removal_order": "2005-06-01",
            },
            {"guideline": "2B1.1", "statute": words, "found": ["2B1.1 = 12"], "group": f"{words}2", "maximum": 240},
            {"guideline": "2B1.1", "statute": words, "group": f"{words}3", "maximum": 240},
            {"guideline": "2K2.4", "statute": words, "consecutive": 60},
        ],
        "group": [{"letter": f"{words}3", "rule": "3D1.2(d)", "guideline": "2B1.1", "found": ["2B1.1 = 14"]}],
        "prior": [
            {
                "offense": words,
                "kinds": ["crime of violence"],
                "grade": "felony",
                "committed": "2000-01-01",
                "sentenced": "2000-06-01",
                "imposed": 36,
                "group": words,
                "programme_offenses": [words],
            },
            {
                "offense": words,
                "sentenced": "2000-06-01",
                "imposed": 10,
                "group": words,
                "kinds": [],
                "grade": "felony",
            },
            {"offense": words, "sentenced": "1970-06-01", "imposed": 1, "excluded": f"x{words}", "kinds": []},
        ],
        "acceptance": {"reduction": True, "motion": True},
        "sentence": {"months": 40},
        "scenario": [
            {"label": f"x{words}", "set": {"title": words, "prior[1].offense": words}},
            {"label": f"y{words}", "set": {"history.points": 0}},
            {"label": f"z{words}", "remove": ["acceptance"]},
        ],
        "expected": {"steps": [words], "notes": [words], "groups": [words], "probation": words, "error": words},
    }


def a_case_to_compare(words: str) -> Plain:
    """A case of reentry alone, which programmes may take, with the words in every place that takes any text."""
    case = a_case(words)
    case["count"], case["scenario"] = case["count"][:1], []
    del case["group"], case["prior"][0]["programme_offenses"]
    return {**case, "showing": [{"district": "D. Idaho", "range": [33, 41]}], "eligible_in": ["D. Idaho"]}


def a_revocation(words: str) -> Plain:
    """A revocation with the words in every place that takes any text."""
    return {
        "title": words,
        "source": words,
        "supervision": "supervised release",
        "revoked": "2020-05-01",
        "original": {"statute": words, "class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
        "violation": [
            {"conduct": words, "kinds": ["crime of violence"], "punishable": "20 years"},
            {"conduct": words, "grade": "C"},
        ],
    }


Rendered = dict[str, str]


def rendered(words: str) -> dict[str, Rendered]:
    """Everything that shows a case, by the form that it takes."""
    case, to_compare = case_from_dict(a_case(words)), case_from_dict(a_case_to_compare(words))
    outcome, beside, both = calculate(case), scenarios(case), both_manuals(to_compare)
    disparity = compare(to_compare, among=["D. Idaho", "S.D. Tex.", "N.D. Ill."])
    revoked = calculate_revocation(revocation_from_dict(a_revocation(words)))
    shown = (
        ("outcome", report, outcome),
        ("scenarios", comparison_report, beside),
        ("both", comparison_report, both),
        ("disparity", disparity_report, disparity),
        ("revocation", revocation_report, revoked),
    )
    ledgers = (outcome.levels, outcome.points_ledger, *outcome.counts)
    return {
        "page": {name: form.html(each) for name, form, each in shown},
        "fragment": {
            **{name: each._repr_html_() for name, _, each in shown},
            **{f"ledger {n}": ledger._repr_html_() for n, ledger in enumerate(ledgers)},
        },
        "markdown": {**{name: form.markdown(each) for name, form, each in shown}, "memo": disparity.memorandum()},
        "text": {**{name: str(each) for name, _, each in shown}},
        "rich": {name: each.__rich__().plain for name, _, each in shown},
        "json": {name: json.dumps(each.to_dict()) for name, _, each in shown},
    }


TAME = rendered("tame")

every_mischief = pytest.mark.parametrize("words", MISCHIEF, ids=[ascii(words)[:30] for words in MISCHIEF])


def test_every_place_of_a_case_that_takes_a_text_has_it() -> None:
    """The words stand in each place whose model says that it is a text, but for those with a vocabulary."""
    texts = {
        path[-1] if isinstance(path[-1], str) else path[-2]
        for data in (a_case("words"), a_revocation("words"))
        for path in places_in(data)
        if "words" in str(value_at(data, path)) and isinstance(value_at(data, path), str)
    }

    assert texts == {
        *("title", "source", "statute", "group", "letter", "offense", "excluded", "programme_offenses", "label"),
        *("prior[1].offense", "steps", "notes", "groups", "probation", "error", "conduct"),
    }


def value_at(data: object, path: tuple[str | int, ...]) -> object:
    """What stands at a path."""
    for key in path:
        data = data[key]  # type: ignore[index]  # a path leads through tables and lists
    return data


# Pages


class Page(HTMLParser):
    """What a browser makes of a page: its elements, each with its attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.other: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        """Note a comment: no page of ours has one."""
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        """Note a declaration: no page of ours has one beyond its first line."""
        self.other.append(data)


@every_mischief
def test_a_page_has_the_elements_of_a_tame_case_and_no_other(words: str) -> None:
    """Pages and fragments keep every element and attribute, in order, whatever the case says; a text is a text."""
    hostile = rendered(words)

    for form in ("page", "fragment"):
        for name, source in hostile[form].items():
            page = Page(source)

            assert page.other == [], (form, name)
            assert page.elements == Page(TAME[form][name]).elements, (form, name)


def test_what_shows_numbers_alone_takes_no_text() -> None:
    """A range and the Table show numbers in elements of their own."""
    manual = Manual.on(MANUAL_DAY)

    assert Page(Range(41, 51)._repr_html_()).elements == [("span", ())]
    assert {tag for tag, _ in Page(manual.table._repr_html_()).elements} == {
        "div",
        "style",
        "table",
        "tr",
        "th",
        "td",
        "p",
    }


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=25)
def test_no_text_at_all_becomes_an_element(words: str) -> None:
    """For any text whatever, in every place, the pages keep their elements."""
    words = f"w{words}w"
    hostile = rendered(words)

    for form in ("page", "fragment"):
        for name, source in hostile[form].items():
            assert Page(source).elements == Page(TAME[form][name]).elements, (form, name)


# Markdown


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shape(source: str) -> list[str]:
    """The blocks of a Markdown document, and in each the marks that are no plain text."""
    return [
        each.type
        for token in MARKDOWN.parse(source)
        for each in (token, *(token.children or ()))
        if each.type not in {"text", "text_special"}
    ]


@every_mischief
def test_markdown_has_the_blocks_of_a_tame_case_and_no_other(words: str) -> None:
    """No pipe breaks a row, no line a block; no HTML, link, code or emphasis is read in what a case says."""
    for name, source in rendered(words)["markdown"].items():
        assert shape(source) == shape(TAME["markdown"][name]), name


# Terminals


STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def steering(shown: str) -> set[str]:
    """The characters that steer what shows them, beside the line feed."""
    return {character for character in shown if character != "\n" and unicodedata.category(character) in STEERING}


@every_mischief
def test_nothing_that_is_shown_steers_a_terminal(words: str) -> None:
    """No control character, no change of direction and no line separator of a case is shown in any form."""
    hostile = rendered(words)

    for form in ("text", "rich", "markdown", "page", "fragment", "json"):
        for name, shown in hostile[form].items():
            assert steering(shown) == set(), (form, name)


@every_mischief
def test_the_text_has_as_many_parts_as_that_of_a_tame_case(words: str) -> None:
    """What a case says makes no heading of its own: parts are told by their blank lines."""
    for name, shown in rendered(words)["text"].items():
        assert shown.count("\n\n") == TAME["text"][name].count("\n\n"), name


def as_toml(words: str) -> str:
    """A case file whose expectations are wrong, and whose every text is the words."""
    quoted = json.dumps(words)
    return f"""
title = {quoted}
[[count]]
guideline = "2L1.2"
found = []
group = {quoted}
[history]
category = "I"
[expected]
error = {quoted}
steps = [{quoted}]
notes = [{quoted}]
"""


@every_mischief
@pytest.mark.parametrize("command", [("worksheet",), ("check", "--show")])
def test_the_command_line_shows_nothing_that_steers_a_terminal(
    words: str, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers, differences and refusals alike are free of what steers a terminal, on either stream."""
    for name, text in (("case.json", json.dumps(a_case(words))), ("differs.toml", as_toml(words))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")

        cli.main([*command, str(path)])

        assert steering("".join(capsys.readouterr())) == set(), name


def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file named with control characters is refused, and checked, by a name that is safe to show."""
    path = tmp_path / "a\x1b[31m\u202ename.toml"
    path.write_text("[[count]]\n", encoding="utf-8")

    for command in ("worksheet", "check"):
        cli.main([command, str(path)])

    assert steering("".join(capsys.readouterr())) == set()


# Pictures


@every_mischief
def test_a_picture_shows_the_words_and_reads_none_of_them(words: str) -> None:
    """A title or label is drawn as it is: no formula is read in it, and the picture stays well-formed."""
    disparity = compare(case_from_dict(a_case_to_compare(words)), among=["D. Idaho"])
    beside = scenarios(case_from_dict(a_case(words)))
    for axes in (plots.disparity(disparity), plots.table(Manual.on(MANUAL_DAY), path=beside.outcomes)):
        drawn = BytesIO()

        axes.figure.savefig(drawn, format="svg")

        picture = ET.fromstring(drawn.getvalue())  # noqa: S314 - our own
        assert {element.tag.rpartition("}")[2] for element in picture.iter()}.isdisjoint(
            {"script", "a", "foreignObject"}
        )
