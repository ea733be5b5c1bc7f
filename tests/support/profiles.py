"""How many examples the properties are tried with.

HYPOTHESIS_PROFILE in the environment chooses: `commit`, few examples that are always the same, or
`thorough`, many that differ each time.
"""

import os

from hypothesis import HealthCheck, Phase, settings

COMMIT, THOROUGH = "commit", "thorough"
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", COMMIT)

# Examples fail and are told; to shrink those that hold whole studies would take minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def load() -> None:
    """Make the profile chosen that of all tests."""
    settings.register_profile(COMMIT, max_examples=50, deadline=None, derandomize=True)
    settings.register_profile(
        THOROUGH,
        max_examples=2000,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile(PROFILE)


def share(part: float) -> settings:
    """Settings of a test whose examples are dear: this part of the examples of the others."""
    return settings(max_examples=max(1, round(settings().max_examples * part)))


def times(factor: float) -> settings:
    """Settings of a test whose examples are whole studies: a part of the examples, not shrunk."""
    return settings(share(factor), phases=PHASES)
