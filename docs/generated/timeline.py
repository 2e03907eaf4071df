"""The editions as a time line: the versions of § 2L1.2, and where early disposition stood."""

from collections.abc import Iterator
from datetime import date

from generated.svg import ACCENT, BOLD, DASHED, MIDDLE, MUTED, WIDTH, Look, box, figure, line, shaded, text
from sentencing import Add, Become, Manual
from sentencing.manual import FIRST_DAY, LAST_DAY
from sentencing.manual.chapter2.reentry import REENTRY
from sentencing.manual.early_disposition import EARLY_DISPOSITION, EARLY_DISPOSITION_DEPARTURE

_A_YEAR, _DAYS = 17.0, 365.25
_TOP, _APART = 34.0, 11.5
_AXIS, _STRIP = 6.0, 262.0
_WIDTH = WIDTH - _STRIP - 2


def editions() -> str:
    """Each version of § 2L1.2 on the day that it took effect, and beside it early disposition."""
    pieces = (
        text(_AXIS + 8, 10, "§ 2L1.2: in effect from, made by,", **BOLD),
        text(_AXIS + 8, 24, "base level, increases printed", **BOLD),
        text(_STRIP + _WIDTH / 2, 10, "Early", **MIDDLE, **BOLD),
        text(_STRIP + _WIDTH / 2, 24, "disposition", **MIDDLE, **BOLD),
        line(_AXIS, _at(FIRST_DAY), _AXIS, _at(LAST_DAY), stroke=MUTED, stroke_width=1.5),
        *_versions(),
        *_early_disposition(),
    )
    return figure(
        "; ".join(f"§ 2L1.2 {version.source}" for version in REENTRY.versions),
        f"Every version of § 2L1.2 since {FIRST_DAY}, and where a reduction for early disposition stood. A version in "
        "bold changed the numbers printed. Until November 2016 the greatest increase applied; since then each of three "
        "subdivisions has one, and they add up.",
        _at(LAST_DAY) + 4,
        *pieces,
    )


def _at(day: date) -> float:
    return _TOP + (day - FIRST_DAY).days / _DAYS * _A_YEAR


def _versions() -> Iterator[str]:
    place, before = 0.0, ""
    for version in REENTRY.versions:
        day = version.effective
        place = max(_at(day) + 4, place + _APART)
        printed = _printed(day)
        look: dict[str, Look] = {"font_size": 9.5, "fill": MUTED} if printed == before else {"font_size": 9.5, **BOLD}
        yield line(_AXIS - 4, _at(day), _AXIS + 4, _at(day), stroke=ACCENT, stroke_width=1.5)
        yield text(_AXIS + 8, place, day.isoformat(), **look)
        yield text(
            _AXIS + 66, place, "original" if version.amendment is None else f"amend. {version.amendment}", **look
        )
        yield text(_AXIS + 128, place, "same numbers" if printed == before else printed, **look)
        before = printed


def _printed(day: date) -> str:
    """The base offense level, and the increases that the section prints, each once."""
    effects = [effect for _, effect in Manual.on(day)["2L1.2"].provisions]
    base = [effect.number for effect in effects if isinstance(effect, Become)]
    added = sorted({effect.number for effect in effects if isinstance(effect, Add)}, reverse=True)
    return " ".join((*map(str, base), *(f"+{number}" for number in added)))


def _early_disposition() -> Iterator[str]:
    """Nothing; a departure; an adjustment."""
    departure, adjustment = EARLY_DISPOSITION_DEPARTURE, EARLY_DISPOSITION
    began, ended = departure.days
    told = (f"{departure.name},", "a departure", "from the", "finished range")
    yield from _period(FIRST_DAY, began, ("none",), stroke=MUTED, **DASHED)
    yield from _period(began, ended, told, **shaded(0.12))
    yield from _period(adjustment.days[0], LAST_DAY, (adjustment.name,), **shaded(0.4))


def _period(begins: date, ends: date, told: tuple[str, ...], **look: Look) -> Iterator[str]:
    top, bottom = _at(begins), _at(ends)
    first = (top + bottom) / 2 - 13 * (len(told) - 1) / 2 + 4
    yield box(_STRIP, top, _WIDTH, bottom - top, **look)
    yield from (text(_STRIP + _WIDTH / 2, first + 13 * number, each, **MIDDLE) for number, each in enumerate(told))
