"""Whether a programme would take a defendant: each criterion and each undertaking met, not met, and not told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sentencing.case import Acceptance, Case, History, Sentence
from sentencing.casefile import load_case
from sentencing.counts import Count
from sentencing.districts import find
from sentencing.duration import Duration
from sentencing.errors import Contradiction
from sentencing.partial import PartialDate
from sentencing.plea import Plea, Waiver
from sentencing.prior import Prior
from sentencing.programmes import Programme, Standing, programmes, standing
from sentencing.programmes.benefits import LevelsOff
from sentencing.programmes.eligibility import Defendant, Eligibility, Verdict, receives, verdict
from sentencing.programmes.record import Confidence, Source, Tier, Window
from sentencing.terms import LIFE, CriminalHistoryCategory, Life
from sentencing.truth import No, Open, Yes

ELIGIBLE, INELIGIBLE, UNKNOWN = Eligibility
I, II, III, IV, V, VI = CriminalHistoryCategory  # noqa: E741 - the Manual's own names
IDAHO = find("D. Idaho")
MAINE = find("D. Me.")
MASSACHUSETTS = find("D. Mass.")
ALASKA = find("D. Alaska")
ILLINOIS = find("N.D. Ill.")
REENTRY = Count("2L1.2", statute="8 U.S.C. 1326(a)")
UNIVERSAL = (
    "plead guilty promptly",
    "agree to the factual basis",
    "waive pretrial motions",
    "waive appeal",
    "waive collateral attack",
)
DONE = Plea(
    prompt=True,
    factual_basis=True,
    waiver=Waiver(pretrial_motions=True, appeal=True, collateral_attack=True),
)
"""A plea on the universal terms, as *Ramirez* reports the memorandum of Sept. 22, 2003."""

MAINE_EXCLUDES = (
    "murder",
    "voluntary manslaughter",
    "kidnapping",
    "forcible sex offense",
    "child sex offense",
    "child pornography offense",
    "national security offense",
    "terrorism offense",
)
MAINE_LISTS = (
    "aggravated assault",
    "arson",
    "firearms offense",
    "explosives offense",
    "immigration offense",
    "drug trafficking",
)
"""Maine in the chart of December 2013: what excludes, and what brings about two levels in place of four."""


def day(text: str) -> PartialDate:
    """A date as a source gives it."""
    return PartialDate.parse(text)


def programme(**terms: Any) -> Programme:
    """A programme of D. Idaho that takes everyone of whom nothing tells against it."""
    return Programme(
        id="a programme",
        districts=("D. Idaho",),
        window=Window(begins=day("2000-01-01"), documented=day("2030-01-01")),
        confidence=Confidence.PRIMARY,
        sources=(Source("Memorandum of the U.S. Attorney"),),
        checked="2030-01-01",
        **{"tiers": (Tier(benefit=LevelsOff(2)),), "criteria_read": True, **terms},
    )


def reentry(count: Count = REENTRY, /, **facts: Any) -> Case:
    """A conviction of illegal reentry, with the facts given."""
    return Case((count,), **facts)


def defendant(case: Case | None = None, category: CriminalHistoryCategory = II, on: str = "2010-06-01") -> Defendant:
    """A defendant in Category II in June 2010, unless told otherwise."""
    return Defendant(case or reentry(), category, day(on))


def judged(terms: dict[str, Any], who: Defendant | None = None, *, is_documented: bool = True) -> Verdict:
    """The verdict of a programme of such terms, in D. Idaho."""
    return verdict(IDAHO, Standing(programme(**terms), is_documented=is_documented), who or defendant())


def prior(*called: str, **facts: Any) -> Prior:
    """A prior that programmes call such and such."""
    return Prior("a prior", programme_offenses=frozenset(called), **facts)


def told(verdict_: Verdict) -> str:
    """Every reason of a verdict, in one text."""
    return "; ".join((*verdict_.because, *verdict_.missing))


# Criteria

MURDER = {"excluded_offenses": ("murder", "arson")}
TEN_YEARS = {"excluded_sentence_months": 120}
TWO_REMOVALS = {"removals_at_most": 2}
RELEASE = {"excludes_supervised_release": True}


def removed(times: int) -> Case:
    """A case of so many removals, a year apart."""
    return reentry(Count("2L1.2", statute="8 U.S.C. 1326(a)", removals=tuple(day(f"{2001 + n}") for n in range(times))))


def imposed(length: Duration | Life | None, **facts: Any) -> Case:
    """A case of one prior, whose sentence was so long."""
    return reentry(priors=(prior(imposed=length, **facts),))


CRITERIA: list[tuple[dict[str, Any], Defendant, Eligibility, str]] = [
    # The offense.
    ({}, defendant(), ELIGIBLE, "convicted of illegal reentry"),
    ({}, defendant(reentry(Count("2L1.2", statute="8 U.S.C. § 1326(a), (b)(2)"))), ELIGIBLE, "illegal reentry"),
    ({}, defendant(reentry(Count("2L1.2"))), UNKNOWN, "`statute`"),
    ({}, defendant(reentry(Count("2L1.2", statute=""))), UNKNOWN, "`statute`"),
    ({}, defendant(reentry(Count("2L1.2", statute="the reentry statute"))), UNKNOWN, "`statute`"),
    ({}, defendant(reentry(Count("2L1.2", statute="8 U.S.C. 1325(a)"))), INELIGIBLE, "under 8 U.S.C. 1325"),
    ({}, defendant(reentry(Count("2L1.2", statute="8 U.S.C. 1253"))), INELIGIBLE, "under 8 U.S.C. 1253"),
    ({}, defendant(reentry(Count("2D1.1", statute="21 U.S.C. 841"))), INELIGIBLE, "no count is under § 2L1.2"),
    ({}, defendant(reentry(Count("1B1.1", statute="8 U.S.C. 1326(a)"))), ELIGIBLE, "convicted of illegal reentry"),
    ({}, defendant(reentry(Count("1B1.1", statute="8 U.S.C. 1324"))), INELIGIBLE, "under 8 U.S.C. 1324"),
    ({}, defendant(reentry(Count("1B1.1"))), UNKNOWN, "state the `statute` of the count"),
    ({}, defendant(Case((REENTRY, Count("2K2.1")))), UNKNOWN, "other counts"),
    ({}, defendant(Case((Count("2K2.1"), REENTRY))), UNKNOWN, "other counts"),
    ({}, defendant(Case((REENTRY, REENTRY))), UNKNOWN, "other counts"),
    # What is read of the programme.
    ({"criteria_read": False}, defendant(), UNKNOWN, "`eligible_in` or `ineligible_in`"),
    ({"criteria_read": False, "category_at_most": IV}, defendant(category=V), INELIGIBLE, "Category V is above IV"),
    # A ceiling on the category.
    ({"category_at_most": IV}, defendant(category=I), ELIGIBLE, "Category I is not above IV"),
    ({"category_at_most": IV}, defendant(category=IV), ELIGIBLE, "Category IV is not above IV"),
    ({"category_at_most": IV}, defendant(category=V), INELIGIBLE, "Category V is above IV"),
    ({"category_at_most": VI}, defendant(category=VI), ELIGIBLE, "Category VI is not above VI"),
    # Offenses that exclude.
    (MURDER, defendant(reentry(priors=())), ELIGIBLE, "no prior offense excludes"),
    (MURDER, defendant(reentry(priors=(prior(),))), ELIGIBLE, "no prior offense excludes"),
    (MURDER, defendant(reentry(priors=(prior("theft"),))), ELIGIBLE, "no prior offense excludes"),
    (MURDER, defendant(reentry(priors=(prior("murder"),))), INELIGIBLE, "a prior is murder"),
    (MURDER, defendant(reentry(priors=(prior(), prior("theft", "arson")))), INELIGIBLE, "a prior is arson"),
    (MURDER, defendant(reentry(priors=(Prior("battery"), prior("murder")))), INELIGIBLE, "a prior is murder"),
    (MURDER, defendant(), UNKNOWN, "[[prior]] with its `programme_offenses`"),
    (MURDER, defendant(reentry(priors=(prior(), Prior("battery")))), UNKNOWN, "`programme_offenses` of battery"),
    # A sentence that excludes: as imposed, not as served; a part suspended leaves it open.
    (TEN_YEARS, defendant(reentry(priors=())), ELIGIBLE, "no prior sentence of 120 months or more"),
    (TEN_YEARS, defendant(imposed(Duration(119))), ELIGIBLE, "no prior sentence of 120 months or more"),
    (TEN_YEARS, defendant(imposed(Duration(120))), INELIGIBLE, "a prior: 120 months imposed"),
    (TEN_YEARS, defendant(imposed(Duration.parse("10 years"))), INELIGIBLE, "a prior: 120 months imposed"),
    (TEN_YEARS, defendant(imposed(Duration.parse("10 years less 1 day"))), ELIGIBLE, "no prior sentence"),
    (TEN_YEARS, defendant(imposed(Duration(121))), INELIGIBLE, "a prior: 121 months imposed"),
    (TEN_YEARS, defendant(imposed(Duration(120), suspended=Duration(1))), UNKNOWN, "suspended"),
    (TEN_YEARS, defendant(imposed(Duration(120), suspended=Duration(120))), UNKNOWN, "suspended"),
    (TEN_YEARS, defendant(imposed(Duration(121), suspended=Duration(1))), INELIGIBLE, "a prior: 120 months imposed"),
    (TEN_YEARS, defendant(imposed(Duration(119), suspended=Duration(60))), ELIGIBLE, "no prior sentence"),
    (TEN_YEARS, defendant(imposed(None, probation=True)), ELIGIBLE, "no prior sentence"),
    (TEN_YEARS, defendant(imposed(LIFE)), INELIGIBLE, "a prior: life imposed"),
    (TEN_YEARS, defendant(imposed(None)), UNKNOWN, "`imposed` for a prior"),
    (TEN_YEARS, defendant(), UNKNOWN, "[[prior]]: was a sentence of 120 months or more imposed?"),
    (
        TEN_YEARS,
        defendant(reentry(priors=(prior(), prior(imposed=LIFE)))),
        INELIGIBLE,
        "life imposed",
    ),
    # Removals.
    (TWO_REMOVALS, defendant(removed(0)), ELIGIBLE, "2 removals at most"),
    (TWO_REMOVALS, defendant(removed(2)), ELIGIBLE, "2 removals at most"),
    (TWO_REMOVALS, defendant(removed(3)), INELIGIBLE, "3 removals"),
    (TWO_REMOVALS, defendant(), UNKNOWN, "`removals`"),
    (TWO_REMOVALS, defendant(reentry(Count("2D1.1"))), INELIGIBLE, "no count is under § 2L1.2"),
    ({"removals_at_most": 1}, defendant(removed(1)), ELIGIBLE, "1 removal at most"),
    ({"removals_at_most": 0}, defendant(removed(0)), ELIGIBLE, "0 removals at most"),
    ({"removals_at_most": 0}, defendant(removed(1)), INELIGIBLE, "1 removal"),
    # Supervised release.
    (RELEASE, defendant(reentry(history=History(on_supervised_release=False))), ELIGIBLE, "not on supervised release"),
    (RELEASE, defendant(reentry(history=History(on_supervised_release=True))), INELIGIBLE, "on supervised release"),
    (RELEASE, defendant(reentry(history=History(points=3))), UNKNOWN, "`history.on_supervised_release`"),
    (RELEASE, defendant(), UNKNOWN, "`history.on_supervised_release`"),
]


@pytest.mark.parametrize(("terms", "who", "expected", "reason"), CRITERIA)
def test_each_criterion(terms: dict[str, Any], who: Defendant, expected: Eligibility, reason: str) -> None:
    """Met, not met, or not told: the verdict, and the fact that decides or the key that is missing."""
    found = judged(terms, who)

    assert found.eligibility is expected
    assert reason in (told(found) if expected is ELIGIBLE else "; ".join(found.missing or found.because))
    assert bool(found.missing) is (expected is UNKNOWN)
    assert (expected is not INELIGIBLE) or (found.on_terms == ())


def test_the_order_of_the_counts_does_not_matter() -> None:
    """One count of illegal reentry and one of illegal entry: which is written first decides nothing."""
    entry = Count("2L1.2", statute="8 U.S.C. 1325(a)")

    first, second = (judged({}, defendant(Case(counts))) for counts in ((REENTRY, entry), (entry, REENTRY)))

    assert first.eligibility is UNKNOWN
    assert first == second


def test_one_reason_against_is_enough() -> None:
    """What excludes decides, whatever else the case does not tell; each reason against is given."""
    found = judged({**MURDER, **TWO_REMOVALS, "category_at_most": I}, defendant(removed(3)))

    assert found == Verdict(INELIGIBLE, ("Category II is above I", "3 removals"))


def test_every_open_criterion_is_named() -> None:
    """What must be known to decide is listed whole, beside what is met."""
    found = judged({**MURDER, **TEN_YEARS, **TWO_REMOVALS, **RELEASE, "category_at_most": VI})

    assert found.eligibility is UNKNOWN
    keys = ("programme_offenses", "120 months", "`removals`", "`history.on_supervised_release`")
    assert len(found.missing) == len(keys)
    assert all(key in missing for key, missing in zip(keys, found.missing, strict=True))
    assert found.because == ("convicted of illegal reentry", "Category II is not above VI")


def test_a_day_for_which_no_source_vouches() -> None:
    """Where the programme may have run on, whether it takes anyone is open, and the window is told."""
    found = judged({}, defendant(on="2031-06-01"), is_documented=False)

    assert found.eligibility is UNKNOWN
    assert found.missing == (
        "it is documented for 2000-01-01 through 2030-01-01, and no source read tells of 2031-06-01",
    )


@pytest.mark.parametrize(
    ("on", "told_"),
    [
        # Some day of 2005, to the day of *Ramirez*: the plea may have come before the first, and hardly after the last.
        ("2005-06-01", "and whether that takes in 2005-06-01 is not certain"),
        ("2005", "and whether that takes in 2005 is not certain"),
        ("2011", "and whether that takes in 2011 is not certain"),
        ("2011-12-24", "and no source read tells of 2011-12-24"),
        ("2012-02", "and no source read tells of 2012-02"),
    ],
)
def test_a_day_that_the_window_may_take_in(on: str, told_: str) -> None:
    """Where only coarse dates leave it open whether a source vouches for the day, it is not said that none does."""
    found = verdict(IDAHO, standing(IDAHO, day(on)), defendant(on=on))

    assert found.missing[0] == f"it is documented for 2005 through 2011-12-23, {told_}"


IF_STILL_SO = "if the terms of 2000-01-01 through 2030-01-01 still held"
OF_THE_OFFENSE = ("under 8 U.S.C.", "no count is under")
"""Words of the reasons that no programme on illegal reentry, whatever its terms, could set aside."""


@pytest.mark.parametrize(("terms", "who", "expected", "reason"), [row for row in CRITERIA if row[2] is not UNKNOWN])
def test_on_a_day_for_which_no_source_vouches_own_criteria_do_not_decide(
    terms: dict[str, Any], who: Defendant, expected: Eligibility, reason: str
) -> None:
    """What a programme asked on other days excludes only if it was still so; the offense excludes in any case."""
    found, as_documented = (judged(terms, who, is_documented=documented) for documented in (False, True))

    if expected is ELIGIBLE:
        assert found.eligibility is UNKNOWN
        assert found.because == as_documented.because
        assert not any("still held" in missing for missing in found.missing)
    elif any(words in reason for words in OF_THE_OFFENSE):
        assert found.eligibility is INELIGIBLE
        assert reason in told(found)
    else:
        assert found.eligibility is UNKNOWN
        assert any(reason in missing and missing.endswith(IF_STILL_SO) for missing in found.missing)
        assert "convicted of illegal reentry" in found.because


@pytest.mark.parametrize("refused", ["prompt", "factual_basis"])
def test_on_such_a_day_what_every_programme_asks_still_decides(refused: str) -> None:
    """The universal terms bind every programme since 2003, so that it may have run on helps nobody who refused them."""
    facts: dict[str, Any] = {refused: False}
    case = reentry(plea=evolve(DONE, **facts))

    assert judged({}, defendant(case), is_documented=False).eligibility is INELIGIBLE
    assert judged({}, defendant(case, on="2002"), is_documented=False).eligibility is UNKNOWN


OWN_UNDERTAKINGS: list[tuple[dict[str, Any], Plea, Plea, str]] = [
    (
        {"before_indictment": True},
        evolve(DONE, before_indictment=True),
        evolve(DONE, before_indictment=False),
        "did not agree to plead before indictment",
    ),
    (
        {"deadline_days": 30},
        evolve(DONE, in_custody_on=day("2010-01-01"), agreed_on=day("2010-01-31")),
        evolve(DONE, in_custody_on=day("2010-01-01"), agreed_on=day("2010-02-01")),
        "agreed to plead 31 days or more after custody, and the programme allows 30",
    ),
]


@pytest.mark.parametrize(("terms", "done", "undone", "reason"), OWN_UNDERTAKINGS)
def test_on_such_a_day_what_the_programme_alone_asks_bars_only_if_still_so(
    terms: dict[str, Any], done: Plea, undone: Plea, reason: str
) -> None:
    """What was not done is missing, and no term left to do; what was done, or is to do, stays as it was."""
    met, missed, untold = (
        judged(terms, defendant(reentry(plea=plea)), is_documented=False) for plea in (done, undone, DONE)
    )

    assert missed.eligibility is UNKNOWN
    assert missed.missing == (*met.missing, f"{reason}, {IF_STILL_SO}")
    assert missed.on_terms == met.on_terms == ()
    assert not any("still held" in each for each in (*met.missing, *untold.missing, *untold.on_terms))
    assert len(untold.on_terms) == 1
    assert len(met.because) == len(missed.because) + 1
    assert judged(terms, defendant(reentry(plea=undone))).because == (reason,)


@pytest.mark.parametrize(("terms", "undone"), [(terms, undone) for terms, _, undone, _ in OWN_UNDERTAKINGS])
def test_on_such_a_day_a_finding_decides_what_the_programme_alone_asks(terms: dict[str, Any], undone: Plea) -> None:
    """As with criteria: the terms may have changed, and what is found or stipulated leaves nothing open."""
    who = defendant(reentry(plea=undone, eligible_in=("D. Idaho",)))

    assert judged(terms, who, is_documented=False).eligibility is ELIGIBLE


def test_on_such_a_day_a_finding_contradicts_no_criterion() -> None:
    """Found eligible on a day for which no source vouches: the terms may have changed, and the finding decides."""
    who = defendant(reentry(priors=(prior("murder"),), eligible_in=("D. Idaho",)))
    found = judged(MURDER, who, is_documented=False)

    assert found.eligibility is ELIGIBLE
    assert found.because == ("found or stipulated to be eligible", "convicted of illegal reentry")
    with pytest.raises(Contradiction, match="a prior is murder"):
        judged(MURDER, who)


def test_on_such_a_day_a_finding_cannot_undo_the_offense() -> None:
    """No programme recorded was ever for another offense than illegal reentry."""
    entry = reentry(Count("2L1.2", statute="8 U.S.C. 1325(a)"), eligible_in=("D. Idaho",))

    with pytest.raises(Contradiction, match=r"under 8 U\.S\.C\. 1325"):
        judged({}, defendant(entry), is_documented=False)


# Undertakings

PLEAS: list[tuple[dict[str, Any], str, Plea, Plea]] = [
    ({}, "plead guilty promptly", evolve(DONE, prompt=True), evolve(DONE, prompt=False)),
    ({}, "agree to the factual basis", DONE, evolve(DONE, factual_basis=False)),
    *(
        ({}, f"waive {right}", DONE, evolve(DONE, waiver=Waiver(**{right.replace(" ", "_"): False})))
        for right in ("pretrial motions", "appeal", "collateral attack")
    ),
    (
        {"before_indictment": True},
        "agree to plead before indictment",
        Plea(before_indictment=True),
        Plea(before_indictment=False),
    ),
    (
        {"deadline_days": 30},
        "agree to a plea agreement within 30 days of custody on the charge",
        Plea(in_custody_on=day("2010-01-01"), agreed_on=day("2010-01-31")),
        Plea(in_custody_on=day("2010-01-01"), agreed_on=day("2010-02-01")),
    ),
]


@pytest.mark.parametrize(("terms", "to_do", "done", "undone"), PLEAS, ids=[to_do for _, to_do, _, _ in PLEAS])
def test_each_undertaking(terms: dict[str, Any], to_do: str, done: Plea, undone: Plea) -> None:
    """Not told, it is a term on which the defendant is eligible; done, a reason; not done, it makes him ineligible."""
    nothing, met, missed = (judged(terms, defendant(reentry(plea=plea))) for plea in (None, done, undone))

    assert nothing.eligibility is met.eligibility is ELIGIBLE
    assert to_do in nothing.on_terms
    assert to_do not in met.on_terms
    assert len(met.because) > len(nothing.because)
    assert missed.eligibility is INELIGIBLE
    assert len(missed.because) == 1


def test_what_is_done_is_told() -> None:
    """A plea on the universal terms leaves none to undertake, and each is a reason."""
    found = judged({}, defendant(reentry(plea=DONE)))

    assert found == Verdict(
        ELIGIBLE,
        (
            "convicted of illegal reentry",
            "pleaded guilty promptly",
            "agreed to the factual basis",
            "waived pretrial motions",
            "waived appeal",
            "waived collateral attack",
        ),
    )


def test_what_is_not_done_is_told() -> None:
    """Every undertaking refused is a reason against, and nothing else is told."""
    refused = Plea(
        prompt=False,
        factual_basis=False,
        before_indictment=False,
        waiver=Waiver(pretrial_motions=False, appeal=False, collateral_attack=False),
    )

    found = judged({"before_indictment": True}, defendant(reentry(plea=refused)))

    assert found == Verdict(
        INELIGIBLE,
        (
            "did not plead guilty promptly",
            "did not agree to the factual basis",
            "did not waive pretrial motions",
            "did not waive appeal",
            "did not waive collateral attack",
            "did not agree to plead before indictment",
        ),
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2003-09-21", ()),
        ("2003-09-22", UNIVERSAL),
        ("2003-08", ()),
        ("2003-09", UNIVERSAL),
        ("2003", UNIVERSAL),
        ("2002", ()),
    ],
)
def test_the_universal_terms_begin_with_the_memorandum(on: str, expected: tuple[str, ...]) -> None:
    """They are those of Sept. 22, 2003 (*Ramirez*); of a day that may be after it they are terms to undertake."""
    found = judged({}, defendant(on=on))

    assert (found.eligibility, found.on_terms) == (ELIGIBLE, expected)


def test_before_the_memorandum_a_late_plea_does_not_exclude() -> None:
    """In 2002 no source tells of a prompt plea as a condition everywhere."""
    late = reentry(plea=evolve(DONE, prompt=False))

    assert judged({}, defendant(late, on="2003-09-21")).eligibility is ELIGIBLE
    assert judged({}, defendant(late, on="2003-09-22")).eligibility is INELIGIBLE


def test_of_a_day_that_may_be_before_the_memorandum_a_late_plea_decides_nothing() -> None:
    """Of some day of 2003 it is not known whether a prompt plea was asked: who pleaded late is not surely excluded."""
    late = reentry(plea=evolve(DONE, prompt=False))

    assert judged({}, defendant(late, on="2003")).eligibility is not INELIGIBLE


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2003-09-21", ("waive appeal",)), ("2003-09-22", UNIVERSAL)],
)
def test_a_waiver_is_asked_once(on: str, expected: tuple[str, ...]) -> None:
    """What the programme asks to be waived stands alone before the memorandum, and beside its terms not twice."""
    assert judged({"waivers": ("appeal",)}, defendant(on=on)).on_terms == expected


def test_what_no_case_can_tell_is_a_term() -> None:
    """What else must be undertaken is told last, in the words of the record."""
    terms = {"waivers": ("appeal",), "undertakings": ("forgo a variance", "stipulate to removal")}

    assert judged(terms, defendant(on="1999")).on_terms == ("waive appeal", "forgo a variance", "stipulate to removal")


def test_a_finding_does_not_excuse_what_was_not_undertaken() -> None:
    """Whoever is found eligible and did not do what the programme asks is not taken."""
    case = reentry(eligible_in=("D. Idaho",), plea=evolve(DONE, waiver=Waiver(appeal=False)))

    assert judged({}, defendant(case)) == Verdict(INELIGIBLE, ("did not waive appeal",))


def test_an_open_criterion_keeps_the_terms() -> None:
    """Where eligibility is unknown, the terms on which it would be had are still told."""
    found = judged({"criteria_read": False})

    assert (found.eligibility, found.on_terms) == (UNKNOWN, UNIVERSAL)


# The deadline

CUSTODY = "2013-01-01"
"""Thirty days later is Jan. 31, thirty-one Feb. 1."""

DEADLINES: list[tuple[str | None, str | None, str | None, type]] = [
    # In custody, agreed, pleaded.
    (CUSTODY, "2013-01-01", None, Yes),
    (CUSTODY, "2013-01-31", None, Yes),
    (CUSTODY, "2013-02-01", None, No),
    (CUSTODY, "2012-12-20", None, Yes),
    # Coarse dates: sure where every day they may be says the same.
    (CUSTODY, "2013-01", None, Yes),
    (CUSTODY, "2013-02", None, No),
    (CUSTODY, "2013-01-31 to 2013-02-01", None, Open),
    (CUSTODY, "2013", None, Open),
    ("2013-01", "2013-01-31", None, Yes),
    ("2013-01", "2013-02-01", None, Open),
    ("2013-01", "2013-03-02", None, Open),
    ("2013-01", "2013-03-03", None, No),
    # A plea in time proves an agreement by then; a later plea does not disprove it.
    (CUSTODY, None, "2013-01-31", Yes),
    (CUSTODY, None, "2013-01", Yes),
    (CUSTODY, None, "2013-02-01", Open),
    (CUSTODY, None, "2013-02", Open),
    ("2013-01", None, "2013-02-01", Open),
    (CUSTODY, "2013-01-31", "2013-04-01", Yes),
    (CUSTODY, "2013-02-01", "2013-04-01", No),
    # Nothing to count from, or nothing to count to.
    (None, "2013-01-02", "2013-01-02", Open),
    (CUSTODY, None, None, Open),
    (None, None, None, Open),
]


def in_time(custody: str | None, agreed: str | None, pleaded: str | None) -> Verdict:
    """The verdict on a deadline of thirty days, and nothing else."""
    days = [None if text is None else day(text) for text in (custody, agreed, pleaded)]
    plea = Plea(in_custody_on=days[0], agreed_on=days[1], pleaded_guilty_on=days[2])
    return judged({"deadline_days": 30}, defendant(reentry(plea=plea), on="2003-01-01"))


@pytest.mark.parametrize(("custody", "agreed", "pleaded", "expected"), DEADLINES)
def test_the_deadline(custody: str | None, agreed: str | None, pleaded: str | None, expected: type) -> None:
    """Thirty days from custody on the charge to the agreement to plead (Cole memorandum): thirty are in time."""
    found = in_time(custody, agreed, pleaded)

    assert found.eligibility is (INELIGIBLE if expected is No else ELIGIBLE)
    assert bool(found.on_terms) is (expected is Open)
    if expected is not Open:
        assert "30" in found.because[-1]


def test_how_late_is_told() -> None:
    """The fewest days that it can have been are told, and how many there were."""
    assert in_time("2013-01", "2013-03-03", None).because == (
        "agreed to plead 31 days or more after custody, and the programme allows 30",
    )


def test_a_plea_in_time_proves_an_agreement_of_which_the_day_is_coarse() -> None:
    """Agreed in January or February, pleaded guilty on the thirtieth day: the agreement came no later than the plea."""
    found = in_time(CUSTODY, "2013-01-20 to 2013-02-20", "2013-01-31")

    assert (found.eligibility, found.on_terms) == (ELIGIBLE, ())


# Findings

TERMS_NOT_READ = {"criteria_read": False}


def test_a_finding_decides_what_is_open() -> None:
    """Found or stipulated to be eligible, or not: the finding is the first reason, with what the facts decide."""
    taken = judged({**TERMS_NOT_READ, **MURDER}, defendant(reentry(eligible_in=("D. Idaho",))))
    refused = judged({**TERMS_NOT_READ, **MURDER}, defendant(reentry(ineligible_in=("D. Idaho",))))

    assert (taken.eligibility, taken.missing) == (ELIGIBLE, ())
    assert taken.because == ("found or stipulated to be eligible", "convicted of illegal reentry")
    assert taken.on_terms == UNIVERSAL
    assert refused == Verdict(INELIGIBLE, ("found or stipulated not to be eligible",))


def test_a_finding_of_a_day_for_which_no_source_vouches() -> None:
    """A finding also decides whether a programme that may have run on takes the defendant."""
    case = reentry(eligible_in=("D. Idaho",))

    assert judged({}, defendant(case), is_documented=False).eligibility is ELIGIBLE


def test_a_finding_against_whom_the_facts_would_take() -> None:
    """A prosecutor may refuse whom the criteria take, so that a finding against him contradicts no fact."""
    case = reentry(ineligible_in=("D. Idaho",))

    assert judged({}, defendant(case)) == Verdict(INELIGIBLE, ("found or stipulated not to be eligible",))


def test_a_finding_against_whom_the_facts_exclude() -> None:
    """Where facts and finding agree, both are told."""
    case = reentry(ineligible_in=("D. Idaho",), priors=(prior("murder"),))
    found = judged(MURDER, defendant(case))

    assert found.eligibility is INELIGIBLE
    assert "found or stipulated not to be eligible" in found.because
    assert "a prior is murder" in told(found)


@pytest.mark.parametrize(
    ("terms", "who", "reason"),
    [(terms, who, reason) for terms, who, expected, reason in CRITERIA if expected is INELIGIBLE],
)
def test_a_finding_cannot_undo_what_the_facts_decide(terms: dict[str, Any], who: Defendant, reason: str) -> None:
    """Found eligible against a criterion that the facts do not meet: both are shown, and the district named."""
    found = evolve(who, case=evolve(who.case, eligible_in=("D. Idaho",)))

    with pytest.raises(Contradiction) as caught:
        judged(terms, found)

    assert str(caught.value).startswith("eligible_in: D. Idaho is found to take the defendant, but ")
    assert reason in str(caught.value)


@pytest.mark.parametrize("key", ["eligible_in", "ineligible_in"])
def test_a_finding_of_another_district_decides_nothing(key: str) -> None:
    """What is found of D. Me. tells nothing of D. Idaho."""
    facts: dict[str, Any] = {key: ("D. Me.",)}

    assert judged(TERMS_NOT_READ, defendant(reentry(**facts))) == judged(TERMS_NOT_READ)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, UNKNOWN),
        ({"eligible_in": ("D. Alaska",)}, ELIGIBLE),
        ({"ineligible_in": ("D. Alaska",)}, INELIGIBLE),
        ({"eligible_in": ("D. Idaho",)}, UNKNOWN),
    ],
)
def test_no_record(facts: dict[str, Any], expected: Eligibility) -> None:
    """Where no source read tells of a programme only a finding decides; without one the day is named."""
    who = defendant(reentry(**facts), on="2010-06")
    found = verdict(ALASKA, standing(ALASKA, who.day), who)

    assert found.eligibility is expected
    assert found.on_terms == ()
    if expected is UNKNOWN:
        assert found.missing == ("no source read tells of a programme there on 2010-06",)


# Programmes that were not there


def absent(on: str, **facts: Any) -> Verdict:
    """The verdict of N.D. Ill., which had none from 2009 to Dec. 23, 2011 (*Ramirez*)."""
    who = defendant(reentry(**facts), on=on)
    return verdict(ILLINOIS, standing(ILLINOIS, who.day), who)


def test_a_documented_absence() -> None:
    """Where there was no programme nobody is eligible, and no terms are told."""
    expected = Verdict(INELIGIBLE, ("there was no programme on 2010-06",))

    assert absent("2010-06") == expected
    assert absent("2010-06", ineligible_in=("N.D. Ill.",)).eligibility is INELIGIBLE


def test_a_finding_cannot_undo_a_documented_absence() -> None:
    """Found eligible where there was no programme: the district, the day and the source are named."""
    with pytest.raises(Contradiction) as caught:
        absent("2010-06", eligible_in=("N.D. Ill.",))

    assert str(caught.value).startswith("eligible_in: N.D. Ill. had no programme on 2010-06 (United States v. Ramirez")


def test_an_absence_that_may_have_ended() -> None:
    """After the last day for which a source vouches it is unknown whether there was a programme by then."""
    found = absent("2012-02-01")

    assert found.eligibility is UNKNOWN
    assert found.missing == ("there was no programme on 2011-12-23, and no source read tells of 2012-02-01",)


@pytest.mark.parametrize(("key", "expected"), [("eligible_in", ELIGIBLE), ("ineligible_in", INELIGIBLE)])
def test_a_finding_decides_whether_an_absence_had_ended(key: str, expected: Eligibility) -> None:
    """What no source tells a finding decides, here as where there is no record at all."""
    assert absent("2012-02-01", **{key: ("N.D. Ill.",)}).eligibility is expected


# Tiers

MAINE_2013 = standing(MAINE, day("2013-12"))
MASSACHUSETTS_2013 = standing(MASSACHUSETTS, day("2013-12"))


def tiers(where: Standing) -> tuple[Tier, ...]:
    """The tiers of the record under which a district stands."""
    assert where.programme is not None
    return where.programme.tiers


def who_in(category: CriminalHistoryCategory, priors: Sequence[Prior] | None = (), times: int | None = 0) -> Defendant:
    """A defendant of Dec. 2013 with such a category, such priors and so many removals."""
    case = reentry() if times is None else removed(times)
    return defendant(evolve(case, priors=None if priors is None else tuple(priors)), category, "2013-12")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # Two levels by the category alone.
        (who_in(III), No),
        (who_in(IV), Yes),
        (who_in(VI), Yes),
        # By an offense alone.
        *((who_in(I, [prior(offense)]), Yes) for offense in MAINE_LISTS),
        (who_in(I, [prior("theft")]), No),
        (who_in(I, [prior("theft"), prior("arson")]), Yes),
        # By two removals alone.
        (who_in(I, times=1), No),
        (who_in(I, times=2), Yes),
        (who_in(I, times=5), Yes),
        # By any, and so surely, whatever else is not told.
        (who_in(IV, None, None), Yes),
        (who_in(I, [prior("arson")], None), Yes),
        (who_in(I, None, 2), Yes),
        (who_in(I, [Prior("battery"), prior("arson")], None), Yes),
        # Left open by what is not told, where nothing else brings it about.
        (who_in(III, None, 1), Open),
        (who_in(III, [Prior("battery")], 1), Open),
        (who_in(III, (), None), Open),
        (who_in(III, None, None), Open),
    ],
)
def test_two_levels_in_maine(who: Defendant, expected: type) -> None:
    """Maine gives two levels in place of four where *any* of three things is so (chart of Dec. 2013)."""
    two, four = tiers(MAINE_2013)

    assert (two.benefit, four.benefit) == (LevelsOff(2), LevelsOff(4))
    assert isinstance(receives(two, who), expected)
    assert receives(four, who) == Yes()


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (who_in(IV), "Category IV is IV or above"),
        (who_in(III), "Category III is below IV"),
        (who_in(I, [prior("arson")]), "a prior is arson"),
        (who_in(I, times=2), "2 removals"),
        (who_in(I, None), "`programme_offenses`"),
        (who_in(I, times=None), "`removals`: were there 2 or more?"),
    ],
)
def test_why_a_tier_applies_or_not(who: Defendant, reason: str) -> None:
    """A tier tells the fact that brings it about, or that keeps it off, or the key that is missing."""
    assert reason in receives(tiers(MAINE_2013)[0], who).because


@pytest.mark.parametrize("category", list(CriminalHistoryCategory))
@pytest.mark.parametrize("priors", [None, (), (prior(),), (prior("arson"),), (Prior("battery"),)])
def test_four_levels_in_massachusetts_are_never_sure(
    category: CriminalHistoryCategory, priors: tuple[Prior, ...] | None
) -> None:
    """The chart's list of what brings two levels is cut off: nobody is surely outside it."""
    two, four = tiers(MASSACHUSETTS_2013)
    found = receives(two, who_in(category, priors))

    assert (two.benefit, four.benefit, two.incomplete) == (LevelsOff(2), LevelsOff(4), True)
    assert not isinstance(found, No)
    assert isinstance(found, Yes) is (category >= V or bool(priors and prior("arson") in priors))


