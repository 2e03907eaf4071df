"""§§ 3B1.1 to 3B1.5: roles, trust and skill, minors, body armor."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.manual.chapter3.worked import TURNS, adjusted, passed_over, steps

from sentencing.counts import Adjustments
from sentencing.errors import Contradiction, NotInForce, Undetermined
from sentencing.rules import Unanswered

BEGIN_TRUST_BESIDE_ROLE = date(1990, 11, 1)
BEGIN_MINOR = date(1995, 11, 1)
BEGIN_BODY_ARMOR = date(2003, 11, 1)
DAY = timedelta(days=1)

AGGRAVATING = ("3B1.1(a)", "3B1.1(b)", "3B1.1(c)")
MITIGATING = ("3B1.2(a)", "3B1.2(b)", "3B1.2 -3")


# §§ 3B1.1 and 3B1.2


@pytest.mark.parametrize("pair", [*combinations(AGGRAVATING, 2), *combinations(MITIGATING, 2)], ids=" and ".join)
@given(day=st.sampled_from(TURNS))
def test_two_tiers_of_one_role_contradict_each_other(pair: tuple[str, str], day: date) -> None:
    """One defendant has one role: two tiers are refused, and both are named."""
    with pytest.raises(Contradiction) as refused:
        adjusted(day, *pair)

    assert all(f"§ {finding.partition(' ')[0]}" in str(refused.value) for finding in pair)


@given(st.sampled_from(TURNS), st.sampled_from(AGGRAVATING + MITIGATING))
def test_the_same_tier_twice_is_one_step(day: date, finding: str) -> None:
    """A tier found twice is applied once."""
    assert len(steps(adjusted(day, finding, finding))) == 1


def test_a_bare_role_names_its_tiers() -> None:
    """A section with several tiers, found without an effect, does not say which was found."""
    with pytest.raises(Undetermined, match=r"find one of '3B1\.2\(a\) -4', '3B1\.2\(b\) -2', '3B1\.2 -3'"):
        adjusted(BEGIN_MINOR, "3B1.2")


# § 3B1.3


@given(st.sampled_from(TURNS), st.sampled_from(AGGRAVATING), st.sampled_from((True, False, None)))
def test_trust_and_skill_beside_an_aggravating_role(day: date, role: str, skill: bool | None) -> None:
    """To 31 October 1990 neither; since then an abuse of trust is added, the use of a skill alone is not."""
    facts = Adjustments(special_skill=skill)
    asked = skill is None and day >= BEGIN_TRUST_BESIDE_ROLE
    if asked:
        with pytest.raises(Unanswered, match=r"state adjustments\.special_skill"):
            adjusted(day, role, "3B1.3", facts=facts)
        return
    added = day >= BEGIN_TRUST_BESIDE_ROLE and skill is False

    assert steps(adjusted(day, role, "3B1.3", facts=facts))[1:] == ["3B1.3 +2"] * added


@given(st.sampled_from(TURNS), st.sampled_from(((), *((each,) for each in MITIGATING))))
def test_trust_and_skill_beside_no_aggravating_role(day: date, role: tuple[str, ...]) -> None:
    """Without § 3B1.1 what § 3B1.3 rests on is not asked."""
    assert steps(adjusted(day, *role, "3B1.3"))[-1:] == ["3B1.3 +2"]


@given(st.sampled_from(TURNS), st.sampled_from(AGGRAVATING))
def test_a_role_alone_asks_nothing_of_skill(day: date, role: str) -> None:
    """Where § 3B1.3 is not found, no skill is asked about."""
    assert len(steps(adjusted(day, role))) == 1


@pytest.mark.parametrize("day", [BEGIN_TRUST_BESIDE_ROLE - DAY, BEGIN_TRUST_BESIDE_ROLE], ids=str)
def test_the_skill_that_does_not_count_is_considered(day: date) -> None:
    """The finding that § 3B1.1 excludes stands among what was considered, with the reason."""
    ledger = adjusted(day, "3B1.1(a)", "3B1.3", facts=Adjustments(special_skill=True))

    assert passed_over(ledger) == [
        "3B1.3: abuse of a position of trust, or use of a special skill: as found; not in addition to § 3B1.1"
    ]


# §§ 3B1.4 and 3B1.5


@pytest.mark.parametrize(
    ("begins", "finding", "step"),
    [
        (BEGIN_MINOR, "3B1.4", "3B1.4 +2"),
        (BEGIN_BODY_ARMOR, "3B1.5(2)(A)", "3B1.5(2)(A) +2"),
        (BEGIN_BODY_ARMOR, "3B1.5(2)(B)", "3B1.5(2)(B) +4"),
    ],
)
def test_minors_and_body_armor_begin_on_their_days(begins: date, finding: str, step: str) -> None:
    """§ 3B1.4 begins with amend. 527, § 3B1.5 with amend. 659."""
    assert steps(adjusted(begins, finding)) == [step]
    with pytest.raises(NotInForce, match="it begins with App"):
        adjusted(begins - DAY, finding)


def test_of_body_armor_the_greater() -> None:
    """§ 3B1.5(2): body armor involved and body armor used are found together, and the greater applies."""
    ledger = adjusted(BEGIN_BODY_ARMOR, "3B1.5(2)(A)", "3B1.5(2)(B)")

    assert steps(ledger) == ["3B1.5(2)(B) +4"]
    assert [each.partition(":")[0] for each in passed_over(ledger)] == ["3B1.5(2)(A)"]
