"""Bounds of case files: size, depth, number and length; each is refused in a sentence that names place and bound."""

import math
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sentencing import (
    CaseFileError,
    calculate,
    case_from_dict,
    load_case,
    outcome_from_dict,
    report,
    revocation_from_dict,
)
from sentencing.casefile.bounds import (
    CASE_FILE,
    DEEPEST,
    LONGEST_KEY,
    LONGEST_PLACE,
    MOST_BYTES,
    MOST_PAIRS,
    Bounds,
    refuse_deep_keys,
)

Plain = dict[str, Any]

COUNT: Plain = {"guideline": "2L1.2", "found": []}
A_CASE: Plain = {"manual": "2024-11-01", "count": [COUNT], "history": {"category": "I"}}
A_REVOCATION: Plain = {"supervision": "probation", "violation": [{"grade": "C"}]}


def refusal_of(data: object, read: Callable[[Mapping[str, object]], object] = case_from_dict) -> str:
    """The one sentence with which data is refused."""
    with pytest.raises(CaseFileError) as refused:
        read(data)  # type: ignore[arg-type]  # whatever a caller may pass
    told = str(refused.value)
    assert told.isprintable()
    assert len(told) < 500
    return told


# Lists, tables, texts, numbers, keys


def test_two_hundred_items_are_read_and_one_more_is_refused() -> None:
    """Two hundred counts are read; a list of one more is refused at its place, whichever list it is."""
    most = [COUNT] * CASE_FILE.items

    assert len(case_from_dict({**A_CASE, "count": most}).counts) == 200
    assert refusal_of({**A_CASE, "count": [*most, COUNT]}) == (
        "count: 201 items of a list are too many; a case file has 200 at most"
    )
    assert refusal_of({**A_CASE, "count": [{**COUNT, "removals": ["2001"] * 201}]}).startswith(
        "count[1].removals: 201 "
    )
    assert refusal_of({**A_REVOCATION, "violation": [{"grade": "C"}] * 201}, revocation_from_dict).startswith(
        "violation: 201 items"
    )


def test_a_table_has_as_many_keys_at_most() -> None:
    """A scenario that sets two hundred facts is read, and one more is refused."""
    facts = {f"history.f{n}": n for n in range(CASE_FILE.items)}

    assert len(case_from_dict({**A_CASE, "scenario": [{"label": "x", "set": facts}]}).scenarios[0].set) == 200
    assert refusal_of({**A_CASE, "scenario": [{"label": "x", "set": {**facts, "history.points": 1}}]}) == (
        "scenario[1].set: 201 keys of a table are too many; a case file has 200 at most"
    )


def test_a_text_has_ten_thousand_characters_at_most() -> None:
    """A caption of ten thousand characters is read, and of one more is refused."""
    longest = "x" * CASE_FILE.characters

    assert case_from_dict({**A_CASE, "title": longest}).title == longest
    assert refusal_of({**A_CASE, "title": longest + "x"}) == (
        "title: 10,001 characters of a text are too many; a case file has 10,000 at most"
    )


@pytest.mark.parametrize(
    "number",
    [10**13, -(10**13), 10**5000, math.inf, -math.inf, math.nan],
    ids=["13", "-13", "5000", "inf", "-inf", "nan"],
)
@pytest.mark.parametrize(
    "place", ["title", "district", "sentenced", "manual", "count", "prior", "deportable", "readings", "expected"]
)
def test_a_number_beyond_all_is_refused_wherever_it_stands(place: str, number: float) -> None:
    """No number is recited past its first digits, nor breaks what would recite it."""
    told = refusal_of({**A_CASE, place: number})

    assert told.startswith(f"{place}: ")
    assert told.endswith(" is not a number that a case file may hold")


@pytest.mark.parametrize(
    "key",
    [1, None, ("a",), 10**5000, b"title", 1.5, "k" * (LONGEST_KEY + 1)],
    ids=["number", "null", "tuple", "digits", "bytes", "decimal", "long"],
)
def test_a_key_is_a_text_of_two_hundred_characters_at_most(key: object) -> None:
    """A key of any other kind, in the case or in a table of it, is refused before it is looked for."""
    assert refusal_of({**A_CASE, key: 1}).endswith("a key; a key is a text of 200 characters at most")
    assert refusal_of({**A_CASE, "history": {key: 1}}).startswith("history: ")


def test_a_key_as_long_as_allowed_is_an_unknown_key() -> None:
    """The bound on keys is inclusive: one of two hundred characters is refused for not being known."""
    assert "unknown key" in refusal_of({**A_CASE, "k" * LONGEST_KEY: 1})


# Depth


def deep(levels: int) -> Plain:
    """A scenario that sets a fact so deep inside the case: three levels lead to it."""
    value: object = 1
    for _ in range(levels - 3):
        value = {"k" * 20: value}
    return {**A_CASE, "scenario": [{"label": value}]}


