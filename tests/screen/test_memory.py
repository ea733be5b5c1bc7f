"""What a session remembers of its reader's files goes when another study takes their place."""

from streamlit.runtime.caching import cache_data_api

from tests.support.marked import marked_files, new_mark
from tests.support.pages import choose, opened, show, submit

SESSION = "test session id"


def test_the_sample_leaves_nothing_of_an_upload_in_its_session() -> None:
    mark = new_mark()
    app = opened("your_study")
    for name, content in marked_files(mark).items():
        app.file_uploader[0].upload(name, content)
    app.run()
    next(field for field in app.text_input if field.label == "Title of the study").set_value(
        f"{mark}title"
    )
    submit(app)
    show(app, {})
    app.switch_page("pages/adverse_events.py").run()
    choose(app, participant_1=f"{mark}who", search_1=f"{mark}search")
    caches = cache_data_api._data_caches._function_caches
    state = app.session_state
    assert state["participant_1"] == f"{mark}who"
    assert f"{mark}title" in repr(state["memory"])
    assert caches[SESSION]
    app.button(key="back").click().run()
    assert not app.exception
    assert mark not in repr(app.session_state)
    assert SESSION not in caches
