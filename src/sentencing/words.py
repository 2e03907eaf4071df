"""Words for messages and worksheets."""

from collections.abc import Iterable


def one_line(text: str) -> str:
    r"""The text in one line, without characters that steer what shows them.

    >>> one_line("a title\n\x1b[31m in two lines")
    'a title [31m in two lines'
    """
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())


def in_months(terms: object) -> str:
    """A term, or a range of them, in words.

    >>> in_months(1), in_months(24), in_months("8-14"), in_months("life"), in_months("360-life")
    ('1 month', '24 months', '8-14 months', 'life', '360-life')
    """
    text = str(terms)
    return text if text.endswith("life") else f"{text} month{'' if text == '1' else 's'}"


def counted(number: float, thing: str) -> str:
    """A number of things.

    >>> counted(1, "point"), counted(3, "point"), counted(1.0, "unit"), counted(1.5, "unit")
    ('1 point', '3 points', '1 unit', '1.5 units')
    """
    return f"{number if number % 1 else int(number)} {thing}{'' if number == 1 else 's'}"


def hypothetical(laid: Iterable[str]) -> str:
    """What is laid over the law in force, said so that it is not taken for the law; nothing where nothing is.

    >>> hypothetical(("no life", "a floor")), hypothetical(())
    ('HYPOTHETICAL: no life; a floor', '')
    """
    text = "; ".join(laid)
    return f"HYPOTHETICAL: {text}" if text else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest known name, first one that differs by case alone, as a question; empty where none is near.

    >>> nearest("levles", ("months", "levels")), nearest("Months", ("months", "levels")), nearest("x", ("months",))
    ('; did you mean `levels`?', '; did you mean `months`?', '')
    """
    # Imported here because only a mistake should pay for it.
    from difflib import get_close_matches

    known = sorted(known)
    alike = [each for each in known if each.casefold() == name.casefold()]
    near = alike or get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else ""
