"""A reader without a browser: the same messages over the same connection, in milliseconds."""

import contextlib
import http.client
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from lib.language import Language

# Seconds in which a run must be over.
WAIT = 60.0


class Visitor:
    """A session of a running dashboard, of a reader of English or Italian.

    Attributes:
        session: Its identifier.
        elements: What stands on the page, by kind: the messages of Streamlit.
        link: What the script last put behind the address of its page.
    """

    def __init__(self, url: str, language: Language = "en") -> None:
        self.url = url
        self._language = language
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=30) as answered:
            cookie = answered.headers["Set-Cookie"].split(";")[0]
        self._headers = {"Cookie": cookie, "X-Xsrftoken": cookie.split("=", 1)[1]}
        self._open = contextlib.ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(
                url.replace("http", "ws", 1) + "/_stcore/stream",
                additional_headers={"Cookie": cookie},
                origin=Origin(url),
                subprotocols=[Subprotocol("streamlit"), Subprotocol(cookie.split("=", 1)[1])],
                max_size=None,
            )
        )
        self.session = ""
        self.elements: dict[str, list[Any]] = {}
        self.link = ""
        self._long: dict[str, ForwardMsg] = {}
        self._pages: dict[str, str] = {}
        self._page = ""
        self._widgets: dict[str, WidgetState] = {}
        self._folds: dict[str, str] = {}
        self._dropped: list[tuple[str, int, Any]] = []

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the page."""
        self._open.close()

    def _send(self, message: BackMsg) -> None:
        self._socket.send(message.SerializeToString())

    def _received(self) -> Iterator[ForwardMsg]:
        deadline = time.monotonic() + WAIT
        while True:
            message = ForwardMsg()
            data = self._socket.recv(timeout=max(0.0, deadline - time.monotonic()))
            assert isinstance(data, bytes)
            message.ParseFromString(data)
            yield message

    def run(self, page: str | None = None, *, triggered: WidgetState | None = None) -> None:
        """Run the script of the page, or go to another, and take in what it shows."""
        if page is not None:
            # Streamlit's own way from page to page: the widgets of the one before go.
            self._page = self._pages.get(page, "")
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = f"lang={self._language}"
        state.page_script_hash = self._page
        if page is not None and not self._page:
            state.page_name = page
        widgets = [*self._widgets.values(), *([triggered] if triggered is not None else [])]
        state.widget_states.widgets.extend(widgets)
        state.context_info.locale = "en-GB"
        self._send(asked)
        shown: dict[str, list[Any]] = {}
        for received in self._received():
            # A long message that was sent before is not sent again.
            message = self._long.get(received.ref_hash, received)
            if message.metadata.cacheable:
                self._long[message.hash] = message
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
                self._page = message.new_session.page_script_hash
                shown = {}
            elif kind == "navigation":
                self._page = message.navigation.page_script_hash
                self._pages = {
                    each.url_pathname: each.page_script_hash
                    for each in message.navigation.app_pages
                }
            elif kind == "delta" and message.delta.add_block.expandable.label:
                block = message.delta.add_block
                self._folds[block.expandable.label] = block.id
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                name = str(element.WhichOneof("type"))
                shown.setdefault(name, []).append(getattr(element, name))
            elif kind == "page_info_changed":
                self.link = message.page_info_changed.query_string
            elif kind == "script_finished":
                # A run that gives way to another finishes as well.
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                break
        self.elements = shown

    def find(self, kind: str, label: str) -> Any:
        """The element of a kind whose label contains a text."""
        found = [each for each in self.elements.get(kind, []) if label in each.label]
        assert found, (kind, label, [each.label for each in self.elements.get(kind, [])])
        return found[0]

    def type(self, label: str, text: str) -> None:
        """Type into the field with a label; the script runs when it is asked to."""
        field = self.find("text_input", label)
        self._widgets[field.id] = WidgetState(id=field.id, string_value=text)

    def unfold(self, label: str) -> None:
        """Open the fold whose label contains a text; it is filled when the script runs."""
        fold = next(found for shown, found in self._folds.items() if label in shown)
        self._widgets[fold] = WidgetState(id=fold, bool_value=True)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of the list with a label."""
        field = self.find("selectbox", label)
        self._widgets[field.id] = WidgetState(id=field.id, string_value=option)

    def press(self, group: Any, option: str) -> None:
        """Press one of a group of buttons of which one is always pressed."""
        state = WidgetState(id=group.id)
        state.string_array_value.data.append(option)
        self._widgets[group.id] = state

    def tick(self, box: Any, value: bool) -> None:
        """Set a switch."""
        self._widgets[box.id] = WidgetState(id=box.id, bool_value=value)

    def click(self, label: str) -> None:
        """Click the button with a label, and wait until the script has run."""
        self.run(triggered=WidgetState(id=self.find("button", label).id, trigger_value=True))

    def put(self, name: str, content: bytes, place: str | None = None) -> int:
        """Put a file to a place of this session that was never asked for; the HTTP status.

        0 where the server refuses it before it has arrived.
        """
        file = place or str(uuid.uuid4())
        return self._put(f"/_stcore/upload_file/{self.session}/{file}", name, content)

    def _put(self, place: str, name: str, content: bytes) -> int:
        bound = uuid.uuid4().hex
        head = (
            f'--{bound}\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        request = urllib.request.Request(
            self.url + place,
            data=head.encode() + content + f"\r\n--{bound}--\r\n".encode(),
            headers={**self._headers, "Content-Type": f"multipart/form-data; boundary={bound}"},
            method="PUT",
        )
        try:
            with urllib.request.urlopen(request, timeout=WAIT) as answered:
                return int(answered.status)
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError:
            return 0

    @contextlib.contextmanager
    def slowly(self, name: str, content: bytes) -> Iterator[Callable[[], int]]:
        """Put a file to a place of this session, at first all of it but its last kilobyte.

        Yields:
            What sends the rest, and returns the HTTP status.
        """
        bound, place = uuid.uuid4().hex, f"/_stcore/upload_file/{self.session}/{uuid.uuid4()}"
        head = f'--{bound}\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{bound}--\r\n".encode()
        connection = http.client.HTTPConnection(self.url.split("//")[1], timeout=10)
        connection.putrequest("PUT", place)
        kind = f"multipart/form-data; boundary={bound}"
        for key, value in {**self._headers, "Content-Type": kind}.items():
            connection.putheader(key, value)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        connection.send(body[:-1024])

        def send_rest() -> int:
            connection.send(body[-1024:])
            return connection.getresponse().status

        yield send_rest
        connection.close()

    def forget(self) -> None:
        """Show what a new reader would: no control was touched."""
        self._widgets.clear()
        self._dropped.clear()

    def drop(self, files: Mapping[str, bytes]) -> None:
        """Drop files on the page of one's own study, and wait until they are read."""
        asked = BackMsg()
        asked.file_urls_request.request_id = uuid.uuid4().hex
        asked.file_urls_request.session_id = self.session
        asked.file_urls_request.file_names.extend(files)
        self._send(asked)
        urls = next(
            message.file_urls_response.file_urls
            for message in self._received()
            if message.WhichOneof("type") == "file_urls_response"
        )
        uploader = self.elements["file_uploader"][0]
        for url, (name, content) in zip(urls, files.items(), strict=True):
            assert self._put(url.upload_url, name, content) == 204
            self._dropped.append((name, len(content), url))
        state = WidgetState(id=uploader.id)
        for name, size, url in self._dropped:
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.name, info.size, info.file_id = name, size, url.file_id
            info.file_urls.CopyFrom(url)
        self._widgets[uploader.id] = state
        self.run()

    def download(self, label: str) -> bytes:
        """What the button with a label saves."""
        button = self.find("download_button", label)
        address = button.url
        if button.deferred_file_id:
            asked = BackMsg()
            asked.backend_operation_request.request_id = uuid.uuid4().hex
            asked.backend_operation_request.session_id = self.session
            asked.backend_operation_request.deferred_file.file_id = button.deferred_file_id
            self._send(asked)
            address = next(
                message.backend_operation_response.deferred_file.url
                for message in self._received()
                if message.WhichOneof("type") == "backend_operation_response"
            )
        with urllib.request.urlopen(self.url + address, timeout=WAIT) as answered:
            content: bytes = answered.read()
        return content
