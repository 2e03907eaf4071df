"""Worksheets: aligned and bounded as text, safe as Markdown and HTML, complete in each, of the outcome alone."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.stored import example, outcomes

from sentencing import (
    Acceptance,
    Case,
    Count,
    Finding,
    Manual,
    Outcome,
    PartialDate,
    Prior,
    Step,
    calculate,
    outcome_from_dict,
    report,
)
from sentencing.case import EarlyDisposition, History, Limits
from sentencing.counts import Stated
from sentencing.duration import Duration
from sentencing.prior import Grade, Kind
from sentencing.terms import LIFE, CriminalHistoryCategory

WIDTH = 100

FORMATS: dict[str, Callable[[Outcome], str]] = {
    "text": report.text,
    "markdown": report.markdown,
    "html": report.html,
    "json": lambda outcome: json.dumps(outcome.to_dict(), ensure_ascii=False),
}
every_format = pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)


def told_by(words: str) -> Outcome:
    """An outcome whose case says these words wherever a case file may say what it likes; its reasons repeat them."""
    return calculate(
        Case(
            title=words,
            source=words,
            sentenced=PartialDate.parse("2010-06-01"),
            manual=date(2009, 11, 1),
            counts=(
                Count(
                    "2L1.2", statute=words, ended=PartialDate.parse("2009-08-01"), removals=(PartialDate.parse("2006"),)
                ),
            ),
            priors=(
                Prior(
                    offense=words,
                    kinds=frozenset({Kind.CRIME_OF_VIOLENCE}),
                    grade=Grade.FELONY,
                    committed=PartialDate.parse("2000-01-01"),
                    sentenced=PartialDate.parse("2000-06-01"),
                    imposed=Duration(36),
                    group=words,
                ),
                Prior(offense=words, sentenced=PartialDate.parse("1970-06-01"), imposed=Duration(1), excluded=words),
            ),
            acceptance=Acceptance(motion=True),
            history=History(points=3),
        )
    )


MISCHIEF = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "</style><style>@import url(http://example.com/x.css)</style>",
    "<!-- a comment",
    "]]> & &amp; &lt;b&gt; &#60;",
    "a\nb",
    "a\r\n\r\n# heading",
    "\x1b[31mred\x1b[0m and a bell \a",
    "nothing \x00 there",
    "lines\x0b\x0c\x1c\x85\u2028\u2029apart",
    "\x9b0m",
    "| a | b |",
    "`code` and ``more``",
    "**bold** _slanted_ ~~struck~~ __strong__",
    "[a link](javascript:alert(1))",
    "![a picture](http://example.com/x.png)",
    "<http://example.com>",
    "[note]: http://example.com",
    "# heading",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "12) item",
    "> quotation",
    "---",
    "===",
    "***",
    "~~~",
    "```",
    ":---:",
    "\\",
    "ends with \\",
    "    indented",
    "\t",
    " ",
    "x" * 350,
    "word " * 90,
)
every_mischief = pytest.mark.parametrize("words", MISCHIEF, ids=[ascii(words)[:30] for words in MISCHIEF])


def plain(words: str) -> str:
    """Words with white space as a page shows it: single blanks."""
    return " ".join(words.split())


def controls(rendered: str) -> list[str]:
    """The characters of an output that could steer a terminal or break a line, beside the line feed."""
    return [
        character
        for character in rendered
        if character != "\n" and unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs"}
    ]


# What every format promises


@every_format
def test_the_report_is_made_of_the_outcome_alone(render: Callable[[Outcome], str]) -> None:
    """An outcome stored as a document and read back makes the same report, to the letter."""
    differing = [
        name
        for name, outcome in outcomes()
        if render(outcome) != render(outcome_from_dict(json.loads(json.dumps(outcome.to_dict()))))
    ]

    assert differing == []


@every_format
def test_every_citation_of_the_trace_is_in_the_report(render: Callable[[Outcome], str]) -> None:
    """Each provision applied, each considered, the statutory limit and the early disposition appear in every format."""
    missing = [
        (name, cite)
        for name, outcome in outcomes()
        for rendered in [unescaped(render(outcome))]
        for cite in citations(outcome)
        if cite not in rendered
    ]

    assert missing == []


def unescaped(rendered: str) -> str:
    """A Markdown or other output without the backslashes before marks."""
    return re.sub(r"\\([^\w\s])", r"\1", rendered)


def citations(outcome: Outcome) -> Iterator[str]:
    """Every provision that an outcome cites."""
    for each in (*outcome.steps, *outcome.points_ledger.steps, *outcome.considered):
        yield str(each.cite)
    if outcome.statutory is not None:
        yield str(outcome.statutory.cite)
    if outcome.early_disposition is not None:
        yield str(outcome.early_disposition.cite)


@every_format
def test_every_reason_and_every_note_is_in_the_report(render: Callable[[Outcome], str]) -> None:
    """No reason of a step and no note is lost, whatever the lines it is broken into."""
    missing = [
        (name, words)
        for name, outcome in outcomes()
        for shown in [squeezed(unescaped(render(outcome)))]
        for words in (*(step.because for step in outcome.steps), *outcome.notes)
        if squeezed(words) not in shown
    ]

    assert missing == []


def squeezed(words: str) -> str:
    """Words without white space and as plain characters, so that the breaking of lines does not matter."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        words = words.replace(entity, character)
    return re.sub(r'[\s\\"]', "", words)


