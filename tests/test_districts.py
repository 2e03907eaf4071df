"""The registry of districts: complete, in order, and findable by every name a caption uses."""

import re

import pytest
from attrs.exceptions import FrozenInstanceError

from sentencing.districts import District, circuit_name, districts, find
from sentencing.errors import SentencingError, UnknownDistrict

# 28 U.S.C. § 41, by the postal code of each state, territory and district that the table of circuits names.
CIRCUITS = {
    "1": "ME MA NH PR RI",
    "2": "CT NY VT",
    "3": "DE NJ PA VI",
    "4": "MD NC SC VA WV",
    "5": "LA MS TX",
    "6": "KY MI OH TN",
    "7": "IL IN WI",
    "8": "AR IA MN MO NE ND SD",
    # The table adds Guam; the Northern Mariana Islands follow it by 48 U.S.C. §§ 1821, 1824.
    "9": "AK AZ CA ID MT NV OR WA GU HI MP",
    "10": "CO KS NM OK UT WY",
    "11": "AL FL GA",
    "D.C.": "DC",
}

# 28 U.S.C. §§ 81-131: how many districts, where it is not one.
SEVERAL = {
    4: "CA NY TX",
    3: "AL FL GA IL LA NC OK PA TN",
    2: "AR IN IA KY MI MS MO OH VA WA WV WI",
}

# Seats that a reader may know, against the three ways to write them.
KNOWN = [
    ("N.D. Ill.", "ilnd", "Northern District of Illinois"),
    ("W.D. Tex.", "txwd", "Western District of Texas"),
    ("D. Idaho", "idd", "District of Idaho"),
    ("D. Neb.", "ned", "District of Nebraska"),
    ("D.D.C.", "dcd", "District of Columbia"),
    ("C.D. Cal.", "cacd", "Central District of California"),
    ("S.D.N.Y.", "nysd", "Southern District of New York"),
    ("D. Me.", "med", "District of Maine"),
    ("D. Mass.", "mad", "District of Massachusetts"),
    ("D.N.M.", "nmd", "District of New Mexico"),
    ("D.P.R.", "prd", "District of Puerto Rico"),
    ("D.V.I.", "vid", "District of the Virgin Islands"),
    ("D. Guam", "gud", "District of Guam"),
    ("D.N. Mar. I.", "nmid", "District of the Northern Mariana Islands"),
    ("S.D.W. Va.", "wvsd", "Southern District of West Virginia"),
    ("D.N.D.", "ndd", "District of North Dakota"),
]


# The Commission's codes of some districts: DISTRICT and CIRCDIST (codebook of fiscal year 2024).
IDAHO = (76, 71)
CODES = [
    ("D. Idaho", *IDAHO),
    ("D.D.C.", 90, 1),
    ("D. Me.", 0, 2),
    ("S.D.N.Y.", 8, 10),
    ("W.D. Tex.", 42, 36),
    ("N.D. Ill.", 52, 47),
    ("D. Neb.", 67, 60),
    ("C.D. Cal.", 73, 65),
    ("D. N. Mar. I.", 94, 74),
    ("D.N.M.", 84, 80),
]


def bare(text: str) -> str:
    """A name without its dots and spaces."""
    return re.sub(r"[^a-z]", "", text.lower())


def place(district: District) -> str:
    """The state or territory in a district's name."""
    return district.name.split(" of ", maxsplit=1)[1].removeprefix("the ")


@pytest.mark.parametrize("attribute", ["name", "abbreviation", "court_id"])
def test_ninety_four_districts_each_once(attribute: str) -> None:
    """There are 94 districts, and no two share a name, an abbreviation or a court id."""
    values = {getattr(district, attribute) for district in districts()}

    assert len(districts()) == len(values) == 94


def test_no_name_of_one_district_is_a_name_of_another() -> None:
    """An abbreviation read forgivingly is never another district's court id: D.N.D. is not N.D."""
    names = [
        bare(name) for district in districts() for name in (district.name, district.abbreviation, district.court_id)
    ]

    assert len(set(names)) == 3 * 94


def test_read_once() -> None:
    """The registry is the same tuple however often it is asked for."""
    assert districts() is districts()


def test_canonical_order() -> None:
    """The file stands by circuit, then by state, then by name, so that a reader finds a district by eye."""
    order = list(CIRCUITS)

    expected = sorted(districts(), key=lambda each: (order.index(each.circuit), place(each), each.name))

    assert expected == list(districts())


@pytest.mark.parametrize("district", districts(), ids=str)
class TestEach:
    """What holds of every district."""

    def test_found_by_each_name(self, district: District) -> None:
        """A district answers to its abbreviation, its court id and its full name."""
        assert find(district.abbreviation) is district
        assert find(district.court_id) is district
        assert find(district.name) is district

    @pytest.mark.parametrize("spell", [str.upper, str.lower, lambda text: text.replace(".", " . ")])
    def test_found_forgivingly(self, district: District, spell: object) -> None:
        """Capitals, dots and spaces do not matter."""
        assert callable(spell)

        assert find(spell(district.abbreviation)) is district
        assert find(spell(district.court_id)) is district
        assert find(spell(district.name)) is district
        assert find(district.abbreviation.replace(".", "")) is district
        assert find(district.abbreviation.replace(" ", "")) is district

    def test_string_is_the_bluebook_form(self, district: District) -> None:
        """A district prints as a citation prints it."""
        assert district.abbreviation == str(district)

    def test_circuit(self, district: District) -> None:
        """Appeals go where 28 U.S.C. § 41 sends them."""
        expected = next(circuit for circuit, states in CIRCUITS.items() if district.state in states.split())

        assert expected == district.circuit

    def test_court_id(self, district: District) -> None:
        """A court id is the state's code, the first letter of the compass point if any, and d."""
        state = "nmi" if district.state == "MP" else district.state.lower()
        compass = "" if district.name.startswith("District") else district.name[0].lower()

        assert f"{state}{compass}d" == district.court_id

    def test_abbreviation(self, district: District) -> None:
        """The Bluebook form starts with the initials of its kind, and closes up single capitals."""
        initials = "".join(f"{word[0]}." for word in district.name.split(" of ", maxsplit=1)[0].split())

        assert district.abbreviation.startswith(initials)
        # A longer abbreviation stands apart on both sides.
        assert not re.search(r"\b[A-Z]\. [A-Z]\.", district.abbreviation)
        assert not re.search(r"[A-Z]\.[A-Z][a-z]|[a-z]\.[A-Z]", district.abbreviation)

    def test_near_miss_names_it(self, district: District) -> None:
        """A full name with one letter doubled is refused, and the district is among those suggested."""
        with pytest.raises(UnknownDistrict, match=re.escape(str(district))):
            find(f"{district.name}{district.name[-1]}")


