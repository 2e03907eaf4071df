"""The command line: every command and format, one document or one sentence, and never a traceback."""

import io
import json
import os
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sentencing
from sentencing import Manual, calculate, cli, compare, disparity_report, load_case, report
from sentencing.memorandum import memorandum

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"
OCAMPO = str(EXAMPLES / "ocampo-pineda.toml")

SOUND = """\
title = "A sound case"
manual = 2009-11-01

[[count]]
guideline = "2L1.2"
statute = "8 U.S.C. 1326(b)(2)"
ended = 2009-08-01
found = ["2L1.2(b)(1)(A)(ii)"]

[history]
category = "II"
"""

# Ten months, and ten on revocation after the removal: thirteen months or less, unless the second term is counted.
REVOKED = """\
sentenced = 2010-06-01
manual = 2009-11-01

[[count]]
guideline = "2L1.2"
statute = "8 U.S.C. 1326(b)(2)"
began = 2009-08-01
ended = 2009-08-01
removals = [2005-01-01]

[[prior]]
offense = "delivery of cocaine"
kinds = ["drug trafficking offense"]
grade = "felony"
committed = 2002-01-01
sentenced = 2002-06-01
imposed = "10 months"
revocations = [{ on = 2006-01-01, imposed = "10 months" }]
released = 2006-11-01
"""


