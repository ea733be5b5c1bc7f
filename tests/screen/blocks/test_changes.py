"""The blocks of changes: who lacks a change is said to be missing."""

from tests.support.pages import opened, said, seen
from tests.support.studies import degenerate_studies


def test_somebody_without_the_change_is_said_to_be_missing_from_its_figure() -> None:
    # P09 withdrew on day 27, P03 has every value.
    missing = "★ P09 lacks the baseline or the value at this visit and is not in this figure."
    assert missing in said(opened("disease_activity", who="P09"))
    assert not any(
        "is not in this figure" in text for text in said(seen("disease_activity", who="P03"))
    )


def test_whether_the_score_counts_the_markers_is_said_where_the_study_says_it() -> None:
    note = "MEX-SLEDAI counts none of these markers (complement, cytokines, anti-dsDNA): it is"
    texts = said(seen("complement_levels"))
    assert len([text for text in texts if text.startswith(note)]) == 1
    silent = degenerate_studies()["one participant per arm"]
    other = said(opened("complement_levels", study=silent))
    assert any("Spearman's ρ: adjusted for arm" in text for text in other)
    assert not any("by construction" in text for text in other)


def test_a_pair_of_changes_that_rests_on_a_value_below_the_limit_is_counted_and_marked() -> None:
    # Ten values of IL-6 are below its limit; of no other marker is one.
    marked = [text for text in said(seen("cytokines_antibodies")) if "(marked ▽)" in text]
    assert len(marked) == 2
    assert not [text for text in said(seen("complement_levels")) if "(marked ▽)" in text]
