"""The registry of programmes typed a second time, from the notes of the sources; and, openly, where it departs.

``NOTED`` holds each record as the notes of the sources have it. ``DEPARTURES`` holds what the registry says instead,
and why. What stands in neither must not stand in the registry.
"""

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, frozen

from sentencing.programmes import Programme
from sentencing.programmes.benefits import ChargeBargain, LevelsOff, StatutoryCap, StipulatedRange, TermsUnknown
from sentencing.programmes.record import Tier

EVERYWHERE = "every district"
NONE = "none"
LEVELS = "departure_levels"
BARGAIN = "charge_bargain"
CAP = "statutory_cap"
SPREAD = "stipulated_range"
UNKNOWN = "terms_unknown"


@frozen
class Typed:
    """A record as a person types it.

    Attributes:
        where: its district, its circuit as "7th", or everywhere.
        kind: the type of its benefits.
        gives: each benefit, in any order: levels, or a term or a spread with its unit.
        first: the first day for which a source vouches.
        last: the last.
        confidence: how it is known; of absences the notes do not say, and what stands here is the rank of the source.
        at_most: whether the levels are a ceiling, also where what was given below it is unknown.
    """

    where: str
    kind: str
    gives: frozenset[object]
    first: str
    last: str
    confidence: str = "primary"
    at_most: bool = False


def _levels(where: str, *levels: int, first: str, last: str = "", confidence: str = "primary") -> Typed:
    return Typed(where, LEVELS, frozenset(levels), first, last or first, confidence)


def _ceiling(where: str, levels: int, *, first: str, last: str = "", confidence: str = "primary") -> Typed:
    return evolve(_levels(where, levels, first=first, last=last, confidence=confidence), at_most=True)


def _cap(where: str, *months: int, first: str, last: str = "") -> Typed:
    return Typed(where, CAP, frozenset(months), first, last or first)


def _bargain(where: str, term: str, first: str, confidence: str) -> Typed:
    return Typed(where, BARGAIN, frozenset({term}), first, first, confidence)


def _unknown(where: str, first: str = "2006-08-22", last: str = "", confidence: str = "primary") -> Typed:
    return Typed(where, UNKNOWN, frozenset({"unknown"}), first, last or first, confidence)


def _none(where: str, day: str) -> Typed:
    return Typed(where, NONE, frozenset(), day, day)


