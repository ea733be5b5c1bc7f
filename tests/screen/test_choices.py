"""What readers choose by the controls around the pages stays chosen."""

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.support.pages import answer, choose, opened

CHOSEN = {"day": "22", "median": "true"}


def told(app: AppTest) -> dict[str, bool]:
    """Whether the page tells the browser what the controls of a link have."""
    return {key: control(app, key).proto.set_value for key in CHOSEN}


def control(app: AppTest, key: str) -> Any:
    return app.get_by_key(key)


def test_the_browser_is_told_what_controls_have_on_each_page_that_it_turns_to_and_once() -> None:
    # When two pages are turned in no time it forgets what a control had that was on the first one.
    app = opened("disease_activity", link=CHOSEN)
    app.switch_page("pages/complement_levels.py").run()
    assert told(app) == {"day": True, "median": True}
    assert told(app.run()) == {"day": False, "median": False}
    assert answer(app).startswith("At day 22 ")


def test_a_link_without_a_page_keeps_what_it_says() -> None:
    app = opened(link=CHOSEN, who="P07")
    assert answer(app).startswith("At day 22 ")
    assert app.selectbox(key="participant").value == app.query_params["participant"] == "P07"
    app.switch_page("pages/disease_activity.py").run()
    assert control(app, "median").value is True


def test_what_the_browser_forgot_is_chosen_as_before_and_stays_in_the_link() -> None:
    app = opened("overview", link=CHOSEN)
    control(app, "day").set_value(None)
    app.switch_page("pages/complement_levels.py").run()
    assert answer(app).startswith("At day 22 ")
    assert control(app, "day").value == 22
    assert app.query_params["day"] == "22"


def test_what_is_chosen_while_a_page_is_turned_counts() -> None:
    app = opened("disease_activity", link=CHOSEN)
    app.switch_page("pages/overview.py")
    choose(app, day=43)
    assert answer(app).startswith("At day 43")