def test_a_case_is_nested_thirty_two_deep_at_most() -> None:
    """At the bound the value itself is refused, for it is no text; one level more is refused for its depth."""
    assert refusal_of(deep(DEEPEST)).endswith("a table is not a text")
    told = refusal_of(deep(DEEPEST + 1))
    assert told.startswith("scenario[1].label.kkkk")
    assert told.endswith(f"…: this is nested too deeply; a case file is nested {DEEPEST} deep at most")
    assert len(told.partition("…")[0]) == LONGEST_PLACE


def itself_in_a_list() -> Plain:
    """A case whose list of counts holds itself, twice."""
    counts: list[object] = []
    counts += [counts, counts]
    return {**A_CASE, "count": counts}


def itself_in_a_table() -> Plain:
    """A case that is its own history and its own scenario."""
    case: Plain = dict(A_CASE)
    case.update(history=case, scenario=[{"label": "x", "set": {"title": case}}])
    return case


def shared() -> Plain:
    """A case of few objects that unfold to many: each list holds the one before a hundred times."""
    value: object = 1
    for _ in range(20):
        value = [value] * 100
    return {**A_CASE, "scenario": [{"label": "x", "set": {"prior": value}}]}


@pytest.mark.parametrize("made", [itself_in_a_list, itself_in_a_table])
def test_data_that_holds_itself_is_refused(made: Callable[[], Plain]) -> None:
    """A list or a table inside itself is too deep, wherever it is entered; a revocation is no other."""
    assert "nested too deeply" in refusal_of(made())
    assert "nested too deeply" in refusal_of({**A_REVOCATION, "original": made()}, revocation_from_dict)


def test_data_that_unfolds_to_too_much_is_refused_in_time() -> None:
    """Lists of lists, a hundred wide and twenty deep, are refused after a million values."""
    assert "too many values; a case file has 1,000,000 at most" in refusal_of(shared())


# Pairs


A_PRIOR: Plain = {"points": 1, "kinds": [], "grade": "misdemeanor", "sentenced": "2001"}


def pairs(counts: int, priors: int) -> Plain:
    """A case of so many counts and priors."""
    return {"count": [COUNT] * counts, "prior": [A_PRIOR] * priors}


def test_counts_and_priors_make_five_thousand_pairs_at_most() -> None:
    """A hundred priors beside fifty counts are read; beside one count more they are refused with both numbers."""
    assert len(case_from_dict(pairs(50, 100)).priors or ()) * 50 == MOST_PAIRS
    assert refusal_of(pairs(51, 100)) == (
        "prior: 100 priors beside 51 counts are too many; a case file has 5,000 pairs of them at most"
    )
    assert len(case_from_dict(pairs(25, 200)).priors or ()) == 200
    assert case_from_dict({"count": [COUNT] * 200}).priors is None


# Files


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """A file saved with a byte order mark, as some editors do, is read as the same file without one."""
    for name, text in (
        ("case.toml", '[[count]]\nguideline = "2L1.2"\n'),
        ("case.json", '{"count": [{"guideline": "2L1.2"}]}'),
    ):
        path = tmp_path / name
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())

        assert load_case(path).counts[0].guideline == "2L1.2"


def refused_file(path: Path | str) -> str:
    """The sentence with which a file is refused, without its name, which must come first."""
    with pytest.raises(CaseFileError) as refused:
        load_case(path)
    told = str(refused.value)
    assert told.startswith(f"{path}: ")
    return told.removeprefix(f"{path}: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """A named pipe, and a device behind a symbolic link, are no case files; a link to a file is that file."""
    pipe, device, link = tmp_path / "pipe.toml", tmp_path / "zero.toml", tmp_path / "link.toml"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    (tmp_path / "case.toml").write_text('[[count]]\nguideline = "2L1.2"\n', encoding="utf-8")
    link.symlink_to("case.toml")

    assert refused_file(pipe) == "this is no ordinary file, so no case file"
    assert refused_file(device) == "this is no ordinary file, so no case file"
    assert load_case(link).counts[0].guideline == "2L1.2"


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """A link to itself, and one to nothing, cannot be read."""
    circle, broken = tmp_path / "circle.toml", tmp_path / "broken.toml"
    circle.symlink_to(circle)
    broken.symlink_to("nothing.toml")

    assert refused_file(circle).startswith("the file cannot be read (")
    assert refused_file(broken) == "the file cannot be read (No such file or directory)"


@pytest.mark.parametrize("name", ["a\0.toml", "a\ud800.toml", f"{'x' * 5000}.toml"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    """A name with a NUL, with half a character, or too long for any file is refused like a file that is not there."""
    assert refused_file(name).startswith("the file cannot be read (")


@pytest.mark.parametrize(
    ("name", "text"), [("case.json", '{"count": 9' + "0" * 5000 + "}"), ("case.toml", "count = 9" + "0" * 5000)]
)
def test_a_number_of_too_many_digits_is_told_as_such(tmp_path: Path, name: str, text: str) -> None:
    """What Python itself refuses to read is told in our words, with nothing of how Python is set."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    told = refused_file(path)
    assert told.startswith("the file is not valid ")
    assert told.endswith(": a number in it has more digits than any number of a case file")


DEEP_KEYS = [
    "a" + ".a" * DEEPEST + " = 1",
    "[" + ".".join(["a"] * (DEEPEST + 1)) + "]",
    "x = {" + '"a" . ' * DEEPEST + "b = 1}",
    "'a'." * DEEPEST + "b = 1",
    "a" + ".a" * 300_000 + " = 1",
]


@pytest.mark.parametrize("keys", DEEP_KEYS, ids=["dotted", "header", "quoted", "literal", "thousands"])
def test_a_key_of_too_many_parts_is_refused_by_its_line(tmp_path: Path, keys: str) -> None:
    """A dotted key takes its reader the square of its parts in time, so it is refused before it is read."""
    path = tmp_path / "case.toml"
    path.write_text(f'title = """\n"""\n{keys}\n', encoding="utf-8")

    assert refused_file(path) == "a key of more than 32 parts is nested too deeply for a case file (line 3)"


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * (DEEPEST - 1) + " = 1",
        'title = "' + "N.D. Ill. " * 100 + '"',
        "title = '" + "a." * 100 + "'",
        'title = """\n' + "a." * 100 + '\n\\"""' + "a." * 100 + '"""',
        "title = '''\n" + "a." * 100 + "\n'''",
        "# " + "a." * 100,
        '"""' + "a." * 100,
        '"' + "a." * 100,
        "'" + "a." * 100,
    ],
)
def test_dots_in_texts_and_comments_are_no_parts_of_keys(text: str) -> None:
    """Abbreviations in a text, however many, make no key; neither do those of a text that is never closed."""
    refuse_deep_keys(text)