NOTED: Final[Mapping[str, Typed]] = {
    # California in the nineties
    "sdcal-1993": _cap("S.D. Cal.", 24, 60, first="1993-07-22", last="1995-09-21"),
    "ndcal-1995": _cap("N.D. Cal.", 24, 60, first="1995-09-21"),
    "edcal-1995": _cap("E.D. Cal.", 24, 60, first="1995-09-21"),
    "sdcal-1999": _cap("S.D. Cal.", 30, first="1999-05-25"),
    # 2003 to 2011
    "sdcal-2004": _bargain("S.D. Cal.", "30 months", "2004", "secondary"),
    "sdcal-2007": _bargain("S.D. Cal.", "30 months", "2009-01-08", "instance"),
    "idaho-2005": _ceiling("D. Idaho", 2, first="2005"),
    "nebraska-2005": _ceiling("D. Neb.", 2, first="2005"),
    "sdtex-2005": _ceiling("S.D. Tex.", 2, first="2005"),
    "wdtex-2005": _levels("W.D. Tex.", 1, first="2005"),
    "nm-2005": _unknown("D.N.M.", "2005", confidence="instance"),
    "nm-2008-former": _levels("D.N.M.", 1, first="2008-06-16"),
    "nm-2008-new": _levels("D.N.M.", 2, first="2008-09-30"),
    "ariz-2006": Typed(
        "D. Ariz.", SPREAD, frozenset({"12-41", "18-63", "21-57"}), "2006-11-21", "2006-11-21", "inferred"
    ),
    "cdcal-2006": _unknown("C.D. Cal."),
    "edcal-2006": _unknown("E.D. Cal."),
    "ndcal-2006": _unknown("N.D. Cal."),
    "nd-2006": _unknown("D.N.D."),
    "or-2006": _unknown("D. Or."),
    "wdwash-2006": _unknown("W.D. Wash."),
    # From 2012
    "national-2012": _ceiling(EVERYWHERE, 4, first="2012-03-01", last="2012-01-31", confidence="secondary"),
    "dc-2013": _levels("D.D.C.", 4, first="2013-12"),
    "maine-2013": _levels("D. Me.", 4, 2, first="2013-12"),
    "mass-2013": _levels("D. Mass.", 4, 2, first="2013-12"),
    "cdcal-2012": Typed("C.D. Cal.", SPREAD, frozenset({"the low end"}), "2012", "2012", "instance"),
    "sdcal-2015": _unknown("S.D. Cal.", "2015", confidence="instance"),
    "ariz-tucson-2014": _bargain("D. Ariz.", "150 days", "2014-04-01", "instance"),
    "nm-2019": _unknown("D.N.M.", "2019-05-13", "2020-02-10"),
    "nm-2023": _levels("D.N.M.", 2, first="2023-05-24", confidence="instance"),
    # Absences, which the notes do not name
    "none-cdcal-1995": _none("C.D. Cal.", "1995-09-21"),
    "none-utah-2005": _none("D. Utah", "2005-05-16"),
    "none-sdga-2005": _none("S.D. Ga.", "2005"),
    "none-mont-2006": _none("D. Mont.", "2006-05-08"),
    "none-fourth-circuit-2006": _none("E.D.N.C.", "2006-06-30"),
    "none-sdny-2006": _none("S.D.N.Y.", "2006-08-22"),
    "none-edny-2008": _none("E.D.N.Y.", "2008-05-09"),
    "none-pr-2008": _none("D.P.R.", "2008-06-04"),
    "none-ndfla-2008": _none("N.D. Fla.", "2008-08-19"),
    "none-edmo-2011": _none("E.D. Mo.", "2011-10-18"),
    "none-colo-2011": _none("D. Colo.", "2011-11-07"),
    "none-third-circuit-2009": _none("3 Cir.", "2011-06-16"),
    "none-seventh-circuit-2009": _none("7 Cir.", "2011-12-23"),
}

_APPLIED_IN_2011 = "the opinion of Dec. 23, 2011, applies the compilation of 2005 to a sentence of 2010"
_EDITION_OF_1995 = "in place at the conviction, sentenced under the Manual of Nov. 1, 1995"

