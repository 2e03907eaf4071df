"""The Commission's columns as facts of a case, for ``sentencing.frames``: the final level and category as found."""

from sentencing.case import Case, History, Limits
from sentencing.cite import Cite
from sentencing.counts import TOTAL, Count, Stated
from sentencing.effects import Become
from sentencing.errors import CaseFileError, Undetermined
from sentencing.frames import Reading
from sentencing.frames.included import a_level, some_points
from sentencing.frames.reading import Facts
from sentencing.terms import Term
from sentencing.ussc.bounds import is_lifted, limit, safety_valve
from sentencing.ussc.codes import category, district, known, told, whole
from sentencing.ussc.manuals import DAY_COLUMNS, edition, fiscal_year_of, sentenced

_ORDINARY_MINIMA = ("DRUGMIN", "IMMIMIN")
"""Minima that no statute makes consecutive to another term."""
_CONSECUTIVE = ("IS924C", "IS1028A")
"""Counts whose term runs after every other (18 U.S.C. 924(c)(1)(D), 1028A(b)), and is no part of the range."""

_OPTIONAL = (
    *("XCRHISSR", "TOTCHPTS", "STATMIN", "STATMAX", "SAFE", "DISTRICT"),
    *(*_ORDINARY_MINIMA, *_CONSECUTIVE, *DAY_COLUMNS),
)


def _case(facts: Facts) -> Case:
    """The case of a record."""
    year = whole(facts["AMENDYR"], "AMENDYR")
    court = district(facts["DISTRICT"])
    level = Stated(Cite(TOTAL), Become(a_level(known(facts, "XFOLSOR"), "XFOLSOR")))
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
    return History(None if points is None else some_points(points, "TOTCHPTS"), of)


def _limits(facts: Facts) -> tuple[Term | None, Term | None]:
    """The maximum and the minimum over all counts, where they are limits of the range and nothing else."""
    maximum, minimum = limit(facts, "STATMAX"), limit(facts, "STATMIN")
    safety_valve(facts)  # refuses what is no code, wherever it stands
    if maximum == 0:
        msg = "STATMAX: 0 is no statutory maximum"
        raise CaseFileError(msg)
    for column in _CONSECUTIVE:
        if told(facts, column):
            msg = f"{column}: the limits take in a term that runs after every other, and is no part of the range"
            raise Undetermined(msg)
    if not minimum:
        return maximum, None
    if minimum not in [limit(facts, column) for column in _ORDINARY_MINIMA]:
        _refuse_if_perhaps_consecutive(facts, minimum)
    return maximum, None if is_lifted(facts, minimum) else minimum


def _refuse_if_perhaps_consecutive(facts: Facts, minimum: Term) -> None:
    if any(facts[column] is None for column in _CONSECUTIVE):
        msg = (
            f"whether STATMIN {minimum} takes in a term that runs after every other (18 U.S.C. 924(c), 1028A) is not "
            "told: give IS924C and IS1028A, or the DRUGMIN or IMMIMIN that it is"
        )
        raise Undetermined(msg)


READING = Reading("the Commission's columns", _case, ("XFOLSOR", *_OPTIONAL), optional=frozenset(_OPTIONAL))
"""The final offense level as found, ``XFOLSOR``, with the category, ``XCRHISSR`` (or points, ``TOTCHPTS``).

The Manual is that of ``AMENDYR``, else the one in effect at sentencing (§ 1B1.11(a)). Limits are ``STATMIN`` and
``STATMAX``, which the Commission adds up over all counts: of several, no one count has that maximum. A minimum of the
drug statutes (``DRUGMIN``) does not bind where ``SAFE`` tells a safety valve. A record whose limits take in a term that
runs after every other (18 U.S.C. 924(c), 1028A) is refused, and so is one whose minimum may, unless ``IS924C`` and
``IS1028A`` say that there is none, or it is ``DRUGMIN`` or ``IMMIMIN``. ``DISTRICT`` names the court. Where no column
tells the fiscal year of the file, fix it: ``READING.fixing(FISCALYR=2015)``.
"""
