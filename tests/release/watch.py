"""An interpreter in which whoever asks the clock or the network, or starts a program, is refused.

Nothing is replaced: every call of a built-in function that Python code makes is looked at, by whatever name it was
reached, and every event that CPython audits.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from types import BuiltinFunctionType, FrameType

CLOCKS = {
    *("time.asctime", "time.clock_gettime", "time.clock_gettime_ns", "time.ctime", "time.gmtime", "time.localtime"),
    *("time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns", "time.process_time"),
    *("time.process_time_ns", "time.sleep", "time.strftime", "time.thread_time", "time.time", "time.time_ns"),
    *("date.today", "datetime.now", "datetime.today", "datetime.utcnow"),
    *("posix.times", "nt.times", "posix.urandom", "nt.urandom"),
}
OUTSIDE = (
    *("socket.", "ssl.", "urllib.", "http.", "ftplib.", "imaplib.", "nntplib.", "poplib.", "smtplib.", "telnetlib."),
    *("webbrowser.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("ctypes.", "pickle.find_class", "syslog."),
)

EXTRAS = ("sentencing.frames", "sentencing.plots", "sentencing.strategies", "sentencing.ussc")


class Refused(BaseException):
    """What no handler of errors catches."""


def watch() -> None:
    """Refuse from here on."""
    sys.addaudithook(_audited)
    sys.setprofile(_called)


def _audited(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(OUTSIDE):
        raise Refused(event)


def _called(_frame: FrameType, event: str, function: object) -> None:
    if event == "c_call" and isinstance(function, BuiltinFunctionType):
        of_a_type = isinstance(function.__self__, type)
        name = function.__qualname__ if of_a_type else f"{function.__module__}.{function.__name__}"
        if name in CLOCKS:
            raise Refused(name)


def import_all(*, extras: bool) -> Iterator[str]:
    """Import each module of the package, those of the extras too or not, and say which."""
    package = importlib.import_module("sentencing")
    wanted = EXTRAS if extras else ()
    for module in pkgutil.iter_modules(package.__path__, "sentencing."):
        if module.name == "sentencing.__main__" or module.name in set(EXTRAS) - set(wanted):
            continue
        yield from _with_those_inside(module.name)


def _with_those_inside(name: str) -> Iterator[str]:
    module = importlib.import_module(name)
    yield name
    for inside in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}."):
        yield from _with_those_inside(inside.name)


def forget() -> None:
    """Let the package be imported anew, all that it imports from elsewhere having been imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "sentencing"]:
        del sys.modules[name]
