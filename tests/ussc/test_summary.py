"""An audit as it prints: a table to cite, every kind of exception, and why records were not checked."""

import re

import polars as pl

from sentencing._version import __version__
from sentencing.ussc import audit
from sentencing.ussc.summary import MOST_LISTED

FOUR = pl.DataFrame(
    {
        "XFOLSOR": [21, 21, 29, None],
        "XCRHISSR": [3, 3, 6, 1],
        "XMINSOR": [46, 46, 262, 0],
        "XMAXSOR": [57, 57, 327, 6],
        "AMENDYR": [2014, 2014, 2014, 2014],
        "N": [6, 4, 10, 1200],
    }
)

PRINTED = f"""\
Audit of a datafile of the U.S. Sentencing Commission
1,220 records, weighted by N; sentencing {__version__}
Guidelines Manuals in effect 2014-11-01 to 2015-10-31

  Check  Checked  Agree  Per cent  Not checked
  range       20     10     50.00        1,200

Exceptions: range (likely 10 career offender)
  Records  Recorded  Recomputed  Reason
       10  262-327   151-188     career offender: the range of level 34, Category VI, as § 4B1.1 may give

Not checked
  Records  Check  Why not checked
    1,200  range  XFOLSOR is missing"""


def test_as_text() -> None:
    """Records, version and Manuals; numerator, denominator and per cent; exceptions; reasons."""
    assert str(audit(FOUR, weight="N")) == PRINTED


def test_what_is_unexplained_is_no_likely_reason() -> None:
    """41-51 recorded of 21/III (46-57) is unexplained; beside a career offender it is told after what is likely."""
    unexplained = FOUR.head(1).with_columns(XMINSOR=41, XMAXSOR=51, N=48)
    both = pl.concat([FOUR.filter(pl.col("XFOLSOR") == 29), unexplained], how="vertical_relaxed")

    assert "\nExceptions: range (likely 10 career offender; 48 unexplained)\n" in str(audit(both, weight="N"))
    assert "\nExceptions: range (48 unexplained)\n" in str(audit(unexplained, weight="N"))


def test_one_record() -> None:
    """In the singular, with nothing excepted and nothing left out."""
    printed = str(audit(FOUR.head(1)))

    assert "\n1 record; sentencing" in printed
    assert "Exceptions" not in printed
    assert "Not checked\n" not in printed.split("100.00")[1]


def test_shares_are_not_rounded_to_all_or_none() -> None:
    """One exception among a hundred thousand is no 100 per cent; one that agrees is not none."""
    rows = FOUR.filter(pl.col("XFOLSOR").is_not_null()).unique("XFOLSOR", maintain_order=True)
    nearly = rows.with_columns(N=pl.Series([100_000, 1]))
    hardly = rows.with_columns(N=pl.Series([1, 100_000]))

    assert "> 99.99" in str(audit(nearly, weight="N"))
    assert "< 0.01" in str(audit(hardly, weight="N"))
    assert "0.00" in str(audit(rows.tail(1)))


def test_no_share_of_nothing() -> None:
    """A dash, and no Manuals."""
    printed = str(audit(pl.DataFrame({"XMINSOR": [0], "XMAXSOR": [6]})))

    assert re.search(r"range is a cell +0 +0 +- +1\n", printed)
    assert "Manuals in effect" not in printed


def test_exceptions_that_read_alike_are_one_line() -> None:
    """Whatever other values they have; and only so many kinds are listed."""
    count = MOST_LISTED + 3
    alike = pl.DataFrame({"XMINSOR": [41] * 2, "XMAXSOR": [57] * 2, "AMENDYR": [2014, 2015]})
    many = pl.DataFrame(
        {"XMINSOR": [1000 + n for n in range(count)], "XMAXSOR": [2000] * count, "AMENDYR": [2014] * count}
    )

    assert "\n        2  41-57 " in str(audit(alike))
    assert "3 other kinds: see Audit.exceptions" in str(audit(many))
    assert len(audit(many).exceptions) == count


def test_as_html() -> None:
    """Every line of the text, and nothing of a value that reads as markup."""
    rows = pl.DataFrame({"GDLINEHI": ["2L1.2"], "ADJ_BHI": [4], "ADJL_BHI": ["<b>"], "AMENDYR": [2014]})
    shown = audit(rows)._repr_html_()

    assert "<h1>Audit of a datafile of the U.S. Sentencing Commission</h1>" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert '<td class="sentencing-number">1</td>' in shown
    assert f'<p class="sentencing-where">1 record; sentencing {__version__}</p>' in shown
    assert '<th class="sentencing-number">Per cent</th>' in shown
    assert '<th class="sentencing-number">Records</th>' in shown
