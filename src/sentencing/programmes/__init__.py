"""Early-disposition ("fast-track") programmes, district by district, as dated records with their sources.

A key that a record lacks was not established from a source; it never means "no limit". A day for which no source
vouches is unknown, whatever was so before or came after.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from attrs import frozen

from sentencing.districts import District
from sentencing.partial import PartialDate
from sentencing.programmes.reading import Authorised, Registry, Universal, registry_from
from sentencing.programmes.record import Programme, places
from sentencing.registry import packaged

__all__ = ["Authorised", "Day", "Programme", "Standing", "authorised", "programmes", "standing", "universal_terms"]


@cache
def _registry() -> Registry:
    return registry_from(packaged(__name__, "programmes.toml"))


def programmes() -> tuple[Programme, ...]:
    """Every record of the registry: nationwide ones, then by circuit and district, each by date.

    >>> sum(programme.exists for programme in programmes()) > 20
    True
    """
    return _registry().programmes


def universal_terms() -> Universal:
    """What every programme asked since the Attorney General's memorandum of 22 September 2003, as *Ramirez* reports it.

    >>> universal_terms().waivers
    ('pretrial motions', 'appeal', 'collateral attack')
    """
    return _registry().universal


def authorised(on: PartialDate | date) -> Authorised | None:
    """How many programmes are documented for a day, and where; ``None`` where no source counts them.

    >>> from datetime import date
    >>> count = authorised(date(2011, 12, 23))
    >>> count.count, count.complete, authorised(date(2008, 1, 1))
    (16, False, None)
    """
    day = on if isinstance(on, PartialDate) else PartialDate.on(on)
    return next((each for each in _registry().authorised if each.window.covers(day)), None)


@frozen
class Standing:
    """How a district stood on a day: under which record, and whether a source vouches for that day.

    Attributes:
        programme: the record; ``None`` where there is none.
        is_documented: whether a source vouches for that day; ``False`` where it may have run on, or not yet begun.
    """

    programme: Programme | None
    is_documented: bool


@frozen
class Day:
    """The records that speak of a day: those documented for it, and those that may have run on, or not yet begun.

    They stand under the places that they reach: a district, a circuit, every district.

    >>> from sentencing.districts import find
    >>> day = Day.of(PartialDate.parse("2010-06"))
    >>> day.standing(find("W.D. Tex.")).programme.terms
    'at most 1 level off'
    >>> day.standing(find("D. Alaska"))
    Standing(programme=None, is_documented=False)
    """

    documented: Mapping[str, Sequence[Programme]]
    possible: Mapping[str, Sequence[Programme]]

    @classmethod
    def of(cls, on: PartialDate, among: Sequence[Programme] | None = None) -> "Day":
        """The records that speak of a day.

        Args:
            on: the day.
            among: the records to look in; by default, the registry.
        """
        covered = [(record, record.window.covers(on)) for record in (programmes() if among is None else among)]
        return cls(
            _by_place(record for record, covers in covered if covers),
            _by_place(record for record, covers in covered if covers is None),
        )

    def standing(self, district: District) -> Standing:
        """The record under which a district stands: a documented one, else the latest that may have run on.

        A record of the rule comes before one of what a single defendant was offered; of documented records a district's
        own before that of its circuit, and that before one for every district.
        """
        where = places(district)
        known = [record for place in where for record in self.documented.get(place, ())]
        if known:
            return Standing(max(known, key=_locality), is_documented=True)
        possible = [record for place in where for record in self.possible.get(place, ())]
        return Standing(max(possible, key=_recency, default=None), is_documented=False)


def _by_place(records: Iterable[Programme]) -> dict[str, list[Programme]]:
    found: dict[str, list[Programme]] = {}
    for record in records:
        for place in record.places:
            found.setdefault(place, []).append(record)
    return found


def standing(district: District, on: PartialDate, among: Sequence[Programme] | None = None) -> Standing:
    """The record under which a district stands on a day.

    >>> from sentencing.districts import find
    >>> standing(find("D. Idaho"), PartialDate.parse("2013-06")).programme.id
    'national-2012'
    """
    return Day.of(on, among).standing(district)


def _locality(programme: Programme) -> tuple[bool, bool, bool, date]:
    return (programme.is_rule, bool(programme.districts), programme.circuit is not None, programme.begins.earliest)


def _recency(programme: Programme) -> tuple[bool, date, bool, bool]:
    return (programme.is_rule, programme.begins.earliest, bool(programme.districts), programme.circuit is not None)
