"""The codebook: its variables and years, typed a second time; how columns are found; how a fault in it is told."""

import csv
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sentencing.errors import NotModelled, SentencingError
from sentencing.ussc import fast_track, reentry_columns, sources, special_value, variable, variables
from sentencing.ussc.codebook import codebook_from

with (Path(__file__).parent / "variables.csv").open(encoding="utf-8") as typed_again:
    TYPED_AGAIN = list(csv.DictReader(typed_again))

VIOLATIONS = (
    *("PV_FY", "PV_VIOLTYP", "PV_GRADVIOL", "PV_GRADVIOL_TABLE"),
    *("PV_REVTABLE_CELL", "PV_REVTABLE", "PV_SENSPLT0", "PV_SENTTOT"),
)


def refusal(act: Callable[[], object], kind: type[SentencingError] = SentencingError) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


def data() -> dict[str, Any]:
    """The codebook as it is written, to be spoilt."""
    return tomllib.loads(files("sentencing.ussc").joinpath("ussc_codebook.toml").read_text(encoding="utf-8"))


# Years and codes


def test_every_variable_once_and_in_order() -> None:
    """The 136 of the codebook that a recalculation needs, and eight of the file of violations."""
    assert [each.name for each in variables()] == [*(row["name"] for row in TYPED_AGAIN), *VIOLATIONS]
    assert len(TYPED_AGAIN) == 136


@pytest.mark.parametrize("row", TYPED_AGAIN, ids=lambda row: row["name"])
def test_years_pages_and_codes_typed_again(row: dict[str, str]) -> None:
    """The first and last fiscal year, the page, and every code are those of the Commission's codebook."""
    found = variable(row["name"])

    assert found.first_fy == int(row["first_fy"])
    assert found.last_fy == (int(row["last_fy"]) if row["last_fy"] else None)
    assert found.page == int(row["page"])
    assert " ".join(found.codes) == row["codes"]


@pytest.mark.parametrize(
    ("name", "code", "meaning"),
    [
        ("SAFE", "2", "no mandatory minimum"),
        ("CO924TAB", "1", "360-life"),
        ("CO924TAB", "2", "292-365"),
        ("CO924TAB", "3", "262-327"),
        ("SENTRNGE", "0", "within range"),
        ("SENTRNGE", "1", "upward departure"),
        ("SENTRNGE", "2", "substantial assistance"),
        ("SENTRNGE", "3", "early disposition"),
        ("SENTRNGE", "5", "downward departure"),
        ("SENTRNGE", "6", "above-range variance"),
        ("SENTRNGE", "7", "government-sponsored variance"),
        ("SENTRNGE", "8", "below-range variance"),
        ("PV_GRADVIOL", "1", "Grade A"),
        ("PV_GRADVIOL", "2", "Grade B"),
        ("PV_GRADVIOL", "3", "Grade C"),
        ("PV_REVTABLE", "0", "below"),
        ("PV_REVTABLE", "1", "within"),
        ("PV_REVTABLE", "2", "above"),
        ("PV_VIOLTYP", "1", "probation"),
        ("PV_VIOLTYP", "2", "supervised release"),
        ("QUARTER", "1", "October-December"),
        ("QUARTER", "4", "July-September"),
    ],
)
def test_meanings_that_checks_rely_on(name: str, code: str, meaning: str) -> None:
    """The codes that a check reads mean what it takes them to mean."""
    assert meaning in variable(name).codes[code]


@pytest.mark.parametrize(
    ("name", "year", "there"),
    [
        ("SENTYR", 2004, False),
        ("SENTYR", 2005, True),
        ("SENTYR", 2023, True),
        ("SENTYR", 2024, False),
        ("SENTDATE", 2004, True),
        ("SENTDATE", 2005, False),
        ("SENTRNGE", 2013, False),
        ("SENTRNGE", 2014, True),
        ("SENTRNGE", 2018, True),
        ("BOOKERCD", 2017, True),
        ("BOOKERCD", 2018, False),
        ("ZEROPNT", 2023, False),
        ("ZEROPNT", 2024, True),
        ("CASETYPE", 2017, False),
        ("CASETYPE", 2018, True),
    ],
)
def test_both_sides_of_a_year(name: str, year: int, there: bool) -> None:
    """A variable stands in the file of its first year and of its last, and not beside them."""
    assert (name in {each.name for each in variables(year)}) is there
    assert variable(name).in_file(year) is there


@pytest.mark.parametrize("year", [1998, 2026])
def test_fiscal_years_beyond_the_codebook(year: int) -> None:
    """They are refused, not answered with nothing."""
    told = f"the codebook reaches from FY1999 to FY2025, not to FY{year}"

    assert refusal(lambda: variables(year), NotModelled) == told
    assert refusal(lambda: fast_track(year), NotModelled) == told
    assert variables(1999)
    assert variables(2025)


