"""The parts of these pages that are made from the library, so that they cannot say what it does not do.

A page marks the place with ``<!-- generated: NAME -->``. Meanings are written here by hand, once; a key of the case
file without one, or a meaning without its key, stops the build.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import reduce
from operator import or_
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import attrs

import sentencing
from sentencing import case as facts
from sentencing.casefile.converter import KEYS
from sentencing.manual import FOUND_ADJUSTMENTS, LAST_DAY, NEWEST_EDITION, OFFENSE_GUIDELINES, SECTIONS
from sentencing.partial import PartialDate
from sentencing.prior import Imposed, Kind, Prior, Revocation
from sentencing.statutes import MAXIMA
from sentencing.terms import LIFE, CriminalHistoryCategory, Duration, Range, Term, Zone

ROOT = Path(__file__).parents[1]


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; a section sign stays with its number."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    text = "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
    return text.replace("§ ", "§\N{NO-BREAK SPACE}")


# The case file


class Key(NamedTuple):
    """What a key means, the provisions that read it, and its unit where the type does not say it."""

    meaning: str
    read_by: str
    unit: str = ""


_CHECK = "`sentencing check`"
_NOTHING = "nothing yet"
_SENTENCE_IMPOSED = "§ 2L1.2 “sentence imposed”, from 2001"

MEANINGS: Mapping[type, Mapping[str, Key]] = {
    facts.Case: {
        "count": Key("The count of conviction. Several are read, but not yet calculated.", "§ 1B1.1(a)(1)"),
        "title": Key("The caption.", "the worksheet"),
        "source": Key("Where the facts come from.", "the worksheet"),
        "district": Key("By abbreviation, court id or full name.", "the worksheet"),
        "sentenced": Key(
            "When the defendant is, or was, sentenced. It chooses the Manual where none is named.",
            "§ 1B1.11(a), (b)(1); § 4A1.2(a)(1)",
        ),
        "manual": Key(
            "The edition to apply, as a day on which it is in effect, whatever the other dates say.", "§ 1B1.11"
        ),
        "prior": Key("Each prior conviction. `prior = []` says that there is none.", "§§ 2L1.2, 4A1.1, 4A1.2"),
        "adjustments": Key("Chapter Three, Parts A to C.", "§ 1B1.1(a)(3)"),
        "acceptance": Key("Acceptance of responsibility.", "§ 3E1.1"),
        "history": Key("Criminal history as found; otherwise it is worked out from the priors.", "Chapter Four"),
        "statute": Key(
            "Statutory limits; otherwise the maximum comes from the statute of conviction, where it is encoded.",
            "§ 5G1.1",
        ),
        "early_disposition": Key(
            "A reduction that the government moves for.", "§ 5K3.1, from 2003-10-27; § 3F1.1, from 2025-11-01"
        ),
        "plea": Key("The plea. It is kept for programmes of early disposition.", _NOTHING),
        "sentence": Key("The sentence imposed.", _NOTHING),
        "readings": Key(
            "Sides taken of open questions. See [Readings](readings.md).", "the rule that the reading names"
        ),
        "expected": Key("What the calculation should give.", _CHECK),
    },
    facts.Count: {
        "guideline": Key(
            "The Chapter Two section, such as `2L1.2`. Where it is not modelled, `found` states its level.",
            "§ 1B1.1(a)(1)",
        ),
        "statute": Key("The statute of conviction, such as `8 U.S.C. 1326(b)(2)`.", "§ 5G1.1"),
        "began": Key(
            "When the offense began.", "§ 4A1.2(e); § 4A1.1(e), to 2010-10-31; § 2L1.2(b)(1), from 2016-11-01"
        ),
        "ended": Key(
            "When it ended; for reentry, when the defendant was found.",
            "§ 1B1.11(b)(1); § 5G1.1; § 4A1.1(e), to 2010-10-31",
        ),
        "found": Key(
            "Findings by citation. `found = []` is the finding that no increase applies. "
            "A finding may state its effect: `2D1.1 = 32`.",
            "the guideline of the count",
        ),
        "first_removal_order": Key("The first order of deportation, exclusion or removal.", "§ 2L1.2, from 1997-11-01"),
        "removals": Key(
            "Each removal, or departure under an order. `removals = []` says that there was none.",
            "§ 2L1.2: increase of 1987; 1989-11-01 to 2016-10-31; later, whether and by when there was a first order",
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
    facts.Adjustments: {
        "found": Key(
            "Findings by citation, such as `3B1.2(b)`. What is not modelled must state its effect: `3A1.1(a) +3`. "
            "The level of a career offender goes here too.",
            "§§ 3B1.1, 3B1.2, 3C1.1; § 4C1.1, which looks back at them",
        ),
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
            "The defendant is a career offender: Category VI. State the level in `adjustments.found`, "
            "such as `4B1.1(b) >= 34`.",
            "§ 4B1.1(b)",
        ),
    },
    facts.Limits: {
        "maximum": Key("The statutory maximum.", "§ 5G1.1(a), (c)"),
        "minimum": Key("The statutory minimum.", "§ 5G1.1(b), (c)"),
    },
    facts.Plea: {
        "pleaded_guilty_on": Key("The day of the plea.", _NOTHING),
        "charged_on": Key("The day of the charge.", _NOTHING),
        "factual_basis": Key("The defendant agreed to a factual basis.", _NOTHING),
        "waiver": Key("What the defendant gave up.", _NOTHING),
    },
    facts.Waiver: {
        "pretrial_motions": Key("Pretrial motions.", _NOTHING),
        "appeal": Key("Appeal.", _NOTHING),
        "collateral_attack": Key("Collateral attack.", _NOTHING),
        "unconditional": Key("The plea was unconditional.", _NOTHING),
        "by_plea_colloquy": Key("The waiver was made in the plea colloquy.", _NOTHING),
        "in_plea_agreement": Key("The waiver stands in a plea agreement.", _NOTHING),
    },
    facts.Sentence: {"months": Key("The term of imprisonment imposed.", _NOTHING)},
    facts.Expected: {
        "offense_level": Key("The total offense level.", _CHECK, "levels"),
        "category": Key("The criminal history category.", _CHECK),
        "points": Key("The criminal history points.", _CHECK, "points"),
        "range": Key("The range, after § 5G1.1.", _CHECK),
        "range_before_statute": Key("The cell of the Table.", _CHECK),
        "range_after_departure": Key("The range after § 5K3.1.", _CHECK),
        "zone": Key("The zone of the cell.", _CHECK),
        "steps": Key("Every step of the offense level, such as `3E1.1(a) -2`.", _CHECK),
        "history": Key("Every step of the criminal history points.", _CHECK),
        "manual": Key("The edition applied.", _CHECK),
        "notes": Key("Words that some note contains.", _CHECK),
        "error": Key("The class of the refusal, such as `Undetermined`.", _CHECK),
    },
}

KINDS: Mapping[Kind, str] = {
    Kind.CRIME_OF_VIOLENCE: "§ 2L1.2(b)(1)(A)(ii), 2001–16, and three misdemeanors, from 1997; "
    "§ 4A1.1 violence points, from 1991",
    Kind.DRUG_TRAFFICKING: "§ 2L1.2(b)(1)(A)(i) and (B), 2001–16, and three misdemeanors, from 2001",
    Kind.FIREARMS: "§ 2L1.2(b)(1)(A)(iii), 2001–16",
    Kind.CHILD_PORNOGRAPHY: "§ 2L1.2(b)(1)(A)(iv), 2001–16",
    Kind.NATIONAL_SECURITY: "§ 2L1.2(b)(1)(A)(v), 2001–16",
    Kind.HUMAN_TRAFFICKING: "§ 2L1.2(b)(1)(A)(vi), 2001–16",
    Kind.ALIEN_SMUGGLING: "§ 2L1.2(b)(1)(A)(vii), 2001–16; left out of (b)(1), 1989–97",
    Kind.AGGRAVATED_FELONY: "§ 2L1.2(b)(2), 1991–97; (b)(1)(A), 1997–2001; (b)(1)(C), 2001–16",
    Kind.ILLEGAL_REENTRY: "§ 2L1.2(b)(1), from 2016, and left out of (b)(2) and (3); left out of (b)(1), 1989–97",
    Kind.IMMIGRATION: "left out of § 2L1.2(b)(1), 1989–97",
    Kind.CONTROLLED_SUBSTANCE: "§ 2L1.2(b)(1)(B)(ii), three misdemeanors, 1997–2001",
    Kind.SEX_OFFENSE: _NOTHING,
}

_PARTIAL = "date, may be partial"

TYPES: tuple[tuple[Any, str], ...] = (
    (str, "text"),
    (int, "whole number"),
    (bool, "true or false"),
    (date, "date"),
    (PartialDate, _PARTIAL),
    (tuple[PartialDate, ...], f"list; each a {_PARTIAL}"),
    (Duration, "term"),
    (Imposed, 'term, or "life"'),
    (Term, 'whole months, or "life"'),
    (Range, 'two ends, in whole months, or "life"'),
    (CriminalHistoryCategory, "I to VI"),
    (Zone, "A to D"),
    (frozenset[Kind], "list of kinds"),
    (tuple[facts.Stated, ...], "list of findings"),
    (tuple[str, ...], "list of texts"),
    (tuple[tuple[str, str], ...], "table: a key and a side"),
)


def case_file() -> str:
    """A table of keys for each table of the case file, in the order in which a case file is written."""
    return "\n\n".join(
        f"## {heading}\n\n{table(('Key', 'Type and unit', 'If left out', 'Meaning', 'Read by'), _rows(model))}"
        for heading, model in _models("", facts.Case)
    )


def key_names(model: type) -> list[str]:
    """The keys that a table of the case file may have."""
    return [_key(field) for field in attrs.fields(model) if field.init]


def _models(path: str, model: type, *, rows: bool = False) -> Iterator[tuple[str, type]]:
    """The model of each table in the file, with the heading under which it is described."""
    bare = f"[[{path}]]" if rows else f"[{path}]"
    yield f"`{bare}`" if path else "The top of the file", model
    hints = get_type_hints(model)
    for field in attrs.fields(model):
        kind, repeated = _row(hints[field.name])
        if field.init and attrs.has(kind) and kind.__module__ == facts.__name__ and kind is not facts.Stated:
            yield from _models(f"{path}.{_key(field)}" if path else _key(field), kind, rows=repeated)


def _row(hint: type) -> tuple[type, bool]:
    """The type of a value, or of each in a list."""
    kind = _without_none(hint)
    return (get_args(kind)[0], True) if get_origin(kind) is tuple else (kind, False)


def _without_none(hint: type) -> type:
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    stated: type = reduce(or_, (each for each in get_args(hint) if each is not NoneType))
    return stated


def _key(field: "attrs.Attribute[object]") -> str:
    return KEYS.get(field.name, field.name)


def _rows(model: type) -> Iterator[tuple[str, ...]]:
    keys, meanings = key_names(model), MEANINGS.get(model, {})
    if odd := set(keys) ^ set(meanings):
        msg = f"docs/_pages.py: the keys and the meanings of {model.__name__} differ: {', '.join(sorted(odd))}"
        raise KeyError(msg)
    hints = get_type_hints(model)
    for field in (each for each in attrs.fields(model) if each.init):
        entry = meanings[_key(field)]
        kind = _type(hints[field.name])
        yield (
            f"`{_key(field)}`",
            f"{kind}, of {entry.unit}" if entry.unit else kind,
            _default(field.default),
            entry.meaning,
            entry.read_by,
        )


def _type(hint: type) -> str:
    words = next((words for known, words in TYPES if known == _without_none(hint)), None)
    if words is not None:
        return words
    kind, repeated = _row(hint)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(f'"{each.value}"' for each in kind)
    if attrs.has(kind):
        return "list of tables" if repeated else "table"
    msg = f"docs/_pages.py: no words for the type {hint}"
    raise KeyError(msg)


def _default(value: object) -> str:
    match value:
        case attrs.NOTHING:
            return "an error"
        case None:
            return "not stated"
        case bool():
            return str(value).lower()
        case Enum() | str() if value:
            return f'"{value}"'
        case _:
            return "none"


def kinds() -> str:
    """The vocabulary of ``kinds``, and where each is asked."""
    return table(("Kind", "Asked by"), ((f'"{kind}"', KINDS[kind]) for kind in Kind))


# Readings, coverage


def readings() -> str:
    """Every open question with both sides."""
    return "\n\n".join(
        f"## `{each.key}`\n\n{each.question}\n\n"
        f"- **By default:** {each.chosen}\n- **The other side:** {each.alternative}\n"
        f"- **Authority:** {each.authority}\n- **Editions:** {each.period}"
        for each in sentencing.READINGS
    )


def coverage() -> str:
    """Every version of every section."""
    rows = (
        (
            f"§ {number}" if number[-1].isdigit() else "the Sentencing Table",
            version.effective.isoformat(),
            "original text" if version.amendment is None else f"amend. {version.amendment}",
            "deleted" if version.text is None else "inferred: " + version.inferred if version.inferred else "",
        )
        for number, section in SECTIONS.items()
        for version in section.versions
    )
    return table(("Section", "In effect from", "Made by", "Mark"), rows)


def newest() -> str:
    """The last edition, and the sections by how they are entered."""
    return (
        f"The newest edition is that of {NEWEST_EDITION}, and it is known to stand until {LAST_DAY}.\n\n"
        f"- From facts or from findings: {_sections(OFFENSE_GUIDELINES)}.\n"
        f"- From findings only: {_sections(FOUND_ADJUSTMENTS)}.\n"
        f"- From the rest of the case: {_sections(set(SECTIONS) - {*OFFENSE_GUIDELINES, *FOUND_ADJUSTMENTS})}."
    )


def _sections(numbers: Iterable[str]) -> str:
    return ", ".join(f"§ {number}" if number[-1].isdigit() else "the Sentencing Table" for number in sorted(numbers))


def statutes() -> str:
    """Every statutory maximum encoded."""
    rows = (
        (
            f"{each.section}{each.pinpoint}",
            each.tier,
            each.effective.isoformat(),
            f"{each.months}, fixed" if each.fixed else str(each.months),
            each.public_law,
        )
        for each in MAXIMA
    )
    return table(("Statute", "Tier", "From", "Months", "Source"), rows)


# The layers


def layers() -> str:
    """The order of imports, as the contract in ``pyproject.toml`` states it, and what each module is for."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = next(each for each in tools["importlinter"]["contracts"] if each["type"] == "layers")
    rows = (
        (f"{place}", f"`{module}`", _purpose(module))
        for place, line in enumerate(contract["layers"], start=1)
        for module in line.replace(" ", "").split("|")
    )
    return table(("Layer", "Module", "What it says of itself"), rows)