@every_mischief
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_word_of_a_case_steers_what_shows_it(words: str, form: str) -> None:
    """Control characters and line separators of a case file never reach a terminal or a page."""
    rendered = FORMATS[form](told_by(words))

    assert controls(rendered) == []


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_step_without_a_reason_is_still_shown(form: str) -> None:
    """A provision applied is in the report even where its reason was left empty."""
    outcome = example("ocampo-pineda")
    bare = tuple(evolve(step, because="") for step in outcome.steps)

    rendered = FORMATS[form](evolve(outcome, levels=evolve(outcome.levels, steps=bare)))

    assert [str(step.cite) for step in bare if str(step.cite) not in unescaped(rendered)] == []


def test_the_range_is_named_with_its_unit_unless_it_ends_in_life() -> None:
    """Ranges are in months; life has no unit."""
    cases = {21: "Range: 37-46 months", 42: "Range: 360-life", 43: "Range: life"}

    answers = {level: report.text(of_level(level)).splitlines()[-1] for level in cases}

    assert cases == answers


def of_level(level: int, **facts: object) -> Outcome:
    """An outcome of Category I at a level that the case states, under the Manual of 2009."""
    return calculate(
        Case(
            counts=(Count("2D1.1", found=(Stated.parse(f"2D1.1 = {level}"),)),),
            manual=date(2009, 11, 1),
            history=History(category=CriminalHistoryCategory.I),
            **facts,
        )
    )


# Text


STEP_LINE = re.compile(
    r"^  § (?P<cite>\S+) +(?P<effect>[+-]\d+|(?:=|>=|<=) -?\d+) +(?P<total>-?\d+)  (?P<reason>\S.*)$"
)


def section(rendered: str, heading: str) -> list[str]:
    """The lines of a text worksheet from a heading to the next blank line."""
    lines = rendered.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(heading)) + 1
    return lines[start : lines.index("", start)]


def test_the_text_is_aligned() -> None:
    """In each part, effects and totals end, and reasons begin, in one column; the rows are the steps in their order."""
    for name, outcome in outcomes():
        rendered = report.text(outcome)
        shown = [ledger.steps for ledger in outcome.counts if ledger.steps]
        aggregates = [group.ledger.steps for group in outcome.groups if group.ledger not in outcome.counts]
        of_count = shown[0] if shown and not aggregates else ()
        for heading, steps in (
            *((("A. ", of_count),) if of_count else ()),
            *((("B. Combined", outcome.part_d_steps),) if outcome.groups else ()),
            ("C. ", outcome.points_ledger.steps),
            ("D. Total", outcome.steps_after_part_d),
        ):
            rows = [match for line in section(rendered, heading) if (match := STEP_LINE.match(line))]

            assert [(str(s.cite), str(s.effect), s.after) for s in steps] == [
                (row["cite"], row["effect"], int(row["total"])) for row in rows
            ], name
            for ends in ({row.end("effect") for row in rows}, {row.end("total") for row in rows}):
                assert len(ends) == min(1, len(rows)), name
            assert len({row.start("reason") for row in rows}) == min(1, len(rows)), name


def test_a_reason_that_wraps_stays_in_its_column() -> None:
    """The further lines of a long reason are indented to where it begins."""
    outcome = example("ocampo-pineda")
    long = evolve(outcome.steps[-1], because="because " * 40)
    rendered = report.text(evolve(outcome, levels=evolve(outcome.levels, steps=(*outcome.steps[:-1], long))))

    _, first, second, *_ = section(rendered, "D. Total")

    match = STEP_LINE.match(first)
    assert match is not None
    assert " " * match.start("reason") + "because" == second[: match.start("reason") + len("because")]


