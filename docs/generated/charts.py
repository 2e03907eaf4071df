"""Charts over the years: what is modelled, where a programme is documented, what the law of a circuit was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from generated.markdown import table
from generated.spans import Mark, Span, Years, chart
from sentencing.dated import Dated
from sentencing.districts import circuit_name, districts
from sentencing.manual import FIRST_DAY, LAST_DAY
from sentencing.manual.chapter7.periods import CHAPTER_SEVEN
from sentencing.manual.sections import OFFENSE_GUIDELINES, SECTIONS
from sentencing.precedent import BOOKER, LAST_CHECKED, Law, holdings, may_consider
from sentencing.programmes import Programme, programmes

_AFTER_THE_LAST = LAST_DAY + timedelta(days=1)

CHAPTER_TWO: Mapping[str, tuple[str, int]] = {
    "A": ("the person", 22),
    "B": ("basic economic offenses", 13),
    "C": ("public officials, elections", 5),
    "D": ("drugs", 17),
    "E": ("enterprises, racketeering", 9),
    "G": ("commercial sex acts, minors, obscenity", 9),
    "H": ("individual rights", 7),
    "J": ("administration of justice", 7),
    "K": ("public safety", 10),
    "L": ("immigration, naturalization, passports", 5),
    "M": ("national defense", 15),
    "N": ("food, drugs, consumer products", 5),
    "P": ("prisons", 3),
    "Q": ("the environment", 6),
    "R": ("antitrust", 1),
    "S": ("money laundering", 2),
    "T": ("taxation", 10),
    "X": ("other offenses", 9),
}
"""The Parts of Chapter Two, with how many guidelines each has in the Manual of 1 November 2025."""

NOT_MODELLED: Mapping[str, tuple[date, date]] = {
    "restitution": (FIRST_DAY, _AFTER_THE_LAST),
    "§ 5G1.3": (FIRST_DAY, _AFTER_THE_LAST),
    "§ 5K2": (FIRST_DAY, date(2025, 11, 1)),
    "Ch. Eight": (date(1991, 11, 1), _AFTER_THE_LAST),
}
"""What the Manual has and the library does not, with when."""


def coverage_chart() -> str:
    """Every section by year: modelled, modelled by inference, not in force, not modelled."""
    rows: list[tuple[str, Sequence[Span]]] = []
    for title, sections in _chapters():
        rows.append((title, ()))
        rows += ((_short(each.name), tuple(_versions(each))) for each in sections)
        if title == "Chapter Two":
            others = sum(count for _, count in CHAPTER_TWO.values()) - len(OFFENSE_GUIDELINES)
            told = f"{others} other guidelines: their result may be stated as found"
            rows.append(("the others", (Span(FIRST_DAY, _AFTER_THE_LAST, Mark.EMPTY, told, told),)))
    rows.append(("Not modelled", ()))
    for name, (begins, ends) in NOT_MODELLED.items():
        rows.append((name, (Span(begins, ends, Mark.EMPTY, f"{name}: not modelled"),)))
    key = (
        (Mark.FULL, "modelled"),
        (Mark.HALF, "modelled, in part by inference"),
        (Mark.EMPTY, "not modelled"),
    )
    caption = (
        "Each bar is a version of a section; the next begins where the text changed. No bar: the Manual did not "
        "contain it. The years begin on 1 November, as Manuals do."
    )
    return chart(Years(1987, 2026), rows, key, caption)


_CHAPTERS = {"2": "Chapter Two", "3": "Chapter Three", "4": "Chapter Four", "5": "Chapter Five"}


def _chapters() -> Iterator[tuple[str, Iterable[Dated[object]]]]:
    for digit, title in _CHAPTERS.items():
        yield title, [section for number, section in SECTIONS.items() if number.startswith(digit)]
    yield "Chapter Seven", CHAPTER_SEVEN.values()


_SHORT = {
    "the Sentencing Table": "Ch. 5, Pt. A",
    "Chapter Seven (probation)": "probation",
    "Chapter Seven (supervised release)": "release",
}


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def _versions(section: Dated[object]) -> Iterator[Span]:
    ends = (*section.days[1:], _AFTER_THE_LAST)
    for version, end in zip(section.versions, ends, strict=True):
        if version.text is not None:
            inferred = f"; inferred: {version.inferred}" if version.inferred else ""
            told = f"{section.name}: {version.source}{inferred}"
            yield Span(version.effective, end, Mark.HALF if version.inferred else Mark.FULL, told)


def chapter_two() -> str:
    """How many guidelines each Part of Chapter Two has, and which are worked from facts."""
    rows = (
        (f"2{part}: {title}", str(count), ", ".join(f"§ {each}" for each in OFFENSE_GUIDELINES if each[1] == part))
        for part, (title, count) in CHAPTER_TWO.items()
    )
    total = str(sum(count for _, count in CHAPTER_TWO.values()))
    last = ("all", total, str(len(OFFENSE_GUIDELINES)))
    return table(("Part", "Guidelines, 2025", "Worked from facts"), (*rows, last))


def programmes_chart() -> str:
    """For which days a source vouches for a programme, or for the absence of one, district by district."""
    circuits = {district.abbreviation: district.circuit for district in districts()}
    by_place: dict[str, list[Programme]] = {}
    for record in programmes():
        for place in record.places:
            by_place.setdefault(place, []).append(record)
    rows: list[tuple[str, Sequence[Span]]] = []
    heading = ""
    for place, records in by_place.items():
        circuit = circuits.get(place, records[0].circuit or "")
        own = circuit_name(circuit) if circuit else "Everywhere"
        if own != heading:
            heading = own
            rows.append((heading, ()))
        rows.append((place if place in circuits or not circuit else "the circuit", tuple(map(_documented, records))))
    key = ((Mark.FULL, "a programme"), (Mark.HALF, "what one defendant was offered"), (Mark.CONTRARY, "no programme"))
    caption = (
        "For which days a source vouches. Where there is no bar the district is unknown on that day, not without a "
        "programme. Dates known to the month or the year reach as far as they may."
    )
    return chart(Years(1992, 2026), rows, key, caption)


def _documented(record: Programme) -> Span:
    mark = Mark.CONTRARY if not record.exists else Mark.FULL if record.is_rule else Mark.HALF
    ends = record.window.documented.latest + timedelta(days=1)
    return Span(record.window.begins.earliest, ends, mark, f"{record.window}: {record.terms}")


def circuit_chart() -> str:
    """What the law of each circuit was, by day."""
    rows = [(circuit_name(circuit), tuple(_answers(circuit))) for circuit in _ORDER]
    key = ((Mark.FULL, "yes"), (Mark.CONTRARY, "no"), (Mark.EMPTY, "open"))
    caption = (
        "May a court take into account what a fast-track district would have given? Open: no decision of the circuit "
        "says that it may, or that it may not."
    )
    return chart(Years(1994, 2026), rows, key, caption)


def circuit_answers() -> str:
    """The same in words, each answer from the day on which it began."""
    rows = ((_linked(circuit), "; ".join(_in_words(circuit))) for circuit in _ORDER)
    return table(("Circuit", "May a court consider it?"), rows)


def _in_words(circuit: str) -> Iterator[str]:
    said = ""
    for law, _ in _laws(circuit):
        if law.said != said:
            since = f"from {law.day.earliest} **{law.said}**" if said else f"**{law.said}**"
            yield f"{since} (*{law.holding.name}*)" if law.holding else since
        said = law.said


def _linked(circuit: str) -> str:
    """A circuit, with a link to its decisions where there are any."""
    name = circuit_name(circuit)
    has_any = any(each.circuit == circuit for each in holdings())
    return f"[{name}](#{name.lower().replace(' ', '-')})" if has_any else name


_ORDER = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "D.C.")
_MARKS = {"yes": Mark.FULL, "no": Mark.CONTRARY, "open": Mark.EMPTY}


def _answers(circuit: str) -> Iterator[Span]:
    for law, ends in _laws(circuit):
        by = f" ({law.holding})" if law.holding else ""
        yield Span(law.day.earliest, ends, _MARKS[law.said], f"{law.day.earliest}: {law.said}{by}", law.said)


def _laws(circuit: str) -> Iterator[tuple[Law, date]]:
    """What the law was from each day on which it may have changed, until the next."""
    court = next(district for district in districts() if district.circuit == circuit)
    decided = {each.decided.latest for each in holdings() if each.circuit == circuit}
    days = sorted({FIRST_DAY, BOOKER, *decided, LAST_CHECKED})
    laws = [may_consider(court, on=day) for day in days[:-1]]
    changes = [law for last, law in zip((None, *laws), laws, strict=False) if last is None or _differ(last, law)]
    ends = [law.day.earliest for law in changes[1:]]
    yield from zip(changes, (*ends, LAST_CHECKED), strict=True)


def _differ(one: Law, other: Law) -> bool:
    return (one.said, one.holding) != (other.said, other.holding)