def test_a_key_given_twice_is_found_in_time(tmp_path: Path) -> None:
    """Of eighty thousand keys the last is given twice, which is told within seconds."""
    path = tmp_path / "case.json"
    path.write_text("{" + ",".join(f'"k{n}":1' for n in range(80_000)) + ',"k79999":2}', encoding="utf-8")

    began = time.process_time()
    told = refused_file(path)

    assert told == "k79999: the key is given twice"
    assert time.process_time() - began < MOST_SECONDS


# Time


MOST_SECONDS = 20
"""Of the processor, on a machine far slower than any of ours: what is quadratic without bound takes much more."""


def a_prior(number: int, **facts: object) -> Plain:
    """A felony with its dates, one of many."""
    return {
        "offense": f"p{number}",
        "kinds": ["crime of violence"],
        "grade": "felony",
        "committed": "2005-01-01",
        "sentenced": f"2006-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "imposed": 14,
        **facts,
    }


REENTRY: Plain = {
    "guideline": "2L1.2",
    "began": "2019-01-01",
    "ended": "2020-01-01",
    "first_removal_order": "2007-01-01",
}

LARGEST: dict[str, Plain] = {
    "priors of one group": {
        "count": [REENTRY],
        "prior": [a_prior(n, group="A", consecutive=True, offense="x" * 4000) for n in range(200)],
    },
    "priors with open dates": {
        "count": [REENTRY],
        "prior": [a_prior(n, sentenced="2006", committed="2005", arrested="2005") for n in range(200)],
    },
    "counts beside priors": {
        "count": [{**REENTRY, "group": f"g{n}"} for n in range(50)],
        "prior": [a_prior(n) for n in range(100)],
    },
    "counts": {
        "count": [
            {"guideline": "2B1.1", "found": ["2B1.1 = 20"], "group": f"g{n}", "maximum": 240} for n in range(200)
        ],
        "history": {"category": "I"},
    },
    "findings": {"count": [{"guideline": "2L1.2", "found": ["2L1.2(b)(1)(A)"] * 200}], "history": {"category": "I"}},
    "revocations": {
        "count": [REENTRY],
        "prior": [a_prior(n, revocations=[{"on": "2010-01-01", "imposed": 3}] * 200) for n in range(50)],
    },
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_cases_are_calculated_and_shown_in_seconds(name: str) -> None:
    """At the bounds a case is read, calculated, shown in every form and read back in a few seconds."""
    began = time.process_time()

    outcome = calculate(case_from_dict({"manual": "2024-11-01", **LARGEST[name]}))
    shown = [report.text(outcome), report.markdown(outcome), report.html(outcome)]

    assert outcome_from_dict(outcome.to_dict()) == outcome
    assert time.process_time() - began < MOST_SECONDS
    assert max(map(len, shown)) < 20 * MOST_BYTES


def test_values_are_counted_in_all() -> None:
    """Lists that are each short enough may hold too much together; the place of the first value too many is named."""
    narrow = Bounds("a document", items=4, characters=9, values=8)

    narrow.refuse_beyond({"notes": [["x"] * 4]})  # with the table and the two lists, seven
    with pytest.raises(CaseFileError, match=r"^notes\[2\]\[1\]: with this there are too many values; a document has 8"):
        narrow.refuse_beyond({"notes": [["x"] * 4, ["x"] * 4]})