def test_a_list_that_is_cut_off_says_so() -> None:
    """Where nothing that was read brings two levels, what was not read is what is missing."""
    assert "cut off" in receives(tiers(MASSACHUSETTS_2013)[0], who_in(I)).because


def test_a_tier_that_only_words_describe_is_open() -> None:
    """Who are "the few" held to 8 U.S.C. 1326(b), and who the great majority, no fact of a case decides."""
    then = standing(find("S.D. Cal."), day("1995-09-21"))

    answers = [receives(tier, defendant(on="1995-09-21")) for tier in tiers(then)]

    assert [type(answer) for answer in answers] == [Open, Open]
    assert "the few held to 8 U.S.C. 1326(b)" in answers[0].because


@pytest.mark.parametrize(
    ("condition", "met", "unmet"),
    [
        ({"category_at_least": III}, who_in(III), who_in(II)),
        ({"offenses": ("arson",)}, who_in(II, [prior("arson")]), who_in(II, [prior("theft")])),
        ({"removals_at_least": 1}, who_in(II, times=1), who_in(II, times=0)),
    ],
)
def test_one_condition_alone(condition: dict[str, Any], met: Defendant, unmet: Defendant) -> None:
    """A tier of one condition asks that one, and nothing else."""
    tier = Tier(benefit=LevelsOff(2), **condition)

    assert isinstance(receives(tier, met), Yes)
    assert isinstance(receives(tier, unmet), No)
    assert isinstance(receives(evolve(tier, incomplete=True), unmet), Open)


