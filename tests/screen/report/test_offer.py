"""The report from the pages: made when it is asked for, of what is on screen, and gone with it."""

from typing import Any

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from tests.support.pages import YOUR_STUDY, choose, opened, seen
from tests.support.reports import Reading
from tests.support.studies import degenerate_studies

MAKE, SAVE = "Make a report", "Save the report (HTML)"


def labels(app: AppTest) -> list[str]:
    return [str(each.label) for each in [*app.sidebar.button, *app.get("download_button")]]


def test_a_report_is_made_on_demand_saved_and_made_anew_for_another_visit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names: list[str] = []
    button = DeltaGenerator.download_button

    def named(place: DeltaGenerator, *given: Any, **options: Any) -> bool:
        names.append(options["file_name"])
        return button(place, *given, **options)

    monkeypatch.setattr(DeltaGenerator, "download_button", named)
    study = degenerate_studies()["a visit without values"]
    app = opened("adverse_events", study=study, folded=True)
    assert MAKE in labels(app)
    assert SAVE not in labels(app)
    app.button(key="report").click().run()
    assert not app.exception
    assert MAKE not in labels(app)
    assert SAVE in labels(app)
    # As all that is saved.
    assert names[-1] == "a-small-study_day43_report-en.html"
    made = app.session_state["memory"]["report"]
    read = Reading(made.report.html().decode())
    assert "at day 43" in " ".join(read.sections[""].texts)
    app.switch_page("pages/overview.py").run()
    assert SAVE in labels(app)
    choose(app, day=22)
    assert MAKE in labels(app)
    assert SAVE not in labels(app)


def test_no_report_is_offered_beside_files_of_which_it_would_not_be() -> None:
    assert MAKE in labels(seen("overview"))
    assert MAKE not in labels(seen(YOUR_STUDY))
