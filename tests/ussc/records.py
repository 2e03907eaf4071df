"""What the tests of checks share: a record as the audit gives it to a check."""

from sentencing.ussc import Check
from sentencing.ussc.codes import Row
from sentencing.ussc.verdicts import Verdict


def as_audited(check: Check, row: Row) -> Verdict:
    """What a check says of a record, of which it gets those columns alone that it says it takes."""
    return check.of({column: row[column] for column in check.columns(row)})