def test_a_tier_for_everyone() -> None:
    """Without conditions or words a tier takes whoever is left; a condition counts where words stand beside it."""
    benefit = LevelsOff(2)

    assert receives(Tier(benefit=benefit), defendant()) == Yes()
    assert isinstance(receives(Tier(benefit=benefit, who="the many", category_at_least=III), defendant()), No)


# Whole records


def taken_in_maine(priors: Sequence[Prior] | None = (), plea: Plea | None = None) -> Verdict:
    """The verdict of Maine on a defendant with such priors and such a plea."""
    who = who_in(II, priors)
    return verdict(MAINE, MAINE_2013, evolve(who, case=evolve(who.case, plea=plea)))


def test_maine_takes_whom_nothing_excludes() -> None:
    """No listed prior, no sentence of ten years: eligible, on the terms that the chart tells."""
    found = taken_in_maine()

    assert found.eligibility is ELIGIBLE
    assert found.on_terms == (
        *UNIVERSAL,
        "agree to a plea agreement within 30 days of custody on the charge",
        "forgo arguing for a variance under 18 U.S.C. 3553",
    )


@pytest.mark.parametrize("offense", MAINE_EXCLUDES)
def test_maine_excludes_the_offenses_that_it_lists(offense: str) -> None:
    """The offenses listed exclude whatever sentence was imposed."""
    found = taken_in_maine([prior(offense, imposed=Duration(1))])

    assert found == Verdict(INELIGIBLE, (f"a prior is {offense}",))


