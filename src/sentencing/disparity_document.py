"""A comparison of districts read back from its document, schema ``sentencing.disparity/1``."""

from collections.abc import Mapping
from typing import Any

from sentencing.case import AS_STATED
from sentencing.casefile import case_from_dict
from sentencing.comparison import Comparison, comparison_within
from sentencing.disparity import SCHEMA, Disparity
from sentencing.district_rows import Alternative, DistrictRow, compared_range, summarised
from sentencing.districts import find
from sentencing.document import read_document
from sentencing.errors import SentencingError
from sentencing.partial import PartialDate
from sentencing.precedent import Law, holdings
from sentencing.precedent.showing import Item, Showing
from sentencing.programmes.benefits import benefit_from_dict
from sentencing.programmes.eligibility import Eligibility, Verdict
from sentencing.terms import Difference, OffenseLevel, Range
from sentencing.truth import Answer, No, Open, Yes


def disparity_from_dict(data: object) -> Disparity:
    """Read a comparison of districts back from ``Disparity.to_dict``.

    >>> from sentencing.across_districts import compare
    >>> count = {"guideline": "2L1.2", "statute": "8 U.S.C. 1326(a)", "found": []}
    >>> case = {"district": "D. Utah", "sentenced": "2010-06", "count": [count], "history": {"category": "II"}}
    >>> disparity = compare(case_from_dict(case), among=["D. Idaho"])
    >>> disparity_from_dict(disparity.to_dict()) == disparity
    True

    Raises:
        SentencingError: the data is no such document of this version.
    """
    return read_document(data, SCHEMA, _disparity)


def _disparity(data: Mapping[str, Any]) -> Disparity:
    law, shown, home, stated = data["law"], data["showing"], data["home"], data["summary"]
    case, comparison, rows = (
        case_from_dict(data["case"]),
        comparison_within(data["comparison"]),
        tuple(map(_row, data["districts"])),
    )
    for row in rows:
        _refuse_unless_worked(row, comparison)
    summary = summarised(
        rows,
        compared_range(comparison.outcomes[AS_STATED]),
        stated["programmes"],
        complete=stated["complete"],
        has_sentence=case.sentence is not None,
    )
    return Disparity(
        case=case,
        as_of=PartialDate.parse(data["as_of"]),
        home=None if home is None else find(home),
        rows=rows,
        comparison=comparison,
        summary=summary,
        law=None if law is None else _law(law),
        showing=None if shown is None else _showing(shown),
        notes=tuple(data["notes"]),
        library=data["library"],
    )


def _refuse_unless_worked(row: DistrictRow, comparison: Comparison) -> None:
    """Refuse a row that names an outcome that there is not, or whose range is not that of the outcome."""
    worked = {each.label: each.outcome and compared_range(each.outcome) for each in comparison.variants}
    for each in row.alternatives:
        if each.label and (each.label not in worked or each.range != worked[each.label]):
            msg = f"{row.district}: the range is not that of an outcome {each.label!r}"
            raise SentencingError(msg)


def _range(data: Mapping[str, Any] | None) -> Range | None:
    return None if data is None else Range.from_dict(data)


def _row(data: Mapping[str, Any]) -> DistrictRow:
    return DistrictRow(
        district=find(data["district"]),
        programme=data["programme"],
        recorded=data["recorded"],
        terms=data["terms"],
        is_documented=data["is_documented"],
        terms_known=data["terms_known"],
        verdict=Verdict(
            Eligibility(data["eligibility"]),
            tuple(data["because"]),
            tuple(data["missing"]),
            tuple(data["on_terms"]),
        ),
        alternatives=tuple(map(_alternative, data["alternatives"])),
        bound=_range(data["bound"]),
        plea_to=data["plea_to"],
        confidence=data["confidence"],
        sources=tuple(data["source"]),
        note=data["note"] or "",
    )


def _alternative(data: Mapping[str, Any]) -> Alternative:
    level, difference, benefit = data["offense_level"], data["difference"], data["benefit"]
    return Alternative(
        benefit=None if benefit is None else benefit_from_dict(benefit),
        who=data["who"] or "",
        plea_to=data["plea_to"],
        label=data["outcome"] or "",
        offense_level=None if level is None else OffenseLevel(level),
        range=_range(data["range"]),
        bound=_range(data["bound"]),
        harsher=data["harsher"],
        difference=None if difference is None else Difference(difference["minimum"], difference["maximum"]),
        sentence_within=data["sentence_within"],
        refusal=data["refusal"] or "",
    )


def _answer(met: bool | None, because: str) -> Answer:  # noqa: FBT001 - as the document has it
    if met is None:
        return Open(because)
    return Yes(because) if met else No(because)


def _law(data: Mapping[str, Any]) -> Law:
    holding = next((each for each in holdings() if str(each) == data["holding"]), None)
    return Law(
        data["circuit"],
        PartialDate.parse(data["on"]),
        _answer(data["may_consider"], data["because"]),
        holding,
        data["era"],
        tuple(data["notes"]),
    )


def _showing(data: Mapping[str, Any]) -> Showing:
    return Showing(
        data["rule"],
        data["binding"],
        tuple(map(_item, data["items"])),
        tuple(data["advisable"]),
        data["may_be_required"] or "",
    )


def _item(data: Mapping[str, Any]) -> Item:
    return Item(data["item"], _answer(data["met"], data["because"]), tuple(map(_item, data["parts"])))