def write(folder: Path, text: str, name: str = "case.toml") -> str:
    """A case file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """A command's exit status, its standard output and its standard error."""
    try:
        status = cli.main(arguments)
    except SystemExit as stop:
        status = int(stop.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command is refused: exit 2, nothing on standard output, no traceback."""
    status, out, err = run(capsys, *arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("sentencing")
    assert err.endswith("\n")
    return err


def process(
    *arguments: str, environment: Mapping[str, str] | None = None, **options: object
) -> "subprocess.CompletedProcess[bytes]":
    """``python -m sentencing`` in a process of its own."""
    # Coverage is measured in this process; a child that measured too would leave its own file.
    settings = ("COV", "PYTHONIOENCODING", "PYTHONUTF8")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(settings)}
    return subprocess.run(
        [sys.executable, "-m", "sentencing", *arguments],
        env={**inherited, **(environment or {})},
        check=False,
        **{"capture_output": True, **options},
    )


# worksheet


@pytest.mark.parametrize(
    ("form", "render"), [("text", report.text), ("markdown", report.markdown), ("html", report.html)]
)
def test_a_worksheet_is_the_report_of_the_outcome(
    capsys: pytest.CaptureFixture[str], form: str, render: object
) -> None:
    """`worksheet` prints what the library renders, and nothing besides."""
    expected = render(calculate(load_case(OCAMPO)))

    assert (0, f"{expected}\n", "") == run(capsys, "worksheet", OCAMPO, "--format", form)


def test_a_worksheet_is_text_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """Text is the default format."""
    assert run(capsys, "worksheet", OCAMPO, "--format", "text") == run(capsys, "worksheet", OCAMPO)


def test_json_is_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints exactly the outcome's document on standard output."""
    status, out, err = run(capsys, "worksheet", OCAMPO, "--format", "json")

    assert (status, err) == (0, "")
    assert calculate(load_case(OCAMPO)).to_dict() == json.loads(out)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_example_has_a_worksheet_in_every_format(
    capsys: pytest.CaptureFixture[str], path: Path, form: str
) -> None:
    """The examples print in each format, with exit 0 and no warning, and name their range."""
    status, out, err = run(capsys, "worksheet", str(path), "--format", form)

    low, high = tomllib.loads(path.read_text(encoding="utf-8"))["expected"]["range"]
    assert (status, err) == (0, "")
    assert f"{low}-{high}" in out or json.loads(out)["range"] == {"minimum": low, "maximum": high}


def test_the_manual_may_be_chosen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--manual` applies the edition of that day, whatever the case names: in 1995, (b)(2) adds the 16 levels."""
    path = write(tmp_path, SOUND.replace("2L1.2(b)(1)(A)(ii)", "2L1.2(b)(2)"))

    _, out, _ = run(capsys, "worksheet", path, "--manual", "1995-11-01", "--format", "json")

    answer = json.loads(out)
    assert (answer["manual"], answer["offense_level"]) == ("1995-11-01", 24)
    assert "2009" in refusal(capsys, "worksheet", path)


@pytest.mark.parametrize("side", ["counted", "Counted"])
def test_a_reading_may_be_chosen(capsys: pytest.CaptureFixture[str], tmp_path: Path, side: str) -> None:
    """`--reading` takes the other side: ten months and ten on revocation exceed thirteen, and 12 levels become 16."""
    path = write(tmp_path, REVOKED)
    arguments = ("worksheet", path, "--format", "json")

    levels = [
        json.loads(run(capsys, *arguments, *reading)[1])["offense_level"]
        for reading in (
            (),
            ("--reading", f"revocation-timing-2003={side}"),
            ("--reading", "revocation-timing-2003 = left out"),
        )
    ]

    assert levels == [20, 24, 20]


def test_several_readings_may_be_chosen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--reading` repeats, once for each question."""
    path = write(tmp_path, REVOKED)
    sides = ("--reading", "revocation-timing-2003=counted", "--reading", "revocation-which-removal=the first")

    status, out, _ = run(capsys, "worksheet", path, *sides)

    expected = calculate(
        load_case(path),
        readings={"revocation-timing-2003": "counted", "revocation-which-removal": "the first"},
    )
    assert (0, f"{expected}\n") == (status, out)


def test_a_sentence_later_than_the_newest_manual_is_a_warning(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A case sentenced after the newest edition known is worked under the edition named, with a warning beside."""
    path = write(tmp_path, f"sentenced = 2027-02-01\n{SOUND}")

    status, out, err = run(capsys, "worksheet", path, "--format", "json")

    assert status == 0
    assert json.loads(out)["offense_level"] == 24
    assert err.count("\n") == 1
    assert [word for word in ("warning", "2027-02-01", "2025-11-01") if word not in err] == []


def test_no_warning_on_the_last_day_known(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The newest edition is known to 31 October 2026; a sentence of that day needs no warning."""
    path = write(tmp_path, f"sentenced = 2026-10-31\n{SOUND}")

    assert run(capsys, "worksheet", path)[2] == ""


def test_a_case_too_late_to_work_is_refused_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where no edition is named and none is known, the refusal is the one line on standard error."""
    path = write(tmp_path, "sentenced = 2027-02-01\n" + SOUND.replace("manual = 2009-11-01", ""))

    assert "2027" in refusal(capsys, "worksheet", path)


def test_several_cases_print_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Several case files print in the order given, a blank line between; a document format takes one."""
    banuelos = str(EXAMPLES / "banuelos-rodriguez.toml")

    status, out, _ = run(capsys, "worksheet", OCAMPO, banuelos)

    first, second = (report.text(calculate(load_case(path))) for path in (OCAMPO, banuelos))
    assert (0, f"{first}\n\n{second}\n") == (status, out)
    for form in ("json", "html"):
        assert form in refusal(capsys, "worksheet", OCAMPO, banuelos, "--format", form)


def test_what_cannot_be_calculated_is_refused_by_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A refusal of the calculation names the file as one of the reading does."""
    path = write(tmp_path, '[[count]]\nguideline = "2L1.2"\nfound = []\n')

    told = refusal(capsys, "worksheet", path)

    assert told.startswith(f"sentencing: {path}: ")
    assert "sentenced" in told


WAYS = (
    SOUND
    + """
[[scenario]]
label = "Category III"
set   = { "history.category" = "III" }
"""
)
TWO_DAYS = SOUND.replace("manual = 2009-11-01", "sentenced = 2012-03-01")
REVOCATION = """\
title       = "A revocation"
revoked     = 2020-05-01
supervision = "supervised release"

[original]
class     = "Class C felony"
committed = 2012-03-01
category  = "I"

[[violation]]
grade = "B"
"""


@pytest.mark.parametrize(("form", "begins"), [("text", "A sound case"), ("markdown", "#")])
def test_scenarios_follow_the_worksheet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, begins: str
) -> None:
    """24 in Category II is 57-71, in III 63-78: the worksheet of the case, then the two side by side."""
    path = write(tmp_path, WAYS)

    status, out, err = run(capsys, "worksheet", path, "--format", form)

    assert (status, err) == (0, "")
    assert out.startswith(begins)
    sheet, _, compared = out.partition("side by side")
    assert ("57-71" in sheet, "63-78" in sheet, "63-78" in compared) == (True, False, True)


def test_scenarios_are_one_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As JSON and as HTML the comparison holds the case as stated."""
    path = write(tmp_path, WAYS)

    _, page, _ = run(capsys, "worksheet", path, "--format", "html")
    _, data, _ = run(capsys, "worksheet", path, "--format", "json")

    assert page.count("<!DOCTYPE html>") == 1
    assert [variant["label"] for variant in json.loads(data)["variants"]] == ["as stated", "Category III"]


def test_a_scenario_that_cannot_be_names_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A path that no case file has is refused with the file and the label."""
    path = write(tmp_path, WAYS.replace('"history.category" =', '"histroy.category" ='))

    told = refusal(capsys, "worksheet", path)

    assert told.startswith(f"sentencing: {path}: scenario 'Category III': ")
    assert "histroy" in told


def test_both_manuals_side_by_side(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--both` takes the Manual at sentencing and that of 2009, and says which governs; it takes no `--manual`."""
    path = write(tmp_path, TWO_DAYS)

    status, out, err = run(capsys, "worksheet", path, "--both")

    assert (status, err) == (0, "")
    assert [
        words for words in ("at sentencing (2012-03-01)", "when the offense ended (2009-08-01)") if words not in out
    ] == []
    assert "§ 1B1.11 commands the Manual in effect on 2012-03-01" in " ".join(out.split())
    assert "takes no --manual" in refusal(capsys, "worksheet", path, "--both", "--manual", "2009-11-01")


def test_both_manuals_need_their_dates(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without the day of sentence there are no two Manuals."""
    path = write(tmp_path, SOUND)

    assert refusal(capsys, "worksheet", path, "--both").startswith(
        f"sentencing: {path}: two Manuals cannot be compared"
    )


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_revocation_has_its_worksheet(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str) -> None:
    """A file with `supervision` is a revocation: Grade B in Category I is 4-10 months (§ 7B1.4)."""
    path = write(tmp_path, REVOCATION)

    status, out, err = run(capsys, "worksheet", path, "--format", form)

    assert (status, err) == (0, "")
    if form == "json":
        assert json.loads(out)["range"] == {"minimum": 4, "maximum": 10}
    else:
        assert "4-10" in out


def test_a_revocation_refuses_what_is_for_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither --both nor --reading is for it, and what cannot be calculated names the file."""
    path = write(tmp_path, REVOCATION)
    undated = write(tmp_path, REVOCATION.replace("revoked     = 2020-05-01\n", ""), "undated.toml")

    assert "neither --both nor --reading" in refusal(capsys, "worksheet", path, "--both")
    assert "neither --both nor --reading" in refusal(capsys, "worksheet", path, "--reading", "one-book=by-offense")
    assert refusal(capsys, "worksheet", undated).startswith(f"sentencing: {undated}: ")


# compare


@pytest.mark.parametrize(
    ("form", "render"),
    [
        ("text", disparity_report.text),
        ("markdown", disparity_report.markdown),
        ("html", disparity_report.html),
        ("memorandum", memorandum),
    ],
)
def test_a_comparison_is_the_report_of_the_disparity(
    capsys: pytest.CaptureFixture[str], form: str, render: object
) -> None:
    """`compare` prints what the library renders, and nothing besides; text unless asked otherwise."""
    expected = render(compare(load_case(OCAMPO)))

    assert (0, f"{expected}\n", "") == run(capsys, "compare", OCAMPO, "--format", form)
    assert run(capsys, "compare", OCAMPO, "--format", "text") == run(capsys, "compare", OCAMPO)


def test_a_comparison_as_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` prints exactly the document; *Ramirez*: four of sixteen, a quarter."""
    status, out, err = run(capsys, "compare", OCAMPO, "--format", "json")
    document = json.loads(out)

    assert (status, err) == (0, "")
    assert compare(load_case(OCAMPO)).to_dict() == document
    assert (document["summary"]["programmes"], document["summary"]["share_within"]) == (16, 0.25)
    assert document["law"]["may_consider"] is True
    assert document["showing"]["met"] is False


def test_districts_day_and_manual_may_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """`--among`, `--on` and `--manual` reach the comparison; districts stand in the order named."""
    chosen = ("--among", "W.D. Tex., idd", "--on", "2011-12-23", "--manual", "2010-11-01", "--format", "json")
    document = json.loads(run(capsys, "compare", OCAMPO, *chosen)[1])

    assert [row["district"] for row in document["districts"]] == ["W.D. Tex.", "D. Idaho"]
    assert (document["as_of"], document["manual"]) == ("2011-12-23", "2010-11-01")


@pytest.mark.parametrize("ending", ["png", "SVG"])
def test_a_picture_is_drawn_beside_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str) -> None:
    """`--plot FILE` writes the picture, and the report is printed as ever."""
    picture = tmp_path / f"ranges.{ending}"

    assert run(capsys, "compare", OCAMPO, "--plot", str(picture)) == run(capsys, "compare", OCAMPO)
    assert picture.stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--among", "D. Idahoo"), "the nearest is D. Idaho"),
        (("--among", ""), "no federal judicial district is called ''"),
        (("--on", "yesterday"), "'yesterday' is no date"),
        (("--plot", "ranges.pdf"), "its name ends in .png or .svg"),
        (("--format", "pdf"), "invalid choice"),
    ],
)
def test_a_wrong_choice_is_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    """A wrong district, day, picture or format is refused in one line that says what would be right."""
    assert told in refusal(capsys, "compare", OCAMPO, *arguments)


def test_a_picture_that_cannot_be_written_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder that does not exist: one line, and no report."""
    told = refusal(capsys, "compare", OCAMPO, "--plot", str(tmp_path / "none" / "a.png"))

    assert "cannot be written" in told


def test_without_matplotlib_a_picture_says_what_to_install(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    assert "pip install 'sentencing[plot]'" in refusal(capsys, "compare", OCAMPO, "--plot", str(tmp_path / "a.png"))


def test_a_comparison_that_cannot_be_worked_is_refused_by_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Without a day nothing can be compared, and the refusal names the file; a late sentence is warned of."""
    undated = write(tmp_path, SOUND.replace("manual = 2009-11-01\n", ""))
    late = write(tmp_path, SOUND.replace("manual", "sentenced = 2027-01-01\nmanual"), "late.toml")

    assert "case.toml: no day can be chosen" in refusal(capsys, "compare", undated)
    assert "warning" in run(capsys, "compare", late, "--among", "D. Idaho")[2]


# table


def table_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """The JSON document of `table`."""
    status, out, err = run(capsys, "table", "--format", "json", *arguments)
    assert (status, err) == (0, "")
    document: dict[str, object] = json.loads(out)
    return document


def test_a_cell_of_the_table_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """`table --level 21 --category III` is the one cell: 46-57 months, Zone D."""
    document = table_json(capsys, "--manual", "2009-11-01", "--level", "21", "--category", "III")

    assert document == {
        "schema": "sentencing.table/1",
        "manual": "2009-11-01",
        "cells": [
            {"offense_level": 21, "category": "III", "range": {"minimum": 46, "maximum": 57}, "zone": "D"},
        ],
    }


def test_the_whole_table_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a level or a category the document has all 258 cells, life as a string."""
    cells = table_json(capsys)["cells"]

    assert isinstance(cells, list)
    assert len(cells) == 258
    assert cells[0] == {"offense_level": 1, "category": "I", "range": {"minimum": 0, "maximum": 6}, "zone": "A"}
    assert cells[-1] == {
        "offense_level": 43,
        "category": "VI",
        "range": {"minimum": "life", "maximum": "life"},
        "zone": "D",
    }


def test_a_row_and_a_column_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A level alone is its six cells, a category alone its forty-three."""
    row, column = table_json(capsys, "--level", "15"), table_json(capsys, "--category", "vi")

    assert [len(document["cells"]) for document in (row, column)] == [6, 43]


@pytest.mark.parametrize(("asked", "level"), [("43", 43), ("50", 43), ("0", 1), ("-3", 1)])
def test_a_level_beyond_the_table_is_the_nearest(capsys: pytest.CaptureFixture[str], asked: str, level: int) -> None:
    """Ch. 5, Pt. A, n.2: more than 43 is 43; less than 1 is 1."""
    cells = table_json(capsys, f"--level={asked}", "--category=I")["cells"]

    assert isinstance(cells, list)
    assert [level] == [cell["offense_level"] for cell in cells]


def test_zones_are_null_before_they_existed(capsys: pytest.CaptureFixture[str]) -> None:
    """The Table of 1991 has no zones (amend. 462)."""
    cells = table_json(capsys, "--manual", "1991-11-01")["cells"]

    assert isinstance(cells, list)
    assert {None} == {cell["zone"] for cell in cells}


def test_a_cell_of_the_table_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """One cell gives the level, the category, the range and the zone."""
    status, out, err = run(capsys, "table", "--level", "21", "--category", "III")

    assert (status, err) == (0, "")
    assert [words for words in ("21", "III", "46-57", "Zone D") if words not in out] == []


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_page_shows_the_whole_table(capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Markdown and HTML are for the whole Table; for one cell the message names the formats that there are."""
    status, out, err = run(capsys, "table", "--level", "21", "--format", form)

    assert (status, out) == (2, "")
    assert "for one cell take text or json" in err


def test_a_level_beyond_the_table_says_how_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Note 2: above 43 is 43, and the answer says so."""
    _, out, _ = run(capsys, "table", "--level", "50", "--category", "I")

    assert "level 50 is read as 43" in out
    assert "43/I: life" in out


def test_a_cell_without_zones_names_none(capsys: pytest.CaptureFixture[str]) -> None:
    """Before 1 November 1992 a cell has no zone."""
    _, out, _ = run(capsys, "table", "--manual", "1991-11-01", "--level", "21", "--category", "III")

    assert "46-57" in out
    assert "Zone" not in out


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_whole_table_in_words(capsys: pytest.CaptureFixture[str], form: str) -> None:
    """The whole Table names its day and has every range of that edition."""
    status, out, err = run(capsys, "table", "--manual", "2009-11-01", "--format", form)

    ranges = {str(cell) for row in Manual.on(date(2009, 11, 1)).table.cells for cell in row}
    assert (status, err) == (0, "")
    assert "2009-11-01" in out
    assert sorted(terms for terms in ranges if terms not in out) == []


def test_the_table_is_of_the_newest_manual_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--manual`, the newest edition encoded, which is that of 1 November 2025."""
    assert table_json(capsys)["manual"] == "2025-11-01"
    assert run(capsys, "table", "--manual", "2025-11-01") == run(capsys, "table")


# check


def test_check_is_silent_about_what_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    """`check` counts the files and finds no difference in the examples: exit 0."""
    count = len(list(EXAMPLES.glob("*.toml")))

    assert (0, f"{count} case files, 0 differences\n", "") == run(capsys, "check", str(EXAMPLES))


EXPECTED_WRONGLY = {
    "offense_level": ("offense_level = 23", "24"),
    "category": ('category = "III"', "II"),
    "points": ("points = 3", "None"),
    "range": ("range = [57, 72]", "57-71"),
    "range_before_statute": ("range_before_statute = [57, 72]", "57-71"),
    "range_after_departure": ("range_after_departure = [46, 57]", "None"),
    "zone": ('zone = "C"', "D"),
    "manual": ("manual = 2008-11-01", "2009-11-01"),
    "steps": ('steps = ["2L1.2(a) = 8"]', "2L1.2(b)(1)(A)(ii) +16"),
    "history": ('history = ["4A1.1(a) +3"]', "[]"),
    "notes": ('notes = ["the moon"]', "got ["),
    "error": ('error = "Undetermined"', "24/II"),
}


@pytest.mark.parametrize(("key", "line"), EXPECTED_WRONGLY.items(), ids=EXPECTED_WRONGLY)
def test_check_tells_each_difference_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, key: str, line: tuple[str, str]
) -> None:
    """Each key of `[expected]` that differs is a line: the file, the key, what was expected, what came; exit 1."""
    written, came = line
    path = write(tmp_path, f"{SOUND}\n[expected]\n{written}\n")

    status, out, err = run(capsys, "check", path)

    difference, count = out.splitlines()
    assert (status, err) == (1, "")
    assert difference.startswith(f"{path}: {key}: expected ")
    assert came in difference
    assert count == "1 case file, 1 difference"


def test_check_compares_only_what_is_expected(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Any subset may be expected, and a case that expects nothing has only to be answered."""
    write(tmp_path, SOUND, "nothing.toml")
    write(tmp_path, f'{SOUND}\n[expected]\nnotes = ["the STATUTORY maximum"]\n', "unmet.toml")
    write(tmp_path, f"{SOUND}\n[expected]\noffense_level = 24\nrange = [57, 71]\n", "part.toml")

    status, out, _ = run(capsys, "check", str(tmp_path))

    assert status == 1
    assert out.splitlines()[-1] == "3 case files, 1 difference; 1 expects nothing"
    assert "unmet.toml: notes: " in out.splitlines()[0]


def test_check_knows_a_refusal_that_is_expected(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file may expect its own refusal by class, or by any class above; another is a difference."""
    bare = '[[count]]\nguideline = "2L1.2"\nfound = []\n'
    for error in ("Undetermined", "SentencingError", "Contradiction"):
        write(tmp_path, f'{bare}[expected]\nerror = "{error}"\n', f"{error}.toml")
    write(tmp_path, bare, "none.toml")

    status, out, _ = run(capsys, "check", str(tmp_path))

    first, second, last = out.splitlines()
    assert status == 1
    assert "Contradiction.toml: expected Contradiction, got Undetermined: " in first
    assert "none.toml: expected an answer, got Undetermined: " in second
    assert last == "4 case files, 2 differences"


def test_check_tells_a_file_that_cannot_be_read_as_a_difference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One broken file among several does not stop the others: it is a line, and exit 1."""
    write(tmp_path, "not toml", "a.toml")
    write(tmp_path, SOUND, "b.toml")

    status, out, err = run(capsys, "check", str(tmp_path))

    assert (status, err) == (1, "")
    assert "CaseFileError" in out.splitlines()[0]
    assert out.splitlines()[-1] == "2 case files, 1 difference; 1 expects nothing"


def test_check_shows_the_answers_where_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--show` adds the answer of each file, with the range after a departure, or the refusal."""
    write(tmp_path, SOUND, "a.toml")
    write(tmp_path, f"{SOUND}\n[early_disposition]\nlevels = 4\n", "b.toml")
    write(tmp_path, '[[count]]\nguideline = "2L1.2"\nfound = []\n[expected]\nerror = "Undetermined"\n', "c.toml")
    write(tmp_path, "not toml", "d.toml")

    _, out, _ = run(capsys, "check", "--show", str(tmp_path))

    lines = out.splitlines()
    assert f"{tmp_path / 'a.toml'}: 24/II 57-71" == lines[0]
    # Four levels off 24/II lead to 20/II.
    assert f"{tmp_path / 'b.toml'}: 24/II 57-71; with 4 levels for early disposition 37-46" == lines[1]
    assert lines[2].startswith(f"{tmp_path / 'c.toml'}: refused, as expected: ")
    assert lines[3].startswith(f"{tmp_path / 'd.toml'}: refused: ")


def test_check_takes_files_and_folders_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Files and folders may be mixed; a folder is searched through, for TOML and JSON, in the order of names."""
    (tmp_path / "inner").mkdir()
    write(tmp_path / "inner", SOUND, "z.toml")
    write(tmp_path, json.dumps({"manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": []}]}), "a.json")
    write(tmp_path, "no case file", "notes.txt")

    _, out, _ = run(capsys, "check", "--show", str(tmp_path), OCAMPO)

    names = [line.split(": ")[0] for line in out.splitlines()[:-1]]
    assert [str(tmp_path / "a.json"), str(tmp_path / "inner" / "z.toml"), OCAMPO] == names
    assert out.splitlines()[-1] == "3 case files, 0 differences; 2 expect nothing"


SOUND_WITH_NULL = json.dumps({**tomllib.loads(SOUND), "expected": {"range": None}}, default=str)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("case.toml", SOUND, "; 1 expects nothing"),
        ("case.toml", f"{SOUND}\n[expected]\n", "; 1 expects nothing"),
        ("case.toml", REVOCATION, "; 1 expects nothing"),
        ("case.json", SOUND_WITH_NULL, "; 1 expects nothing"),
        ("case.toml", f'{SOUND}\n[expected]\nsteps = ["2L1.2(a) = 8", "2L1.2(b)(1)(A)(ii) +16"]\n', ""),
        ("case.toml", '[[count]]\nguideline = "2L1.2"\nfound = []\n[expected]\nerror = "Undetermined"\n', ""),
    ],
)
def test_check_says_of_a_file_that_it_expects_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str, told: str
) -> None:
    """A file without a statement to compare has no difference, but is not verified: exit 0 all the same."""
    path = write(tmp_path, text, name)

    assert run(capsys, "check", path) == (0, f"1 case file, 0 differences{told}\n", "")


def test_check_refuses_what_it_cannot_find(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A path that is not there, and a folder without a case file, are refused: exit 2."""
    absent = str(tmp_path / "absent")

    assert refusal(capsys, "check", absent) == f"sentencing: {absent}: there is no such file or folder\n"
    write(tmp_path, SOUND, "case.toml.txt")
    told = f"{tmp_path / 'case.toml'}: there is no such file or folder; the folder has `case.toml.txt`"
    assert refusal(capsys, "check", str(tmp_path / "case.toml")) == f"sentencing: {told}\n"
    assert str(tmp_path) in refusal(capsys, "check", str(tmp_path))


# Refusals


BAD_ARGUMENTS: tuple[tuple[Sequence[str], str], ...] = (
    ((), "COMMAND"),
    (("sentence",), "sentence"),
    (("worksheet",), "CASE"),
    (("worksheet", "absent.toml"), "absent.toml"),
    (("worksheet", str(EXAMPLES)), "examples"),
    (("worksheet", OCAMPO, "--format", "pdf"), "pdf"),
    (("worksheet", OCAMPO, "--manual", "2009"), "2009"),
    (("worksheet", OCAMPO, "--manual", "yesterday"), "yesterday"),
    (("worksheet", OCAMPO, "--manual", "1985-01-01"), "1987-11-01"),
    (("worksheet", OCAMPO, "--manual", "2030-01-01"), "2025-11-01"),
    (("worksheet", OCAMPO, "--reading", "revocation-timing-2003"), "KEY=SIDE"),
    (("worksheet", OCAMPO, "--reading", "revocation-timing-2004=counted"), "revocation-timing-2003"),
    (("worksheet", OCAMPO, "--reading", "revocation-timing-2003=perhaps"), "perhaps"),
    (("worksheet", OCAMPO, "--reading", "="), "reading"),
    (("table", "--level", "many"), "many"),
    (("table", "--category", "VII"), "VII"),
    (("table", "--manual", "1985-01-01"), "1987-11-01"),
    (("check",), "PATH"),
)


@pytest.mark.parametrize(
    ("arguments", "says"), BAD_ARGUMENTS, ids=[" ".join(row[0][:1] + row[0][-1:]) for row in BAD_ARGUMENTS]
)
def test_a_wrong_argument_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], says: str
) -> None:
    """A wrong command, option or path is one sentence on standard error that shows it: exit 2."""
    assert says in refusal(capsys, *arguments)


@pytest.mark.parametrize("text", ["2016", "2016-11", "11/1/2016", "2016-02-30", "yesterday"])
def test_an_edition_is_named_by_a_day(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """For `--manual` a month or a year is no choice, whatever was written."""
    told = f"argument --manual: {text!r} is no one day; write a date such as 2009-11-01"

    assert refusal(capsys, "worksheet", OCAMPO, "--manual", text) == f"sentencing worksheet: {told}\n"


KNOWN = "known are worksheet, compare, table, check"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["workshet", OCAMPO], "workshet: unknown command; did you mean `worksheet`?"),
        (["Check"], "Check: unknown command; did you mean `check`?"),
        (["xyz"], f"xyz: unknown command; {KNOWN}"),
        (["reentry.toml"], "reentry.toml: unknown command; did you mean `sentencing worksheet reentry.toml`?"),
        (["reentry.JSON"], "reentry.JSON: unknown command; did you mean `sentencing worksheet reentry.JSON`?"),
        (["my case.toml"], 'my case.toml: unknown command; did you mean `sentencing worksheet "my case.toml"`?'),
    ],
)
def test_an_unknown_command_is_told_the_nearest(
    capsys: pytest.CaptureFixture[str], given: list[str], told: str
) -> None:
    """A misspelt command has the nearest, a case file in its place the command for it, any other all of them."""
    assert refusal(capsys, *given) == f"sentencing: {told}\n"


