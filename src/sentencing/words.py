"""Words for messages and worksheets."""


def one_line(text: str) -> str:
    r"""The text in one line, without characters that steer what shows them.

    >>> one_line("a title\n\x1b[31m in two lines")
    'a title [31m in two lines'
    """
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def counted(number: int, thing: str) -> str:
    """A number of things.

    >>> counted(1, "point"), counted(3, "point")
    ('1 point', '3 points')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"
