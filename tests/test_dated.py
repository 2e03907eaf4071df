"""Law as values with a date of effect: the latest version by a day, or a refusal that says why."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.dated import Dated, Version
from sentencing.errors import NotInForce, NotModelled, SentencingError

FIRST = date(1987, 11, 1)
DAYS = st.dates(date(1987, 1, 1), date(2026, 10, 31))
TEXTS = st.one_of(st.none(), st.integers(0, 3))

HISTORIES = st.builds(
    lambda first, texts: tuple(
        Version(day, None if first == 0 and n == 0 else 500 + n, text)
        for n, (day, text) in enumerate(sorted(texts.items()))
    ),
    st.integers(0, 1),
    st.dictionaries(DAYS, TEXTS, min_size=1, max_size=6),
)
"""Versions in order, some of them deletions; the first is the original text or an amendment's."""

SPEED = Dated(
    "speed",
    (
        Version(FIRST, None, 55),
        Version(date(1991, 11, 1), 375, 65),
        Version(date(1995, 11, 1), 500, None),
        Version(date(2003, 4, 30), 649, 0),
    ),
)
"""A history with an amendment, a deletion, and a text that is nought."""


@given(HISTORIES, DAYS)
def test_the_version_in_force_is_the_latest_that_had_begun(versions: tuple[Version[int], ...], day: date) -> None:
    """On every day the text is that of the last version begun; before the first, and while deleted, there is none."""
    law = Dated("law", versions)
    begun = [version for version in versions if version.effective <= day]

    if not begun:
        with pytest.raises(NotModelled if versions[0].amendment is None else NotInForce, match="it begins with"):
            law.on(day)
    elif begun[-1].text is None:
        with pytest.raises(NotInForce, match="deleted by"):
            law.on(day)
    else:
        assert begun[-1] == law.version(day)
        assert begun[-1].text == law.on(day)


@given(HISTORIES, st.randoms(use_true_random=False))
def test_only_ascending_histories_construct(versions: tuple[Version[int], ...], chance: Random) -> None:
    """The same versions in any other order do not construct."""
    shuffled = list(versions)
    chance.shuffle(shuffled)

    if tuple(shuffled) == versions:
        assert versions == Dated("law", tuple(shuffled)).versions
    else:
        with pytest.raises(SentencingError, match="the versions of law must have ascending, distinct effective dates"):
            Dated("law", tuple(shuffled))


@pytest.mark.parametrize(
    "versions",
    [
        (),
        (Version(FIRST, None, 55), Version(FIRST, 375, 65)),
        (Version(date(1991, 11, 1), 375, 65), Version(FIRST, None, 55)),
    ],
)
def test_a_history_has_distinct_days(versions: tuple[Version[int], ...]) -> None:
    """No version at all, two of one day, and a later before an earlier do not construct."""
    with pytest.raises(SentencingError, match="ascending, distinct effective dates"):
        Dated("law", versions)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (FIRST, 55),
        (date(1991, 10, 31), 55),
        (date(1991, 11, 1), 65),
        (date(1995, 10, 31), 65),
        (date(2003, 4, 30), 0),
        (date(2026, 10, 31), 0),
    ],
)
def test_a_text_holds_until_the_next_begins(day: date, text: int) -> None:
    """Versions start and never end: the next one ends them, on the very day; a text of nought is in force."""
    assert text == SPEED.on(day)


@pytest.mark.parametrize("day", [date(1995, 11, 1), date(2003, 4, 29)])
def test_a_deleted_text_is_not_in_force(day: date) -> None:
    """From the day of its deletion a provision is not in force, and the message names the amendment."""
    message = f"speed is not in force on {day}: deleted by App. C, amend. 500 \\(eff. 1995-11-01\\)"

    with pytest.raises(NotInForce, match=f"^{message}$"):
        SPEED.on(day)
    assert SPEED.version(day).text is None


def test_before_the_original_text_the_law_is_not_modelled() -> None:
    """What came before the first Manual is not written down here."""
    message = r"speed is not in force on 1987-10-31: it begins with original text \(eff. 1987-11-01\)"

    for ask in (SPEED.on, SPEED.version):
        with pytest.raises(NotModelled, match=f"^{message}$"):
            ask(FIRST - timedelta(days=1))


def test_before_a_later_provision_there_is_no_such_law() -> None:
    """A provision that an amendment made is not in force before it."""
    later = Dated("§ 3F1.1", (Version(date(2025, 11, 1), 836, "text"),))
    message = r"§ 3F1.1 is not in force on 2025-10-31: it begins with App. C, amend. 836 \(eff. 2025-11-01\)"

    for ask in (later.on, later.version):
        with pytest.raises(NotInForce, match=f"^{message}$"):
            ask(date(2025, 10, 31))


def test_a_version_names_its_source() -> None:
    """A version says which amendment made it and when, as a step of a worksheet carries it."""
    assert Version(FIRST, None, 55).source == "original text (eff. 1987-11-01)"
    assert Version(date(1991, 11, 1), 375, 65).source == "App. C, amend. 375 (eff. 1991-11-01)"


def test_a_version_says_what_was_inferred() -> None:
    """Nothing is inferred unless the version says so."""
    assert Version(FIRST, None, 55).inferred == ""
    assert Version(FIRST, None, 55, "its place").inferred == "its place"
