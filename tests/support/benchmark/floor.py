"""The floor: a Streamlit app that shows what a dashboard shows, and computes nothing.

It is made out of the dashboard's own finished messages. Each becomes the call of Streamlit that
sends it: `st.container`, `st.columns`, `st.expander`, `st.markdown`, `st.caption`, `st.subheader`,
`st.table`, `st.dataframe`, `st.segmented_control` and so on, with the same texts, options, keys,
defaults and binding to the link. Figures are objects of Plotly that are made once when the server
first needs them, and shown by `st.plotly_chart`; tables are pandas frames that are made once, and
shown by `st.table` or `st.dataframe`; texts stand in the code. The folder has the menu of the
dashboard (`st.navigation` with the same pages and a hidden one that sends the root on) and its
`.streamlit/config.toml`. It knows each address at each visit and with each statistic, so that a
control changes on screen what it changes in the dashboard; other controls change nothing.

It remembers nothing either: no `st.cache_data`, no fragments. A dashboard that replays remembered
messages may be faster than this floor. Like the dashboard it leaves what its imports and its
figures made out of every collection of garbage (`gc.freeze`); without that Streamlit goes through
all of it after each run, which takes three times as long as the run itself.
"""

from __future__ import annotations

import json
import pickle
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Dataframe_pb2 import Dataframe
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.GapSize_pb2 import GapConfig
from streamlit.proto.GapSize_pb2 import GapSize as Gap
from streamlit.proto.Markdown_pb2 import Markdown
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.Table_pb2 import Table

from tests.support.benchmark.reader import Choice, key_of
from tests.support.benchmark.recording import Recording, State

MAIN, SIDEBAR = (0,), (1,)
Path_ = tuple[int, ...]

FRAME = '''"""Generated: the frame of the floor."""
import streamlit as st
st.set_page_config({config})
def home():
    st.switch_page("pages/{first}.py", query_params=st.query_params)
pages = [st.Page(home, default=True, visibility="hidden")]
for name, title in {pages}.items():
    pages.append(st.Page(f"pages/{{name}}.py", title=title))
st.navigation(pages).run()
'''
PAGE = '''"""Generated: a page of the floor."""
from floor_{name} import show
show()
'''
STATES = '''"""Generated: all that a page of the floor shows."""
import functools, gc, json, pathlib, pickle
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st
_HERE = pathlib.Path(__file__).parent
_FIGURES = json.loads((_HERE / "figures_{name}.json").read_text())
_FRAMES = pickle.loads((_HERE / "frames_{name}.pickle").read_bytes())
@functools.cache
def figure(number):
    made = go.Figure(json.loads(_FIGURES[number]), skip_invalid=True)
    # It stays, and every run of Streamlit would go through it in search of garbage.
    gc.freeze()
    return made
@functools.cache
def frame(number):
    return pa.ipc.open_stream(_FRAMES[number]).read_all().to_pandas()
def chosen(key, first):
    found = st.session_state.get(key)
    if found is None:
        found = st.query_params.get(key)
    return first if found is None else str(found).lower()
{functions}
_STATES = {states}
gc.freeze()
def show():
    _STATES.get({choice}, {fallback})()
'''


@dataclass
class Page:
    """A page of the floor while it is written.

    Attributes:
        figures: The figures of all its states, as JSON, with their numbers.
        frames: Its tables, as Arrow, with their numbers.
        first: What its controls are at first, by their keys.
        raw: The messages that no call of Streamlit sends, by their type.
        bare: Whether figures and tables without a control are such, too.
    """

    bare: bool = False
    figures: dict[str, int] = field(default_factory=dict)
    frames: dict[bytes, int] = field(default_factory=dict)
    first: dict[str, Choice] = field(default_factory=dict)
    raw: Counter[str] = field(default_factory=Counter)


def build(
    recording: Recording, dashboard: Path, folder: Path, *, bare: bool = False
) -> Counter[str]:
    """Write the floor of a recording into a folder.

    Args:
        recording: What the dashboard shows.
        dashboard: The folder of the dashboard, for its configuration.
        folder: Where to write; it does not exist, or is empty.
        bare: Whether figures and tables without a control are sent as the messages that they
            became, which no call of Streamlit can do as fast.

    Returns:
        The messages that no call of Streamlit sends, by their type; they are sent as they are.
    """
    (folder / "pages").mkdir(parents=True)
    (folder / ".streamlit").mkdir()
    shutil.copy(dashboard / ".streamlit/config.toml", folder / ".streamlit/config.toml")
    titles = {
        each.url_pathname: each.page_name
        for each in recording.navigation.app_pages
        if not each.is_hidden
    }
    raw: Counter[str] = Counter()
    for name in titles:
        states = [state for state in recording.states if state.address.page == name]
        raw += _write_page(name, states, folder, bare=bare)
    config = 'page_icon="🩺", layout="wide"'
    frame = FRAME.format(first=next(iter(titles)), pages=titles, config=config)
    (folder / "dashboard.py").write_text(frame)
    return raw


