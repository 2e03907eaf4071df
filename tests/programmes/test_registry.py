"""The data of the registry: each rule that it keeps, tried on every record; and every record typed a second time."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from tests.programmes import typed_again

from sentencing.case import MOST_EARLY_DISPOSITION_LEVELS
from sentencing.districts import District, districts, find
from sentencing.partial import PartialDate
from sentencing.plea import Waiver
from sentencing.programmes import Authorised, Programme, authorised, programmes, standing, universal_terms
from sentencing.programmes.benefits import ChargeBargain, LevelsOff, StatutoryCap, StipulatedRange, TermsUnknown
from sentencing.programmes.reading import WAIVERS, registry_from
from sentencing.programmes.record import Confidence, Source, Tier, Window
from sentencing.terms import CriminalHistoryCategory, Range

DATA = tomllib.loads(files("sentencing.programmes").joinpath("programmes.toml").read_text(encoding="utf-8"))
RECORDS: list[dict[str, Any]] = DATA["programme"]
COUNTS: list[dict[str, Any]] = DATA["authorised"]
PAIRS = list(zip(RECORDS, programmes(), strict=True))
IDS = [record["id"] for record in RECORDS]
CIRCUITS = [*map(str, range(1, 12)), "D.C."]
PLACES = {str(district): place for place, district in enumerate(districts())}

OF_EACH_TYPE = {
    "departure": LevelsOff,
    "charge bargain": ChargeBargain,
    "statutory cap": StatutoryCap,
    "stipulated range": StipulatedRange,
    "unknown": TermsUnknown,
}
TERMS = {"levels", "at_most", "months", "days", "minimum", "maximum", "most_levels"}
"""The keys that say how much a programme gives."""

each_record = pytest.mark.parametrize(("record", "programme"), PAIRS, ids=IDS)


def documented_day(window: Window) -> PartialDate:
    """A day for which a source vouches: the first that is sure, or the one coarse date."""
    if window.begins == window.documented:
        return window.begins
    return PartialDate.on(window.begins.latest)


def reached(programme: Programme) -> list[District]:
    """Every district that a record reaches, as its own keys say."""
    return [
        district
        for district in districts()
        if programme.everywhere or district.circuit == programme.circuit or str(district) in programme.districts
    ]


def span(window: Window) -> tuple[date, date]:
    """The first and the last day on which a window may be documented."""
    return window.begins.earliest, window.documented.latest


# Rules of the data


def test_every_key_of_the_file_is_one_of_four() -> None:
    """The file holds sources, the universal terms, counts of programmes, and programmes."""
    assert set(DATA) == {"sources", "universal", "authorised", "programme"}


def test_ids_are_unique() -> None:
    """No two records share a name, and each name is lower case, digits and hyphens."""
    assert len(set(IDS)) == len(IDS)
    assert all(name and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in IDS)


def test_records_stand_in_canonical_order() -> None:
    """Everywhere; then by circuit, the circuit's own before its districts', then by district, then by day."""

    def place(programme: Programme) -> tuple[int, int, int, date]:
        if programme.everywhere:
            return (-1, -1, -1, programme.begins.earliest)
        if programme.circuit:
            return (CIRCUITS.index(programme.circuit), -1, -1, programme.begins.earliest)
        first = find(programme.districts[0])
        return (CIRCUITS.index(first.circuit), 0, PLACES[str(first)], programme.begins.earliest)

    assert sorted(programmes(), key=place) == list(programmes())


@pytest.mark.parametrize("record", [*RECORDS, *COUNTS], ids=lambda record: str(record.get("id", record["from"])))
def test_districts_resolve_and_stand_in_order(record: Mapping[str, Any]) -> None:
    """Each district is written as a citation prints it, once, in the order of the registry of districts."""
    named = record.get("districts", [])

    assert [str(find(name)) for name in named] == named
    assert sorted(set(named), key=PLACES.__getitem__) == named


def test_circuits_are_those_that_districts_have() -> None:
    """A circuit is written as the registry of districts writes it."""
    assert {district.circuit for district in districts()} == set(CIRCUITS)
    assert {record["circuit"] for record in RECORDS if "circuit" in record} <= set(CIRCUITS)


def test_sources_are_sorted_have_text_and_are_all_cited() -> None:
    """Sources stand by id; each carries a text of its own, and some record cites it."""
    sources = DATA["sources"]
    cited = {each["of"] for record in (*RECORDS, *COUNTS, DATA["universal"]) for each in record["sources"]}

    assert sorted(sources) == list(sources)
    assert all(text.strip() == text and text for text in sources.values())
    assert len(set(sources.values())) == len(sources)
    assert cited == set(sources)


@each_record
class TestEach:
    """What holds of every record."""

    def test_sources_resolve(self, record: Mapping[str, Any], programme: Programme) -> None:
        """Each source is the one named, in full, with the place in it."""
        expected = [Source(DATA["sources"][each["of"]], each.get("at", "")) for each in record["sources"]]

        assert expected
        assert expected == list(programme.sources)

    def test_checked_on_a_day(self, record: Mapping[str, Any], programme: Programme) -> None:
        """The day of the last comparison with the sources is a date, and not before the day documented."""
        assert isinstance(record["checked"], date)
        assert record["checked"] >= programme.window.documented.latest

    def test_every_key_is_read(self, record: Mapping[str, Any], programme: Programme) -> None:
        """Each key of the record is the attribute that it becomes."""
        assert dict(read_from(programme, record)) == {
            key: value for key, value in record.items() if key not in TERMS | {"type", "tier", "sources"}
        }

    def test_every_benefit_is_read(self, record: Mapping[str, Any], programme: Programme) -> None:
        """Each tier has the benefit of the record's type, and the terms and conditions written there."""
        written = record.get("tier") or ([] if record["type"] == "none" else [record])

        assert len(written) == len(programme.tiers)
        for tier, terms in zip(programme.tiers, written, strict=True):
            assert isinstance(tier.benefit, OF_EACH_TYPE[record["type"]])
            assert terms_of(tier) == {key: value for key, value in terms.items() if key in TERMS}
            if terms is not record:
                conditions = {key: value for key, value in terms.items() if key not in TERMS}
                assert {key: plain(getattr(tier, key)) for key in conditions} == conditions

    def test_no_terms_stand_beside_tiers(self, record: Mapping[str, Any], programme: Programme) -> None:
        """A record with tiers, or of an absence, has no terms of its own."""
        assert not ("tier" in record and TERMS & set(record))
        assert programme.exists or not (TERMS | {"tier"}) & set(record)

    def test_no_more_than_four_levels(self, record: Mapping[str, Any], programme: Programme) -> None:
        """No programme gives more than four levels: PROTECT Act § 401(m)(2)(B)."""
        given = [tier.benefit.levels for tier in programme.tiers if isinstance(tier.benefit, LevelsOff)]
        bounds = [tier.benefit.most_levels for tier in programme.tiers if isinstance(tier.benefit, TermsUnknown)]

        assert all(1 <= levels <= 4 for levels in (*given, *filter(None, bounds))), record["id"]

    def test_what_one_defendant_was_offered_is_no_rule(self, record: Mapping[str, Any], programme: Programme) -> None:
        """An instance, and what is inferred from pleas, tell no rule, and so no terms of a programme."""
        assert programme.is_rule is (record["confidence"] in {"primary", "secondary"})
        assert programme.terms_known is (programme.exists and programme.is_rule and record["type"] != "unknown")

    def test_what_it_asks_is_as_typed(self, record: Mapping[str, Any], programme: Programme) -> None:
        """Category, offenses, sentence, indictment, deadline and waivers, typed from the notes of the sources."""
        assert typed_again.as_asked(programme) == typed_again.ASKS.get(record["id"], typed_again.Asked())

    def test_it_is_found_on_a_documented_day(self, record: Mapping[str, Any], programme: Programme) -> None:
        """In each district that it reaches and that has no nearer record for the day, it is the one found.

        What one defendant was offered is found only where no rule, however far off, speaks for that day.
        """
        day = documented_day(programme.window)
        reaching = reached(programme)
        nearer = [
            other
            for other in programmes()
            if other is not programme
            and (not other.everywhere or (other.is_rule and not programme.is_rule))
            and other.window.covers(day)
        ]
        where = [each for each in reaching if not any(each in reached(other) for other in nearer)]

        assert programme.window.covers(day) is True
        assert where or (not programme.is_rule and any(other.is_rule for other in nearer)), record["id"]
        for district in where:
            found = standing(district, day)
            assert found.is_documented
            assert found.programme is programme

    def test_it_is_not_found_before_it_begins(self, record: Mapping[str, Any], programme: Programme) -> None:
        """The day before the first for which a source vouches, no district stands under it."""
        before = PartialDate.on(date.fromordinal(programme.begins.earliest.toordinal() - 1))

        assert programme.window.covers(before) is False, record["id"]
        assert all(standing(district, before).programme is not programme for district in reached(programme))

    def test_an_end_is_respected(self, record: Mapping[str, Any], programme: Programme) -> None:
        """After the end that a source tells no district stands under it; without one it may have run on."""
        end = PartialDate.parse(str(record["until"])) if "until" in record else programme.window.documented
        after = PartialDate.on(date.fromordinal(end.latest.toordinal() + 1))

        assert programme.window.covers(after) is (False if "until" in record else None)
        if "until" in record:
            assert end.latest >= programme.window.documented.latest
            assert all(standing(district, after).programme is not programme for district in reached(programme))