@pytest.mark.parametrize("offense", MAINE_LISTS)
def test_maine_takes_the_offenses_that_bring_two_levels(offense: str) -> None:
    """What brings two levels in place of four does not exclude, unless the sentence does."""
    assert taken_in_maine([prior(offense, imposed=Duration(119))]).eligibility is ELIGIBLE
    assert taken_in_maine([prior(offense, imposed=Duration(120))]).eligibility is INELIGIBLE


def test_maine_asks_for_what_is_not_told() -> None:
    """Without the priors nothing is decided, and both of what they would tell is asked."""
    found = taken_in_maine(None)

    assert found.eligibility is UNKNOWN
    assert len(found.missing) == 2
    assert all("[[prior]]" in missing for missing in found.missing)


def test_a_late_agreement_excludes_in_maine() -> None:
    """An agreement on the thirty-first day is too late."""
    late = Plea(in_custody_on=day("2013-10-01"), agreed_on=day("2013-11-01"))
    found = taken_in_maine(plea=late)

    assert found.eligibility is INELIGIBLE
    assert "31 days" in found.because[0]


@pytest.mark.parametrize("known", [{}, {"priors": (), "plea": DONE, "history": History(points=0)}])
def test_the_policy_of_2012_takes_nobody_without_a_finding(known: dict[str, Any]) -> None:
    """Each United States Attorney may limit it, and no source read tells how: unknown, but for a finding."""
    on = day("2012-06")
    as_known = reentry(**known)
    stated, found = (
        verdict(ALASKA, standing(ALASKA, on), defendant(case, I, "2012-06"))
        for case in (as_known, evolve(as_known, eligible_in=("D. Alaska",)))
    )

    assert stated.eligibility is UNKNOWN
    assert any(missing.startswith("whom it takes was not read") for missing in stated.missing)
    assert found.eligibility is ELIGIBLE
    assert "agree to a plea agreement within 30 days of custody on the charge" in found.on_terms