def _write_page(name: str, states: list[State], folder: Path, *, bare: bool) -> Counter[str]:
    page = Page(bare=bare, first=dict(states[0].values) if states else {})
    keys = sorted({key for state in states for key in (*state.choices, *state.address.query)})
    functions, by_choice = [], {}
    for number, state in enumerate(states):
        functions.append("\n    ".join([f"def state_{number}():", *_calls(state.deltas, page)]))
        values = page.first | state.address.query | state.choices
        choice = tuple(str(values[key]).lower() for key in keys)
        by_choice[choice] = f"state_{number}"
    first = [f"chosen({key!r}, {str(page.first[key]).lower()!r})" for key in keys]
    written = ", ".join(f"{choice!r}: {function}" for choice, function in by_choice.items())
    text = STATES.format(
        name=name,
        functions="\n".join(functions) or "def state_0(): pass",
        states=f"{{{written}}}",
        choice=f"({', '.join(first)}{',' if first else ''})",
        fallback="state_0",
    )
    (folder / f"floor_{name}.py").write_text(text)
    (folder / f"figures_{name}.json").write_text(json.dumps(list(page.figures)))
    (folder / f"frames_{name}.pickle").write_bytes(pickle.dumps(list(page.frames)))
    (folder / "pages" / f"{name}.py").write_text(PAGE.format(name=name))
    return page.raw


def _calls(deltas: list[ForwardMsg], page: Page) -> list[str]:
    """The calls that send these messages, a line each."""
    # What was put in the place of something else is the only one of the two that is seen.
    last = {tuple(each.metadata.delta_path): each for each in deltas}
    names: dict[Path_, str] = {MAIN: "st", SIDEBAR: "st.sidebar", (2,): "st"}
    lines: list[str] = []
    for path, message in last.items():
        parent, delta = names[path[:-1]], message.delta
        kind = delta.WhichOneof("type")
        if kind == "new_element":
            lines.append(_element(parent, delta.new_element, page))
        elif kind == "add_block" and path not in names:
            names[path] = f"b{len(names)}"
            columns = [
                (where, each.delta.add_block)
                for where, each in last.items()
                if where[:-1] == path and each.delta.add_block.WhichOneof("type") == "column"
            ]
            if columns:
                for where, _ in columns:
                    names[where] = f"b{len(names)}"
                lines.append(_columns(parent, [(names[at], each) for at, each in columns], delta))
            else:
                lines.append(f"{names[path]} = {_block(parent, delta.add_block, page)}")
    return lines or ["pass"]


def _call(name: str, *positional: Any, **options: Any) -> str:
    """The code of a call, without the options that are None."""
    parts = [repr(each) if not isinstance(each, Code) else each for each in positional]
    parts += [f"{name}={value!r}" for name, value in options.items() if value is not None]
    return f"{name}({', '.join(parts)})"


class Code(str):
    """A text that is code already."""

    __slots__ = ()


def _columns(parent: str, columns: list[tuple[str, Block]], delta: Any) -> str:
    weights = [block.column.weight for _, block in columns]
    names = ", ".join(name for name, _ in columns)
    gap = _gap(delta.add_block.flex_container.gap_config)
    return f"{names}, = {_call(f'{parent}.columns', weights, gap=gap)}"


def _block(parent: str, block: Block, page: Page) -> str:
    kind = block.WhichOneof("type")
    key, width = key_of(block.id), _size(block, "width_config")
    if kind == "flex_container":
        flex = block.flex_container
        horizontal = flex.direction == Block.FlexContainer.HORIZONTAL
        across = ("", "left", "right", "center", "distribute")
        along = ("", "top", "bottom", "center", "top")
        places = (flex.justify, flex.align) if horizontal else (flex.align, flex.justify)
        return _call(
            f"{parent}.container",
            border=flex.border or None,
            key=key,
            horizontal=horizontal or None,
            horizontal_alignment=across[places[0]] if across[places[0]] != "left" else None,
            vertical_alignment=along[places[1]] if along[places[1]] != "top" else None,
            gap=_gap(flex.gap_config),
            width=None if width == "stretch" else width,
        )
    if kind == "expandable":
        folded = block.expandable
        return _call(
            f"{parent}.expander",
            folded.label,
            expanded=folded.expanded or None,
            icon=folded.icon or None,
            key=key,
            on_change="rerun" if block.id else None,
        )
    if kind == "popover":
        popover = block.popover
        return _call(
            f"{parent}.popover",
            popover.label,
            icon=popover.icon or None,
            help=popover.help or None,
            type=popover.type or None,
            key=key,
            on_change="rerun" if block.id else None,
        )
    page.raw[str(kind)] += 1
    return f"{_pickled(parent)}._block({_proto(block)})"


