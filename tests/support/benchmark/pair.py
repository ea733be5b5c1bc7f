"""The dashboard and its floor, which every part of the benchmark compares."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.support.benchmark.floor import build
from tests.support.benchmark.reader import reading
from tests.support.benchmark.recording import Address, Recording, record
from tests.support.benchmark.report import show
from tests.support.benchmark.servers import Served, serving

DASHBOARD, FLOOR = "dashboard", "floor"


@dataclass(frozen=True)
class Pair:
    """Two folders that a server can show, and what both show.

    Attributes:
        folders: Of the dashboard and of the floor.
        recording: What the floor was built from.
        raw: Messages that the floor sends as they are, by type.
        logs: Where servers write.
    """

    folders: dict[str, Path]
    recording: Recording
    raw: Counter[str]
    logs: Path

    @property
    def addresses(self) -> list[Address]:
        """The addresses that are opened."""
        return self.recording.addresses

    @contextmanager
    def serving(self) -> Iterator[dict[str, Served]]:
        """Both servers, newly started, until the end of the block."""
        with (
            self.serving_one(DASHBOARD) as dashboard,
            self.serving_one(FLOOR) as floor,
        ):
            yield {DASHBOARD: dashboard, FLOOR: floor}

    @contextmanager
    def serving_one(self, name: str) -> Iterator[Served]:
        """One of the servers, newly started, until the end of the block."""
        with serving(self.folders[name], self.logs / f"{name}.log") as served:
            yield served


def make_pair(dashboard: Path, folder: Path, *, bare: bool = False) -> Pair:
    """Record a dashboard and build its floor in an empty folder.

    Args:
        dashboard: The folder of the dashboard.
        folder: An empty folder.
        bare: Whether figures and tables of the floor are messages instead of calls of Streamlit.
    """
    with serving(dashboard, folder / "recorded.log") as served:
        recording = record(served.url)
    floor = folder / FLOOR
    raw = build(recording, dashboard, floor, bare=bare)
    return Pair({DASHBOARD: dashboard, FLOOR: floor}, recording, raw, folder)


def compare(pair: Pair) -> None:
    """Print how many elements and bytes arrive from both servers, address by address."""
    rows = []
    with pair.serving() as servers:
        for address in pair.addresses:
            arrived = {}
            for name, served in servers.items():
                with reading(served.url, keeps_messages=False) as reader:
                    reader.open(address.page, **address.query)
                    arrived[name] = reader.again()
            ours, theirs = (_by_path(arrived[name].deltas) for name in (DASHBOARD, FLOOR))
            same = sum(ours[path] == theirs.get(path) for path in ours)
            sizes = [f"{arrived[name].size:,}" for name in (DASHBOARD, FLOOR)]
            counts = [str(len(ours)), str(len(theirs))]
            rows.append([address.name, *counts, *sizes, f"{same} of {len(ours)}"])
    sent = ", ".join(f"{n} {kind}" for kind, n in pair.raw.items()) or "none"
    show(
        "What arrives of a rerun (elements and blocks; bytes of all messages)",
        ["address", "dashboard", "floor", "bytes", "floor", "same but for identifiers"],
        rows,
        f"Messages of the floor that no call of Streamlit sends: {sent}.",
    )


def _by_path(deltas: list[ForwardMsg]) -> dict[tuple[int, ...], bytes]:
    """What is shown where, without what differs between any two servers."""
    found = {}
    for message in deltas:
        delta = Delta()
        delta.CopyFrom(message.delta)
        delta.fragment_id = ""
        if delta.WhichOneof("type") == "new_element":
            _even_out(delta.new_element)
        else:
            delta.add_block.id = ""
        found[tuple(message.metadata.delta_path)] = delta.SerializeToString(deterministic=True)
    return found


def _even_out(element: Element) -> None:
    """Leave out identifiers and what a browser is told once; put parts of a figure in order."""
    content: Any = getattr(element, element.WhichOneof("type") or "empty")
    for name in ("id", "deferred_file_id", "set_value", "raw_values", "default", "value"):
        if name in content.DESCRIPTOR.fields_by_name:
            content.ClearField(name)
    element.has_one_shot_effect = False
    if element.HasField("plotly_chart"):
        content.spec = json.dumps(json.loads(content.spec), sort_keys=True)
    elif element.WhichOneof("type") in {"table", "dataframe"}:
        # The cells and headers, without what pandas notes of itself.
        table = pa.ipc.open_stream(content.arrow_data.data).read_all()
        content.arrow_data.data = repr(table.to_pydict()).encode()
