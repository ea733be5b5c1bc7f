"""A reader without a browser: what Streamlit's page in the browser sends and is sent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

Choice = str | float | bool | None
# Seconds until an answer must have come.
PATIENCE = 600.0


@dataclass(frozen=True)
class Answer:
    """What a server answered to one request.

    Attributes:
        seconds: From the request until the server says that the script is done.
        messages: All that arrived, in its order.
        size: Bytes of all of it.
    """

    seconds: float
    messages: list[ForwardMsg]
    size: int

    @property
    def deltas(self) -> list[ForwardMsg]:
        """What is shown: the elements and the blocks that hold them."""
        return [each for each in self.messages if each.HasField("delta")]

    @property
    def has_error(self) -> bool:
        """Whether the page shows that something went wrong."""
        return any(each.delta.new_element.WhichOneof("type") == "exception" for each in self.deltas)


@dataclass
class Reader:
    """A session of a server.

    A browser sends with each request the state of every control that is on its page, the link, and
    which of the large messages it still has; this does the same.
    """

    socket: ClientConnection
    keeps_messages: bool = True
    query: dict[str, str] = field(default_factory=dict)
    page: str = ""
    _script: str = ""
    _scripts: dict[str, str] = field(default_factory=dict)
    _controls: dict[str, Element] = field(default_factory=dict)
    # The fragments, by the controls in them, that run alone when such a control changes.
    _fragments: dict[str, str] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _kept: list[set[str]] = field(default_factory=list)

    def open(self, page: str, **query: str) -> Answer:
        """Go to a page, by the navigation once the server told of it, else by its link."""
        self.page, self._script = page, self._scripts.get(page, "")
        self.query |= query
        return self.again()

    def again(self) -> Answer:
        """Let the page run again, as it is."""
        return self._run("")

    def _run(self, fragment: str) -> Answer:
        request = BackMsg()
        state = request.rerun_script
        state.query_string = urlencode(self.query)
        state.page_name, state.page_script_hash = self.page, self._script
        state.fragment_id = fragment
        state.context_info.timezone, state.context_info.locale = "Europe/Rome", "en-GB"
        for each in self._states.values():
            state.widget_states.widgets.add().CopyFrom(each)
        if self.keeps_messages:
            state.cached_message_hashes.extend(set().union(*self._kept))
        return self._asked(request)

    def _identifier(self, key: str) -> str | None:
        return next((each for each in self._controls if key_of(each) == key), None)

    def has(self, key: str) -> bool:
        """Whether the page has a control of this key."""
        return self._identifier(key) is not None

    def chosen(self, key: str) -> Choice:
        """What a control of this key is set to; None for nothing."""
        return _value(self._states[self._identifier(key) or ""])

    @property
    def values(self) -> dict[str, Choice]:
        """What the controls of the page are set to, by their keys."""
        keys = {identifier: key_of(identifier) for identifier in self._states}
        return {key: _value(self._states[each]) for each, key in keys.items() if key is not None}

    def choose(self, key: str, choice: Choice) -> Answer:
        """Set a control by its key, as a click does; None chooses nothing."""
        identifier = self._identifier(key)
        assert identifier is not None, key
        control = self._controls[identifier]
        state = WidgetState(id=identifier)
        kind = control.WhichOneof("type")
        if kind == "button_group":
            state.string_array_value.data[:] = [str(choice)]
        elif kind == "selectbox":
            if choice is not None:
                state.string_value = str(choice)
        elif kind == "checkbox":
            state.bool_value = bool(choice)
        elif kind == "slider":
            state.double_array_value.data[:] = [float(choice or 0)]
        else:
            raise ValueError(f"{key} is a {kind}")
        self._states[identifier] = state
        in_link = getattr(control, kind).query_param_key
        if in_link and choice is None:
            self.query.pop(in_link, None)
        elif in_link:
            self.query[in_link] = str(choice).lower() if kind == "checkbox" else str(choice)
        return self._run(self._fragments.get(identifier, ""))

    def _asked(self, request: BackMsg) -> Answer:
        content = request.SerializeToString()
        messages, size = [], 0
        start = time.perf_counter()
        self.socket.send(content)
        while True:
            received = self.socket.recv(timeout=PATIENCE)
            assert isinstance(received, bytes)
            message = ForwardMsg.FromString(received)
            size += len(received)
            messages.append(message)
            # A script that sends the reader elsewhere ends early, and another follows.
            if message.WhichOneof("type") == "script_finished" and (
                message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                break
        answer = Answer(time.perf_counter() - start, messages, size)
        self._note(answer)
        return answer

    def _note(self, answer: Answer) -> None:
        """Keep what a browser keeps: link, pages, controls, large messages of two runs."""
        is_fragment = any(
            each.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
            for each in answer.messages
            if each.WhichOneof("type") == "script_finished"
        )
        # A fragment alone leaves the other controls as they are.
        controls = dict(self._controls) if is_fragment else {}
        for message in answer.messages:
            kind = message.WhichOneof("type")
            if kind == "page_info_changed":
                self.query = dict(parse_qsl(message.page_info_changed.query_string))
            elif kind == "navigation":
                pages = message.navigation.app_pages
                self._scripts = {each.url_pathname: each.page_script_hash for each in pages}
                self._script = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.HasField("new_element"):
                element = message.delta.new_element
                content = getattr(element, element.WhichOneof("type") or "empty")
                identifier = getattr(content, "id", "")
                if identifier:
                    controls[identifier] = element
                    self._fragments[identifier] = message.delta.fragment_id
        self._controls = controls
        self._states = {
            identifier: state
            for identifier, element in controls.items()
            if (state := _state(element, self._states.get(identifier))) is not None
        }
        kept = {each.hash for each in answer.messages if each.metadata.cacheable}
        kept |= {each.ref_hash for each in answer.messages if each.ref_hash}
        self._kept = [*self._kept[-1:], kept]


def _value(state: WidgetState) -> Choice:
    kind = state.WhichOneof("value")
    if kind is None:
        return None
    value = getattr(state, kind)
    return next(iter(value.data), None) if kind.endswith("array_value") else value


def key_of(identifier: str) -> str | None:
    """The key that an element or block was given, out of its identifier."""
    key = identifier.split("-", 2)[2] if identifier.count("-") > 1 else "None"
    return None if key == "None" else key


def _state(element: Element, last: WidgetState | None) -> WidgetState | None:
    """The state that a control is in, as a browser tells of it; None if it tells nothing."""
    kind = element.WhichOneof("type")
    assert kind is not None
    control = getattr(element, kind)
    if last is not None and not getattr(control, "set_value", False):
        return last
    state = WidgetState(id=control.id)
    if kind == "button_group":
        names = [option.content for option in control.options]
        chosen = control.raw_values if control.set_value else [names[at] for at in control.default]
        state.string_array_value.data[:] = chosen
    elif kind == "selectbox":
        if control.set_value and control.HasField("raw_value"):
            state.string_value = control.raw_value
        elif control.HasField("default"):
            state.string_value = control.options[control.default]
    elif kind == "checkbox":
        state.bool_value = control.value if control.set_value else control.default
    elif kind == "slider":
        state.double_array_value.data[:] = control.value if control.set_value else control.default
    elif kind in {"text_input", "number_input"}:
        name = "string_value" if kind == "text_input" else "double_value"
        if control.set_value and control.HasField("value"):
            setattr(state, name, control.value)
        elif control.HasField("default"):
            setattr(state, name, control.default)
    elif kind == "pagination":
        state.int_value = control.value if control.set_value else control.default
    else:
        return None
    return state


@contextmanager
def reading(url: str, *, keeps_messages: bool = True) -> Iterator[Reader]:
    """A reader of the server at an address, until the end of the block."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, compression=None) as socket:  # type: ignore[list-item]
        yield Reader(socket, keeps_messages)
