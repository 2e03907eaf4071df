"""The readings, and what is modelled: sections, versions, statutes."""

from datetime import timedelta

import sentencing
from generated.markdown import table
from generated.provenance.pages import linked
from sentencing.dated import Dated, Version
from sentencing.manual import LAST_DAY, NEWEST_EDITION
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.manual.sections import OFFENSE_GUIDELINES, PARTS_A_TO_C, PLACES, SECTIONS
from sentencing.statutes import MAXIMA


def readings_table() -> str:
    """Every open question, with the editions in which it is asked."""
    rows = ((f"[`{each.key}`](#{_slug(each.key)})", each.question, each.period) for each in sentencing.READINGS)
    return table(("Key", "Question", "Editions"), rows)


def _slug(heading: str) -> str:
    """The anchor that a heading is given."""
    return heading.lower().replace(".", "")


def readings() -> str:
    """Every open question with both sides."""
    return "\n\n".join(
        f"## `{each.key}`\n\n{each.question}\n\n"
        f"- **By default:** {each.chosen}\n- **The other side:** {each.alternative}\n"
        f"- **Authority:** {each.authority}\n- **Editions:** {each.period}"
        for each in sentencing.READINGS
    )


def sections() -> str:
    """Every section by period: what it is worked from, and where a case file states that."""
    rows = [
        (section.name, _in_force(section), _worked_from(number), _place(number)) for number, section in SECTIONS.items()
    ]
    revocation = [
        (each.name, _in_force(each), "facts, or findings", "a file of its own") for each in CHAPTER_SEVEN.values()
    ]
    return table(("Section", "In force", "Worked from", "Stated in"), [*rows, *revocation])


def _worked_from(number: str) -> str:
    """Facts, findings, or the rest of the case."""
    if number in OFFENSE_GUIDELINES:
        return "facts, or findings"
    return "findings" if number in PARTS_A_TO_C else "the rest of the case"


def _place(number: str) -> str:
    place = "adjustments.found, count.adjustments" if number in PARTS_A_TO_C else PLACES.get(number)
    return f"`{place}`" if place else ""


def _in_force(section: Dated[object]) -> str:
    """The periods in which the Manual contains a section, one after the other."""
    versions = section.versions
    begins = [each.effective for last, each in zip((None, *versions), versions, strict=False) if _begins(last, each)]
    ends = [each.effective - timedelta(days=1) for each in versions if each.text is None]
    periods = [f"{begin} to {end}" for begin, end in zip(begins, ends, strict=False)]
    told = (*periods, *(f"from {begin}" for begin in begins[len(ends) :]))
    return "; ".join(f'<span style="white-space:nowrap">{period}</span>' for period in told)


def _begins(last: Version[object] | None, version: Version[object]) -> bool:
    return version.text is not None and (last is None or last.text is None)


def coverage() -> str:
    """Every version of every section, with a link to where its numbers come from."""
    rows = (
        (
            section.name,
            linked(str(number), version.effective, version.effective.isoformat()),
            "original text" if version.amendment is None else f"amend. {version.amendment}",
            "deleted" if version.text is None else "inferred: " + version.inferred if version.inferred else "",
        )
        for number, section in (*SECTIONS.items(), *CHAPTER_SEVEN.items())
        for version in section.versions
    )
    return table(("Section", "In effect from", "Made by", "Mark"), rows)


def newest() -> str:
    """The last edition."""
    return f"The newest edition is that of {NEWEST_EDITION}, and it is known to stand until {LAST_DAY}."


def statutes() -> str:
    """Every statutory maximum encoded."""
    rows = (
        (
            f"{each.section}{each.pinpoint}",
            each.tier,
            each.effective.isoformat(),
            f"{each.months}, fixed" if each.fixed else str(each.months),
            each.public_law,
        )
        for each in MAXIMA
    )
    return table(("Statute", "Tier", "From", "Months", "Source"), rows)
