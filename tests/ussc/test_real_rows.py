"""The audit on real records, where they are: they are no part of the project (see docs/how-to/commission-data.md).

The numbers stand in ``docs/generated/real_rows.toml``, which the validation report shows too.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sentencing.ussc import Audit, audit

ROOT = Path(__file__).parents[2]
FOLDER = ROOT.parent / "shared" / "ussc"
FILES = tomllib.loads((ROOT / "docs" / "generated" / "real_rows.toml").read_text(encoding="utf-8"))["file"]
CHECKS = [(file, check) for file in FILES for check in file["check"]]
HOW_TO = ROOT / "docs" / "how-to" / "commission-data.md"

on_records = pytest.mark.skipif(not FOLDER.is_dir(), reason="the Commission's records are not beside the project")


@cache
def audited(name: str, weight: str | None) -> Audit:
    """The audit of one of the files."""
    return audit(pd.read_csv(FOLDER / f"{name}.csv.gz"), weight=weight)


@on_records
@pytest.mark.parametrize("file", FILES, ids=lambda file: file["name"])
def test_every_record_is_read(file: dict[str, Any]) -> None:
    """A file has the records, and its audit makes the checks, that are on record; what disagrees is listed."""
    found = audited(file["name"], file.get("weight"))

    assert found.records == file["records"]
    assert [each.check.name for each in found.checks] == [check["name"] for check in file["check"]]
    assert bool(found.exceptions) == any(check["agree"] < check["checked"] for check in file["check"])


@on_records
@pytest.mark.parametrize(("file", "check"), CHECKS, ids=lambda each: each["name"])
def test_every_check_agrees_as_on_record(file: dict[str, Any], check: dict[str, Any]) -> None:
    """As many records are checked, agree, and are left out for a reason, as are on record."""
    found = audited(file["name"], file.get("weight"))[check["name"]]

    assert (found.checked, found.agree) == (check["checked"], check["agree"])
    assert dict(found.not_checked) == check.get("not_checked", {})
    assert {str(reason): count for reason, count in found.likely.items()} == check.get("likely", {})


@on_records
@pytest.mark.parametrize(("file", "check"), CHECKS, ids=lambda each: each["name"])
def test_every_disagreement_is_on_record(file: dict[str, Any], check: dict[str, Any]) -> None:
    """What the records say where they disagree stands on record, each value with the number of records."""
    told = Counter[str]()
    for each in audited(file["name"], file.get("weight"))[check["name"]].disagreements:
        told[each.recorded] += each.count

    assert told == check.get("recorded", {})


@on_records
def test_six_terms_recorded_as_below_are_above() -> None:
    """Of the terms that are recorded as below their cell and are not, six lie above it."""
    outside = audited("revocations_fy2015", "COUNT")["revocation term outside"]

    assert sum(each.count for each in outside.disagreements if " above " in each.recomputed) == 6


@pytest.mark.parametrize(("file", "check"), CHECKS, ids=lambda each: each["name"])
def test_numbers_are_consistent(file: dict[str, Any], check: dict[str, Any]) -> None:
    """Every record is checked or left out, and every disagreement has a reason and a value."""
    disagreements = check["checked"] - check["agree"]

    assert check["checked"] + sum(check.get("not_checked", {}).values()) == file["records"]
    assert sum(check.get("likely", {}).values()) == disagreements
    assert sum(check.get("recorded", {}).values()) == disagreements


@pytest.mark.parametrize(("file", "check"), CHECKS, ids=lambda each: each["name"])
def test_the_page_on_the_datafile_says_the_same(file: dict[str, Any], check: dict[str, Any]) -> None:
    """The how-to page shows the audit of each file with the numbers on record."""
    page = HOW_TO.read_text(encoding="utf-8").partition("## What real rows showed")[2]
    section = page.partition(f"**{file['title']}.**")[2].partition("\n**")[0]
    shown = {line.split("  ")[1].strip(): line.split() for line in section.splitlines() if line.startswith("  ")}

    assert f"{file['records']:,} records" in section
    assert shown[check["name"]][-4:-2] == [f"{check['checked']:,}", f"{check['agree']:,}"]