def test_no_line_of_the_text_is_too_long() -> None:
    """A text worksheet of any stored case is at most a hundred columns wide, without blanks at line ends."""
    wide = [
        (name, line)
        for name, outcome in outcomes()
        for line in report.text(outcome).split("\n")
        if len(line) > WIDTH or line != line.rstrip()
    ]

    assert wide == []


@every_mischief
def test_no_word_of_a_case_breaks_the_text(words: str) -> None:
    """Whatever a case is called, the lines stay within a hundred columns and the range stands in the last."""
    lines = report.text(told_by(words)).splitlines()

    assert [line for line in lines if len(line) > WIDTH] == []
    assert lines[-1] == "Range: 41-51 months"


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_at_all_breaks_the_text(title: str, source: str) -> None:
    """For any title and source the worksheet stays within its width, free of controls, the range last."""
    outcome = example("ocampo-pineda")
    rendered = report.text(evolve(outcome, case=evolve(outcome.case, title=title, source=source)))

    lines = rendered.splitlines()

    assert [line for line in lines if len(line) > WIDTH] == []
    assert controls(rendered) == []
    assert lines[-1] == "Range: 41-51 months"


def test_the_range_is_the_last_line_of_every_text() -> None:
    """The last line is the range, and after a departure under § 4A1.3 or § 5K3.1 the range after it too."""
    for name, outcome in outcomes():
        last = report.text(outcome).splitlines()[-1]

        assert last.startswith(f"Range: {outcome.range}"), name
        assert ("; after § " in last) == (outcome.range_after_departure is not None), name
        if outcome.range_after_departure is not None:
            assert str(outcome.range_after_departure) in last.split("; after § ")[1], name


def test_the_text_of_the_example_says_what_the_opinion_says() -> None:
    """*Ramirez*: base 8, plus 16, less 3 is 21; with Category II, 41 to 51 months."""
    lines = report.text(example("ocampo-pineda")).splitlines()

    assert "N.D. Ill. · Guidelines Manual in effect on 2009-11-01" in lines
    assert "  Total offense level 21" in lines
    assert lines[-1] == "Range: 41-51 months"
    assert "not legal advice" in lines[-2]


def test_a_case_without_a_name_is_headed_all_the_same() -> None:
    """A worksheet of a case without title, source or district is headed by what it is, and by its Manual."""
    lines = report.text(of_level(20)).splitlines()

    assert lines[0] == "Guideline calculation"
    assert lines[1] == "Guidelines Manual in effect on 2009-11-01"


# Markdown


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def blocks(rendered: str) -> list[Token]:
    """The tokens of a Markdown document."""
    return MARKDOWN.parse(rendered)


def shown(token: Token) -> str:
    """What a reader sees of a stretch of Markdown."""
    pieces = [
        "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or ()
        if child.type in {"text", "text_special", "softbreak", "hardbreak", "code_inline", "html_inline"}
    ]
    return plain("".join(pieces))


BLOCKS = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item", "inline"}
INLINES = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"}


AFTER_THE_COUNTS = ["C. Criminal history", "D. Total offense level", "D. Range", "D. Kinds of sentence"]
"""The parts that every worksheet has after those of its counts."""


def test_markdown_holds_headings_tables_and_lists_only() -> None:
    """A Markdown worksheet of any stored case reads as its headings, tables, paragraphs and notes."""
    for name, outcome in outcomes():
        tokens = blocks(report.markdown(outcome))
        headings = [shown(after) for token, after in pairwise(tokens) if token.type == "heading_open"]

        assert set() == {re.sub(r"_(open|close)$", "", token.type) for token in tokens} - BLOCKS, name
        assert (plain(outcome.case.title) or "Guideline calculation") == headings[0], name
        assert [head for head in headings if head in AFTER_THE_COUNTS] == AFTER_THE_COUNTS, name
        if len(outcome.case.counts) == 1 and outcome.counts[0].steps:
            assert headings[1:6] == ["A. Offense level", *AFTER_THE_COUNTS], name


@every_mischief
def test_markdown_shows_what_a_case_says_and_reads_none_of_it_as_marks(words: str) -> None:
    """Titles, sources, offenses and statutes are shown as written: none becomes a heading, link, table or code."""
    tokens = blocks(report.markdown(told_by(words)))
    tame = blocks(report.markdown(told_by("tame")))

    inlines = {child.type for token in tokens for child in token.children or ()}
    links = [
        str(child.attrGet("href")) for token in tokens for child in token.children or () if child.type == "link_open"
    ]
    assert set() == inlines - INLINES
    assert [link for link in links if not link.startswith("https://guidelines.ussc.gov/gl/")] == []
    if words.strip() and not controls(words):
        assert [token.type for token in tame] == [token.type for token in tokens]
        assert [shown(token).replace("tame", plain(words)) for token in tame if token.type == "inline"] == [
            shown(token) for token in tokens if token.type == "inline"
        ]


