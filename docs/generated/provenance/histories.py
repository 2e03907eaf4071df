"""Every text of the law with its versions, and in each version the numbers that began with it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from attrs import frozen

from generated.provenance.sources import Read, amendment_link, read
from generated.provenance.verified import Verified, golden_cases, verified
from generated.provenance.words import Leaf, Told, leaves, told
from sentencing.cite import Cite
from sentencing.dated import Dated
from sentencing.enacted import Statute
from sentencing.manual import LAST_DAY, SECTIONS
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.release_statutes import (
    FURTHER_RELEASE,
    MANDATORY_REVOCATION,
    PRISON_LIMITS,
    REGISTRANT_MINIMUM,
    RELEASE_TERMS,
    RESENTENCING,
)


@frozen
class Number:
    """A number of the law: in words, the days for which it stands, how it is verified, and who consults it."""

    told: Told
    begins: date
    until: date | None
    verified: Verified
    golden: int

    def stands(self, day: date) -> bool:
        """Whether it stands on a day."""
        return self.begins <= day and (self.until is None or day <= self.until)


@frozen
class Stage:
    """A version of a text.

    Attributes:
        effective: the day from which it stands.
        until: the last day on which it stands; ``None`` where no later version is known.
        made_by: what made it, with a link where there is one.
        read: where it was read, and how far.
        inferred: what of it was deduced.
        deleted: whether it deletes the section.
        numbers: the numbers that begin with it.
        leaves: the whole numbers, dates and switches in it, those of earlier versions too, as the tests name them.
    """

    effective: date
    until: date | None
    made_by: str
    read: Read
    inferred: str
    deleted: bool
    numbers: tuple[Number, ...]
    leaves: tuple[Leaf, ...]


@frozen
class History:
    """A section of the Manual, or a statute, in all its versions."""

    key: str
    title: str
    url: str
    stages: tuple[Stage, ...]

    @property
    def anchor(self) -> str:
        """Where the section begins on its page."""
        return slug(self.key)

    def anchor_of(self, effective: date) -> str:
        """Where a version of it begins."""
        return f"{self.anchor}-{effective}"

    def still_standing(self, stage: Stage) -> tuple[date, ...]:
        """The earlier versions of which numbers stand unchanged in a version, oldest first."""
        if stage.deleted:
            return ()
        earlier = (each for each in self.stages if each.effective < stage.effective)
        return tuple(
            each.effective for each in earlier if any(number.stands(stage.effective) for number in each.numbers)
        )


def slug(key: str) -> str:
    """A key as an anchor.

    >>> slug("4B1.1(c)")
    '4b1-1-c'
    """
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


@cache
def sections() -> tuple[History, ...]:
    """Every section of the Manual that is modelled, Chapter Seven last."""
    return tuple(_section(str(number), law) for number, law in (*SECTIONS.items(), *CHAPTER_SEVEN.items()))


def _section(number: str, law: Dated[object]) -> History:
    match = re.match(r"\d[A-Z]\d\.\d+", number)
    deleted = law.versions[-1].text is None
    url = "" if match is None or deleted else Cite(match[0]).url
    title = "The Sentencing Table" if number == "5A" else law.name
    places = [(f"{number} {version.effective}", ".text") for version in law.versions]
    beginning = _beginning(law, places)
    stages = (_stage(number, law, index, numbers) for index, numbers in enumerate(beginning))
    return History(number, title, url, tuple(stages))


def _stage(number: str, law: Dated[object], index: int, numbers: tuple[Number, ...]) -> Stage:
    version = law.versions[index]
    return Stage(
        effective=version.effective,
        until=_until(law, index),
        made_by="the original text" if version.amendment is None else amendment_link(version.amendment),
        read=read(number, version.effective, version.amendment),
        inferred=version.inferred,
        deleted=version.text is None,
        numbers=numbers,
        leaves=tuple(leaves(version.text, f"{number} {version.effective}.text")),
    )


def _until(law: Dated[object] | Statute[object], index: int) -> date | None:
    later = law.versions[index + 1 : index + 2]
    return later[0].effective - timedelta(days=1) if later else None


def _beginning(law: Dated[object] | Statute[object], places: list[tuple[str, str]]) -> Iterator[tuple[Number, ...]]:
    """For each version, the numbers that the one before did not hold, in the same words at the same place."""
    texts = [list(_told(law.versions[index].text, path)) for index, (_, path) in enumerate(places)]
    for index, (where, _) in enumerate(places):
        before = Counter(map(_identity, texts[index - 1])) if index else Counter()
        new: list[Told] = []
        for each in texts[index]:
            if before[_identity(each)]:
                before[_identity(each)] -= 1
            else:
                new.append(each)
        yield tuple(_number(law, each, index, _last(each, texts, index), where) for each in new)


def _number(law: Dated[object] | Statute[object], each: Told, first: int, last: int, where: str) -> Number:
    begins, until = law.versions[first].effective, _until(law, last)
    golden = golden_cases(law.name, begins, until or LAST_DAY)
    return Number(each, begins, until, verified(where, each.leaves), golden)


def _told(text: object, path: str) -> Iterator[Told]:
    if isinstance(text, int):
        return iter((Told("", f"{text} months at least", ((path, text),)),))
    return told(text, path)


def _identity(each: Told) -> tuple[str, str]:
    return each.pinpoint, each.words


def _last(each: Told, texts: list[list[Told]], index: int) -> int:
    """The last version in a row that holds a number."""
    while index + 1 < len(texts) and _identity(each) in map(_identity, texts[index + 1]):
        index += 1
    return index


# Statutes


@cache
def release_statutes() -> tuple[History, ...]:
    """The statutes of supervision and its revocation."""
    named: dict[str, Statute[object]] = {
        "RELEASE_TERMS": RELEASE_TERMS,
        "PRISON_LIMITS": PRISON_LIMITS,
        "FURTHER_RELEASE": FURTHER_RELEASE,
        "REGISTRANT_MINIMUM": REGISTRANT_MINIMUM,
        "RESENTENCING": RESENTENCING,
        **{f"MANDATORY_REVOCATION {supervision}": law for supervision, law in MANDATORY_REVOCATION.items()},
    }
    return tuple(_statute(key, law) for key, law in named.items())


def _statute(key: str, law: Statute[object]) -> History:
    beginning = _beginning(law, [(key, f"[{index}].text") for index in range(len(law.versions))])
    stages = (_enacted(key, law, index, numbers) for index, numbers in enumerate(beginning))
    return History(key, law.name, "", tuple(stages))


def _enacted(key: str, law: Statute[object], index: int, numbers: tuple[Number, ...]) -> Stage:
    version = law.versions[index]
    return Stage(
        effective=version.effective,
        until=_until(law, index),
        made_by=version.public_law,
        read=read(key, version.effective, None, by="unread" if version.not_read else "statute"),
        inferred=f"{version.not_read} was not read" if version.not_read else "",
        deleted=False,
        numbers=numbers,
        leaves=tuple(leaves(version.text, f"{key}[{index}].text")),
    )
