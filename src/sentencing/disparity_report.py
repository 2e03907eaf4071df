"""A comparison of districts as text, Markdown or HTML; it renders what was worked, and works nothing anew."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sentencing import sheet
from sentencing.districts import circuit_name
from sentencing.programmes.benefits import ChargeBargain
from sentencing.sheet import Part, Sheet
from sentencing.terms import Difference, Range
from sentencing.words import counted, hypothetical, in_months, one_line

if TYPE_CHECKING:
    from sentencing.disparity import Disparity
    from sentencing.district_rows import Alternative, DistrictRow, Summary
    from sentencing.precedent import Law
    from sentencing.precedent.showing import Item, Showing

_MOST_NAMES = 9
"""More districts than these are counted, not listed."""


def text(disparity: "Disparity") -> str:
    """The comparison as plain text."""
    return sheet.text(_sheet(disparity))


def markdown(disparity: "Disparity") -> str:
    """The comparison as Markdown."""
    return sheet.markdown(_sheet(disparity))


def html(disparity: "Disparity") -> str:
    """The comparison as one self-contained HTML page that prints well."""
    return sheet.html(_sheet(disparity))


def html_fragment(disparity: "Disparity") -> str:
    """The comparison as an HTML element, as a notebook shows it."""
    return sheet.fragment(_sheet(disparity))


def _sheet(disparity: "Disparity") -> Sheet:
    title = one_line(disparity.case.title) or "Early disposition"
    return Sheet(
        f"{title}: the same facts across districts",
        _under(disparity),
        tuple(_parts(disparity)),
        (*_reading(disparity), *disparity.notes),
    )


def _under(disparity: "Disparity") -> tuple[str, ...]:
    manual = disparity.baseline.manual
    where = "home district not stated" if disparity.home is None else f"home {disparity.home}"
    dates = f"Programmes on {disparity.as_of}; Guidelines Manual in effect on {manual.day}; {where}"
    return tuple(filter(None, (hypothetical(manual.hypothetical), dates)))


def _parts(disparity: "Disparity") -> Iterator[Part]:
    yield _ranges(disparity)
    yield Part("Eligibility", ("", "Districts, and why"), tuple(_eligibility(disparity)))
    if disparity.law is not None:
        yield _law(disparity.law)
        yield from _departure_tests(disparity.law)
    if disparity.showing is not None:
        yield _showing(disparity.showing)
    sources = tuple(_sources(disparity))
    if sources:
        yield Part("Sources", ("", "Districts, and who says so"), sources)
    yield Part(
        "In sum",
        ("", ""),
        tuple(_sum(disparity.summary, disparity.baseline_range)),
        _closing(disparity),
        is_answer=True,
    )


_YARDSTICK = (
    "28 U.S.C. 994(b)(2): the greater of 25 percent and 6 months; the yardstick of the dissent in Banuelos-Rodriguez, "
    "215 F.3d at 983 n.2"
)


# Ranges


def _ranges(disparity: "Disparity") -> Part:
    sentence = disparity.case.sentence
    within = "" if sentence is None else f"{sentence.months} within"
    home = "" if disparity.home is None else str(disparity.home)
    inside = "" if sentence is None else _yes(sentence.months in disparity.baseline_range)
    rows: list[tuple[str, ...]] = [
        ("as stated, at home", str(disparity.baseline_level), str(disparity.baseline_range), "", inside, "", home)
    ]
    for group in _groups(disparity):
        rows += _range_rows(group)
    closing = f"Category {disparity.baseline_category}; ranges in months"
    columns = ("Programme", "Level", "Range", "Vs. home", within, "Eligible", "Districts")
    return Part("Ranges", columns, tuple(rows), closing, has_heads=True)


def _reading(disparity: "Disparity") -> Iterator[str]:
    """How the table of ranges is to be read, where it needs to be told."""
    if _has_bounds(disparity):
        yield "Of “at most” so many levels the range shown is that which as many give; a district may give fewer."
    if any(each.benefit and not row.is_documented for row in disparity.rows for each in row.alternatives):
        yield "“?” marks a programme recorded for another day: the row shows what it would bring if it were still so."


def _has_bounds(disparity: "Disparity") -> bool:
    return any(each.bound is not None and each.range is not None for row in disparity.rows for each in row.alternatives)


def _groups(disparity: "Disparity") -> Iterator[Sequence["DistrictRow"]]:
    """The rows that say the same, together; those of which nothing is known last, as one."""
    unknown = [row for row in disparity.rows if _is_blank(row)]
    yield from (group for group in disparity.groups() if not _is_blank(group[0]))
    if unknown:
        yield unknown


def _is_blank(row: "DistrictRow") -> bool:
    """Whether nothing at all is known of a district for that day."""
    return not row.alternatives and row.eligibility == "unknown"


def _range_rows(group: Sequence["DistrictRow"]) -> Iterator[tuple[str, ...]]:
    first = group[0]
    if not first.alternatives:
        yield "none documented then", "", "unknown", "", "", _ANSWER[first.eligibility], _names(group)
    for place, each in enumerate(first.alternatives):
        taken = each.benefit is not None or not first.recorded
        yield (
            _gives(first, each),
            "" if each.offense_level is None else str(each.offense_level),
            _range_told(first, each),
            "" if each.difference is None else _difference(each.difference),
            _yes(each.sentence_within) if taken and each.sentence_within is not None else "",
            _ANSWER[first.eligibility] if first.recorded else "",
            "as above" if place else _names(group),
        )


_ANSWER = {"eligible": "yes", "ineligible": "no", "unknown": "unknown"}


def _gives(row: "DistrictRow", each: "Alternative") -> str:
    """What an alternative gives; nothing, where the programme would not take the defendant."""
    if each.benefit is None:
        return "not for him" if row.recorded else row.terms
    return f"{each.benefit}{'' if row.is_documented else '?'}"


def _range_told(row: "DistrictRow", each: "Alternative") -> str:
    if each.range is not None:
        return f"{each.range} (harsher)" if each.harsher else str(each.range)
    if isinstance(each.benefit, ChargeBargain):
        return str(each.benefit.term)
    bound = row.bound or each.bound
    return "unknown" if bound is None else f"within {bound}"


def _names(group: Sequence["DistrictRow"]) -> str:
    """The districts of a group; their number, where they are many."""
    names = [str(row.district) for row in group]
    return ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} districts"


def _difference(difference: Difference) -> str:
    ends = (difference.minimum, difference.maximum)
    return ", ".join("none" if end is None else "0" if end == 0 else f"{end:+d}" for end in ends)


def _yes(holds: bool) -> str:  # noqa: FBT001 - the word for it
    return "yes" if holds else "no"


# Eligibility and sources


def _eligibility(disparity: "Disparity") -> Iterator[tuple[str, str]]:
    """Why each would or would not take the defendant; once for all that say the same."""
    told: dict[tuple[str, str], list[DistrictRow]] = {}
    for group in _groups(disparity):
        told.setdefault((str(group[0].eligibility), _reasons(group[0])), []).extend(group)
    for (eligibility, reason), rows in told.items():
        yield eligibility, f"{_names(rows)}: {one_line(reason)}"


def _reasons(row: "DistrictRow") -> str:
    found = row.verdict
    if _is_blank(row):
        return "no source read tells of a programme for that day"
    told = found.missing or found.because
    terms = (f"if the defendant will {', '.join(found.on_terms)}",) if found.on_terms and row.recorded else ()
    pleas = [plea for plea in (*(each.plea_to for each in row.alternatives), row.plea_to) if plea]
    plea = (f"on a plea to {' or '.join(dict.fromkeys(pleas))}",) if pleas else ()
    refused = tuple(dict.fromkeys(each.refusal for each in row.alternatives if each.refusal))
    tiers = tuple(f"{each.benefit}: {each.who}" if row.recorded and each.who else "" for each in row.alternatives)
    gave = (f"the programme: {row.terms}",) if row.recorded and found.eligibility == "ineligible" else ()
    return "; ".join(filter(None, (*told, *terms, *plea, *tiers, *gave, *refused)))


def _sources(disparity: "Disparity") -> Iterator[tuple[str, str]]:
    """Who says so, of each programme and of the home district."""
    told: dict[str, list[DistrictRow]] = {}
    for row in disparity.rows:
        if row.recorded or (row.programme is not None and row.district == disparity.home):
            note = f" {row.note}" if row.note else ""
            told.setdefault(f"{'; '.join(row.sources)}.{note}", []).append(row)
    yield from ((str(rows[0].confidence), f"{_names(rows)}: {source}") for source, rows in told.items())


# The law, and what must be shown


def _law(law: "Law") -> Part:
    rows = [
        ("May consider", law.said),
        ("Because", law.answer.because),
        ("Question", law.era),
        *(("Note", note) for note in law.notes),
    ]
    if law.holding is not None:
        rows.insert(2, ("Holding", law.holding.holding))
    return Part(f"May the court consider it? {circuit_name(law.circuit)} on {law.day}", ("", ""), tuple(rows))


def _departure_tests(law: "Law") -> Iterator[Part]:
    """How the opinions of the decision go about the question, where they are recorded."""
    for test in law.tests:
        rows = tuple((asked.answer, f"{asked.asks} {asked.because} {asked.at}") for asked in test.questions)
        may = "may" if test.allows else "may not"
        yield Part(f"The test of the {test.opinion} ({test.by})", ("", ""), rows, f"A court {may} depart")


def _showing(shown: "Showing") -> Part:
    rows = [row for item in shown.items for row in _item_rows(item, "")]
    standing = "the law of the circuit" if shown.binding else "7th Cir. 2011, as a measure"
    rows += [("advisable", "", text) for text in shown.advisable]
    if shown.may_be_required:
        rows.append(("may be required", "", shown.may_be_required))
    met = {True: "met", False: "not met", None: "open"}[shown.met]
    return Part(
        f"What must be shown ({shown.rule}, {standing})", ("", "", ""), tuple(rows), f"On what is stated: {met}"
    )


def _item_rows(item: "Item", indent: str) -> Iterator[tuple[str, str, str]]:
    shown = {True: "shown", False: "not shown", None: "open"}[item.met]
    yield f"{indent}{item.item}", shown, item.answer.because
    for part in item.parts:
        yield from _item_rows(part, "- ")


# The sum


def _sum(summary: "Summary", home: Range) -> Iterator[tuple[str, str]]:
    yield "Programmes known of", f"{summary.programmes}{'' if summary.complete else ', or more'}"
    if summary.possible:
        yield "May have run on", f"{summary.possible}, recorded for another day"
    yield "Terms documented", str(summary.documented)
    yield "Eligible", str(summary.eligible)
    yield "Not eligible", str(summary.ineligible)
    if summary.sentence_within is not None:
        yield "Sentence within the range", f"{summary.sentence_within}{share(summary)}"
    if summary.spread != home:
        yield "From lowest to highest", in_months(summary.spread)
    if summary.exceeding:
        yield "Further apart than one range may reach", f"{', '.join(summary.exceeding)} ({_YARDSTICK})"


def share(summary: "Summary") -> str:
    """Of how many, and what share in percent: a least one where the terms of some programmes are not known."""
    if not summary.share_within:
        return f" of {summary.programmes}" if summary.programmes else ""
    least = "at least " if summary.is_least_share and summary.share_within < 1 else ""
    return f" of {summary.programmes}, {least}{100 * summary.share_within:.0f} percent"


def _closing(disparity: "Disparity") -> str:
    return f"At home {in_months(disparity.baseline_range)}; elsewhere {_elsewhere(disparity)}"


def _elsewhere(disparity: "Disparity") -> str:
    eligible = [row for row in disparity.rows if row.eligibility == "eligible" and row.range is not None]
    if not eligible:
        return "no range is certain"
    ranges = Counter(str(row.range) for row in eligible)
    return "; ".join(f"{in_months(terms)} in {counted(number, 'district')}" for terms, number in ranges.items())