def _purpose(module: str) -> str:
    """The first sentence of a module's docstring; of a sentence with a colon, all of it."""
    place = ROOT / "src" / "sentencing" / module
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    words = " ".join((ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0].split())
    return re.split(r"(?<=\.) (?=[A-Z])", words.replace("``", "`"), maxsplit=1)[0]


# The interface

_CASE = "sentencing.case"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Calculating": ("calculate", "Outcome", "outcome_from_dict", "Manual", "SentencingTable"),
    "Cases": (
        *("load_case", "case_from_dict", "case_to_dict"),
        *("Case", "Count", "Prior", "Revocation", "Acceptance", "EarlyDisposition", "History", "Limits", "Stated"),
        *("Grade", "Jurisdiction", "Kind", "PartialDate", "Duration"),
    ),
    "Levels, categories and ranges": ("OffenseLevel", "CriminalHistoryCategory", "Range", "Difference", "Zone", "LIFE"),
    "Dated law": ("Cite", "Dated", "Version", "Reading", "READINGS"),
    "The ledger": ("Add", "AtLeast", "AtMost", "Become", "Finding", "Step", "Ledger"),
    "Refusals": (
        *("SentencingError", "CaseFileError", "UnknownDistrict"),
        *("Contradiction", "Undetermined", "NotInForce", "NotModelled"),
    ),
}

