"""What every test shares: how long hypothesis looks. HYPOTHESIS_PROFILE chooses: "ci" (the default) or "nightly"."""

import os

from hypothesis import HealthCheck, settings

# A slow machine fails no test.
PATIENT = (HealthCheck.too_slow,)

settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=PATIENT)
settings.register_profile("nightly", max_examples=2000, deadline=None, suppress_health_check=PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
