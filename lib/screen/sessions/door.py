"""What others could ask the server for: whose session it is, and addresses nobody can work out."""

from __future__ import annotations

import hashlib
import secrets

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from streamlit import net_util
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_path_security_middleware import PathSecurityMiddleware
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

_SECRET = secrets.token_bytes(32)
# What looks whether the server runs may ask under any name: it is told "ok".
HEALTH = "/_stcore/health"
_answer = PathSecurityMiddleware.__call__


def _hasher() -> hashlib.blake2b:
    return hashlib.blake2b(key=_SECRET, digest_size=16)


def hide_addresses() -> None:
    """Name downloads by their content and a secret of this process.

    Streamlit names them by their content alone, so that whoever can guess that could learn whether
    somebody has it.
    """
    vars(memory_media_file_storage)["create_fast_hasher"] = _hasher


def refuse_other_names() -> None:
    """Answer only under the names of `server.allowedHosts`, and ask nobody for another one.

    Streamlit refuses a connection under another name, but not a request; and before it refuses a
    page of another server it asks an address service under which address this one is seen, while
    all readers wait.
    """
    PathSecurityMiddleware.__call__ = _answer_by_name  # type: ignore[method-assign]
    vars(net_util)["get_external_ip"] = lambda: None


async def _answer_by_name(
    self: PathSecurityMiddleware, scope: Scope, receive: Receive, send: Send
) -> None:
    is_asked = scope["type"] == "http" and not scope["path"].endswith(HEALTH)
    if is_asked and not is_host_allowed(Headers(scope=scope).get("host")):
        await PlainTextResponse("Not a name of this server", 403)(scope, receive, send)
    else:
        await _answer(self, scope, receive, send)


def session_name() -> str:
    """What tells this session from the others; "" where there is none."""
    context = get_script_run_ctx()
    return "" if context is None else context.session_id
