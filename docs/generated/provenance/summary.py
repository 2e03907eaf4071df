"""The way in to the provenance pages: how many numbers, how they are verified, and where each section stands."""

from collections.abc import Iterator

from generated.markdown import table
from generated.provenance import beside, verified
from generated.provenance.constants import STATUTES, anchor_of
from generated.provenance.histories import History, release_statutes, sections
from generated.provenance.pages import linked, page_of
from generated.provenance.words import Leaf


def leaves() -> Iterator[Leaf]:
    """Every number of the law that these pages tell, in every version, as the tests name it."""
    for history in (*sections(), *release_statutes()):
        for stage in history.stages:
            yield from stage.leaves
    yield from beside.all_leaves()


def counts() -> str:
    """How many numbers, by the way in which each is verified; and how many versions, by how each was read."""
    ways = verified.tally(f"{path} {value}" for path, value in leaves())
    what = {
        verified.TYPED_TWICE: "the law was typed a second time: one more or one less disagrees with that",
        verified.BY_GOLDEN: "one way at least only a worked case fails",
        verified.ONE_WAY: "one more or one less gives the same law; the reason stands with it",
        verified.NOT_NOTICED: "neither gives other law; the reason stands with it",
    }
    rows = [(way, f"{ways[way]:,}", words) for way, words in what.items()]
    rows.append(("in all", f"{sum(ways.values()):,}", "whole numbers, dates and switches, in every version"))
    rows.append(("typed twice too", f"{_of_versions():,}", "the date of each version of a section, and its amendment"))
    return "\n\n".join((table(("Verified", "Numbers", "What that means"), rows), _lines(), _versions()))


def _of_versions() -> int:
    """The dates of the versions of the Manual, and the numbers of the amendments that made them."""
    stages = [stage for history in sections() for stage in history.stages]
    return len(stages) + sum("amendment" in stage.made_by for stage in stages)


def _lines() -> str:
    """How many lines the numbers make, each told once."""
    lines = sum(len(stage.numbers) for history in (*sections(), *release_statutes()) for stage in history.stages)
    return (
        f"A number that an amendment left as it was is told once, with the version that began it: {lines} lines in "
        "all, and the Sentencing Table as Tables."
    )


def _versions() -> str:
    stages = [stage for history in (*sections(), *release_statutes()) for stage in history.stages]
    by_how: dict[str, int] = {}
    for stage in stages:
        by_how[stage.read.how] = by_how.get(stage.read.how, 0) + 1
    rows = [(how, str(number)) for how, number in sorted(by_how.items(), key=lambda each: -each[1])]
    inferred = sum(bool(stage.inferred) for stage in stages)
    words = f"Of the {len(stages)} versions, {inferred} say in the library itself what was inferred or not read."
    return "\n\n".join((table(("How read", "Versions"), rows), words))


def index() -> str:
    """Every section with its versions, each a link; then the statutes whose numbers stand beside the sections."""
    texts = ((_title(each), " · ".join(_links(each))) for each in (*sections(), *release_statutes()))
    statutes = ((f"{provision}: {what}", _beside(name)) for name, (_, provision, what) in STATUTES.items())
    return table(("Section", "Versions"), (*texts, *statutes))


def _beside(name: str) -> str:
    return f'<a href="provenance-beside.html#{anchor_of(name)}">numbers beside the sections</a>'


def _title(history: History) -> str:
    return f'<a href="{page_of(history.key)}.html#{history.anchor}">{history.title}</a>'


def _links(history: History) -> Iterator[str]:
    return (linked(history.key, stage.effective, str(stage.effective)) for stage in history.stages)
