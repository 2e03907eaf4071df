"""What is fuzzed: bytes in, and nothing out but an answer or a ``SentencingError``."""

import json
import tempfile
import time
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from choices import Grafts
from sentencing import comparison_report, disparity_report, report
from sentencing.across_districts import compare
from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.casefile import case_from_dict, case_to_dict
from sentencing.casefile.revocation import load_either, revocation_from_dict, revocation_to_dict
from sentencing.comparison import comparison_from_dict
from sentencing.disparity_document import disparity_from_dict
from sentencing.errors import SentencingError
from sentencing.outcome_document import outcome_from_dict
from sentencing.revocation import calculate_revocation
from sentencing.revocation import report as revocation_report
from sentencing.revocation.outcome import revocation_outcome_from_dict
from sentencing.variation import both_manuals, scenarios

ROOT = Path(__file__).resolve().parents[1]

Plain = dict[str, Any]

READERS = {
    "sentencing.outcome/1": (outcome_from_dict, report),
    "sentencing.comparison/1": (comparison_from_dict, comparison_report),
    "sentencing.disparity/1": (disparity_from_dict, disparity_report),
    "sentencing.revocation/1": (revocation_outcome_from_dict, revocation_report),
}
AMONG = ("D. Idaho", "S.D. Tex.", "W.D. Wash.", "N.D. Ill.")


# Seeds


@cache
def case_files() -> list[Path]:
    """Every stored case file, sound or broken."""
    folders = (ROOT / "examples", ROOT / "tests" / "golden", ROOT / "tests" / "documents", ROOT / "tests" / "malformed")
    found = [path for folder in folders for ending in ("*.toml", "*.json") for path in sorted(folder.rglob(ending))]
    return [path for path in found if path.name != "index.toml"]


def _parsed() -> Iterator[Plain]:
    for path in case_files():
        if path.suffix == ".toml" and "malformed" not in path.parts:
            yield tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cases() -> Grafts:
    """The stored cases."""
    return Grafts([data for data in _parsed() if "supervision" not in data])


@cache
def revocations() -> Grafts:
    """The stored revocations."""
    return Grafts([data for data in _parsed() if "supervision" in data])


@cache
def documents() -> Grafts:
    """The stored documents."""
    found = sorted((ROOT / "tests" / "documents").rglob("*.json"))
    return Grafts([json.loads(path.read_text(encoding="utf-8")) for path in found])


# What must hold of every answer


class _Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.found.add(tag)


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "div", "h1", "h2", "p", "table", "tr", "th", "td", "ul", "li"),
    *("a", "footer"),
}
STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def shows(form: Any, answer: Any) -> None:  # noqa: ANN401 - a module of reports, and what it shows
    """Show an answer in every form, and see that nothing in it steers what shows it."""
    text, markdown, page = form.text(answer), form.markdown(answer), form.html(answer)
    for shown in (text, markdown, page):
        steering = {each for each in shown if each != "\n" and unicodedata.category(each) in STEERING}
        assert not steering, steering
    assert _Elements(page).found <= ELEMENTS, _Elements(page).found - ELEMENTS
    json.dumps(answer.to_dict(), allow_nan=False)


LONGEST_REFUSAL = 1_000_000


def refused(error: SentencingError) -> None:
    """See that a refusal is a sentence, and no longer than the facts that it names."""
    assert str(error).strip()
    assert len(str(error)) < LONGEST_REFUSAL


def worked(case: Case) -> None:
    """Calculate and show a case, and read back what is written of it."""
    assert case_from_dict(case_to_dict(case)) == case
    outcome = calculate(case)
    shows(report, outcome)
    assert outcome_from_dict(json.loads(json.dumps(outcome.to_dict()))) == outcome


# Targets


def _file(raw: bytes, name: str) -> None:
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a file a run, so not on a disk
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        path = Path(folder, name)
        path.write_bytes(raw)
        case = load_either(path)
    if isinstance(case, Case):
        worked(case)
    else:
        shows(revocation_report, calculate_revocation(case))


def toml(raw: bytes) -> None:
    """The bytes of a TOML file."""
    _file(raw, "case.toml")


def json_(raw: bytes) -> None:
    """The bytes of a JSON file."""
    _file(raw, "case.json")


def case(raw: bytes) -> None:
    """A stored case, grafted; calculated and shown in every form."""
    worked(case_from_dict(cases().document(raw)))


def revocation(raw: bytes) -> None:
    """A stored revocation, grafted."""
    case = revocation_from_dict(revocations().document(raw))
    assert revocation_from_dict(revocation_to_dict(case)) == case
    outcome = calculate_revocation(case)
    shows(revocation_report, outcome)
    assert revocation_outcome_from_dict(json.loads(json.dumps(outcome.to_dict()))) == outcome


def compared(raw: bytes) -> None:
    """A stored case, grafted; across districts."""
    disparity = compare(case_from_dict(cases().document(raw)), among=AMONG)
    shows(disparity_report, disparity)
    disparity.memorandum()
    assert disparity_from_dict(json.loads(json.dumps(disparity.to_dict()))) == disparity


def varied(raw: bytes) -> None:
    """A stored case, grafted; its scenarios and both Manuals side by side."""
    stated = case_from_dict(cases().document(raw))
    for beside in (scenarios, both_manuals):
        comparison = beside(stated)
        shows(comparison_report, comparison)
        assert comparison_from_dict(json.loads(json.dumps(comparison.to_dict()))) == comparison


def document(raw: bytes) -> None:
    """A stored document, grafted; read and shown."""
    data = documents().document(raw)
    schema = data.get("schema")
    read, form = READERS.get(schema if isinstance(schema, str) else "", READERS["sentencing.outcome/1"])
    shows(form, read(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "toml": toml,
    "json": json_,
    "case": case,
    "revocation": revocation,
    "compared": compared,
    "varied": varied,
    "document": document,
}


MOST_SECONDS_AN_INPUT = 5
"""Of the processor, so that a busy machine finds nothing that is not there."""


def tried(target: Callable[[bytes], None], raw: bytes) -> None:
    """Try one input: an answer or a refusal, in time; anything else escapes."""
    began = time.process_time()
    try:
        target(raw)
    except SentencingError as error:
        refused(error)
    taken = time.process_time() - began
    assert taken < MOST_SECONDS_AN_INPUT, f"{taken:.1f} seconds"


MOST_SEEDS = 300


def seeds(name: str) -> list[bytes]:
    """Where a target begins: stored files, or choices of stored documents; if there are many, evenly some of them."""
    every = list(_seeds(name))
    return every[:: 1 + len(every) // MOST_SEEDS]


def _seeds(name: str) -> Iterator[bytes]:
    if name in {"toml", "json"}:
        yield from (path.read_bytes() for path in case_files() if path.suffix == f".{name}")
        if name == "json":
            yield from (json.dumps(data, default=str).encode() for data in _parsed())
        return
    number = len({"revocation": revocations, "document": documents}.get(name, cases)().documents)
    width = 1 + (number > 1 << 8)
    yield from (chosen.to_bytes(width, "big") + bytes([chosen % 4, 7, 3]) for chosen in range(number))
