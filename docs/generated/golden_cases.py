"""The golden cases and the examples, each recomputed when the pages are built."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from generated.markdown import table
from sentencing import calculate, calculate_revocation
from sentencing.case import Case
from sentencing.casefile.revocation import load_either
from sentencing.check import check_file
from sentencing.errors import SentencingError
from sentencing.manual.sections import SECTIONS
from sentencing.outcome import Outcome
from sentencing.revocation.outcome import RevocationOutcome

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/golden", "examples")

PERIODS: tuple[tuple[int, int], ...] = (
    *((1987, 1990), (1991, 1995), (1996, 2000), (2001, 2005)),
    *((2006, 2010), (2011, 2015), (2016, 2020), (2021, 2025)),
)
"""Editions of the Manual, by the years of the first and of the last."""

OPINION, MANUAL, BY_HAND = "An opinion", "An example that the Manual prints", "Work by hand"
_SECTION = re.compile(r"(?<![\w.])[1-8][A-Z]\d\.\d{1,2}(?!\d)")
_AGAINST = re.compile(r"United States v\. (?P<defendant>[\w-]+)|(?P<petitioner>[\w-]+) v\. United States")
_CITING = frozenset({"cite", "rule", "excluded_by", "months_cite"})
_OPTIONS = frozenset(
    {"probation", "ways", "least_imprisonment", "supervised_release", "fine", "special_assessment"}
    | {"probation_months", "supervised_release_imposed"}
)
STATED = "Chapter Two, as stated"

Answer: TypeAlias = Outcome | RevocationOutcome | SentencingError


@frozen
class GoldenCase:
    """A case file: where it stands, what it expects, and what the library answers now."""

    place: str
    title: str
    source: str
    expected: Mapping[str, Any]
    asked: frozenset[str]
    answer: Answer

    @property
    def refused(self) -> bool:
        """Whether the answer is a refusal."""
        return isinstance(self.answer, SentencingError)

    @property
    def kind(self) -> str:
        """Whence the expected values come."""
        if "orked by hand" in self.source:
            return BY_HAND
        return OPINION if " v. " in f"{self.title} {self.source}" else MANUAL

    @property
    def decided(self) -> str:
        """The defendant by whose name the decision is known; one name for a case and its appeal."""
        found = _AGAINST.search(f"{self.title} {self.source}")
        if found is None:
            msg = f"docs/generated: {self.place} names no decision as United States v. someone"
            raise ValueError(msg)
        return found["defendant"] or found["petitioner"]

    @property
    def edition(self) -> int | None:
        """The year of the edition applied; ``None`` where the case is refused."""
        if isinstance(self.answer, SentencingError):
            return None
        day = self.answer.manual.day
        return max(day.year if day >= date(day.year, 11, 1) else day.year - 1, PERIODS[0][0])

    @property
    def sections(self) -> frozenset[str]:
        """The sections that a line of the answer cites; of a refusal, its sentence and the guidelines of the counts."""
        if isinstance(self.answer, SentencingError):
            return frozenset(_SECTION.findall(str(self.answer))) | self.asked
        document = self.answer.to_dict()
        if isinstance(self.answer, Outcome) and not _OPTIONS & self.expected.keys():
            document.pop("options")
        cited = frozenset(section for cite in _cites(document) for section in _SECTION.findall(cite))
        return cited | {"5A"} if isinstance(self.answer, Outcome) else cited


def _cites(document: object) -> Iterator[str]:
    """Every citation in a document of an outcome, the case itself left out."""
    if isinstance(document, Mapping):
        for key, value in document.items():
            if key in _CITING and isinstance(value, str):
                yield value
            elif key != "case":
                yield from _cites(value)
    elif isinstance(document, list):
        for each in document:
            yield from _cites(each)


@cache
def cases() -> tuple[GoldenCase, ...]:
    """Every case file, recomputed; one that does not give what it expects stops the build."""
    return tuple(_case(path) for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.toml")))


def _case(path: Path) -> GoldenCase:
    place = path.relative_to(ROOT).as_posix()
    if differences := check_file(path)[1]:
        msg = f"docs/generated: {place} does not give what it expects: {'; '.join(differences)}"
        raise ValueError(msg)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    asked = frozenset(str(count.get("guideline")) for count in data.get("count", ()))
    return GoldenCase(place, data["title"], data["source"], data["expected"], asked, _answer(path))


def _answer(path: Path) -> Answer:
    try:
        case = load_either(path)
        return calculate(case) if isinstance(case, Case) else calculate_revocation(case)
    except SentencingError as refusal:
        return refusal


@cache
def by_place() -> Mapping[str, GoldenCase]:
    """Every case file by its place in the repository."""
    return {each.place: each for each in cases()}


def told(case: GoldenCase) -> str:
    """What the library answers, in a line, with zone and points where the case expects them."""
    answer = case.answer
    if isinstance(answer, SentencingError):
        return f"refused (`{case.expected['error']}`)"
    if isinstance(answer, RevocationOutcome):
        return f"Grade {answer.grade}, {answer.range} months"
    points = "" if answer.points is None or "points" not in case.expected else f" ({answer.points} points)"
    zone = f", Zone {answer.zone.value}" if answer.zone and "zone" in case.expected else ""
    departure = f"; {answer.range_after_departure} after departure" if answer.range_after_departure else ""
    return f"{answer.offense_level}/{answer.category}{points}, {answer.range}{zone}{departure}"


def opinions() -> str:
    """Every case from an opinion: what the file says was found there, and what the library gives."""
    return "\n".join(
        f"- **{each.title}**, {each.source}.\n"
        f"  Found: {_line(_found(each))}. The library: {_line(_given(each))}.\n  `{each.place}`"
        for each in cases()
        if each.kind == OPINION
    )


def _found(case: GoldenCase) -> Mapping[str, str]:
    wanted = {key: case.expected[key] for key in _IN_A_LINE if key in case.expected}
    return {key: _ends(value) if isinstance(value, list) else str(value) for key, value in wanted.items()}


def _ends(ends: list[int | str]) -> str:
    """Two ends as a range reads: life, or one sentence, where they are the same."""
    return "-".join(map(str, dict.fromkeys(ends)))


def _given(case: GoldenCase) -> Mapping[str, str]:
    """What the library gives of that which the file says was found."""
    answer = case.answer
    assert isinstance(answer, Outcome)
    return {key: str(getattr(answer, key)) for key in _IN_A_LINE if key in case.expected}


_IN_A_LINE = ("offense_level", "category", "points", "range", "range_after_departure")


def _line(said: Mapping[str, str]) -> str:
    level, category, points, found, departed = (said.get(key, "") for key in _IN_A_LINE)
    place = "/".join(filter(None, (level, category)))
    parts = (place, points and f"{points} points", found, departed and f"{departed} after departure")
    return ", ".join(filter(None, parts))


def sources() -> str:
    """How many cases there are, by whence they come and by whether they expect a refusal."""
    decided = {each.decided for each in cases() if each.kind == OPINION}
    named = {OPINION: f"{len(decided)} opinions", MANUAL: MANUAL, BY_HAND: BY_HAND}
    rows = [(name, *_counts(each for each in cases() if each.kind == kind)) for kind, name in named.items()]
    return table(("Expected values from", "Cases", "of them refusals"), [*rows, ("**All**", *_counts(cases()))])


def _counts(among: Iterable[GoldenCase]) -> tuple[str, str]:
    listed = list(among)
    return f"{len(listed):,}", f"{sum(each.refused for each in listed):,}"


def folders() -> str:
    """How many cases each folder has."""
    counted = Counter(each.place.rpartition("/")[0] for each in cases())
    return table(("Folder", "Cases"), ((f"`{folder}`", f"{number:,}") for folder, number in sorted(counted.items())))


# Sections by period


def row_of(section: str) -> str:
    """The row in which a section is counted: its own, or the one of what Chapter Two states."""
    if section in SECTIONS or section[0] == "7":
        return section
    return STATED if section[0] == "2" else section


def matrix() -> Mapping[str, Counter[tuple[int, int] | None]]:
    """How many cases cite each section, by period; ``None`` counts refusals."""
    counted: dict[str, Counter[tuple[int, int] | None]] = {}
    for case in cases():
        period = next((each for each in PERIODS if case.edition and each[0] <= case.edition <= each[1]), None)
        for row in {row_of(section) for section in case.sections}:
            counted.setdefault(row, Counter())[period] += 1
    return dict(sorted(counted.items()))


def by_section() -> str:
    """The matrix as a table, each number on a ground that darkens with it."""
    counted = matrix()
    periods = (*PERIODS, None)
    most = max(number for row, cells in counted.items() if row != "5A" for number in cells.values())
    heads = "".join(f'<th scope="col">{escape(_period(period))}</th>' for period in periods)
    rows = "".join(
        f'<tr><th scope="row">{escape(_named(row))}</th>'
        + "".join(_cell(cells[period], most) for period in periods)
        + "</tr>"
        for row, cells in counted.items()
    )
    return (
        "```{raw} html\n<div class='scrolls'><table class='docutils align-default' style='font-size: 0.8em'>"
        "<caption style='font-size: 1rem'>Golden cases by section cited and by edition of the Manual</caption>"
        f"<thead><tr><th scope='col'>Section</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>\n```"
    )


def _named(row: str) -> str:
    return row if row == STATED else f"§\N{NO-BREAK SPACE}{row}"


def _period(period: tuple[int, int] | None) -> str:
    return "refused" if period is None else f"{period[0]}-{period[1] % 100:02}"


def _cell(number: int, most: int) -> str:
    share = min(100, round(100 * number / most))
    ground = f" background: color-mix(in srgb, currentColor {round(share * 0.4)}%, transparent)" if number else ""
    return f'<td style="text-align: right;{ground}">{number or ""}</td>'
