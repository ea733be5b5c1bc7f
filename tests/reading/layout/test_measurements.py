"""Values of tables in other forms, and those that nobody measured."""

import pandas as pd

from lib.reading.doubts.doubt import Doubt
from lib.reading.examine import Examined, examine
from lib.study.entries import AS_WRITTEN, LEFT_OUT
from lib.study.files.settings_file import answers_text
from lib.study.study import Study
from tests.support.layouts import IDS, analysis_sets, dataset_json, expected, with_settings


def carried_forward() -> dict[str, bytes]:
    """The analysis data sets with two values that were carried forward from the visit before."""
    sets = analysis_sets()
    values, labels = sets["adlb"]
    missing = (values["AVALC"] == "") & (values["PARAMCD"] == "MEXSLEDAI")
    values.loc[missing, ["AVAL", "AVALC", "DTYPE"]] = [7.0, "7", "LOCF"]
    sets["adlb"] = values, labels
    return with_settings({f"{name}.json": dataset_json(name, *each) for name, each in sets.items()})


def asked(examined: Examined) -> Doubt:
    (doubt,) = examined.doubts
    return doubt


def answered(meaning: str) -> Study:
    doubt = asked(examine(carried_forward()))
    option = next(each for each in doubt.options if each.meaning == meaning)
    answers = answers_text(None, [doubt.decided(option)])
    study = examine(carried_forward(), answers=answers).study
    assert study is not None
    return study


def test_values_carried_forward_are_asked_for_and_left_out_if_so_said() -> None:
    doubt = asked(examine(carried_forward()))
    assert doubt.kind == "derived"
    assert doubt.cells == ("LOCF",)
    # S2 at the last visit, and the two of P3.
    assert doubt.n == 3
    outcome = expected().outcomes[0]
    # 15 were measured.
    right = expected().as_measured(outcome)
    pd.testing.assert_frame_equal(answered(LEFT_OUT).as_measured(outcome), right)
    pd.testing.assert_frame_equal(answered(AS_WRITTEN).as_measured(outcome), right.fillna(7))


def test_a_value_below_a_limit_is_told_by_the_text_beside_the_number() -> None:
    study = examine(
        with_settings({f"{n}.json": dataset_json(n, *each) for n, each in analysis_sets().items()})
    ).study
    assert study is not None
    below = study.below_limit(study.outcomes[2])
    assert below.to_numpy().sum() == 1
    assert below.loc[IDS[0], 43]
    assert study.as_measured(study.outcomes[2]).loc[IDS[0], 43] == 3.1
