"""The box of the answer: what is asked second stands in it, and nowhere below."""

from streamlit.testing.v1 import AppTest

from tests.support.pages import answer, choose, figures_of, opened, said, seen, unescaped
from tests.support.studies import small_study


def lines(app: AppTest) -> list[str]:
    """The lines of the box under its first sentence."""
    return [unescaped(text.value) for text in app.container(key="answer").markdown[1:]]


def test_the_box_of_disease_activity_says_which_p_to_quote_and_who_improved() -> None:
    app = seen("disease_activity")
    p, improved = lines(app)
    assert p.startswith(
        "p to quote: 0.003, not adjusted for multiple comparisons: MEX-SLEDAI is the declared "
    )
    assert improved.startswith(
        "At day 43 MEX-SLEDAI was lower than at baseline by 3 points or more in 8/15 (53%) with "
    )
    assert said(app).count(improved) == 1


def test_the_box_follows_the_threshold_of_a_link() -> None:
    app = opened("disease_activity")
    choose(app, improvement_mex_sledai=6)
    assert "by 6 points or more in " in lines(app)[1]


def test_the_box_of_complement_says_who_became_normal_and_who_fell() -> None:
    app = opened("complement_levels")
    p, back, out = lines(app)
    assert p.startswith("p to quote: ")
    assert back.startswith("Of the participants with low C3 at baseline, no longer low at day 43: ")
    assert out.startswith("Of those not low at baseline, low at day 43: ")
    for line in (back, out):
        assert said(app).count(line) == 1
    # A limit of the reader's own decides in the box too.
    app.number_input[0].set_value(70.0).run()
    assert lines(app)[1] != back
    choose(app, complement_levels="C4")
    assert lines(app)[1].startswith("Of the participants with low C4 at baseline, ")


def test_the_box_of_cytokines_has_all_outcomes_whichever_is_chosen() -> None:
    app = opened("cytokines_antibodies")
    before = lines(app)
    assert [line.partition(":")[0] for line in before] == ["IL-6", "TNF-α", "Anti-dsDNA"]
    choose(app, cytokines_antibodies="Anti-dsDNA")
    assert lines(app) == before


def test_the_only_outcome_of_a_page_has_the_answer_of_one() -> None:
    marker = ["9 5", "8 3", "7 5", "9 8", "8 9", "6 7"]
    app = opened("cytokines_antibodies", study=small_study("TTTCCC", marker=marker))
    assert not app.exception
    assert answer(app).startswith("At day 22 marker was ")
    (line,) = lines(app)
    assert line.startswith("p to quote: ")


def test_the_box_of_events_says_what_differs_most_before_any_zero_row() -> None:
    app = seen("adverse_events")
    apart, any_event, allows = lines(app)
    assert apart.startswith("Terms that differ most (picked from 10): pyrexia 3/15 (20%) with ")
    assert any_event.startswith("At least one adverse event: ")
    assert allows.startswith("A true risk up to the upper limit is still compatible;")
    # Kinds that nobody had are a row of a figure further down.
    assert not any(text.startswith("Nobody") for text in lines(app))
    assert "Nobody: " in figures_of(app)["kinds"]
