"""A run of the script does not end before what it drew is on its way to the reader."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType

from lib.screen.runs import deliver_all


def test_a_click_in_the_moment_in_which_a_run_ends_takes_nothing_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop = asyncio.new_event_loop()
    server = threading.Thread(target=loop.run_forever)
    server.start()
    running = SimpleNamespace(stopped=SimpleNamespace(get_loop=lambda: loop))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: running)
    monkeypatch.setattr(
        ScriptRequests, "on_scriptrunner_ready", ScriptRequests.on_scriptrunner_ready
    )
    deliver_all()
    requests, taken = ScriptRequests(), list[str]()
    requests.request_rerun(RerunData())
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.RERUN
    # The server is busy, then asked for another fragment, and then takes what was drawn.
    loop.call_soon_threadsafe(time.sleep, 0.1)
    loop.call_soon_threadsafe(requests.request_rerun, RerunData(fragment_id="clicked"))
    loop.call_soon_threadsafe(taken.append, "drawn")
    # The same run goes on with the fragment: what another one draws would be in its place.
    following = requests.on_scriptrunner_ready()
    assert following.rerun_data.fragment_id_queue == ["clicked"]
    assert taken == ["drawn"]
    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP
    loop.call_soon_threadsafe(loop.stop)
    server.join()
    loop.close()
