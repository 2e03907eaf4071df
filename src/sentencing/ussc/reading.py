"""The Commission's columns as facts of a case, for ``sentencing.frames``: the final level and category as found."""

from sentencing.case import Case, History, Limits
from sentencing.cite import Cite
from sentencing.counts import TOTAL, Count, Stated
from sentencing.effects import Become
from sentencing.errors import Undetermined
from sentencing.frames import Reading
from sentencing.frames.reading import Facts
from sentencing.terms import Term
from sentencing.ussc.bounds import limit
from sentencing.ussc.codes import category, district, known, told, whole
from sentencing.ussc.manuals import DAY_COLUMNS, edition, fiscal_year_of, sentenced

_OPTIONAL = ("XCRHISSR", "TOTCHPTS", "STATMIN", "STATMAX", "SAFE", "DISTRICT", *DAY_COLUMNS)


def _case(facts: Facts) -> Case:
    """The case of a record."""
    year = whole(facts["AMENDYR"], "AMENDYR")
    court = district(facts["DISTRICT"])
    level = Stated(Cite(TOTAL), Become(known(facts, "XFOLSOR")))
    maximum, minimum = _limits(facts)
    return Case(
        (Count(TOTAL, found=(level,)),),
        manual=None if year is None else edition(year, fiscal_year_of(facts)),
        sentenced=sentenced(facts),
        district=None if court is None else str(court),
        history=_history(facts),
        statute=None if maximum is None and minimum is None else Limits(maximum, minimum),
    )


def _history(facts: Facts) -> History:
    of = category(facts["XCRHISSR"])
    points = whole(facts["TOTCHPTS"], "TOTCHPTS") if of is None else None
    if of is None and points is None:
        msg = "XCRHISSR is missing, and so is TOTCHPTS"
        raise Undetermined(msg)
    return History(points, of)


def _limits(facts: Facts) -> tuple[Term | None, Term | None]:
    """The maximum and the minimum; one that a safety valve lifted does not bind (18 U.S.C. 3553(f))."""
    return limit(facts, "STATMAX"), None if told(facts, "SAFE") else limit(facts, "STATMIN")


READING = Reading("the Commission's columns", _case, ("XFOLSOR", *_OPTIONAL), optional=frozenset(_OPTIONAL))
"""The final offense level as found, ``XFOLSOR``, with the category, ``XCRHISSR`` (or points, ``TOTCHPTS``).

The Manual is that of ``AMENDYR``, else the one in effect at sentencing (§ 1B1.11(a)). Limits are ``STATMIN`` and
``STATMAX``; a minimum does not bind where ``SAFE`` tells a safety valve. ``DISTRICT`` names the court. Where no column
tells the fiscal year of the file, fix it: ``READING.fixing(FISCALYR=2015)``.
"""
