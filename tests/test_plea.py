"""The plea as a case states it: nothing is assumed, and its days hang together."""

import pytest
from attrs import asdict
from attrs.exceptions import FrozenInstanceError

from sentencing import case_from_dict
from sentencing.errors import CaseFileError
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea, Waiver
from sentencing.terms import Range


def day(text: str) -> PartialDate:
    """A day, or what is known of it."""
    return PartialDate.parse(text)


def test_nothing_is_assumed() -> None:
    """What a case does not tell of the plea, of the waiver or of a district named stays unstated."""
    plea, waiver = Plea(), Waiver()

    assert set(asdict(plea).values()) == set(asdict(waiver).values()) == {None}
    assert NamedDistrict("D. Idaho").range is None


def test_each_fact_is_kept() -> None:
    """A plea holds what it was given, and cannot be changed."""
    waiver = Waiver(
        pretrial_motions=True,
        appeal=True,
        collateral_attack=False,
        unconditional=False,
        by_plea_colloquy=True,
        in_plea_agreement=False,
    )
    plea = Plea(day("2009-10-14"), day("2009-08-05"), prompt=True, waiver=waiver)

    assert plea.pleaded_guilty_on == day("2009-10-14")
    assert plea.charged_on == day("2009-08-05")
    assert (plea.prompt, plea.factual_basis, plea.waiver) == (True, None, waiver)
    assert (waiver.appeal, waiver.collateral_attack, waiver.in_plea_agreement) == (True, False, False)
    assert NamedDistrict("D. Idaho", Range(33, 41)).range == Range(33, 41)
    with pytest.raises(FrozenInstanceError):
        plea.prompt = False


@pytest.mark.parametrize(
    ("pleaded", "other"),
    [
        ("2009-10-14", "2009-08-05"),
        # On one day: an information and a plea to it.
        ("2009-10-14", "2009-10-14"),
        # Months and years that overlap are not surely out of order.
        ("2009-10", "2009-10-31"),
        ("2009", "2009-12-31"),
        ("2009", "2009"),
    ],
)
def test_a_plea_may_follow_the_charge_and_the_agreement(pleaded: str, other: str) -> None:
    """A plea on the day of the charge or agreement, later, or not surely earlier is accepted."""
    assert Plea(day(pleaded), charged_on=day(other)).charged_on == day(other)
    assert Plea(day(pleaded), agreed_on=day(other)).agreed_on == day(other)


@pytest.mark.parametrize(
    ("pleaded", "other"), [("2009-08-04", "2009-08-05"), ("2009-07", "2009-08-01"), ("2008", "2009")]
)
@pytest.mark.parametrize("key", ["charged_on", "agreed_on"])
def test_a_plea_before_the_charge_or_the_agreement_is_refused(key: str, pleaded: str, other: str) -> None:
    """A plea surely earlier than the charge, or than the agreement to plead, is refused in words that name both."""
    with pytest.raises(CaseFileError) as caught:
        Plea(day(pleaded), **{key: day(other)})

    assert str(caught.value) == f"pleaded_guilty_on: {pleaded} is before `{key}` ({other})"


@pytest.mark.parametrize("key", ["charged_on", "agreed_on"])
def test_one_day_alone_is_not_compared(key: str) -> None:
    """Where the plea, or the other day, is not stated there is nothing to refuse."""
    assert getattr(Plea(**{key: day("2009")}), key) == day("2009")
    assert Plea(day("2009")).pleaded_guilty_on == day("2009")


def test_a_case_file_states_it() -> None:
    """A case file's [plea] and [[showing]] become these records; an empty list says that no district was named."""
    count = {"guideline": "2L1.2"}
    case = case_from_dict(
        {
            "count": [count],
            "plea": {"pleaded_guilty_on": "2009-10-14", "factual_basis": True, "waiver": {"appeal": True}},
            "showing": [{"district": "idd", "range": [33, 41]}, {"district": "D. Neb."}],
        }
    )

    assert case.plea == Plea(day("2009-10-14"), factual_basis=True, waiver=Waiver(appeal=True))
    assert case.showing == (NamedDistrict("D. Idaho", Range(33, 41)), NamedDistrict("D. Neb."))
    assert case_from_dict({"count": [count], "showing": []}).showing == ()
    assert case_from_dict({"count": [count]}).showing is None