def _pickled(parent: str) -> str:
    """The place to which a message is sent that no call of Streamlit sends."""
    return "st._main" if parent == "st" else parent


def _proto(message: Any) -> str:
    return f"__import__('pickle').loads({pickle.dumps(message)!r})"


def _gap(config: GapConfig) -> str | int | None:
    """The gap between what a container holds; None where it is the usual one."""
    name = Gap.Name(config.gap_size).lower()
    return None if name in {"small", "gap_undefined"} else name


def _size(message: Any, name: str) -> str | int | None:
    if not message.HasField(name):
        return None
    config = getattr(message, name)
    kind = config.WhichOneof(f"{name.split('_')[0]}_spec")
    if kind in {"use_stretch", "use_content"}:
        return str(kind.removeprefix("use_"))
    return int(getattr(config, kind))


def _html(parent: str, element: Element, page: Page) -> str:
    runs = element.html.unsafe_allow_javascript or None
    return _call(f"{parent}.html", element.html.body, unsafe_allow_javascript=runs)


def _code(parent: str, element: Element, page: Page) -> str:
    code = element.code
    language = None if code.language == "plaintext" else code.language
    return (
        f"{parent}.code({code.code_text!r}, language={language!r}, wrap_lines={code.wrap_lines!r})"
    )


def _element(parent: str, element: Element, page: Page) -> str:
    kind = element.WhichOneof("type")
    writers = {
        "markdown": _markdown,
        "heading": _heading,
        "html": _html,
        "code": _code,
        "alert": _alert,
        "plotly_chart": _chart,
        "table": _table,
        "dataframe": _grid,
        "button_group": _segments,
        "selectbox": _list,
        "slider": _slider,
        "checkbox": _toggle,
        "text_input": _text_input,
        "number_input": _number_input,
        "pagination": _pagination,
        "download_button": _download,
        "button": _button,
    }
    is_finished = kind in {"table", "dataframe"} or (
        kind == "plotly_chart" and not element.plotly_chart.selection_mode
    )
    if kind in writers and not (page.bare and is_finished):
        return writers[kind](parent, element, page)
    page.raw[str(kind)] += 1
    return f"{_pickled(parent)}._enqueue({kind!r}, {_proto(getattr(element, str(kind)))})"


def _markdown(parent: str, element: Element, page: Page) -> str:
    text = element.markdown
    name = "caption" if text.element_type == Markdown.CAPTION else "markdown"
    width = _size(element, "width_config")
    return _call(
        f"{parent}.{name}",
        text.body,
        unsafe_allow_html=text.allow_html or None,
        help=text.help or None,
        anchors=False if text.hide_anchors and name == "markdown" else None,
        width=None if name == "caption" and width == "stretch" else width,
    )


def _heading(parent: str, element: Element, page: Page) -> str:
    heading = element.heading
    name = {"h1": "title", "h2": "header", "h3": "subheader"}[heading.tag]
    return _call(
        f"{parent}.{name}",
        heading.body,
        anchor=False if heading.hide_anchor else heading.anchor or None,
        help=heading.help or None,
    )


def _alert(parent: str, element: Element, page: Page) -> str:
    names = ("", "error", "warning", "info", "success")
    alert = element.alert
    return _call(f"{parent}.{names[alert.format]}", alert.body, icon=alert.icon or None)


def _chart(parent: str, element: Element, page: Page) -> str:
    chart = element.plotly_chart
    number = page.figures.setdefault(chart.spec, len(page.figures))
    modes = [PlotlyChart.SelectionMode.Name(each).lower() for each in chart.selection_mode]
    height = _size(element, "height_config")
    return _call(
        f"{parent}.plotly_chart",
        Code(f"figure({number})"),
        key=key_of(chart.id),
        alt=chart.alt or None,
        config=json.loads(chart.config),
        on_select="rerun" if modes else None,
        selection_mode=modes or None,
        height=None if height == "content" else height,
    )