def test_the_codes_of_the_commission() -> None:
    """DISTRICT runs from 0 to 96 without 21, 59 and 92; CIRCDIST from 1 to 94, the D.C. Circuit first."""
    in_order = sorted(districts(), key=lambda each: each.ussc_circdist)

    assert {each.ussc_district for each in districts()} == set(range(97)) - {21, 59, 92}
    assert [each.ussc_circdist for each in in_order] == list(range(1, 95))
    assert list(dict.fromkeys(each.circuit for each in in_order)) == ["D.C.", *map(str, range(1, 12))]


@pytest.mark.parametrize(("name", "district", "circdist"), CODES)
def test_found_by_a_code_of_the_commission(name: str, district: int, circdist: int) -> None:
    """A code after its variable is a name too; the codes are written here by hand from the Commission's codebook."""
    court = find(name)

    assert (court.ussc_district, court.ussc_circdist) == (district, circdist)
    assert find(f"DISTRICT {district}") is find(f"circdist{circdist}") is court


@pytest.mark.parametrize("circuit", CIRCUITS)
def test_what_a_circuit_is_called(circuit: str) -> None:
    """The numbered circuits go by their ordinals, and the District of Columbia's by its own name."""
    words = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh"]
    expected = words[int(circuit) - 1] if circuit.isdigit() else circuit

    assert circuit_name(circuit) == f"{expected} Circuit"


@pytest.mark.parametrize("circuit", ["12", "9th", "Federal", ""])
def test_no_circuit(circuit: str) -> None:
    """What is no circuit of district courts is refused."""
    with pytest.raises(UnknownDistrict, match=f"^'{circuit}' is no circuit; write '1' to '11', or 'D.C.'$"):
        circuit_name(circuit)


def test_every_state_has_its_districts() -> None:
    """Each state has as many districts as 28 U.S.C. §§ 81-131 make of it."""
    number = {state: count for count, states in SEVERAL.items() for state in states.split()}
    expected = {state: number.get(state, 1) for states in CIRCUITS.values() for state in states.split()}

    actual = dict.fromkeys(expected, 0)
    for district in districts():
        actual[district.state] += 1

    assert expected == actual


@pytest.mark.parametrize("names", KNOWN, ids=lambda names: names[0])
def test_known_districts(names: tuple[str, str, str]) -> None:
    """The three names of a known district are one district's, as written here by hand."""
    found = {find(name) for name in names}

    assert {find(names[0])} == found
    (district,) = found
    assert names == (district.abbreviation, district.court_id, district.name)


@pytest.mark.parametrize("text", ["N.D. Ill.", "ND Ill", "N. D. Ill.", " n.d.ill ", "N.D. Illinois", "ILND"])
def test_ways_to_write_one_district(text: str) -> None:
    """What filings write is understood."""
    assert find("ilnd") is find(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("D. Guamm", "no federal judicial district is called 'D. Guamm'; the nearest is D. Guam"),
        ("W.D. Tx", "the nearest is W.D. Tex."),
        ("S.D. New Yrok", "S.D.N.Y."),
        ("ilnx", "N.D. Ill."),
        ("Northern District of Californa", "the nearest are N.D. Cal., "),
        ("Ill.", "the nearest are S.D. Ill., N.D. Ill. and C.D. Ill."),
        ("D. Atlantis-by-the-sea", "write one as N.D. Ill., as ilnd or in full"),
        ("", "no federal judicial district is called ''; write one as"),
        (".", "write one as"),
    ],
)
def test_unknown_district(text: str, message: str) -> None:
    """An unknown district is refused in one sentence that names the nearest, or how to write one."""
    with pytest.raises(UnknownDistrict) as caught:
        find(text)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, SentencingError)
    assert isinstance(caught.value, ValueError)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("text", ["M.D. Illinois", "Eastern District of Florida", "nyxd"])
def test_three_suggestions(text: str) -> None:
    """However many names come near, three districts are suggested, none of them twice."""
    with pytest.raises(UnknownDistrict) as caught:
        find(text)

    first, second, third = re.split(", | and ", str(caught.value).partition("the nearest are ")[2])

    assert len({find(first), find(second), find(third)}) == 3


def test_a_district_is_a_value() -> None:
    """Districts compare and hash by what they are, and cannot be changed."""
    district = find("idd")
    same = District(
        name="District of Idaho",
        abbreviation="D. Idaho",
        circuit="9",
        state="ID",
        court_id="idd",
        ussc_district=IDAHO[0],
        ussc_circdist=IDAHO[1],
    )

    assert same == district
    assert hash(same) == hash(district)
    with pytest.raises(FrozenInstanceError):
        district.circuit = "10"
