"""The floor of the benchmark shows what the dashboard shows."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest, element_tree, local_script_runner

from tests.support.benchmark.floor import build
from tests.support.benchmark.recording import Address, Recording, State
from tests.support.files import ROOT
from tests.support.pages import opened

PAGE = "adverse_events"


def shown(messages: list[ForwardMsg]) -> dict[tuple[int, ...], tuple[str | None, str]]:
    """The type of what stands at each place, and its text."""
    found = {}
    for message in messages:
        if message.HasField("delta"):
            delta = getattr(message.delta, message.delta.WhichOneof("type") or "new_element")
            kind = delta.WhichOneof("type")
            content = getattr(delta, kind)
            text = getattr(content, "body", "") or getattr(content, "label", "")
            found[tuple(message.metadata.delta_path)] = kind, text or getattr(content, "alt", "")
    return found


def test_the_floor_has_every_element_of_a_page_at_its_place_with_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[list[ForwardMsg]] = []
    parse: Any = element_tree.parse_tree_from_messages

    def noted(messages: list[ForwardMsg]) -> Any:
        runs.append(messages)
        return parse(messages)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", noted)
    opened(PAGE)
    dashboard = runs[-1]
    menu = next(each.navigation for each in dashboard if each.HasField("navigation"))
    deltas = [each for each in dashboard if each.HasField("delta")]
    floor = tmp_path / "floor"
    raw = build(Recording(menu, [State(Address(PAGE), {}, {}, deltas)]), ROOT, floor)

    monkeypatch.syspath_prepend(str(floor))
    app = AppTest.from_file(str(floor / "pages" / f"{PAGE}.py"), default_timeout=30).run()

    assert not app.exception
    assert not raw
    assert len(shown(dashboard)) > 50
    assert shown(runs[-1]) == shown(dashboard)
