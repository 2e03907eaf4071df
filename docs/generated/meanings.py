"""What each key and each kind of a case file means: written here by hand, once."""

from collections.abc import Mapping
from typing import NamedTuple

from sentencing import case as facts
from sentencing.counts import Adjustments, Count, CountGroup
from sentencing.expected import Expected
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.prior import Kind, Prior, Revocation
from sentencing.supervision import ExpectedRevocation, Original, RevocationCase, Violation


class Key(NamedTuple):
    """What a key means, the provisions that read it, and its unit where the type does not say it."""

    meaning: str
    read_by: str
    unit: str = ""


_CHECK = "`sentencing check`"
_COMPARE = "`sentencing compare`"
_SHOWING = "the showing"
_LAW = "the law of disparity"
_SENTENCE_IMPOSED = "§ 2L1.2 “sentence imposed”, from 2001"

# In the order in which a case file is written.
MEANINGS: Mapping[type, Mapping[str, Key]] = {
    facts.Case: {
        "title": Key("The caption.", "the worksheet"),
        "source": Key("Where the facts come from.", "the worksheet"),
        "district": Key("By abbreviation, court id or full name.", f"the worksheet; {_COMPARE}"),
        "sentenced": Key(
            "When the defendant is, or was, sentenced. It chooses the Manual where none is named.",
            "§ 1B1.11(a), (b)(1); § 4A1.2(a)(1)",
        ),
        "decided": Key("When the appeal was decided: the day whose law of disparity governs.", _LAW),
        "manual": Key(
            "The edition to apply, as a day on which it is in effect, whatever the other dates say.", "§ 1B1.11"
        ),
        "deportable": Key(
            "The defendant is a deportable alien likely to be deported after imprisonment.",
            "§ 5D1.1(c), from 2011-11-01",
        ),
        "count": Key("Each count of conviction.", "§ 1B1.1(a)(1); Chapter Three, Part D"),
        "group": Key(
            "A Group of counts whose level is not the highest of its counts: § 3D1.2(d) aggregates. Other Groups need "
            "only the `group` of each count.",
            "§§ 3D1.2, 3D1.3",
        ),
        "prior": Key("Each prior conviction. `prior = []` says that there is none.", "§§ 2L1.2, 4A1.1, 4A1.2"),
        "adjustments": Key("Chapter Three, Parts A to C.", "§ 1B1.1(a)(3)"),
        "acceptance": Key("Acceptance of responsibility.", "§ 3E1.1"),
        "history": Key("Criminal history as found; otherwise it is worked out from the priors.", "Chapter Four"),
        "zero_point": Key("What § 4C1.1 asks besides points and adjustments.", "§ 4C1.1, from 2023-11-01"),
        "statute": Key(
            "Statutory limits of the only count; of several, each count states its own. Otherwise the maximum comes "
            "from the statute of conviction, where it is encoded.",
            "§ 5G1.1; § 5C1.2",
        ),
        "departure": Key("A departure to another criminal history category.", "§ 4A1.3, to 2025-10-31"),
        "early_disposition": Key(
            "A reduction that the government moves for.", "§ 5K3.1, from 2003-10-27; § 3F1.1, from 2025-11-01"
        ),
        "substantial_assistance": Key(
            "The government's motion for substantial assistance. It is noted, and never computed.", "§ 5K1.1"
        ),
        "plea": Key("The plea, and what was done for it.", _COMPARE),
        "showing": Key(
            "The districts that the defendant named to the court. `showing = []` says that none was named.", _SHOWING
        ),
        "eligible_in": Key("Districts whose programme would take the defendant, as found or stipulated.", _COMPARE),
        "ineligible_in": Key("Districts whose programme would not, as found or stipulated.", _COMPARE),
        "sentence": Key("The sentence imposed.", _COMPARE),
        "readings": Key(
            "Sides taken of open questions. See [Readings](readings.md).", "the rule that the reading names"
        ),
        "scenario": Key(
            "Other facts, to be calculated beside these. No expectation is compared with them.",
            "`sentencing worksheet`; `scenarios`",
        ),
        "expected": Key("What the calculation should give.", _CHECK),
    },
    Count: {
        "guideline": Key(
            "The Chapter Two section, such as `2L1.2`. Where it is not modelled, `found` states its level. `1B1.1` "
            "where `found` states the total offense level (`1B1.1 = 21`), with all of Chapters Two to Four in it.",
            "§ 1B1.1(a)(1)",
        ),
        "statute": Key(
            "The statute of conviction, such as `8 U.S.C. 1326(b)(2)`. One that fixes a consecutive term must state it "
            "as `consecutive`.",
            "§ 5G1.1; § 3D1.1(b)",
        ),
        "began": Key(
            "When the offense began.", "§ 4A1.2(e); § 4A1.1(e), to 2010-10-31; § 2L1.2(b)(1), from 2016-11-01"
        ),
        "ended": Key(
            "When it ended; for reentry, when the defendant was found.",
            "§ 1B1.11(b)(1); § 5G1.1; § 4A1.1(e), to 2010-10-31",
        ),
        "kinds": Key(
            "What the instant offense is under the definitions of the edition: a conclusion of law, and yours. "
            "`kinds = []` says none.",
            "§ 4B1.1, which counts make a career offender; § 4C1.1(a)(5); § 5D1.2, from 2001-11-01",
        ),
        "found": Key(
            "Findings by citation. `found = []` is the finding that no increase applies. "
            "A finding may state its effect: `2D1.1 = 32`.",
            "the guideline of the count",
        ),
        "adjustments": Key(
            "Chapter Three, Parts A to C, found for this count alone, by citation. `[adjustments]` is for every count.",
            "§ 1B1.1(a)(3)",
        ),
        "group": Key(
            "A letter that counts share where § 3D1.2 groups them, and do not share where it does not. It may be left "
            "out where § 3D1.2(d) alone decides.",
            "§ 3D1.2",
        ),
        "first_removal_order": Key("The first order of deportation, exclusion or removal.", "§ 2L1.2, from 1997-11-01"),
        "removals": Key(
            "Each removal, or departure under an order. `removals = []` says that there was none.",
            "§ 2L1.2: increase of 1987; 1989-11-01 to 2016-10-31; later, whether and by when there was a first order",
        ),
        "maximum": Key("The statutory maximum of this count.", "§§ 5G1.1, 5G1.2; § 4B1.1(b); 18 U.S.C. 3559(a)"),
        "minimum": Key("The mandatory minimum of this count.", "§§ 5G1.1, 5G1.2; § 5B1.1"),
        "consecutive": Key(
            "The term that the statute fixes and makes consecutive to any other, as 18 U.S.C. 924(c) does. Such a "
            "count needs no `found`.",
            "§ 3D1.1(b), to 1990-10-31 § 3D1.2; § 5G1.2(a)",
        ),
        "maximum_fine": Key(
            "The greatest fine that the statute authorises, where it is more than the Fine Table allows for.",
            "§ 5E1.2(c)(4)",
            "dollars",
        ),
        "release_minimum": Key("The least term of supervised release that the statute requires.", "§§ 5D1.1, 5D1.2"),
        "release_maximum": Key(
            "The greatest term of supervised release, where 18 U.S.C. 3583(b) does not say.", "§ 5D1.2"
        ),
        "pecuniary_gain": Key("The pecuniary gain, less restitution.", "§ 5E1.2, to 1991-10-31", "dollars"),
        "pecuniary_loss": Key("The pecuniary loss.", "§ 5E1.2, to 1991-10-31", "dollars"),
    },
    CountGroup: {
        "letter": Key("The letter that its counts share.", "§ 3D1.2"),
        "rule": Key("The subsection under which they group, such as `3D1.2(d)`.", "§§ 3D1.2, 3D1.3"),
        "guideline": Key(
            "The Chapter Two section that gives the aggregate its level; if left out, that of its first count.",
            "§ 3D1.3(b)",
        ),
        "found": Key(
            "The level of the aggregate, by citation. Its counts then need no `found`.",
            "the guideline of the aggregate",
        ),
    },
    Prior: {
        "offense": Key(
            "Its name, by which reasons and messages call it. With `1325` in it, the prior is one of improper entry.",
            "§ 2L1.2(b)(1)(B), from 2016-11-01",
        ),
        "kinds": Key(
            "What the offense is under the definitions of the edition: a conclusion of law, and yours. "
            "`kinds = []` says none. Left out where a rule turns on it, § 2L1.2 takes it as none, with a note.",
            "§ 2L1.2; § 4A1.1 violence points, from 1991-11-01",
        ),
        "grade": Key("How the law of conviction grades it.", "§ 2L1.2; § 4A1.1 violence points, from 1991-11-01"),
        "committed": Key(
            "When it was committed, or began.",
            "§ 2L1.2, 2001-11-01 to 2003-10-31 and from 2016-11-01; § 4A1.2(a)(2); § 4A1.1(f), to 2007-10-31",
        ),
        "conduct_ended": Key(
            "When its conduct ended, if it went on past the removal order.", "§ 2L1.2(b)(3), 2016-11-01 to 2018-10-31"
        ),
        "arrested": Key(
            "The arrest for it. It also bounds `committed` where that is left out.", "§ 4A1.2(a)(2), from 1991-11-01"
        ),
        "convicted": Key(
            "The conviction, where it came on another day than the sentence.", "§ 2L1.2; § 4A1.2(a)(4), from 1991-11-01"
        ),
        "sentenced": Key("When sentence was imposed.", "§ 4A1.2(e); § 2L1.2; § 4A1.1(e), to 2010-10-31"),
        "imposed": Key(
            "The maximum term pronounced, before any part was suspended.",
            f"§ 4A1.1(a)–(c); § 4A1.2(b); {_SENTENCE_IMPOSED}",
        ),
        "suspended": Key("The part of it that was suspended.", f"§ 4A1.2(b)(2); {_SENTENCE_IMPOSED}"),
        "probation": Key(
            "No imprisonment was imposed. Terms on revocation still count.", f"§ 4A1.1(c); {_SENTENCE_IMPOSED}"
        ),
        "revocations": Key(
            "Each revocation of probation, parole or supervised release.", f"§ 4A1.2(k); {_SENTENCE_IMPOSED}"
        ),
        "released": Key(
            "The last release from imprisonment on it.", "§ 4A1.2(d)(2)(A), (e)(1); § 4A1.1(e), to 2010-10-31"
        ),
        "group": Key("A letter shared by priors charged together, or sentenced on one day.", "§ 4A1.2(a)(2)"),
        "consecutive": Key(
            "Within a group: this term runs after the others.", "§ 4A1.2(a)(2); § 2L1.2(b)(2), (3), from 2016-11-01"
        ),
        "jurisdiction": Key(
            "Whose court convicted. Foreign and tribal convictions receive no points.", "§ 4A1.2(h), (i); § 2L1.2"
        ),
        "juvenile": Key("A juvenile adjudication.", "§ 4A1.2(d); § 2L1.2, where it is no conviction"),
        "age_at_offense": Key("The age at which it was committed.", "§ 4A1.2(d)", "years"),
        "traffic_stop": Key("The arrest was a traffic stop.", "§ 4A1.2(a)(2)"),
        "for_profit": Key("The alien smuggling was for profit.", "§ 2L1.2(b)(1)(A)(vii), 2001-11-01 to 2003-10-31"),
        "excluded": Key("Why it does not count, in words, if it does not.", "§ 4A1.2(c)–(j); § 2L1.2"),
        "programme_offenses": Key(
            "What early-disposition programmes call it, of the offenses that they name: "
            '`["murder"]`. An empty list says that it is none of them.',
            _COMPARE,
        ),
        "points": Key(
            "The points it receives, as found, 0 to 3. They replace what the dates would give; the reason says so.",
            "§ 4A1.1(a)–(c)",
            "points",
        ),
    },
    Revocation: {
        "on": Key("The day of the revocation.", "§ 2L1.2, 2001-11-01 to 2018-10-31; § 4A1.2 n.11"),
        "imposed": Key("The term imposed for it.", f"§ 4A1.2(k); {_SENTENCE_IMPOSED}"),
    },
    Adjustments: {
        "found": Key(
            "Findings by citation, for every count, such as `3B1.2(b)`, with or without the effect. "
            "A level of § 4B1.1 that replaces its table goes here too: `4B1.1 >= 34`.",
            "Chapter Three, Parts A to C; § 4B1.1; § 4C1.1, which looks back at them",
        ),
        "special_skill": Key(
            "The adjustment of § 3B1.3 rests on a special skill alone.", "§ 3B1.3, beside § 3B1.1, from 1990-11-01"
        ),
        "death_resulted": Key("Death resulted.", "§ 3A1.5(b), from 2012-11-01"),
    },
    facts.Acceptance: {
        "reduction": Key("The defendant accepted responsibility.", "§ 3E1.1(a)"),
        "motion": Key(
            "The government moved for the further level; before 2003-04-30, the court found what (b) asks.",
            "§ 3E1.1(b), from 1992-11-01",
        ),
    },
    facts.EarlyDisposition: {
        "levels": Key("How many levels, 1 to 4.", "§§ 5K3.1, 3F1.1", "levels"),
        "motion": Key("The government moved for it. Without the motion it does nothing.", "§§ 5K3.1, 3F1.1"),
    },
    facts.History: {
        "points": Key("The score as found.", "§ 4A1.1; § 4C1.1", "points"),
        "category": Key("The category as found.", "the Sentencing Table"),
        "under_sentence": Key(
            "The offense was committed under a criminal justice sentence.", "§ 4A1.1(d); from 2023-11-01, (e)"
        ),
        "career_offender": Key(
            "The defendant is a career offender: Category VI, and a level by the statutory maximum.",
            "§ 4B1.1; § 4A1.3(b)(3)(A), from 2003-10-27",
        ),
        "misdemeanor_predicate": Key(
            "A predicate of § 4B1.1 was a misdemeanor under state law, so that the limit on a departure does not bind.",
            "§ 4A1.3(b)(3)(A), from 2016-08-01",
        ),
        "criminal_livelihood": Key(
            "The offense was part of a pattern of criminal conduct engaged in as a livelihood.", "§ 4B1.3"
        ),
        "armed_career_criminal": Key("18 U.S.C. 924(e) applies.", "§ 4B1.4, from 1990-11-01"),
        "armed_in_connection": Key(
            "The firearm had the part in the offense, or is of the type, for which the higher level and category "
            "stand. The case of an armed career criminal must say.",
            "§ 4B1.4(b)(3)(A), (c)(2)",
        ),
        "repeat_sex_offender": Key("The defendant comes under (a).", "§ 4B1.5(a), from 2001-11-01"),
        "pattern_of_sexual_conduct": Key(
            "The defendant comes under (b): a pattern of prohibited sexual conduct.", "§ 4B1.5(b), from 2001-11-01"
        ),
        "on_supervised_release": Key("The offense was committed on supervised release.", _COMPARE),
    },
    facts.ZeroPoint: {
        "violence": Key("Violence, or credible threats of it, were used.", "§ 4C1.1(a)(3)"),
        "death_or_injury": Key("The offense resulted in death or serious bodily injury.", "§ 4C1.1(a)(4)"),
        "sex_offense": Key(
            "It is a sex offense as the edition defines it. `kinds` of a count says so too.", "§ 4C1.1(a)(5)"
        ),
        "hardship": Key("The defendant personally caused substantial financial hardship.", "§ 4C1.1(a)(6)"),
        "weapon": Key(
            "A firearm or other dangerous weapon had the part in the offense that the criterion names.", "§ 4C1.1(a)(7)"
        ),
        "individual_rights": Key("§ 2H1.1 covers the offense. The guideline of a count says so too.", "§ 4C1.1(a)(8)"),
        "continuing_enterprise": Key(
            "The defendant was engaged in a continuing criminal enterprise (21 U.S.C. 848).",
            "§ 4C1.1(a)(10); from 2024-11-01, (a)(11)",
        ),
    },
    facts.Departure: {
        "category": Key("The category to which the court departs.", "§ 4A1.3"),
        "levels": Key(
            "How many levels further down the Table; only with Category VI.", "§ 4A1.3, from 1992-11-01", "levels"
        ),
    },
    facts.SubstantialAssistance: {
        "motion": Key("The government moved for it.", "§ 5K1.1"),
        "below_minimum": Key("The motion reaches below the statutory minimum.", "18 U.S.C. 3553(e)"),
    },
    facts.Limits: {
        "maximum": Key("The statutory maximum.", "§ 5G1.1(a), (c); § 4B1.1(b)"),
        "minimum": Key("The statutory minimum.", "§ 5G1.1(b), (c)"),
        "safety_valve": Key(
            "The mandatory minimum, stated all the same, does not bind: the court found what 18 U.S.C. 3553(f) asks.",
            "§ 5C1.2",
        ),
    },
    Plea: {
        "pleaded_guilty_on": Key("The day of the plea.", _COMPARE),
        "charged_on": Key("The day of the charge.", _SHOWING),
        "prompt": Key("The plea was prompt, as found. *Ramirez* sets no number of days.", f"{_COMPARE}; {_SHOWING}"),
        "in_custody_on": Key("The day on which custody on the charge began.", _COMPARE),
        "agreed_on": Key("The day of the agreement to enter into a plea agreement.", _COMPARE),
        "before_indictment": Key("The defendant agreed to plead before an indictment.", _COMPARE),
        "factual_basis": Key(
            "The defendant agreed to the factual basis that the government offered.", f"{_COMPARE}; {_SHOWING}"
        ),
        "waiver": Key("What the defendant gave up, and how.", f"{_COMPARE}; {_SHOWING}"),
    },
    Waiver: {
        "pretrial_motions": Key("The right to file pretrial motions was waived.", f"{_COMPARE}; {_SHOWING}"),
        "appeal": Key("The right to appeal was waived.", f"{_COMPARE}; {_SHOWING}"),
        "collateral_attack": Key("Relief under 28 U.S.C. 2255 was waived.", f"{_COMPARE}; {_SHOWING}"),
        "unconditional": Key("The waiver depends on nothing.", _SHOWING),
        "by_plea_colloquy": Key("It was made before or during the plea colloquy.", _SHOWING),
        "in_plea_agreement": Key("It is part of a plea agreement, or was discussed during the colloquy.", _SHOWING),
    },
    NamedDistrict: {
        "district": Key("By abbreviation, court id or full name.", _SHOWING),
        "range": Key("The likely range there, as submitted.", _SHOWING),
    },
    facts.Sentence: {"months": Key("The term of imprisonment imposed.", _COMPARE)},
    facts.Scenario: {
        "label": Key("How its outcome is called.", "the worksheet"),
        "set": Key(
            'For each path the value to put there, as the file would say it: `"prior[2].excluded" = "invalid"`. '
            "Lists count from 1.",
            "`scenarios`",
        ),
        "remove": Key("Paths to take out, such as `acceptance.motion`.", "`scenarios`"),
    },
    Expected: {
        "offense_level": Key("The total offense level.", _CHECK, "levels"),
        "category": Key("The criminal history category.", _CHECK),
        "points": Key("The criminal history points.", _CHECK, "points"),
        "range": Key("The range, after §§ 5G1.1 and 5G1.2.", _CHECK),
        "range_before_statute": Key("The cell of the Table.", _CHECK),
        "range_after_departure": Key("The range after §§ 4A1.3 and 5K3.1.", _CHECK),
        "zone": Key("The zone of the cell.", _CHECK),
        "steps": Key("Every step of the offense level, such as `3E1.1(a) -2`.", _CHECK),
        "history": Key("Every step of the criminal history points.", _CHECK),
        "counts": Key(
            "The steps of each count that has a level of its own, after Chapter Three, Parts A to C.", _CHECK
        ),
        "groups": Key("Each Group, the highest first: letter, level and units, such as `B 28 0.5`.", _CHECK),
        "units": Key("The units of all Groups.", _CHECK, "units"),
        "consecutive": Key("Each consecutive term, in order.", _CHECK),
        "probation": Key('Whether probation is "authorized", "with confinement" or "not authorized".', _CHECK),
        "probation_months": Key("The term of probation.", _CHECK),
        "ways": Key("How the minimum of the range may be satisfied, by citation, such as `5C1.1(c)(2)`.", _CHECK),
        "least_imprisonment": Key("What of the minimum must be prison where it is split.", _CHECK, "months"),
        "supervised_release": Key("The term of supervised release.", _CHECK),
        "supervised_release_imposed": Key(
            'Whether it follows: "required", "discretionary" or "ordinarily not".', _CHECK
        ),
        "fine": Key("The two ends of the fine range.", _CHECK, "dollars"),
        "special_assessment": Key("The special assessment.", _CHECK, "dollars"),
        "manual": Key("The edition applied.", _CHECK),
        "notes": Key("Words that some note contains.", _CHECK),
        "error": Key("The class of the refusal, such as `Undetermined`.", _CHECK),
    },
    RevocationCase: {
        "supervision": Key("What is revoked. The key makes the file one of a revocation.", "Chapter Seven"),
        "title": Key("The caption.", "the worksheet"),
        "source": Key("Where the facts come from.", "the worksheet"),
        "district": Key("By abbreviation, court id or full name.", "the worksheet"),
        "revoked": Key(
            "When supervision is, or was, revoked. It chooses the Manual where none is named.", "§ 1B1.11(a)"
        ),
        "manual": Key(
            "The edition to apply, as a day on which it is in effect, whatever the other dates say.", "§ 1B1.11"
        ),
        "original": Key("The offense that brought the supervision.", "18 U.S.C. 3565, 3583"),
        "violation": Key("Each violation found, one at least.", "§ 7B1.1"),
        "credited_detention": Key(
            "Official detention to be credited, other than on the warrant for the violation.", "§ 7B1.3(e)", "months"
        ),
        "expected": Key("What the calculation should give.", _CHECK),
    },
    Original: {
        "statute": Key("The statute of conviction; it gives the maximum where that is encoded.", "18 U.S.C. 3559(a)"),
        "committed": Key("When the offense ended: the statutes in force then set the limits.", "18 U.S.C. 3565, 3583"),
        "maximum": Key("The statutory maximum, from which the class follows.", "18 U.S.C. 3559(a)"),
        "minimum": Key(
            "The term that a statute requires on revocation; 0 says none.", "18 U.S.C. 3583(k); § 7B1.4(b)", "months"
        ),
        "class": Key(
            "The class of the offense, where the statute gives it or no maximum is stated.", "18 U.S.C. 3583(e)(3)"
        ),
        "category": Key("The criminal history category found at the original sentencing.", "§ 7B1.4 n.1"),
        "release_maximum": Key(
            "The greatest term of supervised release authorized.", "18 U.S.C. 3583(b), (h)", "months"
        ),
        "revoked_before": Key(
            "The imprisonment of each earlier revocation. `revoked_before = []` says that there is none.",
            "18 U.S.C. 3583(e)(3), (h)",
        ),
        "imposed": Key("The term of supervised release imposed.", "18 U.S.C. 3583(e)(3), to 1994-09-12", "months"),
    },
    Violation: {
        "conduct": Key("What was done.", "the worksheet"),
        "grade": Key("The grade as found.", "§ 7B1.1"),
        "punishable": Key("The greatest term of imprisonment for the conduct.", "§ 7B1.1(a)"),
        "kinds": Key(
            "Which of a crime of violence, a controlled substance offense, or a firearm or destructive device of "
            "26 U.S.C. 5845(a) it is. `kinds = []` says none.",
            "§ 7B1.1(a)(1)",
        ),
        "condition": Key("The violation is of another condition, and no offense.", "§ 7B1.1(a)(3)(B)"),
        "mandatory": Key("The ground on which a statute requires revocation.", "18 U.S.C. 3565(b), 3583(g)"),
    },
    ExpectedRevocation: {
        "grade": Key("The grade.", _CHECK),
        "category": Key("The criminal history category.", _CHECK),
        "range": Key("The range, under its statutory limits.", _CHECK),
        "range_before_statute": Key("The cell of the table.", _CHECK),
        "maximum": Key("The most imprisonment that the statute allows.", _CHECK),
        "revocation": Key("Whether supervision is to be revoked.", _CHECK),
        "alternatives": Key("How much of the minimum confinement or detention at home may replace.", _CHECK),
        "added_detention": Key("What is added for credited detention.", _CHECK, "months"),
        "range_with_detention": Key("The range with that added.", _CHECK),
        "further_release": Key("What supervised release may follow, at most, for the two ends of the range.", _CHECK),
        "manual": Key("The edition applied.", _CHECK),
        "notes": Key("Words that some note contains.", _CHECK),
        "error": Key("The class of the refusal, such as `Undetermined`.", _CHECK),
    },
}

