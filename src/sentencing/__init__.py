"""The U.S. federal Sentencing Guidelines calculation, for every Manual since 1987, with every step cited.

The answer is a ledger: an ordered list of steps, each with its provision, its effect and its reason; the level is the
last line. Law is dated values: ``Manual.on(day)`` is an edition. Facts, or findings by citation, make a ``Case``;
``calculate`` applies § 1B1.1(a). The library takes findings and says what follows from them; it never decides facts,
never guesses law, and is not legal advice.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sentencing._version import __version__

if TYPE_CHECKING:
    from sentencing.across_districts import compare
    from sentencing.calculation import calculate
    from sentencing.case import Acceptance, Case, Departure, EarlyDisposition, History, Limits, Scenario, ZeroPoint
    from sentencing.casefile import case_from_dict, case_to_dict, load_case
    from sentencing.casefile.revocation import load_revocation, revocation_from_dict
    from sentencing.cite import Cite
    from sentencing.comparison import Comparison, comparison_from_dict
    from sentencing.counts import Adjustments, Count, CountGroup, Stated
    from sentencing.dated import Dated, Version
    from sentencing.disparity import Disparity
    from sentencing.disparity_document import disparity_from_dict
    from sentencing.duration import Duration
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
    from sentencing.outcome import Outcome
    from sentencing.outcome_document import outcome_from_dict
    from sentencing.partial import PartialDate
    from sentencing.permitted_spread import spread
    from sentencing.precedent import may_consider
    from sentencing.prior import Grade, Jurisdiction, Kind, Prior, Revocation
    from sentencing.programmes.record import Programme
    from sentencing.readings import READINGS, Reading
    from sentencing.revocation import calculate_revocation
    from sentencing.revocation.outcome import RevocationOutcome
    from sentencing.supervision import RevocationCase
    from sentencing.terms import LIFE, CriminalHistoryCategory, Difference, OffenseLevel, Range, Zone
    from sentencing.variation import both_manuals, scenarios, vary

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

_HOMES = {
    "across_districts": ("compare",),
    "calculation": ("calculate",),
    "case": ("Acceptance", "Case", "Departure", "EarlyDisposition", "History", "Limits", "Scenario", "ZeroPoint"),
    "casefile": ("case_from_dict", "case_to_dict", "load_case"),
    "casefile.revocation": ("load_revocation", "revocation_from_dict"),
    "cite": ("Cite",),
    "comparison": ("Comparison", "comparison_from_dict"),
    "counts": ("Adjustments", "Count", "CountGroup", "Stated"),
    "dated": ("Dated", "Version"),
    "disparity": ("Disparity",),
    "disparity_document": ("disparity_from_dict",),
    "duration": ("Duration",),
    "effects": ("Add", "AtLeast", "AtMost", "Become"),
    "errors": (
        "CaseFileError",
        "Contradiction",
        "NotInForce",
        "NotModelled",
        "SentencingError",
        "Undetermined",
        "UnknownDistrict",
    ),
    "ledger": ("Finding", "Ledger", "Step"),
    "manual": ("Manual",),
    "manual.chapter5.table": ("SentencingTable",),
    "outcome": ("Outcome",),
    "outcome_document": ("outcome_from_dict",),
    "partial": ("PartialDate",),
    "permitted_spread": ("spread",),
    "precedent": ("may_consider",),
    "prior": ("Grade", "Jurisdiction", "Kind", "Prior", "Revocation"),
    "programmes.record": ("Programme",),
    "readings": ("READINGS", "Reading"),
    "revocation": ("calculate_revocation",),
    "revocation.outcome": ("RevocationOutcome",),
    "supervision": ("RevocationCase",),
    "terms": ("LIFE", "CriminalHistoryCategory", "Difference", "OffenseLevel", "Range", "Zone"),
    "variation": ("both_manuals", "scenarios", "vary"),
}
"""The module of each public name: it is imported when the name is first asked for, and pays for no other."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_EXTRAS = {"frames": "frames", "plots": "plot", "strategies": "strategies", "ussc": "frames"}
"""Modules to be reached as ``sentencing.frames`` after ``import sentencing`` alone, and the extra that each needs."""


def __getattr__(name: str) -> object:
    """A public name from its module, or a module of the extras (PEP 562)."""
    if name in _EXTRAS:
        return _extra(name)
    if name not in _HOME_OF:
        msg = f"module 'sentencing' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"sentencing.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def _extra(name: str) -> object:
    try:
        return import_module(f"sentencing.{name}")
    except ModuleNotFoundError as missing:
        msg = f"sentencing.{name} needs {missing.name}: pip install 'sentencing[{_EXTRAS[name]}]'"
        raise AttributeError(msg) from missing


def __dir__() -> list[str]:
    """The public names, and the modules of the extras."""
    return sorted({*__all__, *_EXTRAS})