def _table(parent: str, element: Element, page: Page) -> str:
    table = element.table
    number = page.frames.setdefault(table.arrow_data.data, len(page.frames))
    borders = {Table.ALL: None, Table.NONE: False, Table.HORIZONTAL: "horizontal"}
    return _call(
        f"{parent}.table",
        Code(f"frame({number})"),
        border=borders[table.border_mode],
        hide_index=table.hide_index or None,
        hide_header=table.hide_header or None,
        alt=table.alt or None,
    )


def _grid(parent: str, element: Element, page: Page) -> str:
    grid: Dataframe = element.dataframe
    number = page.frames.setdefault(grid.arrow_data.data, len(page.frames))
    columns = json.loads(grid.columns or "{}")
    hidden = [name for name, options in columns.items() if options.get("hidden")]
    return _call(
        f"{parent}.dataframe",
        Code(f"frame({number})"),
        hide_index=True if hidden else None,
        alt=grid.alt or None,
        key=key_of(grid.id),
    )


def _common(control: Any, element: Element) -> dict[str, Any]:
    """What all controls are told."""
    return {
        "key": key_of(control.id),
        "help": control.help or None,
        "disabled": control.disabled or None,
        "width": _size(element, "width_config"),
        "bind": "query-params" if getattr(control, "query_param_key", "") else None,
    }


def _segments(parent: str, element: Element, page: Page) -> str:
    control = element.button_group
    return _call(
        f"{parent}.segmented_control",
        control.label,
        [option.content for option in control.options],
        default=page.first.get(key_of(control.id) or ""),
        required=control.required or None,
        **_common(control, element),
    )


def _list(parent: str, element: Element, page: Page) -> str:
    control = element.selectbox
    return _call(
        f"{parent}.selectbox",
        control.label,
        list(control.options),
        Code(repr(control.default if control.HasField("default") else None)),
        placeholder=control.placeholder or None,
        icon=control.icon or None,
        **_common(control, element),
    )


def _slider(parent: str, element: Element, page: Page) -> str:
    control = element.slider
    number = float if control.data_type == Slider.FLOAT else int
    values = [number(each) for each in control.default]
    return _call(
        f"{parent}.slider",
        control.label,
        number(control.min),
        number(control.max),
        values[0] if len(values) == 1 else tuple(values),
        number(control.step),
        control.format,
        **_common(control, element),
    )


def _toggle(parent: str, element: Element, page: Page) -> str:
    control = element.checkbox
    name = "toggle" if control.type == control.TOGGLE else "checkbox"
    first = page.first.get(key_of(control.id) or "", control.default)
    return _call(
        f"{parent}.{name}", control.label, value=first or None, **_common(control, element)
    )


def _text_input(parent: str, element: Element, page: Page) -> str:
    control = element.text_input
    return _call(
        f"{parent}.text_input",
        control.label,
        Code(repr(control.default if control.HasField("default") else None)),
        icon=control.icon or None,
        placeholder=control.placeholder or None,
        **_common(control, element),
    )


def _number_input(parent: str, element: Element, page: Page) -> str:
    control = element.number_input
    number = float if control.data_type == control.FLOAT else int
    return _call(
        f"{parent}.number_input",
        control.label,
        Code(repr(number(control.min) if control.has_min else None)),
        Code(repr(number(control.max) if control.has_max else None)),
        Code(repr(number(control.default) if control.HasField("default") else None)),
        number(control.step),
        control.format,
        placeholder=control.placeholder or None,
        **_common(control, element),
    )


def _pagination(parent: str, element: Element, page: Page) -> str:
    control = element.pagination
    common = _common_of_pages(control, element)
    return _call(f"{parent}.pagination", control.num_pages, default=control.default, **common)


def _common_of_pages(control: Any, element: Element) -> dict[str, Any]:
    return {"key": key_of(control.id), "width": _size(element, "width_config")}


def _download(parent: str, element: Element, page: Page) -> str:
    control = element.download_button
    return _call(
        f"{parent}.download_button",
        control.label,
        Code("lambda: b''"),
        key=key_of(control.id),
        help=control.help or None,
        on_click="ignore" if control.ignore_rerun else None,
        type=control.type or None,
        icon=control.icon or None,
    )


def _button(parent: str, element: Element, page: Page) -> str:
    control = element.button
    return _call(
        f"{parent}.button",
        control.label,
        key=key_of(control.id),
        help=control.help or None,
        type=control.type or None,
        icon=control.icon or None,
    )
