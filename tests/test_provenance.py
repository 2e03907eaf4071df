"""The provenance pages: every number of the law is on one, with a source that exists and a witness on record."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path

import generated
import pytest
from attrs import frozen
from generated.provenance import beside, constants, histories, pages, sources, summary, verified
from generated.provenance.words import NoWordsError, leaves, told
from tests.perturb import CONSTANTS, STATUTES, mutants, revocation_mutants

import sentencing
from sentencing.dated import Dated
from sentencing.duration import Duration
from sentencing.manual import SECTIONS
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.statutes import MAXIMA

LAW: dict[str, Dated[object]] = {**SECTIONS, **{str(key): law for key, law in CHAPTER_SEVEN.items()}}
PARTS = [name for name in generated.PARTS if name.startswith("provenance")]
ROOT = Path(sentencing.__file__).parent


@cache
def text(part: str) -> str:
    """A generated part."""
    return generated.PARTS[part]()


def shown(words: str) -> str:
    """Words as a Markdown table shows them."""
    return words.replace("$", "\\$").replace("*", "\\*").replace("§ ", "§\N{NO-BREAK SPACE}")


def test_every_number_that_the_tests_move_is_told() -> None:
    """What is told is what is changed by one: nothing of the law is left out, and nothing else told."""
    moved = {mutant.number for mutant in (*mutants(), *revocation_mutants())}
    dates = {
        number
        for number in moved
        if re.search(r"(\d{4}-\d\d-\d\d|\[\d+\])\.(effective|amendment) ", number) and not number.startswith("MAXIMA")
    }

    assert {f"{path} {value}" for path, value in summary.leaves()} == moved - dates


def test_every_number_is_on_its_page() -> None:
    """Each number of each version is in words on the page of its chapter, or a cell of a Table there."""
    for key, law in LAW.items():
        page = text(pages.page_of(key))
        for version in law.versions:
            lines = list(told(version.text))
            cells = {leaf for leaf in leaves(version.text) if key == "5A" and leaf[0].startswith(".cells")}

            assert {leaf for line in lines for leaf in line.leaves} | cells == set(leaves(version.text))
            assert [line.words for line in lines if shown(line.words) not in page] == []


def test_every_version_has_its_heading_and_is_linked() -> None:
    """Coverage and the index lead to an anchor for each version, and every link leads to a place that there is."""
    anchors = {part: set(re.findall(r'<a id="([^"]+)"', text(part))) for part in PARTS}
    links = [link for part in (*PARTS, "coverage") for link in re.findall(r'href="([^"]+)\.html#([^"]+)"', text(part))]
    linked = {f"{page}#{anchor}" for page, anchor in links}

    assert [link for link in links if link[1] not in anchors[link[0]]] == []
    for key, law in LAW.items():
        places = {f"{pages.page_of(key)}#{histories.slug(key)}-{version.effective}" for version in law.versions}
        assert places <= linked


def test_a_number_stands_until_it_changes() -> None:
    """The base level of § 2L1.2 is 8 from 15 January 1988 on, told once; until the day before it was 6."""
    section = next(each for each in histories.sections() if each.key == "2L1.2")
    bases = [number for stage in section.stages for number in stage.numbers if number.told.pinpoint == "(a)"]

    assert [(each.told.words, each.begins, each.until) for each in bases] == [
        ("= 6: base offense level", date(1987, 11, 1), date(1988, 1, 14)),
        ("= 8: base offense level", date(1988, 1, 15), None),
    ]


def stage_of(key: str, effective: date) -> tuple[histories.History, histories.Stage]:
    """A version of a section, with the section."""
    section = next(each for each in histories.sections() if each.key == key)
    return section, next(stage for stage in section.stages if stage.effective == effective)


def under(part: str, key: str, effective: date) -> str:
    """What a page says of a version, from its anchor to the next."""
    return text(part).partition(f'<a id="{histories.slug(key)}-{effective}"></a>')[2].partition('<a id="')[0]


@pytest.mark.parametrize(
    ("key", "effective", "earlier"),
    [
        # Amendment 38 made the base level 8, amendment 632 the increases of 16 to 4; 658 changed what earns them.
        ("2L1.2", date(2003, 11, 1), (date(1988, 1, 15), date(2001, 11, 1))),
        # Amendment 802 wrote all but the base level anew.
        ("2L1.2", date(2016, 11, 1), (date(1988, 1, 15),)),
        # Two levels since 1987; amendment 459 added the third in 1992, amendment 649 asked for the motion.
        ("3E1.1", date(2003, 4, 30), (date(1987, 11, 1), date(1992, 11, 1))),
        ("3E1.1", date(1987, 11, 1), ()),
        # Amendment 836 deleted the section.
        ("5K3.1", date(2025, 11, 1), ()),
    ],
)
def test_what_still_stands_from_an_earlier_version(key: str, effective: date, earlier: tuple[date, ...]) -> None:
    """A version links the versions whose numbers it left as they were, oldest first."""
    section, stage = stage_of(key, effective)
    said = re.search(r"Still standing from: (.*)\.", under(pages.page_of(key), key, effective))

    assert section.still_standing(stage) == earlier
    assert (re.findall(r'href="#([^"]+)"', said[1]) if said else []) == [section.anchor_of(each) for each in earlier]


def test_a_version_without_a_number_of_its_own_says_where_it_is() -> None:
    """The four levels of § 3F1.1 are beside the sections; § 3D1.2 has no number; amendment 649 changed none."""
    early, first = date(2025, 11, 1), date(1987, 11, 1)
    words = "not more than 4 levels for early disposition"
    link = f'<a href="provenance-beside.html#most-early-disposition-levels">{words}</a>'

    assert f"Its number is among the numbers beside the sections: {link}." in under(pages.PAGES["3"], "3F1.1", early)
    assert link in under(pages.PAGES["5"], "5K3.1", date(2003, 10, 27))
    assert "It holds no number." in under(pages.PAGES["3"], "3D1.2", first)
    assert "It changes no number.\n\nStill standing" in under(pages.PAGES["3"], "3E1.1", date(2003, 4, 30))
    for section in histories.sections():
        assert "changes no number" not in under(pages.page_of(section.key), section.key, section.stages[0].effective)


def test_the_index_leads_to_the_statutes_beside_the_sections() -> None:
    """Whoever looks for 8 U.S.C. 1326 finds it in the index, with a link to its maxima."""
    rows = [line for line in text("provenance-index").splitlines() if "numbers beside the sections" in line]

    assert len(rows) == 3
    assert "8 U.S.C. 1253, 1325, 1326: maximum terms" in rows[0]
    assert 'href="provenance-beside.html#maxima"' in rows[0]
    assert {each.section for each in MAXIMA} == {"8 U.S.C. 1253", "8 U.S.C. 1325", "8 U.S.C. 1326"}


def test_a_copy_is_named_as_one() -> None:
    """A source that was read in someone's repository says whose; the Commission's own pages are no copies."""
    chapter = text(pages.PAGES["3"])

    assert "[Manual of 2025 (copy in arsz78/sentencing-guidelines-calculator)](https://github.com/" in chapter
    assert sources.repository_of("https://www.ussc.gov/guidelines/amendment/270") == ""
    assert sources.from_repository("arsz78/sentencing-guidelines-calculator") == ("Manual of 2025",)
    for link in re.findall(r"\[([^\]]+)\]\(https://github\.com/", "".join(map(text, PARTS))):
        assert " (copy in " in link


def test_an_amendment_without_a_number_is_told_of() -> None:
    """Amendment 820 defined preparing for trial in § 3E1.1(b) and changed no number: a note, and no version."""
    assert "(b) says what preparing for trial is" in under(pages.PAGES["3"], "3E1.1", date(2003, 4, 30))
    assert date(2023, 11, 1) not in LAW["3E1.1"].days


def test_the_last_column_of_numbers_is_the_one_that_a_narrow_screen_leaves_out() -> None:
    """Every table of numbers has the class that the style sheet names, and ends with the test that fails."""
    style = (Path(__file__).parents[1] / "docs" / "_static" / "pages.css").read_text(encoding="utf-8")
    heads = re.findall(r":class: provenance\n\n(\| .* \|)\n", text(pages.PAGES["2"]) + text("provenance-beside"))

    assert "table.provenance :is(th, td):last-child" in style
    assert len(heads) > 2
    assert all(line.endswith("| Test that fails |") for line in heads)


def test_a_survivor_gives_its_reason() -> None:
    """No cell of the Table has a minimum of 7 months, so the end of Zone B may move up unnoticed, but not down."""
    assert "no cell of the Table has a minimum of 7 months" in text("provenance-table")
    assert verified.tally(["5A 1992-11-01.text.zones.b 6", "5A 1992-11-01.text.cells[0][0].minimum 0"]) == {
        verified.ONE_WAY: 1,
        verified.TYPED_TWICE: 1,
    }


def test_sources_name_what_there_is() -> None:
    """Each entry on sources is of a section or a statute, and of a version of it; each source is used."""
    statutes = {"MAXIMA", "CUT_OFFS", "UNSETTLED", *STATUTES}
    written = list(sources.entries())
    used = {
        source
        for each in (*sources.data()["how"].values(), *sources.data()["section"], *sources.data()["version"])
        for source in each.get("sources", ())
    }

    assert {key for key, _ in written} <= {*LAW, *statutes}
    assert len(set(written)) == len(written)
    for key, effective in written:
        assert effective is None or effective in LAW[key].days
    assert used == set(sources.data()["source"])


def test_what_is_inferred_is_not_told_as_read() -> None:
    """No version that the library marks as inferred, or that was not read, is said to be read as it stood."""
    marked = [
        (each.title, stage)
        for each in (*histories.sections(), *histories.release_statutes())
        for stage in each.stages
        if stage.inferred
    ]

    assert len(marked) > 20
    assert [(title, stage.effective) for title, stage in marked if stage.read.sure] == []
    assert "not read as it stood" in text("provenance-chapter-two")


def test_a_number_without_words_or_witness_stops_the_build() -> None:
    """What was added to the law and not here cannot pass in silence."""

    @frozen
    class Unheard:
        number: int

    with pytest.raises(NoWordsError):
        list(told((Unheard(3),)))
    with pytest.raises(verified.NoWitnessError):
        verified.verified("2L1.2 1987-11-01", [(".text[9]", 3)])
    with pytest.raises(verified.NoWitnessError):
        verified.tally(["2L1.2 1987-11-01.text[9] 3"])


# Numbers with names

APART = ("casefile", "cli", "frames", "plots", "sheet", "strategies", "ussc")
"""Packages whose numbers are bounds of input, codes of the datafile, and sizes: conventions all, but for one."""

CONVENTIONS = {
    "comparison_report._MOST_LEDGERS",
    "disparity_report._MOST_NAMES",
    "districts._LONGEST_NAME",
    "duration._DAYS_IN_A_YEAR",
    "duration._MONTHS_IN_A_YEAR",
    "duration._DAYS_IN_A_WEEK",
    "manual.chapter2.sentence_imposed.NO_TIME",
    "manual.chapter3.several_counts.HALVES_IN_A_UNIT",
    "manual.chapter4.lengths.NO_TIME",
    "manual.chapter4.part_b._MONTHS_IN_A_YEAR",
    "precedent.LAST_CHECKED",
    "revocation.limits.NOTHING",
    "revocation.original_offense._A_DAY",
}
"""Numbers with names that are no law; the page tells why."""

IN_VERSIONS = {
    "duration._UNITS",
    "manual.chapter2.reentry._FIVE_YEARS",
    "manual.chapter2.reentry._THIRTEEN_MONTHS",
    "manual.chapter2.reentry._TWO_YEARS",
    "manual.chapter4.sentences._WORTH",
    "manual.chapter5.table._INFERRED_IN_1987",
    "manual.edition.EFFECTIVE_DAYS",
    "release_statutes._DAYS",
    "terms._CATEGORIES",
}
"""Names of numbers that stand elsewhere too: in versions of sections, or in the law by name that they are made of."""


def _named_numbers() -> Iterator[str]:
    """Every name of a module for a number, a date or a length, outside the packages apart."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = [part for part in path.relative_to(ROOT).with_suffix("").parts if part != "__init__"]
        if path.name == "__main__.py" or (parts and parts[0] in APART):
            continue
        module = import_module(".".join(("sentencing", *parts)))
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names = [each.id for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Name)]
            yield from (".".join((*parts, name)) for name in names if _is_number(getattr(module, name, None)))


def _is_number(value: object) -> bool:
    if isinstance(value, tuple | list | frozenset | Mapping):
        return any(map(_is_number, value)) or any(map(_is_number, getattr(value, "values", tuple)()))
    return isinstance(value, int | date | Duration) and not isinstance(value, bool | Enum)


def test_every_number_with_a_name_is_told_or_is_a_convention() -> None:
    """A number that code names is moved by the tests, held by others, in a version, or listed as no law."""
    moved = {f"{module.__name__.removeprefix('sentencing.')}.{name}" for module, name in CONSTANTS}
    known = moved | beside.OWN_TESTS.keys() | CONVENTIONS | IN_VERSIONS

    assert [name for name in _named_numbers() if name not in known] == []
    assert {*constants.CONSTANTS, *constants.STATUTES} == {name for _, name in CONSTANTS}