# Columns


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("xfolsor", "XFOLSOR"),
        (" XCRHISSR ", "XCRHISSR"),
        ("ADJ_BHI", "ADJ_BHI"),
        ("ADJ_UHI", "ADJ_BHI"),
        ("ADJ_C12", "ADJ_BHI"),
        ("ADJS_CHI", "ADJ_BHI"),
        ("ADJU_B3", "ADJ_BHI"),
        ("ADJL_D2", "ADJL_BHI"),
        ("ADUL_BHI", "ADJL_BHI"),
        ("GDLINE2", "GDLINEHI"),
        ("GDCROS1", "GDCROSHI"),
        ("GDCROSHI", "GDCROSHI"),
        ("BASESHI", "BASEHI"),
        ("BASE7", "BASEHI"),
        ("BASELHI", "BASELHI"),
        ("BASESLHI", "BASELHI"),
        ("RSTRCCHI", "RSTRVCHI"),
        ("OBSTCU2", "OBSTRCHI"),
        ("FLGHTRHI", "FLIGHTHI"),
        ("SMAX312", "SMAX1"),
        ("STA3_12", "STA1_1"),
        ("TTSC2_4", "TTSC1_1"),
        ("GUNMIN3", "GUNMIN1"),
        ("MOHOMDET", "ALTMO"),
        ("SEXACCB", "SEXOFFNB"),
        ("FINEMAX", "FINEMIN"),
        ("REAS20", "REAS1"),
        ("REASON3", "REASON1"),
        ("CHP4CHG2", "CHP4CHG1"),
        ("PV_FY", "PV_FY"),
    ],
)
def test_a_column_gives_its_entry(column: str, name: str) -> None:
    """Members of a family and the columns of other roles stand under one entry; case does not matter."""
    assert variable(column).name == name


@pytest.mark.parametrize("column", ["ADJ_AHI", "ADJ_VHI", "ADJ_B", "SMAX", "SMIN1X", "BASEXHI", "XFOLSR", ""])
def test_what_is_no_column(column: str) -> None:
    """It is refused; the nearest name is suggested where one is near."""
    assert refusal(lambda: variable(column)).startswith(f"{column!r} is no variable of the codebook")


def test_digits_of_another_script() -> None:
    """The file has none: GDLINE2 is a column, and the same with the Arabic two is not."""
    assert variable("GDLINEHI").names("GDLINE2")
    assert not variable("GDLINEHI").names("GDLINE\N{ARABIC-INDIC DIGIT TWO}")


def test_the_nearest_column_is_suggested() -> None:
    """As a question, after the refusal."""
    assert refusal(lambda: variable("XCRHISR")).endswith("; did you mean `XCRHISSR`?")


# Special values


@pytest.mark.parametrize(
    ("column", "number", "year", "meaning"),
    [
        ("XMINSOR", 9996, None, "life"),
        ("XMAXSOR", 9996, 2019, "life"),
        ("SMAX7", 9996, 2019, "life"),
        ("STATMAX", 9997, None, "death"),
        ("SMAX1", 9997, None, None),
        ("GLMIN", 996, None, None),
        ("GLMIN", 996, 1999, None),
        ("GLMIN", 996, 2000, "life"),
        ("GLMIN", 996, 2001, None),
        ("GLMIN", 990, 2000, "990 months or more"),
        ("GLMAX", 993, 2000, "several ranges"),
        ("GLMAX", 994, 2000, "no guideline applies"),
        ("GLMAX", 995, 2000, "counts under 18 U.S.C. 924(c) alone"),
        ("GLMAX", 995, 2002, None),
        ("STATMAX", 997, 2000, "death"),
        ("SENTTOT", 470, None, "life"),
        ("SENTTOT", 470, 1993, "life"),
        ("SENTTOT", 470, 1992, None),
        ("SENTTOT", 360, 1992, "life"),
        ("SENTTOT", 360, 1993, None),
        ("SENTTOT", 360, None, None),
        ("SENSPCAP", 469.99, 2018, "a term of more than 470 months"),
        ("SENTTOT", 469.99, 2018, None),
        ("TOTPRISN", 9996, 2019, "life"),
        ("TOTPRISN", 996, 2000, "life"),
        ("TOTPRISN", 996, 2001, None),
        ("SUPREL", 996, 2019, "life"),
        ("SUPREL", 997, 2019, "ordered, length unknown"),
        ("LOSSHI", 9999999997, None, "amount unknown"),
    ],
)
def test_numbers_that_are_codes(column: str, number: float, year: int | None, meaning: str | None) -> None:
    """A number is a code in its variables and years, and else what it says."""
    found = special_value(column, number, year)

    assert (found and found.meaning) == meaning


# § 2L1.2, early disposition, sources


