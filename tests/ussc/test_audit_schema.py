"""The JSON Schema of ``sentencing.audit/1``: sound, whole, and fitting every audit."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from sentencing.ussc import Reason, audit
from sentencing.ussc.auditing import SCHEMA

Plain = dict[str, Any]

MADE_UP = Path(__file__).parents[2] / "examples" / "ussc-made-up.csv"
SCHEMA_OF_AUDITS: Plain = json.loads(files("sentencing").joinpath("schemas/audit-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA_OF_AUDITS)


def document(**columns: Any) -> Plain:
    """What an audit of these columns writes, or of the made-up records where none are given."""
    frame = pd.DataFrame(columns) if columns else pd.read_csv(MADE_UP)
    written: Plain = json.loads(json.dumps(audit(frame, progress=False).to_dict(), allow_nan=False))
    return written


def test_the_schema_is_sound() -> None:
    """It is a schema of the draft that it names, of the form that the library writes, with every likely reason."""
    Draft202012Validator.check_schema(SCHEMA_OF_AUDITS)

    assert SCHEMA_OF_AUDITS["properties"]["schema"]["const"] == SCHEMA
    reasons = [str(reason) for reason in Reason]
    assert SCHEMA_OF_AUDITS["$defs"]["reason"]["enum"] == reasons
    assert list(SCHEMA_OF_AUDITS["$defs"]["check"]["properties"]["likely_reasons"]["properties"]) == reasons


def test_the_audit_of_the_made_up_records_fits() -> None:
    """They have every kind of disagreement."""
    written = document()

    assert written["exceptions"]
    assert [error.message for error in VALIDATOR.iter_errors(written)] == []


@pytest.mark.parametrize(
    "columns",
    [
        {"XFOLSOR": [None], "XCRHISSR": [3], "XMINSOR": [46], "XMAXSOR": [57], "AMENDYR": [2014]},
        {"XFOLSOR": [29], "XCRHISSR": [6], "XMINSOR": [262], "XMAXSOR": [327], "SENTDATE": [pd.Timestamp(2015, 1, 5)]},
    ],
    ids=["none checked", "a day among the values"],
)
def test_other_audits_fit(columns: Plain) -> None:
    """Where nothing is checked, and where a value is a day."""
    assert [error.message for error in VALIDATOR.iter_errors(document(**columns))] == []


def test_a_day_is_written_as_text() -> None:
    """Among the values of an exception, since JSON has no days."""
    days = {"SENTDATE": [pd.Timestamp(2015, 1, 5)]}
    written = document(XFOLSOR=[29], XCRHISSR=[6], XMINSOR=[262], XMAXSOR=[327], **days)

    assert written["exceptions"][0]["values"]["SENTDATE"] == "2015-01-05 00:00:00"


def test_every_object_says_what_it_holds() -> None:
    """Each is closed, and requires all of its keys: an audit leaves none out."""
    for part in (SCHEMA_OF_AUDITS, SCHEMA_OF_AUDITS["$defs"]["check"], SCHEMA_OF_AUDITS["$defs"]["exception"]):
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])


def test_what_is_no_audit_does_not_fit() -> None:
    """A key more, a key less, or a reason that is none is refused."""
    written = document()
    odd = json.loads(json.dumps(written))
    odd["exceptions"][0]["likely_reason"] = "mistake"

    assert not VALIDATOR.is_valid({**written, "more": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in written.items() if key != "weight"})
    assert not VALIDATOR.is_valid(odd)