A_SPACE = '; a name with a space needs quotes: "my case.toml"'


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["my", "case.toml"], f"my: unknown command; {KNOWN}{A_SPACE}"),
        (
            ["worksheet", "my", "case.toml"],
            f"my: a case file is TOML or JSON, and its name ends in .toml or .json{A_SPACE}",
        ),
        (["compare", "my", "case.toml", "--format", "json"], f"unrecognized arguments: case.toml{A_SPACE}"),
        (["check", "other.toml", "my", "case.toml"], f"my: there is no such file or folder{A_SPACE}"),
        (["check", "your", "case.toml"], "your: there is no such file or folder"),
        (
            ["worksheet", "y" * 5000, "case.toml"],
            f"{'y' * 5000}: a case file is TOML or JSON, and its name ends in .toml or .json",
        ),
        (["compare", OCAMPO, "--colour"], "unrecognized arguments: --colour"),
    ],
    ids=["command", "worksheet", "compare", "check", "absent", "too-long", "option"],
)
def test_a_name_with_a_space_needs_quotes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], told: str
) -> None:
    """Where arguments are together the name of a file that is there, the refusal says so; elsewhere it does not."""
    write(tmp_path, SOUND, "my case.toml")
    write(tmp_path, SOUND, "other.toml")
    monkeypatch.chdir(tmp_path)

    status, _, err = run(capsys, *given)

    assert (status, err) == (2, f"sentencing: {told}\n")