DEPARTURES: Final[Mapping[str, tuple[Mapping[str, Any], str]]] = {
    "sdcal-1993": ({"last": "1995-11-01 to 1996-10-31"}, _EDITION_OF_1995),
    "ndcal-1995": ({"last": "1995-11-01 to 1996-10-31"}, _EDITION_OF_1995),
    "edcal-1995": ({"last": "1995-11-01 to 1996-10-31"}, _EDITION_OF_1995),
    "none-cdcal-1995": ({"last": "1995-11-01 to 1996-10-31"}, _EDITION_OF_1995),
    "sdcal-1999": ({"last": "2000"}, "the footnote of 2000 speaks of it as a present practice"),
    "sdcal-2007": (
        {"first": "2007-01-01 to 2008-12-12", "last": "2007-01-01 to 2008-12-12"},
        "the day of sentence lies between the docket number and the argument of the appeal, not at the opinion",
    ),
    "idaho-2005": ({"last": "2011-12-23"}, _APPLIED_IN_2011),
    "nebraska-2005": ({"last": "2011-12-23"}, _APPLIED_IN_2011),
    "sdtex-2005": ({"last": "2011-12-23"}, _APPLIED_IN_2011),
    "wdtex-2005": (
        {"last": "2011-12-23", "at_most": True},
        f"{_APPLIED_IN_2011}; its levels are what a defendant could have received, a ceiling",
    ),
    "nm-2005": ({"last": "2006-08-22"}, "Mejia names the district as authorised on that day"),
    "nm-2008-new": (
        {"first": "2008-06-17 to 2008-09-30", "last": "2008-10-10"},
        "adopted between the plea of June 16 and the motion of Sept. 30; the opinion of Oct. 10 describes it",
    ),
    "ariz-2006": (
        {"first": "2006-08-09", "last": "2006-11-02"},
        "the window runs from the first of the sentences to the last, not to the last of the orders on them",
    ),
    "national-2012": (
        {"kind": UNKNOWN, "last": "2013-12"},
        "four is a ceiling, and what each gave was not read; a chart of Dec. 2013 takes one in each district as given",
    ),
    "cdcal-2012": (
        {"kind": LEVELS, "gives": frozenset({4})},
        "the opinion says that such agreements give four levels off, and fix the low end of that range",
    ),
    "sdcal-2015": (
        {"kind": BARGAIN, "gives": frozenset({"24 months"})},
        "the one offer told is of 24 months, where the same defendant had 30 in 2011: a fixed term, of this case",
    ),
    "none-third-circuit-2009": ({"first": "2009-09-14"}, "Arrelucea-Zamudio said the same on Sept. 14, 2009"),
    "none-fourth-circuit-2006": (
        {"where": "4 Cir.", "confidence": "secondary"},
        "a defender's note of July 3, 2006, says it of every district there",
    ),
    "none-seventh-circuit-2009": ({"first": "2009"}, "the sentences under review were of 2009 and 2010"),
}

ADDED: Final[Mapping[str, tuple[Typed, str]]] = {
    "sdcal-2013": (
        _levels("S.D. Cal.", 4, first="2013", confidence="instance"),
        "Dominguez-Garcia (9th Cir. Dec. 2, 2014) was not among the notes",
    ),
    "sdcal-2006": (
        _unknown("S.D. Cal."),
        "Mejia names it among the thirteen of that day; the notes tell so in their list, and of no terms",
    ),
}

ENDS: Final[Mapping[str, str]] = {"nm-2008-former": "2008-06-16 to 2008-09-29"}
"""The only end that a source tells: the new programme had replaced it by the motion of Sept. 30, 2008."""

TYPED: Final[Mapping[str, Typed]] = {
    **{name: evolve(noted, **dict(DEPARTURES.get(name, ({}, ""))[0])) for name, noted in NOTED.items()},
    **{name: added for name, (added, _) in ADDED.items()},
}

AUTHORISED: Final = (
    (
        "2006-08-22",
        "2006-08-22",
        13,
        {
            *("D. Ariz.", "C.D. Cal.", "E.D. Cal.", "N.D. Cal.", "S.D. Cal.", "D. Idaho", "D. Neb.", "D.N.M."),
            *("D.N.D.", "D. Or.", "S.D. Tex.", "W.D. Tex.", "W.D. Wash."),
        },
        True,
    ),
    # The count is told on Dec. 23, 2011; the last memorandum that could have changed it is of Dec. 28, 2009.
    ("2009-12-28", "2011-12-23", 16, {"D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex."}, False),
    # Every district, and so no count.
    ("2012-03-01", "2013-12", None, set[str](), True),
)
"""From, documented, how many, which of them are named, and whether all of them are."""


def as_typed(programme: Programme) -> Typed:
    """A record of the registry in the words of a person who types it."""
    kinds = {tier.benefit.type for tier in programme.tiers} or {NONE}
    (kind,) = kinds
    return Typed(
        where=EVERYWHERE
        if programme.everywhere
        else f"{programme.circuit} Cir."
        if programme.circuit
        else ", ".join(programme.districts),
        kind=kind,
        gives=frozenset(map(_gift, programme.tiers)),
        first=str(programme.window.begins),
        last=str(programme.window.documented),
        confidence=programme.confidence.value,
        at_most=any(_is_ceiling(tier) for tier in programme.tiers),
    )


