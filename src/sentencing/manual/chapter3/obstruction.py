"""§§ 3C1.1 to 3C1.4: obstruction and related adjustments, as found."""

from datetime import date

from sentencing.dated import Dated, Version
from sentencing.manual.chapter3.found import FoundRules, adjustment


def _obstruction(because: str) -> FoundRules:
    return (adjustment("3C1.1", "", 2, because),)


OBSTRUCTION: Dated[FoundRules] = Dated(
    "§ 3C1.1",
    (
        Version(date(1987, 11, 1), None, _obstruction("obstructing the investigation or prosecution")),
        Version(date(1990, 11, 1), 347, _obstruction("obstructing the investigation, prosecution or sentencing")),
        Version(
            date(1998, 11, 1),
            581,
            _obstruction(
                "obstructing justice in the course of the investigation, prosecution or sentencing, in relation to the "
                "offense or one closely related"
            ),
        ),
        Version(
            date(2006, 11, 1),
            693,
            _obstruction(
                "obstructing justice with respect to the investigation, prosecution or sentencing, in relation to the "
                "offense or one closely related"
            ),
        ),
    ),
)

RECKLESS_FLIGHT: Dated[FoundRules] = Dated(
    "§ 3C1.2",
    (
        Version(
            date(1990, 11, 1),
            347,
            (adjustment("3C1.2", "", 2, "reckless endangerment during flight"),),
            inferred="amend. 347 does not print what it inserts; the amendments since touch the commentary alone",
        ),
    ),
)

# § 2J1.7 did this in Chapter Two until 31 October 2006.
ON_RELEASE: Dated[FoundRules] = Dated(
    "§ 3C1.3",
    (Version(date(2006, 11, 1), 684, (adjustment("3C1.3", "", 3, "offense committed on release, 18 U.S.C. 3147"),)),),
)

FALSE_DOMAIN_NAME: Dated[FoundRules] = Dated(
    "§ 3C1.4",
    (Version(date(2006, 11, 1), 689, (adjustment("3C1.4", "", 2, "false registration of a domain name"),)),),
)