WITHIN: tuple[str, ...] = (
    *(f"{_CASE}.{name}" for name in ("Adjustments", "Plea", "Waiver", "Sentence", "Expected")),
    "sentencing.manual.SectionInForce",
    "sentencing.manual.chapter5.table.ZoneBounds",
    "sentencing.manual.chapter5.statutory_limits.StatutoryStep",
    "sentencing.outcome.EarlyDispositionRange",
    "sentencing.partial.ImpossibleDate",
    "sentencing.terms.Life",
)
"""Types that values of the public names hold."""

MEMBERS: Mapping[str, str] = {
    "Manual": "on, table, same_text, __getitem__, adjust, early_disposition_adjusts, has_early_disposition",
    "SectionInForce": "provisions, __getitem__",
    "OffenseLevel": "clamp",
}
"""Where not every public member is meant for users, or one with a special name is."""

DATA: Mapping[str, tuple[str, str]] = {
    "LIFE": (
        "sentencing.terms.Life",
        "A bound above every number of months. It compares with months, and takes no part in arithmetic.",
    ),
    "READINGS": ("tuple[sentencing.Reading, ...]", "Every open question, with the sides that may be taken."),
}
"""A value has no docstring of its own: its type, and what it is."""


def interface() -> str:
    """Every name in ``sentencing.__all__``, by subject, then the types within them."""
    listed = {name for names in GROUPS.values() for name in names}
    if odd := listed ^ (set(sentencing.__all__) - {"__version__"}):
        msg = f"docs/_pages.py: the names listed and sentencing.__all__ differ: {', '.join(sorted(odd))}"
        raise KeyError(msg)
    groups = [(title, [f"sentencing.{name}" for name in names]) for title, names in GROUPS.items()]
    return "\n\n".join(
        f"## {title}\n\n" + "\n\n".join(map(_entry, names))
        for title, names in (*groups, ("Types within these", WITHIN))
    )


