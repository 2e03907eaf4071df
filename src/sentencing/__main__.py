"""``python -m sentencing``."""

import sys

from sentencing.cli import main

sys.exit(main())