def _is_ceiling(tier: Tier) -> bool:
    match tier.benefit:
        case LevelsOff(_, at_most):
            return at_most
        case TermsUnknown(most):
            return most is not None
        case _:
            return False


def _gift(tier: Tier) -> object:
    match tier.benefit:
        case LevelsOff(levels):
            return levels
        case ChargeBargain(term):
            return str(term)
        case StatutoryCap(months):
            return months
        case StipulatedRange(spread):
            return str(spread)
        case TermsUnknown(most):
            return "unknown" if most is None else most


@frozen(kw_only=True)
class Asked:
    """What a programme asks that a case can tell, as a person types it; what is left out is not asked.

    Attributes:
        category: the highest criminal history category.
        offenses: how many kinds of prior offense exclude.
        sentence: months of a prior sentence that exclude.
        before_indictment: whether the plea must come before indictment.
        deadline: days from custody to the agreement to plead.
        waivers: what must be waived, of what a case can tell.
        criteria_read: whether it is told whom it takes.
    """

    category: str | None = None
    offenses: int = 0
    sentence: int | None = None
    before_indictment: bool = False
    deadline: int | None = None
    waivers: frozenset[str] = frozenset()
    criteria_read: bool = False


ASKS_NOTED: Final[Mapping[str, Asked]] = {
    "sdcal-1993": Asked(
        category="VI", offenses=1, before_indictment=True, waivers=frozenset({"appeal"}), criteria_read=True
    ),
    "sdcal-2004": Asked(before_indictment=True),
    "sdcal-2007": Asked(offenses=1),
    "ariz-2006": Asked(category="VI"),
    "national-2012": Asked(deadline=30),
    "dc-2013": Asked(offenses=1),
    # Child sex offenses and child pornography, national security and terrorism, stand together in the notes.
    "maine-2013": Asked(
        offenses=8,
        sentence=120,
        deadline=30,
        waivers=frozenset({"pretrial motions", "appeal", "collateral attack"}),
        criteria_read=True,
    ),
    "cdcal-2012": Asked(waivers=frozenset({"pretrial motions", "appeal"})),
    # Signed on the day of the complaint.
    "ariz-tucson-2014": Asked(before_indictment=True),
}

_OF_THE_POLICY = "the agreement within thirty days is asked by the policy of 2012, which reaches every district"

ASKS_DEPARTURES: Final[Mapping[str, tuple[Mapping[str, Any], str]]] = {
    "sdcal-1993": (
        {"category": None, "before_indictment": False, "waivers": frozenset()},
        "the opinion tells of plea before indictment and waiver in most cases, not of a condition; VI excludes nobody",
    ),
    "ariz-2006": ({"category": None}, "a ceiling of VI, the last category, excludes nobody"),
    "dc-2013": ({"deadline": 30}, _OF_THE_POLICY),
    "mass-2013": ({"deadline": 30}, _OF_THE_POLICY),
    # The notes of the order have its opening only.
    "ariz-tucson-2014": (
        {"waivers": frozenset({"collateral attack"})},
        "the order finds that the plea agreement waived it",
    ),
}

ASKS: Final[Mapping[str, Asked]] = {
    name: evolve(ASKS_NOTED.get(name, Asked()), **dict(ASKS_DEPARTURES.get(name, ({}, ""))[0]))
    for name in {*ASKS_NOTED, *ASKS_DEPARTURES}
}
"""What each record asks, with the departures from the notes; what stands in neither asks nothing that a case tells."""


def as_asked(programme: Programme) -> Asked:
    """What a record of the registry asks, in the words of a person who types it."""
    return Asked(
        category=None if programme.category_at_most is None else str(programme.category_at_most),
        offenses=len(programme.excluded_offenses),
        sentence=programme.excluded_sentence_months,
        before_indictment=programme.before_indictment,
        deadline=programme.deadline_days,
        waivers=frozenset(programme.waivers),
        criteria_read=programme.criteria_read,
    )
