"""Chapter Three, Parts A to C, in the order of the Manual."""

from collections.abc import Mapping
from types import MappingProxyType

from sentencing.dated import Dated
from sentencing.manual.chapter3.found import FoundRules
from sentencing.manual.chapter3.obstruction import FALSE_DOMAIN_NAME, OBSTRUCTION, ON_RELEASE, RECKLESS_FLIGHT
from sentencing.manual.chapter3.role import (
    ABUSE_OF_TRUST,
    AGGRAVATING_ROLE,
    BODY_ARMOR,
    MITIGATING_ROLE,
    USING_A_MINOR,
)
from sentencing.manual.chapter3.victim import (
    HATE_CRIME_OR_VULNERABLE_VICTIM,
    HUMAN_RIGHTS,
    OFFICIAL_VICTIM,
    RESTRAINT,
    TERRORISM,
)

PARTS_A_TO_C: Mapping[str, Dated[FoundRules]] = MappingProxyType(
    {
        "3A1.1": HATE_CRIME_OR_VULNERABLE_VICTIM,
        "3A1.2": OFFICIAL_VICTIM,
        "3A1.3": RESTRAINT,
        "3A1.4": TERRORISM,
        "3A1.5": HUMAN_RIGHTS,
        "3B1.1": AGGRAVATING_ROLE,
        "3B1.2": MITIGATING_ROLE,
        "3B1.3": ABUSE_OF_TRUST,
        "3B1.4": USING_A_MINOR,
        "3B1.5": BODY_ARMOR,
        "3C1.1": OBSTRUCTION,
        "3C1.2": RECKLESS_FLIGHT,
        "3C1.3": ON_RELEASE,
        "3C1.4": FALSE_DOMAIN_NAME,
    }
)
"""Each section by its number, in the order in which § 1B1.1 has them applied."""