def test_maine_after_the_chart_excludes_nobody_for_sure() -> None:
    """The chart tells of December 2013: whom it excluded then may be taken half a year later, or not."""
    murderer = who_in(II, [prior("murder", imposed=Duration(240))])
    later = evolve(murderer, day=day("2014-06-01"))
    found = verdict(MAINE, standing(MAINE, later.day), later)

    assert verdict(MAINE, MAINE_2013, murderer).eligibility is INELIGIBLE
    assert found.eligibility is UNKNOWN
    assert found.missing == (
        "it is documented for 2013-12, and no source read tells of 2014-06-01",
        "a prior is murder, if the terms of 2013-12 still held",
        "a prior: 240 months imposed, if the terms of 2013-12 still held",
    )


def on_record(name: str, on: str, case: Case, category: CriminalHistoryCategory = II) -> Verdict:
    """The verdict of a district on a day for which its record is documented."""
    where = standing(find(name), day(on))
    assert where.is_documented
    return verdict(find(name), where, defendant(case, category, on))


def test_dc_takes_nobody_without_a_finding() -> None:
    """No formal policy (chart of Dec. 2013): that violent felonies exclude does not say that all others are taken."""
    clean = reentry(priors=(prior(),), plea=DONE)
    found = on_record("D.D.C.", "2013-12", evolve(clean, eligible_in=("D.D.C.",)))

    assert on_record("D.D.C.", "2013-12", clean).eligibility is UNKNOWN
    assert found.eligibility is ELIGIBLE
    assert "agree to a plea agreement within 30 days of custody on the charge" in found.on_terms
    assert on_record("D.D.C.", "2013-12", reentry(priors=(prior("violent felony"),))).because == (
        "a prior is violent felony",
    )


