"""The register of checks: every comparison that the audit makes of a record with itself."""

from sentencing.ussc.departures import DEPARTURE_CHECKS
from sentencing.ussc.levels import LEVEL_CHECKS
from sentencing.ussc.points import POINT_CHECKS
from sentencing.ussc.ranges import RANGE_CHECKS
from sentencing.ussc.revocations import REVOCATION_CHECKS
from sentencing.ussc.verdicts import Check

CHECKS: tuple[Check, ...] = (*RANGE_CHECKS, *LEVEL_CHECKS, *POINT_CHECKS, *DEPARTURE_CHECKS, *REVOCATION_CHECKS)
"""Every check, of the range, the levels, the points, departures and revocations."""
