"""How many examples the properties are tried with.

HYPOTHESIS_PROFILE in the environment chooses: `commit`, few examples that are always the same, or
`thorough`, many that differ each time.
"""

import os

from hypothesis import HealthCheck, Phase, settings

COMMIT, THOROUGH = "commit", "thorough"
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", COMMIT)
# So many times the examples of a commit.
MORE = 60 if PROFILE == THOROUGH else 1


def load() -> None:
    """Make the profile chosen that of all tests."""
    settings.register_profile(COMMIT, max_examples=20, deadline=None, derandomize=True)
    settings.register_profile(
        THOROUGH,
        max_examples=20 * MORE,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile(PROFILE)


load()


def examples(number: int, *, shrink: bool = True) -> settings:
    """Settings of a test whose examples are dear: so many of them in the profile `commit`.

    What can be read as it is, and would take minutes to shrink, is not shrunk.
    """
    phases = (Phase.explicit, Phase.generate)
    if shrink:
        return settings(max_examples=number * MORE)
    return settings(max_examples=number * MORE, phases=phases)