def test_markdown_lists_each_step_in_a_row_of_its_own() -> None:
    """Each step is a row: the provision, linked to its page, the effect, the total, the reason, the text applied."""
    outcome = example("ocampo-pineda")
    tokens = blocks(report.markdown(outcome))
    cells = [shown(after) for token, after in pairwise(tokens) if token.type == "td_open"]

    rows = [tuple(cells[n : n + 5]) for n in range(0, 5 * len(outcome.steps), 5)]

    told = [(f"§ {s.cite}", str(s.effect), str(s.after), plain(s.because), s.source) for s in outcome.steps]
    assert told == rows


# HTML


class Page(HTMLParser):
    """A page as a reader sees it: elements, attributes, and the text in each."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.other: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close an element; each closes in the order opened."""
        self.other += [] if self.open and self.open.pop() == tag else [f"</{tag}>"]

    def handle_data(self, data: str) -> None:
        """Note the text of every element that is open."""
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        """A worksheet has no comments."""
        self.other.append(data)


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "div", "table", "tr", "th", "td", "ul", "li"),
    *("footer", "a"),
}
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "href"}


def is_safe(page: Page) -> bool:
    """Whether a page has only the elements and attributes of a worksheet, and links to the Manual alone."""
    return (
        not page.other
        and not page.open
        and {tag for tag, _ in page.elements} <= ELEMENTS
        and {name for _, attrs in page.elements for name in attrs} <= ATTRIBUTES
        and {tag for tag, attrs in page.elements if "href" in attrs} <= {"a"}
        and all(
            str(attrs["href"]).startswith("https://guidelines.ussc.gov/gl/")
            for _, attrs in page.elements
            if "href" in attrs
        )
    )


def test_html_is_self_contained() -> None:
    """A page of any stored case loads nothing: no script, image, style sheet or font from elsewhere."""
    for name, outcome in outcomes():
        page = Page(report.html(outcome))

        assert is_safe(page), name
        assert re.search(r"url\(|@import|://", page.texts["style"][0]) is None, name
        assert page.elements[0] == ("html", {"lang": "en"}), name
        assert ("meta", {"charset": "utf-8"}) in page.elements, name


@every_mischief
@pytest.mark.parametrize("render", [report.html, report.html_fragment], ids=["page", "fragment"])
def test_html_shows_what_a_case_says_and_reads_none_of_it_as_markup(
    render: Callable[[Outcome], str], words: str
) -> None:
    """Whatever a case says is text: the page has the same elements as that of a tame case, and shows the words."""
    page, tame = Page(render(told_by(words))), Page(render(told_by("tame")))

    assert is_safe(page)
    if words.strip() and not controls(words):
        assert tame.elements == page.elements
        for tag in ("h1", "td", "li", "p"):
            assert [plain(text).replace("tame", plain(words)) for text in tame.texts[tag]] == [
                plain(text) for text in page.texts[tag]
            ]


@given(st.text(max_size=60))
def test_no_text_at_all_becomes_markup(words: str) -> None:
    """For any text in title, source and reasons the page keeps its elements and its safety."""
    outcome = example("ocampo-pineda")
    renamed = evolve(outcome, case=evolve(outcome.case, title="x" + words, source="x" + words), notes=(words,))

    page = Page(report.html(renamed))

    assert is_safe(page)
    assert Page(report.html(evolve(renamed, notes=("note",)))).elements == page.elements


def test_every_step_links_to_the_page_of_its_section() -> None:
    """Each provision of the trace leads to the Commission's page of its section."""
    outcome = example("ocampo-pineda")
    page = Page(report.html(outcome))

    links = [attrs["href"] for tag, attrs in page.elements if tag == "a"]

    assert [step.cite.url for step in outcome.steps] == links[: len(outcome.steps)]


def test_a_fragment_is_the_body_of_the_page() -> None:
    """A notebook shows what the page shows, without the page around it."""
    outcome = example("ocampo-pineda")
    fragment = report.html_fragment(outcome)

    assert fragment in report.html(outcome)
    assert {"html", "head", "body", "script"}.isdisjoint(tag for tag, _ in Page(fragment).elements)


# Parts


def headings(outcome: Outcome) -> list[str]:
    """The headings of a worksheet's parts."""
    return [part.heading for part in report.parts(outcome)]


