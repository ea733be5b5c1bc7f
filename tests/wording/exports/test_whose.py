"""Synthetic data are called so wherever they are taken, and no others are."""

from lib.wording.exports.whose import whose_data
from lib.words import Words
from tests.support.studies import polyps, sample


def test_it_says_synthetic_of_synthetic_data_alone() -> None:
    assert whose_data(sample(), Words("it"))[0].startswith("Dati sintetici")
    assert whose_data(polyps(), Words("en"))[0] == ""
