"""Words for messages."""

from sentencing.words import nearest


def test_the_nearest_does_not_depend_on_the_order_given() -> None:
    """Of two as near, the same one is meant, however they are given."""
    known = ["months", "month"]

    assert nearest("monthz", known) == nearest("monthz", known[::-1])
    assert nearest("months", known) == "; did you mean `months`?"
    assert nearest("months", ()) == ""


def test_a_name_that_differs_by_case_alone_is_the_nearest() -> None:
    """It comes before one whose letters are more alike."""
    assert nearest("LEVELS", ["levels", "LEVEL"]) == "; did you mean `levels`?"
