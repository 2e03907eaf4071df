"""What stood when, as bars over the years: a row for each subject, whose name stays in sight when the bars scroll."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from html import escape

from attrs import frozen

from generated.svg import ACCENT, MUTED, framed

_A_YEAR, _DAYS, _HEIGHT = 15.5, 365.25, 18
_ROOM = 26.0
"""How wide a bar must be to hold a word."""


class Mark(Enum):
    """How a bar looks: its shade, its line, its dashes."""

    FULL = (ACCENT, 0.55, "none")
    HALF = (ACCENT, 0.12, "3 2")
    CONTRARY = ("currentColor", 0.35, "none")
    EMPTY = (MUTED, 0.0, "3 2")


@frozen
class Span:
    """A bar from a day until another, what it tells, and a word in it where there is room."""

    begins: date
    ends: date
    mark: Mark
    told: str
    word: str = ""


@frozen
class Years:
    """The years that a chart shows, each from 1 November, as the Manual has them."""

    first: int
    last: int

    @property
    def width(self) -> float:
        """How wide the chart is."""
        return (self.last - self.first) * _A_YEAR

    def at(self, day: date) -> float:
        """Where a day stands, within the chart."""
        return min(max((day - date(self.first, 11, 1)).days / _DAYS * _A_YEAR, 0.0), self.width)


def chart(
    years: Years, rows: Iterable[tuple[str, Sequence[Span]]], key: Iterable[tuple[Mark, str]], caption: str
) -> str:
    """The chart, with what each mark means, and its caption; a row without bars is a heading."""
    shown = "".join(_row(years, name, spans) for name, spans in rows)
    meanings = "".join(_meaning(mark, word) for mark, word in key)
    table = (
        '<table style="border-collapse:collapse;font-size:.75rem;line-height:1">'
        f"<thead><tr>{_name('')}<td>{_axis(years)}</td></tr></thead><tbody>{shown}</tbody></table>"
    )
    return framed(table, caption).replace("<figcaption", f'<p style="font-size:.75rem">{meanings}</p><figcaption', 1)


def _name(name: str) -> str:
    style = "position:sticky;left:0;z-index:1;background:var(--color-background-primary)"
    words = "text-align:right;font-weight:400;padding:0 .5em;white-space:nowrap"
    return f'<th scope="row" style="{style};{words}">{name}</th>'


def _row(years: Years, name: str, spans: Sequence[Span]) -> str:
    if not spans:
        return f'<tr><th colspan="2" style="text-align:left;padding:.6em .5em .2em">{name}</th></tr>'
    told = escape("; ".join(span.told for span in spans))
    grid = "".join(_year_line(years, year) for year in range(years.first, years.last + 1, 5))
    bars = "".join(_bar(years, span) for span in spans)
    return f'<tr>{_name(name)}<td style="padding:0">{_svg(years, f"{grid}{bars}", told)}</td></tr>'


def _axis(years: Years) -> str:
    labels = "".join(
        f'<text x="{years.at(date(year, 11, 1)) + 3:g}" y="13" font-size="11" fill="{MUTED}">{year}</text>'
        f"{_year_line(years, year)}"
        for year in range(years.first, years.last, 5)
    )
    return _svg(years, labels, "")


def _year_line(years: Years, year: int) -> str:
    x = years.at(date(year, 11, 1))
    return f'<path d="M{x:g} 0V{_HEIGHT}" stroke="{MUTED}" stroke-opacity=".35"/>'


def _bar(years: Years, span: Span) -> str:
    ink, shade, dashes = span.mark.value
    left, right = years.at(span.begins), years.at(span.ends)
    width = max(right - left - 1, 2.0)
    word = (
        f'<text x="{left + 4:.1f}" y="13" font-size="10.5" fill="currentColor">{escape(span.word)}</text>'
        if span.word and width > _ROOM
        else ""
    )
    return (
        f'<g><title>{escape(span.told)}</title><rect x="{left + 0.5:.1f}" y="2.5" width="{width:.1f}" '
        f'height="{_HEIGHT - 5}" fill="{ink}" fill-opacity="{shade:g}" stroke="{ink}" stroke-dasharray="{dashes}"/>'
        f"{word}</g>"
    )


def _svg(years: Years, inner: str, told: str) -> str:
    label = f' role="img" aria-label="{told}"' if told else ' aria-hidden="true"'
    size = f'width="{years.width:g}" height="{_HEIGHT}"'
    return f'<svg {size}{label} font-family="inherit" style="display:block;max-width:none">{inner}</svg>'


def _meaning(mark: Mark, word: str) -> str:
    ink, shade, dashes = mark.value
    return (
        '<span style="white-space:nowrap;margin-right:1.2em"><svg width="22" height="12" aria-hidden="true" '
        f'style="vertical-align:-1px"><rect x=".5" y=".5" width="21" height="11" fill="{ink}" fill-opacity="{shade:g}" '
        f'stroke="{ink}" stroke-dasharray="{dashes}"/></svg> {escape(word)}</span> '
    )
