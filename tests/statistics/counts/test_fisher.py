"""Fisher's exact test against R, scipy and what holds of it whatever the counts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.counts.fisher import fisher_p
from tests.support.r_answers import printed_by_r

R = {key: found["fisher"] for key, found in printed_by_r("shares").items() if "fisher" in found}

arms = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("key", list(R))
def test_p_is_that_of_fisher_test_of_r_within_1e_9(key: str) -> None:
    assert fisher_p(*map(int, key.split("/"))) == pytest.approx(R[key], rel=1e-9)


@given(arms, arms)
def test_p_is_that_of_scipy_and_the_same_for_arms_and_answers_exchanged(
    treated: tuple[int, int], control: tuple[int, int]
) -> None:
    (x1, n1), (x2, n2) = treated, control
    p = fisher_p(x1, n1, x2, n2)
    assert p == pytest.approx(stats.fisher_exact([[x1, x2], [n1 - x1, n2 - x2]])[1], rel=1e-9)
    assert fisher_p(x2, n2, x1, n1) == pytest.approx(p, rel=1e-9)
    assert fisher_p(n1 - x1, n1, n2 - x2, n2) == pytest.approx(p, rel=1e-9)


def test_an_arm_of_nobody_has_no_p_and_impossible_counts_are_refused() -> None:
    assert math.isnan(fisher_p(0, 0, 3, 5))
    for counts in ((4, 3, 0, 2), (-1, 3, 0, 2), (0.5, 3, 0, 2)):
        with pytest.raises(ValueError, match="must"):
            fisher_p(*counts)
