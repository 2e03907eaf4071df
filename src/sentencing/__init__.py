"""The U.S. federal Sentencing Guidelines calculation, for every Manual since 1987, with every step cited.

The answer is a ledger: an ordered list of steps, each with its provision, its effect and its reason; the level is the
last line. Law is dated values: ``Manual.on(day)`` is an edition. Facts, or findings by citation, make a ``Case``;
``calculate`` applies § 1B1.1(a). The library takes findings and says what follows from them; it never decides facts,
never guesses law, and is not legal advice.
"""

from sentencing._version import __version__
from sentencing.calculate import calculate
from sentencing.case import Acceptance, Case, Departure, EarlyDisposition, History, Limits, Scenario, ZeroPoint
from sentencing.casefile import case_from_dict, case_to_dict, load_case
from sentencing.casefile.revocation import load_revocation, revocation_from_dict
from sentencing.cite import Cite
from sentencing.compare import compare
from sentencing.comparison import Comparison, comparison_from_dict
from sentencing.counts import Adjustments, Count, CountGroup, Stated
from sentencing.dated import Dated, Version
from sentencing.disparity import Disparity
from sentencing.disparity_document import disparity_from_dict
from sentencing.effects import Add, AtLeast, AtMost, Become
from sentencing.errors import (
    CaseFileError,
    Contradiction,
    NotInForce,
    NotModelled,
    SentencingError,
    Undetermined,
    UnknownDistrict,
)
from sentencing.ledger import Finding, Ledger, Step
from sentencing.manual import Manual
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.outcome import Outcome, outcome_from_dict
from sentencing.partial import PartialDate
from sentencing.precedent import may_consider
from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
from sentencing.programmes.record import Programme
from sentencing.readings import READINGS, Reading
from sentencing.revocation_outcome import RevocationOutcome
from sentencing.revoke import calculate_revocation
from sentencing.spread import spread
from sentencing.supervision import RevocationCase
from sentencing.terms import (
    LIFE,
    CriminalHistoryCategory,
    Difference,
    Duration,
    OffenseLevel,
    Range,
    Zone,
)
from sentencing.vary import both_manuals, scenarios, vary

__all__ = [
    "LIFE",
    "READINGS",
    "Acceptance",
    "Add",
    "Adjustments",
    "AtLeast",
    "AtMost",
    "Become",
    "Case",
    "CaseFileError",
    "Cite",
    "Comparison",
    "Contradiction",
    "Count",
    "CountGroup",
    "CriminalHistoryCategory",
    "Dated",
    "Departure",
    "Difference",
    "Disparity",
    "Duration",
    "EarlyDisposition",
    "Finding",
    "Grade",
    "History",
    "Jurisdiction",
    "Kind",
    "Ledger",
    "Limits",
    "Manual",
    "NotInForce",
    "NotModelled",
    "OffenseLevel",
    "Outcome",
    "PartialDate",
    "Prior",
    "Programme",
    "Range",
    "Reading",
    "Revocation",
    "RevocationCase",
    "RevocationOutcome",
    "Scenario",
    "SentencingError",
    "SentencingTable",
    "Stated",
    "Step",
    "Undetermined",
    "UnknownDistrict",
    "Version",
    "ZeroPoint",
    "Zone",
    "__version__",
    "both_manuals",
    "calculate",
    "calculate_revocation",
    "case_from_dict",
    "case_to_dict",
    "compare",
    "comparison_from_dict",
    "disparity_from_dict",
    "load_case",
    "load_revocation",
    "may_consider",
    "outcome_from_dict",
    "revocation_from_dict",
    "scenarios",
    "spread",
    "vary",
]
