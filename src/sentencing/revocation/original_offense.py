"""What the offense that brought the supervision may have been: the law of its day, its class, its maximum.

What is stated may leave several possibilities, each of which is worked out; an answer must be that of all.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from sentencing.duration import Duration, Imposed
from sentencing.errors import NotInForce, NotModelled
from sentencing.offense_class import CUT_OFFS, PETTY, OffenseClass, possible_classes
from sentencing.partial import PartialDate
from sentencing.release_statutes import SENTENCING_REFORM, days_of_change
from sentencing.statutes import possible_maxima
from sentencing.supervision import Original, RevocationCase, Supervision
from sentencing.terms import LIFE


@frozen
class Possibility:
    """What the original offense may have been: a day whose law governs it, its class, and a maximum of that class."""

    day: date
    offense_class: OffenseClass
    maximum: Imposed
    left_open_by: str = ""
    """The key of the fact that, not stated, leaves the class or the maximum open."""


def possibilities(case: RevocationCase, by: date) -> tuple[Possibility, ...]:
    """Every possibility that the facts leave for an original offense committed by a day.

    Raises:
        NotInForce: the tier of the statute cited did not exist when the offense was committed.
        NotModelled: the offense is older than supervised release.
    """
    committed = case.original.committed or PartialDate(SENTENCING_REFORM, max(SENTENCING_REFORM, by))
    if committed.latest < SENTENCING_REFORM:
        msg = (
            f"original.committed: {committed} is before the Sentencing Reform Act ({SENTENCING_REFORM}); how its "
            "supervision is revoked is not modelled"
        )
        raise NotModelled(msg)
    days = list(days_of_change(PartialDate(max(committed.earliest, SENTENCING_REFORM), committed.latest)))
    found: list[Possibility] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        last = committed.latest if following is None else following - timedelta(days=1)
        try:
            found += _of(case, PartialDate(day, last))
        except NotInForce as refusal:
            if following is None and not found:
                msg = f"original.statute: {str(refusal).removeprefix('count.statute: ')}"
                raise NotInForce(msg) from None
    return tuple(dict.fromkeys(found))


def _of(case: RevocationCase, when: PartialDate) -> Iterator[Possibility]:
    """The possibilities for an offense committed at a time within which the law is one."""
    original, day = case.original, when.earliest
    maxima = _maxima(original, when)
    for maximum in maxima:
        classes = possible_classes(maximum, when) if original.offense_class is None else (original.offense_class,)
        left_open_by = "original.statute" if len(maxima) > 1 else "the class by 3559(a)" if len(classes) > 1 else ""
        yield from (Possibility(day, offense_class, maximum, left_open_by) for offense_class in classes)
    if maxima:
        return
    for offense_class in _classes(case):
        if case.supervision is Supervision.PROBATION:
            left_open_by = "original.maximum" if original.offense_class else "original.class"
            extremes = maxima_of(offense_class)
            yield from (Possibility(day, offense_class, maximum, left_open_by) for maximum in extremes)
        else:
            # For supervised release the class alone matters, so any maximum of it will do.
            least, _ = maxima_of(offense_class)
            yield Possibility(day, offense_class, least, "" if original.offense_class else "original.class")


def _maxima(original: Original, when: PartialDate) -> tuple[Imposed, ...]:
    """The maximum as stated; else each that the statute of conviction may carry; empty where neither says."""
    if original.maximum is not None:
        return (original.maximum,)
    tiers = possible_maxima(original.statute, when) if original.statute else ()
    return tuple(dict.fromkeys(Duration(tier.months) for tier in tiers))


def _classes(case: RevocationCase) -> tuple[OffenseClass, ...]:
    """The class as stated; else every class, but for petty ones, which bring no supervised release (3583(b)(3))."""
    if case.original.offense_class is not None:
        return (case.original.offense_class,)
    release = case.supervision is Supervision.SUPERVISED_RELEASE
    return tuple(each for each in OffenseClass if not (release and each in PETTY))


def maxima_of(offense_class: OffenseClass) -> tuple[Imposed, Imposed]:
    """The least maximum that a class may have, to the day, and one that none of the class exceeds.

    >>> least, most = maxima_of(OffenseClass.E_FELONY)
    >>> str(least), str(most)
    ('12 months 1 day', '60 months')
    """
    least: list[Imposed] = [LIFE, *(each.term + _A_DAY if each.exceeds else each.term for each in CUT_OFFS), Duration()]
    most: list[Imposed] = [LIFE, LIFE, *(each.term for each in CUT_OFFS)]
    index = list(OffenseClass).index(offense_class)
    return least[index], most[index]


_A_DAY = Duration(days=1)