@pytest.mark.parametrize(
    ("name", "on"), [("D.D.C.", "2013-12"), ("D. Mass.", "2013-12"), ("D. Me.", "2013-12"), ("D. Alaska", "2012-06")]
)
def test_the_thirty_days_of_the_policy_of_2012(name: str, on: str) -> None:
    """From custody to the agreement to plead, wherever the policy reaches: the thirty-first day is too late."""
    late, timely = (
        reentry(priors=(), plea=Plea(in_custody_on=day("2012-03-01"), agreed_on=day(agreed)))
        for agreed in ("2012-04-01", "2012-03-31")
    )

    assert on_record(name, on, late).eligibility is INELIGIBLE
    assert on_record(name, on, timely).eligibility is not INELIGIBLE


def test_san_diego_asked_in_most_cases_only() -> None:
    """Plea before indictment and waiver of appeal were so "in most cases" (1995): who did neither is not excluded."""
    plea = Plea(before_indictment=False, waiver=Waiver(appeal=False))
    found = on_record("S.D. Cal.", "1995-09-21", reentry(priors=(prior(),), plea=plea), VI)

    assert found.eligibility is ELIGIBLE
    assert found.on_terms == ("accept the offer unconditionally and within the office's time limits",)


def test_arizona_has_no_ceiling() -> None:
    """No order of 2006 tells whom the office took, by category or otherwise."""
    found = on_record("D. Ariz.", "2006-10-01", reentry(), VI)

    assert found.eligibility is UNKNOWN
    assert not any("Category" in reason for reason in found.because + found.missing)


