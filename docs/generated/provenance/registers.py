"""The dates and numbers of the registers: programmes, what every programme asks, decisions, districts."""

from collections.abc import Iterator

from generated.markdown import table
from sentencing.districts import districts
from sentencing.precedent import holdings
from sentencing.programmes import Programme, programmes, universal_terms


def registers() -> str:
    """Every number of the registers, with the source that the record itself names."""
    return "\n\n".join(
        (
            "## Programmes",
            table(("Where", "Numbers", "Known from", "Confidence", "Checked"), map(_record, programmes())),
            "## What every programme asks",
            _universal(),
            "## Decisions",
            table(("Decision", "Decided", "Read", "Source"), _decisions()),
            "## Districts",
            _districts(),
        )
    )


def _record(programme: Programme) -> tuple[str, ...]:
    sources = "; ".join(map(str, programme.sources))
    numbers = "; ".join((f"documented {programme.window}", *_numbers(programme)))
    return programme.where, numbers, sources, str(programme.confidence), str(programme.checked)


def _numbers(programme: Programme) -> Iterator[str]:
    yield from (str(tier.benefit) for tier in programme.tiers)
    for tier in programme.tiers:
        if tier.category_at_least is not None:
            yield f"a tier from Category {tier.category_at_least}"
        if tier.removals_at_least is not None:
            yield f"a tier from {tier.removals_at_least} removals"
    stated = (
        (programme.category_at_most, "Category {} at most"),
        (programme.excluded_sentence_months, "no prior sentence of {} months or more"),
        (programme.removals_at_most, "{} removals at most"),
        (programme.deadline_days, "an agreement within {} days"),
        (programme.taken_category, "took one of Category {}"),
        (programme.taken_removals, "with {} removals"),
    )
    yield from (words.format(number) for number, words in stated if number is not None)


def _universal() -> str:
    terms = universal_terms()
    sources = "; ".join(map(str, terms.sources))
    return f"From {terms.begins}: not more than {terms.most_levels} levels ({sources})."


def _decisions() -> Iterator[tuple[str, ...]]:
    for each in holdings():
        yield str(each), str(each.decided), str(each.read), f"{each.source}{f'; at {each.at}' if each.at else ''}"


def _districts() -> str:
    circuits = {each.circuit for each in districts()}
    return (
        f"{len(districts())} districts in {len(circuits)} circuits: 28 U.S.C. 41 and 81 to 131; 48 U.S.C. 1424, 1611 "
        "and 1821. The Commission's codes of them, `DISTRICT` and `CIRCDIST`, are from its codebooks; the circuits and "
        "the number of districts of each state are typed a second time in `tests/test_districts.py`."
    )