def test_commands_are_read_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without arguments handed over, those of the process are read, and hinted at."""
    monkeypatch.setattr(sys, "argv", ["sentencing", "tabel"])

    with pytest.raises(SystemExit) as stop:
        cli.main()

    assert stop.value.code == 2
    assert capsys.readouterr().err == "sentencing: tabel: unknown command; did you mean `table`?\n"


@given(st.binary(max_size=60), st.sampled_from(["case.toml", "case.json", "case"]))
def test_no_file_brings_about_a_traceback(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    """Whatever bytes stand in a file, the command line answers, or refuses with 2."""
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)

    assert cli.main(["worksheet", str(path)]) in {0, 2}


FOREIGN = {
    "a number with 6000 hexadecimal digits": f"{SOUND.replace('category', 'points')}".replace(
        '"II"', "0x" + "F" * 6000
    ),
    "a level with 6000 hexadecimal digits": f"{SOUND}\n[early_disposition]\nlevels = 0x{'F' * 6000}\n",
    "an expectation with 6000 hexadecimal digits": f"{SOUND}\n[expected]\npoints = 0x{'F' * 6000}\n",
    "a title with 6000 hexadecimal digits": SOUND.replace('"A sound case"', "0x" + "F" * 6000),
    "an error that says two lines": SOUND.replace("2L1.2(b)(1)(A)(ii)", "2L1.2\\n\\u001b[31m"),
    "a guideline of two lines": SOUND.replace('"2L1.2"', '"2L1.2\\nTraceback"'),
    "a key of two lines": f'{SOUND}\n["a\\nb\\u001b"]\n',
    "a section of two lines": SOUND.replace('"8 U.S.C. 1326(b)(2)"', '"8 U.S.C. 1326(b)(9)\\n\\u0007"'),
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("command", ["worksheet", "check"])
def test_unusual_values_are_answered_or_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, command: str
) -> None:
    """Numbers too long to print, and texts of several lines, end in an answer or in one clean line."""
    status, _, err = run(capsys, command, write(tmp_path, text))

    assert status in {0, 1, 2}
    assert err.count("\n") == (status == 2)
    assert err.strip("\n").isprintable() or not err


def test_json_text_that_is_no_unicode_is_answered_or_refused(tmp_path: Path) -> None:
    """JSON can spell half a character; it is refused, or printed as something that a terminal can show."""
    path = write(
        tmp_path,
        r'{"title": "half \ud800", "manual": "2009-11-01", "count": [{"guideline": "2L1.2", "found": []}]}',
        "half.json",
    )

    for form in ("text", "json"):
        done = process("worksheet", path, "--format", form, environment={"PYTHONUTF8": "1"})

        assert done.returncode in {0, 2}
        assert b"Traceback" not in done.stderr


# The script


def test_the_version_is_that_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the version."""
    assert (0, f"{sentencing.__version__}\n", "") == run(capsys, "--version")


