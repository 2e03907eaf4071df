"""Every public name, where it is documented."""

import ast
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from types import ModuleType

import sentencing
from generated.markdown import table
from sentencing.terms import LIFE

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Calculating": ("calculate", "Outcome", "outcome_from_dict", "Manual", "SentencingTable"),
    "Revoking": (
        *("calculate_revocation", "load_revocation", "revocation_from_dict"),
        *("RevocationCase", "RevocationOutcome"),
    ),
    "Comparing": (
        *("compare", "may_consider", "spread", "Disparity", "disparity_from_dict", "Programme"),
        *("vary", "scenarios", "both_manuals", "Comparison", "comparison_from_dict"),
    ),
    "Cases": (
        *("load_case", "case_from_dict", "case_to_dict"),
        *("Case", "Count", "CountGroup", "Prior", "Revocation", "Adjustments", "Acceptance", "EarlyDisposition"),
        *("History", "ZeroPoint", "Departure", "Limits", "Scenario", "Stated"),
        *("Grade", "Jurisdiction", "Kind", "PartialDate", "Duration"),
    ),
    "Levels, categories and ranges": ("OffenseLevel", "CriminalHistoryCategory", "Range", "Difference", "Zone", "LIFE"),
    "Dated law": ("Cite", "Dated", "Version", "Reading", "READINGS"),
    "The ledger": ("Add", "AtLeast", "AtMost", "Become", "Finding", "Step", "Ledger"),
    "Refusals": (
        *("SentencingError", "CaseFileError", "UnknownDistrict"),
        *("Contradiction", "Undetermined", "NotInForce", "NotModelled"),
    ),
}

_CHAPTER_FIVE = "sentencing.manual.chapter5"

WITHIN: tuple[str, ...] = (
    *(f"sentencing.case.{name}" for name in ("SubstantialAssistance", "Sentence")),
    "sentencing.expected.Expected",
    *(f"sentencing.plea.{name}" for name in ("Plea", "Waiver", "NamedDistrict")),
    *(f"sentencing.comparison.{name}" for name in ("Variant", "Answer", "Parting")),
    *(f"sentencing.district_rows.{name}" for name in ("DistrictRow", "Alternative", "Summary")),
    "sentencing.districts.District",
    *(f"sentencing.programmes.eligibility.{name}" for name in ("Verdict", "Eligibility")),
    *(f"sentencing.programmes.benefits.{name}" for name in ("LevelsOff", "ChargeBargain", "StatutoryCap")),
    *(f"sentencing.programmes.benefits.{name}" for name in ("StipulatedRange", "TermsUnknown")),
    *(f"sentencing.programmes.record.{name}" for name in ("Window", "Tier", "Source", "Confidence")),
    "sentencing.precedent.Law",
    *(f"sentencing.precedent.holding.{name}" for name in ("Holding", "Posture", "Step")),
    *(f"sentencing.precedent.departure.{name}" for name in ("DepartureTest", "Question")),
    *(f"sentencing.precedent.showing.{name}" for name in ("Showing", "Item")),
    "sentencing.permitted_spread.Spread",
    *(f"sentencing.outcome.{name}" for name in ("EarlyDispositionRange", "CategoryDeparture")),
    *(f"sentencing.manual.in_force.{name}" for name in ("SectionInForce", "Laid")),
    *(f"sentencing.supervision.{name}" for name in ("Original", "Violation", "ExpectedRevocation")),
    *(f"sentencing.supervision.{name}" for name in ("Supervision", "ViolationGrade", "MandatoryGround")),
    *(f"sentencing.supervision.{name}" for name in ("Disposition", "Alternative")),
    "sentencing.offense_class.OffenseClass",
    "sentencing.revocation.outcome.Reason",
    "sentencing.revocation.limits.FurtherSupervision",
    "sentencing.manual.chapter7.grades.GradedViolation",
    "sentencing.manual.chapter7.table.LimitedRange",
    "sentencing.manual.chapter3.several_counts.Group",
    f"{_CHAPTER_FIVE}.table.ZoneBounds",
    *(f"{_CHAPTER_FIVE}.statutory_limits.{name}" for name in ("RangeStep", "ConsecutiveTerm")),
    f"{_CHAPTER_FIVE}.options.Options",
    *(f"{_CHAPTER_FIVE}.probation.{name}" for name in ("Probation", "Standing", "Substitute")),
    f"{_CHAPTER_FIVE}.imprisonment.Way",
    *(f"{_CHAPTER_FIVE}.supervised_release.{name}" for name in ("SupervisedRelease", "Imposition", "Requirement")),
    f"{_CHAPTER_FIVE}.supervised_release_term.ReleaseTerm",
    f"{_CHAPTER_FIVE}.fines.Fine",
    f"{_CHAPTER_FIVE}.special_assessments.SpecialAssessment",
    *(f"sentencing.truth.{name}" for name in ("Yes", "No", "Open")),
    "sentencing.partial.ImpossibleDate",
    "sentencing.terms.Life",
)
"""Types that values of the public names hold."""

