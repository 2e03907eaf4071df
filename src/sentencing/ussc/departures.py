"""Checks of a sentence outside the range: what is recorded of it gives one bound, and that is a bound of the Table."""

from functools import partial

from sentencing.errors import SentencingError, Undetermined
from sentencing.manual import Manual
from sentencing.terms import Range, Term
from sentencing.ussc.bounds import limit
from sentencing.ussc.codes import Row, known, known_number
from sentencing.ussc.likely import tried
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, Reason, Verdict

WITHIN = 0
ABOVE = (1, 6)
BELOW = (2, 3, 4, 5, 7, 8)
"""The classes of ``SENTRNGE``: upward departure and variance; the grounds on which a sentence lies below."""

TOLERANCE = 0.01
"""Months, or per cent: the files write both to two decimals at least."""
_MONTHS_IN_A_YEAR = 12


def departure_bound(row: Row) -> float:
    """The bound from which ``MNTHDEPT`` is measured: the sentence with the months off, or less the months added.

    >>> departure_bound({"SENTRNGE": 3, "MNTHDEPT": 6, "SENSPCAP": 24})
    30.0

    Raises:
        Undetermined: a value is missing; the sentence lies within the range, or is life, or a term over 470 months,
            which the file does not tell.
        SentencingError: a value is none that its variable has.
    """
    months, sentence = _months(row), _sentence(row)
    return float(sentence - months if _is_above(row) else sentence + months)


def _is_above(row: Row) -> bool:
    position = known(row, "SENTRNGE")
    if position in ABOVE:
        return True
    if position in BELOW:
        return False
    if position != WITHIN:
        msg = f"SENTRNGE: {position} is none of its codes, which are 0 to 8"
        raise SentencingError(msg)
    msg = "SENTRNGE: the sentence is within the range"
    raise Undetermined(msg)


def _months(row: Row) -> float:
    """The months between the sentence and the bound."""
    months = known_number(row, "MNTHDEPT")
    if months < 0:
        msg = f"MNTHDEPT: {months:g} is no number of months"
        raise SentencingError(msg)
    return months


def _sentence(row: Row) -> float:
    """The sentence in months, where the file has not cut it to one figure."""
    months = known_number(row, "SENSPCAP")
    if not 0 <= months < _CUT:
        msg = f"SENSPCAP: {months:g} is no number of months below {_CUT}, which is any term over 470; 470 is life"
        raise Undetermined(msg)
    return months


_CUT = 469.99
"""What ``SENSPCAP`` has for every term over 470 months."""


def _whole_months(bound: float) -> int | None:
    """The bound in whole months; ``None`` where it is in none, or is 0 or less, from which nothing departs."""
    months = round(bound)
    return months if months > 0 and abs(bound - months) <= TOLERANCE else None


def months_and_per_cent(row: Row, _book: Manual) -> Verdict:
    """Sentence and months off give whole months, of which the per cent is the share; or the bound that is recorded."""
    bound, share = departure_bound(row), known_number(row, "PCNTDEPT")
    months = _whole_months(bound)
    recorded = f"{known_number(row, 'MNTHDEPT'):g} months, {share:g} per cent"
    if months is None:
        return Disagrees(recorded, f"measured from {bound:.2f} months", Reason.CODING, _NO_BOUND)
    column = "GLMAX" if _is_above(row) else "GLMIN"
    of_range = limit(row, column)
    if of_range is not None and of_range != months:
        because = f"{column} is {of_range}"
        return Disagrees(recorded, f"measured from {months} months", Reason.UNEXPLAINED, because)
    recomputed = 100 * known_number(row, "MNTHDEPT") / months
    if abs(recomputed - share) > TOLERANCE:
        return Disagrees(recorded, f"{recomputed:.2f} per cent of {months} months", Reason.CODING, "another share")
    return AGREES


_NO_BOUND = "no bound in whole months"


def bound_of_the_table(row: Row, book: Manual) -> Verdict:
    """The bound from which a departure is measured is one that the Table has: a minimum below, a maximum above."""
    above = _is_above(row)
    bound, end = departure_bound(row), "maximum" if above else "minimum"
    months = _whole_months(bound)
    if months is None:
        return Disagrees(f"{bound:.2f} months", f"a {end} of the Table", Reason.CODING, _NO_BOUND)
    if any(months == _end(cell, above=above) for cells in book.table.cells for cell in cells):
        return AGREES
    return Disagrees(f"{months} months", f"a {end} of the Table", *_why_no_bound(months, row))


def _end(cell: Range, *, above: bool) -> Term:
    return cell.maximum if above else cell.minimum


def _why_no_bound(months: int, row: Row) -> tuple[Reason, str]:
    for column in ("STATMIN", "STATMAX"):
        if tried(partial(limit, row, column)) == months:
            return Reason.STATUTORY_LIMIT, f"{column} is {months}"
    if months % _MONTHS_IN_A_YEAR == 0:
        return Reason.STATUTORY_LIMIT, "a whole number of years, as statutes have"
    return Reason.UNEXPLAINED, "neither a bound of the Table nor a whole number of years"


_DEPARTURE = ("SENTRNGE", "MNTHDEPT", "PCNTDEPT", "SENSPCAP")

DEPARTURE_CHECKS = (
    Check(
        "departure",
        "sentence, months and per cent outside the range give one bound in whole months",
        "Chapter Five, Part K",
        _DEPARTURE,
        months_and_per_cent,
        reads=("GLMIN", "GLMAX"),
    ),
    Check(
        "bound departed from",
        "the bound from which a departure is measured is a bound of the Table",
        "Chapter Five, Part A",
        ("SENTRNGE", "MNTHDEPT", "SENSPCAP"),
        bound_of_the_table,
        reads=("STATMIN", "STATMAX"),
    ),
)
