"""What a fold holds is made when it is opened, and is what always stood there."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.pages import PAGES, choose, figures_of, opened, said, seen

NEXT_TRIAL = "fold_next_trial_disease_activity"


def unfold(app: AppTest, key: str, is_open: bool) -> None:
    """Open a fold, or close it."""
    app.session_state[key] = is_open
    app.run()
    assert not app.exception


def test_a_fold_that_nobody_opened_holds_nothing_and_asks_nothing() -> None:
    app = opened("disease_activity", folded=True)
    assert not app.exception
    assert "next_trial" not in figures_of(app)
    assert app.expander[-1].label == "How this was computed"
    assert not app.expander[-1].markdown
    assert "power" not in [control.key for control in app.button_group]
    # All else stands there.
    assert set(said(app)) < set(said(seen("disease_activity")))


@pytest.mark.parametrize("page", PAGES)
def test_the_methods_of_a_page_are_there_when_their_fold_is_opened(page: str) -> None:
    app = opened(page, folded=True)
    unfold(app, f"fold_methods_{page}", True)
    texts = [each.value for each in app.expander[-1].markdown]
    assert texts == [each.value for each in seen(page).expander[-1].markdown]


def test_a_fold_that_is_closed_again_keeps_what_was_chosen_in_it() -> None:
    app = opened("disease_activity", folded=True)
    unfold(app, NEXT_TRIAL, True)
    choose(app, power=90)
    shown = figures_of(app)["next_trial"]
    assert shown != figures_of(seen("disease_activity"))["next_trial"]
    unfold(app, NEXT_TRIAL, False)
    assert figures_of(app)["next_trial"] == shown
    power: Any = app.get_by_key("power")
    assert power.value == 90
