"""What a defendant must undertake to be taken: plead in time, waive, stipulate; done, not done, or still to do.

What the case does not tell of an undertaking is a term on which he is eligible, so its ``Open`` says what to do.
"""

from collections.abc import Iterator

from sentencing.partial import PartialDate
from sentencing.plea import Plea, Waiver
from sentencing.programmes import universal_terms
from sentencing.programmes.record import Programme
from sentencing.truth import Answer, No, Open, Yes, answer


def universal_undertakings(plea: Plea, day: PartialDate) -> Iterator[Answer]:
    """What every programme asks since the memorandum of 2003; nothing on a day before it."""
    universal = universal_terms()
    not_yet = day.before(universal.begins)
    if not_yet:
        return
    asked = (
        answer(
            plea.prompt,
            yes="pleaded guilty promptly",
            no="did not plead guilty promptly",
            missing="plead guilty promptly",
        ),
        answer(
            plea.factual_basis,
            yes="agreed to the factual basis",
            no="did not agree to the factual basis",
            missing="agree to the factual basis",
        ),
        *(_waived(right, plea) for right in universal.waivers),
    )
    yield from asked if not_yet is False else map(_unless_not_yet, asked)


def own_undertakings(programme: Programme, plea: Plea, day: PartialDate) -> Iterator[Answer]:
    """What a programme itself asks to be undertaken, beside the waivers asked of everyone on that day."""
    universal = universal_terms()
    asked = universal.waivers if day.before(universal.begins) is False else ()
    for right in programme.waivers:
        if right not in asked:
            yield _waived(right, plea)
    if programme.before_indictment:
        yield answer(
            plea.before_indictment,
            yes="agreed to plead before indictment",
            no="did not agree to plead before indictment",
            missing="agree to plead before indictment",
        )
    if programme.deadline_days is not None:
        yield _in_time(programme.deadline_days, plea)
    yield from map(Open, programme.undertakings)


def _unless_not_yet(undertaking: Answer) -> Answer:
    """What was not done excludes nobody on a day so coarse that the universal terms may not have begun."""
    if isinstance(undertaking, No):
        return Open(f"show that it was not yet asked: {undertaking.because}")
    return undertaking


def _waived(right: str, plea: Plea) -> Answer:
    stated: bool | None = getattr(plea.waiver or Waiver(), right.replace(" ", "_"))
    return answer(stated, yes=f"waived {right}", no=f"did not waive {right}", missing=f"waive {right}")


def _in_time(days: int, plea: Plea) -> Answer:
    """Whether the agreement to plead came within so many days of custody on the charge; a plea proves it by then."""
    if plea.in_custody_on is not None:
        for day, done in ((plea.agreed_on, "agreed to plead"), (plea.pleaded_guilty_on, "pleaded guilty")):
            if day is not None and _days_between(plea.in_custody_on, day)[1] <= days:
                return Yes(f"{done} within {days} days of custody")
        if plea.agreed_on is not None and (least := _days_between(plea.in_custody_on, plea.agreed_on)[0]) > days:
            return No(f"agreed to plead {least} days or more after custody, and the programme allows {days}")
    return Open(f"agree to a plea agreement within {days} days of custody on the charge")


def _days_between(first: PartialDate, last: PartialDate) -> tuple[int, int]:
    """The fewest and the most days from one date to another."""
    return (last.earliest - first.latest).days, (last.latest - first.earliest).days
