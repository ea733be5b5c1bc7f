"""What others could ask the server for: whose session it is, and addresses nobody can work out."""

from __future__ import annotations

import hashlib
import secrets

from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.scriptrunner import get_script_run_ctx

_SECRET = secrets.token_bytes(32)


def _hasher() -> hashlib.blake2b:
    return hashlib.blake2b(key=_SECRET, digest_size=16)


def hide_addresses() -> None:
    """Name downloads by their content and a secret of this process.

    Streamlit names them by their content alone, so that whoever can guess that could learn whether
    somebody has it.
    """
    vars(memory_media_file_storage)["create_fast_hasher"] = _hasher


def session_name() -> str:
    """What tells this session from the others; "" where there is none."""
    context = get_script_run_ctx()
    return "" if context is None else context.session_id