@pytest.mark.parametrize(
    ("year", "columns"),
    [
        (1987, ["(b)(1)"]),
        (1988, []),
        (1989, ["(b)(1)"]),
        (1990, ["(b)(1)"]),
        (1991, ["(b)(1)", "(b)(2)"]),
        (1996, ["(b)(1)", "(b)(2)"]),
        (1997, ["(b)(1)"]),
        (2000, ["(b)(1)"]),
        (2001, ["(b)(1)"]),
        (2015, ["(b)(1)"]),
        (2016, ["(b)(1)", "(b)(2)", "(b)(3)"]),
        (2025, ["(b)(1)", "(b)(2)", "(b)(3)"]),
    ],
)
def test_columns_of_reentry_by_manual(year: int, columns: list[str]) -> None:
    """B holds (b)(1), C (b)(2), D (b)(3), as far as the Manual has them; both sides of each change."""
    found = reentry_columns(year)

    assert list(found.columns.values()) == columns
    assert list(found.columns) == ["ADJ_BHI", "ADJ_CHI", "ADJ_DHI"][: len(columns)]


def test_no_manual_before_1987() -> None:
    """A record of an earlier year has no characteristic to read."""
    assert refusal(lambda: reentry_columns(1986), NotModelled) == "AMENDYR 1986: the first Manual is that of 1987"


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (1999, {"DEPART": (4, 6, 7, 9)}),
        (2003, {"DEPART": (4, 6, 7, 9), "DEPART_A": (3,)}),
        (2004, {"DEPART_A": (3,), "REAS1": (48,)}),
        (2013, {"REAS1": (48,), "BOOKERCD": (6,), "INPLEA1": (2,), "INNOPL1": (6,)}),
        (2014, {"REAS1": (48,), "BOOKERCD": (6,), "INPLEA1": (2,), "INNOPL1": (6,), "SENTRNGE": (3,)}),
        (2017, {"REAS1": (48,), "BOOKERCD": (6,), "BOOKER4": (3,), "INPLEA1": (2,), "INNOPL1": (6,), "SENTRNGE": (3,)}),
        (2018, {"REAS1": (48,), "INPLEA1": (2,), "INNOPL1": (6,), "SENTRNGE": (3,)}),
    ],
)
def test_early_disposition_by_year(year: int, told: dict[str, tuple[int, ...]]) -> None:
    """Which variable tells § 5K3.1, and by which codes, changed four times."""
    assert {each.variable: each.codes for each in fast_track(year)} == told


def test_sources_are_told() -> None:
    """Each variable says where it comes from, by a key that has a text."""
    assert all(sources()[key] for each in variables() for key in each.sources)
    assert all(each.sources for each in variables())


# Faults


def spoilt(table: str, **changes: object) -> str:
    """What is said of the codebook where the first record of a table has other values; ``None`` takes a key away."""
    read = data()
    first = read[table][0]
    for key, value in changes.items():
        if value is None:
            del first[key]
        else:
            first[key] = value
    return refusal(lambda: codebook_from(read))


@pytest.mark.parametrize(
    ("table", "changes", "told"),
    [
        ("variable", {"meening": "x"}, "USSCIDN: meening: unknown key; did you mean `meaning`?"),
        ("variable", {"meaning": " "}, "USSCIDN: meaning: it is empty; leave it out"),
        ("variable", {"type": "colour"}, "USSCIDN: type: 'colour' is none of number, text, day"),
        ("variable", {"first_fy": "1999"}, "USSCIDN: first_fy: it is a whole number, not '1999'"),
        ("variable", {"first_fy": None}, "USSCIDN: Variable.__init__() missing 1 required keyword-only argument"),
        ("variable", {"cautions": "none"}, "USSCIDN: cautions: 'none' is no list of texts"),
        ("variable", {"codes": {"1": 2}}, "USSCIDN: codes: each value is a text"),
        ("variable", {"supplement_fy": [2014, "2017"]}, "USSCIDN: supplement_fy: it is a whole number, not '2017'"),
        ("variable", {"sources": ["CB25"]}, "ussc_codebook.toml: there is no source 'CB25'; did you mean `CB24`?"),
        ("variable", {"name": "AMENDYR"}, "ussc_codebook.toml: there are two records with the id 'AMENDYR'"),
        ("special_value", {"variables": ["XMNSOR"]}, "there is no variable 'XMNSOR'; did you mean `XMINSOR`?"),
        ("special_value", {"stands_for": "ever"}, "9996: stands_for: 'ever' is none of life, death, over 470 months"),
        ("reentry", {"columns": {"ADJ_BHI": 1}}, "1987: columns: each value is a text"),
        ("fast_track", {"codes": ["4"]}, "DEPART: codes: each is a whole number, not '4'"),
        ("fast_track", {"variable": "DEPRAT"}, "there is no variable 'DEPRAT'; did you mean `DEPART`?"),
    ],
)
def test_a_fault_names_its_record(table: str, changes: dict[str, object], told: str) -> None:
    """The record, the key, and what was expected."""
    assert told in spoilt(table, **changes)


def test_tables_that_are_missing_or_unknown() -> None:
    """The codebook has its five tables and no other."""
    without, beyond = data(), {**data(), "columns": []}
    del without["sources"]

    assert refusal(lambda: codebook_from(without)) == "ussc_codebook.toml: there is no [sources]"
    assert refusal(lambda: codebook_from(beyond)).startswith("columns: unknown key")