KINDS: Mapping[Kind, str] = {
    Kind.CRIME_OF_VIOLENCE: "§ 2L1.2(b)(1)(A)(ii), 2001–16, and three misdemeanors, from 1997; "
    "§ 4A1.1 violence points, from 1991; of a count, § 4B1.1",
    Kind.DRUG_TRAFFICKING: "§ 2L1.2(b)(1)(A)(i) and (B), 2001–16, and three misdemeanors, from 2001; "
    "of a count, § 4B1.1",
    Kind.FIREARMS: "§ 2L1.2(b)(1)(A)(iii), 2001–16",
    Kind.CHILD_PORNOGRAPHY: "§ 2L1.2(b)(1)(A)(iv), 2001–16",
    Kind.NATIONAL_SECURITY: "§ 2L1.2(b)(1)(A)(v), 2001–16",
    Kind.HUMAN_TRAFFICKING: "§ 2L1.2(b)(1)(A)(vi), 2001–16",
    Kind.ALIEN_SMUGGLING: "§ 2L1.2(b)(1)(A)(vii), 2001–16; left out of (b)(1), 1989–97",
    Kind.AGGRAVATED_FELONY: "§ 2L1.2(b)(2), 1991–97; (b)(1)(A), 1997–2001; (b)(1)(C), 2001–16",
    Kind.ILLEGAL_REENTRY: "§ 2L1.2(b)(1), from 2016, and left out of (b)(2) and (3); left out of (b)(1), 1989–97",
    Kind.IMMIGRATION: "left out of § 2L1.2(b)(1), 1989–97",
    Kind.CONTROLLED_SUBSTANCE: "§ 2L1.2(b)(1)(B)(ii), three misdemeanors, 1997–2001; of a count, § 4B1.1",
    Kind.SEX_OFFENSE: "of a count, § 4C1.1(a)(5), from 2023; § 5D1.2, from 2001",
}