def read_from(programme: Programme, record: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Each plain key of a record with what its programme holds, as the file would write it."""
    window = {"from": "begins", "documented": "documented", "until": "ended"}
    for key in record:
        if key in window:
            yield key, str(getattr(programme.window, window[key]))
        elif key == "checked":
            yield key, date.fromisoformat(programme.checked)
        elif key not in TERMS | {"type", "tier", "sources"}:
            yield key, plain(getattr(programme, key))


def plain(value: object) -> object:
    """A value as the file would write it."""
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, CriminalHistoryCategory | Confidence) else value


def terms_of(tier: Tier) -> dict[str, object]:
    """The terms of a benefit, as the file would write them."""
    match tier.benefit:
        case LevelsOff(levels, at_most):
            return {"levels": levels, **({"at_most": True} if at_most else {})}
        case ChargeBargain(term):
            return {unit: number for unit in ("months", "days") if (number := getattr(term, unit))}
        case StatutoryCap(months):
            return {"months": months}
        case StipulatedRange(Range(minimum, maximum)):
            return {"minimum": minimum, "maximum": maximum}
        case TermsUnknown(most_levels):
            return {} if most_levels is None else {"most_levels": most_levels}


@pytest.mark.parametrize("district", districts(), ids=str)
def test_the_windows_of_a_district_do_not_overlap(district: District) -> None:
    """Of the records that are nearer than nationwide, no two may be documented for one day."""
    spans = sorted(
        span(programme.window)
        for programme in programmes()
        if not programme.everywhere and district in reached(programme)
    )

    assert all(last < first for (_, last), (first, _) in pairwise(spans))


def test_the_windows_of_counts_do_not_overlap() -> None:
    """Counts of programmes stand by day, and no two are documented for one day."""
    spans = [span(count.window) for count in counts()]

    assert all(last < first for (_, last), (first, _) in pairwise(spans))


def counts() -> list[Authorised]:
    """Every count of programmes."""
    return list(registry_from(DATA).authorised)


@pytest.mark.parametrize(
    ("record", "count"), list(zip(COUNTS, counts(), strict=True)), ids=[each["from"] for each in COUNTS]
)
def test_every_key_of_a_count_is_read(record: Mapping[str, Any], count: Authorised) -> None:
    """Each key of a count of programmes is the attribute that it becomes."""
    assert str(count.window.begins) == record["from"]
    assert str(count.window.documented) == record["documented"]
    assert count.checked == record["checked"].isoformat()
    assert [each.citation for each in count.sources] == [DATA["sources"][each["of"]] for each in record["sources"]]
    assert [each.at for each in count.sources] == [each.get("at", "") for each in record["sources"]]
    rest = {key: value for key, value in record.items() if key not in {"from", "documented", "checked", "sources"}}
    assert {key: plain(getattr(count, key)) for key in rest} == rest


@pytest.mark.parametrize("count", counts(), ids=lambda count: str(count.window.begins))
def test_a_count_is_found_on_a_documented_day(count: Authorised) -> None:
    """On the first day for which it is documented, a count is the one found."""
    assert authorised(documented_day(count.window)) == count


@pytest.mark.parametrize("count", counts(), ids=lambda count: str(count.window.begins))
def test_a_complete_list_has_as_many_names_as_it_counts(count: Authorised) -> None:
    """Where the sources name every programme there are as many as counted; elsewhere fewer; or it is everywhere."""
    if count.everywhere:
        assert (count.count, count.districts) == (None, ())
    else:
        assert count.count is not None
        assert (len(count.districts) == count.count) is count.complete
        assert len(count.districts) <= count.count


@pytest.mark.parametrize("count", counts(), ids=lambda count: str(count.window.begins))
def test_a_district_that_is_named_has_a_programme_that_day(count: Authorised) -> None:
    """No district that a count names is recorded as without one on its last day, or not recorded at all."""
    for name in count.districts:
        found = standing(find(name), count.window.documented).programme
        assert found is not None
        assert found.exists


@pytest.mark.parametrize(
    "found", [each for each in programmes() if not each.exists and each.begins.earliest >= date(2006, 8, 22)]
)
def test_an_absence_does_not_contradict_a_count(found: Programme) -> None:
    """No district recorded as without a programme is one that the count of that day names."""
    count = authorised(found.window.documented)

    assert count is None or not {str(district) for district in reached(found)} & set(count.districts)


# The universal terms


def test_universal_terms() -> None:
    """*Ramirez* (7th Cir. 2011): prompt plea, factual basis, and a waiver of motions, appeal and collateral attack."""
    universal = universal_terms()

    assert str(universal.begins) == "2003-09-22" == DATA["universal"]["from"]
    assert list(universal.asks) == DATA["universal"]["asks"]
    plea, basis = universal.asks
    assert "prompt plea" in plea
    assert "factual basis" in basis
    assert universal.waivers == ("pretrial motions", "appeal", "collateral attack")
    assert universal.most_levels == MOST_EARLY_DISPOSITION_LEVELS == 4
    assert [str(source) for source in universal.sources] == [f"{DATA['sources']['ramirez']}, at slip op. 12"]
    assert universal_terms() is universal


def test_each_waiver_is_a_fact_of_the_plea() -> None:
    """A case can state whether each right that a programme may ask to be waived was waived."""
    assert all(hasattr(Waiver(), right.replace(" ", "_")) for right in WAIVERS)
    assert {waiver for programme in programmes() for waiver in programme.waivers} <= set(WAIVERS)
    assert set(universal_terms().waivers) <= set(WAIVERS)


# Counts of programmes, by day


@pytest.mark.parametrize(
    ("day", "count", "complete"),
    [
        ("2006-08-21", None, None),
        ("2006-08-22", 13, True),
        ("2006-08-23", None, None),
        ("2009-12-27", None, None),
        ("2009-12-28", 16, False),
        ("2010", 16, False),
        ("2011-12-23", 16, False),
        ("2011-12", None, None),
        ("2011-12-24", None, None),
        ("2012-02-29", None, None),
        # Every district, to the chart of December 2013: the whole of that month, and no day after it.
        ("2013-12-02", None, True),
        ("2013-12", None, True),
        ("2013-12-31", None, True),
        ("2014-01-01", None, None),
    ],
)
def test_how_many_were_authorised(day: str, count: int | None, complete: bool | None) -> None:
    """Thirteen on Aug. 22, 2006 (*Mejia*); sixteen when *Ramirez* was decided; between them no source counts."""
    found = authorised(PartialDate.parse(day))

    assert (count, complete) == ((None, None) if found is None else (found.count, found.complete))


@pytest.mark.parametrize("day", [date(2012, 3, 1), date(2013, 12, 1), date(2013, 12, 31)])
def test_from_march_2012_every_district_has_one(day: date) -> None:
    """From March 1, 2012 there is no count, for there is a programme everywhere (fd.org, Feb. 7, 2012)."""
    found = authorised(day)

    assert found is not None
    assert (found.everywhere, found.complete, found.count) == (True, True, None)


# Typed a second time


@each_record
def test_each_record_is_as_typed(record: Mapping[str, Any], programme: Programme) -> None:
    """Where, what, how much, from when to when, and how it is known, typed from the notes of the sources."""
    assert typed_again.as_typed(programme) == typed_again.TYPED[record["id"]]


def test_nothing_is_missing_or_added_unseen() -> None:
    """The registry has the records typed, no more and no fewer; what departs from the notes really departs."""
    assert set(IDS) == set(typed_again.TYPED)
    assert not set(typed_again.ADDED) & set(typed_again.NOTED)
    for name, (instead, why) in typed_again.DEPARTURES.items():
        assert why
        assert all(getattr(typed_again.NOTED[name], key) != value for key, value in instead.items())


def test_what_is_typed_of_criteria_departs_openly() -> None:
    """Each departure from the notes is of a record, has its reason, and really departs."""
    assert set(typed_again.ASKS) <= set(IDS)
    for name, (instead, why) in typed_again.ASKS_DEPARTURES.items():
        noted = typed_again.ASKS_NOTED.get(name, typed_again.Asked())
        assert why
        assert all(getattr(noted, key) != value for key, value in instead.items())


def test_the_only_ends_are_those_typed() -> None:
    """Only one source tells of an end: from the plea of June 16 to before the motion of Sept. 30, 2008, in D.N.M."""
    ends = {programme.id: str(programme.window.ended) for programme in programmes() if programme.window.ended}

    assert ends == typed_again.ENDS


def test_the_counts_are_as_typed() -> None:
    """Thirteen and sixteen, the districts that *Mejia* and *Ramirez* name, and then every district."""
    assert [
        (str(each.window.begins), str(each.window.documented), each.count, set(each.districts), each.complete)
        for each in counts()
    ] == list(typed_again.AUTHORISED)


def test_read_once() -> None:
    """The registry is read once, however often it is asked for."""
    assert programmes() is programmes()