def test_considered_provisions_have_a_part_of_their_own_only_where_there_are_any() -> None:
    """A provision considered and not applied is shown with its reason; where there is none, neither is the part."""
    none = of_level(20)
    one = evolve(none, levels=evolve(none.levels, considered=(Finding(none.steps[0].cite, None, "not so"),)))

    assert headings(none) == [
        "A. Offense level",
        "C. Criminal history",
        "D. Total offense level",
        "D. Range",
        "D. Kinds of sentence",
    ]
    assert [*headings(none), "Considered and not applied"] == headings(one)
    assert list(report.parts(one))[-1].rows == (("§ 2D1.1", "not so"),)


def test_criminal_history_without_points_is_its_category_alone() -> None:
    """Where a case states only a category, no points are shown."""
    outcome = of_level(20)

    closing = [part.closing for part in report.parts(outcome) if part.heading.startswith("C.")]

    assert closing == ["Criminal history category I"]


def test_the_statutory_limit_is_shown_beside_the_cell() -> None:
    """§ 5G1.1(c): a maximum of 40 months cuts 37-46, and both ranges are shown."""
    outcome = of_level(21, statute=Limits(maximum=40))

    part = next(part for part in report.parts(outcome) if part.heading == "D. Range")

    assert [row[0] for row in part.rows] == ["37-46", "37-40"]
    assert "§ 5G1.1(c)" in part.rows[1][-1]
    assert part.closing == "Range: 37-40 months"


def test_a_departure_is_shown_beside_the_range() -> None:
    """§ 5K3.1 in 2009: four levels of departure lead from 21/I, 37-46, to 17/I, 24-30; the range itself stays."""
    outcome = of_level(21, early_disposition=EarlyDisposition(levels=4))

    part = next(part for part in report.parts(outcome) if part.heading == "D. Range")

    assert part.closing == "Range: 37-46 months; after § 5K3.1 24-30 months"
    assert [row[0] for row in part.rows] == ["37-46", "24-30"]


def test_a_range_to_life_has_no_zone_before_there_were_zones() -> None:
    """Zones begin on 1 November 1992; before, the worksheet names none."""
    early = calculate(
        Case(
            counts=(Count("2D1.1", found=(Stated.parse("2D1.1 = 42"),)),),
            manual=date(1990, 11, 1),
            history=History(category=CriminalHistoryCategory.I),
        )
    )

    assert LIFE is early.range.maximum
    assert "Zone" not in report.text(early)


def test_a_step_is_shown_with_what_the_ledger_did() -> None:
    """A row of a step gives its provision, its effect, the total after it and its reason."""
    step = Step(of_level(20).steps[0].cite, of_level(20).steps[0].effect, 0, 20, "as stated")
    outcome = of_level(20)

    first = next(report.parts(evolve(outcome, levels=evolve(outcome.levels, steps=(step,)))))

    assert first.rows == (("§ 2D1.1", "= 20", "20", "as stated"),)


# The Sentencing Table


CELLS = {(1, 0): "0-6", (15, 2): "24-30", (21, 2): "46-57", (43, 5): "life", (37, 5): "360-life"}
"""Cells by level and column; the second is the Manual's own example (Ch. 5, Pt. A, n.1)."""


def test_the_table_as_markdown_has_a_row_for_each_level() -> None:
    """Forty-three rows under the six categories, each cell in its place."""
    tokens = blocks(report.table_markdown(Manual.on(date(2025, 11, 1)).table))
    cells = [shown(after) for token, after in pairwise(tokens) if token.type == "td_open"]
    heads = [shown(after) for token, after in pairwise(tokens) if token.type == "th_open"]

    assert heads == ["Level", "I", "II", "III", "IV", "V", "VI"]
    assert [str(n) for n in range(1, 44)] == cells[::7]
    assert {(level, column): cells[7 * (level - 1) + column + 1] for level, column in CELLS} == CELLS


def test_the_table_as_html_has_a_row_for_each_level() -> None:
    """Forty-three rows under the six categories, each cell in its place."""
    page = Page(report.table_html(Manual.on(date(2025, 11, 1)).table))
    cells = page.texts["td"]

    assert is_safe(page)
    assert ["Level", "I", "II", "III", "IV", "V", "VI", *map(str, range(1, 44))] == page.texts["th"]
    assert {(level, column): cells[6 * (level - 1) + column] for level, column in CELLS} == CELLS


def test_a_page_escapes_its_title() -> None:
    """The title of a page is text."""
    page = Page(report.page("<b>&", "<p>body</p>"))

    assert page.texts["title"] == ["<b>&"]
    assert is_safe(page)