def test_ocampo_pineda() -> None:
    """Eligible "in a few" districts, as the court itself says: each is unknown until it is so found (*Ramirez*)."""
    few = ("D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex.")
    on = day("2010-06")

    for name in few:
        district = find(name)
        who = defendant(reentry(), II, "2010-06")
        as_found = evolve(who, case=evolve(who.case, eligible_in=few))
        assert verdict(district, standing(district, on), who).eligibility is UNKNOWN
        assert verdict(district, standing(district, on), as_found).eligibility is ELIGIBLE


# Laws

STATED = st.none() | st.booleans()
DATES = st.none() | st.sampled_from(("2010-01-01", "2010-01", "2010-02-01", "2010-03")).map(day)
WAIVERS = st.none() | st.builds(Waiver, STATED, STATED, STATED)


@st.composite
def pleas(draw: st.DrawFn) -> Plea | None:
    """A plea of which more or less is told; its days may be in any order that a plea can have."""
    if draw(st.booleans()):
        return None
    agreed = draw(DATES)
    return Plea(
        prompt=draw(STATED),
        factual_basis=draw(STATED),
        before_indictment=draw(STATED),
        waiver=draw(WAIVERS),
        in_custody_on=draw(DATES),
        agreed_on=agreed,
        pleaded_guilty_on=draw(st.none() | st.just(agreed)),
    )


CALLED = st.none() | st.frozensets(st.sampled_from(("murder", "arson", "violent felony")), max_size=2)
TERMS_IMPOSED = st.none() | st.sampled_from((Duration(12), Duration(119), Duration(120), LIFE))
PRIORS = st.builds(
    Prior,
    offense=st.sampled_from(("battery", "theft")),
    imposed=TERMS_IMPOSED,
    probation=st.booleans(),
    programme_offenses=CALLED,
)
COUNTS = st.builds(
    Count,
    st.sampled_from(("2L1.2", "2L1.2", "2L1.2", "2D1.1")),
    statute=st.sampled_from((None, "8 U.S.C. 1326(a)", "8 U.S.C. 1326(b)(2)", "8 U.S.C. 1325(a)")),
    removals=st.none() | st.integers(0, 3).map(lambda times: tuple(day(f"{2001 + n}") for n in range(times))),
)
CASES = st.builds(
    Case,
    st.lists(COUNTS, min_size=1, max_size=2).map(tuple),
    priors=st.none() | st.lists(PRIORS, max_size=2).map(tuple),
    history=st.none() | st.builds(History, on_supervised_release=STATED),
    plea=pleas(),
)
CATEGORIES = st.sampled_from(CriminalHistoryCategory)
DEFENDANTS = st.builds(
    Defendant,
    CASES,
    CATEGORIES,
    st.sampled_from(("1995-09-21", "2003", "2006-08-22", "2010-06", "2013-12", "2020-01-01")).map(day),
)
GENERATED = st.builds(
    programme,
    category_at_most=st.none() | CATEGORIES,
    excluded_offenses=st.sampled_from(((), ("murder", "arson"))),
    excluded_sentence_months=st.sampled_from((None, 120)),
    removals_at_most=st.sampled_from((None, 0, 2)),
    excludes_supervised_release=st.booleans(),
    before_indictment=st.booleans(),
    deadline_days=st.sampled_from((None, 30)),
    waivers=st.sampled_from(((), ("appeal",))),
    criteria_read=st.sampled_from((True, True, False)),
)
STANDINGS = st.builds(Standing, GENERATED | st.sampled_from(programmes()), is_documented=st.booleans())