@pytest.mark.parametrize("arguments", [("--help",), ("worksheet", "--help"), ("table", "--help"), ("check", "--help")])
def test_help_names_what_there_is(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> None:
    """`--help` prints the usage on standard output: exit 0."""
    status, out, err = run(capsys, *arguments)

    assert (status, err) == (0, "")
    assert out.startswith("usage: sentencing")


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m sentencing` is the command line, with its exit status."""
    monkeypatch.setattr(sys, "argv", ["sentencing", "worksheet", OCAMPO])

    with pytest.raises(SystemExit) as stop:
        runpy.run_module("sentencing", run_name="__main__")

    assert stop.value.code == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Range: 41-51 months"


def test_the_module_in_a_process_of_its_own() -> None:
    """The exit status of the process is that of the command, and the streams are kept apart."""
    done, refused = process("worksheet", OCAMPO), process("worksheet", "absent.toml")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines()[-1] == b"Range: 41-51 months"
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.startswith(b"sentencing: absent.toml: ")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_terminal_that_knows_only_ascii_is_no_obstacle(tmp_path: Path, form: str) -> None:
    """Where the output cannot hold “§”, something is printed all the same; JSON stays the same document."""
    path = write(tmp_path, SOUND.replace("A sound case", "United States v. Peña"))

    done = process("worksheet", path, "--format", form, environment={"PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (0, b"")
    if form == "json":
        assert calculate(load_case(path)).to_dict() == json.loads(done.stdout)


def test_a_reader_who_leaves_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the reader of a pipe has gone, the command ends quietly."""

    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())

    assert cli.main(["worksheet", OCAMPO]) == 0


def test_a_closed_pipe_leaves_no_trace() -> None:
    """`sentencing table | head -1` says nothing on standard error, however little was read."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = process("table", capture_output=False, stdout=closed, stderr=subprocess.PIPE)

    assert done.stderr == b""


def test_an_output_that_cannot_be_written_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk behind standard output is said in one line, exit 2."""

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.stdout, "flush", full)
    status = cli.main(["table", "--level", "21", "--category", "III"])
    monkeypatch.undo()

    assert status == 2
    assert capsys.readouterr().err == "sentencing: the output cannot be written (No space left on device)\n"
