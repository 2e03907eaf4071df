"""The public interface, used as a typed program uses it: type checkers read this file."""

from typing import assert_type

import sentencing
from sentencing.districts import District, districts, find

assert_type(sentencing.__name__, str)

assert_type(find("N.D. Ill."), District)
assert_type(districts(), tuple[District, ...])
assert_type(find("ilnd").circuit, str)