@given(STANDINGS, DEFENDANTS)
def test_a_verdict_hangs_together(where: Standing, who: Defendant) -> None:
    """Ineligible has a reason and no terms; unknown has what is missing; eligible misses nothing; twice the same."""
    found = verdict(IDAHO, where, who)

    assert found == verdict(IDAHO, where, who)
    assert bool(found.missing) is (found.eligibility is UNKNOWN)
    assert found.because or found.eligibility is UNKNOWN
    assert not (found.on_terms and found.eligibility is INELIGIBLE)
    assert all(found.because + found.missing + found.on_terms)


@given(STANDINGS, DEFENDANTS, st.text(max_size=8))
def test_a_fact_that_no_criterion_reads_changes_nothing(where: Standing, who: Defendant, text: str) -> None:
    """Caption, source, sentence, acceptance, the home district and findings of others: the verdict stays."""
    other = evolve(
        who.case,
        title=text,
        source=text,
        district="N.D. Ill.",
        sentence=Sentence(40),
        acceptance=Acceptance(motion=True),
        deportable=True,
        eligible_in=("D. Me.",),
        ineligible_in=("D. Mass.",),
    )

    assert verdict(IDAHO, where, evolve(who, case=other)) == verdict(IDAHO, where, who)


@given(STANDINGS, DEFENDANTS, CATEGORIES)
def test_a_more_severe_category_never_helps(where: Standing, who: Defendant, other: CriminalHistoryCategory) -> None:
    """Whoever is not taken in a category is not taken in a more severe one."""
    milder, severer = (
        verdict(IDAHO, where, evolve(who, category=category)) for category in sorted((who.category, other))
    )

    assert milder.eligibility is ELIGIBLE or severer.eligibility is not ELIGIBLE
    assert milder.eligibility is not INELIGIBLE or severer.eligibility is INELIGIBLE


@given(STANDINGS, DEFENDANTS)
def test_what_more_is_undertaken_never_excludes(where: Standing, who: Defendant) -> None:
    """Where only terms were left, who meets every one that a case can tell is still taken, on no more terms."""
    before = verdict(IDAHO, where, who)
    everything = evolve(DONE, before_indictment=True, in_custody_on=day("2010-01-01"), agreed_on=day("2010-01-02"))
    after = verdict(IDAHO, where, evolve(who, case=evolve(who.case, plea=everything)))

    assert before.eligibility is not ELIGIBLE or after.eligibility is ELIGIBLE
    assert before.eligibility is INELIGIBLE or set(after.on_terms) <= set(before.on_terms)
    done = set(before.missing) - set(after.missing)
    if before.missing:
        assert set(after.missing) <= set(before.missing)
        assert not (done and where.is_documented)
        assert all(("did not " in each or "agreed to plead" in each) and "still held" in each for each in done)


@given(STANDINGS, DEFENDANTS)
def test_a_finding_leaves_nothing_open(where: Standing, who: Defendant) -> None:
    """Found eligible: taken, or refused for what was not undertaken, or the facts say otherwise; never unknown."""
    case = evolve(who.case, eligible_in=("D. Idaho",))
    alone = verdict(IDAHO, where, who)
    try:
        found = verdict(IDAHO, where, evolve(who, case=case))
    except Contradiction as error:
        assert "D. Idaho" in str(error)  # noqa: PT017 - it may also be decided
        assert alone.eligibility is INELIGIBLE
    else:
        assert found.eligibility is not UNKNOWN
        assert alone.eligibility is not ELIGIBLE or found.eligibility is ELIGIBLE


@given(STANDINGS, DEFENDANTS)
def test_a_finding_against_always_excludes(where: Standing, who: Defendant) -> None:
    """Found not to be eligible, nobody is."""
    case = evolve(who.case, ineligible_in=("D. Idaho",))

    assert verdict(IDAHO, where, evolve(who, case=case)).eligibility is INELIGIBLE


TAKEN = {"criteria_read": False, "taken_category": II, "taken_removals": 2}
"""*Ramirez*, slip op. at 17: one of Category II, removed twice, would have been eligible."""


@pytest.mark.parametrize(
    ("category", "removals", "expected"),
    [
        (CriminalHistoryCategory.I, 0, ELIGIBLE),
        (II, 2, ELIGIBLE),
        (II, 3, UNKNOWN),
        (II, None, UNKNOWN),
        (CriminalHistoryCategory.III, 2, UNKNOWN),
    ],
)
def test_who_is_no_worse_placed_than_one_whom_a_court_took(
    category: CriminalHistoryCategory, removals: int | None, expected: Eligibility
) -> None:
    """Whom else a programme takes is unknown; he who has no higher category and no more removals is taken as he was."""
    removed = None if removals is None else (day("2002"),) * removals
    case = Case((evolve(REENTRY, removals=removed),), plea=DONE)

    answer = judged(TAKEN, defendant(case, category))

    assert answer.eligibility is expected
    told = " ".join((*answer.because, *answer.missing))
    assert "a court took one of Category II with 2 removals to be eligible" in told
    assert ("whom else it takes was not read" in told) is (expected is UNKNOWN)


@pytest.mark.parametrize("half", ["taken_category", "taken_removals"])
def test_half_of_whom_a_court_took_decides_nothing(half: str) -> None:
    """A category without removals, or the other way, is no defendant."""
    answer = judged({**TAKEN, half: None}, defendant(Case((evolve(REENTRY, removals=()),), plea=DONE)))

    assert answer.eligibility is UNKNOWN
    assert "whom it takes was not read" in answer.missing[0]


@pytest.mark.parametrize("district", ["D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex."])
def test_ocampo_pineda_on_the_facts_alone(district: str) -> None:
    """The four districts of *Ramirez* at 17 take him on his facts, with no finding stated."""
    stated = load_case(Path(__file__).parents[2] / "examples" / "ocampo-pineda.toml")
    court = find(district)
    who = Defendant(evolve(stated, eligible_in=()), II, day("2010-06"))

    assert verdict(court, standing(court, day("2010-06")), who).eligibility is ELIGIBLE
