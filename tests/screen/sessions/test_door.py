"""Who can speak to the server, what its proxy keeps back, and addresses of downloads."""

import re
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import streamlit
from streamlit import get_option, net_util
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.util import create_fast_hasher
from streamlit.web.server.server_util import is_url_from_allowed_origins

from tests.support.browser import Server
from tests.support.files import ROOT
from tests.support.pages import opened
from tests.support.visitor import Visitor

CONTENT, KIND, NAME = b"a,b\n1,2\n", "text/csv", "table.csv"


def address() -> str:
    storage = MemoryMediaFileStorage("/media")
    return storage.load_and_get_id(CONTENT, KIND, MediaFileKind.DOWNLOADABLE, NAME)


def test_nobody_can_work_out_the_address_of_a_download_from_its_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory_media_file_storage, "create_fast_hasher", create_fast_hasher)
    known = address()
    opened("your_study")
    assert address() != known
    assert len(address()) == len(known)
    # A rerun gives the same content the same address.
    assert address() == address()


README = (ROOT / "README.md").read_text(encoding="utf-8")


def upgrade(server: Server, host: str, origin: str | None) -> str:
    """What the server answers to somebody who wants to speak to it, its first line."""
    port = server.url.rsplit(":", 1)[1]
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}:{port}",
        *([f"Origin: http://{origin}:{port}"] if origin else []),
        *("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"),
        *("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""),
    ]
    with socket.create_connection(("127.0.0.1", int(port)), timeout=30) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return connection.recv(100).decode().split("\r\n")[0]


def asked(server: Server, host: str, place: str) -> int:
    """The HTTP status of what the server answers under a name."""
    request = urllib.request.Request(server.url + place, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=30) as answered:
            return int(answered.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_server_asks_nobody_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", None)
    opened("your_study")
    assert not is_url_from_allowed_origins("http://dashboard.example.org")


def test_the_first_command_of_the_readme_refuses_pages_of_another_name(tmp_path: Path) -> None:
    (command,) = re.findall(r"streamlit run dashboard\.py (--server\.address .*)$", README, re.M)
    options = re.sub(r" (?!-)", "=", command).split()
    server = Server(tmp_path / "log.txt", *options)
    try:
        for own in ("localhost", "127.0.0.1"):
            assert " 101 " in upgrade(server, own, own)
        for other in ("dashboard.example.org", "localhost.example.org", "192.0.2.1"):
            assert " 403 " in upgrade(server, other, other)
            assert " 403 " in upgrade(server, other, None)
        with Visitor(server.url) as visitor:
            # What the pages bring along holds from the first page on.
            visitor.run()
            for place in ("/", "/_stcore/metrics"):
                assert asked(server, "localhost", place) == 200
                assert asked(server, "dashboard.example.org", place) == 403
            assert asked(server, "dashboard.example.org", "/_stcore/health") == 200
    finally:
        server.stop()


def test_the_proxy_of_the_readme_keeps_what_it_is_said_to_keep() -> None:
    """Tried with nginx 1.22 and a browser: as it is here it works."""
    (block,) = re.findall(r"```nginx\n(.*?)```", README, re.S)
    found = [" ".join(line.split()) for line in re.findall(r"[^;{}]+(?:;|(?=\{))", block)]
    for directive in (
        "listen 443 ssl;",
        "access_log off;",
        # Below that, each request that finds the server away is logged with its link.
        "error_log /var/log/nginx/error.log emerg;",
        f"client_max_body_size {get_option('server.maxUploadSize') + 1}m;",
        "proxy_request_buffering off;",
        "proxy_buffering off;",
        "proxy_http_version 1.1;",
        "proxy_set_header Host $http_host;",
        "proxy_set_header Upgrade $http_upgrade;",
        'proxy_set_header Connection "upgrade";',
        # Without it what `sub_filter` looks at would be packed.
        'proxy_set_header Accept-Encoding "";',
        "proxy_cookie_flags ~ secure;",
        "location = /_stcore/metrics",
        "return 404;",
        "proxy_pass http://127.0.0.1:8501;",
        'add_header X-Content-Type-Options "nosniff" always;',
        'add_header Referrer-Policy "no-referrer" always;',
    ):
        assert found.count(directive) == 1, directive
    # Headers and what is set for the server would not hold in a place that has its own.
    for place in re.findall(r"location[^{]*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", block):
        assert "add_header" not in place
        assert "proxy_set_header" not in place
    assert "frame-ancestors 'none'" in block
    assert "max-age=31536000" in block


def test_streamlit_still_takes_the_address_of_its_server_from_the_page() -> None:
    folder = Path(streamlit.__file__).parent / "static"
    assert "<head>" in (folder / "index.html").read_text(encoding="utf-8")
    scripts = (path.read_text(encoding="utf-8") for path in folder.glob("static/js/index.*.js"))
    assert any("window.__streamlit" in text and "BACKEND_BASE_URL" in text for text in scripts)
