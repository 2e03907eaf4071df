"""The registry of programmes as it is written, ``programmes.toml``, read into records; a fault names its record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from attrs import field, fields, frozen

from sentencing.case import refuse_unless_capped
from sentencing.districts import find
from sentencing.duration import Duration
from sentencing.errors import SentencingError, UnknownDistrict
from sentencing.partial import PartialDate
from sentencing.programmes.benefits import (
    Benefit,
    ChargeBargain,
    LevelsOff,
    StatutoryCap,
    StipulatedRange,
    TermsUnknown,
)
from sentencing.programmes.record import Confidence, Programme, Source, Tier, Window, one_at_least
from sentencing.registry import Record, choice, named, read_each, refuse_twice, refuse_unknown, texts, when
from sentencing.terms import CriminalHistoryCategory, Range, whole_number
from sentencing.words import nearest

_FILE = "programmes.toml"
_TABLES = ("sources", "universal", "authorised", "programme")
_WINDOW = {"from": "begins", "documented": "documented", "until": "ended"}
_TERMS: Mapping[str, frozenset[str]] = {
    "departure": frozenset({"levels", "at_most"}),
    "charge bargain": frozenset({"months", "days"}),
    "statutory cap": frozenset({"months"}),
    "stipulated range": frozenset({"minimum", "maximum"}),
    "unknown": frozenset({"most_levels"}),
    "none": frozenset(),
}
"""The keys that say what a programme of each type gives."""
_BENEFIT = frozenset().union(*_TERMS.values())
_LISTS = {"districts", "excluded_offenses", "waivers", "undertakings", "discretion", "offenses"}
_NUMBERS = {
    "excluded_sentence_months",
    "removals_at_most",
    "deadline_days",
    "removals_at_least",
    "taken_removals",
    "count",
}
_FLAGS = {
    *("everywhere", "excludes_supervised_release", "before_indictment", "criteria_read"),
    *("incomplete", "complete", "at_most"),
}
_CATEGORIES = {"category_at_most", "category_at_least", "taken_category"}
_OF_A_TIER = {each.name for each in fields(Tier)} - {"benefit"} | _BENEFIT
_OF_A_PROGRAMME = (
    {each.name for each in fields(Programme)} - {"window", "tiers"} | set(_WINDOW) | _BENEFIT | {"type", "tier"}
)

WAIVERS = ("pretrial motions", "appeal", "collateral attack")


@frozen(kw_only=True)
class Authorised:
    """How many programmes there were at a time, and in which districts.

    Attributes:
        window: when that is documented.
        count: how many; ``None`` where every district had one.
        districts: those that the sources name.
        complete: whether they name them all.
        confidence: how it is known.
        sources: who says so.
        checked: the day on which the record was last compared with its sources.
        note: what a reader must know.
    """

    window: Window
    count: int | None = None
    everywhere: bool = False
    districts: tuple[str, ...] = ()
    complete: bool
    confidence: Confidence
    sources: tuple[Source, ...] = field(validator=one_at_least)
    checked: str
    note: str = ""


@frozen(kw_only=True)
class Universal:
    """What every programme asked since the Attorney General's memorandum of 22 September 2003.

    Attributes:
        begins: its day.
        asks: what it asks beside waivers, in words.
        waivers: what must be waived.
        most_levels: the most levels that a programme may give.
        sources: who says so.
    """

    begins: PartialDate
    asks: tuple[str, ...]
    waivers: tuple[str, ...]
    most_levels: int
    sources: tuple[Source, ...] = field(validator=one_at_least)

    def __attrs_post_init__(self) -> None:
        refuse_unless_capped("most_levels", self.most_levels)


@frozen
class Registry:
    """The whole registry: the universal terms, what was authorised when, and each programme."""

    universal: Universal
    authorised: tuple[Authorised, ...]
    programmes: tuple[Programme, ...]


def registry_from(data: Record) -> Registry:
    """Read the data of the registry.

    Raises:
        SentencingError: a table or a record is missing or wrong; the message names it, and the key.
    """
    refuse_unknown(data, _TABLES)
    for table in ("sources", "universal"):
        if table not in data:
            msg = f"{_FILE}: there is no [{table}]"
            raise SentencingError(msg)
    sources = data["sources"]
    programmes = read_each(_FILE, data, "programme", "id", partial(programme_from, sources=sources))
    refuse_twice(_FILE, [programme.id for programme in programmes])
    return Registry(
        named(f"{_FILE}, universal", partial(_universal, sources=sources), data["universal"]),
        read_each(_FILE, data, "authorised", "from", partial(_authorised, sources=sources)),
        programmes,
    )


def _universal(record: Record, sources: Mapping[str, str]) -> Universal:
    keys = ("from", "asks", "waivers", "most_levels", "sources")
    refuse_unknown(record, keys)
    _refuse_without(record, keys)
    _refuse_unless_waivers(record)
    return Universal(
        begins=when(record, "from"),
        asks=texts(record, "asks"),
        waivers=texts(record, "waivers"),
        most_levels=record["most_levels"],
        sources=tuple(_sources(record["sources"], sources)),
    )


def programme_from(record: Record, sources: Mapping[str, str]) -> Programme:
    """Read one programme.

    >>> wyoming = {
    ...     "id": "wyoming-2030", "districts": ["D. Wyo."], "from": "2030-01-01", "documented": "2030-01-01",
    ...     "type": "departure", "levels": 3, "confidence": "primary", "checked": "2030-02-01",
    ...     "sources": [{"of": "memo"}],
    ... }
    >>> print(programme_from(wyoming, {"memo": "Memorandum of the U.S. Attorney"}).terms)
    3 levels off

    Raises:
        KeyError: a key is missing.
        SentencingError: a key or a value is wrong.
    """
    refuse_unknown(record, _OF_A_PROGRAMME)
    _refuse_without(record, ("id", "from", "documented", "type", "confidence", "sources", "checked"))
    kind = record["type"]
    if kind not in _TERMS:
        msg = f"type: {kind!r} is none of {', '.join(_TERMS)}"
        raise SentencingError(msg)
    known = {key: value for key, value in record.items() if key not in {*_WINDOW, *_BENEFIT, "type", "tier"}}
    return Programme(
        **{**_values(known), "sources": tuple(_sources(record["sources"], sources)), "checked": str(record["checked"])},
        window=_window(record),
        tiers=tuple(_tiers(kind, record)),
    )


def _tiers(kind: str, record: Record) -> Iterator[Tier]:
    """The tiers of a programme, or its one benefit; nothing where there was none."""
    graded = record.get("tier")
    if graded is None:
        _refuse_other_terms(kind, record, _TERMS[kind])
        if kind != "none":
            yield Tier(benefit=_benefit(kind, record))
        return
    _refuse_other_terms(kind, record, frozenset())
    for tier in graded:
        if kind == "none" or not isinstance(tier, Mapping):
            msg = "tier: a programme of type none gives nothing" if kind == "none" else "tier: a tier is a table"
            raise SentencingError(msg)
        refuse_unknown(tier, _OF_A_TIER)
        _refuse_other_terms(kind, tier, _TERMS[kind])
        conditions = {key: value for key, value in tier.items() if key not in _BENEFIT}
        yield Tier(benefit=_benefit(kind, tier), **_values(conditions))


def _refuse_other_terms(kind: str, record: Record, own: frozenset[str]) -> None:
    """Refuse terms that a programme of the type, or one with tiers, does not read here."""
    for key in record:
        if key in _BENEFIT - own:
            where = "beside its tiers " if "tier" in record else ""
            msg = f"{key}: a programme of type {kind} {where}has no such key"
            raise SentencingError(msg)


def _refuse_without(record: Record, keys: Sequence[str]) -> None:
    for key in keys:
        if key not in record:
            raise KeyError(key)


def _benefit(kind: str, record: Record) -> Benefit:
    match kind:
        case "departure":
            _values({key: value for key, value in record.items() if key == "at_most"})
            return LevelsOff(record["levels"], record.get("at_most", False))
        case "charge bargain":
            return ChargeBargain(Duration(record.get("months", 0), days=record.get("days", 0)))
        case "statutory cap":
            return StatutoryCap(record["months"])
        case "stipulated range":
            return StipulatedRange(Range(record["minimum"], record["maximum"]))
        case _:
            return TermsUnknown(record.get("most_levels"))


def _values(record: Record) -> dict[str, Any]:
    """The plain values of a record as the types have them."""
    values = dict(record)
    for key, value in record.items():
        if key in _LISTS:
            values[key] = texts(record, key)
        elif key in _CATEGORIES:
            values[key] = _category(key, value)
        elif key in _NUMBERS:
            whole_number(value, f"{key}: it")
        elif key in _FLAGS and not isinstance(value, bool):
            msg = f"{key}: {value!r} is not true or false"
            raise SentencingError(msg)
    if "confidence" in record:
        values["confidence"] = choice(record, "confidence", Confidence)
    for name in record.get("districts", ()):
        _refuse_unless_abbreviation(name)
    _refuse_unless_waivers(record)
    return values


def _refuse_unless_waivers(record: Record) -> None:
    for waiver in record.get("waivers", ()):
        if waiver not in WAIVERS:
            msg = f"waivers: {waiver!r} is none of {', '.join(WAIVERS)}; write it among the `undertakings`"
            raise SentencingError(msg)


def _category(key: str, value: str) -> CriminalHistoryCategory:
    try:
        return CriminalHistoryCategory.parse(value)
    except SentencingError as error:
        msg = f"{key}: {error}"
        raise SentencingError(msg) from error


def _window(record: Record) -> Window:
    return Window(**{name: when(record, key) for key, name in _WINDOW.items() if key in record})


def _refuse_unless_abbreviation(name: str) -> None:
    try:
        found = find(name)
    except UnknownDistrict as error:
        msg = f"districts: {error}"
        raise SentencingError(msg) from error
    if str(found) != name:
        msg = f"districts: {name!r} is written {found}"
        raise SentencingError(msg)


def _authorised(record: Record, sources: Mapping[str, str]) -> Authorised:
    _refuse_without(record, ("from", "documented", "complete", "confidence", "sources", "checked"))
    refuse_unknown(record, {each.name for each in fields(Authorised)} - {"window"} | set(_WINDOW))
    known = {key: value for key, value in record.items() if key not in _WINDOW}
    return Authorised(
        **{**_values(known), "sources": tuple(_sources(record["sources"], sources)), "checked": str(record["checked"])},
        window=_window(record),
    )


def _sources(records: Sequence[Mapping[str, str]], sources: Mapping[str, str]) -> Iterator[Source]:
    for each in records:
        if each["of"] not in sources:
            msg = f"sources: there is no source {each['of']!r}{nearest(each['of'], sources)}"
            raise SentencingError(msg)
        yield Source(sources[each["of"]], each.get("at", ""))
