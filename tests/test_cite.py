"""Citations: how they read, how they nest, and where they lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.cite import Cite
from sentencing.errors import SentencingError

SECTIONS = st.from_regex(r"[1-8][A-Z][0-9]\.[1-9][0-9]?", fullmatch=True)
PARTS = st.sampled_from(["(a)", "(b)", "(1)", "(11)", "(A)", "(B)", "(i)", "(ii)", "(viii)"])
PINPOINTS = st.lists(PARTS, max_size=5).map("".join)
CITES = st.builds(Cite, SECTIONS, PINPOINTS)
NEAR = st.builds(Cite, st.sampled_from(["2L1.2", "2L1.1"]), st.lists(PARTS, max_size=3).map("".join))


@pytest.mark.parametrize(
    "text",
    [
        "2L1.2(b)(1)(A)(ii)",
        "§2L1.2(b)(1)(A)(ii)",
        "§ 2L1.2(b)(1)(A)(ii)",
        "U.S.S.G. § 2L1.2(b)(1)(A)(ii)",
        "U.S.S.G.§2L1.2(b)(1)(A)(ii)",
        "USSG 2L1.2(b)(1)(A)(ii)",
        "U. S. S. G. § 2L1.2(b)(1)(A)(ii)",
        "  2L1.2 (b) (1) (A) (ii)\n",
    ],
)
def test_ways_to_write_one_provision(text: str) -> None:
    """With or without U.S.S.G., the section sign and spaces, a provision is the same."""
    assert Cite("2L1.2", "(b)(1)(A)(ii)") == Cite.parse(text)


@pytest.mark.parametrize(
    ("text", "section", "pinpoint"),
    [
        ("2L1.2", "2L1.2", ""),
        ("1B1.11(b)(1)", "1B1.11", "(b)(1)"),
        ("5K3.1", "5K3.1", ""),
        ("§ 4A1.2(c)(1)(A)", "4A1.2", "(c)(1)(A)"),
        ("8C2.5(b)", "8C2.5", "(b)"),
    ],
)
def test_a_citation_has_a_section_and_a_pinpoint(text: str, section: str, pinpoint: str) -> None:
    """The pinpoint is whatever follows the section, and may be nothing."""
    cite = Cite.parse(text)

    assert (section, pinpoint) == (cite.section, cite.pinpoint)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "§",
        "2L1",
        "L1.2",
        "9L1.2",
        "2l1.2",
        "2L1.234",
        "2L1.2(b",
        "2L1.2 b",
        "2L1.2()",
        "2L1.2(b)(abcde)",
        "2L1.2 n.1",
        "8 U.S.C. 1326",
        "2L1.2(b) and 3E1.1(a)",
        "2L1.٢",
    ],
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    """Anything but one section of the Manual and a pinpoint is refused, and the message shows how to write them."""
    message = f"{text!r} is no citation; write a section and a pinpoint, such as '2L1.2(b)(1)(A)(ii)'"

    with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
        Cite.parse(text)


@given(CITES)
def test_a_citation_reads_back(cite: Cite) -> None:
    """Writing a citation and reading it gives the same citation."""
    assert cite == Cite.parse(str(cite))
    assert cite == Cite.parse(f"U.S.S.G. § {cite}")


@given(SECTIONS, st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4))
def test_a_provision_contains_what_is_nested_in_it(section: str, outer: list[str], inner: list[str]) -> None:
    """A pinpoint carried further is nested in the pinpoint; the section contains them all."""
    whole, part = Cite(section, "".join(outer)), Cite(section, "".join(outer + inner))

    assert part in whole
    assert part in Cite(section)
    assert (whole in part) is (not inner)


@given(NEAR, NEAR, NEAR)
def test_nesting_is_an_order(one: Cite, two: Cite, three: Cite) -> None:
    """Each provision contains itself; two that contain each other are one; what is nested in the nested is nested."""
    assert one in Cite(one.section, one.pinpoint)
    assert not (one in two and two in one) or one == two
    assert not (one in two and two in three) or one in three


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("2L1.2(b)(11)", "2L1.2(b)(1)"),
        ("2L1.2(b)(1)(A)(ii)", "2L1.2(b)(1)(A)(i)"),
        ("2L1.2(b)", "2L1.2(b)(1)"),
        ("2L1.2(b)(1)", "2L1.1(b)"),
        ("1B1.11(b)", "1B1.1"),
        ("2L1.2(B)", "2L1.2(b)"),
    ],
)
def test_what_only_looks_nested_is_not(inner: str, outer: str) -> None:
    """(b)(11) is not in (b)(1), nor (ii) in (i), nor § 1B1.11 in § 1B1.1, nor the whole in its part."""
    assert Cite.parse(inner) not in Cite.parse(outer)


@given(NEAR, NEAR)
def test_citations_sort_by_section_then_pinpoint(one: Cite, other: Cite) -> None:
    """Citations compare as their sections and, within one, as their pinpoints; equal ones are one key."""
    assert ((one.section, one.pinpoint) < (other.section, other.pinpoint)) is (one < other)
    assert (one == other) is (len({one, other}) == 1)


@given(CITES)
def test_a_citation_leads_to_its_section(cite: Cite) -> None:
    """The link is the Commission's page of the section, whatever the pinpoint."""
    assert f"https://guidelines.ussc.gov/gl/%C2%A7{cite.section}" == cite.url


def test_how_a_citation_shows_itself() -> None:
    """A citation prints as it is written and represents itself as code."""
    assert str(Cite("2L1.2", "(b)(1)(A)(ii)")) == "2L1.2(b)(1)(A)(ii)"
    assert str(Cite("2L1.2")) == "2L1.2"
    assert repr(Cite("2L1.2", "(a)")) == "Cite('2L1.2', '(a)')"
    assert repr(Cite("2L1.2")) == "Cite('2L1.2')"
