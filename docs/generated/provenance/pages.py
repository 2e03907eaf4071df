"""The provenance pages of the sections: one part for each chapter, and the Sentencing Table by itself."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generated.markdown import table
from generated.provenance.constants import anchor_of, lines, of_section
from generated.provenance.histories import History, Number, Stage, release_statutes, sections, slug
from sentencing.cite import Cite
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.terms import CriminalHistoryCategory

TEST_THAT_FAILS = "Test that fails"
HEADS = ("Provision", "Value", "Stands until", "Verified", TEST_THAT_FAILS)
SENTENCING_TABLE = "5A"
PAGES: Mapping[str, str] = {
    "2": "provenance-chapter-two",
    "3": "provenance-chapter-three",
    "4": "provenance-chapter-four",
    "5": "provenance-chapter-five",
    SENTENCING_TABLE: "provenance-table",
    "7": "provenance-chapter-seven",
}
"""The page of each chapter."""


def page_of(key: str) -> str:
    """The page on which a section stands."""
    return PAGES.get(key) or PAGES.get(key[0], PAGES["7"])


def of_chapter(number: str) -> str:
    """Every section of a chapter, or the Table; with Chapter Seven the statutes of supervision."""
    told = [each for each in sections() if page_of(each.key) == PAGES[number]]
    if number == "7":
        told += release_statutes()
    return "\n\n".join("\n\n".join(_history(each)) for each in told)


def anchor(name: str) -> str:
    """A place to which a link leads, whatever the headings are called."""
    return f'<a id="{name}"></a>'


def linked(key: str, effective: object, words: str) -> str:
    """A link to a version of a section from another page of the same folder."""
    return f'<a href="{page_of(key)}.html#{slug(key)}-{effective}">{words}</a>'


def _history(history: History) -> Iterator[str]:
    yield anchor(history.anchor)
    yield f"## {_unbroken(history.title)}"
    if history.url:
        yield f"[The section on the Commission's site]({history.url}), in the edition now in force."
    for index, stage in enumerate(history.stages):
        yield anchor(history.anchor_of(stage.effective))
        deleted = "deleted by " if stage.deleted else ""
        yield f"### {stage.effective}: {_unbroken(history.title)}, {deleted}{_plain(stage.made_by)}"
        yield _made(stage)
        if history.key == SENTENCING_TABLE:
            yield from _as_a_table(index)
        if stage.numbers:
            yield numbers_table(HEADS, (_row(each, history) for each in stage.numbers))
        elif not stage.deleted and history.key != SENTENCING_TABLE:
            yield _no_number(stage, history)
        if earlier := history.still_standing(stage):
            links = (f'<a href="#{history.anchor_of(each)}">{each}</a>' for each in earlier)
            yield f"Still standing from: {' · '.join(links)}."


def numbers_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of numbers; where the screen is narrow, the style sheet leaves its last column out."""
    return f"````{{table}}\n:class: provenance\n\n{table(heads, rows)}\n````"


def _no_number(stage: Stage, history: History) -> str:
    """What is said of a version with which no number begins."""
    if stage.leaves:
        return "It changes no number."
    beside = "; ".join(
        f'<a href="provenance-beside.html#{anchor_of(name)}">{each.words}</a>'
        for name, constant in of_section(history.key)
        for each in lines(name, constant)
    )
    return f"Its number is among the numbers beside the sections: {beside}." if beside else "It holds no number."


def _unbroken(title: str) -> str:
    return title.replace("§ ", "§\N{NO-BREAK SPACE}")


def _plain(made_by: str) -> str:
    """What made a version, without its link."""
    return made_by.partition("]")[0].lstrip("[").removeprefix("the ")


def _made(stage: Stage) -> str:
    """When a version stands, what made it, and how it was read."""
    stands = f"From {stage.effective} until {stage.until}" if stage.until else f"Since {stage.effective}"
    verb = "deleted by" if stage.deleted else "by"
    lines = [
        f"- **In effect:** {stands}, {verb} {stage.made_by}.",
        f"- **Read:** {stage.read.how}{'' if stage.read.sure else ' (**not read as it stood**)'}."
        + (f" Sources: {', '.join(stage.read.sources)}." if stage.read.sources else ""),
    ]
    if stage.inferred:
        lines.append(f"- **Inferred:** {stage.inferred}.")
    lines += [f"- **Note:** {note}" for note in stage.read.notes]
    return "\n".join(lines)


def _row(number: Number, history: History) -> tuple[str, ...]:
    return (
        _provision(number.told.pinpoint, history),
        number.told.words.replace("$", "\\$").replace("*", "\\*"),
        f'<span style="white-space:nowrap">{number.until}</span>' if number.until else "in force",
        how_verified(number),
        witness(number),
    )


def _provision(pinpoint: str, history: History) -> str:
    """Where a number is printed, with a link to the Commission's page where that shows the section."""
    where = pinpoint or history.title
    if history.url:
        return f"[{where}]({history.url})"
    full = _CITATION.fullmatch(pinpoint)
    return f"[{where}]({Cite.parse(pinpoint).url})" if full else where


_CITATION = re.compile(r"7[BC]\d\.\d(\(\w+\))*")
"""Chapter Seven as it is now; §§ 7A1.1 to 7A1.4 are gone."""


def how_verified(number: Number) -> str:
    """How a number is verified, and how many golden cases consult its text."""
    cases = f"{number.golden} golden {'case' if number.golden == 1 else 'cases'}" if number.golden else "no golden case"
    return f"{number.verified.how}; {cases}"


def witness(number: Number) -> str:
    """What fails when it is moved by one, and what nothing notices."""
    unnoticed = "; ".join(f"one change is not noticed: {reason}" for reason in number.verified.unnoticed)
    return "; ".join(filter(None, (number.verified.witness, unnoticed)))


# The Sentencing Table


def _as_a_table(index: int) -> Iterator[str]:
    """The Table of a version, with what changed in bold and what was deduced in italics."""
    text = TABLE.versions[index].text
    before = TABLE.versions[index - 1].text if index else None
    if text is None:
        return
    if before is not None and text.cells == before.cells:
        yield "No cell changes; the zones do."
        return
    if before is not None:
        changed = sum(one != other for one, other in zip(_flat(text), _flat(before), strict=True))
        yield f"{changed} cells change; they are in bold."
    if text.inferred:
        yield "The cells in italics were read, but their places are deduced."
    heads = ("Level", *map(str, CriminalHistoryCategory))
    yield table(heads, _lines(text, before))
    yield (
        "Verified: each cell, minimum and maximum, typed twice (`tests/manual/table_1992.csv`, and the cells changed "
        "before in `rows`), which fails when one is a month higher or lower."
    )


def _flat(text: SentencingTable) -> Iterable[object]:
    return (cell for line in text.cells for cell in line)


def _lines(text: SentencingTable, before: SentencingTable | None) -> Iterator[tuple[str, ...]]:
    for level, line in enumerate(text.cells, start=1):
        cells = []
        for category, cell in enumerate(line, start=1):
            changed = before is not None and before.cells[level - 1][category - 1] != cell
            deduced = (level, category) in text.inferred
            months = str(cell).replace("-", "\N{NON-BREAKING HYPHEN}")
            cells.append(f"**{months}**" if changed else f"*{months}*" if deduced else months)
        yield (str(level), *cells)