MEMBERS: Mapping[str, str] = {
    "Manual": "on, table, same_text, __getitem__, adjust, laying, with_amendment, hypothetical, "
    "early_disposition_adjusts, has_early_disposition",
    "SectionInForce": "provisions, __getitem__",
    "OffenseLevel": "clamp",
}
"""Where not every public member is meant for users, or one with a special name is."""

DATA: Mapping[str, tuple[str, str]] = {
    "LIFE": (
        "sentencing.terms.Life",
        "A bound above every number of months. It compares with months, and takes no part in arithmetic.",
    ),
    "READINGS": ("tuple[sentencing.Reading, ...]", "Every open question, with the sides that may be taken."),
}
"""A value has no docstring of its own: its type, and what it is."""


def interface() -> str:
    """Every name in ``sentencing.__all__``, by subject, then the types within them; first an index."""
    listed = {name for names in GROUPS.values() for name in names}
    if odd := listed ^ (set(sentencing.__all__) - {"__version__"}):
        msg = f"docs/generated: the names listed and sentencing.__all__ differ: {', '.join(sorted(odd))}"
        raise KeyError(msg)
    groups = {title: [f"sentencing.{name}" for name in names] for title, names in GROUPS.items()}
    index = table(("Subject", "Names"), ((title, _links(names)) for title, names in groups.items()))
    entries = (
        f"## {title}\n\n" + "\n\n".join(map(_entry, names))
        for title, names in {**groups, "Types within these": list(WITHIN)}.items()
    )
    return "\n\n".join((index, *entries))


def _links(paths: Iterable[str]) -> str:
    """A link to the entry of each name."""
    return " · ".join(f"{{py:obj}}`{path.rpartition('.')[2]} <{path}>`" for path in paths)


def _entry(path: str) -> str:
    module, _, name = path.rpartition(".")
    value = getattr(__import__(module, fromlist=[name]), name)
    if name in DATA:
        kind, meaning = DATA[name]
        return f"```{{eval-rst}}\n.. py:data:: {path}\n   :type: {kind}\n\n   {meaning}\n```"
    if not isinstance(value, type):
        return f"```{{eval-rst}}\n.. autofunction:: {path}\n```"
    if issubclass(value, Exception):
        return f"```{{eval-rst}}\n.. autoexception:: {path}\n   :show-inheritance:\n```"
    undocumented = "\n   :undoc-members:" if issubclass(value, Enum) and value is not type(LIFE) else ""
    return f"```{{eval-rst}}\n.. autoclass:: {path}\n   :members: {MEMBERS.get(name, '')}{undocumented}\n```"


EXTRAS = ("frames", "ussc", "plots", "strategies")


def extras() -> str:
    """Every public name of the modules that are extras, module by module, where it is defined."""
    return "\n\n".join(map(_extra, EXTRAS))


def _extra(name: str) -> str:
    module = getattr(sentencing, name)
    told = (module.__doc__ or "").partition("\n")[0]
    entries = (_entry_of_extra(module, public) for public in module.__all__)
    index = _links(_place(module, public) for public in module.__all__)
    return "\n\n".join((f"## `sentencing.{name}`", told, index, *entries))


def _place(module: ModuleType, name: str) -> str:
    """Under which name an entry stands: a constant where it is assigned, all else in the module that is public."""
    value = getattr(module, name)
    return f"{module.__name__ if isinstance(value, type) or callable(value) else _home(module, name)}.{name}"


def _entry_of_extra(module: ModuleType, name: str) -> str:
    value = getattr(module, name)
    if isinstance(value, type) or callable(value):
        return _entry(f"{module.__name__}.{name}")
    return f"```{{eval-rst}}\n.. autodata:: {_place(module, name)}\n   :no-value:\n```"


def _home(package: ModuleType, name: str) -> str:
    """The module in which a constant is assigned, where its description stands."""
    for node in ast.parse(Path(package.__file__ or "").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            return node.module or package.__name__
    return package.__name__
