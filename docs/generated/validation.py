"""The validation report: what answers were compared with, what was chosen and corrected, and what is not known."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

import sentencing
from generated import evidence, golden_cases, peers
from generated.golden_cases import BY_HAND, ROOT, cases
from generated.markdown import table
from sentencing.dated import Dated, Version
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.manual.sections import SECTIONS
from sentencing.outcome import Outcome
from sentencing.precedent import holdings
from sentencing.programmes import programmes

HERE = Path(__file__).parent
CHANGELOG = ROOT / "CHANGELOG.md"


def _record(name: str) -> Mapping[str, Any]:
    return evidence.read(HERE / f"{name}.toml")


def summary() -> str:
    """What was compared, in a table: how many, and how many agree."""
    listed = cases()
    by_hand = sum(each.kind == BY_HAND for each in listed)
    checks = [check for file in real_rows()["file"] for check in file["check"]]
    checked, agree = (sum(check[key] for check in checks) for key in ("checked", "agree"))
    noticed, left = sum(1 for _ in evidence.noticed()), len(evidence.survivors())
    records = sum(file["records"] for file in real_rows()["file"])
    calculators, repositories, differences = peers.count()
    rows = (
        ("[Golden cases](#golden-cases)", f"{len(listed):,}", "all", f"{by_hand:,} of them worked by hand"),
        (
            "[Checks of real records](#real-records)",
            f"{checked:,} (of {records:,} records)",
            f"{agree:,}",
            f"{checked - agree} disagree, of which {unexplained()} are unexplained",
        ),
        (
            "[Changes of the law by one](#the-law-changed-by-one)",
            f"{noticed + left:,}",
            f"{noticed:,}",
            f"{left} that nothing can notice, each with a reason",
        ),
        (
            "[Other calculators](peers.md)",
            f"{calculators} (in {repositories} repositories)",
            "",
            f"{differences} cases on which they part from the law",
        ),
    )
    return table(("Compared with", "How many", "Agree", "And"), rows)


# Real records


def real_rows() -> Mapping[str, Any]:
    """The numbers of the audits of real records, which their test holds too."""
    return _record("real_rows")


def unexplained() -> int:
    """How many disagreements of real records have no likely reason."""
    checks = (check for file in real_rows()["file"] for check in file["check"])
    return sum(check.get("likely", {}).get("unexplained", 0) for check in checks)


def rows() -> str:
    """Each file of real records: what was checked, how many agree, and what is left unexplained."""
    record = real_rows()
    made = f"Audited on {record['day']} with version {record['version']}."
    return "\n\n".join((made, *map(_file, record["file"])))


def _file(file: Mapping[str, Any]) -> str:
    lines = table(
        ("Check", "Checked", "Agree", "Unexplained", "Not checked"),
        (
            (
                f"{check['asks']} (*{check['name']}*)",
                f"{check['checked']:,}",
                f"{check['agree']:,}",
                f"{check.get('likely', {}).get('unexplained', '')}",
                f"{sum(check.get('not_checked', {}).values()) or '':,}" if check.get("not_checked") else "",
            )
            for check in file["check"]
        ),
    )
    disagreements = "\n\n".join(filter(None, map(_disagreements, file["check"])))
    return "\n\n".join(filter(None, (f"**{file['title']}**: {file['records']:,} records.", lines, disagreements)))


def _disagreements(check: Mapping[str, Any]) -> str:
    """What the records say where they disagree, and what may be said of it."""
    if "recorded" not in check:
        return ""
    values = "; ".join(f"{value} ({number})" for value, number in check["recorded"].items())
    return f"*{check['name']}*, recorded where it disagrees: {values}. {check['remark']}"


# Readings


def readings() -> str:
    """Every reading, and how many golden cases have an answer that the other side would change."""
    changed = Counter(
        note.partition(":")[0] for case in cases() if isinstance(case.answer, Outcome) for note in case.answer.notes
    )
    listed = [(f"`{each.key}`", each.period, f"{changed[each.key]}") for each in sentencing.READINGS]
    told = f"There are {len(listed)} readings; the other side changes the answer of some golden case in each."
    assert all(changed[each.key] for each in sentencing.READINGS)
    return f"{told}\n\n{table(('Reading', 'Editions', 'Golden cases with another answer'), listed)}"


# Corrections of law


@frozen
class Correction:
    """A correction of law of the changelog: the release, the entry, and the golden cases or tests that hold it."""

    release: str
    entry: str
    held_by: tuple[str, ...]


_RELEASE = re.compile(r"^## \[(?P<release>[^\]]+)\].*?(?=^## \[|\Z)", re.MULTILINE | re.DOTALL)
_CORRECTIONS = re.compile(r"^### Corrections of law\n(?P<entries>.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^- (?P<entry>.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)


def corrections() -> Iterator[Correction]:
    """Every correction of law, newest release first."""
    held = {each["entry"]: tuple(each["held_by"]) for each in _record("errata")["erratum"]}
    for release in _RELEASE.finditer(CHANGELOG.read_text(encoding="utf-8")):
        for section in _CORRECTIONS.finditer(release[0]):
            for found in _ENTRY.finditer(section["entries"]):
                entry = " ".join(found["entry"].split())
                if not entry.startswith("None"):
                    files = next((files for words, files in held.items() if entry.startswith(words)), ())
                    yield Correction(release["release"], entry, files)


def errata() -> str:
    """Each correction, in the words of the changelog, and the files that hold it."""
    return "\n".join(
        f"- **{_release(each.release)}.** {each.entry}" + "".join(f"\n  - `{place}`" for place in each.held_by)
        for each in corrections()
    )


def _release(name: str) -> str:
    return "Not yet released" if name == "Unreleased" else f"Version {name}"


# What could not be verified


def unverified() -> str:
    """What was looked for and not found: what it would change, and where it was looked for."""
    return "\n\n".join(map(_item, _record("unverified")["item"])).replace("§ ", "§\N{NO-BREAK SPACE}")


def _item(item: Mapping[str, Any]) -> str:
    lines = {"Would change": item["changes"], "Looked for": item["looked"]}
    if item["sections"]:
        lines["Sections"] = ", ".join(f"§ {section}" for section in item["sections"])
    return "\n".join((f"**{item['what']}**\n", *(f"- *{name}:* {told}" for name, told in lines.items())))


def inferred() -> str:
    """Every version of a section that was deduced and not read, with the deduction."""
    sections = (*SECTIONS.values(), *CHAPTER_SEVEN.values())
    listed = [(section.name, version) for section in sections for version in _deduced(section)]
    lines = table(
        ("Section", "From", "Deduced"),
        ((name, version.effective.isoformat(), version.inferred) for name, version in listed),
    )
    return f"{len(listed)} versions of sections are marked so.\n\n{lines}"


def _deduced(section: Dated[Any]) -> Iterator[Version[Any]]:
    return (version for version in section.versions if version.text is not None and version.inferred)


def opinions_unread() -> str:
    """How much of each decision on disparity was read."""
    read = Counter(str(each.read) for each in holdings())
    partly = "; ".join(f"{each.name} ({each.read})" for each in holdings() if each.read in {"cited", "secondary"})
    told = ", ".join(f"{number} {how}" for how, number in read.most_common())
    return f"Of {read.total()} decisions: {told}. Known only through others: {partly}."


def programmes_unread() -> str:
    """The programmes of which it was not read whom they take."""
    unread = [each for each in programmes() if each.exists and not each.criteria_read]
    named = "; ".join(f"{each.where}, {each.window}" for each in unread)
    return f"Of {sum(each.exists for each in programmes())} programmes recorded, {len(unread)}: {named}."


PARTS: Mapping[str, Callable[[], str]] = {
    "validation-summary": summary,
    "golden-sources": golden_cases.sources,
    "golden-sections": golden_cases.by_section,
    "golden-folders": golden_cases.folders,
    "golden-opinions": golden_cases.opinions,
    "validation-rows": rows,
    "validation-perturbation": evidence.perturbation,
    "validation-unnoticed": evidence.unnoticed,
    "validation-mutation": evidence.mutation,
    "validation-explained": evidence.explained,
    "validation-fuzzing": evidence.fuzzing,
    "validation-coverage": evidence.coverage,
    "validation-readings": readings,
    "validation-errata": errata,
    "peers": peers.peers,
    "peers-not-read": peers.not_read,
    "unverified": unverified,
    "unverified-versions": inferred,
    "unverified-decisions": opinions_unread,
    "unverified-programmes": programmes_unread,
}
