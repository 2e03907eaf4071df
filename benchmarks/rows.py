"""A line of the table of ratios: ours, that of the peer or the bound in the same run, and ours over theirs."""

from typing import NamedTuple

_SECONDS = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9))
_BYTES = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


class Row(NamedTuple):
    """One comparison, in seconds or in bytes; without a peer, ``theirs`` is missing."""

    ours: str
    value: float
    peer: str
    theirs: float | None
    units: tuple[tuple[str, float], ...] = _SECONDS

    @classmethod
    def of_bytes(cls, ours: str, value: float, peer: str, theirs: float) -> "Row":
        """A comparison of memory."""
        return cls(ours, value, peer, theirs, _BYTES)

    def shown(self, value: float) -> str:
        """A number in the unit that reads best."""
        unit, size = next((each for each in self.units if value >= each[1]), self.units[-1])
        return f"{value / size:.1f} {unit}"

    def __str__(self) -> str:
        theirs = "missing" if self.theirs is None else self.shown(self.theirs)
        ratio = "-" if self.theirs is None else f"{self.value / self.theirs:.2f}"
        return f"{self.ours:<52}{self.shown(self.value):>9}   {self.peer:<46}{theirs:>9}{ratio:>8}"


HEADING = f"{'ours':<52}{'':>9}   {'against':<46}{'':>9}{'ratio':>8}"