def _entry(path: str) -> str:
    module, _, name = path.rpartition(".")
    value = getattr(__import__(module, fromlist=[name]), name)
    if name in DATA:
        kind, meaning = DATA[name]
        return f"```{{eval-rst}}\n.. py:data:: {path}\n   :type: {kind}\n\n   {meaning}\n```"
    if not isinstance(value, type):
        return f"```{{eval-rst}}\n.. autofunction:: {path}\n```"
    if issubclass(value, Exception):
        return f"```{{eval-rst}}\n.. autoexception:: {path}\n   :show-inheritance:\n```"
    undocumented = "\n   :undoc-members:" if issubclass(value, Enum) and value is not type(LIFE) else ""
    return f"```{{eval-rst}}\n.. autoclass:: {path}\n   :members: {MEMBERS.get(name, '')}{undocumented}\n```"


# Filling in

PARTS: Mapping[str, Callable[[], str]] = {
    "case-file": case_file,
    "kinds": kinds,
    "readings": readings,
    "coverage": coverage,
    "newest": newest,
    "statutes": statutes,
    "layers": layers,
    "interface": interface,
}

_MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")


def is_generated(text: str) -> bool:
    """Whether a page has generated parts."""
    return _MARK.search(text) is not None


def filled(text: str) -> str:
    """A page with its generated parts filled in."""
    return _MARK.sub(lambda mark: PARTS[mark[1]](), text)
