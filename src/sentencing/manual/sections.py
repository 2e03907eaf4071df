"""The register of what is modelled: every section of the Manual, by its number, with its history."""

from collections.abc import Mapping
from types import MappingProxyType

from sentencing.dated import Dated
from sentencing.manual.chapter2.reentry import REENTRY, Rules
from sentencing.manual.chapter3.acceptance import ACCEPTANCE
from sentencing.manual.chapter3.aggregate_lists import AGGREGATE_LISTS
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.manual.chapter3.several_counts import EXCLUDED_COUNTS, GROUP_LEVELS, UNITS
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER_FIREARM, FIREARM_COUNT_ALONE
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.manual.chapter4.points import POINTS
from sentencing.manual.chapter4.repeat_offenders import PART_B
from sentencing.manual.chapter4.sentences import COUNTING
from sentencing.manual.chapter4.zero_point import ZERO_POINT
from sentencing.manual.chapter5.options import PARTS_B_TO_E
from sentencing.manual.chapter5.safety_valve import SAFETY_VALVE
from sentencing.manual.chapter5.statutory_limits import LIMIT_PROVISIONS, SEVERAL_COUNTS
from sentencing.manual.chapter5.table import TABLE
from sentencing.manual.early_disposition import EARLY_DISPOSITION, EARLY_DISPOSITION_DEPARTURE

SECTIONS: Mapping[str, Dated[object]] = MappingProxyType(
    {
        "2L1.2": REENTRY,
        **PARTS_A_TO_C,
        "3D1.1": EXCLUDED_COUNTS,
        "3D1.2": AGGREGATE_LISTS,
        "3D1.3": GROUP_LEVELS,
        "3D1.4": UNITS,
        "3E1.1": ACCEPTANCE,
        "3F1.1": EARLY_DISPOSITION,
        "4A1.1": POINTS,
        "4A1.2": COUNTING,
        "4A1.3": INADEQUACY,
        "4B1.1": PART_B["4B1.1"],
        "4B1.1(c)": CAREER_OFFENDER_FIREARM,
        "4B1.2": FIREARM_COUNT_ALONE,
        **PART_B,
        "4C1.1": ZERO_POINT,
        "5A": TABLE,
        **PARTS_B_TO_E,
        "5C1.2": SAFETY_VALVE,
        "5G1.1": LIMIT_PROVISIONS,
        "5G1.2": SEVERAL_COUNTS,
        "5K3.1": EARLY_DISPOSITION_DEPARTURE,
    }
)
"""Every section modelled, by its number; ``5A`` is the Sentencing Table (Ch. 5, Pt. A)."""

OFFENSE_GUIDELINES: Mapping[str, Dated[Rules]] = MappingProxyType({"2L1.2": REENTRY})
"""The sections of Chapter Two that are worked from facts."""

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "2L1.2": "count.found",
        "3D1.1": "count.consecutive",
        "3D1.2": "count.group",
        "3D1.3": "count.group",
        "3D1.4": "count.group",
        "3E1.1": "[acceptance]",
        "3F1.1": "[early_disposition]",
        "4A1.1": "[history]",
        "4A1.2": "[history]",
        "4A1.3": "[departure]",
        "4B1.1": "[history] career_offender, or [adjustments] found for every count",
        "4B1.3": "[history] criminal_livelihood",
        "4B1.4": "[history] armed_career_criminal",
        "4B1.5": "[history] repeat_sex_offender, or pattern_of_sexual_conduct",
        "4C1.1": "[zero_point]",
        "5K3.1": "[early_disposition]",
    }
)
"""Where a case file states what is no finding under Chapter Three, Parts A to C."""
