"""Which study is on screen: the reader's upload, that of the server, or the sample."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from uuid import uuid4

import streamlit as st

from lib.language import sentence
from lib.reading.examine import read_study
from lib.screen.sessions.hosted import REST, ChangingError, Folder
from lib.screen.sessions.memory import session_memory, start_anew
from lib.screen.tables import show_table
from lib.study.problems import StudyError
from lib.study.provenance import Provenance, provenance
from lib.study.study import Study
from lib.wording.reading.files import problems_table
from lib.words import Words

FILES_CHANGE_FIRST = sentence(
    "The files of this server's study are being changed. It is read when they have been at rest "
    "for a second; this page tries again."
)
FILES_CHANGE = sentence(
    "The files of this server's study are being changed. Until they have been at rest for a "
    "second, the version before stays on screen."
)
FILES_CHANGED = sentence(
    "The files of this server's study have changed: from now on these pages show the new version."
)

SAMPLE = Path(__file__).parent.parent.parent.parent / "sample_data"


@dataclass(frozen=True)
class ShownStudy:
    """The study on screen.

    Attributes:
        study: The study.
        provenance: The files it came from, or None for the bundled sample.
        token: What no other study on screen has, not even one of the same files.
        link: What the link of an upload calls it. It opens nothing: it is compared with that of
            the session's own upload and with nothing else.
    """

    study: Study
    provenance: Provenance | None
    token: str = field(default_factory=lambda: uuid4().hex)
    link: str = field(default_factory=lambda: f"upload-{token_hex(4)}")

    @property
    def is_upload(self) -> bool:
        """Whether it is a reader's own, which no link can show."""
        return self.provenance is not None and self.provenance.is_upload


# The study itself, not a copy for each run: no page changes it, and what it has cut of its tables
# stays cut.
@st.cache_resource(show_spinner=False)
def _sample() -> ShownStudy:
    return ShownStudy(read_study(SAMPLE), None)


def _read_files(files: Mapping[str, bytes]) -> ShownStudy:
    origin = provenance(files, datetime.now(UTC), is_upload=False)
    return ShownStudy(read_study(files), origin)


@st.cache_resource(show_spinner=False)
def _folder(path: str) -> Folder[ShownStudy]:
    """What is known of a folder of this server, for all sessions."""
    return Folder(Path(path), _read_files)


def choose_study(words: Words) -> ShownStudy:
    """The study on screen: the reader's upload, else that of the server, else the sample.

    The server's folder is named by STUDY_DIR in the environment. If it has problems they are
    listed: the sample study in its place would be taken for it.
    """
    st.session_state.setdefault("attempt", 0)
    shown: ShownStudy | None = session_memory().get("shown")
    if shown is not None:
        return shown
    folder = os.environ.get("STUDY_DIR", "")
    if folder and not st.session_state.get("sample_wanted"):
        return _study_of_server(folder, words)
    return _sample()


def _study_of_server(folder: str, words: Words) -> ShownStudy:
    """The study of a folder; ends the run with its problems if it cannot be shown."""
    try:
        shown, is_changing = _folder(folder).version()
    except ChangingError:
        st.info(words.t(FILES_CHANGE_FIRST), icon=":material/sync:")
        back_to_sample(words)
        time.sleep(REST)
        st.rerun()
    except (OSError, StudyError) as error:
        st.title(words.t("The study of this server cannot be shown."), anchor=False)
        if isinstance(error, StudyError):
            title = words.t("Problems in the files")
            show_table(problems_table(error.problems, words).head(50), alt=title)
        back_to_sample(words)
        st.stop()
    before = st.session_state.get("hosted", shown.token)
    st.session_state["hosted"] = shown.token
    if is_changing:
        st.info(words.t(FILES_CHANGE), icon=":material/sync:")
    elif before != shown.token:
        st.info(words.t(FILES_CHANGED), icon=":material/sync:")
    return shown


def leave() -> None:
    """Leave the study on screen for another, as the reader wants it."""
    shown: ShownStudy | None = session_memory().get("shown")
    left: set[str] = st.session_state.setdefault("left", set())
    left |= {st.session_state.pop("lost", ""), shown.link if shown else ""}
    # Of a session that began with a study that is gone, nothing was chosen yet.
    st.session_state.setdefault("attempt", 0)
    start_anew()


def back_to_sample(words: Words) -> None:
    """The button that puts the sample study on screen again."""
    st.button(
        words.t("Back to the sample study"),
        on_click=show_sample,
        icon=":material/undo:",
        type="tertiary",
        key="back",
    )


def show_sample() -> None:
    """Put the sample study on screen, in place of whatever is or was there."""
    st.session_state["sample_wanted"] = True
    leave()


def show_study_of_server() -> None:
    """Put the study of the server on screen again."""
    st.session_state["sample_wanted"] = False
    leave()
